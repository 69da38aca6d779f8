/** How the relay's entries come into the record: verified, opened, kept and folded in one change. */
import {
  type Bytes,
  type Entry,
  type IndexedBytes,
  type Opened,
  openEntry,
  type VerifiedEntry,
  verifyRun,
} from '#protocol'
import { arrange } from '../carry/held.ts'
import { afterGrowth } from '../carry/rows.ts'
import type { Pen } from '../desk.ts'
import { learn } from '../own/learn.ts'
import type { RecordFault } from '../ports.ts'
import { encodeChunk, indexKey, type LocalRecord, recordOf, SEGMENT_ENTRIES } from '../records.ts'
import { epochToSign, type Space, type SpaceRow } from '../space.ts'
import { eraseAsSaid, readAnew } from './erase.ts'
import { foldIn } from './fold.ts'
import { sealSegments } from './pack.ts'
import { type LedgerParts, spaceKey } from './parts.ts'
import { sealChain, sealLog } from './rows.ts'

/**
 * Verifies what the relay gave, and keeps all that holds; the fault is that of the first entry that does not.
 * `psk`: with which a newcomer reads the key in the entry that let it in. `way`: who says that this is the order.
 * `before`: records up to the end of the log that are in no row and no fold yet.
 */
export async function absorb(
  parts: LedgerParts,
  pen: Pen,
  space: Space,
  entries: readonly IndexedBytes[],
  psk?: Bytes,
  way: 'relay' | 'hand' = 'relay',
  before: readonly LocalRecord[] = [],
): Promise<RecordFault | null> {
  const { p } = parts
  const fresh = entries.filter(entry => entry.index > space.log.index)
  if (fresh.length + before.length === 0) return null
  const opening = openings(space)
  const verdict = await verifyRun(p, space.log, fresh, 'last', opening.begin)
  const { state, verified } = verdict
  let fault: RecordFault | null = verdict.fault
  if (verified.length + before.length === 0) return fault
  // A copy of this profile wrote under our counter: it stands, and this device goes on as another one.
  const isCopied = verified.some(one => one.entry.device === space.keys.device && !isOurs(space, one))
  // Before anything is opened: a key and what is sealed under it may come in one run.
  const learned = await learn(p, { keys: space.keys, ring: space.ring, psk }, state, verified)
  fault ??= learned.fault
  const isNews = isCopied || learned.epochs.length > space.row.epochs.length
  const renewing: Pick<SpaceRow, 'renew'> = isCopied ? { renew: 'due' } : {}
  const isByHand = way === 'hand' && learned.epochs.length > space.row.epochs.length
  const shown = isByHand ? { shownEpoch: epochToSign(space) } : {}
  const row = isNews ? { ...space.row, epochs: learned.epochs, ...renewing, ...shown } : space.row
  if (isNews) await pen.sealJson('meta', spaceKey(space.id), row)
  const opened = await Promise.all(verified.map(({ entry }) => opening.of(entry)))
  const told = [...before, ...verified.map((one, i) => recordOf(one, opened[i] ?? null))]
  const { records, foldsAnew } = await eraseAsSaid(parts, pen, space, told)
  const own = verified
    .filter(({ entry }) => space.outbox.some(one => one.n === entry.n && one.hash === entry.hash))
    .map(({ entry }) => entry.n)
  // An order that came by hand is not one that the relay has shown: nothing is signed on the strength of it.
  const isShown = way === 'relay' && space.seen.index >= space.log.index && state.index >= space.seen.index
  const seen = isShown ? { index: state.index, hash: state.hash } : space.seen
  const carried = await afterGrowth(parts, pen, space, state, verified)
  const isPacked = space.tail.entries === 0 && records.length >= SEGMENT_ENTRIES
  if (isPacked) await sealSegments(pen, space.id, records)
  else await pen.seal('tail', indexKey(space.id, records[0]?.index ?? 0), encodeChunk(records))
  await sealLog(pen, state)
  await sealChain(pen, space, space.chain, seen)
  for (const n of own) pen.delete('outbox', indexKey(space.id, n))
  pen.afterwards(async () => {
    space.log = state
    if (isNews) space.row = row
    space.seen = seen
    if (!isPacked) space.tail = { rows: space.tail.rows + 1, entries: space.tail.entries + records.length }
    if (own.length > 0) {
      const gone = new Set(own)
      space.outbox = space.outbox.filter(one => !gone.has(one.n))
    }
    if (space.damagedUpTo !== null && state.index >= space.damagedUpTo) {
      space.damagedUpTo = null
      space.damage = 'StoreDamaged'
    }
    if (foldsAnew) await readAnew(parts, space)
    else await foldIn(parts, space, records)
    if (carried) await arrange(parts, space, carried)
  })
  return fault
}

/** Opens entries while their signatures are still being checked; only what is verified is ever asked for. */
function openings(space: Space) {
  const begun = new Map<Entry, Promise<Opened | null>>()
  const open = async (entry: Entry): Promise<Opened | null> => {
    if (entry.kind === 'control') return null
    const opened = await openEntry(space.ring, entry)
    return opened.ok ? opened.value : null
  }
  return {
    begin: (entry: Entry) => {
      begun.set(entry, open(entry))
    },
    /** Once more where it did not open: the run may have brought the key. */
    of: async (entry: Entry): Promise<Opened | null> => (await begun.get(entry)) ?? open(entry),
  }
}

/** Ours: in the outbox byte by byte, or (after damage) one that the chain had already passed. */
const isOurs = (space: Space, { entry }: VerifiedEntry): boolean => {
  const waiting = space.outbox.find(one => one.n === entry.n)
  return waiting ? waiting.hash === entry.hash : entry.n <= space.chain.n
}
