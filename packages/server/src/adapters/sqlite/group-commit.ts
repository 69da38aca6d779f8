/** Takes whatever writes are waiting into one commit. Each write is all or nothing by itself; all share one trip to the disk. */
import type { DatabaseSync } from 'node:sqlite'
import type { Bytes } from '#protocol'
import type { StoredEntry, StoreFault } from '../../ports/relay-store.ts'
import type { Result } from '../../ports/result.ts'
import type { GateRecord } from '../../relay/gate-rules.ts'
import { type InvitationRecord, tombstone } from '../../relay/invitation-rules.ts'
import { blob } from './blob.ts'

export type Write =
  | { readonly write: 'append'; readonly space: string; readonly entries: readonly StoredEntry[] }
  | {
      readonly write: 'gate'
      readonly space: string
      readonly gate: string
      readonly expected: number
      readonly record: GateRecord
    }
  | {
      readonly write: 'invitation'
      readonly id: string
      readonly expected: number
      readonly record: InvitationRecord
    }
  | { readonly write: 'sweep'; readonly now: number; readonly forgetBefore: number }
  | { readonly write: 'secret'; readonly name: string; readonly fresh: Bytes }

/** True: written. False: somebody else was first. Bytes: the secret that is kept. */
export type Written = Result<boolean | Bytes, StoreFault>

export interface GroupCommit {
  /** When it returns, everything that it says is written is on disk. */
  readonly commit: (writes: readonly Write[]) => Written[]
}

export const groupCommit = (database: DatabaseSync): GroupCommit => {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const end = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')
  const savepoint = database.prepare('SAVEPOINT one_write')
  const undo = database.prepare('ROLLBACK TO one_write')
  const release = database.prepare('RELEASE one_write')
  const addEntry = database.prepare(
    'INSERT INTO entries (space, position, device, n, hash, bytes, day) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
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
  const addSecret = database.prepare('INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const readSecret = database.prepare('SELECT value FROM secrets WHERE name = ?')
  const checkpoint = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)')

  /** Set when a write took something away: then the log file that still has it is emptied before anybody is told. */
  let erases = false
  const shrinks = (before: Record<string, unknown> | undefined, after: string) => {
    if (before && Number(before.characters) > after.length) erases = true
  }

  const writeOne = (write: Write): boolean | Bytes => {
    switch (write.write) {
      case 'append': {
        let added = 0
        for (const { index, device, n, hash, bytes, day } of write.entries) {
          added += Number(
            addEntry.run(blob(write.space), index, blob(device), n, blob(hash), bytes, day).changes,
          )
        }
        return added === write.entries.length
      }
      case 'gate': {
        const record = JSON.stringify(write.record)
        const key = [blob(write.space), blob(write.gate)] as const
        if (write.expected === 0) return addGate.run(...key, record).changes === 1
        shrinks(lengthOfGate.get(...key), record)
        return changeGate.run(record, ...key, write.expected).changes === 1
      }
      case 'invitation': {
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
          empty.run(
            JSON.stringify(tombstone(JSON.parse(row.record as string) as InvitationRecord)),
            row.id as Bytes,
          )
          erases = true
        }
        forget.run(write.forgetBefore)
        return true
      }
      case 'secret': {
        addSecret.run(write.name, write.fresh)
        return (readSecret.get(write.name) as { value: Bytes }).value
      }
    }
  }

  const commitTogether = (writes: readonly Write[]): Written[] => {
    erases = false
    begin.run()
    try {
      const written = writes.map((write): Written => {
        savepoint.run()
        const value = writeOne(write)
        if (value === false) undo.run()
        release.run()
        return { ok: true, value }
      })
      end.run()
      if (erases) checkpoint.get()
      return written
    } catch (error) {
      // SQLite may have rolled back by itself already.
      if (database.isTransaction) rollback.run()
      throw error
    }
  }

  const commit = (writes: readonly Write[]): Written[] => {
    try {
      return commitTogether(writes)
    } catch (error) {
      // One write that cannot be done must not take its neighbours with it.
      if (writes.length > 1) return writes.flatMap(write => commit([write]))
      return [{ ok: false, error: faultOf(error) }]
    }
  }
  return { commit }
}

/** https://www.sqlite.org/rescode.html */
const SQLITE_FULL = 13

const faultOf = (error: unknown): StoreFault => {
  const code = (error as { errcode?: unknown } | null)?.errcode
  return typeof code === 'number' && (code & 0xff) === SQLITE_FULL
    ? { fault: 'StoreFull' }
    : { fault: 'StoreFailed' }
}
