/** What a sealed text is to the person who looks at it now. Keys never leave this place; texts do when they may. */

import { isErased, type Reveal, type Sealed, type Sight, slicesIn, stateIn } from '#practices'
import { openSeal, type Primitives } from '#protocol'
import type { SealKeys } from './seal-keys.ts'
import { otherOf, type Space } from './space.ts'

/** Everything that the confirmed record of a space wants to be opened, kept or closed. */
export function revealsOf(space: Space, now: number): readonly Reveal[] {
  const context = { me: space.row.member, other: otherOf(space), now }
  return slicesIn(space.row.kind).flatMap(
    slice => slice.reveals?.(stateIn(space.confirmed, slice), context) ?? [],
  )
}

/** The day in UTC, YYYY-MM-DD. */
export const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10)

/** The record says that the texts of this reveal may be read now. */
export const isDue = (reveal: Reveal, now: number): boolean =>
  reveal.stage === 'ready' ||
  (reveal.kind === 'day' && reveal.stage === 'waiting' && (reveal.day ?? '~') <= dayOf(now))

export interface Sights {
  readonly sight: (space: Space, sealed: Sealed) => Sight
  /** A deposited half did not fit: kept in memory only, so that the next start asks again. */
  readonly mismatched: (seal: string) => void
  /** The relay says that this gate has opened, although the record has not two answers there. */
  readonly openedWithout: (space: Space, gate: string) => void
  readonly isMismatched: (seal: string) => boolean
}

export interface SightParts {
  readonly p: Primitives
  readonly keys: SealKeys
  readonly now: () => number
  /** A text can be read that could not be read before. */
  readonly seen: () => void
}

export function createSights({ p, keys, now, seen }: SightParts): Sights {
  const mismatches = new Set<string>()
  const opening = new Set<string>()

  const openSoon = (space: Space, sealed: Sealed) => {
    const known = keys.get(sealed.seal)
    if (!known || opening.has(sealed.seal)) return
    opening.add(sealed.seal)
    openSeal(p, sealed, known.key)
      .then(opened => {
        space.seals.texts.set(sealed.seal, opened.ok ? opened.value : null)
        seen()
      })
      .catch(() => {})
      .finally(() => opening.delete(sealed.seal))
  }

  const due = (space: Space, seal: string): boolean =>
    revealsOf(space, now()).some(one => isDue(one, now()) && one.seals.some(held => held.seal.seal === seal))

  /**
   * The relay says that the gate has opened, the record does not say that both have sealed, and the other has signed an
   * entry that can have opened it. The relay's word alone accuses nobody, and an answer on its way is no accusation.
   */
  const wasOpenedWithout = (space: Space, { seal, gate }: Sealed): boolean => {
    const { openedWithout, bound } = space.seals
    const other = otherOf(space)
    if (!openedWithout.has(gate) || other === null) return false
    if (!bound.has(`${gate}/${other}`) && !bound.has(other)) return false
    return revealsOf(space, now()).some(
      one => one.gate === gate && one.stage !== 'ready' && one.seals.some(held => held.seal.seal === seal),
    )
  }

  return {
    openedWithout: (space, gate) => {
      if (space.seals.openedWithout.has(gate)) return
      space.seals.openedWithout.add(gate)
      seen()
    },
    isMismatched: seal => mismatches.has(seal),
    mismatched: seal => {
      mismatches.add(seal)
      seen()
    },
    sight: (space, sealed) => {
      const { seal } = sealed
      if (isErased(sealed)) return { kind: 'erased' }
      if (keys.isDropped(seal)) return { kind: 'gone' }
      const seals = space.carry?.seals ?? space.seals
      const here = seals.sealed.get(seal)
      if (!here) return { kind: 'sealed' }
      // Another text under a name that is already taken: whoever wrote that can't have it shown as this one.
      if (here.sealed.commit !== sealed.commit || here.sealed.box !== sealed.box) return { kind: 'mismatch' }
      const mine = here.by === space.row.member
      const text = seals.texts.get(seal)
      if (text === null) return { kind: 'mismatch' }
      if (text !== undefined) {
        if (!mine) return { kind: 'open', text }
        return wasOpenedWithout(space, sealed) ? { kind: 'mine', text, read: true } : { kind: 'mine', text }
      }
      if (keys.get(seal)) {
        openSoon(space, here.sealed)
        return { kind: 'opening' }
      }
      if (mismatches.has(seal)) return { kind: 'mismatch' }
      return due(space, seal) ? { kind: 'opening' } : { kind: 'sealed' }
    },
  }
}
