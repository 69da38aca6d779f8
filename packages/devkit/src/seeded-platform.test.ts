import { expect, test } from 'vitest'
import { createPrimitives, deviceKeysFromSeed, utf8 } from '#protocol'
import { chanceFrom } from './chance.ts'
import { replaceGlobalCrypto, seededPlatform } from './seeded-platform.ts'

const native = createPrimitives({
  subtle: globalThis.crypto.subtle as never,
  random: size => globalThis.crypto.getRandomValues(new Uint8Array(size)),
})
const seeded = (seed: string) => createPrimitives(seededPlatform(chanceFrom(seed)))

const fresh = (seed: string) => {
  const p = seeded(seed)
  return deviceKeysFromSeed(p, p.random(32))
}

test('The same seed gives the same device, another seed another', async () => {
  const [one, same, other] = await Promise.all(['a', 'a', 'b'].map(fresh))
  expect(one?.device).toBe(same?.device)
  expect(one?.device).not.toBe(other?.device)
})

test('What a seeded device signs, any other platform verifies', async () => {
  const p = seeded('a')
  const { sign } = await deviceKeysFromSeed(p, p.random(32))
  const signature = await p.sign(sign, utf8('habari'))
  expect(await native.verify(sign.publicKey, utf8('habari'), signature)).toBe(true)
  expect(await p.verify(sign.publicKey, utf8('habara'), signature)).toBe(false)
})

test('What a seeded device seals, any other platform opens, and damage is found by both', async () => {
  const p = seeded('a')
  const [raw, nonce, aad] = [p.random(32), p.random(12), utf8('header')]
  const box = await p.aesSeal(await p.aesKey(raw), nonce, utf8('habari'), aad)
  expect(await native.aesOpen(await native.aesKey(raw), nonce, box, aad)).toEqual(utf8('habari'))
  box[3]! ^= 1
  expect(await p.aesOpen(await p.aesKey(raw), nonce, box, aad)).toBeNull()
  expect(await native.aesOpen(await native.aesKey(raw), nonce, box, aad)).toBeNull()
})

test('A key wrapped with seeded cryptography is unwrapped by it, and by nobody else', async () => {
  const restore = replaceGlobalCrypto(chanceFrom('global'))
  try {
    const p = seeded('a')
    const context = { psk: p.random(32), info: utf8('info') }
    const [mine, theirs] = [await p.kemKeyFrom(p.random(32)), await p.kemKeyFrom(p.random(32))]
    const wrapped = await p.wrap(mine.publicKey, context, utf8('epoch key'))
    expect(await p.unwrap(mine, context, wrapped)).toEqual(utf8('epoch key'))
    expect(await p.unwrap(theirs, context, wrapped)).toBeNull()
  } finally {
    restore()
  }
})

test('Whoever watches a device sees each secret that passes through it', async () => {
  const seen: string[] = []
  const p = createPrimitives(
    seededPlatform(chanceFrom('a'), secret => seen.push(Buffer.from(secret).toString('hex'))) as never,
  )
  const [raw, nonce, none] = [p.random(32), p.random(12), new Uint8Array(0)]
  const key = await p.aesKey(raw)
  await p.aesOpen(key, nonce, await p.aesSeal(key, nonce, utf8('habari'), none), none)
  expect(seen).toEqual([Buffer.from(raw).toString('hex'), Buffer.from('habari').toString('hex')])
})
