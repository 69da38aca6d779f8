import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { planOf, type SelfCare, selfCare, viewSelfCare } from './index.ts'

test('every event of For myself that was ever published keeps its meaning', () => {
  const now = Date.parse('2026-03-23T20:00:00Z')
  holdsGolden<SelfCare>(selfCare, import.meta.dirname, state => ({
    plan: planOf(state).map(({ part, when, will }) => ({ part, when, will })),
    looked: viewSelfCare(state, now).looked.map(({ week, line, things }) => ({
      week,
      line,
      things: things.map(({ thing, mark }) => [thing.part, mark]),
    })),
    heavyForWeeks: viewSelfCare(state, now).heavyForWeeks,
  }))
})
