/** What Today offers: at most three openings out of all practices, kindest first. A quiet day has none. */
import { catalogue } from './catalogue.ts'
import { isQuietNow, type LocalTime, offersToday, type Pace } from './pace/index.ts'
import type { AnySlice, Look, Opening } from './slice.ts'

export const mostOpenings = 3

/** The pace of the one who looks, and the time where they are. */
export interface Pacing {
  readonly pace: Pace
  readonly local: LocalTime
  /** The practice that somebody wished to give more room for some weeks: it is offered a little sooner. */
  readonly focus?: string | null
}

/** So much kinder is an opening of what one wished more room for. */
const sooner = 40

/** `states` gives the state of a slice; what waits for me comes before what is only offered. */
export function today(
  slices: readonly AnySlice[],
  stateOf: (slice: AnySlice) => unknown,
  look: Look,
  pacing: Pacing | null = null,
): readonly Opening[] {
  return slices
    .flatMap(slice => slice.openings(stateOf(slice), look))
    .filter(opening => pacing === null || fits(opening, pacing))
    .map(opening =>
      !opening.waiting && opening.practice === pacing?.focus
        ? { ...opening, rank: opening.rank - sooner }
        : opening,
    )
    .sort(byKindness)
    .slice(0, mostOpenings)
}

/**
 * In hours of quiet nothing at all; in a season of rest nothing that does not wait; on other days than the chosen ones no
 * conversation. What waits for me is never held back by a number of conversations: somebody is at its other end.
 */
export function fits({ waiting, practice }: Opening, { pace, local }: Pacing): boolean {
  if (isQuietNow(pace, local)) return false
  if (waiting) return true
  return pace.week !== 0 && (offersToday(pace, local) || !isConversation(practice))
}

const isConversation = (id: string): boolean => {
  const group = catalogue.find(entry => entry.id === id)?.group
  return group === 'conversations' || group === 'hard-moments'
}

/** What waits for me first, then the kindest. */
export const byKindness = (a: Opening, b: Opening): number =>
  Number(b.waiting) - Number(a.waiting) || a.rank - b.rank || (a.practice < b.practice ? -1 : 1)
