/** Cuts a long note into passages of a message's size, at the ends of sentences: the checks judge one passage at a time. */
import { isStop, type Word } from './reading.ts'

/** A note of up to this many words is read as one; a longer one in parts of at most about this many. */
const WHOLE = 60
const PART = 30

export const passages = (words: readonly Word[]): readonly (readonly Word[])[] => {
  if (words.length <= WHOLE) return [words]
  const parts: Word[][] = []
  let part: Word[] = []
  for (const word of words) {
    part.push(word)
    if ((part.length >= PART && isStop(word.word)) || part.length >= WHOLE) {
      parts.push(part)
      part = []
    }
  }
  if (part.length > 0) parts.push(part)
  return parts
}
