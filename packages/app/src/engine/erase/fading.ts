/**
 * Words that were to stay for a while only: every honest device deletes them by itself when their time has come, and a
 * device of their author says so in the record.
 */
import type { Keep } from '#practices'
import type { Desk } from '../desk.ts'
import { must } from '../desk.ts'
import type { Kept } from '../facts.ts'
import type { Ledger } from '../ledger.ts'
import { type Chore, startChore } from '../own/chore.ts'
import type { Clock } from '../ports.ts'
import { revealsOf } from '../sight.ts'
import type { Space } from '../space.ts'

const DAY = 86_400_000

/** Rows `errands/keep/<space>/<hash>`: since when this device has had an entry that fades. */
export const firstSeenKey = (space: string, hash = '') => `keep/${space}/${hash}`

/**
 * When the words go, in milliseconds since 1970. Days are counted from the later of two moments: when this device first had
 * them, and when their author says to have written them, or a note of the jar comes out. Clocks are wrong: the author's
 * counts for one day more than this device's at most. Nothing goes early by it, and nothing stays for ever.
 */
export function goesAt({ at, day }: Pick<Kept, 'at' | 'day'>, keep: Keep, seen: number): number {
  if (keep.k === 'paired') return Number.POSITIVE_INFINITY
  const opens = day === null ? seen : Date.parse(day)
  return Math.max(seen, Math.min(at, seen + DAY), opens) + keep.days * DAY
}

/** One of the two has left, or this person has. */
const isParted = (space: Space): boolean =>
  space.row.stage === 'left' || [...space.log.members.values()].some(({ left }) => left)

export interface FadingParts {
  readonly desk: Desk
  readonly ledger: Ledger
  readonly clock: Clock
}

export function startFading(space: Space, { desk, ledger, clock }: FadingParts): Chore {
  const seen = new Map<string, number>()
  let loaded = false

  const goes = (hash: string, kept: Kept): number => {
    if (kept.keep.k === 'paired') return isParted(space) ? 0 : Number.POSITIVE_INFINITY
    const since = seen.get(hash)
    return since === undefined ? 0 : goesAt(kept, kept.keep, since)
  }
  /** Of what still waits at a gate nobody has read a word. It stays until it has opened, or never will. */
  const waiting = (): ReadonlySet<string> =>
    new Set(
      revealsOf(space, clock.now())
        .filter(({ stage }) => stage === 'waiting')
        .map(({ gate }) => gate),
    )
  const due = (): number | null => {
    if (space.seals.keeps.size === 0) return null
    const now = clock.now()
    const gates = waiting()
    let next = Number.POSITIVE_INFINITY
    for (const [hash, kept] of space.seals.keeps)
      if (isParted(space) || kept.gate === null || !gates.has(kept.gate))
        next = Math.min(next, goes(hash, kept))
    // A timer of many days may be cut short by the platform, and clocks are set meanwhile.
    return Number.isFinite(next) ? Math.min(Math.max(0, next - now), DAY) : null
  }

  const note = async (): Promise<boolean> => {
    const done = await desk.change(async pen => {
      if (!loaded) {
        const rows = must(await desk.store.range('errands', firstSeenKey(space.id)))
        for (const [key, value] of rows) {
          const since = await desk.vault().openJson('errands', key, value)
          if (typeof since === 'number') seen.set(key.slice(firstSeenKey(space.id).length), since)
        }
      }
      const now = clock.now()
      const fresh = [...space.seals.keeps.keys()].filter(hash => !seen.has(hash))
      const over = [...seen.keys()].filter(hash => !space.seals.keeps.has(hash))
      for (const hash of fresh) await pen.sealJson('errands', firstSeenKey(space.id, hash), now)
      for (const hash of over) pen.delete('errands', firstSeenKey(space.id, hash))
      pen.afterwards(() => {
        for (const hash of fresh) seen.set(hash, now)
        for (const hash of over) seen.delete(hash)
      })
    })
    loaded ||= done.ok
    return done.ok
  }

  /** Own words by one's own word; the other's on this device. Each in a change of its own: both rewrite rows. */
  const fade = async (whose: 'own' | 'all'): Promise<boolean> => {
    const done = await desk.change(async pen => {
      const now = clock.now()
      const gates = waiting()
      const gone = [...space.seals.keeps].filter(
        ([hash, kept]) =>
          (whose === 'all' || kept.by === space.row.member) &&
          (isParted(space) || kept.gate === null || !gates.has(kept.gate)) &&
          goes(hash, kept) <= now,
      )
      if (gone.length === 0) return
      if (whose === 'all')
        await ledger.eraseHere(pen, space, new Map(gone.map(([hash, { by }]) => [hash, by])))
      else {
        const words = await ledger.erase(pen, space, new Set(gone.map(([hash]) => hash)))
        await ledger.append(pen, space, words, now)
      }
    })
    return done.ok
  }

  const work = async (): Promise<boolean> => {
    if (!(await note())) return false
    if (space.row.stage !== 'left' && !(await fade('own'))) return false
    return fade('all')
  }
  return startChore({ clock, due, work })
}
