/** What somebody who leaves takes back: own sealed texts that the other has not opened. */
import { type Sealed, slicesIn, stateIn } from '#practices'
import type { Ledger } from '../ledger.ts'
import type { DroppedKey, SealKeys } from '../seal-keys.ts'
import { otherOf, type Space } from '../space.ts'

export interface TakenBack {
  /** Waiting: their keys are dropped, so that no own device ever deposits them. */
  readonly dropped: readonly DroppedKey[]
  /** Gates at which a half of an own key may still lie. */
  readonly gates: readonly string[]
}

/**
 * What is ready may have been opened already: its author goes on reading it, and the relay is asked for the half all the
 * same. What was closed came back to its author, who keeps it.
 */
export function takenBack(space: Space, ledger: Ledger, keys: SealKeys, now: number): TakenBack {
  const me = space.row.member
  const context = { me, other: otherOf(space), now }
  const reveals = [space.confirmed, ledger.currentOf(space)].flatMap(folded =>
    slicesIn(space.row.kind).flatMap(slice => slice.reveals?.(stateIn(folded, slice), context) ?? []),
  )
  const mine = new Map<string, Sealed>()
  for (const [seal, { sealed, by }] of space.seals.sealed) if (by === me) mine.set(seal, sealed)
  // What is not confirmed may stand in the fold alone.
  for (const { seal, by } of reveals.flatMap(({ seals }) => seals)) if (by === me) mine.set(seal.seal, seal)
  const dropped: DroppedKey[] = []
  const gates = new Set<string>()
  for (const [seal, { gate, gateKind }] of mine) {
    if (space.seals.opened.has(seal) || !keys.get(seal)?.mine) continue
    const here = reveals.filter(reveal => reveal.seals.some(held => held.seal.seal === seal))
    if (gateKind !== 'strict') gates.add(gate)
    if (here.length > 0 && here.every(({ stage }) => stage === 'waiting'))
      dropped.push({ seal, space: space.id, gate })
  }
  return { dropped, gates: [...gates] }
}
