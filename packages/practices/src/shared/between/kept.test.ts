/** What two people kept of a talk on one phone. */
import { expect, test } from 'vitest'
import type { Fact } from '../../slice.ts'
import { blank, faultsOfSchema } from '../blank.ts'
import { keptEvents, keptFact, keptLines, maxKeptLine, maxKeptLines, withKept } from './kept.ts'

const schema = keptEvents('honesty')['honesty.kept-together.v1']
const fact = (talk: string, text = 'Rain'): Fact => ({
  type: 'honesty.kept-together.v1',
  data: { talk, lines: [{ mine: false, text }] },
  by: 'a'.repeat(32),
  at: 5,
  id: 'e'.repeat(64),
  index: 3,
})

test('a talk is kept once, with whose phone it was; events of others are none', () => {
  const [one, two] = [keptFact('honesty', fact('1'.repeat(32))), keptFact('honesty', fact('2'.repeat(32)))]
  if (!one || !two) throw new Error('not kept')
  expect(one).toMatchObject({ on: 'a'.repeat(32), at: 5, lines: [{ mine: false, text: 'Rain' }] })
  expect(withKept(withKept([one], two), { ...one, lines: [] })).toEqual([one, two])
  expect(keptFact('empathy', fact('1'.repeat(32)))).toBe(null)
})

test('lines are trimmed, empty ones left out, and what is too long or too much is refused', () => {
  const line = (text: string) => ({ mine: true, text })
  expect(keptLines([line(' Rain '), line('  ')])).toEqual([line('Rain')])
  expect(keptLines([line(' ')])).toBe(null)
  expect(keptLines([line('x'.repeat(maxKeptLine + 1))])).toBe(null)
  expect(keptLines(Array.from({ length: maxKeptLines + 1 }, () => line('x')))).toBe(null)
})

test('its writer can delete the words and nothing typed is left', () => {
  expect(faultsOfSchema(schema)).toEqual([])
  expect(blank(schema, fact('1'.repeat(32)).data)).toEqual({
    talk: '1'.repeat(32),
    lines: [{ mine: false, text: '' }],
  })
})
