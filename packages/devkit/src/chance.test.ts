import { expect, test } from 'vitest'
import { chanceFrom } from './chance.ts'

test('The same seed gives the same chance, another seed another', () => {
  const [one, same, other] = ['a', 'a', 'b'].map(seed => chanceFrom(seed).bytes(64))
  expect(one).toEqual(same)
  expect(one).not.toEqual(other)
})

test('A branch does not move the stream it came from', () => {
  const plain = chanceFrom('a')
  const branched = chanceFrom('a')
  branched.branch('side').bytes(1000)
  expect(branched.bytes(32)).toEqual(plain.bytes(32))
})

test('Every number below a limit comes up, and none at it', () => {
  const chance = chanceFrom('dice')
  const seen = new Set(Array.from({ length: 1000 }, () => chance.below(6)))
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5])
})

test('A weight of nothing is never picked', () => {
  const chance = chanceFrom('weights')
  const picked = Array.from({ length: 500 }, () =>
    chance.weighted([[1, 'a'] as const, [0, 'never'] as const, [3, 'b'] as const]),
  )
  expect(new Set(picked)).toEqual(new Set(['a', 'b']))
})
