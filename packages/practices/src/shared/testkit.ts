/** How practices are told in tests: as stories of two people, and as rules that hold over many random runs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { replay, stateIn } from '../replay.ts'
import type { AnySlice, Fact, Look, MemberId, Slice } from '../slice.ts'
import { throughTheStore } from './testkit-book.ts'
import { deepFreeze, memberOf, otherOf, type Person, type TwoPhones, twoPhones } from './two-phones.ts'

export { deepFreeze, memberOf, otherOf, type Person, type TwoPhones, twoPhones } from './two-phones.ts'

export interface Story<State, Intent> {
  /** `time` as HH:MM of the story's day. The phone syncs before and after unless it is apart. */
  readonly given: (who: Person, time: string, intent: Wanted<State, Intent>) => Story<State, Intent>
  /** As `given`, but the app says no, with this sentence; nothing is written. */
  readonly refused: (
    who: Person,
    time: string,
    intent: Wanted<State, Intent>,
    sentence: string,
  ) => Story<State, Intent>
  /** A changed client writes what the app would not have let it write. */
  readonly forced: (
    who: Person,
    time: string,
    write: (state: State) => { readonly type: string; readonly data: unknown },
  ) => Story<State, Intent>
  readonly on: (day: string) => Story<State, Intent>
  /** Has no connection until `back`. */
  readonly apart: (who: Person) => Story<State, Intent>
  readonly back: (who: Person) => Story<State, Intent>
  /** What this person's phone holds and can read now. */
  readonly sees: (who: Person, check: (state: State, look: Look) => void) => Story<State, Intent>
  readonly so: (
    check: (state: State, phones: TwoPhones<State, Intent>, now: number) => void,
  ) => Story<State, Intent>
}

/** An intent, or one made from what the person sees. */
export type Wanted<State, Intent> = Intent | ((state: State, look: Look) => Intent)

export function story<State, Intent>(slice: {
  readonly id: string
  readonly initial: State
  readonly decide: Slice<State, Intent>['decide']
}): Story<State, Intent> {
  const phones = twoPhones<State, Intent>(slice as AnySlice)
  const offline = new Set<Person>()
  let day = '2026-03-02'
  let now = Date.parse(`${day}T08:00:00Z`)

  const sync = (who: Person) => {
    if (!offline.has(who)) phones.sync(who, now)
  }
  const settle = () => {
    for (const who of ['amara', 'juma', 'amara', 'juma'] as const) sync(who)
  }
  const at = (time: string) => {
    now = Date.parse(`${day}T${time}:00Z`)
  }
  const wanted = (who: Person, intent: Wanted<State, Intent>): Intent =>
    typeof intent === 'function'
      ? (intent as (state: State, look: Look) => Intent)(phones.stateOf(who), phones.lookOf(who, now))
      : intent

  const told: Story<State, Intent> = {
    given: (who, time, intent) => {
      at(time)
      settle()
      expect(phones.act(who, now, wanted(who, intent))).toEqual({ ok: true, value: undefined })
      settle()
      return told
    },
    refused: (who, time, intent, sentence) => {
      at(time)
      settle()
      const before = phones.pending(who)
      expect(phones.act(who, now, wanted(who, intent))).toEqual({ ok: false, error: { refused: sentence } })
      expect(phones.pending(who)).toBe(before)
      return told
    },
    forced: (who, time, write) => {
      at(time)
      settle()
      const { type, data } = write(phones.stateOf(who))
      phones.write(who, now, type, data)
      settle()
      return told
    },
    on: date => {
      day = date
      at('00:00')
      settle()
      return told
    },
    apart: who => {
      offline.add(who)
      return told
    },
    back: who => {
      offline.delete(who)
      settle()
      return told
    },
    sees: (who, check) => {
      settle()
      check(phones.stateOf(who), phones.lookOf(who, now))
      return told
    },
    so: check => {
      settle()
      check(phones.confirmed(), phones, now)
      return told
    },
  }
  return told
}

export interface Rules<State, Intent> {
  readonly slice: AnySlice
  /** Everything somebody could sensibly, or not so sensibly, ask for in this state; the app may refuse. */
  readonly moves: (state: State, me: MemberId, other: MemberId, now: number) => readonly Intent[]
  /** Events out of turn that a changed client could write. They must change nothing of `matters`. */
  readonly outOfTurn: (
    state: State,
    me: MemberId,
    other: MemberId,
  ) => readonly { readonly type: string; readonly data: unknown }[]
  /** What of a state matters to the talk. */
  readonly matters: (state: State) => unknown
  /** Said from the log alone, without the slice: may somebody other than the author read this seal now? */
  readonly mayRead: (log: readonly Fact[], seal: string, now: number) => boolean
}

const step = fc.record({
  who: fc.constantFrom<Person>('amara', 'juma'),
  does: fc.oneof(
    { weight: 8, arbitrary: fc.constant('act') },
    { weight: 3, arbitrary: fc.constant('sync') },
    { weight: 1, arbitrary: fc.constant('cheat') },
  ),
  which: fc.nat(1_000),
  hours: fc.constantFrom(0, 0, 0, 0, 0, 1, 30),
})

/** By how much the clock of a phone is wrong: mostly not at all, sometimes by an hour and a half, by days, by a year. */
const wrong = fc.constantFrom(0, 0, 0, 0, 5_400_000, -5_400_000, 259_200_000, -31_536_000_000)
const clocks = fc.record<Record<Person, number>>({ amara: wrong, juma: wrong })

export interface Tally {
  acts: number
  refused: number
  cheats: number
  seals: number
  readByOther: number
}

