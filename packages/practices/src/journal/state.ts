/** What stands in the journal: notes, newest first; a removed note is not among them and leaves no gap. */
import { all, emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import type { SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'

export interface JournalNote {
  readonly id: string
  readonly text: string
  readonly writtenAt: number
  /** Null while it stands as it was first written. */
  readonly editedAt: number | null
}

export interface Journal {
  /** A removed note is kept as null, so that a late edit of it by another device does not bring it back. */
  readonly notes: Shelf<JournalNote | null>
}

export const initialJournal: Journal = { notes: emptyShelf() }

export function reduceJournal(state: Journal, fact: Fact | SealOpened): Journal {
  switch (fact.type) {
    case 'journal.note-written.v1': {
      const { note: id, text } = fact.data
      if (get(state.notes, id) !== undefined) return state
      return { notes: put(state.notes, id, { id, text, writtenAt: fact.at, editedAt: null }) }
    }
    case 'journal.note-edited.v1': {
      const note = noteOf(state, fact.data.note)
      return note
        ? { notes: put(state.notes, note.id, { ...note, text: fact.data.text, editedAt: fact.at }) }
        : state
    }
    case 'journal.note-removed.v1':
      return noteOf(state, fact.data.note) ? { notes: put(state.notes, fact.data.note, null) } : state
    case 'seal.opened.v1':
      return state
  }
}

export const noteOf = (state: Journal, id: string): JournalNote | null => get(state.notes, id) ?? null

/** Newest first. */
export const notesOf = (state: Journal): readonly JournalNote[] =>
  all(state.notes)
    .filter(note => note !== null)
    .reverse()
