/**
 * I hear you as one of the two sees it. The one who shared sees the latest answer only: how often it was tried is nothing to
 * look at. What was shared is read by the other after a yes.
 */
import { isDeletedAnswer, type LadderAnswer } from '../shared/ladder/events.ts'
import { all } from '../shared/shelf.ts'
import { isClosed, type Life, lifeFor } from '../shared/talk/life.ts'
import type { FactId, Look } from '../slice.ts'
import {
  type Affirmation,
  awaitsAnswer,
  awaitsLanding,
  type BesideWords,
  outcomeOf,
  type Talk,
  type Try,
  type Validation,
} from './state.ts'

export interface TalkView {
  readonly id: string
  readonly life: Life
  /** I am the one who shared. */
  readonly shares: boolean
  /** Null to the one asked as long as there was no yes; empty when its author has deleted it. */
  readonly text: string | null
  readonly fact: FactId
  /**
   * `answer`: mine to answer. `land`: mine to say whether it landed. `wait`: the other has it. `landed`, `sit`: how it came
   * to its end by itself. `closed`: it was let be, or ended by a word of either.
   */
  readonly phase: 'offered' | 'paused' | 'answer' | 'land' | 'wait' | 'landed' | 'sit' | 'closed'
  /** The latest answer. */
  readonly latest: Try | null
  /** To the one who answers: own answers before the latest. */
  readonly earlier: readonly Try[]
  readonly mayErase: readonly OwnWords[]
}

export type OwnWords = 'share' | 'answers' | 'missing'

/** Newest first. Who is asked has one thing to hold: what the other shared beside that comes when it is settled. */
export function talksFor(state: Validation, look: Pick<Look, 'me'>): readonly TalkView[] {
  const talks = all(state.talks)
  const held = talks.find(({ life }) => life.openedBy !== look.me && !isClosed(life))
  return talks
    .filter(talk => talk === held || talk.life.openedBy === look.me || talk.life.stage !== 'offered')
    .map(talk => viewTalk(talk, look))
    .reverse()
}

export function viewTalk(talk: Talk, { me }: Pick<Look, 'me'>): TalkView {
  const { life, tries } = talk
  const shares = life.openedBy === me
  const mayRead = shares || life.stage === 'agreed' || life.stage === 'over'
  return {
    id: life.id,
    life: lifeFor(life, me),
    shares,
    text: mayRead ? talk.text : null,
    fact: talk.fact,
    phase: phaseOf(talk, shares),
    latest: tries.at(-1) ?? null,
    earlier: shares ? [] : tries.slice(0, -1),
    mayErase: (['share', 'answers', 'missing'] as const).filter(what => ownWords(talk, what, me).length > 0),
  }
}

function phaseOf(talk: Talk, shares: boolean): TalkView['phase'] {
  const { stage, pause } = talk.life
  if (stage === 'offered') return 'offered'
  if (stage !== 'agreed') return outcomeOf(talk) ?? 'closed'
  if (pause) return 'paused'
  if (shares) return awaitsLanding(talk) ? 'land' : 'wait'
  return awaitsAnswer(talk) ? 'answer' : 'wait'
}

/** What holds own words of a talk, as far as they are not deleted. */
export function ownWords({ life, text, fact, tries }: Talk, what: OwnWords, me: string): readonly FactId[] {
  const shares = life.openedBy === me
  if (what === 'share') return shares && text !== '' ? [fact] : []
  if (what === 'answers')
    return shares
      ? []
      : tries
          .filter(({ answer }) => answer.kind === 'written' && !isDeletedAnswer(answer.rungs))
          .map(one => one.fact)
  return shares
    ? tries.flatMap(({ landing, landingFact }) =>
        landing?.kind === 'not-yet' && landing.missing !== '' && landingFact ? [landingFact] : [],
      )
    : []
}

/** Own answers of all talks, for openers that fade; taken from what is on this device and written nowhere. */
export const ownAnswers = (state: Validation, me: string): readonly LadderAnswer[] =>
  all(state.talks)
    .filter(({ life }) => life.openedBy !== me)
    .flatMap(({ tries }) => tries)
    .flatMap(({ answer }) => (answer.kind === 'written' ? [answer.rungs] : []))

/** Newest first. Of one that was deleted nothing is left to show. */
export const affirmationsFor = (state: Validation): readonly Affirmation[] =>
  all(state.affirmations)
    .filter(({ quality }) => quality !== '')
    .reverse()

/** Own words that came out of turn, the latest last. */
export const besideFor = (state: Validation, me: string): readonly BesideWords[] =>
  state.beside.filter(
    ({ by, said }) =>
      by === me && (said.kind === 'answer' ? !isDeletedAnswer(said.answer) : said.text !== ''),
  )
