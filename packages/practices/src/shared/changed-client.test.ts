/** What a changed client of the other may try on any conversation: to flood it, to block it, to break the screens of the other. */
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type Empathy, empathy, viewEmpathy } from '../empathy/index.ts'
import { type Honesty, honesty, viewHonesty } from '../honesty/index.ts'
import { type Listening, latest, listening, viewSession } from '../listening/index.ts'
import { patience } from '../patience/index.ts'
import { type SafeSpace, safeSpace, viewPlace } from '../safe-space/index.ts'
import type { AnySlice, Look, Sealed } from '../slice.ts'
import { talksFor, type Validation, validation } from '../validation/index.ts'
import { type Closer, vulnerability } from '../vulnerability/index.ts'
import { all } from './shelf.ts'
import { memberOf, twoPhones } from './testkit.ts'

const now = Date.parse('2026-03-02T20:00:00Z')
const { amara } = memberOf
const nth = (n: number) => n.toString(16).padStart(32, '0')
const many = Array.from({ length: 40 }, (_, n) => n + 1)

const phonesOf = <State, Intent>(slice: { readonly initial: State; readonly id: string }) => {
  const phones = twoPhones<State, Intent>(slice as unknown as AnySlice)
  const settle = () => {
    for (const who of ['amara', 'juma', 'amara'] as const) phones.sync(who, now)
  }
  return {
    ...phones,
    settle,
    does: (who: 'amara' | 'juma', intent: unknown) => {
      const done = phones.act(who, now, intent as Intent)
      settle()
      return done
    },
    cheats: (type: string, data: unknown) => {
      phones.write('juma', now, `${slice.id}.${type}.v1`, data)
      settle()
    },
    view: () => phones.lookOf('amara', now),
  }
}
const sealed = (gate: string, seal: string): Sealed => ({
  seal,
  commit: 'c',
  box: 'b',
  half: 'h',
  gate,
  gateKind: 'both',
})
const openings = (slice: AnySlice, state: unknown, look: Look) => slice.openings(state, look)

describe('forty offers at once', () => {
  test('of honest talks show as one, and the next comes when that is settled', () => {
    const phones = phonesOf<Honesty, unknown>(honesty)
    for (const n of many) phones.cheats('offered', { talk: nth(n), subject: `No. ${n}`, outcome: 'known' })
    const view = () => viewHonesty(phones.stateOf('amara'), { me: amara, now })
    expect(view().offered.map(({ subject }) => subject)).toEqual(['No. 1'])
    expect(openings(honesty, phones.stateOf('amara'), phones.view())).toHaveLength(1)
    expect(view().mayOffer).toBe(true)
    phones.does('amara', { do: 'pass', talk: nth(1) })
    expect(view().offered.map(({ subject }) => subject)).toEqual(['No. 2'])
  })

  test('of what somebody would like to be heard in show as one', () => {
    const phones = phonesOf<Validation, unknown>(validation)
    for (const n of many) phones.cheats('shared', { talk: nth(n), text: `No. ${n}` })
    const shown = () => talksFor(phones.stateOf('amara'), { me: amara }).map(({ id }) => id)
    expect(shown()).toEqual([nth(1)])
    expect(openings(validation, phones.stateOf('amara'), phones.view())).toHaveLength(1)
    phones.does('amara', { do: 'agree', talk: nth(1) })
    expect(shown()).toEqual([nth(1)])
    phones.does('amara', { do: 'end', talk: nth(1) })
    expect(shown()).toEqual([nth(2), nth(1)])
  })
})

