/** What can happen to one's own pulse. It stands in the self space: nobody else can read it. */
import * as v from 'valibot'
import { month } from '../shared/pulse/months.ts'
import { answersLength } from '../shared/pulse/sentences.ts'
import { freeText, id16, listed } from '../shared/schemas.ts'
import type { FactsOf } from '../slice.ts'

/** The space of the two whom the pulse is about; null: somebody who is not here. */
const about = v.nullable(id16)

export const events = {
  /** `answers` is read by `readAnswers`; empty once it has been deleted. */
  'pulse.taken.v1': v.object({ pulse: id16, about, month, answers: freeText(answersLength) }),
  'pulse.removed.v1': v.object({ pulse: id16 }),
  /** What I would like to give more room for four weeks; null: nothing, for now. */
  'pulse.focus-chosen.v1': v.object({ about, practice: v.nullable(listed) }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
