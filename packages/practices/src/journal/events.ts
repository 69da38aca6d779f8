/** What can happen in one's own journal. */
import * as v from 'valibot'
import { id16, words } from '../shared/schemas.ts'
import type { FactsOf } from '../slice.ts'

/** A note in UTF-16 units: with any script it fits into one entry of 64 KiB. */
export const maxNote = 12_000

export const events = {
  'journal.note-written.v1': v.object({ note: id16, text: words(maxNote) }),
  'journal.note-edited.v1': v.object({ note: id16, text: words(maxNote) }),
  'journal.note-removed.v1': v.object({ note: id16 }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
