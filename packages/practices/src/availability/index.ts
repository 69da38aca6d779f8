/** I'm here (practice 4): how I am and what I need, in two taps; when the other can be there; and promises that can be mended. */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideAvailability, type Intent } from './intents.ts'
import { openingsOfAvailability } from './openings.ts'
import { type Availability, checkinWith, initialAvailability, isFaded, reduceAvailability } from './state.ts'

export {
  type Answer,
  deeds,
  type Energy,
  energies,
  maxDaysAhead,
  maxLine,
  maxMood,
  maxSorry,
} from './events.ts'
export { type AnswerAsked, type Intent, type Refused, textOf } from './intents.ts'
export type { Promised } from './promises.ts'
export type { Availability, Beside, Checkin } from './state.ts'
export {
  allows,
  besideFor,
  type CheckinView,
  type MineView,
  mineFor,
  type PromiseView,
  promisesFor,
  type TheirsView,
  theirsFor,
} from './view.ts'
export type { Words } from './words/en.ts'

export const availability = definePractice<Availability, Intent, Events>({
  id: 'availability',
  audience: 'pair',
  events,
  initial: initialAvailability,
  reduce: reduceAvailability,
  decide: decideAvailability,
  openings: openingsOfAvailability,
  // What has faded is nowhere to be found any more.
  itemPath: (state, item) => {
    const checkin = checkinWith(state, item)
    return checkin?.stage === 'open' && !isFaded(checkin) ? '' : null
  },
})
