/** Rules of an honest talk that hold over random runs, said without its reducer. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { holdsOverRandomRuns, memberOf, otherOf, type Person, twoPhones } from '../shared/testkit.ts'
import type { Fact } from '../slice.ts'
import type { Fact as HonestyFact } from './events.ts'
import { stepOf } from './floors.ts'
import { type Honesty, honesty, type Intent } from './index.ts'
import { ownWords } from './own-words.ts'
import { type Talk, talkUnderWay } from './state.ts'

const hour = 3_600_000
const fresh = 'f'.repeat(32)

const moves = (state: Honesty, me: string, other: string, now: number): readonly Intent[] => {
  const talks = all(state.talks)
  const talk = talkUnderWay(state) ?? talks.at(-1)
  const offer: Intent = { do: 'offer', subject: 'evenings', outcome: 'mend' }
  if (talk === undefined) return [offer]
  const { id } = talk.life
  const goesOn: Intent[] = [
    { do: 'agree', talk: id },
    { do: 'say', talk: id, text: 'one thing', feeling: 'sad' },
    { do: 'reflect', talk: id, text: 'what I heard' },
    { do: 'accept', talk: id },
    { do: 'give-floor', talk: id },
  ]
  const others: Intent[] = [
    offer,
    { do: 'correct', talk: id, text: 'not quite' },
    { do: 'reflect', talk: id, text: null },
    { do: 'ask', talk: id, text: 'since when' },
    { do: 'answer', talk: id, text: 'since the rains' },
    { do: 'begin-closing', talk: id },
    { do: 'appreciate', talk: id, text: 'thank you', unsolved: '' },
    { do: 'appreciate', talk: id, text: null, unsolved: 'the dishes' },
    { do: 'not-now', talk: id, until: null },
    { do: 'pause', talk: id, until: now + hour },
    { do: 'come-back', talk: id, own: 'mine', wish: '' },
    { do: 'come-back', talk: id, own: '', wish: '' },
    ...ownWords(talk, me)
      .slice(-1)
      .map(({ fact }): Intent => ({ do: 'erase', talk: id, fact })),
  ]
  const ends: Intent[] = [
    { do: 'pass', talk: talks.at(-1)!.life.id },
    { do: 'end', talk: id },
    { do: 'agree', talk: talks.at(-1)!.life.id },
  ]
  // What carries the talk on comes often, so that talks are long in many runs.
  const context = { me, other, now, freshId: () => fresh }
  const carries = goesOn.filter(intent => honesty.decide(state, intent, context).ok)
  const rest = Array.from({ length: 4 }, () => [...goesOn, ...others]).flat()
  return [...Array.from({ length: 80 }, () => carries).flat(), ...rest, ...ends]
}

/** Everything that this member may not say now, as a changed client would write it. */
const outOfTurn = (state: Honesty, me: string) => {
  const unknown = '7'.repeat(32)
  const lost = { talk: unknown, floor: unknown }
  return [
    { type: 'honesty.said.v1', data: { ...lost, text: 'to nobody', feeling: null } },
    { type: 'honesty.floor-given.v1', data: { talk: unknown, from: unknown, floor: fresh } },
    { type: 'honesty.closing-begun.v1', data: { talk: unknown } },
    ...all(state.talks).flatMap(talk => cheatsIn(talk, me)),
  ]
}

