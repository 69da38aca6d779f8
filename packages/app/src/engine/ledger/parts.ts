/** What the parts of the ledger share: what they are made of, and the keys of a space's rows. */
import type { Primitives } from '#protocol'
import type { Desk } from '../desk.ts'
import type { Said, SelfListener } from '../own/own-record.ts'

export interface LedgerParts {
  readonly p: Primitives
  readonly desk: Desk
  /** Hear what the self space says to the engine, each what is meant for it. */
  readonly own: readonly (SelfListener & { readonly said: () => readonly Said[] })[]
}

export const logKey = (space: string) => `log/${space}`
export const chainKey = (space: string) => `chain/${space}`
/** How often rows of confirmed entries were written anew because of what was deleted in them. */
export const erasuresKey = (space: string) => `erasures/${space}`
export const spaceKey = (space: string) => `space/${space}`
