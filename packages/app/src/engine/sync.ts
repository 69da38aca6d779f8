/**
 * Sync of one space: reads what the relay has in order, keeps it, sends what is in the outbox, and stays on the line.
 * It never deletes: an own entry leaves the outbox only in the commit in which it appears in the verified log.
 *
 *   pause ──► make the space, if it is ours and new ──► read to the head ──► live: receive and send
 *     ▲         relay behind us: hand it what it lacks          │               │ no live: ask now and then
 *     └────────────── unreachable, closed, fault ◄──────────────┴───────────────┘
 */
import type { Primitives } from '#protocol'
import { backOff } from './back-off.ts'
import { handIns } from './carry/hand-ins.ts'
import { isByHand } from './carry/settle.ts'
import type { SyncState } from './haven.ts'
import type { Credentials, LiveConnection, LiveListener, RelayFault, Result } from './ports.ts'
import type { Space } from './space.ts'
import { away, type End, endOf, isCrossed, removed, stopped } from './sync-end.ts'
import { batchOf } from './sync-handing.ts'
import { createReading, type SyncParts } from './sync-reading.ts'

/** Milliseconds. */
const SECOND = 1000
const FAULT_RETRY = 300 * SECOND
const ACK_PATIENCE = 20 * SECOND
const POLL = 20 * SECOND
const PROBE = 1800 * SECOND
/** A connection that lasted so long was a good one: the next failure begins with a short wait again. */
const GOOD_WHILE = 10 * SECOND
/** Lines that broke at once, one after the other, before we stop trusting them for a while and ask instead. */
const BAD_LINES = 2
const LINES_AGAIN = 300 * SECOND

export type { Meeting } from './sync-reading.ts'

export interface Sync {
  /** Something waits in the outbox. */
  readonly kick: () => void
  /** The network came back: try at once. */
  readonly online: () => void
  readonly stop: () => void
}

export const credentialsOf = (p: Primitives, space: Space): Credentials => ({
  space: space.id,
  device: space.keys.device,
  sign: message => p.sign(space.keys.sign, message),
})

const noLine: Result<never, RelayFault> = { ok: false, error: { fault: 'Unreachable' } }

