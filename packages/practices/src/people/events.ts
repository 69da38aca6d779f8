/** What can happen to names, and the word of goodbye. */
import * as v from 'valibot'
import { words } from '../shared/schemas.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxName = 60

export const events = {
  'people.name-told.v1': v.object({ name: words(maxName) }),
  /** Somebody leaves the space and wishes the other to know. Whoever does not wish it leaves without a word. */
  'people.parting-told.v1': v.object({}),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
