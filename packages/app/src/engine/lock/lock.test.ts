import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { journal } from '#practices'
import { createPrimitives, utf8 } from '#protocol'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { seededPlatform } from '../../../../devkit/src/seeded-platform.ts'
import { createWorld, ORIGIN, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'
import { httpRelay } from '../../adapters/http-relay.ts'
import { type MemoryDisk, memoryStore } from '../../adapters/memory-store.ts'
import { createHaven } from '../create-haven.ts'
import { storeWork } from '../desk.ts'
import type { Haven } from '../haven.ts'
import { createVault, newLocalKey } from '../vault.ts'
import { lockState, unlock, type WayIn } from './unlock.ts'

let world: World
let disk: MemoryDisk
let opened: Haven[] = []
const SECRET = 'hofu yangu ya giza'
const DRAFT = 'bado sijasema'
const PIN = '4829'

beforeEach(async () => {
  world = await createWorld('lock')
  await pairUp(world)
  await world.time.pass(20_000)
  const haven = world.amara.haven()
  await world.time.finish(haven.act(haven.self.value!.id, journal, { do: 'write', text: SECRET }), 60_000)
  haven.draft('journal').keep(DRAFT)
  await world.time.pass(20_000)
  world.amara.kill()
  disk = world.amara.store().disk
})
afterEach(() => {
  for (const haven of opened) haven.close()
  opened = []
  for (const device of world.devices) device.kill()
  world.end()
})

let drawn = 0
const platform = () => seededPlatform(world.chance.branch(`lock ${++drawn}`))
const p = () => createPrimitives(platform())
const nowhere = httpRelay(ORIGIN, {
  fetch: () => Promise.reject(new TypeError('no connection')),
  WebSocket: globalThis.WebSocket,
  now: () => 0,
})
/** Amara's app on her disk, with no connection; `way` where it is locked. */
const open = async (way?: WayIn, rows = disk, fate?: Parameters<typeof memoryStore>[0]) => {
  const clock = world.time.party(0)
  const store = memoryStore(fate, rows)
  const key = way && (await unlock({ p: p(), store, clock }, way))
  if (key && !key.ok) return key
  const haven = await createHaven({
    store,
    relay: nowhere,
    clock,
    platform: platform(),
    server: ORIGIN,
    lockCost: { memory: 64, passes: 1 },
    ...(key ? { localKey: key.value } : {}),
  })
  if (haven.ok) opened.push(haven.value)
  return haven
}
const must = <T>(result: { ok: true; value: T } | { ok: false; error: { fault: string } }): T => {
  if (!result.ok) throw new Error(result.error.fault)
  return result.value
}
const notes = (haven: Haven) =>
  all(haven.self.value!.stateOf<typeof journal.initial>(journal).notes).map(note => note?.text)
const lockOf = (rows: MemoryDisk) => lockState({ store: memoryStore({}, rows), clock: world.time.party(0) })

/** Everything on the disk that is more than ciphertext: handles of keys, and words, in the rows or in their names. */
const aThiefFinds = (rows: MemoryDisk) => {
  const found: string[] = []
  const look = (value: unknown, where: string): void => {
    if (typeof value === 'object' && value !== null && 'extractable' in value) found.push(`a key at ${where}`)
    const bytes =
      value instanceof Uint8Array ? value : typeof value === 'string' ? utf8(value) : new Uint8Array(0)
    for (const word of [SECRET, DRAFT, 'Amara', 'Juma', 'seed', 'space'])
      if (Buffer.from(bytes).includes(word)) found.push(`${word} at ${where}`)
    if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array))
      for (const [name, inner] of Object.entries(value)) look(inner, `${where}.${name}`)
  }
  for (const [key, value] of rows.rows) look(value, key)
  return found
}
/** A copy of the whole disk, as a thief takes one. */
const copied = (rows: MemoryDisk): MemoryDisk => ({
  rows: new Map([...rows.rows].map(([key, value]) => [key, structuredClone(value)])),
  tabs: new Map(),
  write: [],
  lead: [],
})

