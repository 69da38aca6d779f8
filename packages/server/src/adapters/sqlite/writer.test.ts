import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openReading, openWriting } from './database.ts'
import { groupCommit } from './group-commit.ts'
import { kyselyOn } from './kysely-on.ts'
import { migrate } from './schema.ts'
import { threadWriter } from './writer.ts'
import type { Write } from './writes.ts'

const SPACE = '0a'.repeat(16)
const append = (index: number, size: number): Write => ({
  write: 'append',
  space: SPACE,
  entries: [
    {
      index,
      device: 'a1'.repeat(16),
      n: index,
      hash: index.toString(16).padStart(64, '0'),
      bytes: new Uint8Array(size),
      day: '2026-11-22',
      hollow: false,
    },
  ],
})

test('when the disk is full the write that does not fit is refused as such, and those beside it are kept', async () => {
  const database = new DatabaseSync(':memory:')
  await migrate(kyselyOn(database))
  const { pages } = database.prepare('SELECT page_count AS pages FROM pragma_page_count()').get() as {
    pages: number
  }
  database.exec(`PRAGMA max_page_count = ${pages + 8}`)
  const { commit } = groupCommit(database)
  expect(commit([append(1, 100), append(2, 60_000), append(3, 100)])).toEqual([
    { ok: true, value: true },
    { ok: false, error: { fault: 'StoreFull' } },
    { ok: true, value: true },
  ])
  const kept = database.prepare('SELECT position FROM entries ORDER BY position').all()
  expect(kept.map(row => row.position)).toEqual([1, 3])
})

test('in one commit a write that comes second for a place is refused alone', async () => {
  const database = new DatabaseSync(':memory:')
  await migrate(kyselyOn(database))
  const { commit } = groupCommit(database)
  expect(commit([append(1, 10), append(1, 20), append(2, 10)])).toEqual([
    { ok: true, value: true },
    { ok: true, value: false },
    { ok: true, value: true },
  ])
})

test('while somebody else reads the file, nothing that was taken away is called gone; it goes with the next write after that', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kimbilio-reader-'))
  const path = join(folder, 'relay.sqlite')
  const database = openWriting(path)
  await migrate(kyselyOn(database))
  const { commit } = groupCommit(database)
  commit([append(1, 3000), append(2, 3000)])
  database.exec('PRAGMA busy_timeout = 1')
  const impatient = groupCommit(database)
  const reader = openReading(path)
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM entries').get()
  const erase: Write = {
    write: 'erase',
    space: SPACE,
    entries: [{ index: 1, hash: '1'.padStart(64, '0'), bytes: new Uint8Array(3) }],
  }
  const logFile = () => statSync(`${path}-wal`).size
  expect(impatient.commit([erase, append(3, 10)])).toEqual([
    { ok: false, error: { fault: 'StoreFailed' } },
    { ok: true, value: true },
  ])
  expect(impatient.commit([append(4, 10)])).toEqual([{ ok: true, value: true }])
  expect(logFile()).toBeGreaterThan(0)
  reader.exec('COMMIT')
  expect(impatient.commit([append(5, 10)])).toEqual([{ ok: true, value: true }])
  expect(logFile()).toBe(0)
  reader.close()
  database.close()
  rmSync(folder, { recursive: true })
})

test('when the writing thread dies, whoever waits is told, and so is the server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kimbilio-writer-'))
  let tell = () => {}
  const broken = new Promise<void>(resolve => {
    tell = resolve
  })
  const writer = threadWriter(folder, tell)
  expect(await writer.write(append(1, 10))).toEqual({ ok: false, error: { fault: 'StoreFailed' } })
  await broken
  expect(await writer.write(append(1, 10))).toEqual({ ok: false, error: { fault: 'StoreClosed' } })
  await writer.close()
  rmSync(folder, { recursive: true })
})
