/** What one of the two sees of an honest talk. Screens and openings take what they show from here. */
import type { Kept } from '../shared/between/kept.ts'
import { all } from '../shared/shelf.ts'
import { isClosed, type Life, lifeFor } from '../shared/talk/index.ts'
import type { FactId, MemberId } from '../slice.ts'
import type { Outcome } from './events.ts'
import {
  type Floor,
  lastHeard,
  maxFloors,
  mayAnswer,
  mayAsk,
  mayGive,
  stepOf,
  triesInWriting,
} from './floors.ts'
import { type OwnWords, ownWords } from './own-words.ts'
import {
  type Appreciation,
  type Beside,
  type Honesty,
  isOnFloor,
  mayAppreciate,
  mayClose,
  offersOf,
  type Talk,
  talkUnderWay,
} from './state.ts'

/** So long a silence, and both are offered alike to let it rest. */
const quietHours = 72

/** What the one who looks can do next; the other's part is theirs, and nothing says how long it takes. */
export type Turn =
  /** The floor is mine and nothing is said on it. */
  | 'say'
  | 'reflect'
  | 'judge'
  /** I was heard: I can pass the floor on. */
  | 'pass-on'
  /** The floor is the other's, and the next word is theirs. */
  | 'listen'
  /** I said back what I heard, and it was that. The floor is still theirs. */
  | 'heard-them'
  | 'appreciate'
  /** My part is done. */
  | 'done'

export interface TalkView {
  readonly id: string
  readonly life: Life
  /** Empty: its opener has deleted it. */
  readonly subject: string
  readonly subjectFact: FactId
  readonly outcome: Outcome
  readonly openedByMe: boolean
  readonly floors: readonly Floor[]
  /** Who holds the floor; null before and after. */
  readonly holder: 'me' | 'other' | null
  readonly turn: Turn
  readonly mayAsk: boolean
  readonly mayAnswer: boolean
  readonly mayGive: boolean
  readonly mayClose: boolean
  /** It can't pass once more: what is left is the closing. */
  readonly isLastFloor: boolean
  /** It was not quite it for some time: voices may do better. Said to both alike. */
  readonly voicesMayHelp: boolean
  /** Both gave an appreciation: it came to its own end. */
  readonly isClosedTogether: boolean
  /** Nobody has done anything for days; said to both alike. */
  readonly isQuiet: boolean
  /** Mine, and the other's once mine is given or the talk is over: nobody shapes theirs by it. */
  readonly appreciations: readonly Appreciation[]
  /** Only what the one who looks has written. */
  readonly beside: readonly Beside[]
  /** Own words that can be deleted for both. */
  readonly own: readonly OwnWords[]
}

export interface HonestyView {
  readonly now: TalkView | null
  /** Offered to the one who looks, oldest first. */
  readonly offered: readonly TalkView[]
  /** Offered by the one who looks, and without an answer. */
  readonly waiting: readonly TalkView[]
  readonly mayOffer: boolean
  /** Over or at rest, newest first. */
  readonly earlier: readonly TalkView[]
  /** Kept of talks on one phone, newest first; without what was deleted. */
  readonly kept: readonly Kept[]
}

export interface Viewer {
  readonly me: MemberId
  readonly now: number
}

export function viewHonesty(state: Honesty, viewer: Viewer): HonestyView {
  const now = talkUnderWay(state)
  const offers = offersOf(state).map(talk => viewTalk(talk, viewer))
  const waiting = offers.filter(({ openedByMe }) => openedByMe)
  return {
    now: now ? viewTalk(now, viewer) : null,
    offered: offers.filter(({ openedByMe }) => !openedByMe),
    waiting,
    mayOffer: now === undefined && waiting.length === 0,
    earlier: all(state.talks)
      .filter(({ life }) => isClosed(life))
      .map(talk => viewTalk(talk, viewer))
      .reverse(),
    kept: all(state.kept)
      .filter(({ lines }) => lines.some(({ text }) => text !== ''))
      .reverse(),
  }
}

export function viewTalk(talk: Talk, { me, now }: Viewer): TalkView {
  const { life, floors, closing } = talk
  const floor = floors.at(-1)
  const goesOn = isOnFloor(talk)
  const tries = floor?.reflections.filter(({ correction }) => correction).length ?? 0
  return {
    id: life.id,
    life: lifeFor(life, me),
    subject: talk.subject,
    subjectFact: talk.fact,
    outcome: talk.outcome,
    openedByMe: life.openedBy === me,
    floors,
    holder: floor === undefined || closing || isClosed(life) ? null : floor.by === me ? 'me' : 'other',
    turn: turnOf(talk, me),
    mayAsk: goesOn && mayAsk(floors, me),
    mayAnswer: goesOn && mayAnswer(floors, me),
    mayGive: goesOn && mayGive(floors, me),
    mayClose: mayClose(talk, me),
    isLastFloor: floors.length >= maxFloors && lastHeard(floors) === floor,
    voicesMayHelp: goesOn && floor?.heard === false && tries >= triesInWriting,
    isClosedTogether: life.stage === 'over' && talk.appreciations.length === 2,
    isQuiet:
      life.stage === 'agreed' && life.pause === null && Math.abs(now - talk.lastAt) > quietHours * 3_600_000,
    appreciations: talk.appreciations.filter(
      ({ by }) => by === me || isClosed(life) || !mayAppreciate(talk, me),
    ),
    beside: talk.beside.filter(({ by }) => by === me),
    own: ownWords(talk, me),
  }
}

function turnOf(talk: Talk, me: MemberId): Turn {
  const floor = talk.floors.at(-1)
  if (floor === undefined || isClosed(talk.life)) return 'done'
  if (talk.closing) return mayAppreciate(talk, me) ? 'appreciate' : 'done'
  const step = stepOf(floor)
  if (floor.by === me) return step === 'heard' ? 'pass-on' : step === 'reflect' ? 'listen' : step
  return step === 'reflect' ? 'reflect' : step === 'heard' ? 'heard-them' : 'listen'
}
