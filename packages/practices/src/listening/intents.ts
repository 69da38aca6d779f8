/** What somebody may ask for in Full attention, and the sentence that says why not. */
import { type Decided, drafter, refusedText, refuser, yes } from '../shared/deciding.ts'
import { decideTalk, isTalkIntent, isTalking, type TalkIntent } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Context, FactId } from '../slice.ts'
import {
  type Events,
  type Minutes,
  maxSaid,
  maxSummary,
  mostTimesMore,
  type Picture,
  type TurnName,
  type Way,
} from './events.ts'
import { isDone, ownWordsOf, type Session, speaks, turnOf } from './session.ts'
import { type Listening, latest, sessionOf } from './state.ts'
import { timesMore } from './turn.ts'
import type { Words } from './words/en.ts'

export type Intent =
  | TalkIntent
  | {
      readonly do: 'offer'
      readonly minutes: Minutes
      readonly first: 'opener' | 'other'
      readonly way: Way
    }
  | InTurn
  /** Gives a picture of how heard one felt. Choosing one is no intent: it stays on the device. */
  | { readonly do: 'give-heard'; readonly talk: string; readonly turn: TurnName; readonly picture: Picture }
  /** Deletes own words for both, also a picture that was given. */
  | { readonly do: 'erase'; readonly talk: string; readonly fact: FactId }

type InTurn =
  /** My time begins; it may be shorter than agreed. */
  | { readonly do: 'begin'; readonly talk: string; readonly minutes?: Minutes }
  | { readonly do: 'say'; readonly talk: string; readonly text: string }
  /** I have come to an end. */
  | { readonly do: 'spoken'; readonly talk: string }
  | { readonly do: 'stop'; readonly talk: string }
  | { readonly do: 'more'; readonly talk: string; readonly minutes: 1 | 2 }
  /** Null: it was said aloud. */
  | { readonly do: 'sum-up'; readonly talk: string; readonly text: string | null }
  | { readonly do: 'enough'; readonly talk: string }

export type Refused = KeysFrom<Words, 'refused'>

const no = refuser<Refused>()
const event = drafter<Events>()

export function decideListening(state: Listening, intent: Intent, context: Context): Decided {
  if (context.other === null) return no('refusedAlone')
  if (intent.do === 'offer') {
    const before = latest(state)
    if (before && !isDone(before)) return no('refusedOneIsOpen')
    const { minutes, first, way } = intent
    return yes(event('listening.offered.v1', { talk: context.freshId(), minutes, first, way }))
  }
  const session = sessionOf(state, intent.talk)
  if (isTalkIntent(intent)) return decideTalk('listening', session?.life, intent, context)
  if (session === undefined) return no('refusedNoTalk')
  if (intent.do === 'give-heard') return giveHeard(session, intent, context)
  if (intent.do === 'erase') {
    const own = ownWordsOf(session, context.me).some(({ fact }) => fact === intent.fact)
    return own ? yes({ effect: 'erase', facts: [intent.fact] }) : no('refusedNothingToDelete')
  }
  return inTurn(session, intent, context)
}

function inTurn(session: Session, intent: InTurn, { me }: Context): Decided {
  const { life, way, minutes } = session
  const turn = turnOf(session)
  if (life.stage === 'offered') return no('refusedNotBegun')
  if (life.pause) return no('refusedPaused')
  if (!isTalking(life)) return no('refusedTalkOver')
  if (turn.stage === 'over') return no('refusedTurnOver')
  const mine = speaks(session, turn, me)
  const which = { talk: life.id, turn: turn.n }
  const isOn = turn.stage !== 'ready'
  switch (intent.do) {
    case 'begin': {
      if (!mine || way === 'typed') return no('refusedNotYourTurn')
      if (isOn) return no('refusedBegunAlready')
      const length = Math.min(intent.minutes ?? minutes, minutes)
      return yes(event('listening.turn-begun.v1', { ...which, minutes: length }))
    }
    case 'say': {
      if (!mine || way !== 'typed') return no('refusedNotYourTurn')
      if (turn.stage === 'said') return no('refusedSummaryFirst')
      if (turn.said.length > mostTimesMore) return no('refusedNoMore')
      const wrong = refusedText(intent.text, maxSaid)
      return wrong ? no(wrong) : yes(event('listening.said.v1', { ...which, text: intent.text.trim() }))
    }
    case 'spoken':
      return mine && turn.stage === 'speaking'
        ? yes(event('listening.spoken.v1', which))
        : no('refusedNotYourTurn')
    case 'stop':
      return isOn ? yes(event('listening.stopped.v1', which)) : no('refusedNothingToStop')
    case 'more': {
      const nth = timesMore(turn) + 1
      if (!isOn || way === 'typed') return no('refusedNothingToStop')
      if (nth > mostTimesMore) return no('refusedNoMore')
      if (turn.more.some(({ by }) => by === me)) return no('refusedMoreSaid')
      const { minutes: longer } = intent
      return yes(event('listening.more-wished.v1', { ...which, nth, minutes: longer }))
    }
    case 'sum-up': {
      if (mine) return no('refusedOtherSumsUp')
      if (turn.stage !== 'speaking' && turn.stage !== 'said') return no('refusedNothingToSumUp')
      if (intent.text === null)
        return yes(event('listening.summed-up.v1', { ...which, how: 'aloud', text: '' }))
      const wrong = refusedText(intent.text, maxSummary)
      if (wrong) return no(wrong === 'refusedTooLong' ? 'refusedSummaryTooLong' : wrong)
      return yes(event('listening.summed-up.v1', { ...which, how: 'written', text: intent.text.trim() }))
    }
    case 'enough':
      return mine && turn.stage === 'summed'
        ? yes(event('listening.enough.v1', which))
        : no('refusedSummaryFirst')
  }
}

function giveHeard(
  session: Session,
  { turn: n, picture }: Intent & { do: 'give-heard' },
  { me }: Context,
): Decided {
  const turn = session.turns.find(one => one.n === n)
  if (!turn || !speaks(session, turn, me)) return no('refusedNotYourTurn')
  if (turn.stage !== 'over' || turn.stopped) return no('refusedSummaryFirst')
  if (turn.heard) return no('refusedGiven')
  return yes(event('listening.heard-given.v1', { talk: session.life.id, turn: n, picture }))
}
