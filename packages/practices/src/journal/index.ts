/** The journal: private notes in the self space. A record of one's own, not one of the fifteen practices. */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideJournal, type Intent } from './intents.ts'
import { initialJournal, type Journal, reduceJournal } from './state.ts'

export { maxNote } from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { isKnownNote, type Journal, type JournalNote, notesOf } from './state.ts'
export type { Words } from './words/en.ts'

export const journal = definePractice<Journal, Intent, Events>({
  id: 'journal',
  audience: 'self',
  events,
  initial: initialJournal,
  reduce: reduceJournal,
  decide: decideJournal,
  openings: () => [],
})
