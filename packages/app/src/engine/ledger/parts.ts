/** What the parts of the ledger share: what they are made of, and the keys of a space's rows. */
import type { Primitives } from '#protocol'
import type { Desk } from '../desk.ts'
import type { SealKeys } from '../seal-keys.ts'

export interface LedgerParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly keys: SealKeys
}

export const logKey = (space: string) => `log/${space}`
export const chainKey = (space: string) => `chain/${space}`
export const spaceKey = (space: string) => `space/${space}`
