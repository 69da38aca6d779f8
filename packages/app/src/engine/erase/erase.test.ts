import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Gratitude, gratitude, type Journal, journal } from '#practices'
import { createPrimitives, decodeEntry } from '#protocol'
import { chanceFrom } from '../../../../devkit/src/chance.ts'
import { modifiedClient } from '../../../../devkit/src/modified-client.ts'
import { begin, pairUp } from '../../../../devkit/src/pairing.ts'
import { seededPlatform } from '../../../../devkit/src/seeded-platform.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'
import type { Keep } from '#practices'
import type { Table } from '../ports.ts'
import { createVault } from '../vault.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WORDS = 'you-waited-in-the-rain'
const deed = (text: string) => ({ kind: 'deed', deed: text }) as const

let world: World
let space: string

beforeEach(async () => {
  world = await createWorld('deleting')
  space = await pairUp(world)
  await world.time.pass(MINUTE)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const pairOf = (device: Device) => {
  const [pair] = device.haven().pairs.value
  if (!pair) throw new Error('not paired')
  return pair
}
const notesOf = (device: Device) => all(pairOf(device).stateOf<Gratitude>(gratitude).notes)
const give = async (device: Device, text: string, keep: Keep | null = null) => {
  const done = await finish(
    device.haven().act(space, gratitude, { do: 'give', thanks: deed(text) }, { keep }),
  )
  expect(done.ok).toBe(true)
}
const remove = (device: Device, note: string) =>
  finish(device.haven().act(space, gratitude, { do: 'delete', note }))
const textsOf = (device: Device) =>
  notesOf(device).flatMap(note => (note.kind === 'given' && note.thanks.kind === 'deed' ? [note.thanks.deed] : []))

/** Everything in a device's store, opened as far as its own key opens it. */
const opened = async (device: Device): Promise<string> => {
  const p = createPrimitives(seededPlatform(chanceFrom('a thief')))
  const rows = [...device.store().disk.rows]
  const key = rows.find(([name]) => name === 'keys/local')?.[1]
  const vault = createVault(p, key as never)
  const texts = await Promise.all(
    rows.map(async ([name, value]) => {
      const at = name.indexOf('/')
      const plain = await vault.open(name.slice(0, at) as Table, name.slice(at + 1), value)
      return Buffer.from(plain ?? []).toString('latin1')
    }),
  )
  return texts.join('\n')
}
const atTheRelay = async (device: Device) => {
  const client = await modifiedClient(world, device, space)
  const page = await finish(client.relay.read(client.who, 0))
  if (!page.ok) throw new Error(page.error.fault)
  const p = createPrimitives(seededPlatform(chanceFrom('a reader')))
  return page.value.entries.map(({ bytes }) => {
    const entry = decodeEntry(p, bytes)
    if (!entry.ok) throw new Error(entry.error.fault)
    return entry.value
  })
}

describe('deleting own words', () => {
  test('takes them from both phones and from the server, and everything else stays', async () => {
    await give(world.amara, WORDS)
    await give(world.juma, 'another')
    await world.time.pass(MINUTE)
    const [note] = notesOf(world.amara)
    expect(await opened(world.juma)).toContain(WORDS)
    expect((await remove(world.amara, note!.id)).ok).toBe(true)
    expect(textsOf(world.amara)).toEqual(['', 'another'])
    await world.time.pass(10 * MINUTE)
    for (const device of [world.amara, world.juma]) {
      expect(textsOf(device)).toEqual(['', 'another'])
      expect(await opened(device)).not.toContain(WORDS)
      expect(device.haven().pairs.value[0]?.sync).toEqual({ state: 'synced' })
      expect(pairOf(device)).toMatchObject({ withheld: 0, unread: 0 })
    }
    const gone = (await atTheRelay(world.juma)).filter(entry => entry.erased)
    expect(gone.map(({ hash }) => hash)).toEqual([note!.fact])
    expect(gone.map(({ bytes }) => bytes.length)).toEqual([242])
    for (const device of [world.amara, world.juma]) {
      const before = notesOf(device)
      device.kill()
      await device.start()
      await world.time.pass(MINUTE)
      expect(notesOf(device)).toEqual(before)
    }
  })
})
