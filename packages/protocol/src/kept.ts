/**
 * The form in which a device keeps an entry: smaller because unpadded, and readable without cryptography.
 *
 *   u8 1 ‖ hash (32) ‖ header (146) ‖ salt (32) ‖ bind (16) ‖ nonce (12) ‖ signature (64) ‖ payload   content
 *   u8 2 ‖ hash (32) ‖ header (146) ‖ signature (64) ‖ body                                           control
 *   u8 3 ‖ hash (32) ‖ header (146, kind 1) ‖ SHA-256 of the body (32) ‖ signature (64) ‖ skeleton    erased content
 *
 * The skeleton is what its author left of the payload; empty while the author has said nothing of it.
 *
 * The same key, nonce and plaintext give the same box, so the entry comes back byte by byte; its hash is checked.
 */
import { BIND_BYTES, decodeBind, encodeBind } from './bind.ts'
import { type Bytes, concat, err, hex, ok, type Result, unhex } from './bytes.ts'
import {
  bodyHashIn,
  decodeEntry,
  decodeHeader,
  type Entry,
  type EntryHeader,
  HEADER_BYTES,
  NONCE_BYTES,
  SIGNATURE_BYTES,
  withKind,
} from './entry.ts'
import { type Fault, fault } from './fault.ts'
import { innerCommit, type KeyRing, MAX_PAYLOAD_BYTES, type Opened, sealContent } from './keyring.ts'
import type { Primitives } from './primitives.ts'

/** `opened` is null for control and for erased entries. Readable: only to be stored under local encryption. */
export function keepEntry(entry: Entry, opened: Opened | null): Bytes {
  if (entry.erased) return keepErased(entry, new Uint8Array(0))
  const header = entry.bytes.subarray(0, HEADER_BYTES)
  const start = [unhex(entry.hash), header]
  if (opened === null) return concat(Uint8Array.of(2), ...start, entry.signature, entry.body)
  const { salt, bind, nonce, payload } = opened
  return concat(Uint8Array.of(1), ...start, salt, encodeBind(bind), nonce, entry.signature, payload)
}

/** `erased`: the entry in its erased form. `skeleton`: the payload without what people had typed, or nothing. */
export const keepErased = (erased: Entry, skeleton: Bytes): Bytes =>
  concat(
    Uint8Array.of(3),
    unhex(erased.hash),
    withKind(erased.bytes.subarray(0, HEADER_BYTES), 1),
    bodyHashIn(erased.bytes),
    erased.signature,
    skeleton,
  )

export interface Kept extends EntryHeader {
  /** The entry's hash, as it was checked when the entry was verified. */
  readonly hash: string
  /** Payload of content, body of control; of erased content the skeleton, empty where its author has left none. */
  readonly payload: Bytes
  readonly erased: boolean
  /** The gate that content is bound to; null for none. */
  readonly bind: string | null
}

const afterHash = 33
const afterHeader = afterHash + HEADER_BYTES
const bindAt = afterHeader + 32
const nonceAt = bindAt + BIND_BYTES
const opening = { 1: nonceAt + NONCE_BYTES - afterHeader, 2: 0, 3: 32 } as const
type Form = keyof typeof opening

const formOf = (kept: Bytes): Form | null => {
  const form = kept[0]
  return form === 1 || form === 2 || form === 3 ? form : null
}
const bindOf = (kept: Bytes, form: Form): string | null => (form === 1 ? decodeBind(kept, bindAt) : null)

/** Header, hash and payload without any cryptography, for a quick start. `Malformed` when damaged. */
export function readKept(kept: Bytes): Result<Kept, Fault> {
  const form = formOf(kept)
  if (form === null || kept.length < afterHeader) return err(fault('Malformed'))
  const payloadAt = afterHeader + opening[form] + SIGNATURE_BYTES
  const header = decodeHeader(kept.subarray(afterHash, afterHeader))
  if (!header.ok) return header
  if (kept.length < payloadAt || (header.value.kind === 'control') !== (form === 2))
    return err(fault('Malformed'))
  const [hash, bind] = [hex(kept.subarray(1, afterHash)), bindOf(kept, form)]
  return ok({ ...header.value, hash, bind, erased: form === 3, payload: kept.slice(payloadAt) })
}

export type Skimmed = Pick<Kept, 'kind' | 'hash' | 'bind' | 'payload' | 'erased'>

/** Only what a fold needs, as views of the same bytes: opening years of record must not make garbage of every header. */
export function skimKept(kept: Bytes): Result<Skimmed, Fault> {
  const form = formOf(kept)
  if (form === null) return err(fault('Malformed'))
  const payloadAt = afterHeader + opening[form] + SIGNATURE_BYTES
  if (kept.length < payloadAt) return err(fault('Malformed'))
  const kind = form === 2 ? 'control' : 'content'
  const hash = hex(kept.subarray(1, afterHash))
  return ok({ kind, hash, bind: bindOf(kept, form), erased: form === 3, payload: kept.subarray(payloadAt) })
}

/** The inner commitment of kept content, which a deposit shows to the relay; null for anything else. 64 hex characters. */
export function keptInner(p: Primitives, kept: Bytes): string | null {
  const read = skimKept(kept)
  if (!read.ok || read.value.kind !== 'content' || read.value.erased) return null
  return innerCommit(p, kept.subarray(afterHeader, bindAt), read.value.payload)
}

/** The entry again, byte by byte as it was received, or its erased form. `Malformed` when damaged, `BadEpoch` when the ring lacks the key. */
export async function restoreKept(p: Primitives, ring: KeyRing, kept: Bytes): Promise<Result<Entry, Fault>> {
  const read = readKept(kept)
  if (!read.ok) return read
  const { payload, hash, bind, erased, ...header } = read.value
  if (erased) {
    const held = kept.slice(afterHeader, kept.length - payload.length)
    const entry = decodeEntry(p, concat(withKind(kept.subarray(afterHash, afterHeader), 3), held))
    return entry.ok && entry.value.hash !== hash ? err(fault('Malformed')) : entry
  }
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
