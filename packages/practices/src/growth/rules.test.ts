/** Rules of Growing that hold over random runs, said without its reducer. */
import { expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { holdsOverRandomRuns } from '../shared/testkit.ts'
import type { Fact, MemberId, Sealed } from '../slice.ts'
import { type Growth, growth, type Intent, latestMonth, mayOffer } from './index.ts'
import { mayReflect, maySeal, mayTell } from './state.ts'

const moves = (state: Growth, me: MemberId, _other: MemberId, now: number): readonly Intent[] => {
  const month = latestMonth(state)
  const offer: Intent = { do: 'offer', month: '2026-03' }
  if (month === undefined) return [offer]
  const talk = month.life.id
  const often: Intent[] = [
    { do: 'agree', talk },
    { do: 'seal', talk, shown: { honesty: 3 } },
    { do: 'tell', talk, glad: 'honesty', more: null, why: 'why' },
    { do: 'reflect', talk, text: 'heard' },
  ]
  const besides = state.beside
    .filter(({ by }) => by === me)
    .map(({ fact }): Intent => ({ do: 'erase-beside', fact }))
  return [
    offer,
    ...Array.from({ length: 8 }, () => often).flat(),
    { do: 'pass', talk },
    { do: 'end', talk },
    { do: 'not-now', talk, until: null },
    { do: 'pause', talk, until: now + 3_600_000 },
    { do: 'come-back', talk, own: '', wish: '' },
    { do: 'come-back', talk, own: '', wish: '' },
    { do: 'erase', talk },
    ...besides,
  ]
}

const bogus = (gate: string, n: number, gateKind: Sealed['gateKind'] = 'both'): Sealed => ({
  seal: n.toString(16).padStart(32, '0'),
  commit: 'c',
  box: 'b',
  gate,
  gateKind,
})

const outOfTurn = (state: Growth, me: MemberId) => {
  const unknown = '7'.repeat(32)
  const months = all(state.months)
  return [
    { type: 'growth.page-sealed.v1', data: { talk: unknown, page: bogus(unknown, 1) } },
    { type: 'growth.told.v1', data: { talk: unknown, glad: 'honesty', more: null, why: 'x' } },
    { type: 'growth.ended.v1', data: { talk: unknown } },
    ...(mayOffer(state)
      ? []
      : [{ type: 'growth.month-offered.v1', data: { talk: '6'.repeat(32), month: '2026-01' } }]),
    ...months.flatMap((month, n) => {
      const talk = month.life.id
      return [
        { type: 'growth.month-offered.v1', data: { talk, month: '2026-02' } },
        // Sealed for another gate, or by another rule.
        { type: 'growth.page-sealed.v1', data: { talk, page: bogus(unknown, 10 + n) } },
        { type: 'growth.page-sealed.v1', data: { talk, page: bogus(talk, 20 + n, 'strict') } },
        ...(maySeal(month, me)
          ? []
          : [{ type: 'growth.page-sealed.v1', data: { talk, page: bogus(talk, 30 + n) } }]),
        ...(mayTell(month, me)
          ? []
          : [{ type: 'growth.told.v1', data: { talk, glad: null, more: 'honesty', why: 'x' } }]),
        ...(mayReflect(month, me) ? [] : [{ type: 'growth.reflected.v1', data: { talk, text: 'x' } }]),
      ]
    }),
  ]
}

const matters = (state: Growth) => ({
  latest: state.latest,
  months: all(state.months).map(({ life: { beside: _, ...life }, ...month }) => ({ ...month, life })),
})

interface Data {
  readonly talk: string
  readonly page: Sealed
}

/**
 * Said from the log alone: the first page of each of the two stands in it after a yes of the one who was asked, both were
 * sealed for the gate of this month, and nobody had stopped before the second.
 */
function mayRead(log: readonly Fact[], seal: string): boolean {
  const of = (part: string, talk: string) =>
    log.filter(({ type, data }) => type === `growth.${part}.v1` && (data as Data).talk === talk)
  const own = log.find(
    ({ type, data }) => type === 'growth.page-sealed.v1' && (data as Data).page.seal === seal,
  )
  if (!own) return false
  const { talk } = own.data as Data
  const at = (fact: Fact) => fact.index ?? Number.POSITIVE_INFINITY
  const offered = of('month-offered', talk)[0]
  const yes = offered && of('agreed', talk).find(({ by, index }) => by !== offered.by && index !== null)
  if (!offered || !yes) return false
  const pages = of('page-sealed', talk).filter(
    fact => at(fact) > at(yes) && (fact.data as Data).page.gate === talk,
  )
  const theirs = pages.filter(({ by }) => by !== own.by)
  const mine = pages.filter(({ by }) => by === own.by)
  if (mine.length === 0 || theirs.length === 0 || !mine.includes(own)) return false
  const second = Math.max(at(mine[0]!), at(theirs[0]!))
  const stops = [...of('ended', talk), ...of('passed', talk).filter(fact => at(fact) < at(yes))]
  return !stops.some(fact => at(offered) < at(fact) && at(fact) < second)
}

test('over random runs both phones agree, nothing out of turn matters, and no page opens early', () => {
  const tally = holdsOverRandomRuns<Growth, Intent>(
    { slice: growth, moves, outOfTurn, matters, mayRead },
    400,
  )
  expect(tally.acts).toBeGreaterThan(700)
  expect(tally.refused).toBeGreaterThan(500)
  expect(tally.cheats).toBeGreaterThan(200)
  expect(tally.seals).toBeGreaterThan(100)
  expect(tally.readByOther).toBeGreaterThan(20)
})
