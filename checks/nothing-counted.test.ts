/**
 * Nothing that two people share may count, rank or watch them (SAFETY, EVIDENCE G2 and G3): no field, event or state of a
 * shared space is named after seeing, typing or scoring, and every number in an event is one that a person has said.
 */
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type AnySlice, practices, records, replay, stateIn } from '#practices'
import { goldenOf } from './slice-shape.ts'
import { root } from './source-files.ts'

const shared = [...practices, ...records].filter(({ audience }) => audience !== 'self')

/** Parts of names that would tell what somebody did not say: hyphens and capitals part them. */
const WATCHES =
  /^(?:seen|saw|read|viewed|typing|typed|drafted|draft|score|scores|points|streak|streaks|rank|ranking|broken|missed|late|overdue|ignored|count|counts|total|totals|percent|percentage|hits|accuracy|online|presence|location|latitude|longitude|duration|spent)$/

/**
 * Every number that an event of a shared space may hold, by its field, and why it is no count of anybody.
 * A new one needs its reason here.
 */
const NUMBERS: Readonly<Record<string, string>> = {
  depth: 'how deep the question is that was chosen',
  until: 'the time of return that was promised',
  when: 'the time at which somebody promised to be there',
  minutes: 'how long a turn to speak is, as the two agreed',
  nth: 'which pause of a talk is meant, the first or the second',
}

/** Words that mean something else where they stand. */
const MEANS_ELSE: Readonly<Record<string, readonly string[]>> = {
  // Feelings that were there and that the guess did not name; nobody's failing, and never counted.
  empathy: ['missed'],
}

const partsOfName = (name: string): readonly string[] =>
  name
    .replace(/\.v\d$/, '')
    .split(/[.\-_]|(?<=[a-z0-9])(?=[A-Z])/)
    .map(part => part.toLowerCase())

const watching = (name: string, slice = ''): readonly string[] =>
  partsOfName(name).filter(part => WATCHES.test(part) && !MEANS_ELSE[slice]?.includes(part))

interface Walked {
  readonly names: readonly string[]
  readonly numbers: readonly string[]
}

/** Names of all fields below a schema, and of those that hold a number. */
function walked(schema: v.GenericSchema, name = ''): Walked {
  const { entries, item, options, wrapped } = schema as {
    entries?: Readonly<Record<string, v.GenericSchema>>
    item?: v.GenericSchema
    options?: readonly unknown[]
    wrapped?: v.GenericSchema
  }
  const below = entries
    ? Object.entries(entries).map(([key, part]) => walked(part, key))
    : item
      ? [walked(item, name)]
      : wrapped
        ? [walked(wrapped, name)]
        : schema.type === 'variant'
          ? (options as readonly v.GenericSchema[]).map(option => walked(option, name))
          : []
  const isNumber =
    schema.type === 'number' ||
    (schema.type === 'picklist' && (options ?? []).some(option => typeof option === 'number'))
  return {
    names: [...Object.keys(entries ?? {}), ...below.flatMap(({ names }) => names)],
    numbers: [...(isNumber ? [name] : []), ...below.flatMap(({ numbers }) => numbers)],
  }
}

/** Names of all fields of a state, shelves and lists included. */
function fieldsOf(value: unknown, deepest = 20): readonly string[] {
  if (typeof value !== 'object' || value === null || deepest === 0) return []
  if (Array.isArray(value)) return value.flatMap(one => fieldsOf(one, deepest - 1))
  return Object.entries(value).flatMap(([key, one]) => [
    ...(/^[0-9a-f]{32}$/.test(key) ? [] : [key]),
    ...fieldsOf(one, deepest - 1),
  ])
}

describe.each(shared.map(slice => [slice.id, slice] as const))('in %s', (_, slice) => {
  test('no event is named after watching somebody, and no field of one', () => {
    for (const [type, schema] of Object.entries(slice.events) as [string, v.GenericSchema][])
      for (const name of [type, ...walked(schema).names])
        expect(watching(name, slice.id), `${type}: ${name}`).toEqual([])
  })

  test('every number in an event is one that somebody has chosen', () => {
    for (const [type, schema] of Object.entries(slice.events) as [string, v.GenericSchema][])
      for (const name of walked(schema).numbers)
        expect(Object.keys(NUMBERS), `${type}: ${name}`).toContain(name)
  })

  test('no state keeps a mark of watching, whatever has happened', () => {
    const facts = goldenOf(join(root, 'packages/practices/src', slice.id))
    const state = stateIn(replay([slice], facts), slice as AnySlice & { initial: unknown })
    for (const name of fieldsOf(JSON.parse(JSON.stringify(state))))
      expect(watching(name, slice.id), name).toEqual([])
  })
})

test('every number that may be said is said somewhere', () => {
  const said = new Set(
    shared.flatMap(slice =>
      (Object.values(slice.events) as v.GenericSchema[]).flatMap(schema => walked(schema).numbers),
    ),
  )
  expect(Object.keys(NUMBERS).filter(name => !said.has(name))).toEqual([])
})

test('the check finds what it is for', () => {
  const bad = v.object({
    list: v.array(v.object({ seenAt: v.number(), deep: v.nullable(v.picklist([1, 2])) })),
  })
  expect(walked(bad)).toEqual({ names: ['list', 'seenAt', 'deep'], numbers: ['seenAt', 'deep'] })
  expect(watching('seenAt')).toEqual(['seen'])
  expect(watching('empathy.guess-score.v1')).toEqual(['score'])
  expect(watching('answer-sealed')).toEqual([])
  expect(watching('alreadySealed')).toEqual([])
})
