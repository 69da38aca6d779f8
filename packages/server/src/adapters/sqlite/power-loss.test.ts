/**
 * What is left when the power goes. A test cannot pull the plug; it can look at a log file that was cut off anywhere, which is
 * what a disk leaves that keeps its promise. That it is asked for this promise in time, scripts/disk-promise.ts shows.
 */
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { StoredEntry } from '../../ports/relay-store.ts'
import { openWriting } from './database.ts'
import { groupCommit } from './group-commit.ts'
import { openSqliteStore } from './open-sqlite-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'kimbilio-power-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const fresh = () => join(folder, String(++files))

const SPACE = '0a'.repeat(16)
const entry = (index: number): StoredEntry => ({
  index,
  device: 'a1'.repeat(16),
  n: index,
  hash: index.toString(16).padStart(64, '0'),
  bytes: new Uint8Array(100 + index * 700).fill(index),
  day: '2026-11-22',
  hollow: false,
})

test('each commit goes to the disk before it counts, and what is deleted is overwritten', () => {
  mkdirSync(join(folder, 'settings'))
  const database = openWriting(join(folder, 'settings', 'relay.sqlite'))
  const setting = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
  // https://www.sqlite.org/pragma.html#pragma_synchronous: 2 is FULL.
  expect(['journal_mode', 'synchronous', 'secure_delete'].map(setting)).toEqual(['wal', 2, 1])
  database.close()
})

test('wherever the log file is cut off, and whatever lies behind the cut, all that was acknowledged before it is there, and nothing in halves', async () => {
  const data = fresh()
  const path = join(data, 'relay.sqlite')
  const store = await openSqliteStore(path)
  /** How long the log file was when each entry was acknowledged. */
  const lengths: number[] = []
  for (let index = 1; index <= 12; index++) {
    expect(await store.append(SPACE, [entry(index)])).toEqual({ ok: true, value: 'stored' })
    lengths.push(statSync(`${path}-wal`).size)
  }
  const main = readFileSync(path)
  const log = readFileSync(`${path}-wal`)
  await store.close()

  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: 0, max: log.length }), fc.constantFrom(...lengths)),
      fc.uint8Array({ maxLength: 9000 }),
      (cut, garbage) => {
        const after = fresh()
        mkdirSync(after)
        const copy = join(after, 'relay.sqlite')
        writeFileSync(copy, main)
        writeFileSync(`${copy}-wal`, log.subarray(0, cut))
        appendFileSync(`${copy}-wal`, garbage)
        const opened = openWriting(copy)
        const kept = lengths.filter(length => length <= cut).length
        const there = opened.prepare('SELECT position, bytes FROM entries ORDER BY position').all()
        expect(there).toEqual(
          Array.from({ length: kept }, (_, at) => ({ position: at + 1, bytes: entry(at + 1).bytes })),
        )
        const { commit } = groupCommit(opened)
        expect(commit([{ write: 'append', space: SPACE, entries: [entry(kept + 1)] }])).toEqual([
          { ok: true, value: true },
        ])
        opened.close()
        rmSync(after, { recursive: true })
      },
    ),
    { numRuns: 100 },
  )
})
