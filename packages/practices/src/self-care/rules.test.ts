/** Rules that hold whatever is planned, changed, let go and deleted on two phones, in any order. */
import { expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { holdsOverRandomRuns } from '../shared/testkit.ts'
import { type Intent, looksOf, marks, parts, planOf, type SelfCare, selfCare, weeks } from './index.ts'

const none = '0'.repeat(32)

const movesIn = (state: SelfCare): readonly Intent[] => [
  ...parts.map((part): Intent => ({ do: 'plan', part, when: `when ${part}`, will: 'rest' })),
  ...planOf(state).flatMap(({ id }): readonly Intent[] => [
    { do: 'change', thing: id, when: 'later', will: 'sing' },
    { do: 'remove', thing: id },
    ...marks.map((mark): Intent => ({ do: 'look-back', marks: [{ thing: id, mark }], week: null, line: '' })),
  ]),
  ...weeks.map((week): Intent => ({ do: 'look-back', marks: [], week, line: 'So it was.' })),
  ...looksOf(state).map(({ id }): Intent => ({ do: 'remove-look', look: id })),
]

/** Of what is not there, or not there any more. */
const outOfTurn = (state: SelfCare) => {
  const removed = all(state.things).some(thing => thing === null)
  const [standing] = planOf(state)
  return [
    { type: 'self-care.thing-changed.v1', data: { thing: none, when: 'a', will: 'b' } },
    { type: 'self-care.thing-removed.v1', data: { thing: none } },
    { type: 'self-care.look-removed.v1', data: { look: none } },
    ...(standing && !removed
      ? [
          {
            type: 'self-care.thing-planned.v1',
            data: { thing: standing.id, part: 'joy', when: 'again', will: 'again' },
          },
        ]
      : []),
  ]
}

test('two phones come to the same plan, and what is not there changes nothing', () => {
  const tally = holdsOverRandomRuns<SelfCare, Intent>(
    {
      slice: selfCare,
      moves: movesIn,
      outOfTurn,
      matters: ({ things, looks }) => ({ things: all(things), looks: all(looks) }),
      mayRead: () => false,
    },
    40,
  )
  expect(tally.acts).toBeGreaterThan(100)
  expect(tally.cheats).toBeGreaterThan(10)
  expect(tally.seals).toBe(0)
})
