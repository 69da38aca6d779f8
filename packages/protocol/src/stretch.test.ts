import { argon2Sync } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hex, utf8 } from './bytes.ts'
import { stretch } from './primitives.ts'

test('a remembered secret is stretched as the reference of Argon2id does it', async () => {
  const key = await stretch(utf8('password'), utf8('somesalt'), { memory: 256, passes: 2 })
  expect(hex(key)).toBe('9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe')
})

test('and as another implementation does it, for any secret, salt and cost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.integer({ min: 8, max: 64 }),
      fc.integer({ min: 1, max: 3 }),
      async (secret, salt, memory, passes) => {
        const theirs = argon2Sync('argon2id', {
          message: utf8(secret),
          nonce: salt,
          parallelism: 1,
          tagLength: 32,
          memory,
          passes,
        })
        const ours = await stretch(utf8(secret), new Uint8Array(salt), { memory, passes })
        expect(hex(ours)).toBe(theirs.toString('hex'))
      },
    ),
    { numRuns: 30 },
  )
})
