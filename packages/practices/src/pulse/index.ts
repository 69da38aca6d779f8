/** One's own pulse: fifteen sentences, once a month, for oneself. A record in the self space, not a practice. */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decidePulse, type Intent } from './intents.ts'
import { initialPulse, type Pulse, reducePulse } from './state.ts'

export { type Band, bandOf, bandOfAll, hasFallen } from './bands.ts'
export type { Intent, Refused } from './intents.ts'
export { fewestForPicture, type Line, lineOf } from './line.ts'
export {
  type About,
  type Focus,
  focusOf,
  isOver,
  type OnePulse,
  type Pulse,
  pulsesAbout,
  roomFor,
} from './state.ts'
export type { Words } from './words/en.ts'

export const pulse = definePractice<Pulse, Intent, Events>({
  id: 'pulse',
  audience: 'self',
  events,
  initial: initialPulse,
  reduce: reducePulse,
  decide: decidePulse,
  openings: () => [],
})
