import type { Bytes, Result } from './bytes.ts'
import type { Entry, EntryHeader } from './entry.ts'
import type { Fault } from './fault.ts'
import type { AesKey, DeviceKeys, Primitives } from './primitives.ts'

export interface KeyRing {
  /** 32 bytes. */
  addEpochKey(epoch: number, raw: Bytes): void
  epochKey(epoch: number): Bytes | null
  keyFor(space: string, epoch: number, device: string): Promise<AesKey | null>
}
export interface Opened {
  readonly salt: Bytes
  readonly nonce: Bytes
  readonly payload: Bytes
}
export const MAX_PAYLOAD_BYTES = 64 * 1024 - 36

export function newRing(_p: Primitives): KeyRing {
  throw new Error('not yet')
}
export function openEntry(_ring: KeyRing, _entry: Entry): Promise<Result<Opened, Fault>> {
  throw new Error('not yet')
}
export function openContent(_ring: KeyRing, _entry: Entry): Promise<Result<Bytes, Fault>> {
  throw new Error('not yet')
}
/** The epoch key that a control entry brings for this device. `commitment` is the log's, for that epoch. */
export function readWrapped(
  _p: Primitives,
  _keys: DeviceKeys,
  _entry: Entry,
  _psk: Bytes,
  _commitment: string,
): Promise<Result<{ readonly epoch: number; readonly key: Bytes }, Fault>> {
  throw new Error('not yet')
}

/** Unpadded and in the clear: only to be stored under local encryption. `opened` is null for control entries. */
export function keepEntry(_entry: Entry, _opened: Opened | null): Bytes {
  throw new Error('not yet')
}
export interface Kept extends EntryHeader {
  readonly hash: string
  /** Payload of content, body of control. */
  readonly payload: Bytes
}
/** Header, hash and payload without any cryptography, for a quick start. */
export function readKept(_kept: Bytes): Result<Kept, Fault> {
  throw new Error('not yet')
}
/** The entry again, byte by byte as it was received. */
export function restoreKept(_p: Primitives, _ring: KeyRing, _kept: Bytes): Promise<Result<Entry, Fault>> {
  throw new Error('not yet')
}
