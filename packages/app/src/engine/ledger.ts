/**
 * The ledger: how spaces come out of the store, and how entries, one's own and the relay's, go into it. What it does
 * stands in `ledger/`, a file for each thing.
 */
import type { Folded } from '#practices'
import type { Authored, Bytes, Entry, IndexedBytes } from '#protocol'
import { provenLog } from './archive/mark.ts'
import type { Proving } from './archive/prove.ts'
import { takeIn } from './archive/take-in.ts'
import { type CarriedIn, carryIn, lieDown, putAside } from './carry/rows.ts'
import { cut, settle } from './carry/settle.ts'
import type { Pen } from './desk.ts'
import { sealKeys } from './device-keys.ts'
import { absorb } from './ledger/absorb.ts'
import { eraseHere, eraseOwn, ownWordsOf } from './ledger/erase.ts'
import { currentOf } from './ledger/fold.ts'
import { load, update } from './ledger/load.ts'
import {
  type Changed,
  type Confirmed,
  changesOf,
  entriesAfter,
  innerOf,
  type Known,
  recordOf,
  wasTakenOut,
} from './ledger/lookup.ts'
import { type Again, append, type Change, enqueue, type Happening } from './ledger/outbox.ts'
import { pack } from './ledger/pack.ts'
import { type LedgerParts, spaceKey } from './ledger/parts.ts'
import { sealChain, sealLog } from './ledger/rows.ts'
import type { FirstReading } from './own/newcomer.ts'
import type { RecordFault } from './ports.ts'
import type { LocalRecord } from './records.ts'
import { checkSnapshot, recordsFrom } from './snapshots/check.ts'
import { writeSnapshot } from './snapshots/snapshot.ts'
import type { Space } from './space.ts'

export type { Again, Change, Happening } from './ledger/outbox.ts'
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
    happenings: readonly (Happening | Change | Again)[],
    at: number,
  ) => Promise<readonly Bytes[]>
  /** This device begins its own chain in a space that it already holds. */
  readonly startChain: (pen: Pen, space: Space) => Promise<void>
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
    way?: 'relay' | 'hand',
  ) => Promise<RecordFault | null>
  /** Takes entries of other devices that came by hand and have no order yet. */
  readonly carry: (pen: Pen, space: Space, entries: readonly Entry[]) => Promise<CarriedIn>
  /** Lays down such entries with a log that is taken in in the same change, and is what they are judged by. */
  readonly lieDown: (pen: Pen, space: Space, entries: readonly Entry[]) => Promise<void>
  /** Compares an order that came by hand with what the relay shows behind what it had shown, before that is absorbed. */
  readonly settle: (pen: Pen, space: Space, entries: readonly IndexedBytes[]) => Promise<void>
  /** Gives up an order that came by hand: the relay has another. */
  readonly cut: (pen: Pen, space: Space) => Promise<void>
  /** The relay will never take this entry, which came by hand, nor what hangs on it. */
  readonly putAside: (pen: Pen, space: Space, refused: Entry) => Promise<void>
  /**
   * Own entries lose their words in the store, sent or not. Gives what is to be appended to the space in the same change.
   */
  readonly erase: (pen: Pen, space: Space, hashes: ReadonlySet<string>) => Promise<readonly Happening[]>
  /** Hashes of own entries of this type that are about a space. */
  readonly ownWordsOf: (space: Space, type: string, about: string) => Promise<ReadonlySet<string>>
  /** Entries lose their words on this device alone: hash and author. */
  readonly eraseHere: (pen: Pen, space: Space, faded: ReadonlyMap<string, string>) => Promise<void>
  /** A space that is new on this device comes in with all that was read of it. `psk`: as for `absorb`. */
  readonly takeIn: (pen: Pen, space: Space, read: FirstReading, psk: Bytes) => Promise<RecordFault | null>
  /** Packs the tail into segments. */
  readonly pack: (pen: Pen, space: Space) => Promise<void>
  /** Stores what the confirmed record means now, so that the next start need not fold it again. */
  readonly snapshot: (pen: Pen, space: Space) => Promise<void>
  /** Holds the snapshot that the space was opened from against the log; true when the log had to be folded anew. */
  readonly check: (space: Space, rest: () => Promise<boolean>) => Promise<boolean>
  /** Proves what came from an archive; where it is false, the record ends before it and is fetched again from the relay. */
  readonly prove: (space: Space, rest: () => Promise<boolean>) => Promise<Proving>
  /** The next confirmed entries as they are kept, a few rows of them; null when they can't be read. */
  readonly recordsFrom: (space: Space, next: number) => Promise<readonly LocalRecord[] | null>
  /** Confirmed entries after `index`, byte by byte as the relay once gave them. */
  readonly entriesAfter: (space: Space, index: number) => Promise<readonly Confirmed[]>
  /** Who changed what about who is in the space, in order. */
  readonly changesOf: (space: Space) => Promise<readonly Changed[]>
  /** True when somebody has taken this device out, be it back in or not. */
  readonly wasTakenOut: (space: Space) => Promise<boolean>
  /** The whole confirmed record, with what is known of each entry. */
  readonly record: (space: Space) => Promise<readonly Known[]>
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
    startChain: (pen, space) => sealChain(pen, space, space.chain),
    enqueue: (pen, space, control) => enqueue(parts, pen, space, control),
    absorb: (pen, space, entries, psk, way) => absorb(parts, pen, space, entries, psk, way),
    carry: (pen, space, entries) => carryIn(parts, pen, space, entries),
    lieDown: (pen, space, entries) => lieDown(parts, pen, space, entries),
    settle: (pen, space, entries) => settle(parts, pen, space, entries),
    cut: (pen, space) => cut(parts, pen, space),
    putAside: (pen, space, refused) => putAside(parts, pen, space, refused),
    erase: (pen, space, hashes) => eraseOwn(parts, pen, space, hashes),
    ownWordsOf: (space, type, about) => ownWordsOf(parts, space, type, about),
    eraseHere: (pen, space, faded) => eraseHere(parts, pen, space, faded),
    takeIn: (pen, space, read, psk) => takeIn(parts, pen, space, read, psk),
    pack: (pen, space) => pack(parts, pen, space),
    snapshot: (pen, space) => writeSnapshot(parts, pen, space),
    check: (space, rest) => checkSnapshot(parts, space, rest),
    prove: async (space, rest) => {
      const mark = await parts.desk.change(() => provenLog(parts, space))
      if (!mark.ok || !mark.value) return 'done'
      const { proveRecord } = await import('./archive/prove.ts')
      return proveRecord(parts, space, rest)
    },
    recordsFrom: (space, next) => recordsFrom(parts, space, next),
    entriesAfter: (space, index) => entriesAfter(parts, space, index),
    changesOf: space => changesOf(parts, space),
    wasTakenOut: space => wasTakenOut(parts, space),
    record: space => recordOf(parts, space),
    innerOf: (space, hash) => innerOf(parts, space, hash),
    currentOf,
  }
}
