/** What the screens see of the engine: one object, signals inside, no keys. */
import type { ReadonlySignal } from '@preact/signals'
import type { AnySlice, FindPutOff, Refusal, Sealed, Sight } from '#practices'
import type { HavenLock } from './lock/haven-lock.ts'
import type { Parting } from './parting/create-parting.ts'
import type { RecordFault, Result, StoreFault } from './ports.ts'

export type SpaceId = string

export type SyncState =
  | { readonly state: 'synced' }
  | { readonly state: 'sending' }
  /** Nothing is lost: `kept` entries wait on this device. */
  | { readonly state: 'offline'; readonly kept: number }
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
  /** State of a slice: the confirmed fold, then the unconfirmed on top. */
  readonly stateOf: <S>(slice: AnySlice) => S
  /** Entries of newer apps: kept, counted, not shown. */
  readonly unread: number
  readonly sync: SyncState
  readonly sight: (sealed: Sealed) => Sight
  /** What this person has put off here; it stands in the self space, and nowhere in this one. */
  readonly putOff: FindPutOff
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
  ) => Promise<Result<void, Refusal | StoreFault>>
  readonly invite: () => Promise<Pairing>
  /** An invitation of mine that is under way, after a reload. */
  readonly resumeInvitation: () => Promise<Pairing | null>
  readonly join: (link: string) => Promise<Pairing>
  readonly parting: Parting
  readonly draft: (key: string) => { readonly text: string; readonly keep: (text: string) => void }
  readonly lock: HavenLock
  /** Stops sync and drops keys from memory; `open` again to go on. */
  readonly close: () => void
}
