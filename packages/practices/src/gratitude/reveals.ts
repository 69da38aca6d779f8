/** What waits in the jar, and when it opens: on its day, or at its writer's word. */
import { onDay } from '../shared/reveal.ts'
import { all, get } from '../shared/shelf.ts'
import type { Context, Reveal } from '../slice.ts'
import { type Gratitude, isDeleted } from './state.ts'

/** Only notes of the jar are looked through: there are few of them, however many thank-yous were given. */
export const revealsOfGratitude = (state: Gratitude, { now }: Pick<Context, 'now'>): readonly Reveal[] =>
  all(state.sealed).flatMap(id => {
    const note = get(state.notes, id)
    if (note?.kind !== 'jar' || isDeleted(note)) return []
    return [onDay({ seal: note.sealed, by: note.by }, note.day, note.openedAt !== null, now)]
  })
