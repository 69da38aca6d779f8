/** Whoever lets a talk rest, pauses it or ends it: what is left on both phones is the same, to the last letter. */
import { describe, expect, test } from 'vitest'
import { empathy } from '../empathy/index.ts'
import { honesty } from '../honesty/index.ts'
import { listening } from '../listening/index.ts'
import { patience } from '../patience/index.ts'
import { safeSpace } from '../safe-space/index.ts'
import type { AnySlice, Opening } from '../slice.ts'
import { validation } from '../validation/index.ts'
import { vulnerability } from '../vulnerability/index.ts'
import { all, type Shelf } from './shelf.ts'
import { type Person, type TwoPhones, twoPhones } from './testkit.ts'

const now = Date.parse('2026-03-02T20:00:00Z')
const later = now + 20 * 60_000
type Phones = TwoPhones<unknown, unknown>
/** The only thing on the shelf of this name. */
const idIn = (phones: Phones, shelf: string): string => {
  const [one] = all(
    (phones.stateOf('juma') as Record<string, Shelf<{ id?: string; life?: { id: string } }>>)[shelf]!,
  )
  return one?.life?.id ?? one?.id ?? ''
}

interface Told {
  readonly slice: AnySlice
  readonly shelf: string
  readonly begins: unknown
  /** Both are in the talk by this word of Amara; absent where it needs none. */
  readonly agrees?: string
}
const feelings = { picks: [{ k: 'listed', id: 'sad' }], because: '' }
const talks: readonly Told[] = [
  {
    slice: honesty,
    shelf: 'talks',
    begins: { do: 'offer', subject: 'The evenings', outcome: 'known' },
    agrees: 'agree',
  },
  {
    slice: empathy,
    shelf: 'rounds',
    begins: { do: 'tell', about: 'apart', moment: 'The bus left.', feelings },
    agrees: 'agree',
  },
  {
    slice: safeSpace,
    shelf: 'sittings',
    begins: { do: 'sit', form: 'full', when: null },
    agrees: 'agree',
  },
  { slice: validation, shelf: 'talks', begins: { do: 'share', text: 'Nobody asked.' }, agrees: 'agree' },
  {
    slice: listening,
    shelf: 'sessions',
    begins: { do: 'offer', minutes: 5, first: 'opener', way: 'aloud' },
    agrees: 'agree',
  },
  { slice: patience, shelf: 'talks', begins: { do: 'begin', until: later } },
]

/** The state on both phones, and what Today says to each, after this word of this person. */
function leftBy({ slice, shelf, begins, agrees }: Told, does: readonly string[], who: Person) {
  const phones: Phones = twoPhones(slice)
  const settle = () => {
    for (const person of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(person, now)
  }
  const act = (person: Person, intent: unknown) => {
    expect(phones.act(person, now, intent)).toEqual({ ok: true, value: undefined })
    settle()
  }
  act('juma', begins)
  const talk = idIn(phones, shelf)
  if (agrees && !does.includes('pass')) act('amara', { do: agrees, talk })
  for (const one of does) act(who, { do: one, talk, until: later, own: '', wish: '' })
  const openings = (person: Person): readonly Opening[] =>
    slice.openings(phones.stateOf(person), phones.lookOf(person, later + 60_000))
  const told = { state: phones.confirmed(), amara: openings('amara'), juma: openings('juma') }
  return JSON.stringify(told)
}

describe.each(talks.map(told => [told.slice.id, told] as const))('in %s', (_, told) => {
  const same = (...does: readonly string[]) =>
    expect(leftBy(told, does, 'amara')).toBe(leftBy(told, does, 'juma'))

  test('nobody is told who ended it', () => same('end'))
  // A pause in the room is one from its beginning, and is no offer that could be let rest.
  const more = told.slice === patience ? [] : [['pass'], ['pause'], ['pause', 'end']]
  for (const does of more) test(`nobody is told whose word it was: ${does.join(', ')}`, () => same(...does))
})

test('in patience nobody is told who asked for the pause', () => {
  const begun = (who: Person) => {
    const phones: Phones = twoPhones(patience)
    expect(phones.act(who, now, { do: 'begin', until: later }).ok).toBe(true)
    for (const one of ['amara', 'juma', 'amara'] as const) phones.sync(one, now)
    const openings = (person: Person) =>
      patience.openings(phones.stateOf(person) as typeof patience.initial, phones.lookOf(person, now))
    expect(openings('amara')).toEqual(openings('juma'))
    return JSON.stringify(phones.confirmed())
  }
  expect(begun('amara')).toBe(begun('juma'))
})

test('in vulnerability nobody is told who passed a question or ended a sitting', () => {
  const left = (does: unknown, who: Person) => {
    const phones: Phones = twoPhones(vulnerability)
    for (const [person, intent] of [
      ['juma', { do: 'offer', depth: 1 }],
      [who, does],
    ] as const) {
      const round = idIn(phones, 'rounds')
      expect(phones.act(person, now, { ...(intent as object), round })).toEqual({
        ok: true,
        value: undefined,
      })
      for (const one of ['amara', 'juma', 'amara'] as const) phones.sync(one, now)
    }
    return JSON.stringify(phones.confirmed())
  }
  for (const does of [{ do: 'pass' }, { do: 'enough' }]) expect(left(does, 'amara')).toBe(left(does, 'juma'))
})
