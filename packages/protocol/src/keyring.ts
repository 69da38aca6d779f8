/**
 * The epoch keys that a device holds, and what they open.
 *
 *   content key = HKDF(epochKey, "kimbilio/v1/content-key" ‖ space ‖ epoch ‖ device), AES-256
 *   body        = nonce (12, random) ‖ AES-256-GCM(content key, plaintext, aad = header)
 *   plaintext   = salt (32, random) ‖ bind (16) ‖ u32 size of the payload ‖ payload ‖ zeros up to 1, 2, 4 … 64 KiB
 *   inner       = SHA-256("kimbilio/v1/inner-commit" ‖ salt ‖ payload)
 *   commit      = SHA-256("kimbilio/v1/commit" ‖ bind ‖ inner)
 *
 * GCM does not commit to its key, therefore the commitment, which stands in the header. `bind` is the id of the one gate
 * that the entry was written for, or zeros. Who shows `inner` proves which gate that is, and nothing of the payload.
 */

import { BIND_BYTES, decodeBind, encodeBind } from './bind.ts'
import {
  type Bytes,
  base64url,
  concat,
  err,
  hex,
  ok,
  type Result,
  readU32,
  u32,
  unbase64url,
  unhex,
} from './bytes.ts'
import { decodeControl, wrapInfo } from './control.ts'
import { BUCKETS, type Entry, type EntryHeader, encodeHeader, HEADER_BYTES, NONCE_BYTES } from './entry.ts'
import { type Fault, fault } from './fault.ts'
import { labels } from './labels.ts'
import type { AesKey, DeviceKeys, Primitives } from './primitives.ts'

export interface KeyRing {
  /** `raw`: 32 bytes. */
  addEpochKey(epoch: number, raw: Bytes): void
  /** Null for an epoch whose key was not added. */
  epochKey(epoch: number): Bytes | null
  /** The keys of later epochs turned out to be none of this log. */
  forgetAfter(epoch: number): void
  /** What one device seals its content with in one epoch; ids as hex. */
  keyFor(space: string, epoch: number, device: string): Promise<AesKey | null>
  readonly p: Primitives
}

/** For one space. */
export function newRing(p: Primitives): KeyRing {
  const epochKeys = new Map<number, Bytes>()
  const derived = new Map<string, Promise<AesKey>>()
  return {
    p,
    addEpochKey(epoch, raw) {
      if (raw.length !== 32) throw new Error('an epoch key has 32 bytes')
      epochKeys.set(epoch, raw.slice())
    },
    epochKey: epoch => epochKeys.get(epoch)?.slice() ?? null,
    forgetAfter(epoch) {
      for (const known of [...epochKeys.keys()]) if (known > epoch) epochKeys.delete(known)
      for (const name of [...derived.keys()]) if (Number(name.split('/')[1]) > epoch) derived.delete(name)
    },
    async keyFor(space, epoch, device) {
      const raw = epochKeys.get(epoch)
      if (raw === undefined) return null
      const name = `${space}/${epoch}/${device}`
      let key = derived.get(name)
      if (key === undefined) {
        const info = concat(labels.contentKey, unhex(space), u32(epoch), unhex(device))
        key = p.hkdf(raw, info, 32).then(p.aesKey)
        derived.set(name, key)
      }
      return key
    },
  }
}

// Sealing and opening content

const BEFORE_PAYLOAD = 32 + BIND_BYTES + 4
/** Bytes of the longest payload. */
export const MAX_PAYLOAD_BYTES = BUCKETS.at(-1)! - BEFORE_PAYLOAD

export interface Opened {
  readonly salt: Bytes
  /** 32 hex characters: the gate that the entry was written for; null when it was written for none. */
  readonly bind: string | null
  readonly nonce: Bytes
  readonly payload: Bytes
}

/** What a depositor shows, so that the relay can see what its entry is bound to. 64 hex characters. */
export const innerCommit = (p: Primitives, salt: Bytes, payload: Bytes): string =>
  hex(p.sha256(labels.innerCommit, salt, payload))

/** What the header of an entry that is bound to this gate (null: to none) commits to. 64 hex characters. */
export const boundCommit = (p: Primitives, gate: string | null, inner: string): string =>
  hex(p.sha256(labels.commit, encodeBind(gate), unhex(inner)))

function pad({ salt, bind, payload }: Opened): Bytes {
  const bucket = BUCKETS.find(size => size >= BEFORE_PAYLOAD + payload.length)
  if (bucket === undefined) throw new Error('the payload is too large for an entry')
  const plain = new Uint8Array(bucket)
  plain.set(concat(salt, encodeBind(bind), u32(payload.length), payload))
  return plain
}

