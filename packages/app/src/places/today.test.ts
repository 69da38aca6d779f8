import { expect, test } from 'vitest'
import { vulnerability } from '#practices'
import type { SpaceView } from '../engine/haven.ts'
import { openingsOfAll } from './today.tsx'

const now = Date.UTC(2027, 2, 1)
const me = 'a'.repeat(32)
const other = 'b'.repeat(32)

/** A pair in which a question lies on the table, put there by the one who is named. */
const pairWithQuestion = (id: number, by: string): SpaceView => {
  const round = `${id}`.padStart(32, '0')
  const asked = vulnerability.reduce(vulnerability.initial, {
    type: 'vulnerability.question-offered.v1',
    data: { sitting: round, round, depth: 1, question: 'c01' },
    by,
    at: now,
    id: `${id}`.padStart(64, '0'),
    index: 1,
  })
  return {
    id: `${id}`.padStart(32, 'f'),
    kind: 'pair',
    me: { id: me, name: 'Amara' },
    other: { id: other, name: 'Juma' },
    bond: null,
    stateOf: slice => (slice.id === vulnerability.id ? asked : slice.initial),
    left: false,
    goodbye: false,
    unread: 0,
    withheld: 0,
    sync: { state: 'synced' },
    sight: () => ({ kind: 'sealed' }),
    putOff: () => undefined,
    keepOf: () => null,
  } as SpaceView
}

test('with many people too, Today shows at most three, and what waits for me comes first', () => {
  const pairs = [1, 2, 3, 4].map(id => pairWithQuestion(id, id < 3 ? me : other))
  const shown = openingsOfAll(pairs, now)
  expect(shown).toHaveLength(3)
  expect(shown.map(({ opening }) => opening.waiting)).toEqual([true, true, false])
  expect(shown.map(({ pair }) => pair.id).slice(0, 2)).toEqual([pairs[2]?.id, pairs[3]?.id])
})
