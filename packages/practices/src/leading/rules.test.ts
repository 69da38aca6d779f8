/** Rules of I'll go first that hold over random runs, said without its reducer. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { holdsOverRandomRuns, memberOf, otherOf, type Person, twoPhones } from '../shared/testkit.ts'
import type { AnySlice, Fact, Result, Reveal, Sealed, Step } from '../slice.ts'
import { answerFor, followsOf, type Intent, type Leading, leading, type Way, ways } from './index.ts'

const answersOf = (share: string): readonly Intent[] => [
  { do: 'answer', share, answer: { kind: 'receipt', receipt: 'here' } },
  { do: 'answer', share, answer: { kind: 'comfort', text: 'I sit beside you.' } },
  { do: 'answer', share, answer: { kind: 'question', text: 'How long?' } },
  { do: 'answer', share, answer: { kind: 'thanks' } },
]

const moves = (state: Leading, me: string): readonly Intent[] => {
  const shares = all(state.shares).slice(-4)
  const give = (way: Way): Intent => ({ do: 'give', way, text: 'words', after: followsOf(state, me) })
  return [
    ...ways.map(give),
    { do: 'give', way: 'listen', text: 'words', after: null },
    ...shares.flatMap(({ id }): readonly Intent[] => [
      { do: 'open', share: id },
      { do: 'open', share: id },
      { do: 'take-back', share: id },
      { do: 'promise', share: id, day: '2026-03-04' },
      { do: 'not-now', share: id, until: null },
      { do: 'thank', share: id },
      { do: 'erase', share: id, what: 'share' },
      { do: 'erase', share: id, what: 'answer' },
      ...answersOf(id),
    ]),
  ]
}

const bogus = (gate: string, n: number): Sealed => ({
  seal: (n + 1).toString(16).padStart(32, '0'),
  commit: 'c',
  box: 'b',
  gate,
  gateKind: 'both',
})

const outOfTurn = (state: Leading, me: string) => {
  const unknown = 'e'.repeat(32)
  const said = (share: string, answer: object) => ({ type: 'leading.answered.v1', data: { share, answer } })
  return [
    { type: 'leading.opening-asked.v1', data: { share: unknown, sealed: bogus(unknown, 0) } },
    { type: 'leading.thanked.v1', data: { share: unknown } },
    ...all(state.shares)
      .slice(-3)
      .flatMap(({ id, by, stage, way, answer, thanked, sealed }, n) => [
        // Under a name that is taken, or sealed for another gate than its own.
        {
          type: 'leading.share-sealed.v1',
          data: { share: id, way: 'know', length: 'short', sealed: bogus(id, n) },
        },
        {
          type: 'leading.share-sealed.v1',
          data: { share: unknown, way: 'know', length: 'short', sealed: bogus(id, n) },
        },
        { type: 'leading.opening-asked.v1', data: { share: id, sealed: bogus(unknown, n) } },
        { type: 'leading.opening-asked.v1', data: { share: id, sealed } },
        ...(by === me || stage !== 'sealed'
          ? [
              { type: 'leading.opening-asked.v1', data: { share: id, sealed: bogus(id, n) } },
              { type: 'leading.time-promised.v1', data: { share: id, day: '2026-03-03' } },
            ]
          : []),
        ...(by === me || stage !== 'opened' || answer !== null
          ? [said(id, { kind: 'receipt', receipt: 'here' }), said(id, { kind: 'comfort', text: 'x' })]
          : []),
        ...(answerFor[way] === 'comfort' ? [] : [said(id, { kind: 'comfort', text: 'x' })]),
        ...(answerFor[way] === 'question' ? [] : [said(id, { kind: 'question', text: 'x' })]),
        ...(by !== me || answer === null || thanked
          ? [{ type: 'leading.thanked.v1', data: { share: id } }]
          : []),
      ]),
  ]
}

interface Data {
  readonly share: string
  readonly sealed: Sealed
}
const place = ({ index }: Fact): number => index ?? Number.POSITIVE_INFINITY

/**
 * Said from the log alone: a share may be read when the other asked its gate to open, and its author had not given another
 * one before that. What the asker sealed to bring the half says nothing, and opens with it.
 */
