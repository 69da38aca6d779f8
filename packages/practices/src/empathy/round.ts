/** One moment and all that the two make of it: whose turn it is, and what each turn changes. */
import type { LadderAnswer, Landing } from '../shared/ladder/events.ts'
import { withLastOf } from '../shared/last-few.ts'
import { fitsGate, type Held } from '../shared/reveal.ts'
import { isClosed, isTalking, type Life, offeredLife } from '../shared/talk/index.ts'
import type { FactId, MemberId } from '../slice.ts'
import { type About, type Fact, type Mark, type Moment, maxQuestions } from './events.ts'

/** Tries at an answer; after that the two sit together. */
export const maxTries = 3

/** Guesses that came back are kept for their author, the last few of each. */
const mostReturned = 4

/** A sealed list of feelings, and the fact that holds it. */
export type Feelings = Held & { readonly fact: FactId }

export interface Question {
  readonly id: string
  readonly text: string
  readonly fact: FactId
  readonly answer: { readonly text: string; readonly fact: FactId } | null
}

export interface Reply {
  readonly answer: LadderAnswer
  readonly fact: FactId
  readonly receipt: { readonly landing: Landing; readonly fact: FactId } | null
}

/** The teller is who opened its life. */
export interface Round {
  readonly life: Life
  readonly about: About
  readonly moment: Moment
  readonly feelings: Feelings
  readonly questions: readonly Question[]
  /** Once it is here, both lists may open. */
  readonly guess: Feelings | null
  /** Guesses that came out of turn: their authors have them back. */
  readonly returned: readonly (Feelings & { readonly settled: boolean })[]
  readonly marked: { readonly marks: readonly Mark[]; readonly missed: string; readonly fact: FactId } | null
  readonly replies: readonly Reply[]
  /** `ours` is true only after the wish has opened so: a wish that differs from the other's never opens. */
  readonly wishes: readonly (Held & { readonly ours: boolean })[]
}

export const toldRound = (fact: Extract<Fact, { type: 'empathy.moment-told.v1' }>): Round => ({
  life: offeredLife(fact.data.talk, fact),
  about: fact.data.about,
  moment: fact.data.moment,
  feelings: { seal: fact.data.feelings, by: fact.by, fact: fact.id },
  questions: [],
  guess: null,
  returned: [],
  marked: null,
  replies: [],
  wishes: [],
})

export const isTeller = ({ life }: Round, member: MemberId): boolean => life.openedBy === member

/** The answer landed, was tried often enough, or the talk has ended: another moment may be told. */
export const isDone = ({ life, replies }: Round): boolean => {
  const kind = replies.at(-1)?.receipt?.landing.kind
  return isClosed(life) || kind === 'landed' || (kind === 'not-yet' && replies.length >= maxTries)
}

/** What may be said next, and by whom. The first three are free in their order; the rest follow one another. */
export const mayGuess = (round: Round, member: MemberId): boolean =>
  isTalking(round.life) && !isTeller(round, member) && round.guess === null

export const mayAsk = (round: Round, member: MemberId): boolean =>
  mayGuess(round, member) && round.questions.length < maxQuestions

export const mayAnswer = (round: Round, member: MemberId, question: string): boolean =>
  isTalking(round.life) &&
  isTeller(round, member) &&
  round.questions.some(({ id, answer }) => id === question && answer === null)

export const mayMark = (round: Round, member: MemberId): boolean =>
  isTalking(round.life) && isTeller(round, member) && round.guess !== null && round.marked === null

export const mayReply = (round: Round, member: MemberId): boolean =>
  isTalking(round.life) &&
  !isTeller(round, member) &&
  round.marked !== null &&
  !isDone(round) &&
  round.replies.at(-1)?.receipt !== null

export const mayReceive = (round: Round, member: MemberId): boolean =>
  isTalking(round.life) && isTeller(round, member) && round.replies.at(-1)?.receipt === null

/** The round after this fact; null when it came out of turn, so that its words stay beside the talk. */
export function turned(round: Round, fact: Fact): Round | null {
  switch (fact.type) {
    case 'empathy.guess-sealed.v1':
      return guessed(round, { seal: fact.data.guess, by: fact.by, fact: fact.id }, fact.index !== null)
    case 'empathy.asked.v1': {
      const { question: id, text } = fact.data
      if (!mayAsk(round, fact.by) || round.questions.some(one => one.id === id)) return null
      return { ...round, questions: [...round.questions, { id, text, fact: fact.id, answer: null }] }
    }
    case 'empathy.asked-answered.v1': {
      const { question, text } = fact.data
      if (!mayAnswer(round, fact.by, question)) return null
      const questions = round.questions.map(one =>
        one.id === question ? { ...one, answer: { text, fact: fact.id } } : one,
      )
      return { ...round, questions }
    }
    case 'empathy.marked.v1': {
      const { marks, missed } = fact.data
      return mayMark(round, fact.by) ? { ...round, marked: { marks, missed, fact: fact.id } } : null
    }
    case 'empathy.validated.v1': {
      if (!mayReply(round, fact.by)) return null
      const reply = { answer: fact.data.answer, fact: fact.id, receipt: null }
      return { ...round, replies: [...round.replies, reply] }
    }
    case 'empathy.receipt-given.v1': {
      const reply = round.replies.at(-1)
      if (reply === undefined || !mayReceive(round, fact.by)) return null
      const receipt = { landing: fact.data.landing, fact: fact.id }
      return { ...round, replies: [...round.replies.slice(0, -1), { ...reply, receipt }] }
    }
    default:
      return round
  }
}

/** The first guess counts while the two are talking; every other goes back to its author. */
function guessed(round: Round, guess: Feelings, settled: boolean): Round {
  const { seal } = guess.seal
  const known = [round.feelings, round.guess, ...round.returned].some(held => held?.seal.seal === seal)
  if (known) return round
  const fits = fitsGate(guess.seal, { id: round.life.id, kind: 'both' })
  return fits && mayGuess(round, guess.by)
    ? { ...round, guess }
    : { ...round, returned: withLastOf(round.returned, { ...guess, settled }, mostReturned) }
}
