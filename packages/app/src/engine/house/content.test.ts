import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, u32 } from '#protocol'
import { decodeProfile, encodeProfile, type PackedProfile } from './content.ts'

const id = (letter: string) => letter.repeat(32)
const bytes = (fill: number) => new Uint8Array(32).fill(fill)
const profile: PackedProfile = {
  name: 'Amara',
  language: 'sw',
  left: id('a'),
  follow: true,
  spaces: [
    {
      id: id('b'),
      kind: 'self',
      member: id('c'),
      otherName: null,
      seed: bytes(1),
      psk: bytes(2),
      ordered: [
        { index: 1, bytes: bytes(3) },
        { index: 2, bytes: bytes(4) },
      ],
      loose: [bytes(5)],
    },
    {
      id: id('d'),
      kind: 'pair',
      member: id('e'),
      otherName: 'Juma',
      seed: bytes(6),
      psk: bytes(7),
      ordered: [],
      loose: [],
    },
  ],
}

test('What is packed comes out again, byte by byte', () => {
  expect(decodeProfile(encodeProfile(profile))).toEqual(profile)
})

test('Anything else is refused, and nothing throws', () => {
  const whole = encodeProfile(profile)
  const [first, second] = profile.spaces
  if (!first || !second) throw new Error('two spaces')
  const bent: readonly PackedProfile[] = [
    { ...profile, spaces: [] },
    { ...profile, spaces: [second, first] },
    { ...profile, spaces: [first, first] },
    { ...profile, spaces: [{ ...first, seed: bytes(1).slice(1) }] },
    { ...profile, spaces: [{ ...first, ordered: [{ index: 2, bytes: bytes(3) }] }] },
    { ...profile, left: 'nobody' },
  ]
  for (const one of bent) expect(decodeProfile(encodeProfile(one))).toBe(null)
  expect(decodeProfile(concat(whole, u32(0)))).toBe(null)
  for (let end = 0; end < whole.length; end++) expect(decodeProfile(whole.slice(0, end))).toBe(null)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), drawn => {
      expect(decodeProfile(new Uint8Array(drawn))).toBe(null)
    }),
  )
})
