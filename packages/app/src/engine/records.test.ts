import { webcrypto } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  authorContent,
  type Bytes,
  chainStart,
  createPrimitives,
  deviceKeysFromSeed,
  type Entry,
  emptyLog,
  newRing,
  openEntry,
  type Platform,
} from '#protocol'
import { decodeChunk, encodeChunk, type LocalRecord, recordOf } from './records.ts'
import { createVault, newLocalKey } from './vault.ts'

const p = createPrimitives({
  subtle: webcrypto.subtle as unknown as Platform['subtle'],
  random: size => webcrypto.getRandomValues(new Uint8Array(size)),
})

const space = 'a1'.repeat(16)
const someRecords = async (payloads: readonly Bytes[]): Promise<readonly LocalRecord[]> => {
  const keys = await deviceKeysFromSeed(p, p.random(32))
  const ring = newRing(p)
  ring.addEpochKey(1, p.random(32))
  const entries: Entry[] = []
  for (const payload of payloads)
    entries.push(
      await authorContent(p, {
        space,
        keys,
        chain: chainStart,
        seen: emptyLog(space),
        epoch: 1,
        ring,
        payload,
      }),
    )
  return Promise.all(
    entries.map(async (entry, i) => {
      const opened = i % 3 === 2 ? null : await openEntry(ring, entry)
      const verified = {
        entry,
        index: 5 + i,
        member: i % 2 === 0 ? 'b2'.repeat(16) : 'c3'.repeat(16),
        logHash: 'd4'.repeat(32),
        passedOver: i === 1,
      }
      return recordOf(verified, opened?.ok ? opened.value : null)
    }),
  )
}

describe('records in a chunk', () => {
  test('Come back as they were, also those that did not open', async () => {
    const records = await someRecords([1, 2, 3, 4, 5].map(i => new Uint8Array(i * 300).fill(i)))
    expect(decodeChunk(p, encodeChunk(records))).toEqual(records)
  })

  test('That were cut or changed are damage or other records, never a crash', async () => {
    const whole = encodeChunk(await someRecords([1, 2, 3].map(i => new Uint8Array(i).fill(i))))
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (cut, at, value) => {
        const changed = whole.slice(0, cut)
        if (at < changed.length) changed[at] = value
        const records = decodeChunk(p, changed)
        expect(records === null || records.length > 0).toBe(true)
      }),
    )
  })
})

describe('the local key', () => {
  test('Opens a row in its own place only, and no row that was changed', async () => {
    const vault = createVault(p, await newLocalKey(p))
    const row = await vault.sealJson('meta', 'profile', { name: 'Amara' })
    expect(await vault.openJson('meta', 'profile', row)).toEqual({ name: 'Amara' })
    expect(await vault.openJson('meta', 'other', row)).toBeNull()
    expect(await vault.openJson('drafts', 'profile', row)).toBeNull()
    for (let at = 0; at < row.length; at++) {
      const changed = row.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await vault.openJson('meta', 'profile', changed)).toBeNull()
    }
    for (const nothing of [undefined, null, 'text', new Uint8Array(3)])
      expect(await vault.open('meta', 'profile', nothing)).toBeNull()
  })

  test('Of another device opens nothing', async () => {
    const row = await createVault(p, await newLocalKey(p)).sealJson('meta', 'a', 1)
    expect(await createVault(p, await newLocalKey(p)).openJson('meta', 'a', row)).toBeNull()
  })
})