/** Header (with commitment and size) and body of a content entry. Throws when the ring lacks the epoch's key. */
export async function sealContent(
  ring: KeyRing,
  header: Omit<EntryHeader, 'commit' | 'kind'>,
  opened: Opened,
): Promise<{ readonly header: Bytes; readonly body: Bytes }> {
  const key = await ring.keyFor(header.space, header.epoch, header.device)
  if (key === null) throw new Error('the ring has no key for this epoch')
  const { salt, bind, nonce, payload } = opened
  const plain = pad(opened)
  const commit = boundCommit(ring.p, bind, innerCommit(ring.p, salt, payload))
  const encoded = encodeHeader({ ...header, kind: 'content', commit }, NONCE_BYTES + plain.length + 16)
  return { header: encoded, body: concat(nonce, await ring.p.aesSeal(key, nonce, plain, encoded)) }
}

/** `BadEpoch` where the ring lacks the key, `Undecryptable`, `CommitMismatch`. Open many at once with Promise.all. */
export async function openEntry(ring: KeyRing, entry: Entry): Promise<Result<Opened, Fault>> {
  if (entry.kind !== 'content' || entry.erased) return err(fault('Undecryptable'))
  const key = await ring.keyFor(entry.space, entry.epoch, entry.device)
  if (key === null) return err(fault('BadEpoch'))
  const nonce = entry.body.slice(0, NONCE_BYTES)
  const plain = await ring.p.aesOpen(
    key,
    nonce,
    entry.body.subarray(NONCE_BYTES),
    entry.bytes.subarray(0, HEADER_BYTES),
  )
  if (plain === null) return err(fault('Undecryptable'))
  const size = readU32(plain, BEFORE_PAYLOAD - 4)
  if (size > plain.length - BEFORE_PAYLOAD || !isTight(plain, size)) return err(fault('Undecryptable'))
  const salt = plain.slice(0, 32)
  const bind = decodeBind(plain, 32)
  const payload = plain.slice(BEFORE_PAYLOAD, BEFORE_PAYLOAD + size)
  if (boundCommit(ring.p, bind, innerCommit(ring.p, salt, payload)) !== entry.commit)
    return err(fault('CommitMismatch'))
  return ok({ salt, bind, nonce, payload })
}

/** One plaintext for each payload: the smallest bucket, zeros behind. Else the kept form could not bring it back. */
function isTight(plain: Bytes, size: number): boolean {
  if (BUCKETS.find(bucket => bucket >= BEFORE_PAYLOAD + size) !== plain.length) return false
  for (let at = BEFORE_PAYLOAD + size; at < plain.length; at++) if (plain[at] !== 0) return false
  return true
}

/** The payload only. */
export async function openContent(ring: KeyRing, entry: Entry): Promise<Result<Bytes, Fault>> {
  const opened = await openEntry(ring, entry)
  return opened.ok ? ok(opened.value.payload) : opened
}

// Keys that arrive in control entries

/** Every recipient checks it, so that nobody can hand two devices two keys for one epoch. 64 hex characters. */
export const epochCommitment = (p: Primitives, space: string, epoch: number, key: Bytes): string =>
  hex(p.sha256(labels.epochCommit, unhex(space), u32(epoch), key))

/**
 * The epoch key that a control entry brings for this device. `commitment` is the log's for that epoch
 * (`state.epochCommits[epoch - 1]`). `Undecryptable` where it brings none for us, `CommitMismatch` where it is another.
 */
export async function readWrapped(
  p: Primitives,
  keys: DeviceKeys,
  entry: Entry,
  psk: Bytes,
  commitment: string,
): Promise<Result<{ readonly epoch: number; readonly key: Bytes }, Fault>> {
  if (entry.kind !== 'control') return err(fault('Undecryptable'))
  const control = decodeControl(entry.body)
  if (!control.ok) return control
  const found = wrappedFor(control.value, keys, entry.epoch)
  if (found === null) return err(fault('Undecryptable'))
  const { epoch, enc, box } = found
  const info = wrapInfo(entry.space, epoch, keys.device)
  const key = await p.unwrap(keys.kem, { psk, info }, { enc: unbase64url(enc)!, box: unbase64url(box)! })
  if (key === null) return err(fault('Undecryptable'))
  if (epochCommitment(p, entry.space, epoch, key) !== commitment) return err(fault('CommitMismatch'))
  return ok({ epoch, key })
}

type ControlValue = Extract<ReturnType<typeof decodeControl>, { ok: true }>['value']

function wrappedFor(control: ControlValue, keys: DeviceKeys, epoch: number) {
  if (control.t === 'member-joined' || control.t === 'device-added') {
    return control.kem === base64url(keys.kem.publicKey) ? { epoch, ...control.wrapped } : null
  }
  if (control.t !== 'epoch') return null
  const mine = control.wrapped.find(({ device }) => device === keys.device)
  return mine === undefined ? null : { epoch: control.epoch, enc: mine.enc, box: mine.box }
}
