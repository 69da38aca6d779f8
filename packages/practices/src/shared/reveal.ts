/** The reveal: how sealed texts of a practice come to open, said once for all practices that seal something. */
import { type Gate, type MemberId, type Reveal, SEAL_OPENED, type Sealed, type SealOpened } from '../slice.ts'

/** Somebody's sealed text inside of a state. */
export interface Held {
  readonly seal: Sealed
  readonly by: MemberId
}

/** True if the text was sealed for this gate and no other. A text sealed elsewhere opens by another rule than was agreed. */
export const fitsGate = (
  sealed: Sealed,
  gate: Pick<Gate, 'id' | 'kind'> & { readonly day?: string },
): boolean => sealed.gate === gate.id && sealed.gateKind === gate.kind && sealed.day === gate.day

/** Both have sealed: ready. One or none: waiting. Rested: closed, and what was sealed stays with its author. */
export function whenBoth(gate: string, held: readonly Held[], rested: boolean): Reveal {
  const stage = held.length === 2 ? 'ready' : rested ? 'closed' : 'waiting'
  return { gate, kind: 'both', seals: held, stage }
}

/** On its day, or at the word of its author. The relay's day decides; `now` only says when to ask. */
export function onDay(held: Held, day: string, opened: boolean, now: number): Reveal {
  const stage = opened || dayAt(now) >= day ? 'ready' : 'waiting'
  return { gate: held.seal.gate, kind: 'day', day, seals: [held], stage }
}

/** Two blind wishes: `ready` to be compared as soon as both are there, `closed` when the moment has passed. */
export function whenBothWish(gate: string, held: readonly Held[], passed: boolean): Reveal {
  const stage = passed ? 'closed' : held.length === 2 ? 'ready' : 'waiting'
  return { gate, kind: 'match', seals: held, stage }
}

/** The text that this fact opens in `held`, or null. Only the author's own word opens, and only to what was committed. */
export const openedText = (fact: SealOpened, held: Held): string | null =>
  fact.data.seal === held.seal.seal && fact.by === held.by ? fact.data.text : null

export const isSealOpened = (fact: { readonly type: string }): fact is SealOpened => fact.type === SEAL_OPENED

/** The day in UTC, YYYY-MM-DD, at a time in milliseconds since 1970. */
export const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10)
