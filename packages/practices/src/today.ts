/** What Today offers: at most three openings out of all practices, kindest first. A quiet day has none. */
import type { AnySlice, Look, Opening } from './slice.ts'

export const mostOpenings = 3

/** `states` gives the state of a slice; what waits for me comes before what is only offered. */
export function today(
  slices: readonly AnySlice[],
  stateOf: (slice: AnySlice) => unknown,
  look: Look,
): readonly Opening[] {
  return slices
    .flatMap(slice => slice.openings(stateOf(slice), look))
    .sort(byKindness)
    .slice(0, mostOpenings)
}

/** What waits for me first, then the kindest. */
export const byKindness = (a: Opening, b: Opening): number =>
  Number(b.waiting) - Number(a.waiting) || a.rank - b.rank || (a.practice < b.practice ? -1 : 1)
