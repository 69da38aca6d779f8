/**
 * What the relay has lost is handed in again: it was put back to an earlier day, or lost the space. In the order in which
 * it once stood, so that the relay can verify all of it, changes of who is in the space too.
 *
 * [Note: Nobody is left whom it knows]: A relay that was put back to before this device was let in gives it no token. Then
 * the log goes there as to a server that has nothing of it: the first entry and a run, for which none is needed.
 */
import type { Bytes, Primitives } from '#protocol'
import { isUnfit } from './carry/hand-ins.ts'
import { inPages, logPages } from './carry/log-pages.ts'
import { storeWork } from './desk.ts'
import type { Ledger } from './ledger.ts'
import { controlIn } from './own/waiting.ts'
import type { Credentials, Relay, RelayFault } from './ports.ts'
import type { Space } from './space.ts'
import { away, type End, endOf, stopped } from './sync-end.ts'

const BATCH = { bytes: 512 * 1024, entries: 256 }
/** What the relay takes at once, with room for the sizes between the entries. */
const MOST_BYTES = 1000 * 1024

const rolledBack: End = { end: 'fault', fault: 'RolledBack' }

export interface Handing {
  /** Makes the space at the relay, with all that was ever confirmed. */
  readonly make: () => Promise<End | null>
  /** `head`: the newest that the relay has; 0 for none. */
  readonly handIn: (head: number) => Promise<End | null>
  /** Brings what makes a relay know this device that has refused it; null when it was brought. `again`: once already. */
  readonly comeBack: (fault: RelayFault, again: boolean) => Promise<End | null>
  /** Hands in a removal with which this device takes itself back, if it had signed one before it knew of its own. */
  readonly win: () => Promise<boolean>
}

/** The first that go together. */
export const batchOf = <T extends { readonly bytes: Uint8Array }>(entries: readonly T[]): readonly T[] =>
  inPages(entries, BATCH).next().value ?? []

export function createHanding(
  space: Space,
  who: Credentials,
  { p, ledger, relay }: { readonly p: Primitives; readonly ledger: Ledger; readonly relay: Relay },
): Handing {
  /** Brought to a relay that says that this device is out; once is enough, for it may be out in truth. */
  let broughtOut = false

  /**
   * With all that was ever confirmed: so somebody who was let in later can do it too, whom a relay with the first entry
   * alone would not know. Doing it again does nothing.
   */
  const make = async (): Promise<End | null> => {
    const own = space.outbox[0]
    const confirmed = await ledger.entriesAfter(space, 0)
    const [genesis, ...rest] =
      own?.n === 1 && confirmed.length === 0 ? [{ bytes: own.bytes, tied: false }] : confirmed
    if (!genesis) return away
    for (const page of logPages(genesis.bytes, rest)) {
      const made = await relay.makeSpace(genesis.bytes, page)
      if (!made.ok) return endOf(made.error)
    }
    return null
  }

  const handIn: Handing['handIn'] = async head => {
    if (head === 0) {
      const end = await make()
      if (end || space.log.index === 0) return end
    }
    const missing = await ledger.entriesAfter(space, Math.max(head, 1))
    for (const batch of inPages(missing, BATCH)) {
      const posted = await relay.post(
        who,
        batch.map(one => one.bytes),
      )
      if (!posted.ok) {
        const end = endOf(posted.error)
        // On the way through the log this device may be out for a while: what needs no token is taken from anybody.
        if (end.end === 'removed') return make()
        // What we hold was verified: if it no longer fits, the relay's log is another one now.
        return isUnfit(posted.error) ? rolledBack : end
      }
      if (posted.value.some((index, i) => index !== batch[i]?.index)) return rolledBack
    }
    return null
  }

  const win = async (): Promise<boolean> => {
    const run = upToRemoval(p, space)
    return run.length > 0 && (await relay.post(who, run)).ok
  }

  const comeBack: Handing['comeBack'] = async (fault, again) => {
    const own = space.log.devices.get(space.keys.device)
    // It was given all that we know, and still does not know us: its log is another one.
    if (own && isUnknown(fault)) return again ? rolledBack : make()
    const end = endOf(fault)
    if (!own || again || end.end !== 'removed') return end
    if (await win()) return null
    // It had been taken back before; to a relay that was put back to before that it is out.
    if (broughtOut || own.removedAt !== null || !(await ledger.wasTakenOut(space))) return end
    broughtOut = true
    return make()
  }

  /** The phone may be put away, or its store be lost, in the midst of it. */
  const unlessClosed = async (work: () => Promise<End | null>): Promise<End | null> => {
    const done = await storeWork(work)
    if (done.ok) return done.value
    return done.error.fault === 'StoreClosed' ? stopped : away
  }
  return {
    make: () => unlessClosed(make),
    handIn: head => unlessClosed(() => handIn(head)),
    comeBack: (fault, again) => unlessClosed(() => comeBack(fault, again)),
    win,
  }
}

/** The relay has no such device, though our log has. */
const isUnknown = (fault: RelayFault): boolean => fault.fault === 'Problem' && fault.type === 'unknown-device'

/**
 * The outbox up to the newest removal in it. All of it at once: of a device that is out, the relay takes nothing but a run
 * at whose end it is in again.
 */
function upToRemoval(p: Primitives, space: Space): readonly Bytes[] {
  if (space.row.renew !== undefined) return []
  const last = space.outbox.findLastIndex(one => controlIn(p, one)?.t === 'device-removed')
  const run = space.outbox.slice(0, last + 1).map(one => one.bytes)
  return run.reduce((sum, bytes) => sum + bytes.length + 4, 0) > MOST_BYTES ? [] : run
}
