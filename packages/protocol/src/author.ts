import type { Bytes } from './bytes.ts'
import type { Entry } from './entry.ts'
import type { KeyRing } from './keyring.ts'
import type { SpaceKind } from './log.ts'
import type { Confirmed } from './pairing.ts'
import type { DeviceKeys, Primitives } from './primitives.ts'

/** Where a device stands in its own chain: counter and hash of its newest entry, also of those not yet sent. */
export interface Chain {
  readonly n: number
  readonly prev: string
}
export const chainStart: Chain = { n: 0, prev: '0'.repeat(64) }
export const chainAfter = (entry: { readonly n: number; readonly hash: string }): Chain => ({
  n: entry.n,
  prev: entry.hash,
})

/** Newest ordered entry that this device has verified; a `LogState` is one. */
export interface Seen {
  readonly index: number
  readonly hash: string
}
/** What everything that is written begins with. */
export interface Standing {
  readonly space: string
  readonly keys: DeviceKeys
  readonly chain: Chain
  readonly seen: Seen
  readonly epoch: number
}
export interface Authored {
  readonly entry: Bytes
  readonly n: number
  readonly hash: string
}

export function makeSpace(
  _p: Primitives,
  _space: {
    readonly space: string
    readonly kind: SpaceKind
    readonly member: string
    readonly keys: DeviceKeys
    readonly epochKey: Bytes
  },
): Promise<Authored> {
  throw new Error('not yet')
}
export function joinEntry(
  _p: Primitives,
  _standing: Standing,
  _joining: { readonly confirmed: Confirmed; readonly epochKey: Bytes },
): Promise<Authored> {
  throw new Error('not yet')
}
export function leaveEntry(_p: Primitives, _standing: Standing): Promise<Authored> {
  throw new Error('not yet')
}
export function authorContent(
  _p: Primitives,
  _standing: Standing & { readonly ring: KeyRing; readonly payload: Bytes },
): Promise<Entry> {
  throw new Error('not yet')
}
