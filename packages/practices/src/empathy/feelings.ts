/** Feelings as one of the two picks them, and as they are sealed: names out of the list, own words, and "because". */
import * as v from 'valibot'
import { freeText, listed, words } from '../shared/schemas.ts'

export const maxPicks = 5
/** In UTF-16 units. */
export const maxOwnWord = 24
export const maxBecause = 300

/** "I don't know" is an answer: for the one who tells, and for the one who imagines. */
export const dontKnow = 'dont-know'

const pick = v.variant('k', [
  /** A name out of the list, which a newer app may know more of: a feeling, the body, a colour. */
  v.object({ k: v.literal('listed'), id: listed }),
  v.object({ k: v.literal('own'), text: words(maxOwnWord) }),
])
const picked = v.object({
  picks: v.pipe(v.array(pick), v.minLength(1), v.maxLength(maxPicks)),
  because: freeText(maxBecause),
})

export type Pick = v.InferOutput<typeof pick>
export interface Picked {
  readonly picks: readonly Pick[]
  readonly because: string
}

/** What is sealed. */
export const pickedText = ({ picks, because }: Picked): string =>
  JSON.stringify({ picks, because: because.trim() })

/** The feelings in a text that was unsealed; null when it holds none, for instance from a newer app. */
export function readPicked(text: string): Picked | null {
  try {
    const read = v.safeParse(picked, JSON.parse(text))
    return read.success ? read.output : null
  } catch {
    return null
  }
}

/** Why it can't be sealed like this; null when it can. */
export function refusedPicked({ picks, because }: Picked) {
  if (picks.length === 0) return 'refusedNoFeeling'
  if (picks.length > maxPicks) return 'refusedManyFeelings'
  const isLong = (one: Pick) => one.k === 'own' && one.text.trim().length > maxOwnWord
  if (picks.some(isLong) || because.trim().length > maxBecause) return 'refusedTooLong'
  return picks.some(one => one.k === 'own' && one.text.trim() === '') ? 'refusedNoFeeling' : null
}

/** Two picks that say the same. */
export const isSame = (one: Pick, two: Pick): boolean =>
  one.k === 'listed'
    ? two.k === 'listed' && one.id === two.id
    : two.k === 'own' && one.text.trim().toLowerCase() === two.text.trim().toLowerCase()
