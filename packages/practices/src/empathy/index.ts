/** In your shoes (practice 2): one tells a moment, both name what it held, and both lists open together. */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideEmpathy, type Intent } from './intents.ts'
import { openingsOfEmpathy } from './openings.ts'
import { revealsOfEmpathy } from './reveals.ts'
import { type Empathy, initialEmpathy, reduceEmpathy, roundOf } from './state.ts'

export type { Beside } from './beside.ts'
export {
  type About,
  type Mark,
  maxAnswer,
  maxMissed,
  maxMoment,
  maxQuestion,
} from './events.ts'
export {
  dontKnow,
  isSame,
  maxBecause,
  maxOwnWord,
  maxPicks,
  type Pick as Feeling,
  type Picked,
  readPicked,
} from './feelings.ts'
export type { Intent, Refused } from './intents.ts'
export { roundAt } from './openings.ts'
export type { Question, Reply, Round } from './round.ts'
export { type Empathy, isEnoughToday, latestRound } from './state.ts'
export { type EmpathyView, type RoundView, type Step, viewEmpathy, viewRound } from './view.ts'
export type { Words } from './words/en.ts'

export const empathy = definePractice<Empathy, Intent, Events>({
  id: 'empathy',
  audience: 'pair',
  events,
  initial: initialEmpathy,
  reduce: reduceEmpathy,
  decide: decideEmpathy,
  openings: openingsOfEmpathy,
  reveals: revealsOfEmpathy,
  itemPath: (state, item) => (roundOf(state, item) ? `/talk/${item}` : null),
})
