import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type Journal, journal, notesOf } from './index.ts'

test('every event of the journal that was ever published keeps its meaning', () => {
  holdsGolden<Journal>(journal, import.meta.dirname, state => notesOf(state))
})
