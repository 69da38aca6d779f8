/** Writes to what is changed by compare and swap: gates, invitations; and to recovery records and secrets. */
import type { DatabaseSync } from 'node:sqlite'
import type { Bytes } from '#protocol'
import { type InvitationRecord, tombstone } from '../../relay/invitation-rules.ts'
import { blob } from './blob.ts'
import type { Outcome, RecordWrite, TakesAway } from './writes.ts'

export const recordWrites = (database: DatabaseSync, takesAway: TakesAway) => {
  const forgotten = database.prepare('SELECT 1 FROM forgotten WHERE space = ?')
  const addGate = database.prepare(
    'INSERT INTO gates (space, gate, version, record) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING',
  )
  const lengthOfGate = database.prepare(
    'SELECT length(record) AS characters FROM gates WHERE space = ? AND gate = ?',
  )
  const changeGate = database.prepare(
    'UPDATE gates SET version = version + 1, record = ? WHERE space = ? AND gate = ? AND version = ?',
  )
  const addInvitation = database.prepare(
    'INSERT INTO invitations (id, space, version, expires_at, emptied, record) VALUES (?, ?, 1, ?, 0, ?) ON CONFLICT DO NOTHING',
  )
  const lengthOfInvitation = database.prepare(
    'SELECT length(record) AS characters FROM invitations WHERE id = ?',
  )
  const changeInvitation = database.prepare(
    'UPDATE invitations SET version = version + 1, record = ?, expires_at = ? WHERE id = ? AND version = ?',
  )
  const expired = database.prepare(
    'SELECT id, record FROM invitations WHERE expires_at < ? AND emptied = 0 LIMIT 1000',
  )
  const empty = database.prepare(
    'UPDATE invitations SET version = version + 1, emptied = 1, record = ? WHERE id = ?',
  )
  const forget = database.prepare('DELETE FROM invitations WHERE expires_at < ?')
  const ownerOfRecovery = database.prepare(
    'SELECT 1 FROM recoveries WHERE id = ? AND NOT (space = ? AND member = ?)',
  )
  const dropOtherRecoveries = database.prepare('DELETE FROM recoveries WHERE space = ? AND member = ?')
  const addRecovery = database.prepare(
    'INSERT INTO recoveries (id, space, member, access, box) VALUES (?, ?, ?, ?, ?)',
  )
  const dropRecovery = database.prepare('DELETE FROM recoveries WHERE space = ? AND member = ? AND id = ?')
  const addSecret = database.prepare('INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const readSecret = database.prepare('SELECT value FROM secrets WHERE name = ?')

  const shrinks = (before: Record<string, unknown> | undefined, after: string) => {
    if (before && Number(before.characters) > after.length) takesAway()
  }

  return (write: RecordWrite): Outcome => {
    switch (write.write) {
      case 'gate': {
        if (forgotten.get(blob(write.space))) return false
        const record = JSON.stringify(write.record)
        const key = [blob(write.space), blob(write.gate)] as const
        if (write.expected === 0) return addGate.run(...key, record).changes === 1
        shrinks(lengthOfGate.get(...key), record)
        return changeGate.run(record, ...key, write.expected).changes === 1
      }
      case 'invitation': {
        if (forgotten.get(blob(write.record.space))) return false
        const record = JSON.stringify(write.record)
        const id = blob(write.id)
        if (write.expected === 0) {
          return addInvitation.run(id, blob(write.record.space), write.record.expiresAt, record).changes === 1
        }
        shrinks(lengthOfInvitation.get(id), record)
        return changeInvitation.run(record, write.record.expiresAt, id, write.expected).changes === 1
      }
      case 'sweep': {
        for (const row of expired.all(write.now)) {
          const left = tombstone(JSON.parse(row.record as string) as InvitationRecord)
          empty.run(JSON.stringify(left), row.id as Bytes)
          takesAway()
        }
        forget.run(write.forgetBefore)
        return true
      }
      case 'recovery': {
        const { space, member, access, box } = write.record
        const id = blob(write.id)
        const owner = [blob(space), blob(member)] as const
        if (forgotten.get(owner[0]) || ownerOfRecovery.get(id, ...owner)) return false
        if (Number(dropOtherRecoveries.run(...owner).changes) > 0) takesAway()
        addRecovery.run(id, ...owner, blob(access), box)
        return true
      }
      case 'drop-recovery': {
        const { changes } = dropRecovery.run(blob(write.space), blob(write.member), blob(write.id))
        if (Number(changes) > 0) takesAway()
        return true
      }
      case 'secret': {
        addSecret.run(write.name, write.fresh)
        return (readSecret.get(write.name) as { value: Bytes }).value
      }
    }
  }
}
