/** What somebody has written in a talk and can delete for both. */
import type { FactId, MemberId } from '../slice.ts'
import type { Talk } from './state.ts'

export interface OwnWords {
  readonly fact: FactId
  readonly text: string
}

/** Oldest first, as far as they are still there. */
export function ownWords(talk: Talk, me: MemberId): readonly OwnWords[] {
  const { life, subject, fact, floors, appreciations, beside } = talk
  const held = floors.flatMap(({ by, saying, reflections, question, answer }) =>
    by === me ? [saying, ...reflections.map(one => one.correction), answer] : [...reflections, question],
  )
  const closed = appreciations.map(one => ({ ...one, text: one.text || one.unsolved }))
  const own = [...held, ...closed.filter(one => one.by === me), ...beside.filter(one => one.by === me)]
  return [
    ...(life.openedBy === me && subject !== '' ? [{ fact, text: subject }] : []),
    ...own.flatMap(words => (words?.text ? [{ fact: words.fact, text: words.text }] : [])),
  ]
}
