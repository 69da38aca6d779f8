/** What can happen in Honest talk. */
import * as v from 'valibot'
import { keptEvents } from '../shared/between/kept.ts'
import { maxMatter } from '../shared/matter.ts'
import { freeText, id16, listed, words } from '../shared/schemas.ts'
import { talkEvents } from '../shared/talk/index.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxSubject = 120
export const maxSaying = 600
export const maxReflection = 400
export const maxCorrection = 200
export const maxQuestion = 200
export const maxAnswer = 400
export const maxAppreciation = 500

/** To be known, to decide, to mend. */
export const outcomes = ['known', 'decide', 'mend'] as const

/** Null: it was said aloud, face to face. */
const spoken = (max: number) => v.nullable(words(max))

export const events = {
  ...talkEvents('honesty'),
  ...keptEvents('honesty'),
  /** One subject, and what its opener hopes for. Neither can be changed: another subject is another offer. */
  'honesty.offered.v1': v.object({
    talk: id16,
    subject: words(maxSubject),
    outcome: v.picklist(outcomes),
  }),
  /** The one thing of this floor. The first floor of a talk has the talk's own id. */
  'honesty.said.v1': v.object({
    talk: id16,
    floor: id16,
    text: spoken(maxSaying),
    feeling: v.nullable(listed),
  }),
  /** What the listener heard. `after` is the reflection that was not quite it, or the floor's id for the first one. */
  'honesty.reflected.v1': v.object({
    talk: id16,
    floor: id16,
    reflection: id16,
    after: id16,
    text: spoken(maxReflection),
  }),
  /** Yes, that's it. */
  'honesty.accepted.v1': v.object({ talk: id16, floor: id16, reflection: id16 }),
  /** Not quite: … */
  'honesty.corrected.v1': v.object({
    talk: id16,
    floor: id16,
    reflection: id16,
    text: spoken(maxCorrection),
  }),
  /** The listener's one open question about what was heard on this floor. */
  'honesty.asked.v1': v.object({ talk: id16, floor: id16, text: words(maxQuestion) }),
  'honesty.answered.v1': v.object({ talk: id16, floor: id16, text: words(maxAnswer) }),
  /** The speaker's word passes the floor; `floor` names the one that begins with it. */
  'honesty.floor-given.v1': v.object({ talk: id16, from: id16, floor: id16 }),
  'honesty.closing-begun.v1': v.object({ talk: id16 }),
  /** One appreciation, and perhaps what is still unsolved; `matter` names it. */
  'honesty.appreciated.v1': v.object({
    talk: id16,
    text: spoken(maxAppreciation),
    matter: id16,
    unsolved: freeText(maxMatter),
  }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
export type Outcome = (typeof outcomes)[number]
