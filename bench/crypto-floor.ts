/**
 * Entries verified and opened in a second, against the raw cost of the same cryptography on the same bytes.
 * `node bench/crypto-floor.ts [N]`
 */
import { createHash, webcrypto } from 'node:crypto'
import {
  authorContent,
  type Bytes,
  type Chain,
  chainAfter,
  createPrimitives,
  decodeEntry,
  deviceKeysFromSeed,
  emptyLog,
  encodePayload,
  type IndexedBytes,
  type LogState,
  makeSpace,
  newRing,
  openContent,
  type SubtleLike,
  verifyRun,
} from '#protocol'
import { nowMs, print } from './measure.ts'
import { event } from './workload.ts'

const N = Number(process.argv[2] ?? 10_000)
const PAGE = 256
const SPACE = 'a5'.repeat(16)
const peer = 'kimbilio'

const p = createPrimitives({
  subtle: webcrypto.subtle as unknown as SubtleLike,
  random: size => webcrypto.getRandomValues(new Uint8Array(size)),
})
const keys = await deviceKeysFromSeed(p, p.random(32))
const epochKey = p.random(32)
const ring = newRing(p)
ring.addEpochKey(1, epochKey)

/** One author's log: what a device catches up on after the other has written alone. */
async function writeLog(): Promise<IndexedBytes[]> {
  const made = await makeSpace(p, { space: SPACE, kind: 'self', member: 'b6'.repeat(16), keys, epochKey })
  const rows: IndexedBytes[] = [{ index: 1, bytes: made.entry }]
  const { state } = await verifyRun(p, emptyLog(SPACE), rows)
  const seen = { index: state.index, hash: state.hash }
  let chain: Chain = chainAfter(made)
  for (let i = 0; i < N; i++) {
    const { t: at, ...d } = event(i)
    const payload = encodePayload({ t: 'bench.event.v1', at, d })
    const entry = await authorContent(p, { space: SPACE, keys, chain, seen, epoch: 1, ring, payload })
    rows.push({ index: rows.length + 1, bytes: entry.bytes })
    chain = chainAfter(entry)
  }
  return rows
}

async function perSecond(bench: string, count: number, work: () => Promise<void>): Promise<void> {
  const start = nowMs()
  await work()
  const ms = nowMs() - start
  print({ peer, bench, N: count, ms: Math.round(ms), ev_per_s: Math.round((count / ms) * 1000) })
}

async function verified(rows: readonly IndexedBytes[], page: number): Promise<LogState> {
  let state = emptyLog(SPACE)
  for (let at = 0; at < rows.length; at += page) {
    const verdict = await verifyRun(p, state, rows.slice(at, at + page))
    if (verdict.fault) throw new Error(verdict.fault.fault)
    state = verdict.state
  }
  return state
}

const rows = await writeLog()
for (let round = 0; round < 3; round++) {
  await perSecond('crypto.verify.pages', rows.length, async () => void (await verified(rows, PAGE)))
  await perSecond('crypto.verify.each', Math.min(2001, rows.length), async () => {
    await verified(rows.slice(0, 2001), 1)
  })
  const content = rows.slice(1)
  await perSecond('crypto.open.pages', content.length, async () => {
    for (let at = 0; at < content.length; at += PAGE) {
      const opened = content.slice(at, at + PAGE).map(({ bytes }) => {
        const entry = decodeEntry(p, bytes)
        if (!entry.ok) throw new Error(entry.error.fault)
        return openContent(ring, entry.value)
      })
      if ((await Promise.all(opened)).some(one => !one.ok)) throw new Error('an entry did not open')
    }
  })

  // The floor of verifying by pages: three hashes for each entry and one signature for each page.
  await perSecond('floor.verify.pages', rows.length, async () => {
    let chain = Buffer.alloc(32)
    const key = await webcrypto.subtle.importKey('raw', keys.sign.publicKey, 'Ed25519', true, ['verify'])
    for (const [place, { bytes }] of rows.entries()) {
      const body = createHash('sha256')
        .update(bytes.subarray(146, bytes.length - 64))
        .digest()
      const hash = createHash('sha256').update(bytes.subarray(0, 146)).update(body).digest()
      chain = Buffer.from(createHash('sha256').update(chain).update(hash).digest())
      const last = place % PAGE === PAGE - 1 || place === rows.length - 1
      if (last) await webcrypto.subtle.verify('Ed25519', key, bytes.subarray(bytes.length - 64), hash)
    }
  })
  await perSecond('floor.signatures', 2000, async () => {
    const key = await webcrypto.subtle.importKey('raw', keys.sign.publicKey, 'Ed25519', true, ['verify'])
    const signature = rows[1]!.bytes.slice(-64)
    for (let i = 0; i < 2000; i++)
      await webcrypto.subtle.verify('Ed25519', key, signature, new Uint8Array(32))
  })
  // The floor of opening: one AES-256-GCM box of the same size for each entry.
  const key = (await webcrypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])) as webcrypto.CryptoKey
  const nonce: Bytes = new Uint8Array(12)
  const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: new Uint8Array(146) }
  const box = new Uint8Array(await webcrypto.subtle.encrypt(algorithm, key, new Uint8Array(1024)))
  await perSecond('floor.open.pages', content.length, async () => {
    for (let at = 0; at < content.length; at += PAGE) {
      const size = Math.min(PAGE, content.length - at)
      await Promise.all(Array.from({ length: size }, () => webcrypto.subtle.decrypt(algorithm, key, box)))
    }
  })
}
