import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, concat, u32 } from './bytes.ts'
import {
  BUCKETS,
  decodeEntry,
  decodeIndexed,
  decodeRun,
  encodeHeader,
  encodeIndexed,
  encodeRun,
  MAX_CONTROL_BYTES,
  MAX_ENTRY_BYTES,
  ZERO_HASH,
} from './entry.ts'
import { alone, altered, idOf, native as p, write } from './testkit.ts'
import { sure } from './testkit-pair.ts'

const bytesUpTo = (maxLength: number) =>
  fc.uint8Array({ maxLength }).map(bytes => new Uint8Array(bytes) as Bytes)

const { actor } = await alone()
const entry = await write(p, actor, 'a short word')
const name = (bytes: Bytes) => {
  const decoded = decodeEntry(p, bytes)
  return decoded.ok ? 'fine' : decoded.error.fault
}

test('an entry is read back field by field, and its header writes the same bytes', () => {
  const decoded = sure(decodeEntry(p, entry))
  expect(decoded).toMatchObject({
    v: 1,
    kind: 'content',
    device: actor.keys.device,
    n: 2,
    seenIndex: 1,
    epoch: 1,
  })
  expect(encodeHeader(decoded, decoded.body.length)).toEqual(entry.slice(0, 146))
})

test('a pass and a reply of any length up to the bucket have one size', async () => {
  const sizes = await Promise.all(
    ['', 'no', 'x'.repeat(900)].map(async text => (await write(p, actor, text)).length),
  )
  expect(new Set(sizes)).toEqual(new Set([146 + 12 + 1024 + 16 + 64]))
})

test('bytes behind an entry, or missing from it, are Malformed', () => {
  expect(name(concat(entry, Uint8Array.of(0)))).toBe('Malformed')
  for (let cut = 0; cut < entry.length; cut += 37) expect(name(entry.slice(0, cut))).toBe('Malformed')
})

test('another version is UnknownVersion, an unknown kind, counter zero or an odd size Malformed', () => {
  expect(name(altered(entry, 0))).toBe('UnknownVersion')
  expect(name(altered(entry, 1, 2))).toBe('Malformed')
  expect(name(concat(entry.slice(0, 34), u32(0), entry.slice(38)))).toBe('Malformed')
  const odd = concat(entry.slice(0, 142), u32(1000), entry.slice(146, 1146), entry.slice(-64))
  expect(name(odd)).toBe('Malformed')
})

test('a control entry that is too large, or that commits to something, is refused', () => {
  const control = (size: number, commit = ZERO_HASH) =>
    concat(
      encodeHeader(
        {
          v: 1,
          kind: 'control',
          space: idOf('s'),
          device: idOf('d'),
          n: 1,
          prev: ZERO_HASH,
          seenIndex: 0,
          seenHash: ZERO_HASH,
          epoch: 0,
          commit,
        },
        size,
      ),
      new Uint8Array(size + 64),
    )
  expect(name(control(MAX_CONTROL_BYTES))).toBe('fine')
  expect(name(control(MAX_CONTROL_BYTES + 1))).toBe('TooLarge')
  expect(name(control(5, 'ab'.repeat(32)))).toBe('Malformed')
})

test('what is larger than the largest entry is TooLarge', () => {
  expect(MAX_ENTRY_BYTES).toBe(146 + 12 + BUCKETS.at(-1)! + 16 + 64)
  expect(name(new Uint8Array(MAX_ENTRY_BYTES + 1).fill(1))).toBe('TooLarge')
})

test('no bytes make the decoders throw', () => {
  fc.assert(
    fc.property(bytesUpTo(400), bytes => {
      for (const decoded of [decodeEntry(p, bytes), decodeRun(bytes), decodeIndexed(bytes)]) {
        if (!decoded.ok) expect(['Malformed', 'TooLarge', 'UnknownVersion']).toContain(decoded.error.fault)
      }
    }),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(
      fc.nat(entry.length - 1),
      fc.integer({ min: 0, max: 255 }),
      fc.nat(entry.length),
      (at, value, cut) => {
        const copy = entry.slice(0, Math.max(cut, at + 1))
        copy[at] = value
        const decoded = decodeEntry(p, copy)
        if (decoded.ok) expect(decoded.value.bytes).toEqual(copy)
      },
    ),
    { numRuns: 2000 },
  )
})

test('sequences come back as they were, and nothing else decodes to them', () => {
  fc.assert(
    fc.property(fc.array(bytesUpTo(50)), fc.nat(0xffffffff), (entries, start) => {
      expect(sure(decodeRun(encodeRun(entries)))).toEqual(entries)
      const numbered = entries.map((bytes, i) => ({ index: (start + i) % 0x100000000, bytes }))
      expect(sure(decodeIndexed(encodeIndexed(numbered)))).toEqual(numbered)
    }),
  )
  fc.assert(
    fc.property(bytesUpTo(60), bytes => {
      const run = decodeRun(bytes)
      if (run.ok) expect(encodeRun(run.value)).toEqual(bytes)
    }),
    { numRuns: 1000 },
  )
  expect(decodeRun(concat(u32(0xffffffff), new Uint8Array(8)))).toEqual({
    ok: false,
    error: { fault: 'TooLarge' },
  })
})
