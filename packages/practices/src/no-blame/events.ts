/** What can happen in Solve it together. */
import * as v from 'valibot'
import { keptEvents } from '../shared/between/kept.ts'
import { day, freeText, gateId, id16, listed, sealed, words } from '../shared/schemas.ts'
import { talkEvents } from '../shared/talk/index.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxLine = 240
export const maxReflection = 400
export const maxCorrection = 200
export const maxWording = 200
/** Of each of the two parts of a side. */
export const maxSide = 400
export const maxOwnCause = 160
export const maxOption = 200
export const maxDeed = 200
/** Before the votes there are so many ways at least, from both. */
export const leastOptions = 3
/** Of each, so that there is always room for the other's. */
export const mostOptions = 6

/** Null: it was said aloud, face to face. */
const spoken = (max: number) => v.nullable(words(max))
/** Hash of an entry. The entry carries the exact text, so its hash names the version and is the digest that is accepted. */
const entry = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
/** Names a matter; its first digit is below 8. It is the gate of the two sides; with 8 added it is the first round of ways. */
export const solvingId = v.pipe(gateId, v.regex(/^[0-7]/))
/** Names a round of ways, and is the gate of its votes. */
const roundId = v.pipe(gateId, v.regex(/^[89a-f]/))
const deed = v.object({ what: freeText(maxDeed), by: v.nullable(day) })
export const reviewWords = ['keep', 'change', 'let-go'] as const

export const events = {
  ...talkEvents('no-blame'),
  ...keptEvents('no-blame'),
  /** The gentle opening. `matter`: left over from another talk, and taken up here. */
  'no-blame.offered.v1': v.object({
    talk: solvingId,
    noticed: words(maxLine),
    felt: words(maxLine),
    need: words(maxLine),
    ask: words(maxLine),
    matter: v.nullable(id16),
  }),
  /** What the other heard. `after`: the reflection that was not quite it, or the talk's id for the first one. */
  'no-blame.reflected.v1': v.object({
    talk: solvingId,
    reflection: id16,
    after: id16,
    text: spoken(maxReflection),
  }),
  /** Yes, that's it. */
  'no-blame.accepted.v1': v.object({ talk: solvingId, reflection: id16 }),
  /** Not quite: … */
  'no-blame.corrected.v1': v.object({ talk: solvingId, reflection: id16, text: spoken(maxCorrection) }),
  /** One wording of the problem. Its author accepts it by this very entry. `after`: the wording it takes the place of. */
  'no-blame.worded.v1': v.object({ talk: solvingId, after: v.nullable(entry), text: words(maxWording) }),
  'no-blame.wording-accepted.v1': v.object({ talk: solvingId, wording: entry }),
  /** What it touches in me, and what I add to it. */
  'no-blame.side-sealed.v1': v.object({ talk: solvingId, words: sealed }),
  'no-blame.causes-named.v1': v.object({
    talk: solvingId,
    causes: v.pipe(v.array(listed), v.maxLength(12)),
    own: freeText(maxOwnCause),
  }),
  'no-blame.option-added.v1': v.object({
    talk: solvingId,
    round: roundId,
    option: id16,
    text: words(maxOption),
  }),
  /** There are ways enough for me. The votes begin when both have said so. */
  'no-blame.options-closed.v1': v.object({ talk: solvingId, round: roundId }),
  /** Over the whole list: glad, could live with it, or no. */
  'no-blame.votes-sealed.v1': v.object({ talk: solvingId, round: roundId, words: sealed }),
  /** More ways are looked for; `after`: the round before. */
  'no-blame.round-begun.v1': v.object({ talk: solvingId, after: roundId, round: roundId }),
  /** Who does what by when, and the day on which both look again. `mine`: done by the one who writes it. */
  'no-blame.choice-worded.v1': v.object({
    talk: solvingId,
    after: v.nullable(entry),
    option: id16,
    mine: deed,
    theirs: deed,
    review: day,
  }),
  'no-blame.choice-accepted.v1': v.object({ talk: solvingId, choice: entry }),
  /** At the review; each may say another word later, and what both say counts. */
  'no-blame.review-said.v1': v.object({ talk: solvingId, choice: entry, word: v.picklist(reviewWords) }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
export type Deed = v.InferOutput<typeof deed>
export type ReviewWord = (typeof reviewWords)[number]

const withFirst = (id: string, first: number): string => first.toString(16) + id.slice(1)
const firstOf = (id: string): number => Number.parseInt(id.charAt(0), 16)

/** The first round of ways in this matter. */
export const firstRound = (talk: string): string => withFirst(talk, firstOf(talk) + 8)
/** Ids made from 16 random bytes. */
export const solvingFrom = (fresh: string): string => withFirst(fresh, firstOf(fresh) % 8)
export const roundFrom = (fresh: string): string => withFirst(fresh, (firstOf(fresh) % 8) + 8)
