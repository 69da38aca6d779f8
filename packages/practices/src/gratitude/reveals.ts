/** What waits in the jar, and when it opens: on its day, or at its writer's word. */
import { onDay } from '../shared/reveal.ts'
import { all } from '../shared/shelf.ts'
import type { Context, Reveal } from '../slice.ts'
import type { Gratitude } from './state.ts'

export const revealsOfGratitude = (state: Gratitude, { now }: Pick<Context, 'now'>): readonly Reveal[] =>
  all(state.notes)
    .filter(note => note.kind === 'jar')
    .map(note => onDay({ seal: note.sealed, by: note.by }, note.day, note.openedAt !== null, now))
