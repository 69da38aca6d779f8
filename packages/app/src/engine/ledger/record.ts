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
  const found = await readSnapshot(parts, space.id, space.row.kind)
  if (!found || !(await goOnFrom(parts, space, found))) await wholeRecord(parts, space)
}

/** False when what stands in the store does not go on from this snapshot. */
async function goOnFrom(parts: LedgerParts, space: Space, { saved, says, hashes }: Found): Promise<boolean> {
  const { index, logHash } = saved
  // The segment that holds the snapshot's own index may begin so far before it.
  const from = indexKey(space.id, Math.max(1, index + 1 - SEGMENT_ENTRIES))
  const tail = await chunksOf(parts, space.id, 'tail')
  const chunks = [...(await chunksOf(parts, space.id, 'segments', { from })), ...tail]
  if (chunks.some(chunk => !chunk.records)) return false
  const records = chunks.flatMap(chunk => chunk.records ?? [])
  const atIt = records.find(record => record.index === index)
  const rest = records.filter(record => record.index > index)
  if (atIt && !equal(atIt.logHash, hashes.subarray(hashes.length - 32))) return false
  if (rest.some((record, i) => record.index !== index + 1 + i)) return false
  const log = await logFrom(parts, space.id, hashes, rest)
  if (!log || log.hashAt(index) !== logHash) return false
  for (const { type, data, at } of giveLists(says.lists, space.seals))
    for (const one of parts.own) if (one.take(type, data, at)) break
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
  const log = unbroken ? await logFrom(parts, space.id, new Uint8Array(0), records) : null
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

/** The log that its row tells, if these are its hashes and these the records that follow. */
async function logFrom(
  { desk }: LedgerParts,
  space: string,
  hashes: Bytes,
  records: readonly LocalRecord[],
): Promise<LogState | null> {
  const row = must(await desk.store.get('meta', logKey(space)))
  const plain = await desk.vault().open('meta', logKey(space), row)
  const restored = plain && restoreLog(plain, concat(hashes, ...records.map(record => record.logHash)))
  return restored?.ok ? restored.value : null
}

/** The log with these records after it, if that is what its row tells. */
export const logAfter = (
  parts: LedgerParts,
  log: LogState,
  records: readonly LocalRecord[],
): Promise<LogState | null> => logFrom(parts, log.space, logHashes(log, 0, log.index), records)

const equal = (a: Bytes, b: Bytes): boolean => a.every((byte, i) => byte === b[i])
