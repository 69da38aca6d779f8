/** The rows of a space's confirmed entries, its log and its chain, as they lie in the store. */
import { type Bytes, type Chain, type LogState, restoreKept, serialiseLog } from '#protocol'
import { must, type Pen } from '../desk.ts'
import { decodeChunk, type LocalRecord } from '../records.ts'
import type { ChainRow, Space } from '../space.ts'
import { chainKey, type LedgerParts, logKey } from './parts.ts'

export interface Chunk {
  readonly table: 'segments' | 'tail'
  readonly key: string
  /** As the store holds it. */
  readonly value: unknown
  /** Null when the row is damaged. */
  readonly records: readonly LocalRecord[] | null
}

export async function chunksOf(
  { p, desk }: LedgerParts,
  space: string,
  table: Chunk['table'],
  part?: { readonly from?: string; readonly limit?: number },
): Promise<readonly Chunk[]> {
  const rows = must(await desk.store.range(table, `${space}/`, part))
  return Promise.all(
    rows.map(async ([key, value]) => {
      const plain = await desk.vault().open(table, key, value)
      return { table, key, value, records: plain ? decodeChunk(p, plain) : null }
    }),
  )
}

/** In order; a crash can't leave the same entry in both tables, since packing is one commit. */
export const allChunks = async (parts: LedgerParts, space: string): Promise<readonly Chunk[]> => [
  ...(await chunksOf(parts, space, 'segments')),
  ...(await chunksOf(parts, space, 'tail')),
]

/** The entry as the relay once gave it; null when it can't be made again. */
export async function bytesOf({ p }: LedgerParts, space: Space, record: LocalRecord): Promise<Bytes | null> {
  if (!record.kept) return record.bytes
  const restored = await restoreKept(p, space.ring, record.bytes)
  return restored.ok ? restored.value.bytes : null
}

export const sealChain = (pen: Pen, space: Space, chain: Chain, seen = space.seen) => {
  const row: ChainRow = { chain, seen: { index: seen.index, hash: seen.hash } }
  return pen.sealJson('meta', chainKey(space.id), row)
}

export const sealLog = (pen: Pen, log: LogState) =>
  pen.seal('meta', logKey(log.space), serialiseLog(log, 'apart'))
