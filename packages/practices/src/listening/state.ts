/** What is true in Full attention: sessions of two turns. No clock is asked here; who stopped a turn is kept nowhere. */
import { all, emptyShelf, get, last, put, type Shelf } from '../shared/shelf.ts'
import { offeredLife, reduceLife, type TalkFact, talkFact } from '../shared/talk/index.ts'
import type { SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'
import { freshTurn, isDone, type Session, turnOf } from './session.ts'
import { reduceTurn } from './turn.ts'

export interface Listening {
  readonly sessions: Shelf<Session>
}

export const initialListening: Listening = { sessions: emptyShelf() }

export function reduceListening(state: Listening, fact: Fact | SealOpened): Listening {
  if (fact.type === 'seal.opened.v1') return state
  if (fact.type === 'listening.offered.v1') return offered(state, fact)
  const session = get(state.sessions, fact.data.talk)
  if (session === undefined) return state
  const ofTalk = talkFact('listening', fact)
  const next = ofTalk ? withLife(session, ofTalk) : reduceTurn(session, fact)
  return next === session ? state : { sessions: put(state.sessions, session.life.id, next) }
}

/** One session at a time: an offer beside one that is under way is none. */
function offered(state: Listening, fact: Fact & { type: 'listening.offered.v1' }): Listening {
  const { talk, minutes, first, way } = fact.data
  const before = latest(state)
  if (get(state.sessions, talk) !== undefined || (before && !isDone(before))) return state
  const session: Session = {
    life: offeredLife(talk, fact),
    minutes,
    way,
    openerFirst: first === 'opener',
    turns: [freshTurn('first')],
    beside: [],
  }
  return { sessions: put(state.sessions, talk, session) }
}

/** A turn that a pause breaks into begins again from its start, when both are back. What was summed up in it stays. */
function withLife(session: Session, fact: TalkFact): Session {
  const life = reduceLife(session.life, fact)
  if (life === session.life) return session
  const turn = turnOf(session)
  const breaksIn = life.pause !== null && session.life.pause === null && turn.stage === 'speaking'
  const again = { ...freshTurn(turn.n), summaries: turn.summaries }
  const turns = breaksIn ? [...session.turns.slice(0, -1), again] : session.turns
  return { ...session, life, turns }
}

export const latest = (state: Listening): Session | undefined => last(state.sessions)
/** Newest first. */
export const sessionsOf = (state: Listening): readonly Session[] => [...all(state.sessions)].reverse()
export const sessionOf = (state: Listening, id: string): Session | undefined => get(state.sessions, id)
