import { test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { holdsGolden } from '../shared/testkit.ts'
import { type Gratitude, gratitude } from './index.ts'

test('every event of Thank you that was ever published keeps its meaning', () => {
  holdsGolden<Gratitude>(gratitude, import.meta.dirname, state => [
    ...all(state.notes),
    ...all(state.seasons),
  ])
})
