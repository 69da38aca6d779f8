/** What somebody may ask for in In your shoes, and the sentence that says why not. */
import { keptLines } from '../shared/between/kept.ts'
import { type Decided, drafter, refusedText, refuser, yes } from '../shared/deciding.ts'
import {
  type LadderAnswer,
  type Landing,
  refusedLadder,
  refusedLanding,
  trimmedLadder,
  trimmedLanding,
} from '../shared/ladder/events.ts'
import { decideTalk, isClosed, isTalkIntent, type TalkIntent } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import { type Context, type FactId, type Step, toSeal } from '../slice.ts'
import {
  type About,
  type Events,
  type Mark,
  maxAnswer,
  maxMissed,
  maxMoment,
  maxQuestion,
  talkFrom,
  wishGate,
} from './events.ts'
import { type Picked, pickedText, refusedPicked } from './feelings.ts'
import { ownBeside, ownFacts, ownReturned } from './own.ts'
import { mayAnswer, mayAsk, mayGuess, mayMark, mayReceive, mayReply, type Round } from './round.ts'
import { type Empathy, isEnoughToday, mayTell, mayWish, roundOf } from './state.ts'
import type { Words } from './words/en.ts'

export type Intent =
  | TalkIntent
  /** `moment` null: told aloud, side by side. */
  | {
      readonly do: 'tell'
      readonly about: About
      readonly moment: string | null
      readonly feelings: Picked
    }
  | { readonly do: 'guess'; readonly talk: string; readonly guess: Picked }
  | { readonly do: 'ask'; readonly talk: string; readonly text: string }
  | { readonly do: 'answer'; readonly talk: string; readonly question: string; readonly text: string }
  | { readonly do: 'mark'; readonly talk: string; readonly marks: readonly Mark[]; readonly missed: string }
  | { readonly do: 'reply'; readonly talk: string; readonly answer: LadderAnswer }
  | { readonly do: 'receive'; readonly talk: string; readonly landing: Landing }
  /** Blind: whether moments about the two of us may come. */
  | { readonly do: 'wish'; readonly talk: string; readonly wish: 'ours' | 'apart' }
  /** Moments about the two of us rest again; either may say it. */
  | { readonly do: 'rest-ours' }
  /** Destroys the key of own feelings that came back: nobody can read them any more. */
  | { readonly do: 'delete'; readonly talk: string }
  /** Deletes own words of this moment for both. */
  | { readonly do: 'erase'; readonly talk: string }
  /** Deletes own words that came out of turn. */
  | { readonly do: 'erase-beside'; readonly fact: FactId }
  /** Both chose so, on one phone. */
  | {
      readonly do: 'keep-together'
      readonly lines: readonly { readonly mine: boolean; readonly text: string }[]
    }
  | { readonly do: 'erase-kept'; readonly talk: string }

export type Refused = KeysFrom<Words, 'refused'>

const no = refuser<Refused>()
const event = drafter<Events>()

export function decideEmpathy(state: Empathy, intent: Intent, context: Context): Decided {
  if (context.other === null) return no('refusedAlone')
  switch (intent.do) {
    case 'tell':
      return tell(state, intent, context)
    case 'rest-ours':
      return state.ours === null
        ? no('refusedOursRest')
        : yes(event('empathy.ours-rested.v1', { talk: state.ours }))
    case 'keep-together': {
      const lines = keptLines(intent.lines)
      return lines
        ? yes(event('empathy.kept-together.v1', { talk: context.freshId(), lines }))
        : no('refusedKeep')
    }
    case 'erase-kept': {
      const kept = state.kept.find(({ talk }) => talk === intent.talk)
      return kept?.on === context.me ? erased([kept.fact]) : no('refusedNothingToDelete')
    }
    case 'erase-beside':
      return erased(
        ownBeside(state, context.me)
          .filter(({ fact }) => fact === intent.fact)
          .map(({ fact }) => fact),
      )
    default:
      return inRound(state, intent, context)
  }
}

type InRound = Exclude<Intent, { do: 'tell' | 'rest-ours' | 'keep-together' | 'erase-kept' | 'erase-beside' }>

