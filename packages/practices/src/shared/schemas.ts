/** What the parts of an event look like: ids, texts, days, sealed texts. Used by the events of every practice. */
import * as v from 'valibot'
import type { Sealed } from '../slice.ts'

/** 16 bytes as hex: a member, a seal, a gate, or a thing that an event has named. */
export const id16 = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))

/** Not all zeros: so an entry says that it was written for no gate at all. */
export const gateId = v.pipe(id16, v.regex(/[^0]/))

/** YYYY-MM-DD in UTC, a day that exists. */
export const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check(text => {
    const date = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  }),
)

/** The end of the year 9999: what is later breaks the screens that would say it. */
const lastMoment = 253_402_300_799_999

/** A time that somebody has promised, in milliseconds since 1970. */
export const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(lastMoment))

/** The mark of a text that a person has typed: `blank.ts` empties what bears it when its author deletes it. */
const typed = v.metadata<string, { readonly typed: true }>({ typed: true })

/** People's words: at least one character that is not blank, at most `max` UTF-16 units. */
export const words = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max),
    v.check(text => text.trim() !== ''),
    typed,
  )

/** People's words where nothing need be said: at most `max` UTF-16 units. */
export const freeText = (max: number) => v.pipe(v.string(), v.maxLength(max), typed)

/** A short name out of a list that the practice ships, which a newer app may know more of. Nobody types it. */
export const listed = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,16}$/))

const base64url = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/^[A-Za-z0-9_-]+$/))

/** A sealed text as the engine writes it; it may be of any gate, so reducers compare gate and kind with their own. */
export const sealed: v.GenericSchema<Sealed> = v.object({
  seal: id16,
  commit: base64url(64),
  box: base64url(90_000),
  half: v.exactOptional(base64url(64)),
  gate: gateId,
  gateKind: v.picklist(['both', 'day', 'match', 'strict']),
  day: v.exactOptional(day),
})
