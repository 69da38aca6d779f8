/** Honest talk (practice 1). */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideHonesty, type Intent } from './intents.ts'
import { openingsOfHonesty } from './openings.ts'
import { type Honesty, initialHonesty, reduceHonesty } from './state.ts'

export { maxText } from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { type Honesty, type Saying, sayingsOf } from './state.ts'
export type { Words } from './words/en.ts'

export const honesty = definePractice<Honesty, Intent, Events>({
  id: 'honesty',
  audience: 'pair',
  events,
  initial: initialHonesty,
  reduce: reduceHonesty,
  decide: decideHonesty,
  openings: openingsOfHonesty,
})
