/** The confirmed record of a space out of the store: from its snapshot on where there is one, else from its first entry. */
import { emptyFold, slicesIn } from '#practices'
import { type Bytes, concat, emptyLog, type LogState, logHashes, restoreLog } from '#protocol'
import { must } from '../desk.ts'
import { indexKey, type LocalRecord, SEGMENT_ENTRIES } from '../records.ts'
import { giveLists } from '../snapshots/lists.ts'
import { type Found, readSnapshot, snapshotKeys } from '../snapshots/snapshot.ts'
import type { Space } from '../space.ts'
import { foldedOn } from './fold.ts'
import { type LedgerParts, logKey } from './parts.ts'
import { allChunks, type Chunk, chunksOf } from './rows.ts'
import { replaced, salvage } from './salvage.ts'

/** Sets the space's log, fold and tail to what the store has. */
export async function loadRecord(parts: LedgerParts, space: Space): Promise<void> {
  // Beside each other: a browser takes its time for every single question.
  const [found, tail, row] = await Promise.all([
    readSnapshot(parts, space.id, space.row.kind),
    chunksOf(parts, space.id, 'tail'),
    logRow(parts, space.id),
  ])
  if (!found || !(await goOnFrom(parts, space, found, tail, row))) await wholeRecord(parts, space)
}

/** False when what stands in the store does not go on from this snapshot. */
async function goOnFrom(
  parts: LedgerParts,
  space: Space,
  { saved, says, hashes }: Found,
  tail: readonly Chunk[],
  row: Bytes | null,
): Promise<boolean> {
  const { index, logHash } = saved
  // The segment that holds the snapshot's own index may begin so far before it.
  const from = indexKey(space.id, Math.max(1, index + 1 - SEGMENT_ENTRIES))
  const chunks = [...(await chunksOf(parts, space.id, 'segments', { from })), ...tail]
  if (chunks.some(chunk => !chunk.records)) return false
  const records = chunks.flatMap(chunk => chunk.records ?? [])
  const atIt = records.find(record => record.index === index)
  const rest = records.filter(record => record.index > index)
  if (atIt && !equal(atIt.logHash, hashes.subarray(hashes.length - 32))) return false
  if (rest.some((record, i) => record.index !== index + 1 + i)) return false
  const log = row && logFrom(row, hashes, rest)
  if (!log || log.hashAt(index) !== logHash) return false
  for (const { type, data, at, by } of giveLists(says.lists, space.seals))
    for (const one of parts.own) if (one.take(type, data, at, by)) break
  const confirmed = await foldedOn(parts, space, says.fold, rest)
  space.log = log
  space.confirmed = confirmed
  space.tail = tailOf(tail)
  space.saved = saved
  return true
}

/** Folds the log from its beginning. What is damaged is told, set aside, and fetched again from the relay. */
export async function wholeRecord(parts: LedgerParts, space: Space): Promise<void> {
  const chunks = await allChunks(parts, space.id)
  let records = chunks.flatMap(chunk => chunk.records ?? [])
  const unbroken =
    records.every((record, i) => record.index === i + 1) && chunks.every(chunk => chunk.records)
  const nothing = emptyFold(slicesIn(space.row.kind))
  const row = unbroken ? await logRow(parts, space.id) : null
  const log = row && logFrom(row, new Uint8Array(0), records)
  space.saved = null
  space.tail = tailOf(chunks.filter(chunk => chunk.table === 'tail'))
  if (log) space.log = log
  else {
    space.log = emptyLog(space.id)
    records = await salvage(parts, space, chunks)
    const reach = Math.max(space.seen.index, ...chunks.map(chunk => chunk.records?.at(-1)?.index ?? 0))
    space.damagedUpTo = Math.max(reach, space.log.index)
    const gone = await snapshotKeys(parts, space.id)
    must(
      await parts.desk.store.commit([
        ...(await replaced(parts, space, chunks, records)),
        ...gone.map(key => ({ table: 'snapshots' as const, key, delete: true as const })),
      ]),
    )
  }
  space.confirmed = await foldedOn(parts, space, nothing, records)
}

export const tailOf = (chunks: readonly Chunk[]): Space['tail'] => ({
  rows: chunks.length,
  entries: chunks.reduce((sum, one) => sum + (one.records?.length ?? 0), 0),
})

const logRow = async ({ desk }: LedgerParts, space: string): Promise<Bytes | null> =>
  desk.vault().open('meta', logKey(space), must(await desk.store.get('meta', logKey(space))))

/** The log that its row tells, if these are its hashes and these the records that follow. */
function logFrom(row: Bytes, hashes: Bytes, records: readonly LocalRecord[]): LogState | null {
  const restored = restoreLog(row, concat(hashes, ...records.map(record => record.logHash)))
  return restored.ok ? restored.value : null
}

/** The log with these records after it, if that is what its row tells. */
export async function logAfter(
  parts: LedgerParts,
  log: LogState,
  records: readonly LocalRecord[],
): Promise<LogState | null> {
  const row = await logRow(parts, log.space)
  return row && logFrom(row, logHashes(log, 0, log.index), records)
}

const equal = (a: Bytes, b: Bytes): boolean => a.every((byte, i) => byte === b[i])
