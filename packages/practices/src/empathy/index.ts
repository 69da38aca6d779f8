/** In your shoes (practice 2). */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideEmpathy, type Intent } from './intents.ts'
import { openingsOfEmpathy } from './openings.ts'
import { type Empathy, initialEmpathy, reduceEmpathy } from './state.ts'

export { maxText } from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { type Empathy, type Saying, sayingsOf } from './state.ts'
export type { Words } from './words/en.ts'

export const empathy = definePractice<Empathy, Intent, Events>({
  id: 'empathy',
  audience: 'pair',
  events,
  initial: initialEmpathy,
  reduce: reduceEmpathy,
  decide: decideEmpathy,
  openings: openingsOfEmpathy,
})
