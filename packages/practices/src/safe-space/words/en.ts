/** What Our place and time says, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

export const en = {
  name: 'Our place and time',
  line: 'Agree what holds between you, and keep a weekly hour for the two of you.',
  proverb: 'Nyumbani ni nyumbani, hata kama ni pangoni',
  proverbMeaning: 'Home is home, even if it is a cave.',
  say: 'What would you like to say?',
  give: 'Give it',
  openingBegin: 'Our place and time',
  openingBeginWhy: 'Only if you feel like it.',
  refusedEmpty: 'There is nothing written yet.',
  refusedTooLong: 'This is longer than one turn of talk. Shorten it a little.',
}

export type Words = Widen<typeof en>
