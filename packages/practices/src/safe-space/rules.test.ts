/** Rules of Our place and time that hold over random runs, said without its reducer. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { isClosed } from '../shared/talk/index.ts'
import { holdsOverRandomRuns, type Person, twoPhones } from '../shared/testkit.ts'
import type { Fact, Sealed } from '../slice.ts'
import type { Content } from './accord.ts'
import { gateOf, type Part, type Step, steps } from './events.ts'
import { type Intent, type SafeSpace, safeSpace } from './index.ts'
import { nextStep, orderOf } from './sitting.ts'
import { sittingOf } from './state.ts'

const text: Content = { kind: 'agreement', text: 'We rest on Sundays', review: null }
const other: Content = { kind: 'agreement', text: 'We rest on Fridays', review: '2026-04-01' }
const arc: Content = { kind: 'arc', length: 'six', hope: '' }

/** What fits the moment stands there more than once, so that long sittings are as likely as what ends at once. */
const moves = (state: SafeSpace, me: string, _other: string, now: number): readonly Intent[] => [
  ...inGeneral(state),
  ...inSitting(state, me, now),
]

const inGeneral = (state: SafeSpace): readonly Intent[] => [
  { do: 'word', content: text, accord: null, after: null },
  { do: 'word', content: arc, accord: null, after: null },
  { do: 'sit', form: 'full', when: null },
  { do: 'sit', form: 'short', when: null },
  ...all(state.accords)
    .slice(-2)
    .flatMap(({ id, kind, wording }): Intent[] => [
      { do: 'sign', accord: id, wording: wording.fact },
      { do: 'sign', accord: id, wording: wording.fact },
      {
        do: 'word',
        content: kind === 'arc' ? { ...arc, hope: 'Peace' } : other,
        accord: id,
        after: wording.fact,
      },
      { do: 'let-go', accord: id },
      { do: 'erase-wording', accord: id },
      { do: 'look-back', accord: id, text: 'We learned' },
    ]),
]

function inSitting(state: SafeSpace, me: string, now: number): readonly Intent[] {
  const sitting = sittingOf(state)
  if (!sitting || isClosed(sitting.life)) return Array(8).fill({ do: 'sit', form: 'short', when: null })
  const { id: talk, stage, openedBy } = sitting.life
  const agree: Intent = { do: 'agree', talk }
  if (stage === 'offered')
    return [...Array(openedBy === me ? 1 : 20).fill(agree), { do: 'pass', talk }, { do: 'end', talk }]
  const did = { did: 'You came', meant: 'Joy' }
  const step: Intent = { do: 'go-on', talk, step: nextStep(sitting) ?? 'arrive' }
  const thank: Intent = { do: 'prepare-appreciations', talk, appreciations: [did] }
  const ask: Intent = { do: 'prepare-next', talk, ask: 'Help', offer: 'Tea' }
  const fits = [step, step, step, thank, thank, thank, ask, ask]
  return [
    ...[...fits, ...fits],
    { do: 'name-matter', talk, text: 'The rent' },
    { do: 'pause', talk, until: now + 3_600_000 },
    { do: 'come-back', talk, own: '', wish: '' },
    { do: 'end', talk },
  ]
}

const bogus = (gate: string, n: number): Sealed => ({
  seal: n.toString(16).padStart(32, '0'),
  commit: 'c',
  box: 'b',
  gate,
  gateKind: 'both',
})

const outOfTurn = (state: SafeSpace, me: string) => {
  const unknown = '7'.repeat(32)
  const sitting = sittingOf(state)
  const talk = sitting?.life.id ?? unknown
  const isOpen = sitting?.life.stage === 'agreed' && sitting.life.pause === null
  return [
    { type: 'safe-space.signed.v1', data: { accord: unknown, wording: 'e'.repeat(64) } },
    { type: 'safe-space.let-go.v1', data: { accord: unknown } },
    { type: 'safe-space.step-reached.v1', data: { talk: unknown, step: 'arrive' } },
    ...steps
      .filter(step => !isOpen || nextStep(sitting) !== step)
      .map(step => ({ type: 'safe-space.step-reached.v1', data: { talk, step } })),
    ...(sitting && sitting.life.stage === 'agreed' && sitting.step !== null
      ? [
          {
            type: 'safe-space.sitting-offered.v1',
            data: { talk: unknown, form: 'short', when: null, instead: talk },
          },
          { type: 'safe-space.sitting-moved.v1', data: { talk, when: { day: '2026-01-01', time: '10:00' } } },
        ]
      : []),
    ...(['appreciations', 'next'] as const)
      .filter(part => !isOpen || sitting[part].some(({ by }) => by === me))
      .map((part, n) => ({
        type: 'safe-space.preparation-sealed.v1',
        data: { talk, part, words: bogus(gateOf(talk, part), n) },
      })),
    // Sealed for the wrong gate: it would open with the other part.
    {
      type: 'safe-space.preparation-sealed.v1',
      data: { talk, part: 'next', words: bogus(talk, 5) },
    },
    ...all(state.accords).flatMap(({ id, wording, signed, stage, kind }) => [
      // Somebody signs again, or another wording than the one that stands there, or what was let go.
      ...(signed.includes(me) || stage !== 'offered'
        ? [{ type: 'safe-space.signed.v1', data: { accord: id, wording: wording.fact } }]
        : []),
      { type: 'safe-space.signed.v1', data: { accord: id, wording: 'e'.repeat(64) } },
      ...(kind === 'agreement'
        ? [
            {
              type: 'safe-space.agreement-worded.v1',
              data: { accord: id, after: null, text: 'You obey', review: null },
            },
            {
              type: 'safe-space.agreement-worded.v1',
              data: { accord: id, after: 'e'.repeat(64), text: 'You obey', review: null },
            },
          ]
        : []),
    ]),
  ]
}