describe('a locked profile', () => {
  test('Holds no key and no word in the clear, and nothing that lay there before is left', async () => {
    expect(aThiefFinds(disk)).toEqual(['a key at keys/local'])
    const before = copied(disk)
    const haven = must(await open())
    must(await haven.lock.set(PIN))
    expect(aThiefFinds(disk)).toEqual([])
    for (const [key, value] of disk.rows)
      if (value instanceof Uint8Array) expect(before.rows.get(key), key).not.toEqual(value)
  })

  test('Opens with its PIN and with nothing else, with all that was in it', async () => {
    const haven = must(await open())
    const device = [...disk.rows.keys()].filter(key => key.startsWith('keys/'))
    must(await haven.lock.set(PIN))
    must((await haven.act(haven.self.value!.id, journal, { do: 'write', text: 'baadaye' })) as never)
    haven.close()

    expect(must(await lockOf(disk))).toEqual({ locked: true, waitMs: 0, letters: false, passkey: null })
    expect(await open()).toEqual({ ok: false, error: { fault: 'StoreClosed' } })
    expect(await open({ pin: '4828' })).toEqual({ ok: false, error: { fault: 'WrongPin', waitMs: 0 } })
    const again = must(await open({ pin: ` ${PIN}\n` }))
    expect(notes(again)).toEqual([SECRET, 'baadaye'])
    expect(again.draft('journal').text).toBe(DRAFT)
    expect(again.pairs.value).toHaveLength(1)
    expect(again.lock.state.value).toEqual({ after: 5, passkey: false })
    expect(device).toHaveLength(3)
  })

  test('Gives a thief with its rows nothing under a wrong PIN or a key of their own', async () => {
    must(await must(await open()).lock.set(PIN))
    const stolen = copied(disk)
    const store = memoryStore({}, stolen)
    const clock = world.time.party(0)
    for (const pin of ['', '0000', '48290', 'PIN'])
      expect(await unlock({ p: p(), store, clock }, { pin })).toMatchObject({ ok: false })
    const theirs = createVault(p(), await newLocalKey(p()))
    for (const [row, value] of stolen.rows) {
      const at = row.indexOf('/')
      expect(await theirs.open(row.slice(0, at) as 'meta', row.slice(at + 1), value)).toBeNull()
    }
  })

  test('Makes wrong tries wait, through a reload and a clock that is set back, and forgets nothing', async () => {
    must(await must(await open()).lock.set(PIN))
    for (const waitMs of [0, 0, 8000])
      expect(await open({ pin: '1111' })).toEqual({ ok: false, error: { fault: 'WrongPin', waitMs } })
    const back = { ...world.time.party(0), now: () => world.time.now() - 86_400_000 }
    expect(await unlock({ p: p(), store: memoryStore({}, disk), clock: back }, { pin: PIN })).toEqual({
      ok: false,
      error: { fault: 'TooSoon', waitMs: 8000 },
    })
    expect(must(await lockOf(disk))).toMatchObject({ locked: true })
    await world.time.pass(86_400_000)
    expect(notes(must(await open({ pin: PIN })))).toEqual([SECRET])
    expect(must(await lockOf(disk))).toMatchObject({ waitMs: 0 })
  })

  test('A try is counted also when the page is closed in the middle of it', async () => {
    must(await must(await open()).lock.set(PIN))
    const store = memoryStore({ fate: () => 'crash-after' }, disk)
    await unlock({ p: p(), store, clock: world.time.party(0) }, { pin: '1111' })
    expect(disk.rows.get('keys/tries')).toMatchObject({ wrong: 1 })
  })

  test('Changed, the former PIN opens nothing more, also not a copy of the rows with the former lock', async () => {
    const haven = must(await open())
    must(await haven.lock.set(PIN))
    const formerLock = structuredClone(disk.rows.get('keys/lock'))
    expect(await haven.lock.change('0000', '135791')).toMatchObject({
      ok: false,
      error: { fault: 'WrongPin' },
    })
    must(await haven.lock.change(PIN, '135791'))
    haven.close()
    expect(await open({ pin: PIN })).toMatchObject({ ok: false })
    const mixed = copied(disk)
    mixed.rows.set('keys/lock', formerLock)
    mixed.rows.delete('keys/tries')
    expect(await open({ pin: PIN }, mixed)).toEqual({ ok: false, error: { fault: 'StoreBlocked' } })
    expect(notes(must(await open({ pin: '135791' })))).toEqual([SECRET])
  })

  test('Taken away by its PIN, it opens by itself again', async () => {
    const haven = must(await open())
    must(await haven.lock.set(PIN))
    expect(await haven.lock.remove('9999')).toMatchObject({ ok: false })
    must(await haven.lock.remove(PIN))
    expect(haven.lock.state.value).toBeNull()
    haven.close()
    expect(must(await lockOf(disk))).toEqual({ locked: false })
    expect(notes(must(await open()))).toEqual([SECRET])
  })

  test('A passkey is one more way in, and goes when the PIN changes', async () => {
    const haven = must(await open())
    const passkey = { id: utf8('a passkey'), salt: p().random(32), secret: p().random(32) }
    must(await haven.lock.set(PIN))
    expect(await haven.lock.addPasskey('0000', passkey)).toMatchObject({ ok: false })
    must(await haven.lock.addPasskey(PIN, passkey))
    haven.close()
    expect(aThiefFinds(disk)).toEqual([])
    const { id, salt, secret } = passkey
    expect(must(await lockOf(disk))).toEqual({
      locked: true,
      waitMs: 0,
      letters: false,
      passkey: { id, salt },
    })
    expect(await open({ passkey: p().random(32) })).toMatchObject({ error: { fault: 'WrongPasskey' } })
    const again = must(await open({ passkey: secret }))
    expect(notes(again)).toEqual([SECRET])
    must(await again.lock.change(PIN, '135791'))
    again.close()
    expect(await open({ passkey: secret })).toMatchObject({ ok: false })
  })

  test('Killed at the commit that sets, changes or takes away the lock, it stands as before or as after', async () => {
    for (const fate of ['crash-before', 'crash-after', 'full'] as const) {
      const rows = copied(disk)
      const die = { fate: (_: number, writes: readonly unknown[]) => (writes.length > 5 ? fate : 'done') }
      const haven = must(await open(undefined, rows, die))
      expect(await haven.lock.set(PIN)).toMatchObject({ ok: false })
      haven.close()
      const locked = must(await lockOf(rows)).locked
      expect(locked).toBe(fate === 'crash-after')
      const again = must(await open(locked ? { pin: PIN } : undefined, rows))
      expect(notes(again)).toEqual([SECRET])
      must(locked ? await again.lock.remove(PIN) : await again.lock.set(PIN))
    }
  })

  test('Another tab with the former key writes nothing more and says that it is closed', async () => {
    const one = must(await open())
    const two = must(await open())
    must(await one.lock.set(PIN))
    expect(
      await two.act(two.self.value!.id, journal, { do: 'write', text: 'kwa ufunguo wa zamani' }),
    ).toEqual({
      ok: false,
      error: { fault: 'StoreClosed' },
    })
    one.close()
    expect(notes(must(await open({ pin: PIN })))).toEqual([SECRET])
  })

  test('What was typed in the last moment is there again behind the lock', async () => {
    const haven = must(await open())
    must(await haven.lock.set(PIN))
    for (const text of ['k', 'ka', 'kar', 'karibu']) haven.draft('journal').keep(text)
    await haven.draftsKept()
    haven.close()
    expect(must(await open({ pin: PIN })).draft('journal').text).toBe('karibu')
  })

  test('How long until it locks by itself is kept', async () => {
    const haven = must(await open())
    must(await haven.lock.set(PIN))
    must(await haven.lock.lockAfter(1))
    haven.close()
    expect(must(await open({ pin: PIN })).lock.state.value).toEqual({ after: 1, passkey: false })
  })
})

