/** One's own pace: what was chosen last, and what it means at a moment. */
import type { SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'

/** `0`: a season of rest. null: conversations are offered as they come. */
export type Week = 0 | 1 | 2 | 3 | null

export interface Pace {
  readonly week: Week
  /** Minutes after midnight; over midnight when `from` is the later one. */
  readonly quiet: { readonly from: number; readonly to: number } | null
}

export const initialPace: Pace = { week: null, quiet: null }

export const reducePace = (state: Pace, fact: Fact | SealOpened): Pace =>
  fact.type === 'pace.chosen.v1' ? { week: fact.data.week, quiet: fact.data.quiet } : state

/** A moment where the person is: 0 is Sunday; minutes after midnight. */
export interface LocalTime {
  readonly weekday: number
  readonly minute: number
}

/** Spread over the week, and always with a Saturday. */
const daysOf: Readonly<Record<1 | 2 | 3, readonly number[]>> = { 1: [6], 2: [3, 6], 3: [1, 3, 6] }

/** Weekdays on which conversations may be offered; null: on all. */
export const offeringDays = (week: Week): readonly number[] | null =>
  week === null ? null : week === 0 ? [] : daysOf[week]

export const isQuietNow = ({ quiet }: Pace, { minute }: LocalTime): boolean => {
  if (quiet === null) return false
  const { from, to } = quiet
  return from <= to ? from <= minute && minute < to : minute >= from || minute < to
}

export const offersToday = ({ week }: Pace, { weekday }: LocalTime): boolean =>
  offeringDays(week)?.includes(weekday) ?? true
