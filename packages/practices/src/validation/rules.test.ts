/** Rules of I hear you that hold over random runs, said without its reducer. */
import { expect, test } from 'vitest'
import { noRungs } from '../shared/ladder/events.ts'
import { all } from '../shared/shelf.ts'
import { isTalking } from '../shared/talk/life.ts'
import { holdsOverRandomRuns } from '../shared/testkit.ts'
import type { AnySlice, Fact } from '../slice.ts'
import { type Intent, type Validation, validation } from './index.ts'

const whole = { ...noRungs, heard: 'that it was loud', lived: 'you slept badly' }

const moves = (state: Validation, _me: string, _other: string, now: number): readonly Intent[] => {
  const talks = all(state.talks).slice(-1)
  return [
    { do: 'share', text: 'words' },
    { do: 'affirm', quality: 'steady', moment: 'on the bus' },
    ...all(state.affirmations)
      .slice(-1)
      .map(({ id }): Intent => ({ do: 'thank', affirmation: id })),
    ...talks.flatMap(({ life: { id: talk } }): readonly Intent[] => {
      const steps: readonly Intent[] = [
        { do: 'agree', talk },
        { do: 'answer', talk, answer: whole },
        { do: 'answer-aloud', talk, rungs: ['heard', 'guess'] },
        { do: 'land', talk, landing: { kind: 'not-yet', missing: 'a hand' } },
        { do: 'land', talk, landing: { kind: 'not-yet', missing: '' } },
      ]
      return [
        // More than once, so that long talks are as likely as talks that end at once.
        ...Array.from({ length: 8 }, () => steps).flat(),
        { do: 'land', talk, landing: { kind: 'landed' } },
        { do: 'pass', talk },
        { do: 'end', talk },
        { do: 'not-now', talk, until: null },
        { do: 'pause', talk, until: now + 3_600_000 },
        { do: 'come-back', talk, own: 'I was loud', wish: '' },
        { do: 'erase', talk, what: 'share' },
        { do: 'erase', talk, what: 'answers' },
        { do: 'erase', talk, what: 'missing' },
      ]
    }),
  ]
}

const outOfTurn = (state: Validation, me: string) => {
  const unknown = 'e'.repeat(32)
  return [
    { type: 'validation.answered.v1', data: { talk: unknown, answer: whole } },
    { type: 'validation.thanked.v1', data: { affirmation: unknown } },
    ...all(state.affirmations)
      .slice(-1)
      .filter(({ by, thanked }) => by === me || thanked)
      .map(({ id }) => ({ type: 'validation.thanked.v1', data: { affirmation: id } })),
    ...all(state.talks)
      .slice(-2)
      .flatMap(({ life, tries }) => {
        const talk = life.id
        const shares = life.openedBy === me
        const awaited = tries.length === 0 || tries.at(-1)?.landing !== null
        const mayAnswer = isTalking(life) && !shares && awaited && tries.length < 3
        const mayLand = isTalking(life) && shares && tries.length > 0 && !awaited
        return [
          { type: 'validation.shared.v1', data: { talk, text: 'another' } },
          { type: 'validation.answered-aloud.v1', data: { talk, rungs: ['heard'] } },
          { type: 'validation.answered-aloud.v1', data: { talk, rungs: ['guess', 'many'] } },
          ...(mayAnswer
            ? []
            : [
                { type: 'validation.answered.v1', data: { talk, answer: whole } },
                { type: 'validation.answered-aloud.v1', data: { talk, rungs: ['heard', 'many'] } },
              ]),
          ...(mayLand
            ? []
            : [
                { type: 'validation.landing-said.v1', data: { talk, landing: { kind: 'landed' } } },
                {
                  type: 'validation.landing-said.v1',
                  data: { talk, landing: { kind: 'not-yet', missing: 'x' } },
                },
              ]),
          ...(shares ? [{ type: 'validation.agreed.v1', data: { talk } }] : []),
        ]
      }),
  ]
}

