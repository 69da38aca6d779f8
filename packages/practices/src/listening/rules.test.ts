/** Rules of Full attention that hold over random runs, said without its reducer. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replay, stateIn } from '../replay.ts'
import { all } from '../shared/shelf.ts'
import { holdsOverRandomRuns, memberOf } from '../shared/testkit.ts'
import type { AnySlice, Fact } from '../slice.ts'
import { type Intent, type Listening, latest, listening } from './index.ts'
import { decideListening } from './intents.ts'
import { isDone, speaks, turnOf } from './session.ts'
import { timesMore } from './turn.ts'

const moves = (state: Listening, me: string, _other: string, now: number): readonly Intent[] => {
  const session = latest(state)
  const offers: Intent[] = [
    { do: 'offer', minutes: 5, first: 'opener', way: 'aloud' },
    { do: 'offer', minutes: 1, first: 'other', way: 'typed' },
  ]
  if (session === undefined || isDone(session)) return offers
  const talk = session.life.id
  const onward: Intent[] = [
    { do: 'agree', talk },
    { do: 'begin', talk },
    { do: 'say', talk, text: 'words' },
    { do: 'sum-up', talk, text: 'what stayed' },
    { do: 'sum-up', talk, text: null },
    { do: 'enough', talk },
    { do: 'more', talk, minutes: 1 },
    { do: 'come-back', talk, own: '', wish: '' },
  ]
  const fact = session.turns
    .flatMap(({ said, summaries }) => [...said, ...summaries])
    .find(({ by }) => by === me)
  // Mostly what would bring the two further, so that long talks are as likely as talks that end at once.
  const context = { me, other: 'b'.repeat(32), now, freshId: () => '0'.repeat(32) }
  const likely = onward.filter(intent => decideListening(state, intent, context).ok)
  return [
    ...Array.from({ length: 8 }, () => likely).flat(),
    ...onward,
    ...offers,
    { do: 'spoken', talk },
    { do: 'stop', talk },
    { do: 'pass', talk },
    { do: 'end', talk },
    { do: 'not-now', talk, until: null },
    { do: 'pause', talk, until: now + 3_600_000 },
    { do: 'give-heard', talk, turn: 'first', picture: 'lamp' },
    { do: 'give-heard', talk, turn: 'second', picture: 'wind' },
    ...(fact ? [{ do: 'erase', talk, fact: fact.fact } as const] : []),
  ]
}

/** What a changed client could write, and must not matter: said here by what is wrong with it, turn by turn. */
const outOfTurn = (state: Listening, me: string) => {
  const unknown = '7'.repeat(32)
  const session = latest(state)
  const event = (type: string, talk: string, data: object = {}) => ({
    type: `listening.${type}.v1`,
    data: { talk, ...data },
  })
  const begun = { minutes: 1 }
  const nobody = [
    event('said', unknown, { turn: 'first', text: 'to nobody' }),
    event('summed-up', unknown, { turn: 'first', how: 'aloud', text: '' }),
    event('turn-begun', unknown, { turn: 'first', ...begun }),
    event('ended', unknown),
  ]
  if (session === undefined) return nobody
  const talk = session.life.id
  const turn = turnOf(session)
  const { n, stage } = turn
  const mine = speaks(session, turn, me)
  const isTalking = session.life.stage === 'agreed' && session.life.pause === null
  const shut = !isTalking || stage === 'over'
  const typed = session.way === 'typed'
  const when = (wrong: boolean, type: string, data: object = {}) =>
    wrong ? [event(type, talk, { turn: n, ...data })] : []
  const heard = session.turns.flatMap(one =>
    speaks(session, one, me) && one.stage === 'over' && !one.stopped && one.heard === null
      ? []
      : [event('heard-given', talk, { turn: one.n, picture: 'lamp' })],
  )
  const near = [
    ...heard,
    ...when(shut || !mine || typed || stage !== 'ready', 'turn-begun', begun),
    ...when(session.minutes < 8, 'turn-begun', { minutes: 8 }),
    ...when(shut || !mine || stage !== 'speaking', 'spoken'),
    ...when(shut || mine || (stage !== 'speaking' && stage !== 'said'), 'summed-up', {
      how: 'written',
      text: 'out of turn',
    }),
    ...when(shut || !mine || stage !== 'summed', 'enough'),
    ...when(shut || !mine || !typed || stage === 'said', 'said', { text: 'out of turn' }),
  ]
  return [
    // Twice: what is nearest to being allowed is tried most.
    ...near,
    ...near,
    ...(isDone(session) ? [] : [event('offered', unknown, { minutes: 8, first: 'opener', way: 'typed' })]),
    ...when(true, 'turn-begun', { minutes: 1, turn: n === 'first' ? 'second' : 'first' }),
    ...when(shut || stage === 'ready', 'stopped'),
    ...when(shut || typed || stage === 'ready', 'more-wished', { nth: 1, minutes: 1 }),
    ...when(stage !== 'ready' && timesMore(turn) === 0, 'more-wished', { nth: 2, minutes: 1 }),
  ]
}

/** All but what is kept beside the talk for its author. */
const matters = (state: Listening) =>
  all(state.sessions).map(({ beside: _, life: { beside: __, ...life }, ...session }) => ({
    ...session,
    life,
  }))

test('over random runs both phones agree, nothing out of turn matters, and nothing is sealed that could open', () => {
  const tally = holdsOverRandomRuns<Listening, Intent>(
    { slice: listening, moves, outOfTurn, matters, mayRead: () => false },
    500,
  )
  expect(tally.acts).toBeGreaterThan(1_000)
  expect(tally.refused).toBeGreaterThan(500)
  expect(tally.cheats).toBeGreaterThan(300)
  // How heard one felt waits in no seal: before it is given there is nothing of it in the record.
  expect(tally.seals).toBe(0)
})

test('at every moment of the golden log, whatever either could write out of turn changes nothing that matters', () => {
  const lines = readFileSync(join(import.meta.dirname, 'golden/v1.jsonl'), 'utf8')
    .trim()
    .split('\n')
  const facts = lines.slice(0, -1).map(line => JSON.parse(line) as Fact)
  for (let upTo = 0; upTo <= facts.length; upTo++) {
    const state = stateIn<Listening>(replay([listening], facts.slice(0, upTo)), listening)
    for (const by of Object.values(memberOf)) {
      for (const { type, data } of outOfTurn(state, by)) {
        const fact = { type, data, by, at: 0, id: '0'.repeat(64), index: upTo }
        const there: AnySlice = listening
        const folded = replay([{ ...there, initial: state }], [fact])
        expect(folded.unread, type).toBe(0)
        expect(matters(stateIn<Listening>(folded, listening)), `${upTo} ${type}`).toEqual(matters(state))
      }
    }
  }
})
