import { expect, test } from 'vitest'
import { type Bytes, base64url, fromUtf8, utf8 } from './bytes.ts'
import { verifyNatively } from './primitives.ts'
import {
  encodeRelease,
  encodeSignatures,
  type Release,
  readRelease,
  readSignatures,
  releaseMessage,
  signersOf,
} from './release.ts'
import { altered, native, platform, seedOf, withoutCurves } from './testkit.ts'

const release: Release = {
  name: 'kimbilio',
  version: '1.0.0+abc',
  files: { '/app/sw.js': 'b'.repeat(64), '/app/': 'a'.repeat(64) },
}
const bytes = encodeRelease(release)
const verify = (key: Bytes, message: Bytes, signature: Bytes) =>
  verifyNatively(platform.subtle, key, message, signature)

const signedBy = async (seed: string, signed = bytes) => {
  const key = await native.signingKeyFrom(seedOf(seed))
  const signature = await native.sign(key, releaseMessage(signed))
  return { key: base64url(key.publicKey), signature: base64url(signature) }
}

test('A release comes back as it was, and one release has one form, in whatever order its files are named', () => {
  expect(readRelease(bytes)).toEqual(release)
  const turned = { ...release, files: Object.fromEntries(Object.entries(release.files).reverse()) }
  expect(encodeRelease(turned)).toEqual(bytes)
})

test('What is no release and what are no signatures is refused', async () => {
  const text = fromUtf8(bytes)!
  for (const wrong of [
    '',
    'null',
    '[]',
    text.replace('kimbilio', 'other'),
    text.replace('"version"', '"versions"'),
    text.replace('/app/sw.js', 'https://elsewhere.example/x.js'),
    text.replace('b'.repeat(64), 'B'.repeat(64)),
    text.replace('}', ', "more": 1 }'),
  ])
    expect([wrong, readRelease(utf8(wrong))]).toEqual([wrong, null])
  const one = await signedBy('publisher')
  expect(readSignatures(encodeSignatures([one]))).toEqual([one])
  for (const wrong of [
    '',
    '[]',
    '{}',
    JSON.stringify([{ ...one, key: 'x' }]),
    JSON.stringify([one, one, one, one, one]),
  ])
    expect([wrong, readSignatures(utf8(wrong))]).toEqual([wrong, null])
})

test('The signers of a release are those whose signatures hold', async () => {
  const [old, fresh] = [await signedBy('old key'), await signedBy('new key')]
  expect(await signersOf(bytes, [old, fresh], verify)).toEqual([old.key, fresh.key])
  expect(await signersOf(bytes, [], verify)).toEqual([])
})

test('One signature that does not hold spoils all: nobody adds a name to what others signed', async () => {
  const [one, other] = [await signedBy('publisher'), await signedBy('publisher', altered(bytes, 30))]
  expect(await signersOf(bytes, [other], verify)).toBeNull()
  expect(await signersOf(bytes, [one, other], verify)).toBeNull()
  expect(await signersOf(altered(bytes, 30), [one], verify)).toBeNull()
})

test('Where a platform has no Ed25519, that is said and nothing is taken for checked', async () => {
  const key = await native.signingKeyFrom(seedOf('publisher'))
  const signature = await native.sign(key, bytes)
  const { subtle } = withoutCurves(platform)
  expect(await verifyNatively(subtle, key.publicKey, bytes, signature)).toBeNull()
  expect(await verifyNatively(platform.subtle, key.publicKey, bytes, signature)).toBe(true)
  expect(await verifyNatively(platform.subtle, key.publicKey.slice(1), bytes, signature)).toBe(false)
})
