/** What can happen between two people in I'm here. */
import * as v from 'valibot'
import { freeText, id16, listed, words } from '../shared/schemas.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxLine = 200
export const maxMood = 40
export const maxSorry = 300
/** A promised time lies at most so many days ahead. */
export const maxDaysAhead = 7

export const energies = ['empty', 'low', 'enough', 'full'] as const
export type Energy = (typeof energies)[number]

/** Names a sentence of the words: something done, in place of words. A newer app may know more. */
export const deeds = ['tea', 'task', 'errand', 'walk', 'call', 'prayer'] as const

/** Milliseconds since 1970. */
const when = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000))

const answer = v.variant('kind', [
  /** I am with you: for one who wants it known, and nothing else. */
  v.object({ kind: v.literal('with-you') }),
  v.object({ kind: v.literal('here') }),
  /** The answer is coming to the room. */
  v.object({ kind: v.literal('coming') }),
  v.object({ kind: v.literal('at'), promise: id16, when }),
  /** I can't today, and I see you. */
  v.object({ kind: v.literal('cannot') }),
  v.object({ kind: v.literal('another-day'), promise: id16, when }),
  v.object({ kind: v.literal('who-else'), text: freeText(maxLine) }),
  v.object({ kind: v.literal('deed'), deed: listed }),
])

export const events = {
  /**
   * How somebody is counts as something typed, although it is mostly chosen from a list: so it goes from both phones when
   * its day is over, with the line. `mood` is a name of the list, or a word of one's own.
   */
  'availability.checked-in.v1': v.object({
    checkin: id16,
    energy: words(maxMood),
    mood: words(maxMood),
    need: listed,
    line: freeText(maxLine),
  }),
  /** By the one asked. The latest counts; a time is a promise of its own. */
  'availability.answered.v1': v.object({ checkin: id16, answer }),
  /** I was there: said by the one who gave the promise. */
  'availability.promise-kept.v1': v.object({ promise: id16 }),
  'availability.promise-moved.v1': v.object({ promise: id16, when }),
  /** By either of the two. */
  'availability.promise-released.v1': v.object({ promise: id16 }),
  /** By the one who gave the promise. */
  'availability.sorry-said.v1': v.object({ promise: id16, text: words(maxSorry) }),
  /** That was what I needed. */
  'availability.thanked.v1': v.object({ checkin: id16 }),
  /** Its author lets it be: nothing is needed any more. */
  'availability.let-be.v1': v.object({ checkin: id16 }),
  /** Asked for once more, by its author. It counts once, and only where the other allows it. */
  'availability.asked-again.v1': v.object({ checkin: id16 }),
  /** Whether I may be asked once more. Not allowed before it is said. */
  'availability.asking-again-allowed.v1': v.object({ allowed: v.boolean() }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
export type Answer = v.InferOutput<typeof answer>
