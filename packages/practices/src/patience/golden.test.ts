import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type Patience, patience, sayingsOf } from './index.ts'

test('every event of In good time that was ever published keeps its meaning', () => {
  holdsGolden<Patience>(patience, import.meta.dirname, state => sayingsOf(state))
})
