import { expect, test } from 'vitest'
import { monthAfter, monthsBetween } from '../shared/pulse/months.ts'
import {
  type Answer,
  type Answers,
  answersText,
  orderOf,
  readAnswers,
  sentenceIds,
} from '../shared/pulse/sentences.ts'
import { story } from '../shared/testkit.ts'
import {
  bandOf,
  bandOfAll,
  focusOf,
  hasFallen,
  type Intent,
  isOver,
  lineOf,
  type OnePulse,
  type Pulse,
  pulse,
  pulsesAbout,
  roomFor,
} from './index.ts'

const about = 'c'.repeat(32)
const told = () => story<Pulse, Intent>(pulse)
const all = (answer: Answer): Answers => Object.fromEntries(sentenceIds.map(id => [id, answer]))
const take = (answers: Answers, who: string | null = about): Intent => ({ do: 'take', about: who, answers })

/** A pulse for each of these, month after month. */
const history = (...answers: readonly Answers[]): readonly OnePulse[] =>
  answers.map((one, nth) => ({
    id: `${nth}`.padStart(32, '0'),
    about,
    month: monthAfter('2026-01', nth),
    answers: one,
    fact: 'f'.repeat(64),
  }))
const honesty = (...answers: readonly (Answer | null)[]) =>
  history(...answers.map(answer => (answer === null ? { growth: 2 as const } : { honesty: answer })))

test('answers are a text of one length, whatever was skipped, and come back as they were', () => {
  for (const answers of [{}, { honesty: 0 }, all(4), { growth: 3, patience: 1 }] as readonly Answers[]) {
    expect(answersText(answers)).toHaveLength(17)
    expect(readAnswers(answersText(answers))).toEqual(answers)
  }
  for (const text of ['', '1:', '2:000000000000000', '1:00000000000000x', '1:555555555555555'])
    expect(readAnswers(text)).toBeNull()
})

test('each month has an order of its own, the same all through it, and no sentence is lost', () => {
  const orders = ['2026-01', '2026-02', '2026-03', '2027-01'].map(month => orderOf(month))
  for (const order of orders) expect([...order].sort()).toEqual([...sentenceIds].sort())
  expect(new Set(orders.map(order => order.join())).size).toBe(4)
  expect(orderOf('2026-01')).toEqual(orders[0])
})

test('a month has one pulse: taken again, it stands in place of the first, whose answers are deleted', () => {
  told()
    .given('amara', '09:00', take(all(2)))
    .given('amara', '09:10', take({ honesty: 4 }))
    .sees('amara', state => {
      expect(pulsesAbout(state, about).map(({ month, answers }) => ({ month, answers }))).toEqual([
        { month: '2026-03', answers: { honesty: 4 } },
      ])
    })
    .so((_, phones) => {
      expect(JSON.stringify(phones.log)).not.toContain(answersText(all(2)))
      expect(JSON.stringify(phones.log)).toContain(answersText({ honesty: 4 }))
    })
})

test('what is about one person is not about another', () => {
  told()
    .given('amara', '09:00', take(all(2)))
    .given('amara', '09:10', take(all(1), null))
    .sees('amara', state => {
      expect(pulsesAbout(state, about)).toHaveLength(1)
      expect(pulsesAbout(state, null)[0]?.answers.honesty).toBe(1)
      expect(pulsesAbout(state, 'd'.repeat(32))).toEqual([])
    })
})

test('any sentence may be skipped, but not all', () => {
  told()
    .refused('amara', '09:00', take({}), 'refusedAllSkipped')
    .given('amara', '09:01', take({ listening: 0 }))
})

test('a month can be deleted, and its answers with it', () => {
  told()
    .given('amara', '09:00', take(all(3)))
    .given('amara', '09:10', state => ({ do: 'remove', pulse: pulsesAbout(state, about)[0]!.id }))
    .sees('amara', state => expect(pulsesAbout(state, about)).toEqual([]))
    .so((_, phones) => expect(JSON.stringify(phones.log)).not.toContain(answersText(all(3))))
    .refused('amara', '09:20', { do: 'remove', pulse: '1'.repeat(32) }, 'refusedUnknown')
})

