import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type Listening, listening, sessionsOf, viewSession } from './index.ts'

test('every event of Full attention that was ever published keeps its meaning', () => {
  holdsGolden<Listening>(listening, import.meta.dirname, (state, me) =>
    sessionsOf(state)
      .map(session => viewSession(state, session, me))
      .map(({ life, ...rest }) => ({ ...rest, stage: life.stage })),
  )
})
