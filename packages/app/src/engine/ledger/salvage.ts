/**
 * After damage: the longest whole beginning is verified again from its signatures on. What stands behind the damage
 * is set aside, not deleted, and fetched again from the relay.
 */
import { emptyLog, type IndexedBytes, serialiseLog, verifyRun } from '#protocol'
import type { Delete, Put } from '../ports.ts'
import { encodeChunk, indexKey, type LocalRecord } from '../records.ts'
import type { Space } from '../space.ts'
import { type LedgerParts, logKey } from './parts.ts'
import { bytesOf, type Chunk } from './rows.ts'

/** Sets the log back to what holds, and gives the records of it. */
export async function salvage(
  parts: LedgerParts,
  space: Space,
  chunks: readonly Chunk[],
): Promise<LocalRecord[]> {
  const whole: LocalRecord[] = []
  for (const { records } of chunks) {
    if (!records || records[0]?.index !== whole.length + 1) break
    whole.push(...records)
  }
  const run: IndexedBytes[] = []
  for (const record of whole) {
    const bytes = await bytesOf(parts, space, record)
    if (!bytes) break
    run.push({ index: record.index, bytes })
  }
  const verdict = await verifyRun(parts.p, emptyLog(space.id), run)
  space.log = verdict.state
  return whole.slice(0, verdict.state.index)
}

/** What the damaged rows become: the whole beginning as one chunk, everything else aside. */
export async function replaced(
  { desk }: LedgerParts,
  space: Space,
  chunks: readonly Chunk[],
  records: readonly LocalRecord[],
): Promise<readonly (Put | Delete)[]> {
  const vault = desk.vault()
  const first = indexKey(space.id, 1)
  space.tail = { rows: records.length > 0 ? 1 : 0, entries: records.length }
  return [
    ...chunks.flatMap(({ table, key, value }) => [
      { table: 'segments' as const, key: `aside/${table}/${key}`, value },
      { table, key, delete: true as const },
    ]),
    ...(records.length > 0
      ? [
          {
            table: 'tail' as const,
            key: first,
            value: await vault.seal('tail', first, encodeChunk(records)),
          },
        ]
      : []),
    {
      table: 'meta' as const,
      key: logKey(space.id),
      value: await vault.seal('meta', logKey(space.id), serialiseLog(space.log, 'apart')),
    },
  ]
}