function cheatsIn(talk: Talk, me: string) {
  const { life, floors, closing, appreciations } = talk
  const { id } = life
  const floor = floors.at(-1)
  const open = life.stage === 'agreed' && life.pause === null && !closing
  const step = floor && open ? stepOf(floor) : null
  const mine = floor?.by === me
  const at = { talk: id, floor: floor?.id ?? id }
  const heard = floor?.saying === null ? floors.at(-2) : floor
  const said = { type: 'honesty.said.v1', data: { ...at, text: 'out of turn', feeling: null } }
  const reflection = floor?.reflections.at(-1)?.id ?? id
  const back = { ...at, reflection: fresh, text: 'out of turn' }
  const givesEmpty = step === 'say' && heard?.heard === true
  const mayGive = mine && (givesEmpty || (step === 'heard' && floors.length < 6))
  const asks = open && heard?.heard && heard.by !== me && heard.question === null
  const answers = open && heard?.heard && heard.by === me && heard.question !== null && heard.answer === null
  const wasHeard = (mineToo: boolean) => floors.some(one => one.heard && (one.by === me) === mineToo)
  const closes = open && heard?.heard === true && (wasHeard(false) || !wasHeard(true))
  const thanks =
    life.stage === 'agreed' && life.pause === null && closing && !appreciations.some(({ by }) => by === me)
  const talks: readonly (readonly [boolean, { type: string; data: object }])[] = [
    [!(mine && step === 'say'), said],
    [true, { ...said, data: { ...said.data, floor: fresh } }],
    [
      !(floor && !mine && step === 'reflect'),
      { type: 'honesty.reflected.v1', data: { ...back, after: reflection } },
    ],
    // It answers something else than what was said last.
    [true, { type: 'honesty.reflected.v1', data: { ...back, after: fresh } }],
    [!(mine && step === 'judge'), { type: 'honesty.accepted.v1', data: { ...at, reflection } }],
    [true, { type: 'honesty.accepted.v1', data: { ...at, reflection: fresh } }],
    [!(mine && step === 'judge'), { type: 'honesty.corrected.v1', data: { ...at, reflection, text: 'no' } }],
    [!asks, { type: 'honesty.asked.v1', data: { talk: id, floor: heard?.id ?? id, text: 'and why' } }],
    [!answers, { type: 'honesty.answered.v1', data: { talk: id, floor: heard?.id ?? id, text: 'because' } }],
    [!mayGive, { type: 'honesty.floor-given.v1', data: { talk: id, from: at.floor, floor: fresh } }],
    [true, { type: 'honesty.floor-given.v1', data: { talk: id, from: 'e'.repeat(32), floor: fresh } }],
    [!closes, { type: 'honesty.closing-begun.v1', data: { talk: id } }],
    [
      !thanks,
      { type: 'honesty.appreciated.v1', data: { talk: id, text: 'ta', matter: fresh, unsolved: 'x' } },
    ],
    [true, { type: 'honesty.offered.v1', data: { talk: id, subject: 'another', outcome: 'known' } }],
    [life.openedBy === me || life.stage !== 'offered', { type: 'honesty.agreed.v1', data: { talk: id } }],
  ]
  const isStranger = me !== memberOf.amara && me !== memberOf.juma
  return talks
    .filter(([out, { type }]) => out || (isStranger && type !== 'honesty.agreed.v1'))
    .map(([, event]) => event)
}

/** All but what is kept beside the talk, and the time of the last writing. */
const matters = (state: Honesty) =>
  all(state.talks).map(({ beside: _, lastAt: __, life, ...talk }) => ({
    ...talk,
    life: { ...life, beside: [] },
  }))

/** Said from the log alone: between two things that were said there is a yes to a reflection, by the one who spoke. */
function everyThingWasHeardFirst(log: readonly Fact[], state: Honesty): void {
  const written = new Map(log.map(fact => [fact.id, fact]))
  const places = new Map(log.map(({ id }, place) => [id, place]))
  for (const { floors, life } of all(state.talks)) {
    expect(floors.length).toBeLessThanOrEqual(6)
    for (const [n, floor] of floors.entries()) {
      const before = floors[n - 1]
      if (!floor.saying) continue
      expect(written.get(floor.saying.fact)!.by).toBe(floor.by)
      if (!before) {
        expect(floor.by).toBe(life.openedBy)
        continue
      }
      const yes = log.findIndex(
        ({ type, by, data }) =>
          type === 'honesty.accepted.v1' &&
          by === before.by &&
          (data as { floor: string }).floor === before.id,
      )
      const passed = log.findIndex(
        ({ type, data }) =>
          type === 'honesty.floor-given.v1' && (data as { floor: string }).floor === floor.id,
      )
      expect(yes).toBeGreaterThanOrEqual(0)
      expect(passed).toBeGreaterThan(yes)
      expect(places.get(floor.saying.fact)!).toBeGreaterThan(passed)
    }
  }
}

test('over random runs both phones agree, and nothing out of turn matters', () => {
  const tally = holdsOverRandomRuns<Honesty, Intent>(
    { slice: honesty, moves, outOfTurn, matters, mayRead: () => false },
    300,
  )
  // The runs were worth something: people talked, were refused and cheated; and nothing here is ever sealed.
  expect(tally.acts).toBeGreaterThan(1_000)
  expect(tally.refused).toBeGreaterThan(500)
  expect(tally.cheats).toBeGreaterThan(300)
  expect(tally.seals).toBe(0)
})

