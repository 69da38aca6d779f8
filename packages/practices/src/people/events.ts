/** What can happen to names, to what two are to each other, the word of goodbye, and where somebody has moved. */
import * as v from 'valibot'
import { words } from '../shared/schemas.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxName = 60

/** An origin, without a slash at its end. */
const serverForm = /^https?:\/\/[^\s/]{1,200}$/

export const events = {
  'people.name-told.v1': v.object({ name: words(maxName) }),
  /** What the two are to each other, said by one of them. */
  'people.bond-told.v1': v.object({ bond: v.picklist(['partners', 'friends']) }),
  /** Somebody leaves the space and wishes the other to know. Whoever does not wish it leaves without a word. */
  'people.parting-told.v1': v.object({}),
  /** Somebody goes on with the record at another server: the others can follow. */
  'people.moved.v1': v.object({ server: v.pipe(v.string(), v.regex(serverForm)) }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
