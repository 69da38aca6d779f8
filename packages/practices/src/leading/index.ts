/** I'll go first (practice 6). */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideLeading, type Intent } from './intents.ts'
import { openingsOfLeading } from './openings.ts'
import { initialLeading, type Leading, reduceLeading } from './state.ts'

export { maxText } from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { type Leading, type Saying, sayingsOf } from './state.ts'
export type { Words } from './words/en.ts'

export const leading = definePractice<Leading, Intent, Events>({
  id: 'leading',
  audience: 'pair',
  events,
  initial: initialLeading,
  reduce: reduceLeading,
  decide: decideLeading,
  openings: openingsOfLeading,
})
