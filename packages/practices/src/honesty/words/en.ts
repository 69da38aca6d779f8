/** What Honest talk says, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

export const en = {
  name: 'Honest talk',
  line: 'One speaks, the other says back what was heard; then the turn passes.',
  proverb: 'Njia ya mwongo ni fupi',
  proverbMeaning: "The liar's road is short: what is hidden does not carry two people far.",
  say: 'What would you like to say?',
  give: 'Give it',
  openingBegin: 'Honest talk',
  openingBeginWhy: 'Only if you feel like it.',
  refusedEmpty: 'There is nothing written yet.',
  refusedTooLong: 'This is longer than one turn of talk. Shorten it a little.',
}

export type Words = Widen<typeof en>
