/**
 * What the relay keeps, and how surely. Every write is one atomic step, and is on disk when its promise resolves:
 * only then may anybody be told. Several servers may share one store; its unique keys are the only arbiter.
 */
import type { Bytes } from '#protocol'
import type { GateRecord } from '../relay/gate-rules.ts'
import type { InvitationRecord } from '../relay/invitation-rules.ts'
import type { Result } from './result.ts'

/** One entry in the order of its space. Ids and hashes are lower-case hex. */
export interface StoredEntry {
  readonly index: number
  readonly device: string
  readonly n: number
  readonly hash: string
  readonly bytes: Bytes
  /** YYYY-MM-DD in UTC on which it arrived: a day and no finer. */
  readonly day: string
  /** Came without its body, and not from its own member: the body may still be brought by that member. */
  readonly hollow: boolean
}

export interface EntryPlace {
  readonly index: number
  readonly device: string
  readonly hash: string
  readonly hollow: boolean
}

/** Other bytes of the same entry: its erased form, or the full one of a hollow entry. */
export interface EntryForm {
  readonly index: number
  readonly hash: string
  readonly bytes: Bytes
}

/** A record that is changed by compare and swap; the version grows by one with each write. */
export interface Versioned<T> {
  readonly version: number
  readonly record: T
}

/** The box that recovery words open. Each member of a space has at most one. */
export interface RecoveryRecord {
  readonly space: string
  readonly member: string
  /** SHA-256 (hex) of the key that reads it, which the relay never keeps. */
  readonly access: string
  /** base64url */
  readonly box: string
}

/** One device's upload of one member's snapshot at an index of the log. */
export interface SnapshotKey {
  readonly space: string
  readonly member: string
  readonly index: number
  readonly device: string
}

export type StoreFault =
  | { readonly fault: 'StoreFull' }
  | { readonly fault: 'StoreFailed' }
  | { readonly fault: 'StoreClosed' }

type Answer<T> = Promise<Result<T, StoreFault>>

export interface RelayStore {
  /**
   * Adds all entries or none. `taken`: another writer has one of these (space, index) or (space, device, n);
   * reload and try again. `forgotten`: the space has ended.
   */
  append(space: string, entries: readonly StoredEntry[]): Answer<'stored' | 'taken' | 'forgotten'>
  /** Entries above `after` in order, as many as fit into `maxBytes`, but at least one if there is any. */
  read(space: string, after: number, maxBytes: number): Answer<readonly StoredEntry[]>
  /** Where the n-th entry of a device stands. */
  findByDevice(space: string, device: string, n: number): Answer<EntryPlace | null>
  findByHash(space: string, hash: string): Answer<EntryPlace | null>

  /**
   * Puts the erased forms in the place of the entries, for good, and forgets every snapshot of the space from the first
   * of them on, since it may hold the same words. The former bytes are unreadable on disk afterwards, as with writeGate.
   */
  erase(space: string, entries: readonly EntryForm[]): Answer<void>
  /** Gives a hollow entry its body. */
  fill(space: string, entry: EntryForm): Answer<void>
  /**
   * Deletes all that belongs to the space and keeps its name; from then on every write to it is refused.
   * False: `newest` is not the newest index any more.
   */
  forget(space: string, newest: number): Answer<boolean>
  isForgotten(space: string): Answer<boolean>

  readGate(space: string, gate: string): Answer<Versioned<GateRecord> | null>
  /**
   * Writes when the stored version is still `expected` (0: not there yet), else changes nothing and says false.
   * What the former record held and the new one does not is unreadable on disk afterwards, as far as a file system allows.
   */
  writeGate(space: string, gate: string, expected: number, record: GateRecord): Answer<boolean>
  countGates(space: string): Answer<number>

  readInvitation(id: string): Answer<Versioned<InvitationRecord> | null>
  /** As writeGate. */
  writeInvitation(id: string, expected: number, record: InvitationRecord): Answer<boolean>
  countInvitations(space: string): Answer<number>
  /** Empties invitations that expired before `now`, and forgets those that expired before `forgetBefore`. */
  sweepInvitations(now: number, forgetBefore: number): Answer<void>

  readRecovery(id: string): Answer<RecoveryRecord | null>
  /** Takes the place of the member's former record. False: this id belongs to another member, or the space has ended. */
  writeRecovery(id: string, record: RecoveryRecord): Answer<boolean>
  dropRecovery(space: string, member: string, id: string): Answer<void>

  /**
   * A part again takes the place of the former. `complete`: the member has a complete snapshot at this index, which
   * stays as it is. `full`: with it the member would have more than `mostBytes` in this space.
   */
  writeSnapshotPart(
    key: SnapshotKey,
    part: number,
    bytes: Bytes,
    now: number,
    mostBytes: number,
  ): Answer<'kept' | 'complete' | 'full'>
  /** Completes it, unless there is a complete one at this index already. The member's two newest complete ones are kept. */
  completeSnapshot(key: SnapshotKey, manifest: Bytes, now: number): Answer<void>
  newestSnapshot(
    space: string,
    member: string,
  ): Answer<{ readonly index: number; readonly manifest: Bytes } | null>
  /** Of the complete one at this index. */
  readSnapshotPart(space: string, member: string, index: number, part: number): Answer<Bytes | null>
  /** Forgets incomplete ones that were begun before. */
  sweepSnapshots(begunBefore: number): Answer<void>

  /** The secret of this name: `fresh` if there was none, else the one that is kept. */
  secret(name: string, fresh: Bytes): Answer<Bytes>

  /** Finishes what was asked, then lets go of the files. */
  close(): Promise<void>
}
