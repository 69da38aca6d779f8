/** One's own pace: how often conversations are offered, and hours of quiet. A record in the self space, not a practice. */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decidePace, type Intent } from './intents.ts'
import { initialPace, type Pace, reducePace } from './state.ts'

export type { Intent, Refused } from './intents.ts'
export {
  isQuietNow,
  type LocalTime,
  offersToday,
  type Pace,
  type Week,
} from './state.ts'
export type { Words } from './words/en.ts'

export const pace = definePractice<Pace, Intent, Events>({
  id: 'pace',
  audience: 'self',
  events,
  initial: initialPace,
  reduce: reducePace,
  decide: decidePace,
  openings: () => [],
})
