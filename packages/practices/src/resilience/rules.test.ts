/** Rules of Stronger that hold over random runs, said from the log alone. */
import { expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { holdsOverRandomRuns } from '../shared/testkit.ts'
import { type Intent, type PlanForm, type Resilience, replyKinds, resilience } from './index.ts'

const form: PlanForm = { signs: 'a', helped: '', mine: 'b', theirs: '', people: '', leave: '' }

const moves = (state: Resilience, _me: string, _other: string, now: number): readonly Intent[] => [
  { do: 'tell-strength', named: { kind: 'listed', name: 'hope' }, moment: 'then' },
  { do: 'tell-strength', named: { kind: 'own', text: 'patience' }, moment: 'then' },
  { do: 'tell-win', text: 'yes' },
  { do: 'word-plan', form },
  { do: 'word-plan', form: { ...form, signs: `${now}` } },
  { do: 'word-plan', form: { ...form, signs: `late ${now}` }, after: null },
  { do: 'let-go-plan' },
  { do: 'erase-plan' },
  ...(state.plan?.proposed
    ? ([
        { do: 'sign-plan', wording: state.plan.proposed.fact },
        { do: 'sign-plan', wording: state.plan.proposed.fact },
        { do: 'rest-change', wording: state.plan.proposed.fact },
      ] as const)
    : []),
  ...all(state.strengths)
    .slice(-2)
    .flatMap(({ id, fact }): readonly Intent[] => [
      { do: 'answer-strength', strength: id, answer: 'thanks' },
      { do: 'take-off', strength: id },
      { do: 'erase', fact },
    ]),
  ...all(state.wins)
    .slice(-2)
    .flatMap(({ id, fact }): readonly Intent[] => [
      ...replyKinds.map(kind => ({ do: 'reply', win: id, kind, text: 'glad' }) as const),
      { do: 'tell-more', win: id, text: 'all of it' },
      { do: 'win-not-now', win: id, until: null },
      { do: 'erase', fact },
    ]),
]

const outOfTurn = (state: Resilience, me: string) => {
  const unknown = 'e'.repeat(32)
  const nothing = '0'.repeat(64)
  const { plan } = state
  const worded = (id: string, after: string | null) => ({
    type: 'resilience.plan-worded.v1',
    data: { plan: id, after, signs: 'x', helped: '', needs: [], people: '', leave: '' },
  })
  const isAlive =
    plan && !plan.letGo && [plan.standing, plan.proposed].some(one => one !== null && !one.erased)
  return [
    {
      type: 'resilience.strength-told.v1',
      data: { strength: unknown, named: { kind: 'own', text: 'utii' }, moment: 'x' },
    },
    { type: 'resilience.strength-answered.v1', data: { strength: unknown, answer: 'thanks' } },
    { type: 'resilience.win-answered.v1', data: { win: unknown, reply: { kind: 'mark-it', text: '' } } },
    { type: 'resilience.more-told.v1', data: { win: unknown, text: 'x' } },
    // What a changed client worded apart may have become the plan of the two.
    ...(plan?.id === unknown ? [] : [{ type: 'resilience.plan-let-go.v1', data: { plan: unknown } }]),
    worded(unknown, nothing),
    ...(isAlive ? [worded(unknown, null), worded(plan.id, nothing), worded(plan.id, null)] : []),
    ...(plan
      ? [
          { type: 'resilience.plan-signed.v1', data: { plan: plan.id, wording: nothing } },
          { type: 'resilience.plan-change-rested.v1', data: { plan: plan.id, wording: nothing } },
          ...(plan.proposed?.by === me
            ? [
                {
                  type: 'resilience.plan-signed.v1',
                  data: { plan: plan.id, wording: plan.proposed.fact },
                },
              ]
            : []),
        ]
      : []),
    ...all(state.strengths)
      .slice(-2)
      .filter(({ by, answer }) => by === me || answer !== null)
      .map(({ id }) => ({
        type: 'resilience.strength-answered.v1',
        data: { strength: id, answer: 'not-sure' },
      })),
    ...all(state.wins)
      .slice(-2)
      .flatMap(({ id, by, replies, more }) => {
        const last = replies.at(-1)?.kind
        const asked = last === 'tell-more' || last === 'what-took'
        return [
          ...(by === me || (last !== undefined && last !== 'need-moment')
            ? [
                {
                  type: 'resilience.win-answered.v1',
                  data: { win: id, reply: { kind: 'mark-it', text: 'x' } },
                },
              ]
            : []),
          ...(last !== undefined
            ? [
                {
                  type: 'resilience.win-answered.v1',
                  data: { win: id, reply: { kind: 'need-moment', text: 'x' } },
                },
              ]
            : []),
          ...(by !== me || more !== null || !asked
            ? [{ type: 'resilience.more-told.v1', data: { win: id, text: 'x' } }]
            : []),
        ]
      }),
  ]
}

const matters = ({ strengths, wins, plan }: Resilience) => [all(strengths), all(wins), plan]

test('over random runs both phones agree, and nothing out of turn matters', () => {
  const tally = holdsOverRandomRuns<Resilience, Intent>(
    { slice: resilience, moves, outOfTurn, matters, mayRead: () => false },
    200,
  )
  expect(tally.acts).toBeGreaterThan(800)
  expect(tally.refused).toBeGreaterThan(300)
  expect(tally.cheats).toBeGreaterThan(200)
  expect(tally.seals).toBe(0)
})
