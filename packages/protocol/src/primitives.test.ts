import { expect, test } from 'vitest'
import { createPrimitives, deviceKeysFromSeed, newDeviceKeys, type Platform } from './primitives.ts'

const platform: Platform = {
  subtle: crypto.subtle,
  random: size => crypto.getRandomValues(new Uint8Array(size)),
}
test('try', async () => {
  const p = createPrimitives(platform)
  const a = await newDeviceKeys(p)
  const b = await deviceKeysFromSeed(p, new Uint8Array(32))
  for (const k of [a, b]) {
    const m = p.random(99)
    const s = await p.sign(k.sign, m)
    expect(await p.verify(k.sign.publicKey, m, s)).toBe(true)
    expect(await p.checkPublicKeys(k.sign.publicKey, k.kem.publicKey)).toBe(true)
    const ctx = { psk: p.random(32), info: p.random(20) }
    const w = await p.wrap(k.kem.publicKey, ctx, m)
    expect(await p.unwrap(k.kem, ctx, w)).toEqual(m)
    expect(await p.unwrap(k.kem, { ...ctx, psk: p.random(32) }, w)).toBe(null)
  }
})
