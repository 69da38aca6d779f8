/** Writes to the ordered logs: what is added, what is emptied, and the end of a space. */
import type { DatabaseSync } from 'node:sqlite'
import { blob } from './blob.ts'
import type { EntryWrite, Outcome, TakesAway } from './writes.ts'

/** Everything that belongs to a space, and goes with it. */
const TABLES = ['entries', 'gates', 'invitations', 'recoveries', 'snapshots', 'snapshot_parts'] as const

export const entryWrites = (database: DatabaseSync, takesAway: TakesAway) => {
  const add = database.prepare(
    'INSERT INTO entries (space, position, device, n, hash, bytes, day, hollow) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const change = database.prepare(
    'UPDATE entries SET bytes = ?, hollow = 0 WHERE space = ? AND position = ? AND hash = ?',
  )
  const fill = database.prepare(
    'UPDATE entries SET bytes = ?, hollow = 0 WHERE space = ? AND position = ? AND hash = ? AND hollow = 1',
  )
  const dropManifests = database.prepare('DELETE FROM snapshots WHERE space = ? AND position >= ?')
  const dropParts = database.prepare('DELETE FROM snapshot_parts WHERE space = ? AND position >= ?')
  const newest = database.prepare('SELECT max(position) AS position FROM entries WHERE space = ?')
  const deletions = TABLES.map(table => database.prepare(`DELETE FROM ${table} WHERE space = ?`))
  const addTombstone = database.prepare('INSERT INTO forgotten (space) VALUES (?)')
  const tombstone = database.prepare('SELECT 1 FROM forgotten WHERE space = ?')

  return (write: EntryWrite): Outcome => {
    const space = blob(write.space)
    switch (write.write) {
      case 'append': {
        if (tombstone.get(space)) return 'forgotten'
        let added = 0
        for (const { index, device, n, hash, bytes, day, hollow } of write.entries) {
          added += Number(
            add.run(space, index, blob(device), n, blob(hash), bytes, day, hollow ? 1 : 0).changes,
          )
        }
        return added === write.entries.length
      }
      case 'erase': {
        takesAway()
        for (const { index, hash, bytes } of write.entries) change.run(bytes, space, index, blob(hash))
        const first = Math.min(...write.entries.map(({ index }) => index))
        if (write.entries.length > 0) {
          dropManifests.run(space, first)
          dropParts.run(space, first)
        }
        return true
      }
      case 'fill': {
        const { index, hash, bytes } = write.entry
        fill.run(bytes, space, index, blob(hash))
        return true
      }
      case 'forget': {
        if (newest.get(space)?.position !== write.newest) return false
        takesAway()
        for (const deletion of deletions) deletion.run(space)
        addTombstone.run(space)
        return true
      }
    }
  }
}
