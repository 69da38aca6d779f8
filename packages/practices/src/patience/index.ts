/** In good time (practice 10). */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decidePatience, type Intent } from './intents.ts'
import { openingsOfPatience } from './openings.ts'
import { initialPatience, type Patience, reducePatience } from './state.ts'

export type { Intent, Refused } from './intents.ts'
export { latestTalk, type Patience } from './state.ts'
export { type PatienceView, viewPatience } from './view.ts'
export type { Words } from './words/en.ts'

export const patience = definePractice<Patience, Intent, Events>({
  id: 'patience',
  audience: 'pair',
  events,
  initial: initialPatience,
  reduce: reducePatience,
  decide: decidePatience,
  openings: openingsOfPatience,
})
