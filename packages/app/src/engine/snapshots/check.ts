/**
 * Holds what a snapshot says against the log, a few rows at a time, beside everything else. The log wins: where the two
 * differ the snapshot is deleted and the log folded anew. It also finds rows of the record that can't be read any more,
 * which opening from a snapshot does not look at.
 */
import { emptyFold, type Folded, saveFold, slicesIn } from '#practices'
import { hex, type Primitives, utf8 } from '#protocol'
import { noSeals } from '../facts.ts'
import { foldedOn } from '../ledger/fold.ts'
import { outboxOf } from '../ledger/outbox.ts'
import type { LedgerParts } from '../ledger/parts.ts'
import { wholeRecord } from '../ledger/record.ts'
import { type Chunk, chunksOf } from '../ledger/rows.ts'
import { indexKey, type LocalRecord, SEGMENT_ENTRIES } from '../records.ts'
import type { Space } from '../space.ts'
import { isWithin, listsOf } from './lists.ts'
import { snapshotKeys, type Told } from './snapshot.ts'

/** Rows that are read at once. */
const ROWS = 8

/** `rest` is awaited before every few rows; false ends the check. True when the log had to be folded anew. */
export async function checkSnapshot(
  parts: LedgerParts,
  space: Space,
  rest: () => Promise<boolean>,
): Promise<boolean> {
  const told = space.saved?.unchecked
  if (!told) return false
  const beside: Space = { ...space, seals: noSeals() }
  let folded = emptyFold(slicesIn(space.row.kind))
  for (let next = 1; next <= told.index; ) {
    if (!(await rest()) || space.saved?.unchecked !== told) return false
    const read = await parts.desk.change(() => recordsFrom(parts, space, next))
    if (!read.ok) return false
    const records = read.value?.filter(record => record.index <= told.index) ?? []
    if (records.length === 0) return mend(parts, space, told)
    folded = await foldedOn(parts, beside, folded, records)
    next += records.length
  }
  if (space.saved?.unchecked !== told) return false
  const says = digest(parts.p, folded) === digest(parts.p, told.fold)
  if (!says || !isWithin(listsOf(beside.seals, []), told.lists)) return mend(parts, space, told)
  space.saved = { ...space.saved, unchecked: null }
  return false
}

/** The next records, as the log has them; null when they are not there as they are to be. `limit`: rows. */
export async function recordsFrom(
  parts: LedgerParts,
  space: Space,
  next: number,
  limit = ROWS,
): Promise<readonly LocalRecord[] | null> {
  // The row that holds the next one may begin before it: what was in the tail is in a segment now.
  const from = indexKey(space.id, Math.max(1, next + 1 - SEGMENT_ENTRIES))
  const segments = await chunksOf(parts, space.id, 'segments', { from, limit })
  return within(space, segments, next) ?? within(space, await chunksOf(parts, space.id, 'tail'), next)
}

function within(space: Space, chunks: readonly Chunk[], next: number): readonly LocalRecord[] | null {
  const records: LocalRecord[] = []
  for (const chunk of chunks) {
    // What cannot be read ends it here; the next look begins with it, and finds nothing.
    if (!chunk.records) break
    for (const record of chunk.records) {
      if (record.index < next) continue
      const isSound = record.index === next + records.length
      if (!isSound || space.log.hashAt(record.index) !== hex(record.logHash)) return null
      records.push(record)
    }
  }
  return records.length > 0 ? records : null
}

/** Equal for equal folds. */
function digest(p: Primitives, folded: Folded): string {
  return JSON.stringify(
    saveFold(folded, {
      keep: (_node, page) => {
        const { ids, things } = page()
        return hex(p.sha256(utf8(ids), utf8(things)))
      },
      open: () => {
        throw new Error('nothing is read here')
      },
      opened: () => {},
    }),
  )
}

async function mend(parts: LedgerParts, space: Space, told: Told): Promise<boolean> {
  const done = await parts.desk.change(async pen => {
    if (space.saved?.unchecked !== told) return false
    for (const key of await snapshotKeys(parts, space.id)) pen.delete('snapshots', key)
    pen.afterwards(async () => {
      for (const [name, held] of Object.entries(space.seals))
        if (name !== 'openedWithout') (held as Set<string>).clear()
      await wholeRecord(parts, space)
      space.outbox = []
      space.outbox = await outboxOf(parts, space)
      space.current = null
    })
    return true
  })
  return done.ok && done.value
}
