import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, base64url, fromUtf8, hex, utf8 } from './bytes.ts'
import { type Control, decodeControl, encodeControl } from './control.ts'
import { idOf, seedOf } from './testkit.ts'
import { sure } from './testkit-pair.ts'

const key = base64url(seedOf('key'))
const made: Control = {
  t: 'space-made',
  kind: 'pair',
  member: idOf('member'),
  sign: key,
  kem: key,
  epochCommit: hex(seedOf('commit')),
}
const text = fromUtf8(encodeControl(made))!
const fault = (body: string) => {
  const decoded = decodeControl(utf8(body))
  return decoded.ok ? 'fine' : decoded.error.fault
}

test('a control entry has one encoding: fields in their order, no spaces, nothing twice, nothing more', () => {
  expect(sure(decodeControl(utf8(text)))).toEqual(made)
  const { kem, ...rest } = made
  expect(encodeControl({ kem, ...rest } as Control)).toEqual(utf8(text))
  const bent = [
    JSON.stringify({ kem, ...rest }),
    JSON.stringify(made, null, 1),
    `${text} `,
    text.replace('{', '{"t":"space-made",'),
    text.replace('"pair"', '"p\\u0061ir"'),
    JSON.stringify({ ...made, more: 1 }),
    JSON.stringify(rest),
    JSON.stringify({ ...made, kind: 'crowd' }),
    JSON.stringify({ ...made, member: made.member.toUpperCase().replace(/^./, 'A') }),
    JSON.stringify({ ...made, sign: `${key}=` }),
    JSON.stringify({ ...made, sign: key.slice(1) }),
  ]
  for (const body of bent) expect([body, fault(body)]).toEqual([body, 'BadControl'])
})

test('a kind from a newer app is UnknownVersion, whatever else it holds', () => {
  expect(fault('{"t":"member-blessed"}')).toBe('UnknownVersion')
  expect(fault('{"t":"toString"}')).toBe('UnknownVersion')
  expect(fault('{"t":"__proto__","x":1}')).toBe('UnknownVersion')
})

test('what is not a JSON object with a kind is BadControl, and nothing throws', () => {
  for (const body of ['', 'null', '[]', '7', '"t"', '{}', '{"t":7}', '['.repeat(16_000)]) {
    expect(fault(body)).toBe('BadControl')
  }
  expect(decodeControl(Uint8Array.of(0xff))).toEqual({ ok: false, error: { fault: 'BadControl' } })
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      expect(decodeControl(new Uint8Array(bytes) as Bytes).ok).toBe(false)
    }),
  )
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
      const decoded = decodeControl(utf8(text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)))
      if (decoded.ok) expect(fromUtf8(encodeControl(decoded.value))!.length).toBe(text.length)
    }),
    { numRuns: 500 },
  )
})
