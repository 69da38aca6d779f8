import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type Leading, leading, sayingsOf } from './index.ts'

test('every event of I'll go first that was ever published keeps its meaning', () => {
  holdsGolden<Leading>(leading, import.meta.dirname, state => sayingsOf(state))
})
