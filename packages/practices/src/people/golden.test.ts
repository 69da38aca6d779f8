import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { bondOf, hasToldParting, movedTo, nameOf, type People, people } from './index.ts'

test('every name, every bond, every goodbye and every move that was ever told is still told', () => {
  holdsGolden<People>(people, import.meta.dirname, (state, me) => [
    nameOf(state, me),
    hasToldParting(state, me),
    movedTo(state, me),
    bondOf(state),
  ])
})
