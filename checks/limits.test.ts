/**
 * Nothing in an event is without an end: what a changed client writes must fit into the memory of a cheap phone and on its
 * screen, as text, as a list, and as a time.
 */
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { practices, records } from '#practices'
import { sealed } from '../packages/practices/src/shared/schemas.ts'

const LONGEST_TEXT = 20_000
const LONGEST_LIST = 60
/** The last moment that a date can name. */
const LAST_MOMENT = 8_640_000_000_000_000
const LETTERS = ['a', 'A', '0', '1', 'f', '-', '_', ' a', '2026-03-01']

/** Sentences about what has no end below this schema. */
function endless(schema: v.GenericSchema, path: string): readonly string[] {
  if (schema === sealed) return []
  const takes = (value: unknown) => v.safeParse(schema, value).success
  const { entries, item, options, wrapped } = schema as {
    entries?: Readonly<Record<string, v.GenericSchema>>
    item?: v.GenericSchema
    options?: readonly v.GenericSchema[]
    wrapped?: v.GenericSchema
  }
  switch (schema.type) {
    case 'string':
      return LETTERS.some(letter => takes(letter.repeat(LONGEST_TEXT + 1)))
        ? [`${path} is a text without end`]
        : []
    case 'number':
      return [Number.MAX_SAFE_INTEGER, LAST_MOMENT + 1, -1, 0.5, Number.NaN].some(takes)
        ? [`${path} is a number without end`]
        : []
    case 'array': {
      const { pipe = [] } = schema as { pipe?: readonly { type: string; requirement?: unknown }[] }
      const most = pipe.find(({ type }) => type === 'max_length')?.requirement
      const ends = typeof most === 'number' && most <= LONGEST_LIST
      return [...(ends ? [] : [`${path} is a list without end`]), ...(item ? endless(item, `${path}[]`) : [])]
    }
    case 'object':
      return Object.entries(entries ?? {}).flatMap(([key, part]) => endless(part, `${path}.${key}`))
    case 'variant':
      return (options ?? []).flatMap(option => endless(option, path))
    default:
      return wrapped ? endless(wrapped, path) : []
  }
}

describe.each([...practices, ...records].map(slice => [slice.id, slice] as const))('in %s', (_, slice) => {
  test('every text, list and number of an event has an end', () => {
    for (const [type, schema] of Object.entries(slice.events))
      expect(endless(schema as v.GenericSchema, type)).toEqual([])
  })
})

test('a sealed text has an end too', () => {
  const one = { seal: '1'.repeat(32), commit: 'c', box: 'b', gate: '1'.repeat(32), gateKind: 'both' }
  expect(v.safeParse(sealed, one).success).toBe(true)
  for (const part of [{ box: 'b'.repeat(90_001) }, { commit: 'c'.repeat(65) }, { half: 'h'.repeat(65) }])
    expect(v.safeParse(sealed, { ...one, ...part }).success).toBe(false)
})

test('the check finds what it is for', () => {
  const bad = v.object({ list: v.array(v.string()), at: v.nullable(v.pipe(v.number(), v.safeInteger())) })
  expect(endless(bad, 'bad')).toHaveLength(3)
})
