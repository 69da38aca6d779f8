/**
 * The reading half of sync: what the relay has is taken in, in order; what it lost is handed in again; what lies in small
 * rows is packed when it is quiet.
 */
import type { IndexedBytes, Primitives } from '#protocol'
import type { Chance } from './back-off.ts'
import { isUnfit } from './carry/hand-ins.ts'
import { logPages } from './carry/log-pages.ts'
import { isByHand } from './carry/settle.ts'
import type { Desk } from './desk.ts'
import type { Ledger } from './ledger.ts'
import type { Clock, Credentials, Relay } from './ports.ts'
import { LONG_TAIL, SEGMENT_ENTRIES } from './records.ts'
import { isSnapshotDue } from './snapshots/due.ts'
import type { Space } from './space.ts'
import { away, type End, endOf, stopped } from './sync-end.ts'

/** Milliseconds. */
const QUIET_BEFORE_PACKING = 10_000
const BATCH_BYTES = 512 * 1024
const BATCH_ENTRIES = 256

export interface SyncParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly relay: Relay
  readonly clock: Clock
  readonly chance: Chance
  /** The state shown to the person has changed. */
  readonly shown: () => void
  /** The confirmed record grew; the relay was reached; or it was put back, and may have lost deposits too. */
  readonly met: (what: Meeting) => void
}

export type Meeting = 'entries' | 'reached' | 'behind'

export interface Reading {
  /** Takes entries in; the end, if they bring one. */
  readonly take: (entries: readonly IndexedBytes[]) => Promise<End | null>
  /** In a quiet moment: what lies in small rows is packed, and what it all means is stored beside it. */
  readonly packLater: () => void
  /** Makes the space at the relay, with all that was ever confirmed. */
  readonly make: () => Promise<End | null>
  /** Reads until nothing is left to read. */
  readonly readToHead: () => Promise<End | null>
  readonly stop: () => void
}

