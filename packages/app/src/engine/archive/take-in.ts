/** A space that is new on this device comes into the store: as the log was read, or as an own device had put it away. */
import type { Bytes } from '#protocol'
import type { Pen } from '../desk.ts'
import { absorb } from '../ledger/absorb.ts'
import { type LedgerParts, spaceKey } from '../ledger/parts.ts'
import { epochsIn } from '../own/learn.ts'
import type { FirstReading } from '../own/newcomer.ts'
import type { RecordFault } from '../ports.ts'
import type { Space } from '../space.ts'
import { keepMark } from './mark.ts'

/** Nobody knows the space yet: where the change does not come to be, it is thrown away with all that is in it. */
export async function takeIn(
  parts: LedgerParts,
  pen: Pen,
  space: Space,
  { archived, entries, ring, log }: FirstReading,
  psk: Bytes,
): Promise<RecordFault | null> {
  if (!archived) return absorb(parts, pen, space, entries, psk)
  for (let epoch = 1; epoch <= log.epoch; epoch++) {
    const key = ring.epochKey(epoch)
    if (key) space.ring.addEpochKey(epoch, key)
  }
  space.row = { ...space.row, epochs: epochsIn(ring, log) }
  space.log = archived.log
  space.seen = { index: archived.log.index, hash: archived.log.hash }
  await pen.sealJson('meta', spaceKey(space.id), space.row)
  await keepMark(pen, space.id, null)
  return absorb(parts, pen, space, entries, psk, 'relay', archived.records)
}
