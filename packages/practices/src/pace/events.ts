/** What can happen to one's own pace. It stands in the self space: nobody else can read it. */
import * as v from 'valibot'
import type { FactsOf } from '../slice.ts'

/** Minutes after midnight, by the clock of the place where the phone is. */
const minute = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(24 * 60 - 1))

export const events = {
  /** The whole pace as it is wished from now on. `week`: on how many days conversations may be offered; null: as they come. */
  'pace.chosen.v1': v.object({
    week: v.nullable(v.picklist([0, 1, 2, 3])),
    quiet: v.nullable(v.object({ from: minute, to: minute })),
  }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
