/** Single entries out of the confirmed record: as the relay gave them, or what a deposit shows of one. */
import { type Bytes, type Control, decodeControl, type IndexedBytes, keptInner } from '#protocol'
import { must } from '../desk.ts'
import { decodeChunk, deviceOf, type LocalRecord, seenIndexOf } from '../records.ts'
import type { Space } from '../space.ts'
import type { LedgerParts } from './parts.ts'
import { allChunks, bytesOf } from './rows.ts'

/** A confirmed entry, byte by byte as the relay once gave it. */
export interface Confirmed extends IndexedBytes {
  /**
   * It stood without effect, with its device's next one right behind it: so a device is taken back, and a relay takes
   * the beginning of such a run with its end or not at all.
   */
  readonly tied: boolean
}

/** Confirmed entries after `index`. */
export async function entriesAfter(
  parts: LedgerParts,
  space: Space,
  index: number,
): Promise<readonly Confirmed[]> {
  const records = (await allChunks(parts, space.id)).flatMap(chunk => chunk.records ?? [])
  const found: Confirmed[] = []
  for (const [at, record] of records.entries()) {
    if (record.index <= index) continue
    const bytes = await bytesOf(parts, space, record)
    if (!bytes) break
    found.push({ index: record.index, bytes, tied: isTied(record, records[at + 1]) })
  }
  return found
}

const isTied = (one: LocalRecord, next: LocalRecord | undefined): boolean =>
  one.passedOver && next !== undefined && deviceOf(one) === deviceOf(next)

/** True when somebody took this device out, by an entry that counted: where it is in all the same, it was taken back. */
export async function wasTakenOut(parts: LedgerParts, space: Space): Promise<boolean> {
  const { device } = space.keys
  return (await changesOf(parts, space)).some(
    ({ control, passedOver }) => !passedOver && control.t === 'device-removed' && control.device === device,
  )
}

/** A control entry of the record. */
export interface Changed {
  readonly index: number
  /** The device that signed it, and how far it had the log. */
  readonly by: string
  readonly seenIndex: number
  readonly control: Control
  readonly passedOver: boolean
}

/** Who changed what about who is in the space, in order. */
export async function changesOf(parts: LedgerParts, space: Space): Promise<readonly Changed[]> {
  const records = (await allChunks(parts, space.id)).flatMap(chunk => chunk.records ?? [])
  return records.flatMap(record => {
    if (record.kept?.kind !== 'control') return []
    const control = decodeControl(record.kept.payload)
    const { index, passedOver } = record
    return control.ok
      ? [{ index, by: deviceOf(record), seenIndex: seenIndexOf(record), control: control.value, passedOver }]
      : []
  })
}

/** A confirmed entry with all that this device knows of it. */
export interface Known {
  readonly index: number
  readonly member: string
  readonly passedOver: boolean
  /** As the relay gave it, or its erased form. */
  readonly bytes: Bytes
  /** What is left of words that were deleted; null for all others. */
  readonly left: Bytes | null
}

/** The whole confirmed record, in order. What can't be made again byte by byte is left out. */
export async function recordOf(parts: LedgerParts, space: Space): Promise<readonly Known[]> {
  const records = (await allChunks(parts, space.id)).flatMap(chunk => chunk.records ?? [])
  const found: Known[] = []
  for (const record of records) {
    const bytes = await bytesOf(parts, space, record)
    const { index, member, passedOver, kept } = record
    if (bytes) found.push({ index, member, passedOver, bytes, left: kept?.erased ? kept.payload : null })
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
