/** I hear you (practice 7): what one shares is answered until it has landed; and affirmations, unprompted. */
import { get } from '../shared/shelf.ts'
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideValidation, type Intent } from './intents.ts'
import { openingsOfValidation } from './openings.ts'
import { initialValidation, reduceValidation, type Validation } from './state.ts'

export { maxMoment, maxQuality, maxShare, maxTries } from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { talkAt } from './openings.ts'
export type { Affirmation, BesideWords, Talk, Try, Validation } from './state.ts'
export {
  affirmationsFor,
  besideFor,
  type OwnWords,
  ownAnswers,
  type TalkView,
  talksFor,
  viewTalk,
} from './view.ts'
export type { Words } from './words/en.ts'

export const validation = definePractice<Validation, Intent, Events>({
  id: 'validation',
  audience: 'pair',
  events,
  initial: initialValidation,
  reduce: reduceValidation,
  decide: decideValidation,
  openings: openingsOfValidation,
  itemPath: (state, item) => (get(state.talks, item) ? `/talk/${item}` : null),
})
