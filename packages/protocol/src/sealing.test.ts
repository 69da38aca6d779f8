import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, base64url, concat, hex, unbase64url, utf8 } from './bytes.ts'
import { BUCKETS } from './entry.ts'
import { encodePayload } from './payload.ts'
import { joinHalves, MAX_SEALED_BYTES, matchTag, openSeal, sealText } from './sealing.ts'
import { altered, idOf, native as p, seedOf } from './testkit.ts'
import { sure } from './testkit-pair.ts'

const mismatch = { ok: false, error: { fault: 'SealMismatch' } }

test('a sealed text opens with both halves', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), async text => {
      const sealed = await sealText(p, { text, split: true })
      const key = joinHalves(unbase64url(sealed.half!)!, sealed.share!)
      expect(key).toEqual(sealed.key)
      expect(sure(await openSeal(p, sealed, key))).toBe(text.toWellFormed())
    }),
    { numRuns: 60 },
  )
})

test('a sealed text is unreadable with either half alone', async () => {
  const sealed = await sealText(p, { text: 'not yet', split: true })
  for (const half of [unbase64url(sealed.half!)!, sealed.share!]) {
    expect(await openSeal(p, sealed, half)).toEqual(mismatch)
    expect(await openSeal(p, sealed, joinHalves(half, p.random(32)))).toEqual(mismatch)
  }
})

test('each half is as good as random: the same key gives other halves each time', async () => {
  const seen = new Set<string>()
  for (let i = 0; i < 20; i++) {
    const { half, share, key } = await sealText(p, { text: 'same', split: true })
    for (const one of [half!, base64url(share!), base64url(key)]) seen.add(one)
  }
  expect(seen.size).toBe(60)
})

test('a strict seal has no halves and gives no share to any relay', async () => {
  const sealed = await sealText(p, { text: 'strict', split: false })
  expect('half' in sealed || 'share' in sealed).toBe(false)
  expect(sure(await openSeal(p, sealed, sealed.key))).toBe('strict')
})

test('short answers have one size, and longer ones come in few', async () => {
  const sizeOf = async (length: number) =>
    (await sealText(p, { text: 'x'.repeat(length), split: true })).box.length
  const short = await Promise.all([0, 5, 384].map(sizeOf))
  const longer = await Promise.all([385, 600, 1024].map(sizeOf))
  expect(new Set(short).size).toBe(1)
  expect(new Set(longer).size).toBe(1)
  expect(longer[0]).toBeGreaterThan(short[0]!)
  expect(await sizeOf(1025)).toBeGreaterThan(longer[0]!)
  await expect(sealText(p, { text: 'x'.repeat(MAX_SEALED_BYTES + 1), split: true })).rejects.toThrow()
})

test('an entry around a short sealed answer is as small as the smallest entry', async () => {
  const sealed = await sealText(p, { text: 'x'.repeat(384), split: true })
  const { seal, commit, box, half } = sealed
  const answer = { seal, commit, box, half, gate: '0'.repeat(32), gateKind: 'match' }
  const d = { round: '0'.repeat(32), answer }
  const payload = encodePayload({ t: 'vulnerability.answer-sealed.v1', at: 1_800_000_000_000, d })
  expect(payload.length + 52).toBeLessThanOrEqual(BUCKETS[0]!)
})

test('a text that was exchanged afterwards is SealMismatch', async () => {
  const promised = await sealText(p, { text: 'what I meant', split: false })
  const other = await sealText(p, { text: 'what I say now', split: false })
  expect(await openSeal(p, { commit: promised.commit, box: other.box }, other.key)).toEqual(mismatch)
  // Somebody who makes a box that opens well, under a commitment to something else.
  const commit = unbase64url(promised.commit)!
  const plain = new Uint8Array(36 + 1024)
  const nonce = p.random(12)
  const key = p.random(32)
  const aad = concat(utf8('kimbilio/v1/seal-box'), commit)
  const box = base64url(concat(nonce, await p.aesSeal(await p.aesKey(key), nonce, plain, aad)))
  expect(await openSeal(p, { commit: promised.commit, box }, key)).toEqual(mismatch)
})

test('damage anywhere in a seal is SealMismatch and never throws', async () => {
  const sealed = await sealText(p, { text: 'whole', split: false })
  const box = unbase64url(sealed.box)!
  await fc.assert(
    fc.asyncProperty(fc.nat(box.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const damaged = { ...sealed, box: base64url(altered(box, at, by)) }
      expect(await openSeal(p, damaged, sealed.key)).toEqual(mismatch)
    }),
    { numRuns: 60 },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.string(),
      fc.string(),
      fc.uint8Array({ maxLength: 40 }),
      async (commit, text, key) => {
        expect(await openSeal(p, { commit, box: text }, new Uint8Array(key) as Bytes)).toEqual(mismatch)
      },
    ),
    { numRuns: 60 },
  )
  for (const cut of [0, 11, 28, 63, 100]) {
    const short = { ...sealed, box: base64url(box.slice(0, cut)) }
    expect(await openSeal(p, short, sealed.key)).toEqual(mismatch)
  }
})

test('two yeses meet at their gate, and nothing else ever does', async () => {
  const key = seedOf('epoch')
  const gate = idOf('deeper')
  const tag = async (epochKey: Bytes, name: string, yes: boolean) =>
    hex(await matchTag(p, epochKey, name, yes))
  expect(await tag(key, gate, true)).toBe(await tag(key, gate, true))
  const others = [
    await tag(key, gate, false),
    await tag(key, gate, false),
    await tag(key, idOf('another gate'), true),
    await tag(seedOf('another epoch'), gate, true),
    await tag(key, gate, true),
  ]
  expect(new Set(others).size).toBe(5)
})
