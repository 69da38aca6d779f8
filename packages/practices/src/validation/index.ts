/** I hear you (practice 7). */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideValidation, type Intent } from './intents.ts'
import { openingsOfValidation } from './openings.ts'
import { initialValidation, reduceValidation, type Validation } from './state.ts'

export { maxText } from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { type Saying, sayingsOf, type Validation } from './state.ts'
export type { Words } from './words/en.ts'

export const validation = definePractice<Validation, Intent, Events>({
  id: 'validation',
  audience: 'pair',
  events,
  initial: initialValidation,
  reduce: reduceValidation,
  decide: decideValidation,
  openings: openingsOfValidation,
})
