import { expect, test } from 'vitest'
import { claims } from './claims.ts'
import { explore } from './explore.ts'
import { boxed, canMake, closed, publicOf, signed, tuple, wrapped, xor } from './terms.ts'

for (const { name, model, found } of claims) {
  const ends = found.length === 0 ? 'no attack is found in any state' : `it finds: ${found.join('; ')}`
  test(`In the model of ${name}, ${ends}`, () => {
    const { attacks, complete, states } = explore(model)
    expect(complete).toBe(true)
    expect(states).toBeGreaterThan(5)
    expect(attacks.map(({ wrong }) => wrong).sort()).toEqual([...found].sort())
    for (const { way } of attacks) expect(way.length).toBeGreaterThan(1)
  })
}

test('An attacker opens what it has the keys of, however they came to it, and nothing else', () => {
  const known = closed([
    boxed('k', tuple('a', xor('whole', 'half'))),
    boxed('other', 'hidden'),
    wrapped(publicOf('secret'), 'psk', 'inside'),
    signed('pen', 'half'),
    'k',
    'psk',
  ])
  for (const open of ['a', 'half', 'whole', publicOf('a'), boxed('a', 'whole')])
    expect(canMake(known, open)).toBe(true)
  for (const shut of ['hidden', 'other', 'inside', 'secret', 'pen', signed('pen', 'a')])
    expect(canMake(known, shut)).toBe(false)
  expect(canMake(closed([...known, 'secret']), 'inside')).toBe(true)
})
