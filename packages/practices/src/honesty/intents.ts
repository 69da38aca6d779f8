/** What somebody may ask for in Honest talk, and the sentence that says why not. */
import { keptLines } from '../shared/between/kept.ts'
import { type Decided, drafter, refusedText, refuser, yes } from '../shared/deciding.ts'
import { maxMatter } from '../shared/matter.ts'
import { get } from '../shared/shelf.ts'
import { decideTalk, isClosed, isTalkIntent, type TalkIntent } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Context, FactId } from '../slice.ts'
import {
  type Events,
  maxAnswer,
  maxAppreciation,
  maxCorrection,
  maxQuestion,
  maxReflection,
  maxSaying,
  maxSubject,
  type Outcome,
} from './events.ts'
import { maxFloors, mayAnswer, mayAsk, mayGive, reflectsAfter, stepOf } from './floors.ts'
import { ownWords } from './own-words.ts'
import { type Honesty, mayAppreciate, mayClose, offersOf, type Talk, talkUnderWay } from './state.ts'
import type { Words } from './words/en.ts'

/** `text` null: said aloud, face to face. */
interface Says {
  readonly talk: string
  readonly text: string | null
}
export type Intent =
  | TalkIntent
  | { readonly do: 'offer'; readonly subject: string; readonly outcome: Outcome }
  /** The one thing of this floor; `feeling` is an id of the list, or null. */
  | ({ readonly do: 'say'; readonly feeling: string | null } & Says)
  | ({ readonly do: 'reflect' } & Says)
  /** Yes, that's it. */
  | { readonly do: 'accept'; readonly talk: string }
  /** Not quite: … */
  | ({ readonly do: 'correct' } & Says)
  | { readonly do: 'ask' | 'answer'; readonly talk: string; readonly text: string }
  | { readonly do: 'give-floor' | 'begin-closing'; readonly talk: string }
  /** One appreciation; `unsolved` may be empty. */
  | ({ readonly do: 'appreciate'; readonly unsolved: string } & Says)
  /** Deletes own words for both. */
  | { readonly do: 'erase'; readonly talk: string; readonly fact: FactId }
  /** What was written down on one phone, after both chose to keep it. */
  | {
      readonly do: 'keep-together'
      readonly lines: readonly { readonly mine: boolean; readonly text: string }[]
    }
  | { readonly do: 'erase-kept'; readonly kept: string }

export type Refused = KeysFrom<Words, 'refused'>
const no = refuser<Refused>()
const event = drafter<Events>()

export function decideHonesty(state: Honesty, intent: Intent, context: Context): Decided {
  const { me, other } = context
  if (other === null) return no('refusedAlone')
  if (intent.do === 'offer') return offer(state, intent.subject, intent.outcome, context)
  if (intent.do === 'keep-together') {
    const lines = keptLines(intent.lines)
    const data = { talk: context.freshId(), lines }
    return lines ? yes(event('honesty.kept-together.v1', data)) : no('refusedNothingToKeep')
  }
  if (intent.do === 'erase-kept') {
    const kept = get(state.kept, intent.kept)
    return kept?.on === me ? yes({ effect: 'erase', facts: [kept.fact] }) : no('refusedNothingToDelete')
  }
  const talk = get(state.talks, intent.talk)
  if (isTalkIntent(intent)) {
    const waits = intent.do === 'agree' && talkUnderWay(state) !== undefined
    return waits ? no('refusedOneUnderWay') : decideTalk('honesty', talk?.life, intent, context)
  }
  if (talk === undefined) return no('refusedNoTalk')
  if (intent.do === 'erase') {
    return ownWords(talk, me).some(({ fact }) => fact === intent.fact)
      ? yes({ effect: 'erase', facts: [intent.fact] })
      : no('refusedNothingToDelete')
  }
  if (isClosed(talk.life)) return no('refusedTalkOver')
  if (talk.life.stage === 'offered') return no('refusedNotBegun')
  if (talk.life.pause) return no('refusedPaused')
  if (intent.do === 'appreciate') return appreciate(talk, intent, context)
  return talk.closing ? no('refusedClosing') : onFloor(talk, intent, context)
}

type OnFloor = Extract<
  Intent,
  { do: 'say' | 'reflect' | 'accept' | 'correct' | 'ask' | 'answer' | 'give-floor' | 'begin-closing' }
