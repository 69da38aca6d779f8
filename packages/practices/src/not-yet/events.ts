/** What can happen on one's own not-yet shelf. */
import * as v from 'valibot'
import { id16, moment } from '../shared/schemas.ts'
import type { FactsOf } from '../slice.ts'

/** Milliseconds since 1970, or null for no time. */
const until = v.nullable(moment)

export const events = {
  /** Not now. `item` is an id of the practice that offered it, within that space. */
  'not-yet.put-aside.v1': v.object({ space: id16, item: id16, until }),
  'not-yet.taken-down.v1': v.object({ space: id16, item: id16 }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
