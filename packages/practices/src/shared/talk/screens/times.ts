/** The times that are offered for a pause and for *not now*, by the clock of the place where the device is; and how a time is said. */
import { longestPauseHours } from '../events.ts'
import type { ScreenWords } from './words/en.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** To the nearest five minutes, so that it can be said and remembered. */
const rounded = (at: number): number => Math.round(at / (5 * MINUTE)) * 5 * MINUTE

const atHour = (now: number, days: number, hour: number): number => {
  const at = new Date(now)
  at.setDate(at.getDate() + days)
  return at.setHours(hour, 0, 0, 0)
}

export type PauseTime = 'twentyMinutes' | 'oneHour' | 'tonight' | 'tomorrow' | 'ownTime'

/** What can be chosen now, nearest first. This evening is offered while it is more than an hour away. */
export function pauseTimes(now: number): readonly { readonly name: PauseTime; readonly until: number }[] {
  const tonight = atHour(now, 0, 20)
  return [
    { name: 'twentyMinutes', until: rounded(now + 20 * MINUTE) },
    { name: 'oneHour', until: rounded(now + HOUR) },
    ...(tonight > now + 90 * MINUTE ? [{ name: 'tonight' as const, until: tonight }] : []),
    { name: 'tomorrow', until: atHour(now, 1, 18) },
  ]
}

/** Twenty minutes from now, or from the promised time while that is ahead. */
export const alittleMore = (until: number, now: number): number => rounded(Math.max(until, now) + 20 * MINUTE)

/** The days that a time of one's own may lie on, as date inputs write them. */
export const ownDays = (now: number): { readonly first: string; readonly last: string } => ({
  first: dateOf(now),
  last: dateOf(now + longestPauseHours * HOUR),
})

/** Milliseconds since 1970 of a day and a time as inputs write them; null while one is missing. */
export function ownTime(day: string, time: string): number | null {
  const [year, month, date] = day.split('-').map(Number)
  const [hour, minute] = time.split(':').map(Number)
  if (year === undefined || month === undefined || date === undefined) return null
  if (hour === undefined || minute === undefined || time === '') return null
  const at = new Date(year, month - 1, date, hour, minute).getTime()
  return Number.isNaN(at) ? null : at
}

export type Later = 'none' | 'evening' | 'tomorrow' | 'week'

/** When what was put off is shown again: evening is seven o'clock, morning is eight. */
export function laterOf(later: Later, now: number): number | null {
  if (later === 'none') return null
  return later === 'evening' ? atHour(now, 0, 19) : atHour(now, later === 'week' ? 7 : 1, 8)
}

/** What can be chosen now for *not now*. */
export const laters = (now: number): readonly Later[] =>
  atHour(now, 0, 19) > now ? ['none', 'evening', 'tomorrow', 'week'] : ['none', 'tomorrow', 'week']

/** "at 20:30", "tomorrow at 09:00", "on Tuesday at 09:00". */
export function timeInWords(until: number, now: number, language: 'en' | 'sw', words: ScreenWords): string {
  const time = clockOf(until)
  if (dateOf(until) === dateOf(now)) return words.atTime({ time })
  if (dateOf(until) === dateOf(atHour(now, 1, 12))) return words.tomorrowAt({ time })
  const near = Math.abs(until - now) < 6 * 24 * HOUR
  const day = new Intl.DateTimeFormat(
    language === 'sw' ? 'sw-TZ' : 'en-GB',
    near ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' },
  ).format(until)
  return words.dayAt({ day, time })
}

/** HH:MM on a clock of 24 hours, in both languages. */
export const clockOf = (at: number): string => {
  const date = new Date(at)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

const dateOf = (at: number): string => {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

const two = (number: number): string => String(number).padStart(2, '0')
