import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { practices, records } from '../registry.ts'
import { blankIn, replay, stateIn, textsIn } from '../replay.ts'
import type { AnySlice, Fact } from '../slice.ts'
import { blank, blankedSealsIn, faultsOfSchema, readBlanked, textsOf } from './blank.ts'
import { freeText, id16, sealed, words } from './schemas.ts'

const schema = v.object({
  id: id16,
  kind: v.picklist(['one', 'two']),
  part: v.variant('k', [
    v.object({ k: v.literal('said'), text: words(9) }),
    v.object({ k: v.literal('kept'), box: sealed }),
  ]),
  more: v.array(v.object({ note: v.nullable(freeText(9)), n: v.number() })),
})
const id = 'a'.repeat(32)
const held = { seal: id, commit: 'commit', box: 'box', half: 'half', gate: id, gateKind: 'both' }
const data = (part: unknown) => ({
  id,
  kind: 'two',
  part,
  more: [
    { note: 'asante', n: 1 },
    { note: null, n: 2 },
  ],
})
const said = data({ k: 'said', text: 'karibu' })
const kept = data({ k: 'kept', box: held })

test('deleting empties what was typed and takes the box, and leaves all else', () => {
  expect(blank(schema, said)).toEqual({
    ...said,
    part: { k: 'said', text: '' },
    more: [
      { note: '', n: 1 },
      { note: null, n: 2 },
    ],
  })
  const { half: _half, ...bare } = held
  expect(blank(schema, kept)).toMatchObject({ part: { k: 'kept', box: { ...bare, box: '' } } })
  expect(blankedSealsIn(blank(schema, kept))).toEqual([{ ...bare, box: '' }])
  expect(textsOf(schema, said)).toEqual(['karibu', 'asante'])
})

test('empty words come in by the door of what was deleted only, and nobody says anything through it', () => {
  for (const whole of [said, kept]) {
    const left = blank(schema, whole)
    expect(v.safeParse(schema, left).success).toBe(false)
    expect(readBlanked(schema, left)).toEqual(left)
    expect(readBlanked(schema, whole)).toEqual(left)
  }
  expect(readBlanked(schema, { ...said, id: 'no id' })).toBeUndefined()
  expect(readBlanked(schema, { ...said, part: { k: 'sung', text: '' } })).toBeUndefined()
  for (const strange of [null, 7, 'text', [], {}]) expect(readBlanked(schema, strange)).toBeUndefined()
})

test('a text that nobody is said to have typed is found, and a schema that can not be walked', () => {
  expect(faultsOfSchema(schema)).toEqual([])
  expect(faultsOfSchema(v.object({ a: v.pipe(v.string(), v.maxLength(3)) }))).toHaveLength(1)
  expect(faultsOfSchema(v.object({ a: v.array(v.unknown()) }))).toHaveLength(1)
  expect(faultsOfSchema(v.object({ a: v.record(v.string(), v.number()) }))).toHaveLength(1)
})

const goldenOf = (slice: AnySlice): readonly Fact[] =>
  readFileSync(join(import.meta.dirname, '..', slice.id, 'golden/v1.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line) as Fact)

test.each([...practices, ...records].map(slice => [slice.id, slice] as const))(
  'of %s everything can be deleted, and no word of it is left in its state',
  (_, slice) => {
    const facts = goldenOf(slice)
    const texts = facts.flatMap(({ type, data }) => textsIn([slice], type, data)).filter(text => text !== '')
    const erased = facts.map(fact => {
      if (fact.type === 'seal.opened.v1') return { ...fact, data: { ...(fact.data as object), text: '' } }
      return { ...fact, data: blankIn([slice], fact.type, fact.data), erased: true as const }
    })
    const folded = replay([slice], erased)
    expect(folded.unread).toBe(0)
    // The names of fields are nobody's words.
    const left = JSON.stringify(stateIn(folded, slice)).replace(/"[a-zA-Z]+":/g, '')
    for (const text of texts) expect(left).not.toContain(text)
  },
)
