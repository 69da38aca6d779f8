/** What Full attention says, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

export const en = {
  name: 'Full attention',
  line: 'One speaks with time, the other only listens, then tells what stayed.',
  proverb: 'Kuuliza si ujinga',
  proverbMeaning: 'To ask is not foolishness.',
  say: 'What would you like to say?',
  give: 'Give it',
  openingBegin: 'Full attention',
  openingBeginWhy: 'Only if you feel like it.',
  refusedEmpty: 'There is nothing written yet.',
  refusedTooLong: 'This is longer than one turn of talk. Shorten it a little.',
}

export type Words = Widen<typeof en>
