/** How a space comes out of the store: whole when this app begins, and the rest of it when another tab wrote. */
import { type Chain, chainAfter, chainStart, emptyLog, type KeyRing, newRing, unbase64url } from '#protocol'
import { loadCarried } from '../carry/rows.ts'
import { must } from '../desk.ts'
import { openKeys } from '../device-keys.ts'
import { type ChainRow, freshSpace, type Space, type SpaceRow } from '../space.ts'
import { erasuresOf, readAnew } from './erase.ts'
import { foldIn } from './fold.ts'
import { outboxOf } from './outbox.ts'
import { chainKey, type LedgerParts, spaceKey } from './parts.ts'
import { loadRecord, logAfter, tailOf } from './record.ts'
import { chunksOf } from './rows.ts'

/** Null when the row or the keys of the space can't be read. */
export async function load(parts: LedgerParts, id: string): Promise<Space | null> {
  const { p, desk } = parts
  const [row, stored, chainRow] = await Promise.all([
    desk.json('meta', spaceKey(id)) as Promise<SpaceRow | null | undefined>,
    desk.store.get('keys', id).then(keys => openKeys(p, desk.vault(), id, must(keys))),
    desk.json('meta', chainKey(id)) as Promise<ChainRow | null | undefined>,
  ])
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
  await loadRecord(parts, space)
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
    // Another tab may have given up keys that came by hand.
    space.ring.forgetAfter(Math.max(...row.epochs.map(([epoch]) => epoch)))
    giveKeys(space.ring, row)
  }
  const chunks = await chunksOf(parts, space.id, 'tail')
  const records = chunks.flatMap(chunk => chunk.records ?? []).filter(one => one.index > space.log.index)
  const follows = records.every((record, i) => record.index === space.log.index + 1 + i)
  const next = follows ? await logAfter(parts, space.log, records) : null
  if (next) {
    space.log = next
    await foldIn(parts, space, records)
  } else {
    // Another tab has packed or replaced rows meanwhile: read everything again.
    await loadRecord(parts, space)
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

/** The chain's row is written with every own entry; where it was lost, log and outbox tell where the chain stands. */
const mendChain = (space: Space) => {
  const own = space.log.devices.get(space.keys.device)
  const last = space.outbox.at(-1)
  const known: Chain[] = [space.chain]
  if (own) known.push({ n: own.n, prev: own.hash })
  if (last) known.push(chainAfter(last))
  space.chain = known.reduce((a, b) => (b.n > a.n ? b : a))
}
