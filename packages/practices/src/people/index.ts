/** Who is here: what each member of a space wishes to be called there, and who said goodbye. A record, not a practice. */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decidePeople, type Intent } from './intents.ts'
import { initialPeople, type People, reducePeople } from './state.ts'

export { maxName } from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { bondOf, hasToldParting, movedTo, nameOf, type People } from './state.ts'
export type { Words } from './words/en.ts'

export const people = definePractice<People, Intent, Events>({
  id: 'people',
  audience: 'every',
  events,
  initial: initialPeople,
  reduce: reducePeople,
  decide: decidePeople,
  openings: () => [],
})
