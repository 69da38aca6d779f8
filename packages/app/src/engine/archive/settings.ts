/** When a record is put away, and from whom it is taken. */
import { ownIn } from '../own/known-as.ts'
import type { ArchiveUse } from '../own/newcomer.ts'
import type { OwnRecord } from '../own/own-record.ts'
import type { Space } from '../space.ts'

/** When a record is long enough to be put away for one's next phone. */
export interface ArchiveSettings {
  /** Entries, from the newest archive on. */
  readonly least: number
  /** Milliseconds of quiet before anything is sent. */
  readonly quiet: number
}

/** How a new device takes the archive of a space that its person shares with another. */
export const archiveOf = (
  { least }: ArchiveSettings,
  own: OwnRecord,
  self: Space,
  space: string,
): ArchiveUse => ({ least, selfRing: self.ring, signers: ownIn(own, self, space) })

/** Of the self space itself: nobody is known there before it was read. */
export const selfArchive = ({ least }: ArchiveSettings): ArchiveUse => ({
  least,
  selfRing: null,
  signers: null,
})

export const ARCHIVES: ArchiveSettings = { least: 1_000, quiet: 120_000 }
