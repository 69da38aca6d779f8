/** What the engine needs of the world, as small interfaces; adapters live beside it, contract suites hold them. */
import type { BadSnapshot, Bytes, Fault } from '#protocol'

export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** One row of the device's store. Values are opaque bytes (already encrypted) or structured-cloneable key handles. */
export const TABLES = [
  'keys',
  'meta',
  'segments',
  'tail',
  'outbox',
  'carried',
  'snapshots',
  'errands',
  'drafts',
] as const
export type Table = (typeof TABLES)[number]
export interface Put {
  readonly table: Table
  readonly key: string
  readonly value: unknown
}
export interface Delete {
  readonly table: Table
  readonly key: string
  readonly delete: true
}

export type StoreFault =
  | { readonly fault: 'StoreFull' }
  | { readonly fault: 'StoreBlocked' }
  | { readonly fault: 'StoreClosed' }

/** Durable key-value tables. `commit` is atomic: all or nothing, and on disk when it resolves. Keys order as strings. */
export interface Store {
  get(table: Table, key: string): Promise<Result<unknown, StoreFault>>
  /** All rows whose key starts with `prefix`, in key order; or those from `from` on, or the first `limit` of them. */
  range(
    table: Table,
    prefix: string,
    part?: { readonly from?: string; readonly limit?: number },
  ): Promise<Result<readonly (readonly [key: string, value: unknown])[], StoreFault>>
  commit(writes: readonly (Put | Delete)[]): Promise<Result<void, StoreFault>>
  /**
   * Runs `work` while no other tab (or process) of this profile writes.
   * The engine reloads what another writer changed before it writes itself.
   */
  exclusive<T>(work: () => Promise<T>): Promise<T>
  /**
   * Calls `elected` once, when no other tab (or process) of this profile leads: only the leader talks to the relay.
   * Returns the way to step down (or to stop waiting), so that another may lead.
   */
  lead(elected: () => void): () => void
  /** Calls back after another tab has committed. */
  onForeignCommit(listener: () => void): () => void
  close(): void
}

/** Problem of the relay, from RFC 9457 `type` (last path segment), or of the way to it. */
export type RelayFault =
  | { readonly fault: 'Unreachable' }
  | { readonly fault: 'Problem'; readonly type: string; readonly status: number }

export interface DepositState {
  readonly state: 'waiting' | 'open' | 'closed' | 'matched' | 'unmatched'
  /** Present when open: every deposit with the hash (hex) of the entry it belongs to. */
  readonly shares: readonly { readonly member: string; readonly share: Bytes; readonly entry: string }[]
}

export interface LiveListener {
  readonly entries: (entries: readonly { readonly index: number; readonly bytes: Bytes }[]) => void
  readonly ephemeral: (device: string, bytes: Bytes) => void
  readonly closed: () => void
}
export interface LiveConnection {
  /** Resolves with the indices when the relay has the entries on disk. */
  post(entries: readonly Bytes[]): Promise<Result<readonly number[], RelayFault>>
  ephemeral(bytes: Bytes): void
  close(): void
}

/** Signs the relay's challenges for one device of one space. */
export interface Credentials {
  readonly space: string
  readonly device: string
  readonly sign: (message: Bytes) => Promise<Bytes>
}

