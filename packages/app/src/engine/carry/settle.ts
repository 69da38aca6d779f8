/**
 * An order that came by hand is believed until the relay shows its own. Where both agree, what was seen goes on; where
 * they differ, the log is cut back to what the relay had shown, and what stood behind waits without an order again. So a
 * false order in a file costs its writer nothing but our trust, and us nothing at all.
 */
import {
  decodeEntry,
  type Entry,
  emptyLog,
  type IndexedBytes,
  type LogState,
  standsAt,
  verifyRun,
} from '#protocol'
import type { Pen } from '../desk.ts'
import { dropCopies, readAnew } from '../ledger/erase.ts'
import { outboxRow } from '../ledger/outbox.ts'
import { type LedgerParts, spaceKey } from '../ledger/parts.ts'
import { loadRecord } from '../ledger/record.ts'
import { allChunks, bytesOf, sealChain, sealLog } from '../ledger/rows.ts'
import { encodeChunk, indexKey, type LocalRecord } from '../records.ts'
import type { Space, SpaceRow } from '../space.ts'
import { keepHeld, loadCarried } from './rows.ts'

/** Entries of the log that no relay has shown us in this place. */
export const isByHand = (space: Space): boolean => space.seen.index < space.log.index

/** `entries`: what the relay has behind what it had shown. Does nothing where nothing came by hand. */
export async function settle(
  parts: LedgerParts,
  pen: Pen,
  space: Space,
  entries: readonly IndexedBytes[],
): Promise<void> {
  const { log, seen } = space
  if (!isByHand(space)) return
  const shown = entries.filter(({ index }) => index > seen.index && index <= log.index)
  if (!shown.every(one => standsAt(parts.p, log, one))) return cut(parts, pen, space)
  const reach = shown.at(-1)?.index
  const hash = reach === undefined ? null : log.hashAt(reach)
  if (reach === undefined || hash === null) return
  await sealChain(pen, space, space.chain, { index: reach, hash })
  // A relay has shown the entries by which the keys came, too: from now on this device seals under them.
  const row = reach >= log.epochAt ? await shownRow(pen, space, log) : space.row
  pen.afterwards(() => {
    space.row = row
    space.seen = { index: reach, hash }
  })
}

/** Back to what the relay had shown; nothing is lost, it only has no order any more. */
export async function cut(parts: LedgerParts, pen: Pen, space: Space): Promise<void> {
  const { p } = parts
  const reach = space.seen.index
  const loosened: Entry[] = []
  const kept: LocalRecord[] = []
  const begin: IndexedBytes[] = []
  for (const { table, key, records } of await allChunks(parts, space.id)) {
    // What can't be read is left to salvage.
    if (!records) continue
    const staying = records.filter(({ index }) => index <= reach)
    for (const record of records) {
      const bytes = await bytesOf(parts, space, record)
      const entry = bytes ? decodeEntry(p, bytes) : null
      if (!entry?.ok) continue
      if (record.index <= reach) begin.push({ index: record.index, bytes: entry.value.bytes })
      else if (entry.value.device !== space.keys.device) loosened.push(entry.value)
      else {
        const payload = entry.value.kind === 'content' ? record.kept?.payload : undefined
        const row = outboxRow(entry.value.bytes, payload ?? new Uint8Array(0))
        await pen.seal('outbox', indexKey(space.id, entry.value.n), row)
      }
    }
    if (staying.length === records.length) continue
    pen.delete(table, key)
    kept.push(...staying)
  }
  const first = kept[0]?.index
  if (first !== undefined) await pen.seal('tail', indexKey(space.id, first), encodeChunk(kept))
  const verdict = await verifyRun(p, emptyLog(space.id), begin)
  await sealLog(pen, verdict.state)
  // The keys that came with that order are none; the next epoch of this number has another.
  const row = await shownRow(pen, space, verdict.state)
  for (const entry of loosened) await keepHeld(pen, entry)
  // A folded state may hold what is loosened now; other tabs see by it that they have to read anew.
  await dropCopies(parts, pen, space)
  pen.afterwards(async () => {
    space.row = row
    space.ring.forgetAfter(verdict.state.epoch)
    await loadRecord(parts, space)
    await readAnew(parts, space)
    await loadCarried(parts, space)
  })
}

/** The row of the space with the keys of this log alone. */
async function shownRow(pen: Pen, space: Space, { epoch }: LogState): Promise<SpaceRow> {
  const { shownEpoch, ...row } = space.row
  if (shownEpoch === undefined) return space.row
  const next = { ...row, epochs: row.epochs.filter(([known]) => known <= epoch) }
  await pen.sealJson('meta', spaceKey(space.id), next)
  return next
}
