import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { affirmationsFor, besideFor, talksFor, type Validation, validation } from './index.ts'

test('every event of I hear you that was ever published keeps its meaning', () => {
  holdsGolden<Validation>(validation, import.meta.dirname, (state, me) => ({
    talks: talksFor(state, { me }).map(({ life, ...talk }) => ({ ...talk, stage: life.stage })),
    affirmations: affirmationsFor(state),
    beside: besideFor(state, me),
  }))
})