export function startSync(space: Space, parts: SyncParts): Sync {
  const { p, desk, ledger, relay, clock, chance } = parts
  const who = credentialsOf(p, space)
  const reading = createReading(space, who, parts, bug => defect(bug))
  const { take, packLater, make, win, readToHead } = reading
  const waits = backOff(chance, SECOND, 300 * SECOND)
  let over = false
  let attempt = 0
  /** Ends the present wait, whatever is waited for. */
  let wake = () => {}
  /** Set while a pause lasts: brings its end closer. */
  let hurry: (() => void) | null = null
  let line: LiveConnection | null = null
  /** The network changed under us: a line that looks open may be dead. */
  let doubt = false
  let badLines = 0
  /** Index of the log at which an own entry last did not fit. */
  let crossedAt = -1
  let noLineBefore = 0

  const show = (sync: SyncState) => {
    const before = space.sync
    if (JSON.stringify(before) === JSON.stringify(sync)) return
    space.sync = sync
    parts.shown()
  }
  const showOnLine = () => show({ state: space.outbox.length > 0 ? 'sending' : 'synced' })

  /** Waits for `wake` or for `ms`. */
  const rest = (ms: number | null) =>
    new Promise<void>(resolve => {
      const cancel = ms === null ? () => {} : clock.after(ms, () => wake())
      wake = () => {
        cancel()
        wake = () => {}
        resolve()
      }
    })

  /** An answer that does not come in time counts as none; what comes later still goes to `late`. */
  const withPatience = <T>(
    answer: Promise<Result<T, RelayFault>>,
    late: (value: T) => void = () => {},
  ): Promise<Result<T, RelayFault>> =>
    new Promise(resolve => {
      let waiting = true
      const settle = (value: Result<T, RelayFault>) => {
        cancel()
        if (waiting) resolve(value)
        else if (value.ok) late(value.value)
        waiting = false
      }
      const cancel = clock.after(ACK_PATIENCE, () => {
        waiting = false
        resolve({ ok: false, error: { fault: 'Unreachable' } })
      })
      answer.then(settle, () => settle({ ok: false, error: { fault: 'Unreachable' } }))
    })

  /** Everything is read: now receive and send until the line breaks. */
  const onTheLine = async (): Promise<End> => {
    const arrived: { readonly index: number; readonly bytes: Uint8Array<ArrayBuffer> }[] = []
    let closed = false
    const began = clock.now()
    const trusted = began >= noLineBefore
    const listener: LiveListener = {
      entries: entries => {
        arrived.push(...entries)
        wake()
      },
      ephemeral: () => {},
      closed: () => {
        closed = true
        wake()
      },
    }
    const asked = trusted ? relay.live(who, space.log.index, listener) : Promise.resolve(noLine)
    // A line that opens and then says nothing would hold us for ever.
    const opened = await withPatience<LiveConnection>(asked, late => late.close())
    if (over) {
      if (opened.ok) opened.value.close()
      return stopped
    }
    line = opened.ok ? opened.value : null
    doubt = false
    parts.met('reached')
    /** Newest own counter that the relay has acknowledged on this line. */
    let sent = 0
    let sending: Promise<void> | null = null
    let refused: End | null = null
    let waitedFor = 0
    showOnLine()

    const courier = handIns(space)
    const send = () => {
      const due = courier.next(sent)
      const batch = batchOf(due)
      const newest = batch.at(-1)
      if (sending || !newest) return
      const bytes = batch.map(one => one.bytes)
      const answer = line ? withPatience(line.post(bytes)) : relay.post(who, bytes)
      sending = answer
        .then(async posted => {
          if (newest.entry) {
            const refusedEntry = courier.answered(batch, posted)
            if (refusedEntry) await desk.change(pen => ledger.putAside(pen, space, refusedEntry))
            else if (!posted.ok && !courier.goesOn(posted.error)) refused = endOf(posted.error)
          } else if (posted.ok) sent = newest.n
          else if (isCrossed(posted.error) && crossedAt !== space.log.index) {
            // Perhaps a copy of this profile has written under our counter: reading shows it.
            crossedAt = space.log.index
            refused = { end: 'again' }
          } else if (posted.error.fault === 'Problem' && posted.error.type === 'gap') refused = away
          else refused = endOf(posted.error)
        })
        .finally(() => {
          sending = null
          wake()
        })
    }

    try {
      for (;;) {
        if (over) return stopped
        if (arrived.length > 0) {
          const entries = arrived.splice(0).filter(one => one.index > space.log.index)
          const isGap = entries.length > 0 && entries[0]?.index !== space.log.index + 1
          // A hole in what came by itself is no fault yet: asking settles it.
          const end = isGap ? await readToHead() : entries.length > 0 ? await take(entries) : null
          if (end) return end
          showOnLine()
          continue
        }
        if (refused) return refused
        if (isOut()) return { end: 'again' }
        if (closed) {
          badLines = clock.now() - began < GOOD_WHILE ? badLines + 1 : 0
          if (badLines >= BAD_LINES) noLineBefore = clock.now() + LINES_AGAIN
          return away
        }
        if (!line && clock.now() >= Math.max(noLineBefore, began + LINES_AGAIN)) return { end: 'again' }
        if (doubt || isByHand(space)) {
          doubt = false
          const end = await readToHead()
          if (end) return end
          continue
        }
        send()
        showOnLine()
        if (line) {
          // Acknowledged, and yet not in the log that comes to us: ask, and let the answer be verified.
          const overdue = sending === null && space.outbox.some(one => one.n <= sent)
          if (overdue && waitedFor > 0 && clock.now() - waitedFor >= ACK_PATIENCE) {
            waitedFor = 0
            const end = await readToHead()
            if (end) return end
            if (space.outbox.some(one => one.n <= sent)) return away
            continue
          }
          if (overdue && waitedFor === 0) waitedFor = clock.now()
          if (!overdue) waitedFor = 0
          const quietSince = space.log.index
          const patience = overdue ? ACK_PATIENCE : PROBE * (0.75 + chance.fraction() / 2)
          const until = clock.now() + patience
          await rest(patience)
          // Long silence: the line may be dead, and nothing but a question of our own would show it.
          if (
            !overdue &&
            !over &&
            !closed &&
            arrived.length === 0 &&
            sending === null &&
            clock.now() >= until
          ) {
            const end = await readToHead()
            if (end) return end
            if (space.log.index > quietSince && arrived.length === 0) return away
          }
          continue
        }
        const pending = sending
        if (pending) await pending
        if (refused) return refused
        const end = await readToHead()
        if (end) return end
        if (courier.next(sent).length > 0) continue
        showOnLine()
        await rest(POLL * (0.75 + chance.fraction() / 2))
      }
    } finally {
      line?.close()
      line = null
    }
  }

  /** The record itself says that this device is out. */
  const isOut = () => (space.log.devices.get(space.keys.device)?.removedAt ?? null) !== null

  const session = async (): Promise<End> => {
    if (space.log.index === 0 && space.outbox[0]?.n === 1) {
      const end = await make()
      if (end) return end
    }
    packLater()
    let hasTried = false
    for (;;) {
      const isIn = !isOut() || (!hasTried && (await win()))
      hasTried ||= isOut()
      const end = isIn ? ((await readToHead()) ?? (await onTheLine())) : removed
      if (end.end !== 'again') return end
    }
  }

  const run = async () => {
    while (!over) {
      const began = clock.now()
      const end = await session()
      if (over || end.end === 'stopped') return
      if (clock.now() - began >= GOOD_WHILE) attempt = 0
      if (end.end === 'removed') show({ state: 'removed' })
      else if (end.end === 'fault') show({ state: 'fault', fault: end.fault })
      else show({ state: 'offline', kept: space.outbox.length })
      // Told by the record or by the relay alone: it is asked again, rarely, since a relay may err.
      const rare = end.end === 'removed' ? PROBE * (0.75 + chance.fraction() / 2) : null
      const wait =
        rare ?? (end.end === 'fault' ? FAULT_RETRY * (0.5 + chance.fraction() / 2) : waits.delay(attempt))
      attempt += 1
      const until = clock.now() + wait
      // What was written while we wait is worth an earlier try, but no hammering.
      hurry = () => {
        if (end.end === 'fault' || end.end === 'removed') return
        const soon = SECOND * (0.5 + chance.fraction())
        if (until - clock.now() > soon) clock.after(soon, () => wake())
      }
      await rest(wait)
      hurry = null
    }
  }

  /** A bug of ours must not leave the person without sync for good, nor be silent. */
  const defect = (bug: unknown) => {
    if (over) return
    show({ state: 'offline', kept: space.outbox.length })
    clock.after(FAULT_RETRY, () => {
      if (!over) run().catch(defect)
    })
    throw bug
  }

  run().catch(defect)

  return {
    kick: () => {
      if (hurry) hurry()
      else wake()
    },
    online: () => {
      attempt = 0
      doubt = true
      wake()
    },
    stop: () => {
      over = true
      reading.stop()
      line?.close()
      wake()
    },
  }
}
