/** What I hear you says, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

export const en = {
  name: 'I hear you',
  line: 'Show that what the other feels makes sense, until it has landed.',
  proverb: 'Aisifuye mvua imemnyea',
  proverbMeaning: 'The one who speaks of the rain has been rained on: who lived it knows it.',
  say: 'What would you like to say?',
  give: 'Give it',
  openingBegin: 'I hear you',
  openingBeginWhy: 'Only if you feel like it.',
  refusedEmpty: 'There is nothing written yet.',
  refusedTooLong: 'This is longer than one turn of talk. Shorten it a little.',
}

export type Words = Widen<typeof en>
