/** What I'll go first says, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

export const en = {
  name: "I'll go first",
  line: 'Share something first, and say how it may be received. Nothing is owed back.',
  proverb: 'Mwanzo wa ngoma ni lele',
  proverbMeaning: 'Every great dance begins with a small "lele".',
  say: 'What would you like to say?',
  give: 'Give it',
  openingBegin: "I'll go first",
  openingBeginWhy: 'Only if you feel like it.',
  refusedEmpty: 'There is nothing written yet.',
  refusedTooLong: 'This is longer than one turn of talk. Shorten it a little.',
}

export type Words = Widen<typeof en>
