/**
 * The ledger: how spaces come out of the store, and how entries, one's own and the relay's, go into it. What it does
 * stands in `ledger/`, a file for each thing.
 */
import type { Folded } from '#practices'
import type { Authored, Bytes, IndexedBytes } from '#protocol'
import type { Pen } from './desk.ts'
import { sealKeys } from './device-keys.ts'
import { absorb } from './ledger/absorb.ts'
import { currentOf } from './ledger/fold.ts'
import { load, update } from './ledger/load.ts'
import { entriesAfter, innerOf } from './ledger/lookup.ts'
import { append, type Change, enqueue, type Happening } from './ledger/outbox.ts'
import { pack } from './ledger/pack.ts'
import { type LedgerParts, spaceKey } from './ledger/parts.ts'
import { sealChain, sealLog } from './ledger/rows.ts'
import type { RecordFault } from './ports.ts'
import type { Space } from './space.ts'

export type { Change, Happening } from './ledger/outbox.ts'
export { spaceKey } from './ledger/parts.ts'

export interface Ledger {
  /** Null when the row or the keys of the space can't be read. */
  readonly load: (id: string) => Promise<Space | null>
  /** Brings a loaded space up to the store. */
  readonly update: (space: Space) => Promise<void>
  /** Lays down the rows of a space that is new on this device; its keys come from `seed`. */
  readonly begin: (pen: Pen, space: Space, genesis: Authored | null, seed: Bytes) => Promise<void>
  /**
   * Authors entries at the end of the own chain, into the outbox: what happened, and changes of who is in the space, in
   * the order given. Gives them as they will go out. At most one call for a space in one change.
   */
  readonly append: (
    pen: Pen,
    space: Space,
    happenings: readonly (Happening | Change)[],
    at: number,
  ) => Promise<readonly Bytes[]>
  /** Puts an entry that is already authored into the outbox. */
  readonly enqueue: (pen: Pen, space: Space, control: Authored) => Promise<void>
  /**
   * Verifies what the relay gave, and keeps all that holds; the fault is that of the first entry that does not. `psk`: with
   * which a newcomer reads the key in the entry that let it in.
   */
  readonly absorb: (
    pen: Pen,
    space: Space,
    entries: readonly IndexedBytes[],
    psk?: Bytes,
  ) => Promise<RecordFault | null>
  /** Packs the tail into segments. */
  readonly pack: (pen: Pen, space: Space) => Promise<void>
  /** Confirmed entries after `index`, byte by byte as the relay once gave them. */
  readonly entriesAfter: (space: Space, index: number) => Promise<readonly IndexedBytes[]>
  /** What a deposit shows of a confirmed entry, by the entry's hash; null when it is not on this device, or not content. */
  readonly innerOf: (space: Space, hash: string) => Promise<string | null>
  readonly currentOf: (space: Space) => Folded
}

export function createLedger(parts: LedgerParts): Ledger {
  return {
    load: id => load(parts, id),
    update: space => update(parts, space),
    begin: async (pen, space, genesis, seed) => {
      await sealKeys(pen, space.id, { keys: space.keys, seed })
      await pen.sealJson('meta', spaceKey(space.id), space.row)
      await sealLog(pen, space.log)
      if (genesis) await enqueue(parts, pen, space, genesis)
      else await sealChain(pen, space, space.chain)
    },
    append: (pen, space, happenings, at) => append(parts, pen, space, happenings, at),
    enqueue: (pen, space, control) => enqueue(parts, pen, space, control),
    absorb: (pen, space, entries, psk) => absorb(parts, pen, space, entries, psk),
    pack: (pen, space) => pack(parts, pen, space),
    entriesAfter: (space, index) => entriesAfter(parts, space, index),
    innerOf: (space, hash) => innerOf(parts, space, hash),
    currentOf,
  }
}