function inRound(state: Empathy, intent: InRound, context: Context): Decided {
  const round = roundOf(state, intent.talk)
  if (isTalkIntent(intent)) return decideTalk('empathy', round?.life, intent, context)
  const { me } = context
  if (round === undefined) return no('refusedNoTalk')
  const { talk } = intent
  switch (intent.do) {
    case 'wish': {
      if (!mayWish(state, round, me)) return no('refusedNoWish')
      const gate = { kind: 'match', id: wishGate(talk), yes: intent.wish === 'ours' } as const
      return yes(event('empathy.ours-wish-sealed.v1', { talk, wish: toSeal(intent.wish, gate) }))
    }
    case 'delete': {
      const back = ownReturned(round, me)
      if (back === null) return no('refusedNotReturned')
      // Not before the order is known: a guess may come first, and then the feelings are owed to it.
      return back.settled
        ? yes({ effect: 'withdraw', gate: back.seal.gate, seal: back.seal.seal })
        : no('refusedNotSettled')
    }
    case 'erase':
      return erased(ownFacts(round, me))
    case 'guess':
    case 'ask':
      return begun(round, intent, context)
    default:
      return later(round, intent, context)
  }
}

function tell(state: Empathy, intent: Extract<Intent, { do: 'tell' }>, context: Context): Decided {
  if (!mayTell(state)) return no('refusedOneIsOpen')
  if (isEnoughToday(state, context.now)) return no('refusedEnoughToday')
  if (intent.about === 'us' && state.ours === null) return no('refusedNotOurs')
  const wrong = intent.moment === null ? null : refusedText(intent.moment, maxMoment)
  if (wrong) return no(wrong)
  const unfit = refusedPicked(intent.feelings)
  if (unfit) return no(unfit)
  const talk = talkFrom(context.freshId())
  const moment = intent.moment === null ? { told: 'aloud' } : { told: 'written', text: intent.moment.trim() }
  const feelings = toSeal(pickedText(intent.feelings), { kind: 'both', id: talk })
  return yes(event('empathy.moment-told.v1', { talk, about: intent.about, moment, feelings }))
}

/** To guess or to ask is to say yes: the moment that was offered becomes a talk by it. */
function begun(
  round: Round,
  intent: Extract<Intent, { do: 'guess' | 'ask' }>,
  { me, freshId }: Context,
): Decided {
  const { talk } = intent
  const offered = round.life.stage === 'offered' && round.life.openedBy !== me
  const agreed: readonly Step[] = offered ? [event('empathy.agreed.v1', { talk })] : []
  const then: Round = offered ? { ...round, life: { ...round.life, stage: 'agreed' } } : round
  if (!(intent.do === 'guess' ? mayGuess : mayAsk)(then, me)) return no(whyNot(then))
  if (intent.do === 'ask') {
    const wrong = refusedText(intent.text, maxQuestion)
    if (wrong) return no(wrong)
    const asked = { talk, question: freshId(), text: intent.text.trim() }
    return yes(...agreed, event('empathy.asked.v1', asked))
  }
  const unfit = refusedPicked(intent.guess)
  if (unfit) return no(unfit)
  const guess = toSeal(pickedText(intent.guess), { kind: 'both', id: talk })
  return yes(...agreed, event('empathy.guess-sealed.v1', { talk, guess }))
}

function later(
  round: Round,
  intent: Extract<Intent, { do: 'answer' | 'mark' | 'reply' | 'receive' }>,
  { me }: Context,
): Decided {
  const { talk } = intent
  switch (intent.do) {
    case 'answer': {
      if (!mayAnswer(round, me, intent.question)) return no(whyNot(round))
      const wrong = refusedText(intent.text, maxAnswer)
      const answered = { talk, question: intent.question, text: intent.text.trim() }
      return wrong ? no(wrong) : yes(event('empathy.asked-answered.v1', answered))
    }
    case 'mark': {
      if (!mayMark(round, me)) return no(whyNot(round))
      const missed = intent.missed.trim()
      return missed.length > maxMissed
        ? no('refusedTooLong')
        : yes(event('empathy.marked.v1', { talk, marks: intent.marks, missed }))
    }
    case 'reply': {
      if (!mayReply(round, me)) return no(whyNot(round))
      const wrong = refusedLadder(intent.answer)
      return wrong
        ? no(wrong)
        : yes(event('empathy.validated.v1', { talk, answer: trimmedLadder(intent.answer) }))
    }
    case 'receive': {
      if (!mayReceive(round, me)) return no(whyNot(round))
      const wrong = refusedLanding(intent.landing)
      const landing = trimmedLanding(intent.landing)
      return wrong ? no(wrong) : yes(event('empathy.receipt-given.v1', { talk, landing }))
    }
  }
}

const whyNot = ({ life }: Round): Refused => {
  if (isClosed(life)) return 'refusedTalkOver'
  if (life.pause) return 'refusedPaused'
  return life.stage === 'offered' ? 'refusedNotBegun' : 'refusedNotYours'
}

const erased = (facts: readonly FactId[]): Decided =>
  facts.length === 0 ? no('refusedNothingToDelete') : yes({ effect: 'erase', facts })
