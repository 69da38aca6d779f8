/** Thank you (practice 13): a specific thank-you, given now or kept in the jar until a day. */
import { get } from '../shared/shelf.ts'
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideGratitude, type Intent } from './intents.ts'
import { openingsOfGratitude } from './openings.ts'
import { revealsOfGratitude } from './reveals.ts'
import { type Gratitude, initialGratitude, reduceGratitude } from './state.ts'

export { maxDaysInJar, maxThanks, type Note, type Receipt, readNote } from './events.ts'
export type { Intent, Refused } from './intents.ts'
export type { Gratitude } from './state.ts'
export {
  aloudOn,
  hasPrompt,
  type JarView,
  jarFor,
  notReceived,
  openDay,
  type SeasonView,
  seasonFor,
  type ThanksView,
  thanksFor,
} from './view.ts'
export type { Words } from './words/en.ts'

export const gratitude = definePractice<Gratitude, Intent, Events>({
  id: 'gratitude',
  audience: 'pair',
  events,
  initial: initialGratitude,
  reduce: reduceGratitude,
  decide: decideGratitude,
  openings: openingsOfGratitude,
  reveals: revealsOfGratitude,
  itemPath: (state, item) =>
    get(state.notes, item) ? `/note/${item}` : get(state.seasons, item) ? '/season' : null,
})
