/** When a snapshot is worth writing: what stands behind the last one is folded again at every start. */
import { SEGMENT_ENTRIES } from '../records.ts'
import type { Space } from '../space.ts'

export const isSnapshotDue = ({ log, saved }: Space): boolean =>
  log.index - (saved?.index ?? 0) >= SEGMENT_ENTRIES
