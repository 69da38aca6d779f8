import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { hasToldParting, movedTo, nameOf, type People, people } from './index.ts'

test('every name, every goodbye and every move that was ever told is still told', () => {
  holdsGolden<People>(people, import.meta.dirname, (state, me) => [
    nameOf(state, me),
    hasToldParting(state, me),
    movedTo(state, me),
  ])
})
