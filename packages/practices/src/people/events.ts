/** What can happen to names. */
import * as v from 'valibot'
import { words } from '../shared/schemas.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxName = 60

export const events = { 'people.name-told.v1': v.object({ name: words(maxName) }) }

export type Events = typeof events
export type Fact = FactsOf<Events>
