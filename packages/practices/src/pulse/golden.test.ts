import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type Pulse, pulse, pulsesAbout } from './index.ts'

const space = 'a0'.repeat(16)

test('every pulse that was ever taken keeps its meaning', () => {
  holdsGolden<Pulse>(pulse, import.meta.dirname, state => ({
    about: pulsesAbout(state, space).map(({ month, answers }) => ({ month, answers })),
    alone: pulsesAbout(state, null).map(({ month, answers }) => ({ month, answers })),
    focuses: state.focuses,
  }))
})
