import { expect, test } from 'vitest'
import { emptyFold, fold, foldAll, replay, slicesIn, stateIn } from './index.ts'
import { journal } from './journal/index.ts'
import { memberOf } from './shared/testkit.ts'
import { type Fact, SEAL_OPENED } from './slice.ts'

const fact = (type: string, data: unknown, index = 0): Fact => ({
  type,
  data,
  by: memberOf.amara,
  at: 1,
  id: index.toString(16).padStart(64, '0'),
  index,
})
const note = (n: number, text: unknown) =>
  fact('journal.note-written.v1', { note: n.toString(16).padStart(32, '0'), text }, n)
const self = slicesIn('self')

test('a fact of a newer app, of another space or of a wrong shape is counted and changes nothing', () => {
  const good = [note(1, 'one'), note(2, 'two')]
  const strange = [
    fact('journal.note-sung.v1', {}),
    fact('dancing.begun.v1', {}),
    fact('gratitude.note-given.v1', { note: '0'.repeat(32), thanks: { kind: 'deed', deed: 'tea' } }),
    fact('no dots at all', {}),
    fact('.v1', {}),
    fact('journal.toString', {}),
    fact('__proto__.x', {}),
    note(3, 7),
    note(4, ''),
    fact('journal.note-written.v1', null),
    fact(SEAL_OPENED, { seal: 'short', text: 'x' }),
  ]
  const folded = replay(self, [good[0]!, ...strange, good[1]!])
  expect(folded.unread).toBe(strange.length)
  expect(stateIn(folded, journal)).toEqual(stateIn(replay(self, good), journal))
})

test('one by one, in pieces or all at once, the states are the same', () => {
  const facts = Array.from({ length: 40 }, (_, n) => note(n, `note ${n}`))
  const whole = replay(self, facts)
  const singly = facts.reduce((folded, one) => fold(self, folded, one), emptyFold(self))
  const pieces = foldAll(self, foldAll(self, emptyFold(self), facts.slice(0, 17)), facts.slice(17))
  expect(singly).toEqual(whole)
  expect(pieces).toEqual(whole)
})

test('a fold that is gone on from stays as it was', () => {
  const before = replay(self, [note(1, 'one')])
  const text = () => JSON.stringify([...before.states])
  const copy = text()
  fold(self, before, note(2, 'two'))
  expect(text()).toBe(copy)
})

test('the self space and the pair space hold different slices, and names are in both', () => {
  expect(
    slicesIn('self')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['journal', 'not-yet', 'pace', 'people', 'pulse', 'self-care'])
  expect(slicesIn('pair').map(({ id }) => id)).toEqual(
    expect.arrayContaining(['vulnerability', 'gratitude', 'people']),
  )
  expect(slicesIn('pair').map(({ id }) => id)).not.toContain('journal')
})
