import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '#protocol'
import { systemPrimitives } from './platform.ts'

test("the machine's own hash is the protocol's hash, in however many parts the bytes come", () => {
  const own = systemPrimitives().sha256
  const part = fc.uint8Array({ maxLength: 300 }).map(bytes => new Uint8Array(bytes))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), parts => {
      expect(own(...parts)).toEqual(sha256(...parts))
    }),
  )
})
