/** What the screens see of the engine: one object, signals inside, no keys. */
import type { ReadonlySignal } from '@preact/signals'
import type { AnySlice, Bond, FactId, FindPutOff, Keep, Refusal, Sealed, Sight } from '#practices'
import type { Bytes } from '#protocol'
import type { Takeaway } from './export/create-export.ts'
import type { HavenLock } from './lock/haven-lock.ts'
import type { Parting } from './parting/create-parting.ts'
import type { RecordFault, Result, StoreFault } from './ports.ts'
import type { Recovering } from './recovery/recover.ts'
import type { Recovery } from './recovery/recovery.ts'

export type SpaceId = string

export type SyncState =
  | { readonly state: 'synced' }
  | { readonly state: 'sending' }
  /** Nothing is lost: `kept` entries wait on this device. */
  | { readonly state: 'offline'; readonly kept: number }
  /** Another own device took this one out of the space: what it holds stays, nothing is sent. */
  | { readonly state: 'removed' }
  /** The relay showed a record that can't be true. Writing goes on locally. */
  | { readonly state: 'fault'; readonly fault: RecordFault['fault'] }

export interface SpaceView {
  readonly id: SpaceId
  readonly kind: 'self' | 'pair'
  readonly me: { readonly id: string; readonly name: string }
  readonly other: { readonly id: string; readonly name: string } | null
  /** I have left: it can be read, and nothing can be written. */
  readonly left: boolean
  /** The other has left and wished me to know. Whoever leaves without a word is not told of, to anybody. */
  readonly goodbye: boolean
  /** What the two are to each other; null while nobody has said. */
  readonly bond: Bond | null
  /** State of a slice: the confirmed fold, then the unconfirmed on top. */
  readonly stateOf: <S>(slice: AnySlice) => S
  /** Entries of newer apps: kept, counted, not shown. */
  readonly unread: number
  /** Entries that came without their words although no author has deleted them: the server keeps them back. */
  readonly withheld: number
  readonly sync: SyncState
  readonly sight: (sealed: Sealed) => Sight
  /** What this person has put off here; it stands in the self space, and nowhere in this one. */
  readonly putOff: FindPutOff
  /** How long an entry stays, by its author's wish; null for good. */
  readonly keepOf: (fact: FactId) => Keep | null
}

/** Signs are indices 0..63 into the list of 64 emoji of the protocol. */
export type PairingStage =
  | { readonly stage: 'waiting'; readonly link: string; readonly expiresAt: number }
  | { readonly stage: 'compare'; readonly signs: readonly number[]; readonly otherName: string }
  | { readonly stage: 'confirmed-waiting'; readonly signs: readonly number[]; readonly otherName: string }
  | { readonly stage: 'paired'; readonly space: SpaceId }
  | {
      readonly stage: 'ended'
      readonly why: 'used' | 'expired' | 'tampered' | 'refused' | 'unknown' | 'own' | 'withdrawn'
    }
  | { readonly stage: 'offline' }

export interface Pairing {
  readonly stage: ReadonlySignal<PairingStage>
  readonly confirm: () => Promise<void>
  /** A wrong sign, or no wish to: ends the invitation on both sides. */
  readonly refuse: () => Promise<void>
  /** Stops watching; an invitation of one's own stays valid. */
  readonly leave: () => void
}

/** A device of this person, as their own record knows it. */
export interface OwnDevice {
  /** In the self space. */
  readonly id: string
  /** Empty while nobody has given it one. */
  readonly name: string
  /** The device that is held in the hand now. */
  readonly here: boolean
  /** Recovery words on paper. */
  readonly paper: boolean
  /** When this device first knew of it, in milliseconds since 1970; 0 when it was there before. */
  readonly addedAt: number
  /** Became known here within the last 7 days. */
  readonly isNew: boolean
  /** Its removal is written on this device and has not reached the server yet. */
  readonly leaving: boolean
  /** Ids of devices in this list, but for the one in the hand, that came by it: let in by it, or by one that it let in. */
  readonly brought: readonly string[]
}

export interface Devices {
  /** In order of admission; removed ones are not in it. */
  readonly list: ReadonlySignal<readonly OwnDevice[]>
  /** `removed`: another own device took this one out. What it holds stays readable, nothing is sent any more. */
  readonly standing: ReadonlySignal<'active' | 'removed'>
  /** A link with which one's next phone joins. */
  readonly invite: () => Promise<Pairing>
  readonly name: (id: string, name: string) => Promise<Result<void, StoreFault>>
  /** Takes a device out of every space of this person; the keys change as soon as the server has it. */
  readonly remove: (
    id: string,
    options?: {
      /** Further ones of the list, in the same act: somebody who had the phone can have let them in. */
      readonly also?: readonly string[]
    },
  ) => Promise<Result<void, StoreFault>>
  /** New keys for every space, by choice. */
  readonly renewKeys: () => Promise<Result<void, StoreFault>>
}

