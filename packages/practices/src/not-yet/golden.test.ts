import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { asidesOf, type NotYet, notYet } from './index.ts'

test('every event of the not-yet shelf that was ever published keeps its meaning', () => {
  holdsGolden<NotYet>(notYet, import.meta.dirname, state => asidesOf(state))
})
