/** Packing: the many small rows of the tail become few large ones, in one commit. */
import type { Pen } from '../desk.ts'
import { encodeChunk, indexKey, LONG_TAIL, type LocalRecord, SEGMENT_ENTRIES } from '../records.ts'
import type { Space } from '../space.ts'
import type { LedgerParts } from './parts.ts'
import { chunksOf } from './rows.ts'

/** Segments of at most so many entries as one holds. */
export async function sealSegments(pen: Pen, space: string, records: readonly LocalRecord[]): Promise<void> {
  for (let at = 0; at < records.length; at += SEGMENT_ENTRIES) {
    const part = records.slice(at, at + SEGMENT_ENTRIES)
    await pen.seal('segments', indexKey(space, part[0]?.index ?? 0), encodeChunk(part))
  }
}

export async function pack(parts: LedgerParts, pen: Pen, space: Space): Promise<void> {
  const chunks = await chunksOf(parts, space.id, 'tail')
  const records = chunks.flatMap(chunk => chunk.records ?? [])
  if (chunks.some(chunk => !chunk.records) || records.length < SEGMENT_ENTRIES) return
  for (const { key } of chunks) pen.delete('tail', key)
  // A long tail comes of catching up: nothing is left of it, so that what comes next need not pass through it at all.
  const packed =
    records.length < LONG_TAIL ? records.length - (records.length % SEGMENT_ENTRIES) : records.length
  await sealSegments(pen, space.id, records.slice(0, packed))
  const left = records.slice(packed)
  // Put after the deletes: the rest may begin at a key that has just been deleted.
  if (left.length > 0) await pen.seal('tail', indexKey(space.id, left[0]?.index ?? 0), encodeChunk(left))
  pen.afterwards(() => {
    space.tail = { rows: left.length > 0 ? 1 : 0, entries: left.length }
  })
}
