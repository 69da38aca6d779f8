import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type Empathy, empathy, sayingsOf } from './index.ts'

test('every event of In your shoes that was ever published keeps its meaning', () => {
  holdsGolden<Empathy>(empathy, import.meta.dirname, state => sayingsOf(state))
})
