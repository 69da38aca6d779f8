/**
 * Reads a draft on the device and says what in it will be harder, and what easier, to hear.
 * It never rewrites, never keeps and never sends anything: text in, marks out.
 */
import { indexCues } from './cues/cues.ts'
import { inOrder, judge } from './judge.ts'
import type { Finding } from './labels.ts'
import type { Language } from './language.ts'
import { openModel } from './model/weights.ts'
import { passages } from './text/passages.ts'
import { readWords } from './text/reading.ts'

export { EASIER, type Finding, HARDER, LABELS, type Label } from './labels.ts'
export type { Language } from './language.ts'

export interface Mirror {
  /** Every mark of the text, in the order in which a screen may show them. The same text gives the same marks. */
  read(text: string): readonly Finding[]
}

/** A mirror for one language (`#mirror/en`, `#mirror/sw`). Making one costs some milliseconds; reading is cheap. */
export const createMirror = (language: Language): Mirror => {
  const cues = indexCues(language.cues)
  const model = openModel(language.model)
  return {
    read: text => {
      const words = readWords(text, language.lore)
      return inOrder(passages(words).flatMap(passage => judge(passage, cues, model)))
    },
  }
}
