import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type Honesty, honesty, sayingsOf } from './index.ts'

test('every event of Honest talk that was ever published keeps its meaning', () => {
  holdsGolden<Honesty>(honesty, import.meta.dirname, state => sayingsOf(state))
})
