import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type Patience, patience, viewPatience } from './index.ts'

test('every event of In good time that was ever published keeps its meaning', () => {
  holdsGolden<Patience>(patience, import.meta.dirname, (state, me) => viewPatience(state, me))
})
