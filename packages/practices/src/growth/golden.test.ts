import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { besideOf, type Growth, growth, monthsOf, pageOf, viewMonth } from './index.ts'

test('every event of Growing that was ever published keeps its meaning', () => {
  holdsGolden<Growth>(growth, import.meta.dirname, (state, me) => ({
    months: monthsOf(state).map(month => ({
      ...viewMonth(month, me),
      mine: pageOf(month, me, 'mine')?.seal ?? null,
    })),
    beside: besideOf(state, me),
  }))
})