export type TakeFault =
  | RecordFault
  | StoreFault
  /** Not a file of this kind, or of a newer one. */
  | { readonly fault: 'Malformed' }
  /** It opens to nonsense. */
  | { readonly fault: 'Damaged' }
  /** No key on this device opens it: it is for others, or it was changed on the way. */
  | { readonly fault: 'NotForUs' }

/** What two phones give each other as files, with a server or without. */
export interface CarryByHand {
  /**
   * What the other may lack: all after the newest place that they have shown to have, and all that has no place yet.
   * `whole`: from the beginning, where they say that a file begins too late (`GapInLog`). The name tells nothing.
   */
  readonly bundle: (
    space: SpaceId,
    options?: { readonly whole?: boolean },
  ) => Promise<Result<{ readonly bytes: Bytes; readonly name: string }, StoreFault>>
  /** `news`: entries that were not on this phone. Where a fault is told, what held was taken all the same. */
  readonly take: (
    bytes: Bytes,
  ) => Promise<Result<{ readonly space: SpaceId; readonly news: number }, TakeFault>>
}

export type MoveFault =
  | StoreFault
  /** Not a profile's file, or of a newer form. */
  | { readonly fault: 'Malformed' }
  | { readonly fault: 'WrongPassphrase' }
  /** The server can't be reached, or takes nothing now: trying again goes on where it stopped. */
  | { readonly fault: 'Unreachable' }
  /** The file's device is in no log that this server will have: it was taken out, or the record here is another one. */
  | { readonly fault: 'NotLetIn' }

/** A whole profile in one file, for another server or a next phone. Whoever has file and passphrase is that person. */
export interface House {
  /**
   * `name`: what the file is called among one's devices; taking it out there makes it worthless. `server`: told to those
   * with whom one shares a space, so that they can follow; absent for a file that goes to the same server, or is kept.
   * Offline too. A file that was made before ends with it. What this phone writes afterwards stays here.
   */
  readonly pack: (what: {
    readonly passphrase: string
    readonly name: string
    readonly server?: string
  }) => Promise<
    Result<{ readonly bytes: Bytes; readonly name: string }, StoreFault | { readonly fault: 'Removed' }>
  >
  /** Instead of beginning, on an empty profile. The phone that made the file is taken out afterwards. */
  readonly move: (bytes: Bytes, passphrase: string) => Promise<Result<void, MoveFault>>
}

export interface Haven {
  /** Null until somebody has begun on this device. */
  readonly profile: ReadonlySignal<{ readonly name: string; readonly language: 'en' | 'sw' } | null>
  readonly self: ReadonlySignal<SpaceView | null>
  readonly pairs: ReadonlySignal<readonly SpaceView[]>
  readonly begin: (name: string, language: 'en' | 'sw') => Promise<Result<void, StoreFault>>
  readonly rename: (name: string) => Promise<Result<void, StoreFault>>
  readonly setLanguage: (language: 'en' | 'sw') => Promise<Result<void, StoreFault>>
  /** Resolves when the words are stored on this device; sending goes on by itself. */
  readonly act: (
    space: SpaceId,
    slice: AnySlice,
    intent: unknown,
    /** How long what is written stays; null or absent: for good. */
    how?: { readonly keep: Keep | null },
  ) => Promise<Result<void, Refusal | StoreFault>>
  readonly invite: () => Promise<Pairing>
  /** An invitation of mine that is under way, after a reload. */
  readonly resumeInvitation: () => Promise<Pairing | null>
  readonly join: (link: string) => Promise<Pairing>
  readonly devices: Devices
  /** Instead of beginning: this device becomes one more of the person who made the link. */
  readonly becomeDevice: (link: string, language: 'en' | 'sw') => Promise<Pairing>
  readonly parting: Parting
  readonly recovery: Recovery
  /** Instead of beginning: everything comes back to this phone with the words on paper. */
  readonly recover: (text: string, language: 'en' | 'sw') => Recovering
  readonly carry: CarryByHand
  readonly house: House
  /** Everything that one can read, to take along; the other is not told. */
  readonly takeaway: Takeaway
  readonly draft: (key: string) => { readonly text: string; readonly keep: (text: string) => void }
  /** Resolves when what was typed last is on the disk: for whoever closes without hurry. */
  readonly draftsKept: () => Promise<void>
  readonly lock: HavenLock
  /** Stops sync and drops keys from memory; `open` again to go on. */
  readonly close: () => void
}
