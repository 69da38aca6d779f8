/** How the relay's entries come into the record: verified, opened, kept and folded in one change. */
import {
  type IndexedBytes,
  type LogState,
  type Opened,
  openEntry,
  type VerifiedEntry,
  verifyRun,
} from '#protocol'
import type { Pen } from '../desk.ts'
import type { RecordFault } from '../ports.ts'
import { encodeChunk, indexKey, recordOf } from '../records.ts'
import type { Space } from '../space.ts'
import { foldIn } from './fold.ts'
import type { LedgerParts } from './parts.ts'
import { sealChain, sealLog } from './rows.ts'

/** Verifies what the relay gave, and keeps all that holds; the fault is that of the first entry that does not. */
export async function absorb(
  parts: LedgerParts,
  pen: Pen,
  space: Space,
  entries: readonly IndexedBytes[],
): Promise<RecordFault | null> {
  const { p } = parts
  const fresh = entries.filter(entry => entry.index > space.log.index)
  if (fresh.length === 0) return null
  let {
    state,
    verified,
    fault,
  }: { state: LogState; verified: readonly VerifiedEntry[]; fault: RecordFault | null } = await verifyRun(
    p,
    space.log,
    fresh,
  )
  const foreign = verified.findIndex(one => one.entry.device === space.keys.device && !isOurs(space, one))
  if (foreign >= 0) {
    // A copy of this profile wrote under our counter. What came before it still holds.
    const held = await verifyRun(p, space.log, fresh.slice(0, foreign))
    state = held.state
    verified = held.verified
    fault = { fault: 'ProfileCloned' }
  }
  if (verified.length === 0) return fault
  const opened = await openAll(space, verified)
  const records = verified.map((one, i) => recordOf(one, opened[i] ?? null))
  const own = verified.filter(one => one.entry.device === space.keys.device).map(one => one.entry.n)
  const seen = state.index >= space.seen.index ? { index: state.index, hash: state.hash } : space.seen
  await pen.seal('tail', indexKey(space.id, space.log.index + 1), encodeChunk(records))
  await sealLog(pen, state)
  await sealChain(pen, space, space.chain, seen)
  for (const n of own) pen.delete('outbox', indexKey(space.id, n))
  pen.afterwards(async () => {
    space.log = state
    space.seen = seen
    space.tail = { rows: space.tail.rows + 1, entries: space.tail.entries + records.length }
    if (own.length > 0) {
      const gone = new Set(own)
      space.outbox = space.outbox.filter(one => !gone.has(one.n))
    }
    if (space.damagedUpTo !== null && state.index >= space.damagedUpTo) space.damagedUpTo = null
    await foldIn(parts, space, records)
  })
  return fault
}

const openAll = (space: Space, verified: readonly VerifiedEntry[]): Promise<(Opened | null)[]> =>
  Promise.all(
    verified.map(async ({ entry }) => {
      if (entry.kind === 'control') return null
      const opened = await openEntry(space.ring, entry)
      return opened.ok ? opened.value : null
    }),
  )

/** Ours: in the outbox byte by byte, or (after damage) one that the chain had already passed. */
const isOurs = (space: Space, { entry }: VerifiedEntry): boolean => {
  const waiting = space.outbox.find(one => one.n === entry.n)
  return waiting ? waiting.hash === entry.hash : entry.n <= space.chain.n
}
