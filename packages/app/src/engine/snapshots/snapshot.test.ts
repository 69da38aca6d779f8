import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gratitude, journal } from '#practices'
import { type AesKey, createPrimitives } from '#protocol'
import { begin, pairUp } from '../../../../devkit/src/pairing.ts'
import { seededPlatform } from '../../../../devkit/src/seeded-platform.ts'
import { createWorld, type Device, ORIGIN, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'
import { httpRelay } from '../../adapters/http-relay.ts'
import { memoryStore } from '../../adapters/memory-store.ts'
import { createHaven } from '../create-haven.ts'
import type { Haven } from '../haven.ts'
import type { Store } from '../ports.ts'
import { createVault } from '../vault.ts'

type Gratitude = typeof gratitude.initial

const HOUR = 3_600_000
const MINUTE = 60_000

let world: World
let amara: Device

beforeEach(async () => {
  world = await createWorld('snapshots')
  amara = world.amara
  await begin(world, amara)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const notesOf = (haven: Haven) => {
  if (!haven.self.value) throw new Error('not begun')
  return all(haven.self.value.stateOf<typeof journal.initial>(journal).notes).flatMap(note =>
    note ? [note.text] : [],
  )
}
const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `note ${from + i}`)
const write = async (texts: readonly string[]) => {
  const haven = amara.haven()
  const id = haven.self.value?.id ?? ''
  const work = Promise.all(texts.map(text => haven.act(id, journal, { do: 'write', text })))
  const done = await world.time.finish(work, HOUR)
  expect(done.every(one => one.ok)).toBe(true)
}
const disk = () => amara.store().disk.rows
const rows = (table: string) => [...disk().keys()].filter(key => key.startsWith(`${table}/`)).sort()
const restart = async (meanwhile: () => unknown = () => {}) => {
  amara.kill()
  await meanwhile()
  await amara.start()
}
const syncState = () => amara.haven().self.value?.sync

/** Opens what is on the disk with no way to the relay, and counts what is read of each table. */
async function openCounting(): Promise<{ readonly haven: Haven; readonly read: Record<string, number> }> {
  const store = memoryStore({}, { rows: new Map(disk()), tabs: new Map(), write: [], lead: [] })
  const read: Record<string, number> = {}
  const counting: Store = {
    ...store,
    lead: () => () => {},
    range: async (table, prefix, part) => {
      const found = await store.range(table, prefix, part)
      read[table] = (read[table] ?? 0) + (found.ok ? found.value.length : 0)
      return found
    },
  }
  const refuse = () => Promise.reject(new TypeError('offline'))
  const opened = await createHaven({
    store: counting,
    relay: httpRelay(ORIGIN, { fetch: refuse, WebSocket: amara.link().WebSocket, now: () => 0 }),
    clock: { now: () => 0, after: () => () => {} },
    platform: seededPlatform(world.chance.branch('counting')) as never,
    server: ORIGIN,
  })
  if (!opened.ok) throw new Error(opened.error.fault)
  return { haven: opened.value, read }
}

/** Changes what the snapshot says, under this device's own key. */
async function tamper(change: (head: Record<string, unknown>) => unknown): Promise<void> {
  const p = createPrimitives(seededPlatform(world.chance.branch('tamper')) as never)
  const vault = createVault(p, disk().get('keys/local') as AesKey)
  for (const key of rows('snapshots').filter(one => one.endsWith('/head'))) {
    const name = key.slice('snapshots/'.length)
    const head = (await vault.openJson('snapshots', name, disk().get(key))) as Record<string, unknown>
    disk().set(key, await vault.sealJson('snapshots', name, change(head)))
  }
}

describe('opening from a snapshot', () => {
  test('Reads no entry that the snapshot stands for but those of its last segment', async () => {
    await write(numbered(900))
    await world.time.pass(HOUR)
    await write(numbered(40, 900))
    await world.time.pass(HOUR)
    expect(rows('segments').length).toBeGreaterThan(2)
    amara.kill()
    const { haven, read } = await openCounting()
    expect(notesOf(haven)).toEqual(numbered(940))
    expect(read.segments).toBeLessThan(2)
    expect(read.snapshots).toBeLessThan(9)
    haven.close()
  })

  test('Goes on as if the log had been folded: writing, sync, packing and the next snapshot', async () => {
    let written = 0
    for (const count of [300, 10, 255, 1, 700]) {
      await write(numbered(count, written))
      written += count
      await restart()
      expect(notesOf(amara.haven())).toEqual(numbered(written))
      await world.time.pass(HOUR)
      expect(syncState()).toEqual({ state: 'synced' })
      await restart()
      expect(notesOf(amara.haven())).toEqual(numbered(written))
    }
    expect(amara.haven().self.value?.me.name).toBe('Amara')
  })

  test('Has sealed texts and their keys as before, own ones and those that opened', async () => {
    const space = await pairUp(world)
    const thanks = { kind: 'words', did: 'waited', gave: 'time', says: 'you care' } as const
    const give = async (device: Device, intent: unknown) => {
      const done = await world.time.finish(device.haven().act(space, gratitude, intent), HOUR)
      expect(done).toEqual({ ok: true, value: undefined })
    }
    const day = (days: number) => new Date(amara.clock().now() + days * 24 * HOUR).toISOString().slice(0, 10)
    await give(amara, { do: 'put-in-jar', thanks, day: day(30) })
    await give(world.juma, { do: 'put-in-jar', thanks, day: day(1) })
    for (let i = 0; i < 260; i++) await give(amara, { do: 'give', thanks })
    await write(numbered(260))
    await world.time.pass(48 * HOUR)
    const sights = () => {
      const view = amara.haven().pairs.value[0]
      const notes = view ? all(view.stateOf<Gratitude>(gratitude).notes) : []
      return notes.flatMap(note => (note.kind === 'jar' ? [view?.sight(note.sealed).kind] : []))
    }
    // A text is opened when somebody looks, and shown a moment later.
    const looked = async () => {
      sights()
      await world.time.pass(1000)
      return sights()
    }
    expect(await looked()).toEqual(['mine', 'open'])
    amara.link().part()
    await restart()
    expect(rows('snapshots').filter(key => key.endsWith('/head'))).toHaveLength(2)
    expect(await looked()).toEqual(['mine', 'open'])
    await world.time.pass(10 * MINUTE)
    expect(rows('snapshots').filter(key => key.endsWith('/head'))).toHaveLength(2)
  })

  test('Writes again only what has changed', async () => {
    await write(numbered(2100))
    await world.time.pass(HOUR)
    const before = new Set(rows('snapshots'))
    await write(numbered(300, 2100))
    await world.time.pass(HOUR)
    const after = rows('snapshots')
    // The last page of notes and the last stretch of hashes; the head is written in place.
    expect(after.filter(key => !before.has(key)).length).toBeLessThan(4)
    expect(after.length).toBeLessThan(before.size + 2)
  })

  test('Is not done from what another version of a practice has stored', async () => {
    await write(numbered(300))
    await world.time.pass(HOUR)
    await restart(() => tamper(head => ({ ...head, print: 'older', fold: { states: {}, unread: 99 } })))
    expect([notesOf(amara.haven()), amara.haven().self.value?.unread]).toEqual([numbered(300), 0])
  })

  test('Is not done from a snapshot of which a row is gone or damaged', async () => {
    await write(numbered(300))
    await world.time.pass(HOUR)
    for (const key of rows('snapshots')) {
      const kept = disk().get(key) as Uint8Array
      for (const spoil of [
        () => disk().delete(key),
        () =>
          disk().set(
            key,
            kept.map((byte, i) => (i === kept.length - 5 ? byte ^ 1 : byte)),
          ),
      ]) {
        amara.kill()
        spoil()
        const { haven, read } = await openCounting()
        expect(notesOf(haven)).toEqual(numbered(300))
        expect(read.segments).toBeGreaterThan(0)
        haven.close()
        disk().set(key, kept)
      }
    }
    await amara.start()
    disk().clear()
  })

  test('Is not done from a snapshot of another log', async () => {
    await write(numbered(300))
    await world.time.pass(HOUR)
    const other = `${'0'.repeat(63)}1`
    await restart(() => tamper(head => ({ ...head, logHash: other })))
    expect(notesOf(amara.haven())).toEqual(numbered(300))
  })
})

describe('the check in a quiet hour', () => {
  const lie = (head: Record<string, unknown>) => {
    const fold = head.fold as { readonly states: object }
    return { ...head, fold: { ...fold, unread: 7 } }
  }

  test('Finds a snapshot that does not say what the log says, and the log wins', async () => {
    await write(numbered(600))
    await world.time.pass(HOUR)
    await restart(() => tamper(lie))
    expect(amara.haven().self.value?.unread).toBe(7)
    await world.time.pass(10 * MINUTE)
    expect([notesOf(amara.haven()), amara.haven().self.value?.unread]).toEqual([numbered(600), 0])
    await restart()
    expect(amara.haven().self.value?.unread).toBe(0)
    expect(syncState()).toEqual({ state: 'synced' })
  })

  test('Loses nothing of what was written meanwhile', async () => {
    await write(numbered(600))
    await world.time.pass(HOUR)
    amara.link().part()
    await restart(() => tamper(lie))
    await write(numbered(10, 600))
    await world.time.pass(10 * MINUTE)
    expect([notesOf(amara.haven()), amara.haven().self.value?.unread]).toEqual([numbered(610), 0])
    amara.link().meet()
    await world.time.pass(HOUR)
    expect(syncState()).toEqual({ state: 'synced' })
    await restart()
    expect(notesOf(amara.haven())).toEqual(numbered(610))
  })

  test('Leaves a true snapshot as it is', async () => {
    await write(numbered(600))
    await world.time.pass(HOUR)
    const before = rows('snapshots')
    await restart()
    await world.time.pass(HOUR)
    expect(rows('snapshots')).toEqual(before)
    const { haven, read } = await openCounting()
    expect(notesOf(haven)).toEqual(numbered(600))
    expect(read.segments).toBeLessThan(2)
    haven.close()
  })
})
