/**
 * The reading half of sync: what the relay has is taken in, in order; what it lost is handed in again; what lies in small
 * rows is packed when it is quiet.
 */
import type { IndexedBytes, Primitives } from '#protocol'
import type { Chance } from './back-off.ts'
import { isByHand } from './carry/settle.ts'
import type { Desk } from './desk.ts'
import type { Ledger } from './ledger.ts'
import type { Clock, Credentials, Relay } from './ports.ts'
import { LONG_TAIL, SEGMENT_ENTRIES } from './records.ts'
import { isSnapshotDue } from './snapshots/due.ts'
import type { Space } from './space.ts'
import { away, type End, stopped } from './sync-end.ts'
import { createHanding, type Handing } from './sync-handing.ts'

/** Milliseconds. */
const QUIET_BEFORE_PACKING = 10_000

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

export interface Reading extends Pick<Handing, 'make' | 'win'> {
  /** Takes entries in; the end, if they bring one. */
  readonly take: (entries: readonly IndexedBytes[]) => Promise<End | null>
  /** In a quiet moment: what lies in small rows is packed, and what it all means is stored beside it. */
  readonly packLater: () => void
  /** Reads until nothing is left to read. */
  readonly readToHead: () => Promise<End | null>
  readonly stop: () => void
}

export function createReading(
  space: Space,
  who: Credentials,
  parts: SyncParts,
  defect: (bug: unknown) => void,
): Reading {
  const { desk, ledger, relay, clock, shown, met } = parts
  const handing = createHanding(space, who, parts)
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

  const readToHead = async (): Promise<End | null> => {
    let handedIn = false
    let cameBack = false
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
      if (!page.ok && !lost) {
        const end = await handing.comeBack(page.error, cameBack)
        if (end) return end
        cameBack = true
        met('behind')
        continue
      }
      const head = page.ok ? page.value.head : 0
      if (page.ok) space.emptied = page.value.emptied ?? null
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
    const end = await handing.handIn(head)
    if (end === null && space.log.index > 0) met('behind')
    return end
  }

  return {
    take,
    packLater,
    make: handing.make,
    win: handing.win,
    readToHead,
    stop: () => {
      over = true
      cancelPacking()
    },
  }
}
