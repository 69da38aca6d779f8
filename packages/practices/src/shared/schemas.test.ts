import * as v from 'valibot'
import { expect, test } from 'vitest'
import { day, id16, sealed, words } from './schemas.ts'

const fits = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success

test('a day is one that exists, written in one way only', () => {
  for (const right of ['2026-03-10', '2028-02-29', '0001-01-01']) expect(fits(day, right)).toBe(true)
  for (const wrong of ['2026-02-29', '2026-3-10', '2026-03-10T00:00', '2026-13-01', '', 20260310, null]) {
    expect(fits(day, wrong)).toBe(false)
  }
})

test('an id is 32 lower-case hex characters', () => {
  expect(fits(id16, '0123456789abcdef0123456789abcdef')).toBe(true)
  for (const wrong of [
    '0123456789ABCDEF0123456789ABCDEF',
    '0'.repeat(31),
    '0'.repeat(33),
    `${'0'.repeat(32)}\n`,
  ]) {
    expect(fits(id16, wrong)).toBe(false)
  }
})

test('words are at least one character that is not blank and at most so many', () => {
  expect(fits(words(3), 'abc')).toBe(true)
  for (const wrong of ['', '   ', 'abcd', 3]) expect(fits(words(3), wrong)).toBe(false)
})

test('a sealed text of another shape is none', () => {
  const right = { seal: '1'.repeat(32), commit: 'c', box: 'b', gate: '2'.repeat(32), gateKind: 'both' }
  expect(fits(sealed, right)).toBe(true)
  expect(fits(sealed, { ...right, half: 'AAAA', gateKind: 'day', day: '2026-03-10' })).toBe(true)
  for (const wrong of [
    { gateKind: 'never' },
    { box: '' },
    { box: 'a+b' },
    { seal: 'x' },
    { day: 'soon' },
    { half: 1 },
    { gate: '0'.repeat(32) },
  ]) {
    expect(fits(sealed, { ...right, ...wrong })).toBe(false)
  }
})