test('between two things said, the first was said back and accepted, and passed on by who had said it', () => {
  const step = fc.record({
    who: fc.constantFrom<Person>('amara', 'juma'),
    which: fc.nat(1_000),
    cheat: fc.nat(9),
  })
  let floorsOfAll = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 80, maxLength: 120, size: 'max' }), steps => {
      const phones = twoPhones<Honesty, Intent>(honesty)
      const now = Date.parse('2026-03-02T08:00:00Z')
      for (const { who, which, cheat } of steps) {
        const state = phones.stateOf(who)
        const events = outOfTurn(state, memberOf[who])
        const event = cheat === 0 ? events[which % events.length] : undefined
        const intents = moves(state, memberOf[who], memberOf[otherOf(who)], now)
        if (event) phones.write(who, now, event.type, event.data)
        else phones.act(who, now, intents[which % intents.length]!)
        if (which % 3 > 0) phones.sync(who, now)
      }
      for (const who of ['amara', 'juma'] as const) phones.sync(who, now)
      everyThingWasHeardFirst(phones.log, phones.confirmed())
      floorsOfAll += all(phones.confirmed().talks).reduce((sum, { floors }) => sum + floors.length, 0)
    }),
    { numRuns: 200 },
  )
  expect(floorsOfAll).toBeGreaterThan(200)
})

/** A whole talk: corrections, questions, a pause, an empty floor given back, so many passes more, the closing. */
const wholeTalk = (
  talk: string,
  now: number,
  passes: readonly Person[],
): readonly (readonly [Person, Intent])[] => {
  const others = { juma: 'amara', amara: 'juma' } as const
  const floor = (who: Person): readonly (readonly [Person, Intent])[] => [
    [who, { do: 'say', talk, text: 'one thing', feeling: null }],
    [others[who], { do: 'reflect', talk, text: 'I hear' }],
    [who, { do: 'correct', talk, text: 'not quite' }],
    [others[who], { do: 'reflect', talk, text: 'I hear better' }],
    [who, { do: 'accept', talk }],
    [others[who], { do: 'ask', talk, text: 'since when' }],
    [who, { do: 'answer', talk, text: 'since the rains' }],
  ]
  const pass = (who: Person): readonly [Person, Intent] => [who, { do: 'give-floor', talk }]
  return [
    ['amara', { do: 'agree', talk }],
    ...floor('juma'),
    pass('juma'),
    pass('amara'),
    ...floor('juma'),
    pass('juma'),
    ['amara', { do: 'pause', talk, until: now + hour }],
    ['amara', { do: 'come-back', talk, own: 'mine', wish: '' }],
    ['juma', { do: 'come-back', talk, own: '', wish: '' }],
    ...floor('amara'),
    ...passes.flatMap(who => [pass(who), ...floor(others[who])]),
    ['juma', { do: 'begin-closing', talk }],
    ['juma', { do: 'appreciate', talk, text: 'thank you', unsolved: 'the dishes' }],
    ['amara', { do: 'appreciate', talk, text: null, unsolved: '' }],
  ]
}

test.each([
  { passes: [], floors: 3 },
  { passes: ['amara'], floors: 4 },
  { passes: ['amara', 'juma', 'amara'], floors: 6 },
] as const)('at every moment of a talk of $floors floors, nothing out of turn changes it', asked => {
  const phones = twoPhones<Honesty, Intent>(honesty)
  const now = Date.parse('2026-03-02T08:00:00Z')
  const sync = () => {
    for (const who of ['amara', 'juma', 'amara'] as const) phones.sync(who, now)
  }
  const holds = () => {
    const state = phones.confirmed()
    for (const me of [memberOf.amara, memberOf.juma, 'c'.repeat(32)])
      for (const { type, data } of outOfTurn(state, me)) {
        const fact = { type, data, by: me, at: now, id: '0'.repeat(64), index: 99 } as unknown as HonestyFact
        expect(matters(honesty.reduce(state, fact)), `${type} ${JSON.stringify(data)}`).toEqual(
          matters(state),
        )
      }
  }
  phones.act('juma', now, { do: 'offer', subject: 'The evenings', outcome: 'mend' })
  sync()
  const talk = all(phones.confirmed().talks)[0]!.life.id
  for (const [who, intent] of wholeTalk(talk, now, asked.passes)) {
    holds()
    expect(phones.act(who, now, intent), JSON.stringify(intent)).toEqual({ ok: true, value: undefined })
    sync()
  }
  holds()
  const [{ life, floors }] = all(phones.confirmed().talks) as [Talk]
  expect(life.stage).toBe('over')
  expect(floors).toHaveLength(asked.floors)
})
