/** One space as this device holds it in memory. Only what the store has already taken is ever put in here. */

import { emptyFold, type Folded, slicesIn } from '#practices'
import type { Chain, DeviceKeys, KeyRing, LogState, Seen } from '#protocol'
import type { Carry } from './carry/held.ts'
import { noSeals, type Read, type SealsHere } from './facts.ts'
import type { SyncState } from './haven.ts'
import type { Saved } from './snapshots/snapshot.ts'

/** Row `meta/space/<id>`: what this device knows of a space beside its log. */
export interface SpaceRow {
  readonly kind: 'self' | 'pair'
  readonly member: string
  /** Epoch and base64url of its key. */
  readonly epochs: readonly (readonly [epoch: number, key: string])[]
  /**
   * `inviting`: a pair space of one, waiting for somebody to join; it is shown to nobody. `left`: this person has gone
   * out of it; it can be read here, and nothing of it is sent or asked for any more.
   */
  readonly stage: 'inviting' | 'open' | 'left'
  /** Name on the pairing card, until the record tells one. */
  readonly otherName: string | null
  /**
   * A copy of this profile has written under this device's counter, or this one was put back to an earlier day: it goes on
   * as another device. `due`: nothing is sent before that is written. Then `device` is let in by the entry with the own
   * counter `lastN`, behind which nothing of the former device is sent.
   */
  readonly renew?: 'due' | { readonly device: string; readonly lastN: number }
  /** Which of its devices this phone is here, where it has gone on as another one. */
  readonly device?: string
  /** The newest epoch that a relay has shown, while newer keys are here that came by hand: they open, and seal nothing. */
  readonly shownEpoch?: number
}

/** Row `meta/chain/<id>`: so that no counter is used twice, and `seen` never goes back, even when the log's row is lost. */
export interface ChainRow {
  readonly chain: Chain
  readonly seen: Seen
}

/** An entry of one's own that the relay has not yet put into the order. */
export interface Outgoing {
  readonly n: number
  readonly hash: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Marks of the entries of other devices that it was written after, where no order says so. */
  readonly after: readonly string[]
  /** What it says, read once. */
  readonly read: Read
}

export interface Space {
  readonly id: string
  readonly keys: DeviceKeys
  readonly ring: KeyRing
  readonly seals: SealsHere
  row: SpaceRow
  log: LogState
  chain: Chain
  seen: Seen
  confirmed: Folded
  outbox: readonly Outgoing[]
  /** What came by hand and stands in no order yet; null for nothing. */
  carry: Carry | null
  /** The confirmed fold with the outbox, and what came by hand, on top; null when it is to be made again. */
  current: Folded | null
  /** Rows of fresh chunks in the store, and the entries in them. */
  tail: { readonly rows: number; readonly entries: number }
  /** How often words were deleted from the rows, as far as memory has followed. */
  erasures: number
  /** The snapshot that the store has of it; null for none that this tab knows. */
  saved: Saved | null
  sync: SyncState
  /** How many of this member's entries the relay last said to have no words of any more; null while it said nothing. */
  emptied: number | null
  /** Index that the log has to reach again after rows of it were lost; null when all is well. */
  damagedUpTo: number | null
  /** Why: rows that can't be read, or an archive that was not what the log says. */
  damage: 'StoreDamaged' | 'BadSnapshot'
}

/** A space with an empty fold. The slices in it are those that its kind has. */
export const freshSpace = (
  base: Pick<Space, 'id' | 'keys' | 'ring' | 'row' | 'log' | 'chain' | 'seen'>,
): Space => ({
  ...base,
  seals: noSeals(),
  confirmed: emptyFold(slicesIn(base.row.kind)),
  outbox: [],
  carry: null,
  current: null,
  tail: { rows: 0, entries: 0 },
  erasures: 0,
  saved: null,
  sync: { state: 'synced' },
  emptied: null,
  damagedUpTo: null,
  damage: 'StoreDamaged',
})

/** Under which epoch this device signs and seals: never under one that a relay may yet show to be none. */
export const epochToSign = ({ row }: Pick<Space, 'row'>): number =>
  row.shownEpoch ?? Math.max(...row.epochs.map(([epoch]) => epoch))

/** This device could let somebody in, or begin the next epoch. */
export const signsUnderNewest = (space: Pick<Space, 'row' | 'log'>): boolean =>
  space.row.epochs.length > 0 && epochToSign(space) === space.log.epoch

/** Whoever changed the keys last gave this device none that fits, although it is in the space. */
const lacksKey = ({ log, keys, ring }: Space): boolean =>
  log.devices.get(keys.device)?.removedAt === null && ring.epochKey(log.epoch) === null

/** What is shown: a device that has not tried yet, or a tab that leaves sync to another, says only what it knows. */
export const syncOf = (space: Space): SyncState => {
  if (space.row.stage === 'left') return { state: 'synced' }
  if (space.damagedUpTo !== null) return { state: 'fault', fault: space.damage }
  if (space.sync.state === 'fault' || space.sync.state === 'removed') return space.sync
  if (lacksKey(space)) return { state: 'fault', fault: 'Undecryptable' }
  if (space.sync.state === 'offline') return { state: 'offline', kept: space.outbox.length }
  return { state: space.outbox.length > 0 ? 'sending' : 'synced' }
}

/** The member of a pair who is not me; null while nobody has joined. */
export const otherOf = (space: Space): string | null => {
  for (const id of space.log.members.keys()) if (id !== space.row.member) return id
  return null
}
