/** Full attention (practice 12). */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideListening, type Intent } from './intents.ts'
import { openingsOfListening } from './openings.ts'
import { initialListening, type Listening, reduceListening } from './state.ts'

export { maxText } from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { type Listening, type Saying, sayingsOf } from './state.ts'
export type { Words } from './words/en.ts'

export const listening = definePractice<Listening, Intent, Events>({
  id: 'listening',
  audience: 'pair',
  events,
  initial: initialListening,
  reduce: reduceListening,
  decide: decideListening,
  openings: openingsOfListening,
})
