/** I'll go first (practice 6): a share that asks for nothing back, and says how it may be received. */
import { get } from '../shared/shelf.ts'
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideLeading, type Intent } from './intents.ts'
import { openingsOfLeading } from './openings.ts'
import { revealsOfLeading } from './reveals.ts'
import { initialLeading, type Leading, reduceLeading } from './state.ts'

export {
  type Answer,
  answerFor,
  joys,
  type Length,
  lengthOf,
  maxComfort,
  maxQuestion,
  maxShare,
  receipts,
  type Way,
  ways,
} from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { shareAt } from './openings.ts'
export type { BesideWords, Leading, Share } from './state.ts'
export { besideFor, followsOf, lastGiven, type ShareView, sharesFor, viewShare } from './view.ts'
export type { Words } from './words/en.ts'

export const leading = definePractice<Leading, Intent, Events>({
  id: 'leading',
  audience: 'pair',
  events,
  initial: initialLeading,
  reduce: reduceLeading,
  decide: decideLeading,
  openings: openingsOfLeading,
  reveals: revealsOfLeading,
  itemPath: (state, item) => (get(state.shares, item) ? `/share/${item}` : null),
})