/** All but the words beside, of the talk and of its pauses. */
const matters = ({ talks, affirmations }: Validation) => ({
  talks: all(talks).map(({ life: { beside: _, ...life }, ...talk }) => ({ ...talk, life })),
  affirmations: all(affirmations),
})

interface Data {
  readonly talk: string
  readonly landing: { readonly kind: string }
}

/** Said from the log alone: answers and landings of one talk alternate, by different people, and there are three at most. */
function holdsInLog(log: readonly Fact[], state: Validation): void {
  for (const { life, tries } of all(state.talks)) {
    const ofTalk = log.filter(({ data }) => (data as Data).talk === life.id)
    const place = (id: string | null) => ofTalk.findIndex(fact => fact.id === id)
    const offered = ofTalk.find(({ type }) => type === 'validation.shared.v1')!
    const agreed = ofTalk.findIndex(({ type, by }) => type === 'validation.agreed.v1' && by !== offered.by)
    expect(tries.length).toBeLessThanOrEqual(3)
    let before = agreed
    tries.forEach(({ fact, landingFact, landing }, at) => {
      expect(agreed).toBeGreaterThanOrEqual(0)
      expect(place(fact)).toBeGreaterThan(before)
      expect(ofTalk[place(fact)]?.by).not.toBe(offered.by)
      before = place(fact)
      if (landing === null) {
        expect(at).toBe(tries.length - 1)
        return
      }
      expect(place(landingFact)).toBeGreaterThan(before)
      expect(ofTalk[place(landingFact)]?.by).toBe(offered.by)
      if (landing.kind === 'landed') expect(at).toBe(tries.length - 1)
      before = place(landingFact)
    })
    const closes = tries.at(-1)?.landing?.kind === 'landed' || (tries.length === 3 && tries[2]?.landing)
    if (closes) expect(life.stage).toBe('over')
  }
}

test('over random runs both phones agree, nothing out of turn matters, and only the one who shared says landed', () => {
  const tally = holdsOverRandomRuns<Validation, Intent>(
    {
      slice: validation as AnySlice,
      moves,
      outOfTurn,
      matters,
      mayRead: () => false,
    },
    250,
  )
  expect(tally.acts).toBeGreaterThan(800)
  expect(tally.refused).toBeGreaterThan(500)
  expect(tally.cheats).toBeGreaterThan(200)
})

test('whatever a changed client writes, the talk that the log makes is one of turns', async () => {
  const { default: fc } = await import('fast-check')
  const { replay, stateIn } = await import('../replay.ts')
  const members = ['a'.repeat(32), 'b'.repeat(32)] as const
  const talk = '1'.repeat(32)
  const events = [
    { type: 'validation.shared.v1', data: { talk, text: 'words' } },
    { type: 'validation.agreed.v1', data: { talk } },
    { type: 'validation.answered.v1', data: { talk, answer: whole } },
    { type: 'validation.answered-aloud.v1', data: { talk, rungs: ['heard', 'many'] } },
    { type: 'validation.landing-said.v1', data: { talk, landing: { kind: 'not-yet', missing: '' } } },
    { type: 'validation.landing-said.v1', data: { talk, landing: { kind: 'landed' } } },
    { type: 'validation.ended.v1', data: { talk } },
  ] as const
  // An end, and what is said twice, are as rare as among people.
  const one = fc.record({
    n: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 2, max: 4 }) }, fc.nat(events.length - 1)),
    who: fc.nat(1),
  })
  let tried = 0
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30, size: 'max' }), picks => {
      const first = { n: 0, who: 0 }
      const log: readonly Fact[] = [first, { n: 1, who: 1 }, ...picks].map(({ n, who }, index) => ({
        ...events[n]!,
        by: members[who]!,
        at: 0,
        id: index.toString(16).padStart(64, '0'),
        index,
      }))
      const state = stateIn(replay([validation as AnySlice], log), validation as AnySlice) as Validation
      holdsInLog(log, state)
      tried += all(state.talks)[0]?.tries.length ?? 0
    }),
    { numRuns: 400 },
  )
  expect(tried).toBeGreaterThan(300)
})
