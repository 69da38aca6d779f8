/** Honest talk (practice 1): one speaks, the other says back what was heard; then the floor passes. */
import { get } from '../shared/shelf.ts'
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideHonesty, type Intent } from './intents.ts'
import { openingsOfHonesty, pathOfTalk } from './openings.ts'
import { type Honesty, initialHonesty, reduceHonesty } from './state.ts'

export {
  maxAnswer,
  maxAppreciation,
  maxCorrection,
  maxQuestion,
  maxReflection,
  maxSaying,
  maxSubject,
  type Outcome,
  outcomes,
} from './events.ts'
export type { Floor } from './floors.ts'
export type { Intent, Refused } from './intents.ts'
export { pathOfTalk, talkAt } from './openings.ts'
export { type Honesty, mattersOf } from './state.ts'
export { type HonestyView, type TalkView, type Turn, viewHonesty, viewTalk } from './view.ts'
export type { Words } from './words/en.ts'

export const honesty = definePractice<Honesty, Intent, Events>({
  id: 'honesty',
  audience: 'pair',
  events,
  initial: initialHonesty,
  reduce: reduceHonesty,
  decide: decideHonesty,
  openings: openingsOfHonesty,
  itemPath: (state, item) => (get(state.talks, item) ? pathOfTalk(item) : null),
})
