/**
 * The outer form of an entry: fixed binary, big endian, no optional fields; trailing bytes are an error.
 *
 *   offset  bytes  field
 *        0      1  v           1
 *        1      1  kind        1 content, 2 control; 3 content whose body was erased
 *        2     16  space
 *       18     16  device
 *       34      4  n           the device's own counter, from 1, without gaps
 *       38     32  prev        hash of the device's previous entry; zeros when n is 1
 *       70      4  seenIndex   newest ordered entry that the author had verified; 0 for none
 *       74     32  seenHash    log hash at that index
 *      106      4  epoch       of the sealing key; for control entries, the newest epoch the author knew
 *      110     32  commit      of the payload; zeros for control entries
 *      142      4  size        bytes of the body
 *      146   size  body        content: nonce (12) ‖ AES-256-GCM box of a whole bucket; control: UTF-8 JSON
 *      end     64  signature   Ed25519 over the entry's hash
 *
 * hash = SHA-256("kimbilio/v1/entry" ‖ header (the first 146 bytes) ‖ SHA-256(body)). It leaves the signature out,
 * because some platforms sign with randomness; and it lets a body be erased while the chain stays verifiable.
 *
 * Erased form of a content entry: kind 3, else the same header (with the size that the body had), then SHA-256(body) in
 * place of the body, and the signature. Its hash is made with kind 1, so it is the same entry and proves as much, but what
 * it said.
 *
 * Sequences: a run is [u32 size][entry]*, an indexed run is [u32 index][u32 size][entry]*.
 */
import { type Bytes, concat, err, hex, ok, type Result, readU32, u32, unhex } from './bytes.ts'
import { type Fault, fault } from './fault.ts'
import { labels } from './labels.ts'
import type { Primitives } from './primitives.ts'

export interface EntryHeader {
  readonly v: 1
  readonly kind: 'content' | 'control'
  /** 32 hex characters. */
  readonly space: string
  /** 32 hex characters. */
  readonly device: string
  readonly n: number
  /** 64 hex characters. */
  readonly prev: string
  readonly seenIndex: number
  /** 64 hex characters. */
  readonly seenHash: string
  readonly epoch: number
  /** 64 hex characters. */
  readonly commit: string
}

export interface Entry extends EntryHeader {
  /** Empty where it was erased. */
  readonly body: Bytes
  /** The body was erased: everything else verifies as ever, and nothing can be opened. */
  readonly erased: boolean
  readonly signature: Bytes
  /** As received: signatures cover these, nothing is ever encoded again. */
  readonly bytes: Bytes
  /** 64 hex characters: the entry's name. */
  readonly hash: string
}

export const HEADER_BYTES = 146
export const SIGNATURE_BYTES = 64
export const NONCE_BYTES = 12
export const TAG_BYTES = 16
/** Plaintext sizes of content, so that a short reply and a pass look alike. */
export const BUCKETS: readonly number[] = [1, 2, 4, 8, 16, 32, 64].map(kibibytes => kibibytes * 1024)
export const MAX_CONTROL_BYTES = 16 * 1024
export const MAX_ENTRY_BYTES = HEADER_BYTES + NONCE_BYTES + BUCKETS.at(-1)! + TAG_BYTES + SIGNATURE_BYTES
export const ZERO_HASH = '0'.repeat(64)

const kindCodes = { content: 1, control: 2 } as const
const ERASED = 3
const HASH_BYTES = 32

export function encodeHeader(header: EntryHeader, bodySize: number): Bytes {
  return concat(
    Uint8Array.of(header.v, kindCodes[header.kind]),
    unhex(header.space),
    unhex(header.device),
    u32(header.n),
    unhex(header.prev),
    u32(header.seenIndex),
    unhex(header.seenHash),
    u32(header.epoch),
    unhex(header.commit),
    u32(bodySize),
  )
}

/** Both arguments as they stand on the wire. */
export const entryHash = (p: Pick<Primitives, 'sha256'>, header: Bytes, body: Bytes): Bytes =>
  hashOver(p, header, p.sha256(body))

const hashOver = (p: Pick<Primitives, 'sha256'>, header: Bytes, bodyHash: Bytes): Bytes =>
  p.sha256(labels.entry, header, bodyHash)

