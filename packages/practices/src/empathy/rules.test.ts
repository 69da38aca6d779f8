/** Rules of In your shoes that hold over random runs, said without its reducer. */
import { expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { holdsOverRandomRuns } from '../shared/testkit.ts'
import { type Fact, type MemberId, SEAL_OPENED, type Sealed } from '../slice.ts'
import { wishGate } from './events.ts'
import { type Empathy, empathy, type Intent } from './index.ts'
import { mayAnswer, mayAsk, mayMark, mayReceive, mayReply, type Round } from './round.ts'
import { latestRound, mayTell, mayWish } from './state.ts'
import {
  act,
  answer,
  ask,
  guess,
  heard,
  landed,
  life,
  mark,
  notYet,
  reply,
  tell,
  tellOurs,
  wish,
} from './telling.ts'

const moves = (state: Empathy, me: MemberId, _other: MemberId, now: number): readonly Intent[] => {
  const round = latestRound(state)
  const any = [tell(), tell(['sad'], null), tellOurs, { do: 'rest-ours' } as const]
  if (round === undefined) return any
  const talk = round.life.id
  const often = [guess(), guess(), mark(), reply(), landed, wish('ours'), wish('ours')]
  const seldom = [
    ...[ask('Were you alone?'), answer('Yes.'), notYet('more'), wish('apart')],
    ...[life('pass'), life('end'), life('agree'), act('delete'), act('erase')],
  ]
  const lifeMoves: Intent[] = [
    { do: 'not-now', talk, until: null },
    { do: 'pause', talk, until: now + 3_600_000 },
    { do: 'come-back', talk, own: '', wish: '' },
    { do: 'come-back', talk, own: '', wish: '' },
  ]
  const earlier = all(state.rounds).map(({ life }): Intent => ({ do: 'erase', talk: life.id }))
  const besides = state.beside
    .filter(({ by }) => by === me)
    .map(({ fact }): Intent => ({ do: 'erase-beside', fact }))
  return [
    ...[...any, ...any],
    ...[...often, ...often, ...often, ...seldom].map(intent =>
      typeof intent === 'function' ? intent(state) : intent,
    ),
    ...lifeMoves,
    ...earlier,
    ...besides,
  ]
}

const bogus = (gate: string, n: number, gateKind: Sealed['gateKind'] = 'both'): Sealed => ({
  seal: n.toString(16).padStart(32, '0'),
  commit: 'c',
  box: 'b',
  gate,
  gateKind,
})

const toldWith = (talk: string, about: 'apart' | 'us', feelings: Sealed) => ({
  type: 'empathy.moment-told.v1',
  data: { talk, about, moment: { told: 'written', text: 'out of turn' }, feelings },
})

const outOfTurn = (state: Empathy, me: MemberId) => {
  const unknown = '7'.repeat(32)
  const fresh = '6'.repeat(32)
  const rounds = all(state.rounds)
  return [
    // Sealed for another gate than the two lists share, so it would open by another rule.
    toldWith(fresh, 'apart', bogus(unknown, 1)),
    toldWith(fresh, 'apart', bogus(fresh, 2, 'strict')),
    ...(mayTell(state) ? [] : [toldWith(fresh, 'apart', bogus(fresh, 3))]),
    ...(state.ours ? [] : [toldWith(fresh, 'us', bogus(fresh, 4))]),
    { type: 'empathy.guess-sealed.v1', data: { talk: unknown, guess: bogus(unknown, 5) } },
    ...rounds.flatMap((round, n) => outOfRound(state, round, me, n)),
  ]
}

function outOfRound(state: Empathy, round: Round, me: MemberId, n: number) {
  const talk = round.life.id
  const question = round.questions.find(({ answer }) => answer === null)?.id ?? '9'.repeat(32)
  const event = (name: string, data: object) => ({ type: `empathy.${name}.v1`, data: { talk, ...data } })
  const teller = round.life.openedBy === me
  return [
    toldWith(talk, 'apart', bogus(talk, 100 + n)),
    // The teller guesses about the own moment; somebody guesses twice, or for another gate.
    ...(teller || round.guess ? [event('guess-sealed', { guess: bogus(talk, 200 + n) })] : []),
    event('guess-sealed', { guess: bogus('5'.repeat(32), 300 + n) }),
    event('guess-sealed', { guess: { ...round.feelings.seal, box: 'b' } }),
    ...(mayAsk(round, me) ? [] : [event('asked', { question: '8'.repeat(32), text: 'out of turn' })]),
    ...(mayAnswer(round, me, question) ? [] : [event('asked-answered', { question, text: 'out of turn' })]),
    ...(mayMark(round, me) ? [] : [event('marked', { marks: ['yes'], missed: 'out of turn' })]),
    ...(mayReply(round, me) ? [] : [event('validated', { answer: heard })]),
    ...(mayReceive(round, me) ? [] : [event('receipt-given', { landing: { kind: 'landed' } })]),
    ...(mayWish(state, round, me)
      ? []
      : [event('ours-wish-sealed', { wish: bogus(wishGate(talk), 400 + n, 'match') })]),
    ...round.wishes
      .filter(({ by }) => by !== me)
      .map(({ seal }) => ({ type: SEAL_OPENED, data: { seal: seal.seal, text: 'ours' } })),
    { type: SEAL_OPENED, data: { seal: round.feelings.seal.seal, text: 'ours' } },
    ...(state.ours === talk ? [] : [event('ours-rested', {})]),
    ...(teller ? [event('agreed', {})] : []),
  ]
}

/** All but what came back or stays beside for its author, and the time of the last writing. */
const matters = ({ rounds, ours, kept }: Empathy) => ({
  ours,
  kept,
  rounds: all(rounds).map(({ returned: _, life, ...round }) => {
    const { beside: __, ...rest } = life
    return { ...round, life: rest }
  }),
})

interface Data {
  readonly talk: string
  readonly feelings: Sealed
  readonly guess: Sealed
  readonly wish: Sealed
  readonly seal: string
}
type Logged = { readonly by: MemberId; readonly at: number; readonly data: Data }
const ofType = (log: readonly Fact[], ...types: readonly string[]): readonly Logged[] =>
  log
    .filter(({ type }) => types.includes(type))
    .map(({ by, index, data }) => ({ by, at: index ?? Number.POSITIVE_INFINITY, data: data as Data }))

/**
 * Said from the log alone. A list of feelings: the moment was told with a list for its own gate, and somebody else's first
 * guess for that gate stands after a yes and before any word that ends or rests it. A wish: its author's device opened it,
 * which it does when the gate said that both are ready; so the other's wish must be there too. What an author opens by the
 * own word can be read as well.
 */
function mayRead(log: readonly Fact[], seal: string): boolean {
  const tellings = ofType(log, 'empathy.moment-told.v1')
  const guesses = ofType(log, 'empathy.guess-sealed.v1')
  const wishes = ofType(log, 'empathy.ours-wish-sealed.v1')
  const opened = (by: MemberId) =>
    ofType(log, SEAL_OPENED).some(one => one.by === by && one.data.seal === seal)
  const asWish = wishes.find(({ data }) => data.wish.seal === seal)
  if (asWish)
    return (
      opened(asWish.by) && wishes.some(({ by, data }) => data.talk === asWish.data.talk && by !== asWish.by)
    )
  const list = tellings.find(({ data }) => data.feelings.seal === seal)
  const own = guesses.find(({ data }) => data.guess.seal === seal)
  const held = list ?? own
  if (!held) return false
  return opened(held.by) || bothInTime(log, held.data.talk, seal)
}

function bothInTime(log: readonly Fact[], talk: string, seal: string): boolean {
  const of = (...names: readonly string[]) =>
    ofType(log, ...names.map(name => `empathy.${name}.v1`)).filter(({ data }) => data.talk === talk)
  const telling = of('moment-told').find(
    ({ data }) => data.feelings.gate === talk && data.feelings.gateKind === 'both',
  )
  if (!telling) return false
  const yes = of('agreed').find(({ by, at }) => by !== telling.by && at > telling.at)
  const rested = of('passed', 'ended').find(({ at }) => at > telling.at)
  const guess = of('guess-sealed').find(
    ({ by, at, data }) =>
      by !== telling.by && data.guess.gate === talk && data.guess.gateKind === 'both' && yes && at > yes.at,
  )
  if (!yes || !guess || (rested && rested.at < yes.at)) return false
  const ended = of('ended').find(({ at }) => at > yes.at)
  const inTime = !ended || guess.at < ended.at
  // A guess that came during a pause went back, and another may have opened later: any of theirs may be the one.
  const any = of('guess-sealed').some(({ by, data }) => by !== telling.by && data.guess.seal === seal)
  return inTime && (telling.data.feelings.seal === seal || any)
}

test('over random runs both phones agree, nothing out of turn matters, and no list opens before both are sealed', () => {
  const tally = holdsOverRandomRuns<Empathy, Intent>(
    { slice: empathy, moves, outOfTurn, matters, mayRead },
    800,
  )
  // The runs were worth something: people told, were refused, cheated, sealed and read.
  expect(tally.acts).toBeGreaterThan(1_000)
  expect(tally.refused).toBeGreaterThan(500)
  expect(tally.cheats).toBeGreaterThan(300)
  expect(tally.seals).toBeGreaterThan(300)
  expect(tally.readByOther).toBeGreaterThan(50)
})
