/** The relay's store in one SQLite file: a thread writes in group commits, this thread reads on a connection of its own. */
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Bytes } from '#protocol'
import type { EntryPlace, RelayStore, StoredEntry, StoreFault } from '../../ports/relay-store.ts'
import { done, type Result, refused } from '../../ports/result.ts'
import type { GateRecord } from '../../relay/gate-rules.ts'
import type { InvitationRecord } from '../../relay/invitation-rules.ts'
import { blob, hexOf } from './blob.ts'
import { kyselyOn, openReading, openWriting } from './database.ts'
import { migrate } from './schema.ts'
import { directWriter, threadWriter, type Writer } from './writer.ts'

/** `path` is a file, made if need be together with its folder, or ':memory:'. */
export const openSqliteStore = async (path: string, broken: () => void = () => {}): Promise<RelayStore> => {
  if (path === ':memory:') {
    const database = openWriting(path)
    await migrate(kyselyOn(database))
    return storeOn(database, directWriter(database))
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  // The server's own secret and the halves of keys lie in it. SQLite gives the files beside it the same mode.
  closeSync(openSync(path, 'a', 0o600))
  const first = openWriting(path)
  await migrate(kyselyOn(first))
  first.close()
  return storeOn(openReading(path), threadWriter(path, broken))
}

const storeOn = (reading: DatabaseSync, writer: Writer): RelayStore => {
  const kysely = kyselyOn(reading)
  const readEntries = reading.prepare(
    'SELECT position, device, n, hash, bytes, day FROM entries WHERE space = ? AND position > ? ORDER BY position',
  )
  const findByDevice = reading.prepare(
    'SELECT position, device, hash FROM entries WHERE space = ? AND device = ? AND n = ?',
  )
  const findByHash = reading.prepare(
    'SELECT position, device, hash FROM entries WHERE space = ? AND hash = ?',
  )
  let open = true

  const asking = async <T>(ask: () => T | Promise<T>): Promise<Result<T, StoreFault>> => {
    if (!open) return refused({ fault: 'StoreClosed' })
    try {
      return done(await ask())
    } catch {
      return refused({ fault: 'StoreFailed' })
    }
  }
  const writing = async (write: Parameters<Writer['write']>[0]): Promise<Result<boolean, StoreFault>> => {
    const written = await writer.write(write)
    return written.ok ? done(written.value === true) : written
  }

  return {
    async append(space, entries) {
      const written = await writing({ write: 'append', space, entries })
      return written.ok ? done(written.value ? 'stored' : 'taken') : written
    },
    read: (space, after, maxBytes) =>
      asking(() => {
        const entries: StoredEntry[] = []
        let bytes = 0
        for (const row of readEntries.iterate(blob(space), after)) {
          const entry = entryOf(row)
          bytes += entry.bytes.length
          if (entries.length > 0 && bytes > maxBytes) break
          entries.push(entry)
        }
        return entries
      }),
    findByDevice: (space, device, n) => asking(() => placeOf(findByDevice.get(blob(space), blob(device), n))),
    findByHash: (space, hash) => asking(() => placeOf(findByHash.get(blob(space), blob(hash)))),

    readGate: (space, gate) =>
      asking(async () => {
        const row = await kysely
          .selectFrom('gates')
          .select(['version', 'record'])
          .where('space', '=', blob(space))
          .where('gate', '=', blob(gate))
          .executeTakeFirst()
        return row ? { version: row.version, record: JSON.parse(row.record) as GateRecord } : null
      }),
    writeGate: (space, gate, expected, record) => writing({ write: 'gate', space, gate, expected, record }),
    countGates: space =>
      asking(async () => {
        const { gates } = await kysely
          .selectFrom('gates')
          .select(count => count.fn.countAll<number>().as('gates'))
          .where('space', '=', blob(space))
          .executeTakeFirstOrThrow()
        return gates
      }),

    readInvitation: id =>
      asking(async () => {
        const row = await kysely
          .selectFrom('invitations')
          .select(['version', 'record'])
          .where('id', '=', blob(id))
          .executeTakeFirst()
        return row ? { version: row.version, record: JSON.parse(row.record) as InvitationRecord } : null
      }),
    writeInvitation: (id, expected, record) => writing({ write: 'invitation', id, expected, record }),
    countInvitations: space =>
      asking(async () => {
        const { invitations } = await kysely
          .selectFrom('invitations')
          .select(count => count.fn.countAll<number>().as('invitations'))
          .where('space', '=', blob(space))
          .executeTakeFirstOrThrow()
        return invitations
      }),
    async sweepInvitations(now, forgetBefore) {
      const written = await writing({ write: 'sweep', now, forgetBefore })
      return written.ok ? done(undefined) : written
    },

    async secret(name, fresh) {
      const written = await writer.write({ write: 'secret', name, fresh })
      return written.ok ? done(written.value as Bytes) : written
    },

    async close() {
      await writer.close()
      if (!open) return
      open = false
      reading.close()
    },
  }
}

type Row = Record<string, unknown>

const entryOf = (row: Row): StoredEntry => ({
  index: row.position as number,
  device: hexOf(row.device as Bytes),
  n: row.n as number,
  hash: hexOf(row.hash as Bytes),
  bytes: row.bytes as Bytes,
  day: row.day as string,
})

const placeOf = (row: Row | undefined): EntryPlace | null =>
  row
    ? {
        index: row.position as number,
        device: hexOf(row.device as Bytes),
        hash: hexOf(row.hash as Bytes),
      }
    : null
