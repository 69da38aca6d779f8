/** Opens a SQLite file the way the relay needs it. */
import { DatabaseSync } from 'node:sqlite'

/** Older ones can damage a file in WAL mode when two connections meet a checkpoint. */
const OLDEST_SOUND_SQLITE = [3, 51, 3] as const

export const openWriting = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path)
  refuseOldSqlite(database)
  // FULL, because an acknowledgement says that a crash of the machine loses nothing.
  // secure_delete, because a deposit that is withdrawn must not stay in free pages.
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA secure_delete = ON')
  database.exec('PRAGMA busy_timeout = 5000')
  return database
}

export const openReading = (path: string): DatabaseSync =>
  new DatabaseSync(path, { readOnly: true, timeout: 5000 })

const refuseOldSqlite = (database: DatabaseSync): void => {
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string }
  const parts = version.split('.').map(Number)
  for (const [place, least] of OLDEST_SOUND_SQLITE.entries()) {
    const part = parts[place] ?? 0
    if (part > least) return
    if (part < least) throw new Error(`SQLite ${version} is too old; 3.51.3 or newer is needed. Use Node 24.`)
  }
}
