import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { besideFor, planFor, type Resilience, resilience, strengthsFor, winsFor } from './index.ts'

test('every event of Stronger that was ever published keeps its meaning', () => {
  holdsGolden<Resilience>(resilience, import.meta.dirname, (state, me) => {
    const viewer = { me, now: Date.parse('2026-03-02T20:30:00Z'), putOff: () => undefined }
    return {
      strengths: strengthsFor(state, viewer),
      wins: winsFor(state, viewer),
      plan: planFor(state, viewer),
      beside: besideFor(state, me),
    }
  })
})
