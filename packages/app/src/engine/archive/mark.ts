/**
 * That a record came from an archive, and how far it has been proven since: row `meta/archive/<space>`, the log up to
 * there. It is gone when all is proven.
 */
import {
  type Bytes,
  concat,
  emptyLog,
  type LogState,
  logHashes,
  readU32,
  restoreLog,
  serialiseLog,
  u32,
} from '#protocol'
import { must, type Pen } from '../desk.ts'
import type { LedgerParts } from '../ledger/parts.ts'
import type { Space } from '../space.ts'

export const archiveKey = (space: string) => `archive/${space}`

/** `proven`: null for nothing yet. */
export const keepMark = (pen: Pen, space: string, proven: LogState | null): Promise<void> =>
  pen.seal(
    'meta',
    archiveKey(space),
    proven ? concat(u32(proven.index), serialiseLog(proven, 'apart')) : u32(0),
  )

export const dropMark = (pen: Pen, space: string): void => pen.delete('meta', archiveKey(space))

/** The log as far as it is proven; null when all of it is. */
export async function provenLog({ desk }: LedgerParts, { id, log }: Space): Promise<LogState | null> {
  const value = must(await desk.store.get('meta', archiveKey(id)))
  if (value === undefined) return null
  const row: Bytes | null = await desk.vault().open('meta', archiveKey(id), value)
  const index = row && row.length >= 4 ? readU32(row, 0) : 0
  // A row that can't be read says nothing: it begins again.
  const proven = row && index > 0 ? restoreLog(row.slice(4), logHashes(log, 0, index)) : null
  return proven?.ok ? proven.value : emptyLog(id)
}