/** All ids are lower-case hex. */
export interface Relay {
  /**
   * `rest`: entries that follow, where a whole log is brought to another relay, at most 1 MiB with the first. They are
   * taken or none; but where the space is there already, what fits is taken and nothing is told of it.
   */
  makeSpace(genesis: Bytes, rest?: readonly Bytes[]): Promise<Result<void, RelayFault>>
  post(who: Credentials, entries: readonly Bytes[]): Promise<Result<readonly number[], RelayFault>>
  read(
    who: Credentials,
    after: number,
  ): Promise<
    Result<
      {
        readonly head: number
        /** Entries of the caller's own member that stand there without their words for good, where it says so. */
        readonly emptied?: number
        readonly entries: readonly { readonly index: number; readonly bytes: Bytes }[]
      },
      RelayFault
    >
  >
  live(who: Credentials, after: number, listener: LiveListener): Promise<Result<LiveConnection, RelayFault>>
  deposit(
    who: Credentials,
    gate: string,
    deposit: {
      readonly kind: 'both' | 'day' | 'match'
      readonly day?: string
      readonly entry: string
      /** The entry's inner commitment (hex), by which the relay sees that it was written for this gate. */
      readonly inner: string
      readonly share: Bytes
    },
  ): Promise<Result<DepositState, RelayFault>>
  gate(who: Credentials, gate: string): Promise<Result<DepositState, RelayFault>>
  closeGate(who: Credentials, gate: string): Promise<Result<void, RelayFault>>
  withdraw(who: Credentials, gate: string): Promise<Result<void, RelayFault>>
  /** Inviter's side. `access` is the SHA-256 of the access key: the relay never holds the key itself. */
  invite(
    who: Credentials,
    id: string,
    invitation: { readonly access: Bytes; readonly offer: Bytes },
  ): Promise<Result<void, RelayFault>>
  inviterReads(who: Credentials, id: string): Promise<Result<InvitationState, RelayFault>>
  inviterSays(
    who: Credentials,
    id: string,
    step: 'answer' | 'done' | 'refuse',
    box: Bytes,
  ): Promise<Result<void, RelayFault>>
  /**
   * Joiner's side: `access` comes from the link's secret, `claim` is the joiner's own secret of 32 bytes
   * (null for a look before the first step; afterwards without it the relay takes the caller for somebody else).
   */
  joinerReads(id: string, access: Bytes, claim: Bytes | null): Promise<Result<InvitationState, RelayFault>>
  joinerSays(
    id: string,
    access: Bytes,
    claim: Bytes,
    step: 'claim' | 'reveal' | 'confirm' | 'refuse',
    box: Bytes,
  ): Promise<Result<void, RelayFault>>
  /**
   * Keeps the box that recovery words open; one for each member of a space, so a new one takes the place of the former.
   * `access` is the SHA-256 of the key that reads it.
   */
  putRecovery(
    who: Credentials,
    id: string,
    record: { readonly access: Bytes; readonly box: Bytes },
  ): Promise<Result<void, RelayFault>>
  dropRecovery(who: Credentials, id: string): Promise<Result<void, RelayFault>>
  /** The box, for whoever holds the key itself; `recovery-unknown` when there is none, or the key is another. */
  readRecovery(id: string, access: Bytes): Promise<Result<Bytes, RelayFault>>
  /** Empties content entries of the caller's own member, at most 256 hashes at once: all of them, or none. Again is fine. */
  erase(who: Credentials, entries: readonly string[]): Promise<Result<void, RelayFault>>
  /** Parts first, of at most 1 MiB each, numbered from 0; the manifest completes it. What is complete at an index stays. */
  putSnapshotPart(
    who: Credentials,
    index: number,
    part: number,
    bytes: Bytes,
  ): Promise<Result<void, RelayFault>>
  putSnapshot(who: Credentials, index: number, manifest: Bytes): Promise<Result<void, RelayFault>>
  /** The newest complete one of the caller's own member; null when there is none. */
  snapshot(
    who: Credentials,
  ): Promise<Result<{ readonly index: number; readonly manifest: Bytes } | null, RelayFault>>
  snapshotPart(who: Credentials, index: number, part: number): Promise<Result<Bytes, RelayFault>>
}

export interface InvitationState {
  readonly stage: 'offered' | 'claimed' | 'answered' | 'revealed' | 'confirmed' | 'done' | 'refused'
  /** Boxes in order of the steps taken so far. */
  readonly boxes: Readonly<
    Partial<Record<'offer' | 'claim' | 'answer' | 'reveal' | 'confirm' | 'done', Bytes>>
  >
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once after `ms`; returns the way to cancel. */
  after(ms: number, call: () => void): () => void
}

/** Tells when the way to the relay may have come back (the browser's `online`), so that nobody waits out a back-off. */
export interface Network {
  /** Returns the way to stop listening. */
  onOnline(listener: () => void): () => void
}

/** Faults of the record that are told to the person, by name. */
export type RecordFault =
  | Fault
  /** This device's own counter was used by a copy of this profile, or this profile was put back to an earlier day. */
  | { readonly fault: 'ProfileCloned' }
  /** Rows of the device's store can't be read any more; the record is being fetched again from the relay. */
  | { readonly fault: 'StoreDamaged' }
  /** An archive, from which this device had its record, was not what the log says; it is being fetched again. */
  | BadSnapshot
