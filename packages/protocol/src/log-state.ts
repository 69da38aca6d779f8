/** What is known of a space's log up to an index, and the draft in which a run is added to it. */
import { type Bytes, equalBytes, hex, unhex } from './bytes.ts'
import type { Entry } from './entry.ts'
import { append, emptyColumn, type HashColumn } from './hash-column.ts'
import { labels } from './labels.ts'
import { sha256 } from './primitives.ts'

export type SpaceKind = 'self' | 'pair' | 'counsel'

export interface DeviceState {
  readonly member: string
  /** Public keys, 32 bytes each. */
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
  /** Kept on paper, as recovery words: it outranks every other device of its member. */
  readonly paper: boolean
  /** Index of the entry that removed it, or with which its member left. */
  readonly removedAt: number | null
  /** The device that removed it; null while it is active, and when its member left. */
  readonly removedBy: string | null
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
  /** Index of the entry that began the newest epoch; 0 before the space was made. */
  readonly epochAt: number
  readonly devices: ReadonlyMap<string, DeviceState>
  readonly members: ReadonlyMap<string, MemberState>
  /** Log hash at `i`, hex; null for positions that this log does not have. */
  hashAt(i: number): string | null
}

/** L_i from L_{i-1} and the hash of entry i. */
export const nextHash = (before: Bytes, entryHash: string): Bytes =>
  sha256(labels.log, before, unhex(entryHash))

/** L_0. */
export const startHash = (space: string): Bytes => sha256(labels.logStart, unhex(space))

export class Log implements LogState {
  readonly space: string
  readonly kind: SpaceKind | null
  readonly index: number
  readonly hash: string
  readonly epochCommits: readonly string[]
  readonly epochAt: number
  readonly devices: ReadonlyMap<string, DeviceState>
  readonly members: ReadonlyMap<string, MemberState>
  readonly column: HashColumn

  constructor(parts: Omit<LogState, 'hashAt' | 'epoch'>, column: HashColumn) {
    this.space = parts.space
    this.kind = parts.kind
    this.index = parts.index
    this.hash = parts.hash
    this.epochCommits = parts.epochCommits
    this.epochAt = parts.epochAt
    this.devices = parts.devices
    this.members = parts.members
    this.column = column
  }

  get epoch(): number {
    return this.epochCommits.length
  }

  hashAt(i: number): string | null {
    if (!Number.isInteger(i) || i < 0 || i > this.index) return null
    return hex(i === 0 ? startHash(this.space) : this.column.bytes.subarray((i - 1) * 32, i * 32))
  }
}

/** `space`: 32 hex characters. */
export function emptyLog(space: string): LogState {
  const nobody = {
    kind: null,
    index: 0,
    epochCommits: [],
    epochAt: 0,
    devices: new Map(),
    members: new Map(),
  }
  return new Log({ ...nobody, space, hash: hex(startHash(space)) }, emptyColumn())
}

/** A log while a run is added to it; the state it began with stays as it is. */
export class Draft {
  readonly space: string
  kind: SpaceKind | null
  index: number
  hash: Bytes
  readonly epochCommits: string[]
  epochAt: number
  readonly devices: Map<string, DeviceState>
  readonly members: Map<string, MemberState>
  private column: HashColumn

  constructor(state: LogState) {
    if (!(state instanceof Log)) throw new Error('a log state comes from emptyLog, verifyRun or restoreLog')
    this.space = state.space
    this.kind = state.kind
    this.index = state.index
    this.hash = unhex(state.hash)
    this.epochCommits = [...state.epochCommits]
    this.epochAt = state.epochAt
    this.devices = new Map(state.devices)
    this.members = new Map(state.members)
    this.column = state.column
  }

  /** `hash` as it stands on the wire. */
  isHashAt(i: number, hash: Bytes): boolean {
    if (i === 0) return equalBytes(hash, startHash(this.space))
    return i <= this.index && equalBytes(this.column.bytes.subarray((i - 1) * 32, i * 32), hash)
  }

  add(entry: Entry): void {
    this.hash = nextHash(this.hash, entry.hash)
    this.column = append(this.column, this.index, this.hash)
    this.index += 1
  }

  beginEpoch(commit: string): void {
    this.epochCommits.push(commit)
    this.epochAt = this.index + 1
  }

  change(device: string, change: Partial<DeviceState>): void {
    this.devices.set(device, { ...this.devices.get(device)!, ...change })
  }

  finish(): LogState {
    return new Log({ ...this, epochCommits: this.epochCommits, hash: hex(this.hash) }, this.column)
  }
}
