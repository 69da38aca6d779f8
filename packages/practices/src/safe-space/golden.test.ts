import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type SafeSpace, safeSpace, viewPlace } from './index.ts'

test('every event of Our place and time that was ever published keeps its meaning', () => {
  holdsGolden<SafeSpace>(safeSpace, import.meta.dirname, (state, me) =>
    viewPlace(state, { me, putOff: () => undefined }),
  )
})
