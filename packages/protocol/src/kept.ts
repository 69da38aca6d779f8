/**
 * The form in which a device keeps an entry: smaller because unpadded, and readable without cryptography.
 *
 *   u8 1 ‖ hash (32) ‖ header (146) ‖ salt (32) ‖ bind (16) ‖ nonce (12) ‖ signature (64) ‖ payload   content
 *   u8 2 ‖ hash (32) ‖ header (146) ‖ signature (64) ‖ body                                           control
 *
 * The same key, nonce and plaintext give the same box, so the entry comes back byte by byte; its hash is checked.
 */
import { BIND_BYTES, decodeBind, encodeBind } from './bind.ts'
import { type Bytes, concat, err, hex, ok, type Result, unhex } from './bytes.ts'
import {
  decodeEntry,
  decodeHeader,
  type Entry,
  type EntryHeader,
  HEADER_BYTES,
  NONCE_BYTES,
  SIGNATURE_BYTES,
} from './entry.ts'
import { type Fault, fault } from './fault.ts'
import { innerCommit, type KeyRing, MAX_PAYLOAD_BYTES, type Opened, sealContent } from './keyring.ts'
import type { Primitives } from './primitives.ts'

/** `opened` is null for control entries. Readable: only to be stored under local encryption. */
export function keepEntry(entry: Entry, opened: Opened | null): Bytes {
  const header = entry.bytes.subarray(0, HEADER_BYTES)
  const start = [unhex(entry.hash), header]
  if (opened === null) return concat(Uint8Array.of(2), ...start, entry.signature, entry.body)
  const { salt, bind, nonce, payload } = opened
  return concat(Uint8Array.of(1), ...start, salt, encodeBind(bind), nonce, entry.signature, payload)
}

export interface Kept extends EntryHeader {
  /** The entry's hash, as it was checked when the entry was verified. */
  readonly hash: string
  /** Payload of content, body of control. */
  readonly payload: Bytes
  /** The gate that content is bound to; null for none. */
  readonly bind: string | null
}

const afterHash = 33
const afterHeader = afterHash + HEADER_BYTES
const bindAt = afterHeader + 32
const nonceAt = bindAt + BIND_BYTES
const opening = { 1: nonceAt + NONCE_BYTES - afterHeader, 2: 0 } as const

const bindOf = (kept: Bytes, form: 1 | 2): string | null => (form === 1 ? decodeBind(kept, bindAt) : null)

/** Header, hash and payload without any cryptography, for a quick start. `Malformed` when damaged. */
export function readKept(kept: Bytes): Result<Kept, Fault> {
  const form = kept[0]
  if ((form !== 1 && form !== 2) || kept.length < afterHeader) return err(fault('Malformed'))
  const payloadAt = afterHeader + opening[form] + SIGNATURE_BYTES
  const header = decodeHeader(kept.subarray(afterHash, afterHeader))
  if (!header.ok) return header
  if (kept.length < payloadAt || (header.value.kind === 'content') !== (form === 1))
    return err(fault('Malformed'))
  const [hash, bind] = [hex(kept.subarray(1, afterHash)), bindOf(kept, form)]
  return ok({ ...header.value, hash, bind, payload: kept.slice(payloadAt) })
}

/** Only what a fold needs, as views of the same bytes: opening years of record must not make garbage of every header. */
export function skimKept(kept: Bytes): Result<Pick<Kept, 'kind' | 'hash' | 'bind' | 'payload'>, Fault> {
  const form = kept[0]
  if (form !== 1 && form !== 2) return err(fault('Malformed'))
  const payloadAt = afterHeader + opening[form] + SIGNATURE_BYTES
  if (kept.length < payloadAt) return err(fault('Malformed'))
  const kind = form === 1 ? 'content' : 'control'
  const hash = hex(kept.subarray(1, afterHash))
  return ok({ kind, hash, bind: bindOf(kept, form), payload: kept.subarray(payloadAt) })
}

/** The inner commitment of kept content, which a deposit shows to the relay; null for anything else. 64 hex characters. */
export function keptInner(p: Primitives, kept: Bytes): string | null {
  const read = skimKept(kept)
  if (!read.ok || read.value.kind !== 'content') return null
  return innerCommit(p, kept.subarray(afterHeader, bindAt), read.value.payload)
}

/** The entry again, byte by byte as it was received. `Malformed` when damaged, `BadEpoch` when the ring lacks the key. */
export async function restoreKept(p: Primitives, ring: KeyRing, kept: Bytes): Promise<Result<Entry, Fault>> {
  const read = readKept(kept)
  if (!read.ok) return read
  const { payload, hash, bind, ...header } = read.value
  const signature = kept.slice(kept.length - payload.length - SIGNATURE_BYTES, kept.length - payload.length)
  let body = payload
  if (header.kind === 'content') {
    if (payload.length > MAX_PAYLOAD_BYTES) return err(fault('Malformed'))
    if (ring.epochKey(header.epoch) === null) return err(fault('BadEpoch'))
    const salt = kept.slice(afterHeader, bindAt)
    const nonce = kept.slice(nonceAt, nonceAt + NONCE_BYTES)
    body = (await sealContent(ring, header, { salt, bind, nonce, payload })).body
  }
  const entry = decodeEntry(p, concat(kept.slice(afterHash, afterHeader), body, signature))
  if (!entry.ok) return entry
  return entry.value.hash === hash ? entry : err(fault('Malformed'))
}
