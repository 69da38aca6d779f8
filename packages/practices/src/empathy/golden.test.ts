import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type Empathy, empathy, viewEmpathy } from './index.ts'

test('every event of In your shoes that was ever published keeps its meaning', () => {
  holdsGolden<Empathy>(empathy, import.meta.dirname, (state, me) => {
    const { rounds, latest, ...rest } = viewEmpathy(state, { me })
    const plain = rounds.map(({ life, ...round }) => ({ ...round, stage: life.stage, returns: life.returns }))
    return { ...rest, latest: latest?.id ?? null, kept: state.kept, rounds: plain }
  })
})
