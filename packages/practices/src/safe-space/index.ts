/** Our place and time (practice 5). */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideSafeSpace, type Intent } from './intents.ts'
import { openingsOfSafeSpace } from './openings.ts'
import { initialSafeSpace, reduceSafeSpace, type SafeSpace } from './state.ts'

export { maxText } from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { type SafeSpace, type Saying, sayingsOf } from './state.ts'
export type { Words } from './words/en.ts'

export const safeSpace = definePractice<SafeSpace, Intent, Events>({
  id: 'safe-space',
  audience: 'pair',
  events,
  initial: initialSafeSpace,
  reduce: reduceSafeSpace,
  decide: decideSafeSpace,
  openings: openingsOfSafeSpace,
})
