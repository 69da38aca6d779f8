/** For myself (practice 9): a small plan of one's own, in the self space. Nothing of it crosses over. */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideSelfCare, type Intent } from './intents.ts'
import { openingsOfSelfCare } from './openings.ts'
import { initialSelfCare, reduceSelfCare, type SelfCare } from './state.ts'

export { type Mark, marks, maxLine, maxWhen, maxWill, type Part, parts, type Week, weeks } from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { type LookBack, looksOf, type Marked, planOf, type SelfCare, type Thing } from './state.ts'
export { type Looked, type SelfCareView, viewSelfCare } from './view.ts'
export type { Words } from './words/en.ts'

export const selfCare = definePractice<SelfCare, Intent, Events>({
  id: 'self-care',
  audience: 'self',
  events,
  initial: initialSelfCare,
  reduce: reduceSelfCare,
  decide: decideSelfCare,
  openings: openingsOfSelfCare,
})