/** `TooLarge`, `UnknownVersion` or `Malformed`; never throws. */
export function decodeEntry(p: Pick<Primitives, 'sha256'>, bytes: Bytes): Result<Entry, Fault> {
  if (bytes.length > MAX_ENTRY_BYTES) return err(fault('TooLarge'))
  const erased = bytes[1] === ERASED
  const header = erased
    ? withKind(bytes.subarray(0, HEADER_BYTES), kindCodes.content)
    : bytes.subarray(0, HEADER_BYTES)
  const decoded = decodeHeader(header)
  if (!decoded.ok) return decoded
  const end = HEADER_BYTES + (erased ? HASH_BYTES : readU32(bytes, 142))
  if (bytes.length !== end + SIGNATURE_BYTES) return err(fault('Malformed'))
  const held = bytes.subarray(HEADER_BYTES, end)
  const hash = hex(hashOver(p, header, erased ? held : p.sha256(held)))
  const body = erased ? new Uint8Array(0) : held
  return ok({ ...decoded.value, body, erased, signature: bytes.subarray(end), bytes, hash })
}

/** The erased form of a content entry; of one that is erased already, itself. Control entries have none: it throws. */
export function eraseEntry(p: Pick<Primitives, 'sha256'>, entry: Entry): Bytes {
  if (entry.kind !== 'content') throw new Error('only content can be erased')
  if (entry.erased) return entry.bytes
  const header = withKind(entry.bytes.subarray(0, HEADER_BYTES), ERASED)
  return concat(header, p.sha256(entry.body), entry.signature)
}

/** SHA-256 of the body that an erased entry had. */
export const bodyHashIn = (erased: Bytes): Bytes => erased.subarray(HEADER_BYTES, HEADER_BYTES + HASH_BYTES)

export function withKind(header: Bytes, kind: 1 | 2 | 3): Bytes {
  const copy = header.slice()
  if (copy.length > 1) copy[1] = kind
  return copy
}

/** The same 32 bytes as `seenHash`, of an entry or a header. */
export const seenHashIn = (bytes: Bytes): Bytes => bytes.subarray(74, 106)

export function decodeHeader(bytes: Bytes): Result<EntryHeader, Fault> {
  if (bytes.length > 0 && bytes[0] !== 1) return err(fault('UnknownVersion'))
  if (bytes.length !== HEADER_BYTES) return err(fault('Malformed'))
  const n = readU32(bytes, 34)
  const code = bytes[1]
  if (n === 0 || (code !== kindCodes.content && code !== kindCodes.control)) return err(fault('Malformed'))
  const kind = code === kindCodes.content ? 'content' : 'control'
  const size = readU32(bytes, 142)
  const commit = hex(bytes.subarray(110, 142))
  if (kind === 'content' && !BUCKETS.includes(size - NONCE_BYTES - TAG_BYTES)) return err(fault('Malformed'))
  if (kind === 'control' && size > MAX_CONTROL_BYTES) return err(fault('TooLarge'))
  if (kind === 'control' && commit !== ZERO_HASH) return err(fault('Malformed'))
  return ok({
    v: 1,
    kind,
    space: hex(bytes.subarray(2, 18)),
    device: hex(bytes.subarray(18, 34)),
    n,
    prev: hex(bytes.subarray(38, 70)),
    seenIndex: readU32(bytes, 70),
    seenHash: hex(seenHashIn(bytes)),
    epoch: readU32(bytes, 106),
    commit,
  })
}

/** [u32 size][entry]* */
export function encodeRun(entries: readonly Bytes[]): Bytes {
  return concat(...entries.flatMap(bytes => [u32(bytes.length), bytes]))
}

export function decodeRun(bytes: Bytes): Result<Bytes[], Fault> {
  const entries: Bytes[] = []
  let at = 0
  while (at < bytes.length) {
    const part = sized(bytes, at)
    if (!part.ok) return part
    entries.push(part.value)
    at += 4 + part.value.length
  }
  return ok(entries)
}

export interface IndexedBytes {
  readonly index: number
  readonly bytes: Bytes
}

/** [u32 index][u32 size][entry]* */
export function encodeIndexed(entries: readonly IndexedBytes[]): Bytes {
  return concat(...entries.flatMap(({ index, bytes }) => [u32(index), u32(bytes.length), bytes]))
}

export function decodeIndexed(bytes: Bytes): Result<IndexedBytes[], Fault> {
  const entries: IndexedBytes[] = []
  let at = 0
  while (at < bytes.length) {
    const part = sized(bytes, at + 4)
    if (!part.ok) return part
    entries.push({ index: readU32(bytes, at), bytes: part.value })
    at += 8 + part.value.length
  }
  return ok(entries)
}

/** Copied, so that a kept entry does not keep the whole message in memory. */
function sized(bytes: Bytes, at: number): Result<Bytes, Fault> {
  if (at + 4 > bytes.length) return err(fault('Malformed'))
  const size = readU32(bytes, at)
  if (size > MAX_ENTRY_BYTES) return err(fault('TooLarge'))
  if (at + 4 + size > bytes.length) return err(fault('Malformed'))
  return ok(bytes.slice(at + 4, at + 4 + size))
}
