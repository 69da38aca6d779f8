/** What In your shoes says, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

export const en = {
  name: 'In your shoes',
  line: 'One tells a moment; the other imagines what it felt like, and asks.',
  proverb: 'Kitanda usichokilalia hujui kunguni wake',
  proverbMeaning: 'You do not know the bedbugs of a bed you have not slept in.',
  say: 'What would you like to say?',
  give: 'Give it',
  openingBegin: 'In your shoes',
  openingBeginWhy: 'Only if you feel like it.',
  refusedEmpty: 'There is nothing written yet.',
  refusedTooLong: 'This is longer than one turn of talk. Shorten it a little.',
}

export type Words = Widen<typeof en>
