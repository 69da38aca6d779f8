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
}

export interface EntryPlace {
  readonly index: number
  readonly device: string
  readonly hash: string
}

/** A record that is changed by compare and swap; the version grows by one with each write. */
export interface Versioned<T> {
  readonly version: number
  readonly record: T
}

export type StoreFault =
  | { readonly fault: 'StoreFull' }
  | { readonly fault: 'StoreFailed' }
  | { readonly fault: 'StoreClosed' }

type Answer<T> = Promise<Result<T, StoreFault>>

export interface RelayStore {
  /**
   * Adds all entries or none. `taken`: another writer has one of these (space, index) or (space, device, n);
   * reload and try again.
   */
  append(space: string, entries: readonly StoredEntry[]): Answer<'stored' | 'taken'>
  /** Entries above `after` in order, as many as fit into `maxBytes`, but at least one if there is any. */
  read(space: string, after: number, maxBytes: number): Answer<readonly StoredEntry[]>
  /** Where the n-th entry of a device stands. */
  findByDevice(space: string, device: string, n: number): Answer<EntryPlace | null>
  findByHash(space: string, hash: string): Answer<EntryPlace | null>

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

  /** The secret of this name: `fresh` if there was none, else the one that is kept. */
  secret(name: string, fresh: Bytes): Answer<Bytes>

  /** Finishes what was asked, then lets go of the files. */
  close(): Promise<void>
}