test('at most one thing gets more room, for four weeks, and can be let go', () => {
  told()
    .given('amara', '09:00', { do: 'focus', about, practice: 'listening' })
    .given('amara', '09:01', { do: 'focus', about, practice: 'gratitude' })
    .sees('amara', (state, { now }) => {
      const week = 7 * 24 * 3_600_000
      expect(state.focuses).toHaveLength(1)
      expect(roomFor(state, about, now)).toBe('gratitude')
      expect(roomFor(state, null, now)).toBeNull()
      expect(roomFor(state, about, now + 4 * week)).toBeNull()
      expect(isOver(focusOf(state, about)!, now + 3 * week)).toBe(false)
    })
    .given('amara', '09:02', { do: 'focus', about, practice: null })
    .sees('amara', state => expect(state.focuses).toEqual([]))
})

test('of the first pulse nothing is said', () => {
  expect(bandOf(honesty(4), 'honesty')).toBeNull()
  expect(bandOfAll(history(all(4)))).toBeNull()
})

test('a sentence has moved by two steps from the middle of the last three, and by no less at once', () => {
  expect(bandOf(honesty(1, 1, 1, 2), 'honesty')).toBe('same')
  expect(bandOf(honesty(1, 1, 1, 3), 'honesty')).toBe('more')
  expect(bandOf(honesty(3, 3, 3, 1), 'honesty')).toBe('less')
  // What was longer ago than three months counts no more, and one month out of line is not the middle.
  expect(bandOf(honesty(0, 0, 0, 0, 3, 3, 3, 3), 'honesty')).toBe('same')
  expect(bandOf(honesty(2, 4, 2, 3), 'honesty')).toBe('same')
})

test('or by one step in the same direction twice running', () => {
  expect(bandOf(honesty(1, 1, 2, 2), 'honesty')).toBe('more')
  expect(bandOf(honesty(3, 3, 2, 2), 'honesty')).toBe('less')
  expect(bandOf(honesty(2, 2, 3, 1), 'honesty')).toBe('same')
})

test('of a skipped sentence nothing is said, and skipping changes nothing', () => {
  expect(bandOf(honesty(1, 1, null), 'honesty')).toBeNull()
  expect(bandOf(honesty(null, null, 3), 'honesty')).toBeNull()
  expect(bandOf(honesty(1, null, 1, 3), 'honesty')).toBe('more')
})

test('all together moves by 0.8 of a step, and only where ten sentences can be compared', () => {
  const some = (count: number, answer: Answer): Answers =>
    Object.fromEntries(sentenceIds.slice(0, count).map(id => [id, answer]))
  expect(bandOfAll(history(some(10, 1), some(10, 2)))).toBe('more')
  expect(bandOfAll(history(some(9, 1), some(9, 4)))).toBeNull()
  expect(bandOfAll(history(all(2), { ...all(2), ...some(11, 1) }))).toBe('same')
  expect(bandOfAll(history(all(2), { ...all(2), ...some(12, 1) }))).toBe('less')
})

test('a sharp fall is one of all together, or of three sentences by two steps', () => {
  expect(hasFallen(history(all(3), all(2)))).toBe(true)
  expect(hasFallen(history(all(3), { ...all(3), honesty: 1, empathy: 1 }))).toBe(false)
  expect(hasFallen(history(all(3), { ...all(3), honesty: 1, empathy: 1, growth: 0 }))).toBe(true)
  expect(hasFallen(history(all(2), all(4)))).toBe(false)
})

test('a picture comes from the third pulse on; no line crosses a month without an answer', () => {
  expect(lineOf(honesty(1, 2), 'honesty')).toBeNull()
  const line = lineOf(honesty(1, 2, null, 3), 'honesty')
  expect(line?.months).toEqual(['2026-01', '2026-02', '2026-03', '2026-04'])
  expect(line?.dots.map(({ at, answer }) => [at, answer])).toEqual([
    [0, 1],
    [1, 2],
    [3, 3],
  ])
  expect(line?.joins.map(([from, to]) => [from.at, to.at])).toEqual([[0, 1]])
})

test('months go on over the year', () => {
  expect(monthAfter('2026-12')).toBe('2027-01')
  expect(monthAfter('2026-01', -1)).toBe('2025-12')
  expect(monthsBetween('2025-11', '2026-02', 12)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  expect(monthsBetween('2020-01', '2026-02', 2)).toEqual(['2026-01', '2026-02'])
})
