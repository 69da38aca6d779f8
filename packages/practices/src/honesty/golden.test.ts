import { test } from 'vitest'
import { holdsGolden } from '../shared/testkit.ts'
import { type Honesty, honesty, mattersOf, type TalkView, viewHonesty } from './index.ts'

/** The life of a talk has tests of its own; here it is enough how far it came. */
const plain = ({ life, ...talk }: TalkView) => ({ ...talk, stage: life.stage })

test('every event of Honest talk that was ever published keeps its meaning', () => {
  holdsGolden<Honesty>(honesty, import.meta.dirname, (state, me) => {
    const { now, offered, waiting, earlier, ...rest } = viewHonesty(state, {
      me,
      now: Date.parse('2026-03-06T12:00:00Z'),
    })
    return {
      ...rest,
      now: now && plain(now),
      offered: offered.map(plain),
      waiting: waiting.map(plain),
      earlier: earlier.map(plain),
      matters: mattersOf(state),
    }
  })
})
