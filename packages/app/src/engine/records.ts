/**
 * How confirmed entries lie on this device: many in one row, without padding, readable with no cryptography but the
 * row's own. A chunk is [u32 first index] and then, for each entry in order:
 *
 *   1 form       1 kept (header, salt, bind, nonce, payload, signature, unpadded), 2 raw (as received: it did not open)
 *   1 passedOver 1 when it is without any effect
 *  32 log hash   L at its index
 *  16 member
 *   4 size
 *     bytes
 *
 * Fresh chunks of any size stand in the table `tail`; about 256 entries together are packed into one in `segments`.
 */
import {
  type Bytes,
  concat,
  decodeEntry,
  hex,
  keepEntry,
  type Opened,
  type Primitives,
  readU32,
  type Skimmed,
  skimKept,
  u32,
  unhex,
  type VerifiedEntry,
} from '#protocol'

export const SEGMENT_ENTRIES = 256
/** From here on the tail is packed at once, without waiting for a quiet moment. */
export const LONG_TAIL = 512

const HEAD = 1 + 1 + 32 + 16 + 4

export interface LocalRecord {
  readonly index: number
  /** Null when the entry did not open: it is kept and counted. */
  readonly kept: Skimmed | null
  readonly passedOver: boolean
  readonly logHash: Bytes
  readonly member: string
  /** The kept form, or the entry as received. */
  readonly bytes: Bytes
}

/** `opened` is null for control entries and for content that does not open, as what was erased does not. */
export function recordOf(verified: VerifiedEntry, opened: Opened | null): LocalRecord {
  const { entry, index, passedOver, member } = verified
  const raw = entry.kind === 'content' && opened === null && !entry.erased
  return {
    index,
    kept: raw
      ? null
      : {
          kind: entry.kind,
          hash: entry.hash,
          bind: opened?.bind ?? null,
          payload: opened ? opened.payload : entry.body,
          erased: entry.erased,
        },
    passedOver,
    logHash: unhex(verified.logHash),
    member,
    bytes: raw ? entry.bytes : keepEntry(entry, opened),
  }
}

/** The device that signed it, as it stands in the header. */
export const deviceOf = ({ kept, bytes }: LocalRecord): string => {
  const header = kept ? 33 : 0
  return hex(bytes.subarray(header + 18, header + 34))
}

/** How far its author had the log. */
export const seenIndexOf = ({ kept, bytes }: LocalRecord): number => readU32(bytes, (kept ? 33 : 0) + 70)

/** Records of consecutive indices, at least one. */
export function encodeChunk(records: readonly LocalRecord[]): Bytes {
  const parts: Bytes[] = [u32(records[0]?.index ?? 0)]
  for (const record of records)
    parts.push(
      new Uint8Array([record.kept ? 1 : 2, record.passedOver ? 1 : 0]),
      record.logHash,
      unhex(record.member),
      u32(record.bytes.length),
      record.bytes,
    )
  return concat(...parts)
}

export const sizeInChunk = ({ bytes }: LocalRecord): number => HEAD + bytes.length

/** Null when the bytes are not a chunk: the row is damaged. */
export function decodeChunk(p: Primitives, bytes: Bytes): readonly LocalRecord[] | null {
  if (bytes.length < 4) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const records: LocalRecord[] = []
  let index = view.getUint32(0)
  let before: LocalRecord | null = null
  /** Members are few: the same text is used again. */
  const memberAt = (at: number) => {
    for (let i = 0; before && i <= 16; i++) {
      if (i === 16) return before.member
      if (bytes[at + i] !== bytes[beforeAt + i]) break
    }
    return hex(bytes.subarray(at, at + 16))
  }
  let beforeAt = 0
  for (let at = 4; at < bytes.length; index++) {
    if (at + HEAD > bytes.length) return null
    const size = view.getUint32(at + HEAD - 4)
    const end = at + HEAD + size
    if (end > bytes.length) return null
    const body = bytes.subarray(at + HEAD, end)
    const isKept = bytes[at] === 1
    const kept = isKept ? skimKept(body) : null
    if (kept ? !kept.ok : !decodeEntry(p, body).ok) return null
    before = {
      index,
      kept: kept?.ok ? kept.value : null,
      passedOver: bytes[at + 1] === 1,
      logHash: bytes.subarray(at + 2, at + 34),
      member: memberAt(at + 34),
      bytes: body,
    }
    records.push(before)
    beforeAt = at + 34
    at = end
  }
  return records.length > 0 ? records : null
}

/** Keys order as strings: ten digits hold every index. */
export const indexKey = (space: string, index: number): string =>
  `${space}/${String(index).padStart(10, '0')}`
