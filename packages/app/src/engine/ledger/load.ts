/** How a space comes out of the store: whole when this app begins, and the rest of it when another tab wrote. */
import {
  type Bytes,
  type Chain,
  chainAfter,
  chainStart,
  emptyLog,
  type KeyRing,
  type LogState,
  newRing,
  restoreLog,
  unbase64url,
  unhex,
} from '#protocol'
import { loadCarried } from '../carry/rows.ts'
import { must } from '../desk.ts'
import { openKeys } from '../device-keys.ts'
import type { LocalRecord } from '../records.ts'
import { type ChainRow, freshSpace, type Space, type SpaceRow } from '../space.ts'
import { erasuresOf, readAnew } from './erase.ts'
import { foldIn } from './fold.ts'
import { outboxOf } from './outbox.ts'
import { chainKey, type LedgerParts, logKey, spaceKey } from './parts.ts'
import { allChunks, type Chunk, chunksOf } from './rows.ts'
import { replaced, salvage } from './salvage.ts'

/** Null when the row or the keys of the space can't be read. */
export async function load(parts: LedgerParts, id: string): Promise<Space | null> {
  const { p, desk } = parts
  const row = (await desk.json('meta', spaceKey(id))) as SpaceRow | null | undefined
  const stored = await openKeys(p, desk.vault(), id, must(await desk.store.get('keys', id)))
  const chainRow = (await desk.json('meta', chainKey(id))) as ChainRow | null | undefined
  if (!row || !stored) return null
  const ring = newRing(p)
  giveKeys(ring, row)
  const log = emptyLog(id)
  const space = freshSpace({
    id,
    keys: stored.keys,
    ring,
    row,
    log,
    chain: chainRow?.chain ?? chainStart,
    seen: chainRow?.seen ?? log,
  })
  const chunks = await allChunks(parts, id)
  let records = chunks.flatMap(chunk => chunk.records ?? [])
  const unbroken =
    records.every((record, i) => record.index === i + 1) && chunks.every(chunk => chunk.records)
  const logRow = must(await desk.store.get('meta', logKey(id)))
  const plain = unbroken ? await desk.vault().open('meta', logKey(id), logRow) : null
  const restored = plain ? logAfter(space.log, plain, records) : null
  space.tail = tailOf(chunks.filter(chunk => chunk.table === 'tail'))
  if (restored) space.log = restored
  else {
    records = await salvage(parts, space, chunks)
    const reach = Math.max(space.seen.index, ...chunks.map(chunk => chunk.records?.at(-1)?.index ?? 0))
    space.damagedUpTo = Math.max(reach, space.log.index)
    must(await desk.store.commit(await replaced(parts, space, chunks, records)))
  }
  await foldIn(parts, space, records)
  space.erasures = await erasuresOf(parts, id)
  space.outbox = await outboxOf(parts, space)
  await loadCarried(parts, space)
  mendChain(space)
  if (!chainRow) space.seen = { index: space.log.index, hash: space.log.hash }
  return space
}

/** Brings a loaded space up to the store. */
export async function update(parts: LedgerParts, space: Space): Promise<void> {
  const { desk } = parts
  const row = (await desk.json('meta', spaceKey(space.id))) as SpaceRow | null
  if (row) {
    space.row = row
    giveKeys(space.ring, row)
  }
  const chunks = await chunksOf(parts, space.id, 'tail')
  const records = chunks.flatMap(chunk => chunk.records ?? []).filter(one => one.index > space.log.index)
  const logRow = must(await desk.store.get('meta', logKey(space.id)))
  const plain = await desk.vault().open('meta', logKey(space.id), logRow)
  const follows = records.every((record, i) => record.index === space.log.index + 1 + i)
  const next = plain && follows ? logAfter(space.log, plain, records) : null
  if (next) {
    space.log = next
    await foldIn(parts, space, records)
  } else {
    // Another tab has packed or replaced rows meanwhile: read everything again.
    const again = await load(parts, space.id)
    if (again) {
      space.log = again.log
      space.confirmed = again.confirmed
      space.damagedUpTo = again.damagedUpTo
      for (const [seal, here] of again.seals.sealed) space.seals.sealed.set(seal, here)
      for (const seal of again.seals.opened) space.seals.opened.add(seal)
      for (const [seal, text] of again.seals.texts) space.seals.texts.set(seal, text)
      for (const bound of again.seals.bound) space.seals.bound.add(bound)
    }
  }
  space.tail = tailOf(chunks)
  space.outbox = await outboxOf(parts, space)
  const erasures = await erasuresOf(parts, space.id)
  if (erasures !== space.erasures) await readAnew(parts, space)
  space.erasures = erasures
  const chainRow = (await desk.json('meta', chainKey(space.id))) as ChainRow | null | undefined
  if (chainRow) {
    space.chain = chainRow.chain
    space.seen = chainRow.seen
  }
  space.current = null
  await loadCarried(parts, space)
  mendChain(space)
}

const giveKeys = (ring: KeyRing, row: SpaceRow) => {
  for (const [epoch, key] of row.epochs) {
    const raw = unbase64url(key)
    if (raw && !ring.epochKey(epoch)) ring.addEpochKey(epoch, raw)
  }
}

const tailOf = (chunks: readonly Chunk[]): Space['tail'] => ({
  rows: chunks.length,
  entries: chunks.reduce((sum, one) => sum + (one.records?.length ?? 0), 0),
})

/** The log that the row `plain` tells, if it is `log` with these records after it. */
const logAfter = (log: LogState, plain: Bytes, records: readonly LocalRecord[]): LogState | null => {
  const hashes = new Uint8Array((log.index + records.length) * 32)
  for (let i = 1; i <= log.index; i++) hashes.set(unhex(log.hashAt(i) ?? ''), (i - 1) * 32)
  records.forEach((record, i) => {
    hashes.set(record.logHash, (log.index + i) * 32)
  })
  const restored = restoreLog(plain, hashes)
  return restored.ok ? restored.value : null
}

/** The chain's row is written with every own entry; where it was lost, log and outbox tell where the chain stands. */
const mendChain = (space: Space) => {
  const own = space.log.devices.get(space.keys.device)
  const last = space.outbox.at(-1)
  const known: Chain[] = [space.chain]
  if (own) known.push({ n: own.n, prev: own.hash })
  if (last) known.push(chainAfter(last))
  space.chain = known.reduce((a, b) => (b.n > a.n ? b : a))
}
