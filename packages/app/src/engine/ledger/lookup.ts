/** Single entries out of the confirmed record: as the relay gave them, or what a deposit shows of one. */
import { type IndexedBytes, keptInner } from '#protocol'
import { must } from '../desk.ts'
import { decodeChunk } from '../records.ts'
import type { Space } from '../space.ts'
import type { LedgerParts } from './parts.ts'
import { allChunks, bytesOf } from './rows.ts'

/** Confirmed entries after `index`, byte by byte as the relay once gave them. */
export async function entriesAfter(
  parts: LedgerParts,
  space: Space,
  index: number,
): Promise<readonly IndexedBytes[]> {
  const records = (await allChunks(parts, space.id)).flatMap(chunk => chunk.records ?? [])
  const found: IndexedBytes[] = []
  for (const record of records) {
    if (record.index <= index) continue
    const bytes = await bytesOf(parts, space, record)
    if (!bytes) break
    found.push({ index: record.index, bytes })
  }
  return found
}

/** Newest first, the tail before the segments: a deposit is mostly of what was just said, and packing goes that way. */
export async function innerOf({ p, desk }: LedgerParts, space: Space, hash: string): Promise<string | null> {
  for (const table of ['tail', 'segments'] as const) {
    const rows = must(await desk.store.range(table, `${space.id}/`))
    for (const [key, value] of [...rows].reverse()) {
      const plain = await desk.vault().open(table, key, value)
      const records = plain ? decodeChunk(p, plain) : null
      const found = records?.find(({ kept }) => kept?.hash === hash)
      if (found) return keptInner(p, found.bytes)
    }
  }
  return null
}