test('A long record, packed and with its snapshot, opens under another lock as it was', async () => {
  await world.amara.start()
  const haven = world.amara.haven()
  const self = haven.self.value!.id
  const texts = Array.from({ length: 600 }, (_, i) => `andiko ${i}`)
  const written = texts.map(text => haven.act(self, journal, { do: 'write', text }))
  await world.time.finish(Promise.all(written), 3_600_000)
  await world.time.pass(3_600_000)
  world.amara.kill()
  const tables = new Set([...disk.rows.keys()].map(key => key.split('/')[0]))
  for (const table of ['segments', 'snapshots']) expect(tables).toContain(table)
  must(await must(await open()).lock.set(PIN))
  const again = must(await open({ pin: PIN }))
  expect(notes(again)).toEqual([SECRET, ...texts])
  expect(again.self.value?.sync.state).not.toBe('fault')
})

test('A row that was set aside after damage opens where it was sealed for, also under another lock', async () => {
  const store = memoryStore({}, disk)
  const [[row, value]] = [...disk.rows].filter(([key]) => key.startsWith('tail/')) as [[string, Uint8Array]]
  const key = row.slice('tail/'.length)
  must(await store.commit([{ table: 'segments', key: `aside/tail/${key}`, value }]))
  const haven = must(await open())
  must(await haven.lock.set(PIN))
  const localKey = must(await unlock({ p: p(), store, clock: world.time.party(0) }, { pin: PIN }))
  const aside = must(await store.get('segments', `aside/tail/${key}`))
  const vault = createVault(p(), localKey)
  expect(must(await storeWork(() => vault.open('tail', key, aside)))).not.toBeNull()
})
