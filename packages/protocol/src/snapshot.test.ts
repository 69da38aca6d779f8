import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bytes, concat, hex, u32, unhex, utf8 } from './bytes.ts'
import {
  emptyLog,
  MAX_PART_CONTENT_BYTES,
  type Manifest,
  openPart,
  readManifest,
  restoreLog,
  sealPart,
  serialiseLog,
  signManifest,
  verifyRun,
} from './index.ts'
import { altered, idOf, indexed, native as p, seedOf, write } from './testkit.ts'
import { paired, sure } from './testkit-pair.ts'

const { amara, juma, log } = await paired()
const { space } = amara.state
const key = seedOf('an epoch of her self space')
const bad = { ok: false, error: { fault: 'BadSnapshot' } }
const own = { space, devices: new Set([amara.keys.device]) }

const manifestOf = (parts: readonly Bytes[]): Manifest => ({
  space,
  index: amara.state.index,
  logHash: amara.state.hash,
  epoch: 3,
  parts: parts.map(part => hex(p.sha256(part))),
  state: serialiseLog(amara.state, 'apart'),
})

test("a snapshot brings a new device of one's own to the state of the log, and the log goes on from there", async () => {
  const hashes = concat(unhex(amara.state.hashAt(1)!), unhex(amara.state.hashAt(2)!))
  const content = [hashes, utf8('what was said so far')]
  const parts = await Promise.all(
    content.map((bytes, part) => sealPart(p, key, { space, index: 2, part }, bytes)),
  )
  const read = sure(await readManifest(p, await signManifest(p, amara.keys, manifestOf(parts)), own))
  expect(read).toEqual({ ...manifestOf(parts), device: amara.keys.device })
  const opened = await Promise.all(
    parts.map(async (bytes, part) =>
      sure(await openPart(p, key, { space, index: 2, part }, { bytes, sha256: read.parts[part]! })),
    ),
  )
  expect(opened).toEqual(content)
  const state = sure(restoreLog(read.state, opened[0]!))
  const next = await write(p, juma, 'after the snapshot')
  const verdict = await verifyRun(p, state, indexed([next], 3))
  expect(verdict.fault).toBeNull()
  const whole = await verifyRun(p, emptyLog(space), indexed([...log, next]))
  expect(verdict.state.hash).toBe(whole.state.hash)
})

describe('a part', () => {
  const place = { space, index: 2, part: 1 }

  test('opens with its key, in its place, as the manifest promised it, and not otherwise', async () => {
    const bytes = await sealPart(p, key, place, utf8('a page'))
    const sha256 = hex(p.sha256(bytes))
    expect(sure(await openPart(p, key, place, { bytes, sha256 }))).toEqual(utf8('a page'))
    expect(await openPart(p, seedOf('the key of the space'), place, { bytes, sha256 })).toEqual(bad)
    for (const other of [{ space: idOf('x') }, { index: 3 }, { part: 0 }])
      expect(await openPart(p, key, { ...place, ...other }, { bytes, sha256 })).toEqual(bad)
    const again = await sealPart(p, key, place, utf8('another'))
    expect(await openPart(p, key, place, { bytes: again, sha256 })).toEqual(bad)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const damaged = altered(bytes, at, by)
        expect(await openPart(p, key, place, { bytes: damaged, sha256 })).toEqual(bad)
        const promised = { bytes: damaged, sha256: hex(p.sha256(damaged)) }
        expect(await openPart(p, key, place, promised)).toEqual(bad)
      }),
      { numRuns: 40 },
    )
  })

  test('says little of its size, and throws when it is too large', async () => {
    const sizes = new Set<number>()
    for (let size = 100_000; size < 100_100; size++)
      sizes.add((await sealPart(p, key, place, new Uint8Array(size))).length)
    expect(sizes.size).toBe(1)
    const largest = await sealPart(p, key, place, new Uint8Array(MAX_PART_CONTENT_BYTES))
    expect(largest.length).toBeLessThan(256 * 1024)
    await expect(sealPart(p, key, place, new Uint8Array(MAX_PART_CONTENT_BYTES + 1))).rejects.toThrow()
  })
})

describe('a manifest is BadSnapshot', () => {
  const manifest = signManifest(p, amara.keys, manifestOf([utf8('one'), utf8('two')]))

  test("when it is another space's, or of a device that is not one's own", async () => {
    const bytes = await manifest
    expect((await readManifest(p, bytes, own)).ok).toBe(true)
    expect(await readManifest(p, bytes, { ...own, space: idOf('x') })).toEqual(bad)
    expect(await readManifest(p, bytes, { ...own, devices: new Set([juma.keys.device]) })).toEqual(bad)
    const his = await signManifest(p, juma.keys, manifestOf([]))
    expect(await readManifest(p, his, own)).toEqual(bad)
    // His keys, called hers.
    const mixed = { ...juma.keys, kem: amara.keys.kem }
    expect(await readManifest(p, await signManifest(p, mixed, manifestOf([])), own)).toEqual(bad)
  })

  test('when it was signed by who should, but does not keep to the form', async () => {
    const bytes = await manifest
    const end = bytes.length - 64
    const signed = async (form: Bytes) => {
      const hash = p.sha256(utf8('kimbilio/v1/snapshot-manifest'), form)
      return concat(form, await p.sign(amara.keys.sign, hash))
    }
    const resized = (count: number, parts: number, size: number) =>
      concat(bytes.slice(0, 121), u32(count), new Uint8Array(parts * 32), u32(size), bytes.slice(193, end))
    const size = end - 193
    expect((await readManifest(p, await signed(resized(2, 2, size)), own)).ok).toBe(true)
    expect((await readManifest(p, await signed(resized(256, 256, size)), own)).ok).toBe(true)
    expect(await readManifest(p, await signed(resized(257, 257, size)), own)).toEqual(bad)
    expect(await readManifest(p, await signed(resized(2, 2, size - 1)), own)).toEqual(bad)
    expect(await readManifest(p, await signed(resized(2, 2, size + 1)), own)).toEqual(bad)
    expect(await readManifest(p, await signed(resized(3, 2, size)), own)).toEqual(bad)
  })

  test('when one byte of it was changed, or it was cut, or is something else', async () => {
    const bytes = await manifest
    for (let at = 0; at < bytes.length; at += at < 160 ? 1 : 37)
      expect([at, await readManifest(p, altered(bytes, at), own)]).toEqual([at, bad])
    expect(await readManifest(p, concat(bytes, Uint8Array.of(0)), own)).toEqual(bad)
    expect(await readManifest(p, bytes.slice(0, -1), own)).toEqual(bad)
    const huge = bytes.slice()
    huge.set(u32(0xffffffff), 121)
    expect(await readManifest(p, huge, own)).toEqual(bad)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async random => {
        expect(await readManifest(p, concat(Uint8Array.of(1), new Uint8Array(random)), own)).toEqual(bad)
      }),
      { numRuns: 60 },
    )
  })
})
