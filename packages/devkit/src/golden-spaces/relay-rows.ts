/** What a relay keeps: from the memory of a simulated one into a file as servers have it, and back through today's server. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openSqliteStore, type RelayStore } from '#server'

/** Names of all that is kept; a store is asked for one thing at a time and never lists them. */
interface Names {
  readonly spaces: Set<string>
  /** `space/gate` */
  readonly gates: Set<string>
  readonly invitations: Set<string>
  readonly recoveries: Set<string>
}

/** Notes the names of all that is written from now on. */
export function notedNames(store: RelayStore): Names {
  const names: Names = { spaces: new Set(), gates: new Set(), invitations: new Set(), recoveries: new Set() }
  const { append, writeGate, writeInvitation, writeRecovery } = store
  store.append = (space, entries) => {
    names.spaces.add(space)
    return append(space, entries)
  }
  store.writeGate = (space, gate, ...rest) => {
    names.gates.add(`${space}/${gate}`)
    return writeGate(space, gate, ...rest)
  }
  store.writeInvitation = (id, ...rest) => {
    names.invitations.add(id)
    return writeInvitation(id, ...rest)
  }
  store.writeRecovery = (id, record) => {
    names.recoveries.add(id)
    return writeRecovery(id, record)
  }
  return names
}

/** Snapshots that phones have uploaded are not among it: no app uploads any. */
async function pour(from: RelayStore, to: RelayStore, names: Names): Promise<void> {
  for (const space of names.spaces) {
    const entries = sure(await from.read(space, 0, Number.MAX_SAFE_INTEGER))
    sure(await to.append(space, entries))
  }
  for (const name of names.gates) {
    const [space = '', gate = ''] = name.split('/')
    const kept = sure(await from.readGate(space, gate))
    if (kept) sure(await to.writeGate(space, gate, 0, kept.record))
  }
  for (const id of names.invitations) {
    const kept = sure(await from.readInvitation(id))
    if (kept) sure(await to.writeInvitation(id, 0, kept.record))
  }
  for (const id of names.recoveries) {
    const kept = sure(await from.readRecovery(id))
    if (kept) sure(await to.writeRecovery(id, kept))
  }
}

export async function writeRelay(store: RelayStore, names: Names, file: string): Promise<void> {
  const made = await openSqliteStore(file)
  await pour(store, made, names)
  await made.close()
  // When the steps were made is the one thing in it that no seed decides.
  const database = new DatabaseSync(file)
  database.exec("UPDATE kysely_migration SET timestamp = '2027-03-01T06:00:00.000Z'")
  database.exec('PRAGMA journal_mode = DELETE')
  database.exec('VACUUM')
  database.close()
}

/** Today's server opens a copy of the file, with the steps that it has learnt since, and hands all of it over. */
export async function readRelay(file: string, to: RelayStore): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kimbilio-golden-'))
  try {
    const copy = join(folder, 'relay.sqlite')
    copyFileSync(file, copy)
    const store = await openSqliteStore(copy)
    await pour(store, to, namesIn(copy))
    await store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function namesIn(file: string): Names {
  const database = new DatabaseSync(file, { readOnly: true })
  const named = (sql: string) =>
    new Set(
      database
        .prepare(sql)
        .all()
        .map(({ name }) => String(name)),
    )
  const names = {
    spaces: named('SELECT DISTINCT lower(hex(space)) AS name FROM entries'),
    gates: named("SELECT lower(hex(space)) || '/' || lower(hex(gate)) AS name FROM gates"),
    invitations: named('SELECT lower(hex(id)) AS name FROM invitations'),
    recoveries: named('SELECT lower(hex(id)) AS name FROM recoveries'),
  }
  database.close()
  return names
}

function sure<T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!answer.ok) throw new Error('the relay’s store failed')
  return answer.value
}
