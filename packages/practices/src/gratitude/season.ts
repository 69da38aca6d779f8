/**
 * A season of the jar: a day that both agree on, for opening what lies in it. It changes no note: each opens on the day it
 * was sealed for, and notes that are put in afterwards are offered this day. Who let a day go is kept nowhere.
 */
import { dayAt } from '../shared/reveal.ts'
import { all, get, put, type Shelf } from '../shared/shelf.ts'
import type { MemberId } from '../slice.ts'
import type { Fact } from './events.ts'

export interface Season {
  readonly id: string
  readonly by: MemberId
  /** YYYY-MM-DD in UTC, as the days of the notes. */
  readonly day: string
  readonly agreed: boolean
  readonly letGo: boolean
}

export type SeasonFact = Extract<Fact, { data: { season: string } }>

export const isSeasonFact = (fact: Fact): fact is SeasonFact => 'season' in fact.data

/** Two days that were offered while apart are two seasons; both may be agreed. */
export function reduceSeasons(seasons: Shelf<Season>, fact: SeasonFact): Shelf<Season> {
  const { season: id } = fact.data
  const known = get(seasons, id)
  switch (fact.type) {
    case 'gratitude.season-offered.v1': {
      if (known) return seasons
      return put(seasons, id, { id, by: fact.by, day: fact.data.day, agreed: false, letGo: false })
    }
    case 'gratitude.season-agreed.v1':
      return known && known.by !== fact.by && !known.letGo
        ? put(seasons, id, { ...known, agreed: true })
        : seasons
    case 'gratitude.season-let-go.v1':
      return known ? put(seasons, id, { ...known, letGo: true }) : seasons
  }
}

const week = 7 * 24 * 3_600_000

/** Agreed and still to come, or offered for a day to come; what both agreed on counts first, then the latest. */
export function comingSeason(seasons: Shelf<Season>, now: number): Season | undefined {
  const today = dayAt(now)
  const coming = all(seasons).filter(({ day, letGo }) => !letGo && day > today)
  return coming.find(({ agreed }) => agreed) ?? coming.at(-1)
}

/** Its day has come; it can be read aloud for a week. */
export function openSeason(seasons: Shelf<Season>, now: number): Season | undefined {
  const [today, oldest] = [dayAt(now), dayAt(now - week)]
  return all(seasons).findLast(({ day, agreed, letGo }) => agreed && !letGo && day <= today && day > oldest)
}
