/** What is true in In your shoes: the moments that were told, whether ours may come, and words that came out of turn. */
import { type Kept, keptFact, withKept } from '../shared/between/kept.ts'
import { fitsGate, isSealOpened, openedText } from '../shared/reveal.ts'
import { all, emptyShelf, get, last, put, type Shelf } from '../shared/shelf.ts'
import { reduceLife, talkFact } from '../shared/talk/index.ts'
import type { MemberId, SealOpened } from '../slice.ts'
import { type Beside, setBeside } from './beside.ts'
import { type Fact, wishGate } from './events.ts'
import { isDone, type Round, toldRound, turned } from './round.ts'

/** So many moments open before any is about the two of us. */
const roundsBeforeOurs = 3

export interface Empathy {
  readonly rounds: Shelf<Round>
  /** The moment after which both wished for moments about the two of us; null while those rest. */
  readonly ours: string | null
  readonly beside: readonly Beside[]
  /** What was kept from one phone between two. */
  readonly kept: readonly Kept[]
  /** Latest time that anybody wrote; from people's clocks, for courtesy only. */
  readonly lastAt: number
}

export const initialEmpathy: Empathy = { rounds: emptyShelf(), ours: null, beside: [], kept: [], lastAt: 0 }

export const roundOf = (state: Empathy, talk: string): Round | undefined => get(state.rounds, talk)
export const latestRound = (state: Empathy): Round | undefined => last(state.rounds)

/** Another moment may be told: none is under way. */
export const mayTell = (state: Empathy): boolean => {
  const round = latestRound(state)
  return round === undefined || isDone(round)
}

const hour = 3_600_000
/** Roles swap on another day: so long after a moment that opened. A courtesy of the device, no rule of the record. */
const another = 12 * hour

/** A moment opened lately: one is enough for a day. */
export const isEnoughToday = (state: Empathy, now: number): boolean =>
  all(state.rounds)
    .slice(-4)
    .some(({ life, guess }) => guess !== null && Math.abs(now - life.at) < another)

/** This member may still say whether moments about the two of us may come; said blind, after the latest one opened. */
export function mayWish(state: Empathy, round: Round, member: MemberId): boolean {
  if (state.ours !== null || round.guess === null || latestRound(state)?.life.id !== round.life.id)
    return false
  if (round.wishes.some(({ by }) => by === member)) return false
  return all(state.rounds).filter(({ guess }) => guess !== null).length >= roundsBeforeOurs
}

/** Both wished for moments about the two of us, and both wishes have opened. */
export const bothWished = ({ wishes }: Round): boolean =>
  wishes.length === 2 && wishes.every(wish => wish.ours)

export function reduceEmpathy(state: Empathy, fact: Fact | SealOpened): Empathy {
  if (isSealOpened(fact)) return withOpened(state, fact)
  const next = applied(state, fact)
  return next === state ? state : { ...next, lastAt: Math.max(next.lastAt, fact.at) }
}

function applied(state: Empathy, fact: Fact): Empathy {
  const kept = keptFact('empathy', fact)
  if (kept) {
    const list = withKept(state.kept, kept)
    return list === state.kept ? state : { ...state, kept: list }
  }
  const ofLife = talkFact('empathy', fact)
  if (ofLife) {
    return inRound(state, ofLife.data.talk, round => {
      const life = reduceLife(round.life, ofLife)
      return life === round.life ? round : { ...round, life }
    })
  }
  switch (fact.type) {
    case 'empathy.moment-told.v1':
      return told(state, fact)
    case 'empathy.ours-wish-sealed.v1':
      return wished(state, fact)
    case 'empathy.ours-rested.v1':
      return state.ours === fact.data.talk ? { ...state, ours: null } : state
    default:
      return inTurn(state, fact as InTurn)
  }
}

type Told = Extract<Fact, { type: 'empathy.moment-told.v1' }>
type InTurn = Extract<Fact, { data: { talk: string } }>

/** Two told at once: the first in the log's order is the moment, the second stays beside. */
function told(state: Empathy, fact: Told): Empathy {
  const { talk, about, feelings } = fact.data
  if (get(state.rounds, talk) !== undefined) return beside(state, fact)
  const fits = fitsGate(feelings, { id: talk, kind: 'both' })
  if (!fits || !mayTell(state) || (about === 'us' && state.ours === null)) return beside(state, fact)
  return { ...state, rounds: put(state.rounds, talk, toldRound(fact)) }
}

function inTurn(state: Empathy, fact: InTurn): Empathy {
  const round = get(state.rounds, fact.data.talk)
  const next = round && turned(round, fact)
  if (!next) return beside(state, fact)
  return next === round ? state : { ...state, rounds: put(state.rounds, fact.data.talk, next) }
}

function beside(state: Empathy, fact: InTurn): Empathy {
  const list = setBeside(state.beside, fact)
  return list === state.beside ? state : { ...state, beside: list }
}

function wished(state: Empathy, fact: Extract<Fact, { type: 'empathy.ours-wish-sealed.v1' }>): Empathy {
  const { talk, wish: seal } = fact.data
  return inRound(state, talk, round =>
    mayWish(state, round, fact.by) && fitsGate(seal, { id: wishGate(talk), kind: 'match' })
      ? { ...round, wishes: [...round.wishes, { seal, by: fact.by, ours: false }] }
      : round,
  )
}

/** Only wishes open by their authors' word; both open, and moments about the two of us may come. */
function withOpened(state: Empathy, fact: SealOpened): Empathy {
  const round = latestRound(state)
  if (!round?.wishes.some(wish => !wish.ours && openedText(fact, wish) === 'ours')) return state
  const wishes = round.wishes.map(wish =>
    openedText(fact, wish) === 'ours' ? { ...wish, ours: true } : wish,
  )
  const next = { ...round, wishes }
  const rounds = put(state.rounds, round.life.id, next)
  return { ...state, rounds, ours: bothWished(next) ? round.life.id : state.ours }
}

function inRound(state: Empathy, talk: string, change: (round: Round) => Round): Empathy {
  const round = get(state.rounds, talk)
  if (round === undefined) return state
  const next = change(round)
  return next === round ? state : { ...state, rounds: put(state.rounds, talk, next) }
}
