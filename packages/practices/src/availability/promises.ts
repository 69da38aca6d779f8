/**
 * What becomes of a promise: given, and then kept, moved or released. That it was kept, its giver says; letting go of it is
 * free to both. There is no event, and no state, that says of a promise that it was not kept.
 */
import type { FactId, MemberId } from '../slice.ts'
import type { Fact } from './events.ts'

export interface Promised {
  readonly id: string
  /** What it was promised to. The check-in itself may have gone since. */
  readonly checkin: string
  readonly by: MemberId
  readonly to: MemberId
  readonly need: string
  /** The time that holds, in milliseconds since 1970. */
  readonly when: number
  readonly stage: 'given' | 'moved' | 'kept' | 'released'
  /** Own words of the giver; empty once they have deleted them. */
  readonly sorry: { readonly text: string; readonly fact: FactId } | null
  readonly thanked: boolean
}

type PromiseFact = Extract<Fact, { data: { readonly promise: string } }>

export const isPending = ({ stage }: Promised): boolean => stage === 'given' || stage === 'moved'

/** The same list where the fact changes nothing. */
export function reducePromise(promises: readonly Promised[], fact: PromiseFact): readonly Promised[] {
  const before = promises.find(({ id }) => id === fact.data.promise)
  const after = before && changed(before, fact)
  return after === before ? promises : promises.map(one => (one === before ? (after ?? one) : one))
}

export const released = (promise: Promised): Promised =>
  isPending(promise) ? { ...promise, stage: 'released' } : promise

function changed(promise: Promised, fact: PromiseFact): Promised {
  const given = promise.by === fact.by
  if (fact.type === 'availability.promise-released.v1')
    return given || promise.to === fact.by ? released(promise) : promise
  if (!given) return promise
  // Somebody may be sorry also where the other has let it go already.
  if (fact.type === 'availability.sorry-said.v1')
    return maySaySorry(promise) ? { ...promise, sorry: { text: fact.data.text, fact: fact.id } } : promise
  if (!isPending(promise)) return promise
  return fact.type === 'availability.promise-kept.v1'
    ? { ...promise, stage: 'kept' }
    : { ...promise, stage: 'moved', when: fact.data.when }
}

export const maySaySorry = ({ stage, sorry }: Promised): boolean => stage !== 'kept' && sorry === null
