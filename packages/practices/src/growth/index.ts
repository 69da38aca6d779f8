/** Growing (practice 15): one month of the pulse, opened together. The pulse itself is a record of one's own. */
import { get } from '../shared/shelf.ts'
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideGrowth, type Intent } from './intents.ts'
import { openingsOfGrowth } from './openings.ts'
import { revealsOfGrowth } from './reveals.ts'
import { type Growth, initialGrowth, reduceGrowth } from './state.ts'

export { maxReflection, maxWhy } from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { type Beside, type Growth, latestMonth, type Month, mayOffer, type Told } from './state.ts'
export { besideOf, type MonthView, monthAtPath, monthsOf, pageOf, viewMonth } from './view.ts'
export type { Words } from './words/en.ts'

export const growth = definePractice<Growth, Intent, Events>({
  id: 'growth',
  audience: 'pair',
  events,
  initial: initialGrowth,
  reduce: reduceGrowth,
  decide: decideGrowth,
  openings: openingsOfGrowth,
  reveals: revealsOfGrowth,
  itemPath: (state, item) => (get(state.months, item) ? `/month/${item}` : null),
})
