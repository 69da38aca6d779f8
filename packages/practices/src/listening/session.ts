/** A session of Full attention: two turns, one each, and what belongs to them. */
import { isClosed, isTalking, type Life } from '../shared/talk/index.ts'
import type { FactId, MemberId } from '../slice.ts'
import { type Minutes, type TurnName, turnsInASession, type Way } from './events.ts'

/** Time that was begun: its start by the clock of the one who wrote it, and its length. */
export interface Stretch {
  readonly fact: FactId
  readonly startedAt: number
  readonly minutes: number
}

export interface Words {
  readonly by: MemberId
  readonly fact: FactId
  /** Empty when its author has deleted it. */
  readonly text: string
}

export interface Turn {
  readonly n: TurnName
  /** `ready`: not begun. `said`: there is something to sum up. `summed`: is there more? */
  readonly stage: 'ready' | 'speaking' | 'said' | 'summed' | 'over'
  /** It ended kindly, without a summary. */
  readonly stopped: boolean
  /** The time of this turn: the first, and each time more. */
  readonly stretches: readonly Stretch[]
  /** When the one who spoke came to an end, by their clock; null while they have not said so. */
  readonly spoken: { readonly fact: FactId; readonly at: number } | null
  /** Who would like a little more, and how much. */
  readonly more: readonly { readonly by: MemberId; readonly minutes: number }[]
  readonly said: readonly Words[]
  readonly summaries: readonly (Words & { readonly how: 'aloud' | 'written' })[]
  /** The picture that was given, if one was. */
  readonly heard: Words | null
}

export interface Session {
  readonly life: Life
  readonly minutes: Minutes
  readonly way: Way
  readonly openerFirst: boolean
  readonly turns: readonly Turn[]
  /** Words that came out of turn: no part of the session, for their authors alone. The last few of each. */
  readonly beside: readonly (Words & { readonly what: 'said' | 'summary' })[]
}

export const freshTurn = (n: TurnName): Turn => ({
  n,
  stage: 'ready',
  stopped: false,
  stretches: [],
  spoken: null,
  more: [],
  said: [],
  summaries: [],
  heard: null,
})

/** The turn that is on: the last one that has been reached. */
export const turnOf = (session: Session): Turn => session.turns.at(-1) as Turn

/** Both have had their turn, or the talk is closed. Another session can be offered. */
export const isDone = (session: Session): boolean =>
  isClosed(session.life) ||
  (isTalking(session.life) &&
    session.turns.length === turnsInASession &&
    session.turns.every(({ stage }) => stage === 'over'))

/** Whose time it is: the opener's and the other's by turns. */
export const speaks = (session: Session, { n }: Pick<Turn, 'n'>, member: MemberId): boolean =>
  (member === session.life.openedBy) === (session.openerFirst === (n === 'first'))

/** Own words that stand in the record and have not been deleted. */
export const ownWordsOf = (session: Session, me: MemberId): readonly Words[] =>
  [
    ...session.turns.flatMap(({ said, summaries, heard }) => [
      ...said,
      ...summaries,
      ...(heard ? [heard] : []),
    ]),
    ...session.beside,
  ].filter(({ by, text }) => by === me && text !== '')
