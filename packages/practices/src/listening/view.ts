/** Full attention as one of the two sees it. Nothing here says who stopped a turn, and only its giver sees an old picture. */
import { isTalking, type Life, lifeFor } from '../shared/talk/index.ts'
import type { FactId, MemberId } from '../slice.ts'
import { type Minutes, mostTimesMore, type Picture, pictureOf, type Way } from './events.ts'
import { isDone, type Session, speaks, type Turn, turnOf, type Words } from './session.ts'
import { type Listening, latest } from './state.ts'
import { timesMore } from './turn.ts'

export interface TurnView extends Pick<Turn, 'n' | 'stage' | 'stopped' | 'stretches' | 'spoken' | 'said'> {
  /** I speak, the other listens. */
  readonly mine: boolean
  /** What was written down of what stayed; summaries that were said aloud are not here. */
  readonly summaries: readonly Words[]
  readonly iWantMore: boolean
  readonly otherWantsMore: boolean
  readonly mayWantMore: boolean
  /** I spoke, and was summed up: I can choose a picture, for myself. */
  readonly mayChooseHeard: boolean
  /** The picture that I gave, with the fact that holds it. */
  readonly given: { readonly picture: Picture; readonly fact: FactId } | null
  /** The picture that the other gave me; of the latest session only, so that no history grows. */
  readonly givenToMe: Picture | null
}

export interface SessionView {
  readonly id: string
  readonly life: Life
  readonly minutes: Minutes
  readonly way: Way
  readonly iAmFirst: boolean
  /** Both have had their turn. */
  readonly done: boolean
  readonly turns: readonly TurnView[]
  /** The turn that is on; the last one when the session is done. */
  readonly turn: TurnView
  /** My words that came out of turn. */
  readonly beside: Session['beside']
}

export function viewSession(state: Listening, session: Session, me: MemberId): SessionView {
  const isLatest = latest(state)?.life.id === session.life.id
  const turns = session.turns.map(turn => viewTurn(session, turn, me, isLatest))
  return {
    id: session.life.id,
    life: lifeFor(session.life, me),
    minutes: session.minutes,
    way: session.way,
    iAmFirst: (session.life.openedBy === me) === session.openerFirst,
    done: isTalking(session.life) && isDone(session),
    turns,
    turn: turns.at(-1) ?? viewTurn(session, turnOf(session), me, isLatest),
    beside: session.beside.filter(({ by, text }) => by === me && text !== ''),
  }
}

function viewTurn(session: Session, turn: Turn, me: MemberId, isLatest: boolean): TurnView {
  const mine = speaks(session, turn, me)
  const picture = turn.heard && pictureOf(turn.heard.text)
  const room = session.way === 'typed' ? turn.said.length - 1 : timesMore(turn)
  return {
    n: turn.n,
    stage: turn.stage,
    stopped: turn.stopped,
    stretches: turn.stretches,
    spoken: turn.spoken,
    said: turn.said,
    mine,
    summaries: turn.summaries.filter(({ how }) => how === 'written'),
    iWantMore: turn.more.some(({ by }) => by === me),
    otherWantsMore: turn.more.some(({ by }) => by !== me),
    mayWantMore: turn.stage !== 'over' && turn.stage !== 'ready' && room < mostTimesMore,
    mayChooseHeard: mine && turn.stage === 'over' && !turn.stopped && turn.heard === null,
    given: mine && turn.heard && picture ? { picture, fact: turn.heard.fact } : null,
    givenToMe: !mine && isLatest ? picture : null,
  }
}
