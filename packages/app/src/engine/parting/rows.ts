/** The rows of one space, wherever they stand, so that they can really be deleted. */
import { archiveKey } from '../archive/mark.ts'
import { type Desk, must, type Pen } from '../desk.ts'
import { firstSeenKey } from '../erase/fading.ts'
import { errandKey } from '../ledger/erase.ts'
import { chainKey, erasuresKey, logKey, spaceKey } from '../ledger/parts.ts'
import { enrolKey } from '../own/enrol.ts'
import { renewKey } from '../own/renew.ts'
import { epochSeenKey } from '../own/rotate.ts'
import type { Table } from '../ports.ts'

/** What stands under the space's id in each table; what damage or a refusal has set aside stands there too. */
const PLACES: readonly (readonly [table: Table, prefix: (space: string) => string])[] = [
  ['segments', space => `${space}/`],
  ['segments', space => `aside/segments/${space}/`],
  ['segments', space => `aside/tail/${space}/`],
  ['tail', space => `${space}/`],
  ['outbox', space => `${space}/`],
  ['carried', space => `${space}/`],
  ['carried', space => `aside/${space}/`],
  ['snapshots', space => space],
  ['errands', space => `${space}/`],
  ['errands', space => `read/${space}/`],
  ['errands', space => errandKey(space)],
  ['errands', space => firstSeenKey(space)],
  ['drafts', space => `${space}/`],
]

/** Deletes all that was written in the space, and the keys that open it. The keys that sign here stay. */
export async function deleteRows(pen: Pen, desk: Desk, space: string): Promise<void> {
  for (const [table, prefix] of PLACES)
    for (const [key] of must(await desk.store.range(table, prefix(space)))) pen.delete(table, key)
  const rows = [spaceKey, logKey, chainKey, erasuresKey, epochSeenKey, enrolKey, archiveKey]
  const meta = rows.map(key => key(space))
  for (const key of meta) pen.delete('meta', key)
  for (const key of [enrolKey, renewKey]) pen.delete('keys', key(space))
}