/**
 * Plays random runs of two phones, with clocks of their own, that act, cheat and sync in any order, and holds that: both phones end in one
 * state; that state does not depend on how the log was cut; what is out of turn changes nothing that matters; no
 * sealed text is readable before its condition, and each is once it has come. Returns what happened in all runs,
 * so that a test can show that it did happen.
 */
export function holdsOverRandomRuns<State, Intent>(rules: Rules<State, Intent>, runs: number): Tally {
  const tally: Tally = { acts: 0, refused: 0, cheats: 0, seals: 0, readByOther: 0 }
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 80, size: 'max' }), clocks, (steps, clock) => {
      const phones = twoPhones<State, Intent>(rules.slice)
      let now = Date.parse('2026-03-02T08:00:00Z')
      for (const { who, does, which, hours } of steps) {
        now += hours * 3_600_000
        const state = deepFreeze(phones.stateOf(who))
        const me = memberOf[who]
        const other = memberOf[otherOf(who)]
        const own = now + clock[who]
        if (does === 'sync') phones.sync(who, now)
        if (does === 'act') {
          const moves = rules.moves(state, me, other, own)
          const move = moves[which % moves.length]
          if (move !== undefined) tally[phones.act(who, own, move).ok ? 'acts' : 'refused']++
        }
        if (does === 'cheat') {
          const cheats = rules.outOfTurn(state, me, other)
          const cheat = cheats[which % cheats.length]
          if (cheat) {
            tally.cheats++
            changesNothing(rules, state, me, cheat)
            phones.write(who, own, cheat.type, cheat.data)
          }
        }
        nothingReadableEarly(rules, phones, now)
      }
      for (const who of ['amara', 'juma', 'amara', 'juma', 'amara'] as const) phones.sync(who, now)
      const end = phones.confirmed()
      expect(phones.stateOf('amara')).toEqual(end)
      expect(phones.stateOf('juma')).toEqual(end)
      const again = replay([rules.slice], phones.log)
      expect(stateIn(again, rules.slice)).toEqual(end)
      const { before, after } = throughTheStore(end)
      expect(after).toBe(before)
      tally.seals += phones.seals().length
      tally.readByOther += nothingReadableEarly(rules, phones, now)
      whatIsReadyIsReadable(rules.slice, phones, now)
    }),
    { numRuns: runs },
  )
  return tally
}

function changesNothing<State, Intent>(
  rules: Rules<State, Intent>,
  state: State,
  by: MemberId,
  { type, data }: { readonly type: string; readonly data: unknown },
): void {
  const fact = { type, data, by, at: 0, id: '0'.repeat(64), index: null }
  const { states, unread } = replay([{ ...rules.slice, initial: state }], [fact])
  expect(unread, `${type} is well formed`).toBe(0)
  expect(rules.matters(states.get(rules.slice.id) as State)).toEqual(rules.matters(state))
}

const personOf = (member: MemberId): Person => (member === memberOf.amara ? 'amara' : 'juma')

/** How many seals the other can read; each of them by its rule. */
function nothingReadableEarly<State, Intent>(
  rules: Rules<State, Intent>,
  phones: TwoPhones<State, Intent>,
  now: number,
): number {
  let read = 0
  for (const { seal, by } of phones.seals()) {
    if (!phones.canRead(otherOf(personOf(by)), seal, now)) continue
    read++
    expect(rules.mayRead(phones.log, seal, now), 'a sealed text was readable too early').toBe(true)
  }
  return read
}

/** Where the record says that both have sealed, both can read, unless one of them sealed no words at all. */
function whatIsReadyIsReadable<State, Intent>(
  slice: AnySlice,
  phones: TwoPhones<State, Intent>,
  now: number,
): void {
  const real = new Set(phones.seals().map(({ seal }) => seal))
  const context = { me: memberOf.amara, other: memberOf.juma, now }
  for (const { kind, stage, seals } of slice.reveals?.(phones.confirmed(), context) ?? []) {
    if (kind !== 'both' || stage !== 'ready' || !seals.every(({ seal }) => real.has(seal.seal))) continue
    for (const { seal, by } of seals) {
      expect(phones.canRead(otherOf(personOf(by)), seal.seal, now), 'a text stayed sealed').toBe(true)
    }
  }
}

/**
 * Replays `golden/v1.jsonl` of a slice: a fact on each line, every type that was ever published among them, and as the
 * last line `{"summary": ...}`, what `summary` says of the state to each of the two. Lines are added, never changed:
 * what once was written on somebody's phone keeps its meaning.
 */
export function holdsGolden<State>(
  slice: AnySlice,
  folder: string,
  summary: (state: State, me: MemberId) => unknown,
): void {
  const lines = readFileSync(join(folder, 'golden/v1.jsonl'), 'utf8').trim().split('\n')
  const facts = lines.slice(0, -1).map(line => JSON.parse(line) as Fact)
  const expected = JSON.parse(lines.at(-1) ?? '') as { summary: unknown }
  const folded = replay([slice], deepFreeze(facts))
  const state = stateIn<State>(folded, slice)
  const types = new Set(facts.map(({ type }) => type))
  expect(folded.unread).toBe(0)
  expect([...Object.keys(slice.events)].filter(type => !types.has(type))).toEqual([])
  const said = { amara: summary(state, memberOf.amara), juma: summary(state, memberOf.juma) }
  expect(JSON.parse(JSON.stringify(said, sealsByName))).toEqual(expected.summary)
}

/** A sealed text stands in a summary by its name. */
const sealsByName = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'box' in value && 'seal' in value ? value.seal : value
