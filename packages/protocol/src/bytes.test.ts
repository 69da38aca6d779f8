import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Bytes,
  base64url,
  equalBytes,
  fromUtf8,
  hex,
  isHex,
  readU32,
  u32,
  unbase64url,
  unhex,
  utf8,
} from './bytes.ts'

const someBytes = fc.uint8Array({ maxLength: 200 }).map(bytes => new Uint8Array(bytes) as Bytes)

test('hex and base64url bring every byte string back', () => {
  fc.assert(
    fc.property(someBytes, bytes => {
      expect(unhex(hex(bytes))).toEqual(bytes)
      expect(isHex(hex(bytes), bytes.length)).toBe(true)
      expect(unbase64url(base64url(bytes))).toEqual(bytes)
      expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
    }),
  )
})

test('a byte string has one base64url text only; every other text is refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'Aa0_-=+/ B') }), text => {
      const bytes = unbase64url(text)
      if (bytes !== null) expect(base64url(bytes)).toBe(text)
    }),
    { numRuns: 2000 },
  )
  for (const text of ['A', 'AB', 'AAB', 'AA=', 'A A', 'é', 'AA\n']) expect(unbase64url(text)).toBeNull()
})

test('hex of our own that is damaged throws, so that a defect is never taken for data', () => {
  for (const text of ['0', 'AA', '0g', 'xyz']) expect(() => unhex(text)).toThrow()
})

test('text that is not UTF-8 is null, and a byte order mark stays', () => {
  expect(fromUtf8(Uint8Array.of(0xff))).toBeNull()
  expect(fromUtf8(Uint8Array.of(0xed, 0xa0, 0x80))).toBeNull()
  expect(utf8(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))!)).toEqual(
    Uint8Array.of(0xef, 0xbb, 0xbf, 0x61),
  )
})

test('numbers are big endian and unsigned', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), value => {
      expect(readU32(u32(value), 0)).toBe(value)
    }),
  )
  expect(u32(1)).toEqual(Uint8Array.of(0, 0, 0, 1))
})

test('equal means the same bytes and the same length', () => {
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true)
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 0))).toBe(false)
})
