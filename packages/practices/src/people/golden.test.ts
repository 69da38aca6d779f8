import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { hasToldParting, nameOf, type People, people } from './index.ts'

test('every name and every goodbye that was ever told is still told', () => {
  holdsGolden<People>(people, import.meta.dirname, (state, me) => [
    nameOf(state, me),
    hasToldParting(state, me),
  ])
})
