/** Solve it together (practice 11): one wording that both accept, and one way that is tried and looked at again. */
import { get } from '../shared/shelf.ts'
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideNoBlame, type Intent } from './intents.ts'
import { openingsOfNoBlame, pathOfSolving } from './openings.ts'
import { revealsOfNoBlame } from './reveals.ts'
import { initialNoBlame, type NoBlame, reduceNoBlame } from './state.ts'

export type { Step } from './board.ts'
export {
  maxCorrection,
  maxDeed,
  maxLine,
  maxOption,
  maxOwnCause,
  maxReflection,
  maxSide,
  maxWording,
  type ReviewWord,
  reviewWords,
} from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { pathOfSolving, solvingAt } from './openings.ts'
export { type NoBlame, takenUp } from './state.ts'
export {
  type ChoiceView,
  type NoBlameView,
  type OptionView,
  type SolvingView,
  viewNoBlame,
  viewSolving,
} from './view.ts'
export { type Vote, votes } from './votes.ts'
export type { Words } from './words/en.ts'

export const noBlame = definePractice<NoBlame, Intent, Events>({
  id: 'no-blame',
  audience: 'pair',
  events,
  initial: initialNoBlame,
  reduce: reduceNoBlame,
  decide: decideNoBlame,
  openings: openingsOfNoBlame,
  reveals: revealsOfNoBlame,
  stopped: (state, item) => get(state.solvings, item)?.searchable === false,
  itemPath: (state, item) => (get(state.solvings, item) ? pathOfSolving(item) : null),
})
