/**
 * When something comes back: every week, every second week or every month, at a time on the clock of the place.
 *
 * Days are days of a calendar and hours are hours on a wall: seven in the evening stays seven in the evening, wherever the
 * two are and whatever happens to summer time. So nothing here knows a time zone.
 */
import * as v from 'valibot'
import { day } from '../schemas.ts'

/** HH:MM on a clock of 24 hours. */
export const clock = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/))
/** 1 to 52, as it was said. */
const times = v.pipe(v.string(), v.regex(/^(?:[1-9]|[1-4]\d|5[0-2])$/))

export const planSchema = v.object({
  /** The first day; it says the weekday, and for every month which one of them. */
  first: day,
  time: clock,
  every: v.picklist(['week', 'two-weeks', 'month']),
  ends: v.variant('kind', [
    v.object({ kind: v.literal('open') }),
    v.object({ kind: v.literal('day'), day }),
    v.object({ kind: v.literal('times'), times }),
  ]),
})
export type Plan = v.InferOutput<typeof planSchema>

const DAY = 86_400_000
const LAST = Date.UTC(9999, 11, 31)
const at = (text: string): number => Date.parse(`${text}T00:00:00Z`)
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** 0 is Sunday. */
export const weekdayOf = (text: string): number => new Date(at(text)).getUTCDay()

/** Which of the month's Fridays (or whatever day it is): 1 to 4, or -1 for the last where it is the fifth. */
export function nthOf(text: string): number {
  const nth = Math.ceil(Number(text.slice(8)) / 7)
  return nth === 5 ? -1 : nth
}

/** The first `most` days from `from` on (itself included) on which it takes place. */
export function occurrences(plan: Plan, from: string, most: number): readonly string[] {
  const found: string[] = []
  const { ends } = plan
  const until = ends.kind === 'day' ? Math.min(at(ends.day), LAST) : LAST
  const end = ends.kind === 'times' ? Number(ends.times) : Number.POSITIVE_INFINITY
  for (let k = firstAround(plan, from); k < end && found.length < most; k++) {
    const time = kth(plan, k)
    if (time > until) break
    const text = dayOf(time)
    if (text >= from) found.push(text)
  }
  return found
}

/** A number of the row that is not after `from`, and not far before it. */
function firstAround({ first, every }: Plan, from: string): number {
  if (every === 'month') return Math.max(0, monthOf(from) - monthOf(first))
  return Math.max(0, Math.floor((at(from) - at(first)) / (stepOf(every) * DAY)))
}

const stepOf = (every: 'week' | 'two-weeks'): number => (every === 'week' ? 7 : 14)
const monthOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1

/** The kth time, counted from none, as milliseconds of its day. */
function kth({ first, every }: Plan, k: number): number {
  if (every !== 'month') return at(first) + k * stepOf(every) * DAY
  const month = monthOf(first) + k
  const start = at(`${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1, 2)}-01`)
  // Beyond the last year that a date can name.
  if (Number.isNaN(start)) return LAST + DAY
  const nth = nthOf(first)
  const ahead = (weekdayOf(first) - new Date(start).getUTCDay() + 7) % 7
  const early = start + ahead * DAY
  if (nth > 0) return early + (nth - 1) * 7 * DAY
  const fifth = early + 28 * DAY
  return new Date(fifth).getUTCMonth() === new Date(start).getUTCMonth() ? fifth : early + 21 * DAY
}

const pad = (n: number, digits: number): string => String(n).padStart(digits, '0')

/** The day on the calendar of the place where this device is. */
export function localDay(now: number): string {
  const date = new Date(now)
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`
}

/** The moment, by this device's own clock, of a day and a time on the wall. */
export function localMoment({ day: text, time }: { readonly day: string; readonly time: string }): number {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return new Date(year, month - 1, date, hour, minute).getTime()
}

/** The same plan as a rule of RFC 5545. */
export function ruleOf(plan: Plan): string {
  const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][weekdayOf(plan.first)]
  const often =
    plan.every === 'month'
      ? `FREQ=MONTHLY;BYDAY=${nthOf(plan.first)}${weekday}`
      : `FREQ=WEEKLY${plan.every === 'two-weeks' ? ';INTERVAL=2' : ''};BYDAY=${weekday}`
  const { ends } = plan
  if (ends.kind === 'times') return `${often};COUNT=${ends.times}`
  // The end is given as the beginning is: without a zone.
  return ends.kind === 'day' ? `${often};UNTIL=${ends.day.replaceAll('-', '')}T235959` : often
}
