/** Rules of I'm here that hold over random runs, said without its reducer. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdsOverRandomRuns, memberOf, otherOf, type Person, twoPhones } from '../shared/testkit.ts'
import type { AnySlice, Fact } from '../slice.ts'
import {
  type AnswerAsked,
  type Availability,
  availability,
  type Intent,
  mineFor,
  promisesFor,
  theirsFor,
} from './index.ts'

const hour = 3_600_000
const answersAt = (now: number): readonly AnswerAsked[] => [
  { kind: 'here' },
  { kind: 'coming' },
  { kind: 'cannot' },
  { kind: 'who-else', text: 'words' },
  { kind: 'deed', deed: 'tea' },
  { kind: 'at', when: now + 2 * hour },
  { kind: 'at', when: now + 3 * hour },
  { kind: 'another-day', when: now + 30 * hour },
]

const moves = (state: Availability, me: string, other: string, now: number): readonly Intent[] => [
  { do: 'check-in', energy: 'low', mood: 'tired', need: 'listen', line: 'words' },
  { do: 'check-in', energy: 'full', mood: 'happy', need: 'just-know', line: '' },
  { do: 'allow-asking-again', allowed: true },
  { do: 'allow-asking-again', allowed: state.allowing.length === 0 },
  ...state.checkins.flatMap(({ id }): readonly Intent[] => [
    ...answersAt(now).map(answer => ({ do: 'answer', checkin: id, answer }) as const),
    { do: 'not-now', checkin: id, until: null },
    { do: 'thank', checkin: id },
    { do: 'let-be', checkin: id },
    { do: 'ask-again', checkin: id },
  ]),
  ...state.promises.flatMap(({ id }): readonly Intent[] => [
    { do: 'keep', promise: id },
    { do: 'release', promise: id },
    { do: 'move', promise: id, when: now + 5 * hour },
    { do: 'say-sorry', promise: id, text: 'I am sorry.' },
    { do: 'erase-sorry', promise: id },
  ]),
  ...state.beside
    .filter(({ by }) => by === me && other !== me)
    .map(({ fact }) => ({ do: 'erase-beside', fact }) as const),
]

const unknown = 'e'.repeat(32)

const outOfTurn = (state: Availability, me: string) => {
  const event = (type: string, data: object) => ({ type: `availability.${type}.v1`, data })
  const answered = (checkin: string, answer: object) => event('answered', { checkin, answer })
  const at = (promise: string) => ({ kind: 'at', promise, when: 0 })
  return [
    answered(unknown, { kind: 'here' }),
    answered(unknown, at('d'.repeat(32))),
    event('thanked', { checkin: unknown }),
    event('let-be', { checkin: unknown }),
    event('promise-kept', { promise: unknown }),
    ...state.checkins.flatMap(({ id, by, stage, answer, thanked, askedAgain }) => [
      // Under a name that is taken.
      event('checked-in', { checkin: id, energy: 'full', mood: 'happy', need: 'rest', line: '' }),
      ...(by === me || stage !== 'open' ? [answered(id, { kind: 'here' }), answered(id, at(unknown))] : []),
      ...(by !== me ? [event('let-be', { checkin: id }), event('asked-again', { checkin: id })] : []),
      ...(by !== me || (thanked && !state.promises.some(({ checkin }) => checkin === id))
        ? [event('thanked', { checkin: id })]
        : []),
      ...(by === me && (answer !== null || askedAgain || !state.allowing.some(one => one !== me))
        ? [event('asked-again', { checkin: id })]
        : []),
    ]),
    ...state.promises.flatMap(({ id, by, checkin, stage, sorry }) => [
      ...(by !== me
        ? [event('promise-kept', { promise: id }), event('sorry-said', { promise: id, text: 'x' })]
        : []),
      ...(by !== me ? [event('promise-moved', { promise: id, when: 0 })] : []),
      ...(stage === 'kept' || stage === 'released'
        ? [
            event('promise-kept', { promise: id }),
            event('promise-moved', { promise: id, when: 0 }),
            event('promise-released', { promise: id }),
            answered(checkin, at(id)),
          ]
        : // A second one beside one that is open, or one under its name.
          [answered(checkin, at(unknown)), answered(checkin, at(id))]),
      ...(sorry !== null || stage === 'kept' ? [event('sorry-said', { promise: id, text: 'x' })] : []),
    ]),
  ]
}

/** All but what lies beside, for its author alone. */
const matters = ({ beside: _beside, ...rest }: Availability) => rest

