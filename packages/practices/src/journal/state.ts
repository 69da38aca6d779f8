/** What stands in the journal: notes, newest first; a removed note is not among them and leaves no gap. */
import { all, emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import type { FactId, SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'

export interface JournalNote {
  readonly id: string
  readonly text: string
  readonly writtenAt: number
  /** Null while it stands as it was first written. */
  readonly editedAt: number | null
  /** What holds its words, first and changed: all of it goes when the note is removed. */
  readonly facts: readonly FactId[]
}

export interface Journal {
  /** A removed note is kept as null, so that a late edit of it by another device does not bring it back. */
  readonly notes: Shelf<JournalNote | null>
  /** Changes that another device made to a note while it was being removed here: their words are still to be deleted. */
  readonly strays: readonly FactId[]
}

export const initialJournal: Journal = { notes: emptyShelf(), strays: [] }

export function reduceJournal(state: Journal, fact: Fact | SealOpened): Journal {
  switch (fact.type) {
    case 'journal.note-written.v1': {
      const { note: id, text } = fact.data
      if (get(state.notes, id) !== undefined) return state
      const note = { id, text, writtenAt: fact.at, editedAt: null, facts: [fact.id] }
      return { ...state, notes: put(state.notes, id, note) }
    }
    case 'journal.note-edited.v1':
      return edited(state, fact)
    case 'journal.note-removed.v1':
      return noteOf(state, fact.data.note)
        ? { ...state, notes: put(state.notes, fact.data.note, null) }
        : state
    case 'seal.opened.v1':
      return state
  }
}

type Edited = Extract<Fact, { type: 'journal.note-edited.v1' }>

function edited(state: Journal, fact: Edited): Journal {
  const { note: id, text } = fact.data
  const note = noteOf(state, id)
  if (note) {
    const next = { ...note, text, editedAt: fact.at, facts: [...note.facts, fact.id] }
    return { ...state, notes: put(state.notes, id, next) }
  }
  const isStray = text !== '' && get(state.notes, id) === null
  return isStray ? { ...state, strays: [...state.strays, fact.id] } : state
}

/** It stands here, or was removed here. */
export const isKnownNote = (state: Journal, id: string): boolean => get(state.notes, id) !== undefined

export const noteOf = (state: Journal, id: string): JournalNote | null => get(state.notes, id) ?? null

/** Newest first. */
export const notesOf = (state: Journal): readonly JournalNote[] =>
  all(state.notes)
    .filter(note => note !== null)
    .reverse()
