import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { relayStoreContract } from '../../ports/relay-store.contract.ts'
import { NEW_GATE } from '../../relay/gate-rules.ts'
import { openSqliteStore } from './open-sqlite-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'kimbilio-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const file = () => join(folder, `${++files}`, 'relay.sqlite')

relayStoreContract('SQLite in a file', () => openSqliteStore(file()))
relayStoreContract('SQLite in memory', () => openSqliteStore(':memory:'))

const SPACE = '0a'.repeat(16)
const GATE = 'cc'.repeat(16)

test('what was acknowledged is there when the file is opened again', async () => {
  const path = file()
  const first = await openSqliteStore(path)
  const entry = {
    index: 1,
    device: 'a1'.repeat(16),
    n: 1,
    hash: '11'.repeat(32),
    bytes: new Uint8Array([7]),
    day: '2026-11-22',
    hollow: false,
  }
  await first.append(SPACE, [entry])
  await first.close()
  const second = await openSqliteStore(path)
  expect(await second.read(SPACE, 0, 100)).toEqual({ ok: true, value: [entry] })
  await second.close()
})

test('nobody else on the machine may read the file, whatever folder it is put into', async () => {
  const open = join(folder, `${++files}`)
  mkdirSync(open, { mode: 0o755 })
  const store = await openSqliteStore(join(open, 'relay.sqlite'))
  await store.secret('relay access', new Uint8Array(32))
  const modes = readdirSync(open).map(name => statSync(join(open, name)).mode & 0o077)
  expect(modes.length).toBeGreaterThan(0)
  expect(modes.filter(mode => mode !== 0)).toEqual([])
  await store.close()
})

test('two servers on one file take turns: the place in the order goes to one of them', async () => {
  const path = file()
  const stores = [await openSqliteStore(path), await openSqliteStore(path)]
  const answers = await Promise.all(
    stores.map((store, at) =>
      store.append(SPACE, [
        {
          index: 1,
          device: `a${at}`.repeat(16),
          n: 1,
          hash: `1${at}`.repeat(32),
          bytes: new Uint8Array([at]),
          day: '2026-11-22',
          hollow: false,
        },
      ]),
    ),
  )
  expect(answers.map(answer => answer.ok && answer.value).sort()).toEqual(['stored', 'taken'])
  for (const store of stores) await store.close()
})

test('a deposit that was taken back stands nowhere in the files any more', async () => {
  const path = file()
  const store = await openSqliteStore(path)
  const share = 'A-share-that-must-vanish-from-the-disk-000'
  const hashes = { entry: '11'.repeat(32), inner: '22'.repeat(32) }
  const deposit = { member: 'a1'.repeat(16), kind: 'both', day: null, ...hashes, share } as const
  const onDisk = () =>
    readdirSync(join(path, '..')).some(name =>
      readFileSync(join(path, '..', name)).includes(Buffer.from(share)),
    )
  await store.writeGate(SPACE, GATE, 0, { ...NEW_GATE, deposits: [deposit] })
  expect(onDisk()).toBe(true)
  await store.writeGate(SPACE, GATE, 1, NEW_GATE)
  expect(onDisk()).toBe(false)
  await store.close()
})

test('the folder of the data is for its owner alone', async () => {
  const path = file()
  const store = await openSqliteStore(path)
  expect(statSync(join(path, '..')).mode & 0o077).toBe(0)
  await store.close()
})