export function createReading(
  space: Space,
  who: Credentials,
  { desk, ledger, relay, clock, shown, met }: SyncParts,
  defect: (bug: unknown) => void,
): Reading {
  let over = false
  let cancelPacking = () => {}

  const take: Reading['take'] = async entries => {
    if (isByHand(space)) {
      const settled = await desk.change(async pen => {
        if (space.row.stage !== 'left') await ledger.settle(pen, space, entries)
      })
      if (!settled.ok) return settled.error.fault === 'StoreClosed' ? stopped : away
      if (!isByHand(space)) met('entries')
    }
    const before = space.log.index
    // Another tab may have left the space meanwhile: then its rows are not to come back.
    const done = await desk.change(async pen =>
      over || space.row.stage === 'left' ? null : ledger.absorb(pen, space, entries),
    )
    if (!done.ok) return done.error.fault === 'StoreClosed' ? stopped : away
    if (space.log.index > before) {
      met('entries')
      if (space.tail.entries >= LONG_TAIL) await pack()
      else packLater()
    }
    return done.value ? ({ end: 'fault', fault: done.value.fault } as const) : null
  }
  const pack = async () => {
    await desk.change(async pen => {
      if (space.row.stage !== 'left') await ledger.pack(pen, space)
    })
  }
  const packLater = () => {
    cancelPacking()
    const isDue = isSnapshotDue(space)
    if (space.tail.entries < SEGMENT_ENTRIES && !isDue) return
    cancelPacking = clock.after(QUIET_BEFORE_PACKING, () => {
      if (!over) settle(isDue).catch(defect)
    })
  }
  const settle = async (isDue: boolean) => {
    if (space.tail.entries >= SEGMENT_ENTRIES) await pack()
    if (isDue) await desk.change(pen => ledger.snapshot(pen, space))
  }

  /**
   * Makes the space at the relay, with all that was ever confirmed: so somebody who was let in later can do it too, whom a
   * relay with the first entry alone would not know. Doing it again does nothing.
   */
  const make = async (): Promise<End | null> => {
    const own = space.outbox[0]
    const confirmed = (await ledger.entriesAfter(space, 0)).map(one => one.bytes)
    const [genesis, ...rest] = own?.n === 1 && confirmed.length === 0 ? [own.bytes] : confirmed
    if (!genesis) return away
    for (const page of logPages(genesis, rest)) {
      const made = await relay.makeSpace(genesis, page)
      if (!made.ok) return endOf(made.error)
    }
    return null
  }

  const readToHead = async (): Promise<End | null> => {
    let handedIn = false
    /** The next page is on its way while this one is taken in. */
    let ahead: { readonly after: number; readonly page: ReturnType<Relay['read']> } | null = null
    for (;;) {
      if (over) return stopped
      const after = Math.min(space.seen.index, space.log.index)
      const page: Awaited<ReturnType<Relay['read']>> = await (ahead?.after === after
        ? ahead.page
        : relay.read(who, after))
      ahead = null
      if (over) return stopped
      const lost = !page.ok && page.error.fault === 'Problem' && page.error.type === 'unknown-space'
      if (!page.ok && !lost) return endOf(page.error)
      const head = page.ok ? page.value.head : 0
      if (lost || head < space.log.index) {
        const end: End | null = handedIn ? { end: 'fault', fault: 'RolledBack' } : await handIn(head)
        handedIn = true
        if ((end?.end === 'fault' || end?.end === 'removed') && isByHand(space)) {
          const back = await cutBack()
          if (back) return back
        } else if (end) return end
        continue
      }
      const entries: readonly IndexedBytes[] = page.ok ? page.value.entries : []
      if (entries.length === 0) return head > after ? { end: 'fault', fault: 'GapInLog' } : null
      const before = { log: space.log.index, seen: space.seen.index }
      const newest: number = entries.at(-1)?.index ?? after
      if (newest > after && newest < head) ahead = { after: newest, page: relay.read(who, newest) }
      const end = await take(entries)
      if (end) return end
      if (space.log.index >= head && !isByHand(space)) return null
      // The same page again and again: it says less than its head promises.
      if (space.log.index === before.log && space.seen.index === before.seen)
        return { end: 'fault', fault: 'GapInLog' }
    }
  }

  const cutBack = async (): Promise<End | null> => {
    const done = await desk.change(pen => ledger.cut(pen, space))
    shown()
    return done.ok ? null : done.error.fault === 'StoreClosed' ? stopped : away
  }

  /** The relay was put back to an earlier day, or lost the space: it gets again whatever it once had confirmed. */
  const handIn = async (head: number): Promise<End | null> => {
    if (head === 0) {
      const end = await make()
      if (end || space.log.index === 0) return end
    }
    const missing = await ledger.entriesAfter(space, Math.max(head, 1))
    for (let at = 0; at < missing.length; ) {
      const batch = batchOf(missing.slice(at))
      const posted = await relay.post(
        who,
        batch.map(one => one.bytes),
      )
      if (!posted.ok) {
        const end = endOf(posted.error)
        // What we hold was verified: if it no longer fits, the relay's log is another one now.
        const fits = end.end === 'removed' || !isUnfit(posted.error)
        return fits ? end : { end: 'fault', fault: 'RolledBack' }
      }
      if (posted.value.some((index, i) => index !== batch[i]?.index))
        return { end: 'fault', fault: 'RolledBack' }
      at += batch.length
    }
    met('behind')
    return null
  }

  return {
    take,
    packLater,
    make,
    readToHead,
    stop: () => {
      over = true
      cancelPacking()
    },
  }
}

export const batchOf = <T extends { readonly bytes: Uint8Array }>(entries: readonly T[]): readonly T[] => {
  let size = 0
  const end = entries.findIndex((one, i) => {
    size += one.bytes.length
    return i > 0 && (i >= BATCH_ENTRIES || size > BATCH_BYTES)
  })
  return end < 0 ? entries : entries.slice(0, end)
}
