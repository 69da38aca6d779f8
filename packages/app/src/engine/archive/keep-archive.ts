/**
 * When a record has grown for long enough, and all is quiet, the leading tab puts it away for its person's next phone. Which
 * archive is the newest is asked of the relay: another own phone may have been quicker, and an erasure makes it forget.
 */
import type { Chance } from '../back-off.ts'
import { ownActive, ownIn } from '../own/known-as.ts'
import type { OwnRecord } from '../own/own-record.ts'
import { isActive } from '../own/waiting.ts'
import type { Clock, Credentials } from '../ports.ts'
import type { Space } from '../space.ts'
import type { ArchiveSettings } from './settings.ts'
import type { UploadParts } from './upload.ts'

/** Milliseconds until a record that could not be put away is tried again: it may be large, and the relay full. */
const AGAIN = 3 * 3_600_000

export interface KeepArchiveParts extends Omit<UploadParts, 'signers'> {
  readonly own: OwnRecord
  readonly clock: Clock
  readonly chance: Chance
  readonly archives: ArchiveSettings
}

export interface KeepArchive {
  /** The record grew, or lost words. */
  readonly look: () => void
  readonly stop: () => void
}

export function keepArchive(space: Space, who: Credentials, parts: KeepArchiveParts): KeepArchive {
  const { own, clock, chance, self, archives } = parts
  const { least, quiet } = archives
  let over = false
  let waiting = false
  let cancel = () => {}
  let lookedAt = 0
  let notBefore = 0
  /** The newest archive, as far as it is known; an erasure may have ended it. */
  let known: { readonly index: number; readonly erasures: number } | null = null

  const isDue = (): boolean => {
    const since = known?.erasures === space.erasures ? known.index : 0
    return isActive(space) && clock.now() >= notBefore && space.log.index - since >= least
  }
  const signers = (): ReadonlySet<string> => {
    const mine = self()
    if (!mine) return new Set()
    return space.id === mine.id ? new Set(ownActive(mine)) : ownIn(own, mine, space.id)
  }
  const look = () => {
    lookedAt = clock.now()
    if (over || waiting || !isDue()) return
    waiting = true
    // Own phones do not all do it at once.
    wait(quiet * (1 + 2 * chance.fraction()))
  }
  const wait = (ms: number) => {
    cancel = clock.after(ms, () => {
      if (clock.now() - lookedAt < quiet) return wait(quiet)
      run().catch((bug: unknown) => {
        if (!over) throw bug
      })
    })
  }
  const run = async () => {
    const { newestArchive, putAway } = await import('./upload.ts')
    const all = { ...parts, signers }
    const { erasures } = space
    const { index } = space.log
    const newest = await newestArchive(all, space, who)
    if (newest !== null && !over) {
      known = { index: newest, erasures }
      if (isDue()) {
        if (await putAway(all, space, who, () => !over)) known = { index, erasures }
        else notBefore = clock.now() + AGAIN
      }
    }
    waiting = false
  }
  look()
  return {
    look,
    stop: () => {
      over = true
      cancel()
    },
  }
}
