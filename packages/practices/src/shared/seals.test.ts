import { expect, test } from 'vitest'
import { type Sealed, toSeal } from '../slice.ts'
import { fillSeals, sealsIn, textsToSeal } from './seals.ts'

const gate = { kind: 'both', id: '3'.repeat(32) } as const
const sealed: Sealed = { seal: '1'.repeat(32), commit: 'c', box: 'b', gate: gate.id, gateKind: 'both' }
const data = {
  round: 'r',
  list: [1, { answer: toSeal('one', gate) }],
  more: { deep: toSeal('two', gate), none: null },
}

test('every text that is to be sealed is found and filled, wherever it stands, and all else stays', () => {
  expect(textsToSeal(data).map(({ toSeal: { text } }) => text)).toEqual(['one', 'two'])
  const filled = fillSeals(data, ({ toSeal: { text } }) => ({ ...sealed, box: text }))
  expect(filled).toEqual({
    round: 'r',
    list: [1, { answer: { ...sealed, box: 'one' } }],
    more: { deep: { ...sealed, box: 'two' }, none: null },
  })
  expect(JSON.stringify(filled)).not.toContain('toSeal')
})

test('sealed texts are found in the data of any event, and what only looks like one is passed over', () => {
  const other = { ...sealed, seal: '2'.repeat(32), half: 'h', gateKind: 'day', day: '2026-03-10' }
  const found = sealsIn({ a: sealed, b: [{ c: other }], fake: { seal: 'no', box: '!' }, seal: 'a string' })
  expect(found).toEqual([sealed, other])
  expect(sealsIn(null)).toEqual([])
  expect(sealsIn('seal')).toEqual([])
})

test('an event that is nested without end is read like any other', () => {
  const depth = 30_000
  const deep: unknown = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
  expect(sealsIn({ deep, answer: sealed })).toEqual([sealed])
})
