/** Wycheproof's hard cases through the one file that touches cryptography; what they are stands in vectors/wycheproof. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { concat, hex, unhex, utf8 } from './bytes.ts'
import { hpkeFrom } from './hpke-testkit.ts'
import type { Primitives } from './primitives.ts'
import { fallback, native, seedOf } from './testkit.ts'

interface Vector {
  readonly tcId: number
  readonly flags: readonly string[]
  readonly result: 'valid' | 'invalid' | 'acceptable'
}
const read = <Fields extends string>(name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../vectors/wycheproof/${name}.json`, import.meta.url), 'utf8'),
  ) as (Vector & Readonly<Record<Fields, string>>)[]
const none = new Uint8Array(0)
const pskId = utf8('kimbilio/v1/psk-id')

/** Numbers of the vectors that came out otherwise than they are marked. */
const wrong = async <One extends Vector>(vectors: readonly One[], passes: (one: One) => Promise<boolean>) => {
  const passed = await Promise.all(vectors.map(passes))
  return vectors.filter((one, i) => passed[i] !== (one.result === 'valid')).map(one => one.tcId)
}

test('HMAC-SHA-256 makes every valid code of Wycheproof, and none of the forged ones', async () => {
  const vectors = read<'key' | 'msg' | 'tag'>('hmac-sha-256')
  expect(vectors).toHaveLength(87)
  const makes = async ({ key, msg, tag }: (typeof vectors)[number]) =>
    hex(native.hmac(unhex(key), unhex(msg))) === tag
  expect(await wrong(vectors, makes)).toEqual([])
})

test('HKDF-SHA-256 makes every key of Wycheproof, and refuses to stretch one too far', async () => {
  const vectors = read<'ikm' | 'info' | 'okm'>('hkdf-sha-256') as (Vector & {
    readonly ikm: string
    readonly info: string
    readonly okm: string
    readonly size: number
  })[]
  expect(vectors).toHaveLength(23)
  const makes = ({ ikm, info, okm, size }: (typeof vectors)[number]) =>
    native.hkdf(unhex(ikm), unhex(info), size).then(
      made => hex(made) === okm,
      () => false,
    )
  expect(await wrong(vectors, makes)).toEqual([])
})

test('AES-256-GCM seals and opens every valid box of Wycheproof, and opens none with a changed tag', async () => {
  const vectors = read<'key' | 'iv' | 'aad' | 'msg' | 'ct' | 'tag'>('aes-256-gcm')
  expect(vectors).toHaveLength(66)
  const opens = async (one: (typeof vectors)[number]) => {
    const [nonce, aad, plain] = [unhex(one.iv), unhex(one.aad), unhex(one.msg)]
    const key = await native.aesKey(unhex(one.key))
    const box = concat(unhex(one.ct), unhex(one.tag))
    const opened = await native.aesOpen(key, nonce, box, aad)
    const sealed = hex(await native.aesSeal(key, nonce, plain, aad)) === hex(box)
    // Sealing what a forged box claims to hold never gives that box.
    expect(sealed).toBe(one.result === 'valid')
    return opened !== null && hex(opened) === one.msg
  }
  expect(await wrong(vectors, opens)).toEqual([])
})

describe.each([
  ["with the platform's curves", native],
  ['without them', fallback],
] as const)('%s', (_, p: Primitives) => {
  test('Ed25519 knows every valid signature of Wycheproof, and takes no forged, malleable or cut one', async () => {
    const vectors = read<'key' | 'msg' | 'sig'>('ed25519')
    expect(vectors).toHaveLength(151)
    expect(await wrong(vectors, ({ key, msg, sig }) => p.verify(unhex(key), unhex(msg), unhex(sig)))).toEqual(
      [],
    )
  })

  test("X25519 gives every shared secret of Wycheproof: a box made from it opens with the vector's key", async () => {
    const vectors = read<'public' | 'private' | 'shared'>('x25519')
    expect(vectors).toHaveLength(518)
    const context = { psk: seedOf('psk'), info: seedOf('info') }
    const opens = async (one: (typeof vectors)[number]) => {
      const own = await p.kemKeyFrom(unhex(one.private))
      const [enc, shared] = [unhex(one.public), unhex(one.shared)]
      const secrets = { shared, enc, recipient: own.publicKey }
      const { key, nonce } = hpkeFrom({ id: 2, keySize: 32 }, secrets, { ...context, pskId })
      const box = await native.aesSeal(await native.aesKey(key), nonce, seedOf('epoch key'), none)
      const opened = await p.unwrap(own, context, { enc, box })
      return opened !== null && hex(opened) === hex(seedOf('epoch key'))
    }
    const opened = await Promise.all(vectors.map(opens))
    const unexpected = vectors.filter(
      // A public key that is not canonical may be taken as what it stands for, or not at all: we never admit it.
      ({ flags }, i) =>
        !flags.includes('NonCanonicalPublic') && opened[i] === flags.includes('ZeroSharedSecret'),
    )
    expect(unexpected.map(one => one.tcId)).toEqual([])
    const zeros = vectors.filter(({ shared }) => /^0+$/.test(shared))
    expect(zeros.length).toBeGreaterThan(20)
    expect(zeros.filter(one => opened[vectors.indexOf(one)])).toEqual([])
  })

  test('no exchange key of Wycheproof that is of small order or not canonical is ever admitted', async () => {
    const sign = (await native.signingKeyFrom(seedOf('sign'))).publicKey
    const unsound = read<'public'>('x25519').filter(({ flags }) =>
      flags.some(flag => flag === 'NonCanonicalPublic' || flag === 'LowOrderPublic'),
    )
    expect(unsound.length).toBeGreaterThan(40)
    const admitted: string[] = []
    for (const { public: kem } of unsound) if (await p.checkPublicKeys(sign, unhex(kem))) admitted.push(kem)
    expect(admitted).toEqual([])
  })
})
