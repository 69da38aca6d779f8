import { expect, test } from 'vitest'
import { type AnySlice, type Look, type Opening, type Pace, slicesIn, today } from './index.ts'
import { memberOf } from './shared/testkit.ts'

const look: Look = {
  me: memberOf.amara,
  other: memberOf.juma,
  now: 0,
  sight: () => ({ kind: 'sealed' }),
  putOff: () => undefined,
}
const offering = (id: string, ...openings: Pick<Opening, 'rank' | 'waiting'>[]): AnySlice => ({
  ...slicesIn('self')[0]!,
  id,
  openings: () => openings.map(opening => ({ ...opening, practice: id, line: 'line', why: 'why', path: '' })),
})
const offered = (...slices: AnySlice[]) =>
  today(slices, slice => slice.initial, look).map(({ practice, rank }) => `${practice} ${rank}`)

test('at most three openings stand on Today, the kindest first', () => {
  const slices = [
    offering('a', { rank: 9, waiting: false }, { rank: 2, waiting: false }),
    offering('b', { rank: 5, waiting: false }),
    offering('c', { rank: 7, waiting: false }),
  ]
  expect(offered(...slices)).toEqual(['a 2', 'b 5', 'c 7'])
})

test('what waits for me comes before what is only offered', () => {
  expect(
    offered(offering('a', { rank: 1, waiting: false }), offering('b', { rank: 50, waiting: true })),
  ).toEqual(['b 50', 'a 1'])
})

test('the order does not depend on the order of the slices', () => {
  const a = offering('a', { rank: 1, waiting: true })
  const b = offering('b', { rank: 1, waiting: true })
  expect(offered(a, b)).toEqual(offered(b, a))
})

test('before anybody has joined, and on a quiet day, Today is empty', () => {
  const pair = slicesIn('pair')
  expect(today(pair, slice => slice.initial, { ...look, other: null })).toEqual([])
  expect(offered(offering('a'))).toEqual([])
})

test('one’s own pace makes fewer openings, and holds back nothing that waits but in hours of quiet', () => {
  const slices = [
    offering('listening', { rank: 1, waiting: false }, { rank: 2, waiting: true }),
    offering('gratitude', { rank: 3, waiting: false }),
  ]
  const paced = (week: Pace['week'], quiet: Pace['quiet'], weekday: number) =>
    today(slices, slice => slice.initial, look, {
      pace: { week, quiet },
      local: { weekday, minute: 22 * 60 },
    }).map(({ practice, rank }) => `${practice} ${rank}`)
  expect(paced(null, null, 0)).toEqual(['listening 2', 'listening 1', 'gratitude 3'])
  expect(paced(1, null, 6)).toEqual(['listening 2', 'listening 1', 'gratitude 3'])
  expect(paced(1, null, 5)).toEqual(['listening 2', 'gratitude 3'])
  expect(paced(0, null, 6)).toEqual(['listening 2'])
  expect(paced(null, { from: 21 * 60, to: 6 * 60 }, 6)).toEqual([])
})

test('what somebody wished more room for is offered a little sooner, and never before what waits', () => {
  const slices = [
    offering('honesty', { rank: 50, waiting: false }),
    offering('listening', { rank: 80, waiting: false }),
    offering('gratitude', { rank: 60, waiting: true }),
  ]
  const pacing = { pace: { week: null, quiet: null }, local: { weekday: 3, minute: 12 * 60 } }
  const order = (focus: string | null) =>
    today(slices, slice => slice.initial, look, { ...pacing, focus }).map(({ practice }) => practice)
  expect(order(null)).toEqual(['gratitude', 'honesty', 'listening'])
  expect(order('listening')).toEqual(['gratitude', 'listening', 'honesty'])
  expect(order('gratitude')).toEqual(['gratitude', 'honesty', 'listening'])
})
