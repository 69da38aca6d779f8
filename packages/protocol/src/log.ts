import type { Bytes, Result } from './bytes.ts'
import type { Entry, IndexedBytes } from './entry.ts'
import type { Fault } from './fault.ts'
import type { Primitives } from './primitives.ts'

export type SpaceKind = 'self' | 'pair' | 'counsel'

export interface DeviceState {
  readonly member: string
  /** Public keys. */
  readonly sign: Bytes
  readonly kem: Bytes
  /** Counter and hash of its newest entry; 0 and zeros before the first. */
  readonly n: number
  readonly hash: string
  /** Newest position that it has shown to have verified. */
  readonly seenIndex: number
  /** Newest epoch whose key it was given. */
  readonly epoch: number
  readonly admittedAt: number
  /** Index of the entry that removed it, or with which its member left. */
  readonly removedAt: number | null
}

export interface MemberState {
  readonly left: boolean
  /** In order of admission, removed ones included. */
  readonly devices: readonly string[]
}

export interface LogState {
  readonly space: string
  /** Null before the space was made. */
  readonly kind: SpaceKind | null
  /** Index of the newest verified entry; 0 before the first. */
  readonly index: number
  /** Log hash at `index`, hex. */
  readonly hash: string
  /** 0 before the space was made. */
  readonly epoch: number
  /** Commitment to the key of each epoch, hex; epoch 1 stands first. */
  readonly epochCommits: readonly string[]
  readonly devices: ReadonlyMap<string, DeviceState>
  readonly members: ReadonlyMap<string, MemberState>
  /** Log hash at `i`, hex; null for positions that this log does not have. */
  hashAt(i: number): string | null
}

export interface VerifiedEntry {
  readonly index: number
  readonly entry: Entry
  readonly member: string
  /** L at `index`, hex. */
  readonly logHash: string
  /** Ordered after its device was removed or its member left, or lost a race: kept, without any effect. */
  readonly passedOver: boolean
}

export interface Verdict {
  readonly state: LogState
  readonly verified: readonly VerifiedEntry[]
  readonly fault: Fault | null
}

export function emptyLog(_space: string): LogState {
  throw new Error('not yet')
}
export function verifyRun(
  _p: Primitives,
  _state: LogState,
  _entries: readonly IndexedBytes[],
): Promise<Verdict> {
  throw new Error('not yet')
}
/** For the own outbox and bundles: everything but the place in the order. */
export function verifyUnconfirmed(
  _p: Primitives,
  _state: LogState,
  _entry: Entry,
): Promise<Result<void, Fault>> {
  throw new Error('not yet')
}
/** `within`: complete. `apart`: small, without the log hashes, which the caller keeps beside its entries. */
export function serialiseLog(_state: LogState, _hashes: 'within' | 'apart' = 'within'): Bytes {
  throw new Error('not yet')
}
/** `hashes`: L_1 … L_index, 32 bytes each, when serialised `apart`. */
export function restoreLog(_bytes: Bytes, _hashes?: Bytes): Result<LogState, Fault> {
  throw new Error('not yet')
}
