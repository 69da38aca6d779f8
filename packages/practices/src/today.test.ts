import { expect, test } from 'vitest'
import { type AnySlice, type Look, type Opening, slicesIn, today } from './index.ts'
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
