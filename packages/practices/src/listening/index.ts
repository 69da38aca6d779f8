/** Full attention (practice 12): one speaks with time, the other listens and tells what stayed; then they swap. */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideListening, type Intent } from './intents.ts'
import { openingsOfListening } from './openings.ts'
import { initialListening, type Listening, reduceListening, sessionOf } from './state.ts'

export {
  lengths,
  type Minutes,
  maxSaid,
  maxSummary,
  type Picture,
  pictureOf,
  pictures,
  type Way,
  ways,
} from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { sessionAt } from './openings.ts'
export type { Session, Stretch } from './session.ts'
export { type Listening, latest, sessionsOf } from './state.ts'
export { type SessionView, type TurnView, viewSession } from './view.ts'
export type { Words } from './words/en.ts'

export const listening = definePractice<Listening, Intent, Events>({
  id: 'listening',
  audience: 'pair',
  events,
  initial: initialListening,
  reduce: reduceListening,
  decide: decideListening,
  openings: openingsOfListening,
  itemPath: (state, item) => (sessionOf(state, item) ? `/talk/${item}` : null),
})
