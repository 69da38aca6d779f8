/** What can be asked of the writing thread, as plain values that pass between threads. */
import type { Bytes } from '#protocol'
import type {
  EntryForm,
  RecoveryRecord,
  SnapshotKey,
  StoredEntry,
  StoreFault,
} from '../../ports/relay-store.ts'
import type { Result } from '../../ports/result.ts'
import type { GateRecord } from '../../relay/gate-rules.ts'
import type { InvitationRecord } from '../../relay/invitation-rules.ts'

export type EntryWrite =
  | { readonly write: 'append'; readonly space: string; readonly entries: readonly StoredEntry[] }
  | { readonly write: 'erase'; readonly space: string; readonly entries: readonly EntryForm[] }
  | { readonly write: 'fill'; readonly space: string; readonly entry: EntryForm }
  | { readonly write: 'forget'; readonly space: string; readonly newest: number }

export type RecordWrite =
  | {
      readonly write: 'gate'
      readonly space: string
      readonly gate: string
      readonly expected: number
      readonly record: GateRecord
    }
  | {
      readonly write: 'invitation'
      readonly id: string
      readonly expected: number
      readonly record: InvitationRecord
    }
  | { readonly write: 'sweep'; readonly now: number; readonly forgetBefore: number }
  | { readonly write: 'recovery'; readonly id: string; readonly record: RecoveryRecord }
  | { readonly write: 'drop-recovery'; readonly space: string; readonly member: string; readonly id: string }
  | { readonly write: 'secret'; readonly name: string; readonly fresh: Bytes }

export type SnapshotWrite =
  | {
      readonly write: 'snapshot-part'
      readonly key: SnapshotKey
      readonly part: number
      readonly bytes: Bytes
      readonly now: number
      readonly mostBytes: number
    }
  | {
      readonly write: 'snapshot'
      readonly key: SnapshotKey
      readonly manifest: Bytes
      readonly now: number
    }
  | { readonly write: 'sweep-snapshots'; readonly begunBefore: number }

export type Write = EntryWrite | RecordWrite | SnapshotWrite

/** False, and nothing is written: somebody else was first. A word is an answer of its own. Bytes: the secret that is kept. */
export type Outcome = boolean | 'forgotten' | 'complete' | 'full' | Bytes
export type Written = Result<Outcome, StoreFault>

/** Called by a write that takes something away: then nobody is told before the log file that still has it is emptied. */
export type TakesAway = () => void
