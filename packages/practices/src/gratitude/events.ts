/** What can happen between two people in Thank you. */
import * as v from 'valibot'
import { day, freeText, gateId, id16, sealed, words } from '../shared/schemas.ts'
import type { FactsOf } from '../slice.ts'

/** A whole thank-you, its three parts together, in UTF-16 units. */
export const maxThanks = 500
/** A note may wait in the jar for a year at most. */
export const maxDaysInJar = 366

const part = freeText(maxThanks)

export const note = v.variant('kind', [
  /** What you did, what it gave me, what it says of you. The last two may be empty. */
  v.object({ kind: v.literal('words'), did: words(maxThanks), gave: part, says: part }),
  /** Thanks by doing something. */
  v.object({ kind: v.literal('deed'), deed: words(maxThanks) }),
])

const receipt = v.variant('kind', [
  v.object({ kind: v.literal('warmed') }),
  v.object({ kind: v.literal('did-not-know') }),
  v.object({ kind: v.literal('tell-me-more') }),
  /** Something done in return. */
  v.object({ kind: v.literal('deed'), text: words(maxThanks) }),
])

export const events = {
  'gratitude.note-given.v1': v.object({ note: id16, thanks: note }),
  /** Put into the jar. The id of the note is also its gate; the sealed text is read by `readNote`. */
  'gratitude.note-sealed.v1': v.object({ note: id16, sealed }),
  /** How a note arrived, by the one to whom it was given. */
  'gratitude.received.v1': v.object({ note: id16, receipt }),
  /** A day on which the two open the jar together, offered by one. */
  'gratitude.season-offered.v1': v.object({ season: gateId, day }),
  'gratitude.season-agreed.v1': v.object({ season: id16 }),
  /** Either may, at once; also what was only offered. */
  'gratitude.season-let-go.v1': v.object({ season: id16 }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
export type Note = v.InferOutput<typeof note>
export type Receipt = v.InferOutput<typeof receipt>

/** A note as the text that is sealed. */
export const noteText = (thanks: Note): string => JSON.stringify(thanks)

/** The note in a text that was unsealed; null when it is none, for instance from a newer app. */
export function readNote(text: string): Note | null {
  try {
    const read = v.safeParse(note, JSON.parse(text))
    return read.success ? read.output : null
  } catch {
    return null
  }
}
