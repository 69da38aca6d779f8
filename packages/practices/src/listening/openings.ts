/** When Full attention would be kind to offer on Today. */
import { isTalking, openingOfTalk } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import { isDone, type Session, speaks, turnOf } from './session.ts'
import { type Listening, latest, sessionOf } from './state.ts'
import type { Words } from './words/en.ts'

const day = 24 * 3_600_000
/** Now and then is plenty; less is fine, and nothing says so. */
const quietDays = 10

export function openingsOfListening(state: Listening, look: Look): readonly Opening[] {
  if (look.other === null) return []
  const session = latest(state)
  if (session === undefined) return [opening(85, 'openingOffer', 'openingOfferFirst', '', false)]
  if (isDone(session))
    return Math.abs(look.now - session.life.at) > quietDays * day
      ? [opening(85, 'openingOffer', 'openingOfferAgain', '', false)]
      : []
  const found = ofSession(session, look)
  return found ? [found] : []
}

function ofSession(session: Session, look: Look): Opening | null {
  const path = `/talk/${session.life.id}`
  const turn = turnOf(session)
  if (!isTalking(session.life)) return openingOfTalk('listening', session.life, path, look)
  const mine = speaks(session, turn, look.me)
  if (turn.stage === 'ready')
    return mine ? opening(35, 'openingYourTurn', 'openingYourTurnWhy', path, false) : null
  if (turn.stage === 'speaking') return opening(6, 'openingRuns', 'openingRunsWhy', path, true)
  if (turn.stage === 'said') return mine ? null : opening(20, 'openingSumUp', 'openingSumUpWhy', path, true)
  return mine ? opening(20, 'openingSummed', 'openingSummedWhy', path, true) : null
}

type Key = KeysFrom<Words, 'opening'>
const opening = (rank: number, line: Key, why: Key, path: string, waiting: boolean): Opening => ({
  practice: 'listening',
  rank,
  line,
  why,
  path,
  waiting,
})

/** The session that a route below the practice names: `/talk/<id>`; a session is live by itself, so `/live` adds nothing. */
export const sessionAt = (state: Listening, path: string): Session | undefined => {
  const id = /^\/talk\/([0-9a-f]{32})(?:\/live)?$/.exec(path)?.[1]
  return id === undefined ? undefined : sessionOf(state, id)
}
