/** Months as the pulse knows them: YYYY-MM, where the phone is. */
import * as v from 'valibot'
import { localDay } from '../calendar/plan.ts'

export const month = v.pipe(v.string(), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/))

export const monthAt = (now: number): string => localDay(now).slice(0, 7)

/** The month that lies so many after this one; before it where negative. */
export function monthAfter(from: string, months = 1): string {
  const [year = 0, nth = 1] = from.split('-').map(Number)
  const all = year * 12 + nth - 1 + months
  return `${String(Math.floor(all / 12)).padStart(4, '0')}-${String((all % 12) + 1).padStart(2, '0')}`
}

/** Every month from the one to the other, both included, the latest `most` of them. */
export function monthsBetween(from: string, to: string, most: number): readonly string[] {
  const found: string[] = []
  for (let at = to; at >= from && found.length < most; at = monthAfter(at, -1)) found.unshift(at)
  return found
}
