/** What In good time says, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

export const en = {
  name: 'In good time',
  line: 'Pause a talk with a promise to come back, and find a way back in.',
  proverb: 'Subira huvuta heri',
  proverbMeaning: 'Patience draws blessing.',
  say: 'What would you like to say?',
  give: 'Give it',
  openingBegin: 'In good time',
  openingBeginWhy: 'Only if you feel like it.',
  refusedEmpty: 'There is nothing written yet.',
  refusedTooLong: 'This is longer than one turn of talk. Shorten it a little.',
}

export type Words = Widen<typeof en>
