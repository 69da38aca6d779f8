import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type Pace, pace } from './index.ts'

test('every pace that was ever chosen keeps its meaning', () => {
  holdsGolden<Pace>(pace, import.meta.dirname, state => state)
})
