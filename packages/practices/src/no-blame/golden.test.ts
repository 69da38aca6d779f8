import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type NoBlame, noBlame, type SolvingView, viewNoBlame } from './index.ts'

/** The life of a talk has tests of its own; here it is enough how far it came. */
const plain = ({ life, ...solving }: SolvingView) => ({ ...solving, stage: life.stage })

test('every event of Solve it together that was ever published keeps its meaning', () => {
  holdsGolden<NoBlame>(noBlame, import.meta.dirname, (state, me) => {
    const { now, offered, waiting, tried, earlier, ...rest } = viewNoBlame(state, {
      me,
      sight: () => ({ kind: 'sealed' }),
    })
    return {
      ...rest,
      now: now && plain(now),
      offered: offered.map(plain),
      waiting: waiting.map(plain),
      tried: tried.map(plain),
      earlier: earlier.map(plain),
    }
  })
})
