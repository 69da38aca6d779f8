import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { sayingsOf, type Validation, validation } from './index.ts'

test('every event of I hear you that was ever published keeps its meaning', () => {
  holdsGolden<Validation>(validation, import.meta.dirname, state => sayingsOf(state))
})