/** All but what is kept for an author alone, and the time of the last writing. */
const matters = (state: SafeSpace) => ({
  arc: state.arc,
  sitting: state.sitting,
  accords: all(state.accords).map(({ beside: _, ...accord }) => accord),
  sittings: all(state.sittings).map(({ beside: _, life: { beside: __, ...life }, ...sitting }) => ({
    ...sitting,
    life,
  })),
})

interface Data {
  readonly talk: string
  readonly accord: string
  readonly part: Part
  readonly step: Step
  readonly words: Sealed
  readonly form: 'full' | 'short'
}
const ofType = (log: readonly Fact[], name: string) =>
  log
    .filter(({ type }) => type === `safe-space.${name}.v1`)
    .map(({ by, index, data }) => ({ by, index: index ?? Number.POSITIVE_INFINITY, data: data as Data }))

/** Said from the log alone: both have sealed for this gate, and the sitting has come to the step of that name. */
function mayRead(log: readonly Fact[], seal: string): boolean {
  const all = [...ofType(log, 'preparation-sealed'), ...ofType(log, 'look-back-sealed')]
  const own = all.find(({ data }) => data.words.seal === seal)
  const theirs = all.find(({ by, data }) => by !== own?.by && data.words.gate === own?.data.words.gate)
  if (!own || !theirs) return false
  if (own.data.part === undefined) return true
  const { talk, part } = own.data
  const offered = ofType(log, 'sitting-offered').find(({ data }) => data.talk === talk)
  const agreed = ofType(log, 'agreed').find(({ by, data }) => data.talk === talk && by !== offered?.by)
  if (!offered || !agreed) return false
  // The other agreed, and after that every step of the order was said, one after the other, up to this one.
  const order = orderOf({ form: offered.data.form })
  let at = agreed.index
  for (const step of order.slice(0, order.indexOf(part) + 1)) {
    const next = ofType(log, 'step-reached').find(
      ({ data, index }) => data.talk === talk && data.step === step && index > at,
    )
    if (next === undefined) return false
    at = next.index
  }
  // And all of that, with both seals, before anybody ended it.
  const ended = ofType(log, 'ended').find(({ data, index }) => data.talk === talk && index > offered.index)
  return !ended || Math.max(at, own.index, theirs.index) < ended.index
}

/**
 * Said from the log alone: whatever binds was signed by the two, by wording it or by naming the hash of that entry, and
 * nothing let it go or worded it anew after that. How many there were.
 */
function boundByBoth(state: SafeSpace, log: readonly Fact[]): number {
  const binding = all(state.accords).filter(({ stage }) => stage === 'binding')
  for (const { id, wording } of binding) {
    const mine = log.filter(({ data }) => (data as Partial<Data>).accord === id)
    const worded = mine.find(fact => fact.id === wording.fact)!
    const signs = mine.filter(
      ({ type, data }) =>
        type === 'safe-space.signed.v1' && (data as { wording: string }).wording === worded.id,
    )
    expect(new Set([worded.by, ...signs.map(({ by }) => by)]).size).toBe(2)
    const ends = mine.filter(
      ({ type, index, data }) =>
        (index ?? 0) > (worded.index ?? 0) &&
        (type === 'safe-space.let-go.v1' ||
          (type.endsWith('-worded.v1') && (data as { after: unknown }).after === worded.id)),
    )
    // An arc with all its sittings is not let go by a new wording; these runs have no sittings.
    expect(ends).toEqual([])
  }
  return binding.length
}

test('over random runs both phones agree, nothing out of turn matters, and no seal opens before its step', () => {
  const tally = holdsOverRandomRuns<SafeSpace, Intent>(
    { slice: safeSpace, moves, outOfTurn, matters, mayRead },
    300,
  )
  // The runs were worth something: people sat together, were refused, cheated, sealed and read.
  expect(tally.acts).toBeGreaterThan(800)
  expect(tally.refused).toBeGreaterThan(300)
  expect(tally.cheats).toBeGreaterThan(200)
  expect(tally.seals).toBeGreaterThan(150)
  expect(tally.readByOther).toBeGreaterThan(15)
})

test('over random runs nothing binds but what both have signed, and nothing after it was let go', () => {
  let binding = 0
  const step = fc.tuple(fc.constantFrom<Person>('amara', 'juma'), fc.nat(1_000), fc.boolean())
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), steps => {
      const phones = twoPhones<SafeSpace, Intent>(safeSpace)
      const now = Date.parse('2026-03-02T08:00:00Z')
      for (const [who, which, syncs] of steps) {
        const wanted = inGeneral(phones.stateOf(who))
        phones.act(who, now, wanted[which % wanted.length]!)
        if (syncs) phones.sync(who, now)
      }
      for (const who of ['amara', 'juma', 'amara'] as const) phones.sync(who, now)
      binding += boundByBoth(phones.confirmed(), phones.log)
    }),
    { numRuns: 200 },
  )
  expect(binding).toBeGreaterThan(10)
})