describe('words out of turn', () => {
  test('of a listener do not push out those of the one who speaks', () => {
    const phones = phonesOf<Listening, unknown>(listening)
    phones.does('juma', { do: 'offer', minutes: 5, first: 'other', way: 'typed' })
    const talk = latest(phones.stateOf('juma'))!.life.id
    phones.does('amara', { do: 'agree', talk })
    phones.act('amara', now, { do: 'say', talk, text: 'what I wanted to say' })
    phones.cheats('ended', { talk })
    for (const n of many)
      phones.cheats('summed-up', { talk, turn: 'first', how: 'written', text: `No. ${n}` })
    const { beside } = viewSession(phones.stateOf('amara'), latest(phones.stateOf('amara'))!, amara)
    const said = latest(phones.stateOf('amara'))!.turns[0]!.said
    expect([...beside, ...said].map(({ text }) => text)).toEqual(['what I wanted to say'])
    expect(latest(phones.stateOf('amara'))!.beside.length).toBeLessThanOrEqual(8)
  })

  test('that are sealed are kept for a few of each only, and nobody loses theirs by it', () => {
    const closer = phonesOf<Closer, unknown>(vulnerability)
    closer.does('amara', { do: 'offer', depth: 1 })
    const round = all(closer.stateOf('amara').rounds)[0]!.id
    closer.does('amara', { do: 'answer', round, text: 'mine' })
    closer.cheats('passed', { round })
    for (const n of many) closer.cheats('answer-sealed', { round, answer: sealed(round, nth(n)) })
    expect(all(closer.stateOf('amara').rounds)[0]!.returned.length).toBeLessThanOrEqual(4)

    const shoes = phonesOf<Empathy, unknown>(empathy)
    const feelings = { picks: [{ k: 'listed', id: 'sad' }], because: '' }
    shoes.does('amara', { do: 'tell', about: 'apart', moment: 'The bus left.', feelings })
    const told = viewEmpathy(shoes.stateOf('amara'), { me: amara }).latest!.id
    for (const n of many) shoes.cheats('guess-sealed', { talk: told, guess: sealed(told, nth(n)) })
    expect(all(shoes.stateOf('amara').rounds)[0]!.returned.length).toBeLessThanOrEqual(4)

    const place = phonesOf<SafeSpace, unknown>(safeSpace)
    place.does('amara', { do: 'sit', form: 'full', when: null })
    const talk = place.stateOf('amara').sitting!
    place.does('juma', { do: 'agree', talk })
    place.act('amara', now, { do: 'prepare-next', talk, ask: 'a walk', offer: 'tea' })
    place.cheats('ended', { talk })
    const part = { talk, part: 'next' }
    for (const n of many) place.cheats('preparation-sealed', { ...part, words: sealed(nth(n), nth(n)) })
    const { returned } = viewPlace(place.stateOf('amara'), { me: amara, putOff: () => undefined })
    expect(returned.length).toBeGreaterThan(0)
    expect(place.stateOf('amara').returned.length).toBeLessThanOrEqual(12)
  })
})

test('an arc whose words its author has deleted does not stand in the way of another', () => {
  const place = phonesOf<SafeSpace, unknown>(safeSpace)
  const content = { kind: 'arc', length: 'six', hope: 'To hear each other.' }
  const word = { do: 'word', content, accord: null, after: null }
  place.does('juma', word)
  expect(place.does('amara', word)).toMatchObject({ error: { refused: 'refusedOneArc' } })
  place.does('juma', { do: 'erase-wording', accord: place.stateOf('juma').arc })
  const view = () => viewPlace(place.stateOf('amara'), { me: amara, putOff: () => undefined })
  expect(view()).toMatchObject({ mayBeginArc: true, arc: { phase: 'laid-down' } })
  expect(place.does('amara', word)).toEqual({ ok: true, value: undefined })
  expect(view()).toMatchObject({ mayBeginArc: false, arc: { phase: 'waiting', wordedByMe: true } })
})

test('no time of return is promised that a screen could not say', () => {
  const until = 8_640_000_000_000_001
  const talk = nth(1)
  const promises: readonly (readonly [AnySlice, string, object])[] = [
    [honesty, 'honesty.paused.v1', { talk, until, nth: 1 }],
    [listening, 'listening.pause-moved.v1', { talk, until, how: 'moved' }],
    [patience, 'patience.begun.v1', { talk, until }],
  ]
  for (const [slice, type, data] of promises) {
    const schema = slice.events[type]!
    expect(v.safeParse(schema, { ...data, until: now }).success, type).toBe(true)
    expect(v.safeParse(schema, data).success, type).toBe(false)
  }
})
