/** How phones with wrong clocks, late phones and phones that were reloaded count one and the same turn. */
import { expect, test } from 'vitest'
import { readSeen, restOf, withSeen } from './clock.ts'

const minute = 60_000
const start = Date.parse('2026-03-02T20:00:00Z')
const turn = { fact: 'a', startedAt: start, minutes: 5 }

test('a phone whose clock is hours wrong counts from the moment when the entry came', () => {
  for (const wrong of [-3 * 60 * minute, 40 * minute]) {
    const came = start + wrong
    const seen = withSeen({}, [turn], came, true)
    expect(restOf([turn], seen, came).left).toBe(5 * minute)
    expect(restOf([turn], seen, came + 4 * minute)).toMatchObject({ left: minute, part: 0.2 })
    expect(restOf([turn], seen, came + 9 * minute)).toMatchObject({ left: 0, part: 0 })
  }
})

test('what was seen survives a reload, and is not begun anew', () => {
  const seen = withSeen({}, [turn], start + 3_000, true)
  const again = readSeen(JSON.stringify(seen))
  expect(withSeen(again, [turn], start + 2 * minute, false)).toBe(again)
  expect(restOf([turn], again, start + 2 * minute + 3_000).left).toBe(3 * minute)
})

test('a phone that comes later falls back on the start in the entry, never with more than the whole time', () => {
  expect(restOf([turn], withSeen({}, [turn], start + minute, false), start + minute).left).toBe(4 * minute)
  expect(restOf([turn], withSeen({}, [turn], start + 9 * minute, false), start + 9 * minute).left).toBe(0)
  const early = start - 30 * minute
  const seen = withSeen({}, [turn], early, false)
  expect(restOf([turn], seen, early).left).toBe(5 * minute)
  expect(restOf([turn], seen, early + minute).left).toBe(4 * minute)
})

test('an entry that came late rings late on that phone, and never early', () => {
  const seen = withSeen({}, [turn], start + 20_000, true)
  expect(restOf([turn], seen, start + 20_000).end).toBe(start + 20_000 + 5 * minute)
})

test('more time is added while time runs, and begins anew after the bell', () => {
  const more = { fact: 'b', startedAt: start + 4 * minute, minutes: 2 }
  const early = { a: start, b: start + 4 * minute }
  expect(restOf([turn, more], early, start + 4 * minute)).toMatchObject({ left: 3 * minute, part: 3 / 7 })
  const late = { a: start, b: start + 8 * minute }
  expect(restOf([turn, more], late, start + 8 * minute)).toMatchObject({ left: 2 * minute, part: 1 })
})

test('nothing that stands in the place of what was remembered breaks the clock', () => {
  for (const text of ['', 'null', '7', '{"a":"x"}', '{"a":', '[]']) expect(readSeen(text)).toEqual({})
  expect(restOf([], {}, start)).toEqual({ left: 0, part: 0, end: start })
})
