/** What can happen between two people in Stronger: strengths that were seen, good news, a plan for hard seasons. */
import * as v from 'valibot'
import { freeText, gateId, id16, listed, words } from '../shared/schemas.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxName = 40
export const maxMoment = 500
export const maxWin = 500
export const maxReply = 300
export const maxMore = 600
/** Of each part of the plan. */
export const maxPart = 400

/** A strength out of the list that the practice ships, or a word of one's own. */
const named = v.variant('kind', [
  v.object({ kind: v.literal('listed'), name: listed }),
  v.object({ kind: v.literal('own'), text: words(maxName) }),
])

export const strengthAnswers = ['thanks', 'did-not-know', 'not-sure'] as const

/** All that good news can be answered with. There is no advice among them, no comparing and no worry. */
export const replyKinds = ['tell-more', 'what-took', 'mark-it', 'need-moment'] as const

/** Hash of an entry. The entry that words a plan carries its exact text, so its hash is what is signed. */
const entry = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const part = freeText(maxPart)

/** What each of the two needs stands beside whose need it is. */
const parts = {
  signs: part,
  helped: part,
  needs: v.pipe(v.array(v.object({ who: id16, text: part })), v.maxLength(2)),
  people: part,
  leave: part,
}

export const events = {
  'resilience.strength-told.v1': v.object({ strength: gateId, named, moment: words(maxMoment) }),
  /** By the one in whom it was found. */
  'resilience.strength-answered.v1': v.object({ strength: id16, answer: v.picklist(strengthAnswers) }),
  'resilience.win-told.v1': v.object({ win: gateId, text: words(maxWin) }),
  'resilience.win-answered.v1': v.object({
    win: id16,
    reply: v.object({ kind: v.picklist(replyKinds), text: freeText(maxReply) }),
  }),
  /** The rest of the story, by the one whose good news it is, when the other has asked. */
  'resilience.more-told.v1': v.object({ win: id16, text: words(maxMore) }),
  /** A wording binds nobody. Whoever words it has signed it by this very entry; `after`: what lay before their eyes. */
  'resilience.plan-worded.v1': v.object({ plan: gateId, after: v.nullable(entry), ...parts }),
  /** Signs one wording and no other. */
  'resilience.plan-signed.v1': v.object({ plan: id16, wording: entry }),
  /** A change that is laid aside by either; the plan that stands goes on. */
  'resilience.plan-change-rested.v1': v.object({ plan: id16, wording: entry }),
  /** Either may, at once, without a reason. */
  'resilience.plan-let-go.v1': v.object({ plan: id16 }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
export type Named = v.InferOutput<typeof named>
export type StrengthAnswer = (typeof strengthAnswers)[number]
export type ReplyKind = (typeof replyKinds)[number]
export interface Parts {
  readonly signs: string
  readonly helped: string
  readonly needs: readonly { readonly who: string; readonly text: string }[]
  readonly people: string
  /** What the two do not do in such a time. */
  readonly leave: string
}
