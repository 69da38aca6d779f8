/** Our place and time (practice 5): agreements that both sign, rituals, the weekly sitting, and an arc of sittings. */
import { definePractice } from '../slice.ts'
import { type Events, events } from './events.ts'
import { decideSafeSpace, type Intent } from './intents.ts'
import { itemPathOf, openingsOfSafeSpace } from './openings.ts'
import { revealsOfSafeSpace } from './reveals.ts'
import { initialSafeSpace, reduceSafeSpace, type SafeSpace } from './state.ts'

export type { Accord, Content, Kind } from './accord.ts'
export {
  type Form,
  type Length,
  maxAgreement,
  maxAsk,
  maxBring,
  maxClosing,
  maxDid,
  maxHope,
  maxLookBack,
  maxMatter,
  maxMeant,
  maxName,
  maxPlace,
  type Part,
  type Step,
  type When,
} from './events.ts'
export type { Intent, Refused } from './intents.ts'
export { accordAt, sittingAt } from './openings.ts'
export { minutesOf, orderOf } from './sitting.ts'
export { type Appreciation, pairsOf } from './sitting-intents.ts'
export type { SafeSpace } from './state.ts'
export {
  type AccordView,
  type ArcView,
  mattersOf,
  type PartView,
  type PlaceView,
  type SittingView,
  viewAccord,
  viewPlace,
  viewSitting,
} from './view.ts'
export type { Words } from './words/en.ts'

export const safeSpace = definePractice<SafeSpace, Intent, Events>({
  id: 'safe-space',
  audience: 'pair',
  events,
  initial: initialSafeSpace,
  reduce: reduceSafeSpace,
  decide: decideSafeSpace,
  openings: openingsOfSafeSpace,
  itemPath: itemPathOf,
  reveals: revealsOfSafeSpace,
})
