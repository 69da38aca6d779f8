import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gratitude, journal } from '#practices'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { addPhone } from '../../../../devkit/src/phones.ts'
import { seededPlatform } from '../../../../devkit/src/seeded-platform.ts'
import { createWorld, type Device, ORIGIN, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'
import { httpRelay } from '../../adapters/http-relay.ts'
import { memoryStore } from '../../adapters/memory-store.ts'
import { createHaven } from '../create-haven.ts'

const HOUR = 3_600_000
const thanks = { kind: 'words', did: 'ulinisaidia', gave: '', says: '' }
let world: World
let pair: string

beforeEach(async () => {
  world = await createWorld('put back', { more: ['copy'] })
  pair = await pairUp(world)
  await world.time.pass(HOUR)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const selfOf = (device: Device) => {
  const view = device.haven().self.value
  if (!view) throw new Error(`${device.name} has not begun`)
  return view
}
const notesOf = (device: Device): readonly string[] =>
  all(selfOf(device).stateOf<typeof journal.initial>(journal).notes).flatMap(note =>
    note ? [note.text] : [],
  )
const thanksOf = (device: Device): number => {
  const view = device.haven().pairs.value.find(({ id }) => id === pair)
  return view ? all(view.stateOf<typeof gratitude.initial>(gratitude).notes).filter(Boolean).length : 0
}
const write = async (device: Device, text: string) => {
  const done = await finish(device.haven().act(selfOf(device).id, journal, { do: 'write', text }))
  expect(done).toEqual({ ok: true, value: undefined })
}
const thank = async (device: Device) => {
  const done = await finish(device.haven().act(pair, gratitude, { do: 'give', thanks }))
  expect(done).toEqual({ ok: true, value: undefined })
}
type Rows = ReadonlyMap<string, unknown>
const rowsOf = (device: Device): Rows => structuredClone(device.store().disk.rows)
const putBack = async (device: Device, rows: Rows) => {
  device.kill()
  const { disk } = device.store()
  disk.rows.clear()
  for (const [key, value] of structuredClone(rows)) disk.rows.set(key, value)
}
const allWell = (...devices: readonly Device[]) => {
  for (const device of devices)
    for (const view of [selfOf(device), ...device.haven().pairs.value])
      expect([device.name, view.kind, view.sync, view.unread]).toEqual([
        device.name,
        view.kind,
        { state: 'synced' },
        0,
      ])
}

describe('a phone that was put back to an earlier day', () => {
  test('Takes in what it had written since, says again what it could not send, and goes on as another device', async () => {
    const { amara, juma } = world
    await write(amara, 'first')
    await world.time.pass(HOUR)
    const earlier = rowsOf(amara)
    const before = amara.haven().devices.list.value.map(({ id }) => id)
    await write(amara, 'forgotten by the phone')
    await thank(amara)
    await world.time.pass(HOUR)
    await putBack(amara, earlier)
    await amara.start()
    amara.link().part()
    await write(amara, 'written before it knew')
    await thank(amara)
    amara.link().meet()
    await world.time.pass(HOUR)
    expect(notesOf(amara)).toEqual(['first', 'forgotten by the phone', 'written before it knew'])
    expect([thanksOf(amara), thanksOf(juma)]).toEqual([2, 2])
    allWell(amara, juma)
    const after = amara.haven().devices.list.value
    expect(after.map(({ here }) => here)).toEqual([true])
    expect(before).not.toContain(after[0]?.id)
    await write(amara, 'and on')
    await thank(juma)
    await world.time.pass(HOUR)
    amara.kill()
    await amara.start()
    await world.time.pass(HOUR)
    expect(notesOf(amara)).toHaveLength(4)
    expect([thanksOf(amara), thanksOf(juma)]).toEqual([3, 3])
    allWell(amara, juma)
  })

  test('Goes on at whatever commit it is killed', async () => {
    let deaths = 0
    for (let at = 1; at <= 8; at++) {
      const fresh = await createWorld(`put back and killed ${at}`)
      world = fresh
      pair = await pairUp(fresh)
      const { amara } = fresh
      await fresh.time.pass(HOUR)
      const earlier = rowsOf(amara)
      await write(amara, 'forgotten by the phone')
      await fresh.time.pass(HOUR)
      await putBack(amara, earlier)
      await amara.start()
      amara.link().part()
      await write(amara, 'written before it knew')
      await thank(amara)
      const since = amara.store().commits()
      amara.fate = count => (count === since + at ? (at % 2 ? 'crash-before' : 'crash-after') : 'done')
      amara.link().meet()
      for (let turn = 0; turn < 60; turn++) {
        await fresh.time.pass(1_000)
        if (!amara.store().crashed()) continue
        deaths += 1
        amara.fate = () => 'done'
        amara.kill()
        await amara.start()
      }
      await fresh.time.pass(HOUR)
      expect([at, notesOf(amara)]).toEqual([at, ['forgotten by the phone', 'written before it knew']])
      expect([thanksOf(amara), thanksOf(fresh.juma)]).toEqual([1, 1])
      allWell(amara, fresh.juma)
      expect(amara.haven().devices.list.value).toHaveLength(1)
      for (const device of fresh.devices) device.kill()
      fresh.end()
    }
    expect(deaths).toBeGreaterThan(5)
    world = await createWorld('after it')
  })

  test('Beside another phone of the same person, which goes on as it was', async () => {
    const { amara } = world
    const copy = world.more['copy']
    if (!copy) throw new Error('no second phone')
    await addPhone(world, amara, copy)
    await world.time.pass(HOUR)
    const earlier = rowsOf(amara)
    await write(amara, 'forgotten by the phone')
    await world.time.pass(HOUR)
    await putBack(amara, earlier)
    await amara.start()
    await world.time.pass(HOUR)
    await thank(amara)
    await world.time.pass(HOUR)
    expect(notesOf(copy)).toEqual(notesOf(amara))
    expect([thanksOf(amara), thanksOf(copy), thanksOf(world.juma)]).toEqual([1, 1, 1])
    allWell(amara, copy, world.juma)
    expect(copy.haven().devices.list.value).toHaveLength(2)
  })
})

describe('two tabs of a phone that was put back', () => {
  test('Go on as the same other device, and neither says anything as the former one', async () => {
    const { amara, juma } = world
    const earlier = rowsOf(amara)
    await thank(amara)
    await world.time.pass(HOUR)
    await putBack(amara, earlier)
    await amara.start()
    const tab = await secondTab(amara)
    await world.time.pass(HOUR)
    const wrote = await finish(tab.act(pair, gratitude, { do: 'give', thanks }))
    expect(wrote).toEqual({ ok: true, value: undefined })
    await thank(amara)
    await world.time.pass(HOUR)
    expect([thanksOf(amara), thanksOf(juma)]).toEqual([3, 3])
    allWell(amara, juma)
    expect(tab.devices.list.value.map(({ id }) => id)).toEqual(
      amara.haven().devices.list.value.map(({ id }) => id),
    )
    tab.close()
  })

  /** Same disk, same way to the relay, its own memory. */
  const secondTab = async (device: Device) => {
    const link = device.link()
    const opened = await finish(
      createHaven({
        store: memoryStore({}, device.store().disk),
        relay: httpRelay(ORIGIN, { fetch: link.fetch, WebSocket: link.WebSocket, now: device.clock().now }),
        clock: device.clock(),
        platform: seededPlatform(device.chance.branch('second tab')) as never,
        server: ORIGIN,
      }),
    )
    if (!opened.ok) throw new Error(opened.error.fault)
    return opened.value
  }
})

describe('a profile that was copied', () => {
  test('Becomes two devices that their person sees, and no word of either is lost', async () => {
    const { amara, juma } = world
    const copy = world.more['copy']
    if (!copy) throw new Error('no second phone')
    await write(amara, 'before')
    await world.time.pass(HOUR)
    await putBack(copy, rowsOf(amara))
    await copy.start()
    await Promise.all([write(copy, 'from the copy'), write(amara, 'from the first')])
    await Promise.all([thank(copy), thank(amara)])
    await world.time.pass(3 * HOUR)
    const standing = [amara, copy].map(device => device.haven().devices.standing.value)
    expect(standing).toContain('active')
    for (const device of [amara, copy]) {
      expect(notesOf(device)).toContain(device === copy ? 'from the copy' : 'from the first')
      if (device.haven().devices.standing.value === 'active') allWell(device)
    }
    allWell(juma)
  })
})
