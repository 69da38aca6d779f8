/** What is true in Thank you: notes given, notes in the jar, and how they arrived. */
import { isErased } from '../shared/blank.ts'
import { dayAt, fitsGate, isSealOpened, openedText } from '../shared/reveal.ts'
import { emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import type { FactId, MemberId, Sealed, SealOpened } from '../slice.ts'
import type { Fact, Note, Receipt } from './events.ts'
import { isSeasonFact, reduceSeasons, type Season, type SeasonFact } from './season.ts'

interface Thanks {
  readonly id: string
  readonly by: MemberId
  readonly at: number
  /** What holds its words: its writer can delete it. */
  readonly fact: FactId
  readonly receipt: Receipt | null
  /** What holds the receipt. */
  readonly receiptFact: FactId | null
}
export interface GivenThanks extends Thanks {
  readonly kind: 'given'
  readonly thanks: Note
}
export interface JarThanks extends Thanks {
  readonly kind: 'jar'
  readonly sealed: Sealed
  /** Opens on this day, YYYY-MM-DD in UTC. */
  readonly day: string
  /** When its writer opened it, by the writer's clock; null while it waits for its day. */
  readonly openedAt: number | null
}

export interface Gratitude {
  readonly notes: Shelf<GivenThanks | JarThanks>
  /** The note of each seal. */
  readonly sealed: Shelf<string>
  /** Days for opening the jar together. */
  readonly seasons: Shelf<Season>
}

export const initialGratitude: Gratitude = {
  notes: emptyShelf(),
  sealed: emptyShelf(),
  seasons: emptyShelf(),
}

export function reduceGratitude(state: Gratitude, fact: Fact | SealOpened): Gratitude {
  if (isSealOpened(fact)) return withOpened(state, fact)
  if (isSeasonFact(fact)) {
    const seasons = reduceSeasons(state.seasons, fact)
    return seasons === state.seasons ? state : { ...state, seasons }
  }
  const { note: id } = fact.data
  const known = get(state.notes, id)
  switch (fact.type) {
    case 'gratitude.note-given.v1':
      return known ? state : withNote(state, { kind: 'given', ...begun(fact), thanks: fact.data.thanks })
    case 'gratitude.note-sealed.v1':
      return known ? state : withJarNote(state, fact, fact.data.sealed)
    case 'gratitude.received.v1':
      return known && known.by !== fact.by && known.receipt === null
        ? withNote(state, { ...known, receipt: fact.data.receipt, receiptFact: fact.id })
        : state
  }
}

/** Out of the jar: opened by its writer, or its day has come by this device's clock. */
export const isOut = (note: JarThanks, now: number): boolean =>
  note.openedAt !== null || dayAt(now) >= note.day

/** Its writer has deleted it, for both: there was a note, and its words are gone. */
export const isDeleted = (note: GivenThanks | JarThanks): boolean => {
  if (note.kind === 'jar') return isErased(note.sealed)
  return (note.thanks.kind === 'deed' ? note.thanks.deed : note.thanks.did) === ''
}

/** What holds own words to a thank-you of the other; null where there are none, or no more. */
export const ownReceipt = (note: GivenThanks | JarThanks, me: MemberId): FactId | null =>
  note.by !== me && note.receipt?.kind === 'deed' && note.receipt.text !== '' ? note.receiptFact : null

const begun = (fact: Exclude<Fact, SeasonFact>): Thanks => ({
  id: fact.data.note,
  by: fact.by,
  at: fact.at,
  fact: fact.id,
  receipt: null,
  receiptFact: null,
})

const withNote = (state: Gratitude, note: GivenThanks | JarThanks): Gratitude => ({
  ...state,
  notes: put(state.notes, note.id, note),
})

/** A note sealed for another gate than its own could open by another rule, so it is no note of the jar. */
function withJarNote(state: Gratitude, fact: Exclude<Fact, SeasonFact>, sealed: Sealed): Gratitude {
  const { day } = sealed
  const fits = day !== undefined && fitsGate(sealed, { id: fact.data.note, kind: 'day', day })
  if (!fits || get(state.sealed, sealed.seal) !== undefined) return state
  const note: JarThanks = { kind: 'jar', ...begun(fact), sealed, day, openedAt: null }
  return withNote({ ...state, sealed: put(state.sealed, sealed.seal, note.id) }, note)
}

function withOpened(state: Gratitude, fact: SealOpened): Gratitude {
  const note = get(state.notes, get(state.sealed, fact.data.seal) ?? '')
  if (note?.kind !== 'jar' || note.openedAt !== null) return state
  if (openedText(fact, { seal: note.sealed, by: note.by }) === null) return state
  return withNote(state, { ...note, openedAt: fact.at })
}