function mayRead(log: readonly Fact[], seal: string): boolean {
  const ofType = (type: string) => log.filter(fact => fact.type === type)
  const dataOf = (fact: Fact) => fact.data as Data
  const holder = [...ofType('leading.share-sealed.v1'), ...ofType('leading.opening-asked.v1')].find(
    fact => dataOf(fact).sealed.seal === seal,
  )
  if (holder === undefined) return false
  const { share } = dataOf(holder)
  const given = ofType('leading.share-sealed.v1').find(fact => dataOf(fact).share === share)
  if (given === undefined) return false
  const next = ofType('leading.share-sealed.v1')
    .filter(fact => fact.by === given.by && place(fact) > place(given) && !isTaken(log, fact))
    .map(place)
  return ofType('leading.opening-asked.v1').some(
    fact =>
      dataOf(fact).share === share &&
      fact.by !== given.by &&
      place(fact) > place(given) &&
      !next.some(at => at < place(fact)),
  )
}

/** Names a share that was there before, or is sealed for another gate: no share at all. */
const isTaken = (log: readonly Fact[], fact: Fact): boolean => {
  const { share, sealed } = fact.data as Data
  return (
    sealed.gate !== share ||
    log.some(one => one.type === fact.type && place(one) < place(fact) && (one.data as Data).share === share)
  )
}

/** All but the words beside. */
const matters = ({ shares }: Leading) => all(shares)

/**
 * A share that was taken back stays closed although the record says that both halves may meet, and the record can't say so.
 * So the kit, which holds that what is ready is readable, is told of those as waiting.
 */
function withoutTakenBack(): AnySlice {
  const gone = new Set<string>()
  const decide = (...said: Parameters<typeof leading.decide>): Result<readonly Step[], never> => {
    const decided = leading.decide(...said)
    if (decided.ok)
      for (const step of decided.value)
        if ('effect' in step && step.effect === 'withdraw') gone.add(step.seal)
    return decided as Result<readonly Step[], never>
  }
  const reveals = (state: Leading): readonly Reveal[] =>
    (leading.reveals?.(state, { me: '', other: null, now: 0 }) ?? []).map(reveal =>
      reveal.stage === 'ready' && reveal.seals.some(({ seal }) => gone.has(seal.seal))
        ? { ...reveal, stage: 'waiting' as const }
        : reveal,
    )
  return { ...leading, decide, reveals } as AnySlice
}

test('over random runs both phones agree, nothing out of turn matters, and nothing opens unasked', () => {
  const tally = holdsOverRandomRuns<Leading, Intent>(
    { slice: withoutTakenBack(), moves, outOfTurn, matters, mayRead },
    250,
  )
  expect(tally.acts).toBeGreaterThan(800)
  expect(tally.refused).toBeGreaterThan(300)
  expect(tally.cheats).toBeGreaterThan(200)
  expect(tally.seals).toBeGreaterThan(300)
  expect(tally.readByOther).toBeGreaterThan(50)
})

const step = fc.record({ who: fc.constantFrom<Person>('amara', 'juma'), which: fc.nat(1_000) })

test('what was taken back in time is never readable, whoever asks afterwards', () => {
  let takenBack = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), steps => {
      const phones = twoPhones<Leading, Intent>(leading as AnySlice)
      const now = Date.parse('2026-03-02T08:00:00Z')
      const gone: { readonly seal: string; readonly by: Person }[] = []
      for (const { who, which } of steps) {
        const able = moves(phones.stateOf(who), memberOf[who])
        const move = able[which % able.length]!
        const own =
          'share' in move ? all(phones.stateOf(who).shares).find(({ id }) => id === move.share) : null
        if (phones.act(who, now, move).ok && move.do === 'take-back' && own)
          gone.push({ seal: own.sealed.seal, by: who })
        for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
        for (const { seal, by } of gone) expect(phones.canRead(otherOf(by), seal, now)).toBe(false)
      }
      takenBack += gone.length
    }),
    { numRuns: 150 },
  )
  expect(takenBack).toBeGreaterThan(100)
})
