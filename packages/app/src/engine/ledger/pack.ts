/** Packing: the many small rows of the tail become few large ones, in one commit. */
import type { Pen } from '../desk.ts'
import { encodeChunk, indexKey, SEGMENT_ENTRIES } from '../records.ts'
import type { Space } from '../space.ts'
import type { LedgerParts } from './parts.ts'
import { chunksOf } from './rows.ts'

export async function pack(parts: LedgerParts, pen: Pen, space: Space): Promise<void> {
  const chunks = await chunksOf(parts, space.id, 'tail')
  const records = chunks.flatMap(chunk => chunk.records ?? [])
  if (chunks.some(chunk => !chunk.records) || records.length < SEGMENT_ENTRIES) return
  for (const { key } of chunks) pen.delete('tail', key)
  let at = 0
  for (; at + SEGMENT_ENTRIES <= records.length; at += SEGMENT_ENTRIES) {
    const part = records.slice(at, at + SEGMENT_ENTRIES)
    await pen.seal('segments', indexKey(space.id, part[0]?.index ?? 0), encodeChunk(part))
  }
  const left = records.slice(at)
  // Put after the deletes: the rest may begin at a key that has just been deleted.
  if (left.length > 0) await pen.seal('tail', indexKey(space.id, left[0]?.index ?? 0), encodeChunk(left))
  pen.afterwards(() => {
    space.tail = { rows: left.length > 0 ? 1 : 0, entries: left.length }
  })
}
