/** What becomes of one turn of Full attention: its time, what was said in writing, the summary, and its end. */
import { withLastOf } from '../shared/last-few.ts'
import { isTalking } from '../shared/talk/index.ts'
import { type Fact, mostTimesMore, type TurnName, turnsInASession } from './events.ts'
import { freshTurn, type Session, type Stretch, speaks, type Turn, type Words } from './session.ts'

type TurnFact = Extract<Fact, { readonly data: { readonly turn: TurnName } }>
/** Words that came out of turn are kept for their author, the last few of each. */
const keptBeside = 4

/** The same session where the fact changes nothing. Total. */
export function reduceTurn(session: Session, fact: Fact): Session {
  if (!isOfTurn(fact)) return session
  const at = session.turns.findIndex(({ n }) => n === fact.data.turn)
  const turn = session.turns[at]
  const next = turn && changed(session, turn, fact)
  if (!next) return beside(session, fact)
  const turns = session.turns.map(one => (one === turn ? next : one))
  const swaps = turn.stage !== 'over' && next.stage === 'over' && turns.length < turnsInASession
  return { ...session, turns: swaps ? [...turns, freshTurn('second')] : turns }
}

const isOfTurn = (fact: Fact): fact is TurnFact => 'turn' in fact.data

/** The turn after the fact; null when the fact is out of turn. */
function changed(session: Session, turn: Turn, fact: TurnFact): Turn | null {
  const mine = speaks(session, turn, fact.by)
  if (fact.type === 'listening.heard-given.v1') {
    const wasHeard = mine && turn.stage === 'over' && !turn.stopped && turn.heard === null
    return wasHeard ? { ...turn, heard: wordsOf(fact, fact.data.picture) } : null
  }
  if (!isTalking(session.life) || turn.stage === 'over') return null
  const typed = session.way === 'typed'
  const toSumUp = turn.stage === 'speaking' || turn.stage === 'said'
  switch (fact.type) {
    case 'listening.turn-begun.v1': {
      const begins = mine && !typed && turn.stage === 'ready' && fact.data.minutes <= session.minutes
      return begins ? { ...turn, stage: 'speaking', stretches: [stretchOf(fact)] } : null
    }
    case 'listening.said.v1': {
      const room = turn.stage === 'ready' || (turn.stage === 'summed' && turn.said.length <= mostTimesMore)
      if (!mine || !typed || !room) return null
      return { ...turn, stage: 'said', said: [...turn.said, wordsOf(fact, fact.data.text)] }
    }
    case 'listening.spoken.v1':
      if (!mine || turn.stage !== 'speaking') return null
      return { ...turn, stage: 'said', more: [], spoken: { fact: fact.id, at: fact.at } }
    case 'listening.stopped.v1':
      return turn.stage === 'ready' ? null : { ...turn, stage: 'over', stopped: true, more: [] }
    case 'listening.more-wished.v1':
      return moreWished(session, turn, fact)
    case 'listening.summed-up.v1': {
      if (mine || !toSumUp) return null
      const summary = { ...wordsOf(fact, fact.data.text), how: fact.data.how }
      // Whoever sums up asks whether there is more: that is a yes to more.
      const more = [{ by: fact.by, minutes: 1 }]
      return { ...turn, stage: 'summed', more, summaries: [...turn.summaries, summary] }
    }
    case 'listening.enough.v1':
      return mine && turn.stage === 'summed' ? { ...turn, stage: 'over', more: [] } : null
  }
}

/** One of the two would like more time; when both do, it begins with the second word, as long as the speaker wished. */
function moreWished(
  session: Session,
  turn: Turn,
  fact: TurnFact & { type: 'listening.more-wished.v1' },
): Turn | null {
  const { nth, minutes } = fact.data
  const isOn = turn.stage === 'speaking' || turn.stage === 'said' || turn.stage === 'summed'
  if (!isOn || session.way === 'typed' || nth !== timesMore(turn) + 1) return null
  if (turn.more.some(({ by }) => by === fact.by)) return null
  const more = [...turn.more, { by: fact.by, minutes }]
  if (more.length < 2) return { ...turn, more }
  const wished = more.find(({ by }) => speaks(session, turn, by)) ?? more[0]
  const stretch = { ...stretchOf(fact), minutes: wished?.minutes ?? minutes }
  return {
    ...turn,
    stage: 'speaking',
    spoken: null,
    more: [],
    stretches: [...turn.stretches, stretch],
  }
}

/** How often this turn has been made longer. */
export const timesMore = ({ stretches }: Turn): number => Math.max(0, stretches.length - 1)

function beside(session: Session, fact: TurnFact): Session {
  const kept =
    fact.type === 'listening.said.v1'
      ? ({ ...wordsOf(fact, fact.data.text), what: 'said' } as const)
      : fact.type === 'listening.summed-up.v1' && fact.data.text !== ''
        ? ({ ...wordsOf(fact, fact.data.text), what: 'summary' } as const)
        : null
  return kept ? { ...session, beside: withLastOf(session.beside, kept, keptBeside) } : session
}

const wordsOf = ({ by, id }: Pick<Fact, 'by' | 'id'>, text: string): Words => ({ by, fact: id, text })

const stretchOf = ({
  id,
  at,
  data,
}: Pick<Fact, 'id' | 'at'> & { readonly data: { readonly minutes: number } }): Stretch => ({
  fact: id,
  startedAt: at,
  minutes: data.minutes,
})
