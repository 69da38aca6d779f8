/** What can happen when two people open one month of their pulse together. */
import * as v from 'valibot'
import { month } from '../shared/pulse/months.ts'
import { freeText, gateId, listed, sealed, words } from '../shared/schemas.ts'
import { talkEvents } from '../shared/talk/index.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxWhy = 400
export const maxReflection = 400

/** Names an opening in this space, and is the gate of the two pages. */
const talk = gateId
/** One of the fifteen sentences, or none. */
const sentence = v.nullable(listed)

export const events = {
  ...talkEvents('growth'),
  'growth.month-offered.v1': v.object({ talk, month }),
  /** The sentences that somebody lets the other read, as `answersText` writes them: what is held back looks like skipped. */
  'growth.page-sealed.v1': v.object({ talk, page: sealed }),
  /** One that I am glad of and one that I would love more of; one of the two may be missing. */
  'growth.told.v1': v.object({ talk, glad: sentence, more: sentence, why: freeText(maxWhy) }),
  /** What I heard the other tell. */
  'growth.reflected.v1': v.object({ talk, text: words(maxReflection) }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
