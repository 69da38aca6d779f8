/** What the intents of all practices answer with: drafts and effects, or the key of a sentence that says why not. */
import type { Draft, Refusal, Result, Step } from '../slice.ts'

export type Decided = Result<readonly Step[], Refusal>

export const yes = (...steps: readonly Step[]): Decided => ({ ok: true, value: steps })

/** `Refused` is the union of the practice's own keys that begin with `refused`, so that each has its sentence. */
export const refuser =
  <Refused extends string>() =>
  (refused: Refused): Decided => ({ ok: false, error: { refused } })

/** An event of the practice whose schemas these are. */
export const drafter =
  <Events extends Readonly<Record<string, unknown>>>() =>
  (type: keyof Events & string, data: object): Draft => ({ type, data })

/** Nothing but blanks, or longer than `max` UTF-16 units; null when it may be said. */
export function refusedText(text: string, max: number): 'refusedEmpty' | 'refusedTooLong' | null {
  const { length } = text.trim()
  if (length === 0) return 'refusedEmpty'
  return length > max ? 'refusedTooLong' : null
}
