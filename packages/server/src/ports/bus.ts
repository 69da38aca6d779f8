/** Carries what has just happened in a space to whoever listens. Hints only: the store has the truth, a lost hint loses nothing. */
import type { Bytes } from '#protocol'

export type BusMessage =
  | {
      readonly kind: 'entries'
      readonly entries: readonly { readonly index: number; readonly bytes: Bytes }[]
      /** True when who may read or write has changed with these entries. */
      readonly membership: boolean
    }
  /** Never stored. `from` names the sending connection, so that it does not hear itself. */
  | { readonly kind: 'ephemeral'; readonly device: string; readonly bytes: Bytes; readonly from: string }

export interface Bus {
  publish(space: string, message: BusMessage): void
  /** Returns the way to stop listening. Listeners must not throw. */
  subscribe(space: string, listener: (message: BusMessage) => void): () => void
}
