/** Stronger (practice 8): strengths that were seen, good news that is met with joy, and a plan for hard seasons. */
import { get } from '../shared/shelf.ts'
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideResilience, type Intent } from './intents.ts'
import { openingsOfResilience } from './openings.ts'
import { initialResilience, type Resilience, reduceResilience } from './state.ts'
import { planItem } from './view.ts'

export {
  maxMoment,
  maxMore,
  maxName,
  maxPart,
  maxReply,
  maxWin,
  type Named,
  type ReplyKind,
  replyKinds,
  type StrengthAnswer,
  strengthAnswers,
} from './events.ts'
export { formOf, type Intent, type PlanForm, type Refused } from './intents.ts'
export { isBearing, strengthNames } from './names.ts'
export type { Wording } from './plan.ts'
export type { Beside, Reply, Resilience } from './state.ts'
export {
  besideFor,
  myStrengths,
  type PlanView,
  planFor,
  type StrengthView,
  strengthsFor,
  type WinView,
  winsFor,
} from './view.ts'
export type { Words } from './words/en.ts'

export const resilience = definePractice<Resilience, Intent, Events>({
  id: 'resilience',
  audience: 'pair',
  events,
  initial: initialResilience,
  reduce: reduceResilience,
  decide: decideResilience,
  openings: openingsOfResilience,
  // A strength that was taken off one's list is not put off: there is no door back to it.
  itemPath: (state, item) => {
    if (get(state.wins, item)) return `/win/${item}`
    const waits = state.plan?.proposed?.fact
    return waits && planItem(waits) === item ? '/plan' : null
  },
})
