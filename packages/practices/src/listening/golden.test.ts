import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type Listening, listening, sayingsOf } from './index.ts'

test('every event of Full attention that was ever published keeps its meaning', () => {
  holdsGolden<Listening>(listening, import.meta.dirname, state => sayingsOf(state))
})
