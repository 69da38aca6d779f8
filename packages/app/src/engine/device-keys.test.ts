import { webcrypto } from 'node:crypto'
import { expect, test } from 'vitest'
import { createPrimitives, deviceKeysFrom, type Primitives, type SubtleLike, utf8 } from '#protocol'
import { memoryStore } from '../adapters/memory-store.ts'
import { createDesk } from './desk.ts'
import { newSeededKeys, openKeys, sealKeys } from './device-keys.ts'
import { createVault, newLocalKey } from './vault.ts'

const primitives = (lacking?: 'Ed25519' | 'X25519'): Primitives => {
  const importKey = (...args: Parameters<typeof webcrypto.subtle.importKey>) =>
    lacking && JSON.stringify(args[2]).includes(lacking)
      ? Promise.reject(new DOMException('no such curve', 'NotSupportedError'))
      : webcrypto.subtle.importKey(...args)
  const subtle = new Proxy(webcrypto.subtle, {
    get: (target, name) => {
      if (name === 'importKey') return importKey
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return createPrimitives({
    subtle: subtle as unknown as SubtleLike,
    random: size => webcrypto.getRandomValues(new Uint8Array(size)),
  })
}

test('A device’s keys come back from their row as the same device, on any platform, and can’t be read out', async () => {
  for (const p of [primitives(), primitives('Ed25519'), primitives('X25519')]) {
    const store = memoryStore()
    const desk = createDesk({ store, reload: async () => {}, changed: () => {} })
    desk.unlock(createVault(p, await newLocalKey(p)))
    const fresh = await newSeededKeys(p)
    expect(await desk.change(pen => sealKeys(pen, 'a space', fresh))).toMatchObject({ ok: true })

    const row = store.disk.rows.get('keys/a space')
    expect(row).toBeInstanceOf(Uint8Array)
    const back = await openKeys(p, desk.vault(), 'a space', row)
    expect(back?.seed).toEqual(fresh.seed)
    expect(back?.keys.device).toBe(fresh.keys.device)
    const message = utf8('habari')
    const signature = await p.sign(back!.keys.sign, message)
    expect(await p.verify(fresh.keys.sign.publicKey, message, signature)).toBe(true)
    const context = { psk: new Uint8Array(32), info: message }
    const wrapped = await p.wrap(fresh.keys.kem.publicKey, context, message)
    expect(await p.unwrap(back!.keys.kem, context, wrapped)).toEqual(message)
    for (const { privateKey } of [back!.keys.sign, back!.keys.kem])
      if ('extractable' in privateKey) expect(privateKey.extractable).toBe(false)
    expect(await openKeys(p, desk.vault(), 'another space', row)).toBeNull()
    expect(await openKeys(p, createVault(p, await newLocalKey(p)), 'a space', row)).toBeNull()
  }
})

test('A stored key is imported and not computed: no curve of our own is run where the platform has them', async () => {
  const p = primitives()
  const { keys, seed } = await newSeededKeys(p)
  const told = new Uint8Array(32).fill(7)
  const { sign } = await deviceKeysFrom(p, { seed, sign: told, kem: keys.kem.publicKey })
  expect(sign.publicKey).toEqual(told)
})
