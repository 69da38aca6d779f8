import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AnySlice, journal } from '#practices'
import {
  authorContent,
  type Bytes,
  createPrimitives,
  emptyLog,
  encodePayload,
  newRing,
  verifyRun,
} from '#protocol'
import { begin, pairUp } from '../../../devkit/src/pairing.ts'
import { seededPlatform } from '../../../devkit/src/seeded-platform.ts'
import { stolenKeys } from '../../../devkit/src/stolen-keys.ts'
import { createWorld, type Device, ORIGIN, type World } from '../../../devkit/src/world.ts'
import { all } from '../../../practices/src/shared/shelf.ts'
import { httpRelay } from '../adapters/http-relay.ts'
import type { Haven } from './haven.ts'

let world: World

beforeEach(async () => {
  world = await createWorld('ledger')
  await begin(world, world.amara)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const HOUR = 3_600_000
const QUIET = 600_000
const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const notesOf = (haven: Haven) => {
  if (!haven.self.value) throw new Error('not begun')
  return all(haven.self.value.stateOf<typeof journal.initial>(journal).notes).flatMap(note =>
    note ? [note.text] : [],
  )
}
const write = async (device: Device, ...texts: readonly string[]) => {
  const haven = device.haven()
  const id = haven.self.value?.id ?? ''
  const done = await finish(Promise.all(texts.map(text => haven.act(id, journal, { do: 'write', text }))))
  expect(done.every(one => one.ok)).toBe(true)
}
const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `note ${from + i}`)
const rows = (device: Device, table: string) =>
  [...device.store().disk.rows.keys()].filter(key => key.startsWith(`${table}/`))
const restart = async (device: Device) => {
  device.kill()
  await device.start()
}
const syncOf = (device: Device) => device.haven().self.value?.sync

describe('the record on this device', () => {
  test('Is packed into segments when it is quiet, and opens as before', async () => {
    await write(world.amara, ...numbered(600))
    await world.time.pass(HOUR)
    expect(rows(world.amara, 'segments')).toHaveLength(3)
    expect(rows(world.amara, 'tail').length).toBeLessThan(3)
    expect(rows(world.amara, 'outbox')).toEqual([])
    await write(world.amara, ...numbered(300, 600))
    await world.time.pass(HOUR)
    world.relay.crash()
    await restart(world.amara)
    expect(notesOf(world.amara.haven())).toEqual(numbered(900))
    world.relay.start()
    await world.time.pass(HOUR)
    await write(world.amara, 'and on')
    await world.time.pass(HOUR)
    expect(syncOf(world.amara)).toEqual({ state: 'synced' })
  })

  test('Holds no words in the clear', async () => {
    await write(world.amara, 'maneno yangu ya siri')
    await world.time.pass(HOUR)
    await finish(world.amara.haven().setLanguage('en'))
    world.amara.haven().draft('journal').keep('maneno mengine ya siri')
    await world.time.pass(1_000)
    const text = [...world.amara.store().disk.rows]
      .map(
        ([key, value]) =>
          `${key} ${value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : JSON.stringify(value)}`,
      )
      .join('\n')
    expect(text).toContain('drafts/journal')
    expect(text).not.toMatch(/siri|Amara/)
  })

  test('Keeps drafts through a reload, and forgets what was emptied', async () => {
    world.amara.haven().draft('a').keep('begun')
    world.amara.haven().draft('b').keep('begun')
    await world.time.pass(1_000)
    world.amara.haven().draft('b').keep('')
    await world.time.pass(1_000)
    await restart(world.amara)
    expect(['a', 'b'].map(key => world.amara.haven().draft(key).text)).toEqual(['begun', ''])
  })
})

describe('entries that this app can not read', () => {
  test('Of a newer app are kept, counted and change nothing', async () => {
    const newer: AnySlice = {
      ...(journal as AnySlice),
      id: 'future',
      decide: () => ({
        ok: true,
        value: [{ type: 'future.thing-done.v3', data: { anything: [1, { of: 'it' }] } }],
      }),
    }
    await write(world.amara, 'before')
    const haven = world.amara.haven()
    const before = haven.self.value?.unread
    await finish(haven.act(haven.self.value?.id ?? '', newer, {}))
    await write(world.amara, 'after')
    await world.time.pass(20_000)
    await restart(world.amara)
    expect(before).toBe(0)
    expect(world.amara.haven().self.value?.unread).toBe(1)
    expect(notesOf(world.amara.haven())).toEqual(['before', 'after'])
    expect(syncOf(world.amara)).toEqual({ state: 'synced' })
  })

  test('That were sealed under a key that nobody has are kept and counted, and the record goes on', async () => {
    const space = await pairUp(world)
    await world.time.pass(20_000)
    const { juma } = world
    juma.kill()
    const p = createPrimitives(seededPlatform(world.chance.branch('mischief')) as never)
    const keys = await stolenKeys(p, juma, space)
    const relay = httpRelay(ORIGIN, {
      fetch: world.amara.link().fetch,
      WebSocket: world.amara.link().WebSocket,
      now: world.amara.clock().now,
    })
    const who = { space, device: keys.device, sign: (message: Bytes) => p.sign(keys.sign, message) }
    const page = await finish(relay.read(who, 0))
    if (!page.ok) throw new Error(page.error.fault)
    const { state } = await verifyRun(p, emptyLog(space), page.value.entries)
    const own = state.devices.get(keys.device)
    if (!own) throw new Error('not in the log')
    const ring = newRing(p)
    ring.addEpochKey(1, p.random(32))
    const payload = encodePayload({ t: 'gratitude.note-given.v1', at: 0, d: {} })
    const chain = { n: own.n, prev: own.hash }
    const entry = await authorContent(p, { space, keys, chain, seen: state, epoch: 1, ring, payload })
    expect(await finish(relay.post(who, [entry.bytes]))).toMatchObject({ ok: true })
    await world.time.pass(20_000)
    const view = () => world.amara.haven().pairs.value[0]
    expect([view()?.unread, view()?.sync]).toEqual([1, { state: 'synced' }])
    await restart(world.amara)
    expect(view()?.unread).toBe(1)
  })
})

describe('damage', () => {
  const spoil = (device: Device, table: string, at: number) => {
    const { rows: disk } = device.store().disk
    const key =
      [...disk.keys()]
        .filter(one => one.startsWith(`${table}/`))
        .sort()
        .at(at) ?? ''
    const value = disk.get(key)
    if (!(value instanceof Uint8Array)) throw new Error(`no row ${key}`)
    value[value.length - 5] = (value[value.length - 5] ?? 0) ^ 1
  }
  const recordOf = async () => {
    await write(world.amara, ...numbered(600))
    await world.time.pass(HOUR)
  }

  for (const [what, table, at] of [
    ['A segment', 'segments', 1],
    ['The first segment', 'segments', 0],
    ['The tail', 'tail', -1],
  ] as const)
    test(`${what} that can not be read is said, fetched again, and nothing is missing`, async () => {
      await recordOf()
      world.amara.kill()
      spoil(world.amara, table, at)
      world.amara.link().part()
      await world.amara.start()
      // What opening does not look at is found when it is quiet.
      if (table === 'segments') await world.time.pass(QUIET)
      expect(syncOf(world.amara)).toEqual({ state: 'fault', fault: 'StoreDamaged' })
      await write(world.amara, 'meanwhile')
      world.amara.link().meet()
      await world.time.pass(HOUR)
      expect(syncOf(world.amara)).toEqual({ state: 'synced' })
      expect(notesOf(world.amara.haven())).toEqual([...numbered(600), 'meanwhile'])
      await restart(world.amara)
      expect(notesOf(world.amara.haven())).toEqual([...numbered(600), 'meanwhile'])
    })

  test('A lost log row or chain row uses no counter twice', async () => {
    await recordOf()
    for (const lost of ['meta/log/', 'meta/chain/']) {
      world.amara.kill()
      const { rows: disk } = world.amara.store().disk
      for (const key of [...disk.keys()]) if (key.startsWith(lost)) disk.delete(key)
      await world.amara.start()
      await write(world.amara, `after ${lost}`)
      await world.time.pass(HOUR)
      expect(syncOf(world.amara)).toEqual({ state: 'synced' })
    }
    expect(notesOf(world.amara.haven()).slice(-2)).toEqual(['after meta/log/', 'after meta/chain/'])
  })

  test('Rows are swapped: a row in another place than its own does not open', async () => {
    await recordOf()
    world.amara.kill()
    const { rows: disk } = world.amara.store().disk
    const [first = '', second = ''] = rows(world.amara, 'segments').sort()
    const kept = disk.get(first)
    disk.set(first, disk.get(second))
    disk.set(second, kept)
    await world.amara.start()
    await world.time.pass(HOUR)
    expect(syncOf(world.amara)).toEqual({ state: 'synced' })
    expect(notesOf(world.amara.haven())).toEqual(numbered(600))
  })
})

describe('without WebSocket', () => {
  test('The two still hear of each other, by asking now and then', async () => {
    const polled = await createWorld('polling')
    for (const device of polled.devices)
      device.between = honest => ({ ...honest, live: (_, end) => end.close(1006, 'no sockets here') })
    const space = await pairUp(polled)
    const people = polled.devices.map(
      device => device.haven().pairs.value.find(view => view.id === space)?.other?.name,
    )
    expect(people).toEqual(['Juma', 'Amara'])
    for (const device of polled.devices) device.kill()
    polled.end()
  })
})