test('over random runs both phones agree, and nothing out of turn matters', () => {
  const tally = holdsOverRandomRuns<Availability, Intent>(
    { slice: availability as AnySlice, moves, outOfTurn, matters, mayRead: () => false },
    250,
  )
  expect(tally.acts).toBeGreaterThan(800)
  expect(tally.refused).toBeGreaterThan(300)
  expect(tally.cheats).toBeGreaterThan(200)
})

const step = fc.record({
  who: fc.constantFrom<Person>('amara', 'juma'),
  which: fc.nat(1_000),
  sync: fc.boolean(),
})

const dataOf = (fact: Fact) =>
  fact.data as { readonly checkin: string; readonly promise: string; readonly answer: { promise?: string } }
const ofType = (log: readonly Fact[], type: string) =>
  log.filter(fact => fact.type === `availability.${type}.v1`)

/** Said from the log alone: who gave the promise, and to whose check-in. */
function givenIn(log: readonly Fact[], promise: string) {
  const by = ofType(log, 'answered').find(fact => dataOf(fact).answer.promise === promise)
  const to = by && ofType(log, 'checked-in').find(fact => dataOf(fact).checkin === dataOf(by).checkin)
  return by && to ? { by: by.by, to: to.by } : null
}

test('only the one asked promised, only the giver kept or moved, and each way out was taken by one of the two', () => {
  const stages = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), steps => {
      const phones = twoPhones<Availability, Intent>(availability as AnySlice)
      const now = Date.parse('2026-03-02T08:00:00Z')
      for (const { who, which, sync } of steps) {
        const able = moves(phones.stateOf(who), memberOf[who], memberOf[otherOf(who)], now)
        const move = able[which % able.length]
        if (move) phones.act(who, now, move)
        if (sync) for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
      }
      for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
      for (const promise of phones.confirmed().promises) {
        stages.add(promise.stage)
        const given = givenIn(phones.log, promise.id)
        expect(given).toEqual({ by: promise.by, to: promise.to })
        expect(promise.by).not.toBe(promise.to)
        const said = (type: string) =>
          ofType(phones.log, type).some(fact => dataOf(fact).promise === promise.id && fact.by === promise.by)
        if (promise.stage === 'kept') expect(said('promise-kept')).toBe(true)
        if (promise.stage === 'moved') expect(said('promise-moved')).toBe(true)
        if (promise.sorry) expect(said('sorry-said')).toBe(true)
      }
      for (const who of ['amara', 'juma'] as const) aDayLater(phones.stateOf(who), who, now)
    }),
    { numRuns: 150 },
  )
  expect([...stages].sort()).toEqual(['given', 'kept', 'moved', 'released'])
})

/** How somebody was is shown to nobody a day later, whatever has happened; what was promised shows nothing of it. */
function aDayLater(state: Availability, who: Person, now: number): void {
  const look = {
    me: memberOf[who],
    other: memberOf[otherOf(who)],
    now: now + 24 * hour,
    putOff: () => undefined,
  }
  expect([mineFor(state, look), theirsFor(state, look)]).toEqual([null, null])
  expect(JSON.stringify(promisesFor(state, look))).not.toMatch(/tired|happy|low|full/)
  expect(state.checkins.length).toBeLessThanOrEqual(2)
}
