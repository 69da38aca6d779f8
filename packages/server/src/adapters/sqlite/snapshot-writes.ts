/** Writes to snapshots: parts as they come, the manifest that completes them, and what goes when newer ones are there. */
import type { DatabaseSync } from 'node:sqlite'
import type { Bytes } from '#protocol'
import type { SnapshotKey } from '../../ports/relay-store.ts'
import { blob } from './blob.ts'
import type { Outcome, SnapshotWrite, TakesAway } from './writes.ts'

const OF_UPLOAD = 'space = ? AND member = ? AND position = ? AND device = ?'

export const snapshotWrites = (database: DatabaseSync, takesAway: TakesAway) => {
  const forgotten = database.prepare('SELECT 1 FROM forgotten WHERE space = ?')
  const complete = database.prepare(
    'SELECT 1 FROM snapshots WHERE space = ? AND member = ? AND position = ? AND manifest IS NOT NULL',
  )
  const begin = database.prepare(
    'INSERT INTO snapshots (space, member, position, device, begun, manifest) VALUES (?, ?, ?, ?, ?, NULL) ON CONFLICT DO NOTHING',
  )
  const bytesOfMember = database.prepare(
    'SELECT coalesce(sum(length(bytes)), 0) AS bytes FROM snapshot_parts WHERE space = ? AND member = ?',
  )
  const dropPart = database.prepare(`DELETE FROM snapshot_parts WHERE ${OF_UPLOAD} AND part = ?`)
  const addPart = database.prepare(
    'INSERT INTO snapshot_parts (space, member, position, device, part, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const finish = database.prepare(`UPDATE snapshots SET manifest = ? WHERE ${OF_UPLOAD}`)
  const superseded = database.prepare(
    'SELECT position, device FROM snapshots WHERE space = ? AND member = ? AND manifest IS NOT NULL ORDER BY position DESC LIMIT -1 OFFSET 2',
  )
  /** Uploads that nobody can want any more: of this place, by another device; or of an earlier one, by this one. */
  const abandoned = database.prepare(
    'SELECT position, device FROM snapshots WHERE space = ? AND member = ? AND manifest IS NULL AND (position = ? OR (position < ? AND device = ?))',
  )
  const dropParts = database.prepare(`DELETE FROM snapshot_parts WHERE ${OF_UPLOAD}`)
  const dropUpload = database.prepare(`DELETE FROM snapshots WHERE ${OF_UPLOAD}`)
  const stale = database.prepare(
    'SELECT space, member, position, device FROM snapshots WHERE manifest IS NULL AND begun < ? LIMIT 1000',
  )

  const columns = ({ space, member, index, device }: SnapshotKey) =>
    [blob(space), blob(member), index, blob(device)] as const
  const drop = (upload: ReturnType<typeof columns>) => {
    takesAway()
    dropParts.run(...upload)
    dropUpload.run(...upload)
  }

  return (write: SnapshotWrite): Outcome => {
    switch (write.write) {
      case 'snapshot-part': {
        const upload = columns(write.key)
        const [space, member, position] = upload
        if (forgotten.get(space)) return 'full'
        if (complete.get(space, member, position)) return 'complete'
        begin.run(...upload, write.now)
        dropPart.run(...upload, write.part)
        const { bytes } = bytesOfMember.get(space, member) as { bytes: number }
        if (bytes + write.bytes.length > write.mostBytes) return 'full'
        addPart.run(...upload, write.part, write.bytes)
        return true
      }
      case 'snapshot': {
        const upload = columns(write.key)
        const [space, member, position, device] = upload
        if (forgotten.get(space) || complete.get(space, member, position)) return true
        begin.run(...upload, write.now)
        finish.run(write.manifest, ...upload)
        const others = [
          ...superseded.all(space, member),
          ...abandoned.all(space, member, position, position, device),
        ]
        for (const one of others) drop([space, member, one.position as number, one.device as Bytes])
        return true
      }
      case 'sweep-snapshots': {
        for (const row of stale.all(write.begunBefore))
          drop([row.space as Bytes, row.member as Bytes, row.position as number, row.device as Bytes])
        return true
      }
    }
  }
}
