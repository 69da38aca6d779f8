/** What is said about the not-yet shelf, in English; the source of its keys. */
import type { Widen } from '../../shared/words.ts'

export const en = {
  name: 'Not yet',
  line: 'What you put off. Only you can see it.',
}

export type Words = Widen<typeof en>