>

function onFloor(talk: Talk, intent: OnFloor, { me, freshId }: Context): Decided {
  const { floors } = talk
  const floor = floors.at(-1)!
  const step = stepOf(floor)
  const mine = floor.by === me
  const at = { talk: talk.life.id, floor: floor.id }
  switch (intent.do) {
    case 'say': {
      if (!mine) return no(step === 'reflect' ? 'refusedReflectFirst' : 'refusedNotYourFloor')
      if (step !== 'say') return no('refusedOneThing')
      const { text, feeling } = intent
      return (
        tooMuch(text, maxSaying) ?? yes(event('honesty.said.v1', { ...at, text: trimmed(text), feeling }))
      )
    }
    case 'reflect': {
      if (mine || step !== 'reflect') return no('refusedNothingToReflect')
      const reflection = freshId()
      const data = { ...at, reflection, after: reflectsAfter(floor), text: trimmed(intent.text) }
      return tooMuch(intent.text, maxReflection) ?? yes(event('honesty.reflected.v1', data))
    }
    case 'accept':
    case 'correct': {
      if (!mine || step !== 'judge') return no('refusedNothingToJudge')
      const data = { ...at, reflection: floor.reflections.at(-1)!.id }
      if (intent.do === 'accept') return yes(event('honesty.accepted.v1', data))
      const text = trimmed(intent.text)
      return tooMuch(text, maxCorrection) ?? yes(event('honesty.corrected.v1', { ...data, text }))
    }
    case 'ask':
      if (!mayAsk(floors, me)) return no('refusedMayNotAsk')
      return about(talk, 'honesty.asked.v1', intent.text, maxQuestion)
    case 'answer':
      if (!mayAnswer(floors, me)) return no('refusedNotAsked')
      return about(talk, 'honesty.answered.v1', intent.text, maxAnswer)
    case 'give-floor':
      if (mayGive(floors, me)) {
        const data = { talk: talk.life.id, from: floor.id, floor: freshId() }
        return yes(event('honesty.floor-given.v1', data))
      }
      if (!mine) return no('refusedNotYourFloor')
      return no(step === 'heard' && floors.length >= maxFloors ? 'refusedLastFloor' : 'refusedNotHeardYet')
    case 'begin-closing':
      return mayClose(talk, me)
        ? yes(event('honesty.closing-begun.v1', { talk: talk.life.id }))
        : no(floor.heard || step === 'say' ? 'refusedOtherFirst' : 'refusedNotHeardYet')
  }
}

function offer(state: Honesty, subject: string, outcome: Outcome, { me, freshId }: Context): Decided {
  if (talkUnderWay(state)) return no('refusedOneUnderWay')
  if (offersOf(state).some(({ life }) => life.openedBy === me)) return no('refusedOfferWaits')
  const text = subject.trim()
  return (
    tooMuch(text, maxSubject) ?? yes(event('honesty.offered.v1', { talk: freshId(), subject: text, outcome }))
  )
}

function appreciate(
  talk: Talk,
  { text, unsolved }: Extract<Intent, { do: 'appreciate' }>,
  { me, freshId }: Context,
): Decided {
  if (!talk.closing) return no('refusedNotClosing')
  if (!mayAppreciate(talk, me)) return no('refusedAppreciated')
  if (unsolved.trim().length > maxMatter) return no('refusedTooLong')
  const data = { talk: talk.life.id, text: trimmed(text), matter: freshId(), unsolved: unsolved.trim() }
  return tooMuch(text, maxAppreciation) ?? yes(event('honesty.appreciated.v1', data))
}

/** A question, or the answer to it, belongs to the floor that was heard last. */
function about(
  talk: Talk,
  type: 'honesty.asked.v1' | 'honesty.answered.v1',
  text: string,
  max: number,
): Decided {
  const heard = talk.floors.findLast(floor => floor.heard)!
  return tooMuch(text, max) ?? yes(event(type, { talk: talk.life.id, floor: heard.id, text: text.trim() }))
}

const trimmed = (text: string | null): string | null => text?.trim() ?? null

/** Null when it may be said; what is said aloud always may. */
function tooMuch(text: string | null, max: number): Decided | null {
  const wrong = text === null ? null : refusedText(text, max)
  return wrong && no(wrong)
}
