/** The relay's store in one SQLite file: a thread writes in group commits, this thread reads on a connection of its own. */
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Bytes } from '#protocol'
import type {
  EntryPlace,
  RecoveryRecord,
  RelayStore,
  StoredEntry,
  StoreFault,
} from '../../ports/relay-store.ts'
import { done, type Result, refused } from '../../ports/result.ts'
import type { GateRecord } from '../../relay/gate-rules.ts'
import type { InvitationRecord } from '../../relay/invitation-rules.ts'
import { blob, hexOf } from './blob.ts'
import { openReading, openWriting } from './database.ts'
import { kyselyOn } from './kysely-on.ts'
import { migrate } from './schema.ts'
import { directWriter, threadWriter, type Writer } from './writer.ts'

/** `path` is a file, made if need be together with its folder, or ':memory:'. */
export const openSqliteStore = async (path: string, broken: () => void = () => {}): Promise<RelayStore> => {
  if (path === ':memory:') {
    const database = openWriting(path)
    await migrate(kyselyOn(database))
    return storeOn(database, directWriter(database))
  }
  const made = mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  // The server's own secret and the halves of keys lie in it. SQLite gives the files beside it the same mode.
  closeSync(openSync(path, 'a', 0o600))
  const first = openWriting(path)
  await migrate(kyselyOn(first))
  first.close()
  keepNames(dirname(path), made === undefined ? dirname(path) : dirname(made))
  return storeOn(openReading(path), threadWriter(path, broken))
}

/** Brings the names of new files and folders to the disk, from here up to there: else the first power cut could take all of it. */
const keepNames = (from: string, to: string): void => {
  // Windows has no such call and keeps names by itself.
  if (process.platform === 'win32') return
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    try {
      const file = openSync(folder, 'r')
      fsyncSync(file)
      closeSync(file)
    } catch {
      // A folder above ours that may not be opened: nothing more can be done for its names from here.
    }
    if (folder === resolve(to) || folder === dirname(folder)) return
  }
}

const storeOn = (reading: DatabaseSync, writer: Writer): RelayStore => {
  const kysely = kyselyOn(reading)
  const readEntries = reading.prepare(
    'SELECT position, device, n, hash, bytes, day, hollow FROM entries WHERE space = ? AND position > ? ORDER BY position',
  )
  const findByDevice = reading.prepare(
    'SELECT position, device, hash, hollow FROM entries WHERE space = ? AND device = ? AND n = ?',
  )
  const findByHash = reading.prepare(
    'SELECT position, device, hash, hollow FROM entries WHERE space = ? AND hash = ?',
  )
  const findForgotten = reading.prepare('SELECT 1 FROM forgotten WHERE space = ?')
  const findRecovery = reading.prepare('SELECT space, member, access, box FROM recoveries WHERE id = ?')
  const findManifest = reading.prepare(
    'SELECT position, manifest FROM snapshots WHERE space = ? AND member = ? AND manifest IS NOT NULL ORDER BY position DESC LIMIT 1',
  )
  const findPart = reading.prepare(
    `SELECT bytes FROM snapshot_parts JOIN snapshots USING (space, member, position, device)
     WHERE space = ? AND member = ? AND position = ? AND part = ? AND manifest IS NOT NULL`,
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

  const quietly = async (write: Parameters<Writer['write']>[0]): Promise<Result<void, StoreFault>> => {
    const written = await writer.write(write)
    return written.ok ? done(undefined) : written
  }

  return {
    async append(space, entries) {
      const written = await writer.write({ write: 'append', space, entries })
      if (!written.ok) return written
      return done(written.value === 'forgotten' ? 'forgotten' : written.value === true ? 'stored' : 'taken')
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

    erase: (space, entries) => quietly({ write: 'erase', space, entries }),
    fill: (space, entry) => quietly({ write: 'fill', space, entry }),
    forget: (space, newest) => writing({ write: 'forget', space, newest }),
    isForgotten: space => asking(() => findForgotten.get(blob(space)) !== undefined),

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
    sweepInvitations: (now, forgetBefore) => quietly({ write: 'sweep', now, forgetBefore }),

    readRecovery: id => asking(() => recoveryOf(findRecovery.get(blob(id)))),
    writeRecovery: (id, record) => writing({ write: 'recovery', id, record }),
    dropRecovery: (space, member, id) => quietly({ write: 'drop-recovery', space, member, id }),

    async writeSnapshotPart(key, part, bytes, now, mostBytes) {
      const written = await writer.write({ write: 'snapshot-part', key, part, bytes, now, mostBytes })
      if (!written.ok) return written
      return done(written.value === 'full' || written.value === 'complete' ? written.value : 'kept')
    },
    completeSnapshot: (key, manifest, now) => quietly({ write: 'snapshot', key, manifest, now }),
    newestSnapshot: (space, member) =>
      asking(() => {
        const row = findManifest.get(blob(space), blob(member))
        return row ? { index: row.position as number, manifest: row.manifest as Bytes } : null
      }),
    readSnapshotPart: (space, member, index, part) =>
      asking(
        () => (findPart.get(blob(space), blob(member), index, part)?.bytes as Bytes | undefined) ?? null,
      ),
    sweepSnapshots: begunBefore => quietly({ write: 'sweep-snapshots', begunBefore }),

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
  hollow: row.hollow === 1,
})

const placeOf = (row: Row | undefined): EntryPlace | null =>
  row
    ? {
        index: row.position as number,
        device: hexOf(row.device as Bytes),
        hash: hexOf(row.hash as Bytes),
        hollow: row.hollow === 1,
      }
    : null

const recoveryOf = (row: Row | undefined): RecoveryRecord | null =>
  row
    ? {
        space: hexOf(row.space as Bytes),
        member: hexOf(row.member as Bytes),
        access: hexOf(row.access as Bytes),
        box: row.box as string,
      }
    : null
