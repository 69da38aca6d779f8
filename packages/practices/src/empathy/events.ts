/** What can happen between two people in In your shoes. */
import * as v from 'valibot'
import { keptEvents } from '../shared/between/kept.ts'
import { ladderAnswer, landing } from '../shared/ladder/events.ts'
import { freeText, gateId, id16, sealed, words } from '../shared/schemas.ts'
import { talkEvents } from '../shared/talk/index.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxMoment = 600
export const maxQuestion = 200
export const maxAnswer = 400
export const maxMissed = 300
export const maxQuestions = 3

/**
 * Names a moment in this space, and is the gate of the two lists of feelings. Its first digit is below 8; the same id with
 * 8 added there is the gate of the blind wish that stands after it (`wishGate`).
 */
const talk = v.pipe(gateId, v.regex(/^[0-7]/))

export const events = {
  ...talkEvents('empathy'),
  ...keptEvents('empathy'),
  /** The moment and, in the same entry, the teller's feelings, sealed: so they are locked before anybody reads the moment. */
  'empathy.moment-told.v1': v.object({
    talk,
    about: v.picklist(['apart', 'us']),
    /** Told aloud where the two sit together: then nothing of it is written. */
    moment: v.variant('told', [
      v.object({ told: v.literal('written'), text: words(maxMoment) }),
      v.object({ told: v.literal('aloud') }),
    ]),
    feelings: sealed,
  }),
  'empathy.guess-sealed.v1': v.object({ talk, guess: sealed }),
  'empathy.asked.v1': v.object({ talk, question: id16, text: words(maxQuestion) }),
  'empathy.asked-answered.v1': v.object({ talk, question: id16, text: words(maxAnswer) }),
  /** One mark for each feeling of the guess, in its order; and what was missed, which may stay unsaid. */
  'empathy.marked.v1': v.object({
    talk,
    marks: v.pipe(v.array(v.picklist(['yes', 'close', 'not-this'])), v.maxLength(5)),
    missed: freeText(maxMissed),
  }),
  'empathy.validated.v1': v.object({ talk, answer: ladderAnswer }),
  /** Only the teller says whether it landed. */
  'empathy.receipt-given.v1': v.object({ talk, landing }),
  /** Sealed `ours` or `apart`: whether moments about the two of us may come. */
  'empathy.ours-wish-sealed.v1': v.object({ talk, wish: sealed }),
  /** Moments about the two of us rest again; `talk` is the moment after which both had wished for them. */
  'empathy.ours-rested.v1': v.object({ talk }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
type Told = Extract<Fact, { type: 'empathy.moment-told.v1' }>['data']
export type About = Told['about']
export type Moment = Told['moment']
export type Mark = Extract<Fact, { type: 'empathy.marked.v1' }>['data']['marks'][number]

/** The gate of the blind wish after a moment. */
export const wishGate = (id: string): string =>
  (Number.parseInt(id.charAt(0), 16) + 8).toString(16) + id.slice(1)

/** A moment's id made from 16 random bytes. */
export const talkFrom = (fresh: string): string =>
  (Number.parseInt(fresh.charAt(0), 16) % 8).toString(16) + fresh.slice(1)
