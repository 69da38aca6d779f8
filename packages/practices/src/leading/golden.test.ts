import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { besideFor, type Leading, leading, sharesFor } from './index.ts'

test('every event of I will go first that was ever published keeps its meaning', () => {
  holdsGolden<Leading>(leading, import.meta.dirname, (state, me) => {
    const look = {
      me,
      other: null,
      now: Date.parse('2026-03-02T20:30:00Z'),
      sight: () => ({ kind: 'open', text: 'words' }) as const,
      putOff: () => undefined,
    }
    return { shares: sharesFor(state, look), beside: besideFor(state, me) }
  })
})
