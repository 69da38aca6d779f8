/** Takes whatever writes are waiting into one commit. Each write is all or nothing by itself; all share one trip to the disk. */
import type { DatabaseSync } from 'node:sqlite'
import type { StoreFault } from '../../ports/relay-store.ts'
import { entryWrites } from './entry-writes.ts'
import { recordWrites } from './record-writes.ts'
import { snapshotWrites } from './snapshot-writes.ts'
import type { Outcome, Write, Written } from './writes.ts'

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
  const checkpoint = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)')
  const { timeout } = database.prepare('PRAGMA busy_timeout').get() as { timeout: number }
  const noWait = database.prepare('PRAGMA busy_timeout = 0')
  const wait = database.prepare(`PRAGMA busy_timeout = ${timeout}`)

  /** Whether this write takes something away. */
  let takes = false
  const takesAway = () => {
    takes = true
  }
  /** Whether the log file may still hold what was taken away. */
  let remembers = false
  const entries = entryWrites(database, takesAway)
  const records = recordWrites(database, takesAway)
  const snapshots = snapshotWrites(database, takesAway)

  const writeOne = (write: Write): Outcome => {
    switch (write.write) {
      case 'append':
      case 'erase':
      case 'fill':
      case 'forget':
        return entries(write)
      case 'snapshot':
      case 'snapshot-part':
      case 'sweep-snapshots':
        return snapshots(write)
      default:
        return records(write)
    }
  }

  const commitTogether = (writes: readonly Write[]): { written: Written; took: boolean }[] => {
    begin.run()
    try {
      const outcomes = writes.map(write => {
        takes = false
        savepoint.run()
        const value = writeOne(write)
        if (REFUSALS.includes(value)) undo.run()
        release.run()
        return { written: { ok: true, value } as const, took: takes }
      })
      end.run()
      return outcomes
    } catch (error) {
      // SQLite may have rolled back by itself already.
      if (database.isTransaction) rollback.run()
      throw error
    }
  }

  /** Empties the log file. Somebody who reads through a connection of their own can hold it: then it waits a while, or not. */
  const forgetWhatWas = (patiently: boolean) => {
    if (!patiently) noWait.get()
    try {
      remembers = checkpoint.get()?.busy !== 0
    } catch {
      // The disk may be full: what was committed stays so, and what was taken away is not called gone.
    }
    if (!patiently) wait.get()
  }

  const commit = (writes: readonly Write[]): Written[] => {
    let outcomes: ReturnType<typeof commitTogether>
    try {
      outcomes = commitTogether(writes)
    } catch (error) {
      // One write that cannot be done must not take its neighbours with it.
      if (writes.length > 1) return writes.flatMap(write => commit([write]))
      return [{ ok: false, error: faultOf(error) }]
    }
    const tookAway = outcomes.some(({ took }) => took)
    remembers ||= tookAway
    // What could not be forgotten before is tried again with each commit; nobody's write waits for it.
    if (remembers) forgetWhatWas(tookAway)
    return outcomes.map(({ written, took }) =>
      took && remembers ? { ok: false, error: { fault: 'StoreFailed' } } : written,
    )
  }
  return { commit }
}

const REFUSALS: readonly Outcome[] = [false, 'forgotten', 'complete', 'full']

/** https://www.sqlite.org/rescode.html */
const SQLITE_FULL = 13

const faultOf = (error: unknown): StoreFault => {
  const code = (error as { errcode?: unknown } | null)?.errcode
  return typeof code === 'number' && (code & 0xff) === SQLITE_FULL
    ? { fault: 'StoreFull' }
    : { fault: 'StoreFailed' }
}
