/** What is said about names, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

export const en = {
  name: 'Names',
  line: 'What each of you is called here.',
  refusedEmpty: 'Write what you would like to be called.',
  refusedTooLong: 'This name is too long. A short one is enough.',
}

export type Words = Widen<typeof en>
