import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, utf8 } from './bytes.ts'
import { decodePayload, encodePayload } from './payload.ts'
import { sure } from './testkit-pair.ts'

const moment = fc.maxSafeNat().map(at => Math.min(at, 8_640_000_000_000_000))

test('a payload comes back as it was, with the fields of newer apps', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 100 }), moment, fc.jsonValue(), (t, at, d) => {
      const payload = { t, at, d, later: { and: 'more' } }
      expect(sure(decodePayload(encodePayload(payload)))).toEqual(JSON.parse(JSON.stringify(payload)))
    }),
  )
})

test('what nests deeper than 64 is Malformed, so that whoever reads it can write it again', () => {
  const nested = (levels: number) => `{"t":"a","at":1,"d":${'['.repeat(levels)}${']'.repeat(levels)}}`
  expect(encodePayload(sure(decodePayload(utf8(nested(63)))))).toEqual(utf8(nested(63)))
  for (const levels of [64, 5_000, 32_000])
    expect(decodePayload(utf8(nested(levels)))).toEqual({ ok: false, error: { fault: 'Malformed' } })
})

test('anything else is Malformed and never throws', () => {
  const malformed = { ok: false, error: { fault: 'Malformed' } }
  const texts = [
    '',
    'null',
    '[]',
    '7',
    '{}',
    '{"t":"a.b.v1","at":1}',
    '{"t":"","at":1,"d":0}',
    `{"t":"${'x'.repeat(101)}","at":1,"d":0}`,
    '{"t":7,"at":1,"d":0}',
    '{"t":"a","at":-1,"d":0}',
    '{"t":"a","at":1.5,"d":0}',
    '{"t":"a","at":9007199254740993,"d":0}',
    '{"t":"a","at":8640000000000001,"d":0}',
    `${'['.repeat(60_000)}`,
  ]
  for (const text of texts) expect(decodePayload(utf8(text))).toEqual(malformed)
  expect(decodePayload(Uint8Array.of(0xff, 0xfe))).toEqual(malformed)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
      expect(decodePayload(new Uint8Array(bytes) as Bytes)).toEqual(malformed)
    }),
  )
})
