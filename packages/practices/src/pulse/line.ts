/** One sentence over the months, as dots and the lines between them. A month without an answer has no dot, and no line crosses it. */
import { monthsBetween } from '../shared/pulse/months.ts'
import type { Answer, SentenceId } from '../shared/pulse/sentences.ts'
import type { OnePulse } from './state.ts'

/** From so many pulses on there is a picture. */
export const fewestForPicture = 3
const mostMonths = 12

export interface Dot {
  /** Place of its month among `months`. */
  readonly at: number
  readonly month: string
  readonly answer: Answer
}
export interface Line {
  readonly months: readonly string[]
  readonly dots: readonly Dot[]
  /** Dots of months that follow each other. */
  readonly joins: readonly (readonly [Dot, Dot])[]
}

/** Null while there are too few. `pulses`: one person's own, the oldest first. */
export function lineOf(pulses: readonly OnePulse[], id: SentenceId): Line | null {
  const [first, last] = [pulses[0], pulses.at(-1)]
  if (pulses.length < fewestForPicture || !first || !last) return null
  const months = monthsBetween(first.month, last.month, mostMonths)
  const dots = months.flatMap((month, at) => {
    const answer = pulses.find(one => one.month === month)?.answers[id]
    return answer === undefined ? [] : [{ at, month, answer }]
  })
  const joins = dots.flatMap((dot, nth) => {
    const next = dots[nth + 1]
    return next && next.at === dot.at + 1 ? [[dot, next] as const] : []
  })
  return { months, dots, joins }
}
