/** What can happen in I'll go first. */
import * as v from 'valibot'
import { id16, words } from '../shared/schemas.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxText = 600

export const events = { 'leading.said.v1': v.object({ saying: id16, text: words(maxText) }) }

export type Events = typeof events
export type Fact = FactsOf<Events>
