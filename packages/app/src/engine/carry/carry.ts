/**
 * Carrying a record by hand: a file with what the other may lack, made on one phone and taken on the other. In any order,
 * any number of times, from either side, with a server or without.
 *
 * [Note: Sealed answers stay closed]: Two sealed answers could only be exchanged by hand if one device gave its key away
 * first, and nobody stands between the two: whoever comes second could read, and then take back, pass on another phone,
 * or simply never carry the file back, and the record would show nothing of it. At the relay's gate none of this can be:
 * it opens for both or for nobody, and who opens it by nonsense has signed the nonsense. So answers that were carried by
 * hand open when a relay is met again, and no order that came by hand moves any key.
 */
import {
  type BundleContent,
  decodeEntry,
  type Entry,
  type IndexedBytes,
  type LogState,
  looksLikeBundle,
  openBundle,
  type Primitives,
  sealBundle,
  standsAt,
  unbase64url,
  verifyRun,
} from '#protocol'
import type { Desk } from '../desk.ts'
import type { CarryByHand, TakeFault } from '../haven.ts'
import type { Ledger } from '../ledger.ts'
import type { Clock, RecordFault, Result, StoreFault } from '../ports.ts'
import { dayOf } from '../sight.ts'
import type { Space } from '../space.ts'

export interface CarryParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly clock: Clock
  readonly spaces: () => Iterable<Space>
  /** Something came in that a relay may want, or can confirm. */
  readonly came: (space: string) => void
}

type Taken = Result<{ readonly space: string; readonly news: number }, TakeFault>

const faulty = (fault: RecordFault | StoreFault | { readonly fault: 'NotForUs' }): Taken => ({
  ok: false,
  error: fault,
})

export function carryByHand({ p, desk, ledger, clock, spaces, came }: CarryParts): CarryByHand {
  let made = 0

  const bundle: CarryByHand['bundle'] = async (id, { whole = false } = {}) => {
    const content = await desk.change(async () => {
      const space = [...spaces()].find(one => one.id === id)
      if (!space) throw new Error('no such space on this device')
      const from = whole ? 0 : shownBy(space)
      const { index, hash } = space.log
      const unconfirmed = [
        ...space.outbox.map(one => one.bytes),
        ...(space.carry?.held ?? []).map(one => one.bytes),
      ]
      const confirmed = await ledger.entriesAfter(space, from)
      return {
        key: keyFor(space, from),
        content: { space: id, from, head: { index, hash }, confirmed, unconfirmed },
      }
    })
    if (!content.ok) return content
    const bytes = await sealBundle(p, content.value.key, content.value.content)
    made += 1
    return { ok: true, value: { bytes, name: `${dayOf(clock.now())}-${made}.bin` } }
  }

  const take: CarryByHand['take'] = async bytes => {
    if (!looksLikeBundle(bytes)) return { ok: false, error: { fault: 'Malformed' } }
    for (const space of spaces()) {
      // Whoever has left hears nothing more of it, by no way.
      if (space.row.stage === 'left') continue
      for (const [, key] of [...space.row.epochs].reverse()) {
        const raw = unbase64url(key)
        const opened = raw && (await openBundle(p, raw, bytes))
        if (!opened) continue
        if (opened.ok) {
          if (opened.value.space !== space.id) return { ok: false, error: { fault: 'Malformed' } }
          return takeIn(space, opened.value)
        }
        // The key fits, and what it opens is no bundle: somebody who has the key wrote nonsense.
        if (opened.error.fault === 'Malformed') return { ok: false, error: { fault: 'Damaged' } }
      }
    }
    return faulty({ fault: 'NotForUs' })
  }

  const takeIn = async (space: Space, content: BundleContent): Promise<Taken> => {
    const before = space.log.index
    const ordered = await desk.change(async pen => {
      const fault = await faultOf(space.log, content)
      // Of a file that shows another log than ours nothing is taken for the order of it.
      if (fault) return fault
      return ledger.absorb(pen, space, content.confirmed, undefined, 'hand')
    })
    if (!ordered.ok) return faulty(ordered.error)
    const entries: Entry[] = []
    let fault = ordered.value
    for (const one of content.unconfirmed) {
      const entry = decodeEntry(p, one)
      if (!entry.ok) fault ??= entry.error
      else if (entry.value.device !== space.keys.device) entries.push(entry.value)
      else if (isCopy(space, entry.value)) fault ??= { fault: 'ProfileCloned' }
    }
    const carried = await desk.change(pen => ledger.carry(pen, space, entries))
    if (!carried.ok) return faulty(carried.error)
    fault ??= carried.value.fault
    const news = space.log.index - before + carried.value.news
    if (news > 0) came(space.id)
    return fault ? faulty(fault) : { ok: true, value: { space: space.id, news } }
  }

  /** Whether the order in a file can be that of our log, whichever of the two is longer. */
  const faultOf = async (
    log: LogState,
    { from, head, confirmed }: BundleContent,
  ): Promise<RecordFault | null> => {
    if (head.index <= log.index)
      return log.hashAt(head.index) === head.hash ? null : { fault: 'ForkDetected' }
    // It begins later than ours ends. What has no order in it is taken all the same, and waits.
    if (from > log.index) return { fault: 'GapInLog' }
    // Its author's chain may break behind the end of ours too: the cause is the place before, where the two differ.
    const differs = (one: IndexedBytes) =>
      one.index <= log.index && decodeEntry(p, one.bytes).ok && !standsAt(p, log, one)
    if (confirmed.some(differs)) return { fault: 'ForkDetected' }
    const verdict = await verifyRun(
      p,
      log,
      confirmed.filter(({ index }) => index > log.index),
    )
    if (verdict.fault) return verdict.fault
    return verdict.state.hash === head.hash ? null : { fault: 'ForkDetected' }
  }

  return { bundle, take }
}

/** Our own entry, and yet not one that we know: a copy of this profile has written it, or this one was put back. */
const isCopy = (space: Space, entry: Entry): boolean => {
  const waiting = space.outbox.find(one => one.n === entry.n)
  return waiting ? waiting.hash !== entry.hash : entry.n > space.chain.n
}

/** Up to where every other member, and the furthest of one's own other devices, has shown to have the log. */
function shownBy(space: Space): number {
  const shown = new Map<string, number>()
  for (const [id, { member, removedAt, seenIndex }] of space.log.devices) {
    if (id === space.keys.device || removedAt !== null) continue
    const carried = (space.carry?.held ?? []).filter(one => one.device === id).map(one => one.seenIndex)
    shown.set(member, Math.max(shown.get(member) ?? 0, seenIndex, ...carried))
  }
  return Math.min(space.log.index, ...shown.values())
}

/** The newest key if the reader surely has it; else the first, which everybody in a space can follow back to. */
function keyFor(space: Space, from: number) {
  const newest = space.log.epochAt <= from ? space.log.epoch : 1
  const key = space.ring.epochKey(newest) ?? space.ring.epochKey(1)
  if (!key) throw new Error('a space without a key')
  return key
}
