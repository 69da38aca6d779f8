/** What can happen between two people in I'll go first. */
import * as v from 'valibot'
import { day, gateId, id16, listed, sealed, words } from '../shared/schemas.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. Long letters belong here; what comes back is short. */
export const maxShare = 4000
export const maxComfort = 600
export const maxQuestion = 300
/** A time to read it well lies at most so many days ahead. */
export const maxDaysAhead = 14

/** How a share asks to be received: just listen, comfort, ask me, celebrate, only know. */
export const ways = ['listen', 'comfort', 'ask', 'celebrate', 'know'] as const
const way = v.picklist(ways)

/** How long it takes to read: half a minute, about two, about five. Chosen by the writer's app from the text. */
export const lengths = ['short', 'middle', 'long'] as const
const length = v.picklist(lengths)

/** Each way has its one kind of answer. `receipt` and `joy` name a sentence of the words. */
const answer = v.variant('kind', [
  v.object({ kind: v.literal('receipt'), receipt: listed }),
  v.object({ kind: v.literal('comfort'), text: words(maxComfort) }),
  v.object({ kind: v.literal('question'), text: words(maxQuestion) }),
  v.object({ kind: v.literal('joy'), joy: listed }),
  v.object({ kind: v.literal('thanks') }),
])

export const events = {
  /** The id of the share is also its gate. */
  'leading.share-sealed.v1': v.object({ share: gateId, way, length, sealed }),
  /** The one to whom it was given asks the gate to open. What is sealed here says nothing: it is their half of the gate. */
  'leading.opening-asked.v1': v.object({ share: id16, sealed }),
  /** I want to read this well, on that day. The latest counts. */
  'leading.time-promised.v1': v.object({ share: id16, day }),
  'leading.answered.v1': v.object({ share: id16, answer }),
  /** The one who went first says thank you; or nothing. */
  'leading.thanked.v1': v.object({ share: id16 }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
export type Way = v.InferOutput<typeof way>
export type Length = v.InferOutput<typeof length>
export type Answer = v.InferOutput<typeof answer>

/** The one kind of answer that was asked for. */
export const answerFor: Readonly<Record<Way, Answer['kind']>> = {
  listen: 'receipt',
  comfort: 'comfort',
  ask: 'question',
  celebrate: 'joy',
  know: 'thanks',
}

/** Sentences that `receipt` and `joy` may name; a newer app may know more. */
export const receipts = ['slowly', 'trust', 'here', 'safe', 'care'] as const
export const joys = ['more', 'took', 'mark'] as const

export const lengthOf = (text: string): Length =>
  text.length <= 450 ? 'short' : text.length <= 1800 ? 'middle' : 'long'
