/** The not-yet shelf: what somebody has put off, in the self space, where nobody else can read. A record, not a practice. */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideNotYet, type Intent } from './intents.ts'
import { initialNotYet, type NotYet, reduceNotYet } from './state.ts'

export type { Intent } from './intents.ts'
export { type Aside, asideOf, asidesOf, type NotYet } from './state.ts'
export type { Words } from './words/en.ts'

export const notYet = definePractice<NotYet, Intent, Events>({
  id: 'not-yet',
  audience: 'self',
  events,
  initial: initialNotYet,
  reduce: reduceNotYet,
  decide: decideNotYet,
  openings: () => [],
})
