import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gratitude, journal } from '#practices'
import {
  createPrimitives,
  emptyLog,
  type LogState,
  newRing,
  removeDeviceEntry,
  rotateEntry,
  unbase64url,
  verifyRun,
} from '#protocol'
import { chanceFrom } from '../../../../devkit/src/chance.ts'
import { modifiedClient } from '../../../../devkit/src/modified-client.ts'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { addPhone } from '../../../../devkit/src/phones.ts'
import { seededPlatform } from '../../../../devkit/src/seeded-platform.ts'
import { stolenKeys } from '../../../../devkit/src/stolen-keys.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'
import type { SpaceRow } from '../space.ts'
import { createVault } from '../vault.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const p = createPrimitives(seededPlatform(chanceFrom('a reader')))
let world: World
let pair: string

beforeEach(async () => {
  world = await createWorld('keys change', { more: ['tablet'] })
  pair = await pairUp(world)
  await world.time.pass(MINUTE)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const tablet = () => {
  const device = world.more['tablet']
  if (!device) throw new Error('this world has no tablet')
  return device
}
const selfOf = (device: Device) => {
  const view = device.haven().self.value
  if (!view) throw new Error(`${device.name} has not begun`)
  return view
}
const notesOf = (device: Device): readonly string[] =>
  all(selfOf(device).stateOf<typeof journal.initial>(journal).notes).flatMap(note =>
    note ? [note.text] : [],
  )
const write = (device: Device, text: string) =>
  finish(device.haven().act(selfOf(device).id, journal, { do: 'write', text }))
const thanks = { kind: 'words', did: 'ulinisaidia', gave: '', says: '' }
const thank = (device: Device) => finish(device.haven().act(pair, gratitude, { do: 'give', thanks }))
const thanksOf = (device: Device): number => {
  const [view] = device.haven().pairs.value
  return view ? all(view.stateOf<typeof gratitude.initial>(gratitude).notes).filter(Boolean).length : 0
}
const syncOf = (device: Device) => device.haven().pairs.value[0]?.sync
const logOf = async (space: string): Promise<LogState> => {
  const read = await world.relay.store.read(space, 0, 10_000_000)
  if (!read.ok) throw new Error('the server has nothing')
  return (await verifyRun(p, emptyLog(space), read.value)).state
}

describe('the keys of a space', () => {
  test('Change by themselves after 90 days, and everything stays readable', async () => {
    await addPhone(world, world.amara, tablet())
    await world.time.until(() => tablet().haven().pairs.value.length === 1, HOUR)
    await write(world.amara, 'in spring')
    await world.time.pass(5 * MINUTE)
    for (const device of world.devices) device.kill()
    await world.time.pass(89 * DAY)
    for (const device of world.devices) await device.start()
    await world.time.pass(HOUR)
    expect((await logOf(pair)).epoch).toBe(1)
    for (const device of world.devices) device.kill()
    await world.time.pass(2 * DAY)
    for (const device of world.devices) await device.start()
    await world.time.pass(HOUR)
    await write(tablet(), 'in summer')
    await world.time.pass(HOUR)
    expect([(await logOf(pair)).epoch, (await logOf(selfOf(tablet()).id)).epoch]).toEqual([2, 2])
    for (const device of [world.amara, tablet()]) {
      expect(notesOf(device)).toEqual(['in spring', 'in summer'])
      device.kill()
      await device.start()
    }
    await world.time.pass(HOUR)
    for (const device of [world.amara, tablet()]) expect(notesOf(device)).toEqual(['in spring', 'in summer'])
  })

  test('Change by choice, and by both at once to the same', async () => {
    await thank(world.amara)
    for (const device of [world.amara, world.juma]) device.link().part()
    for (const device of [world.amara, world.juma]) await finish(device.haven().devices.renewKeys())
    for (const device of [world.amara, world.juma]) await thank(device)
    for (const device of [world.amara, world.juma]) device.link().meet()
    await world.time.pass(HOUR)
    expect((await logOf(pair)).epoch).toBe(2)
    for (const device of [world.amara, world.juma])
      expect([syncOf(device), thanksOf(device)]).toEqual([{ state: 'synced' }, 3])
  })

  test('Given wrongly by a changed app are named at once, and what one writes oneself still reaches the other', async () => {
    const { amara, juma } = world
    await thank(juma)
    await world.time.pass(MINUTE)
    const client = await modifiedClient(world, juma, pair)
    const { rows } = juma.store().disk
    const vault = createVault(p, rows.get('keys/local') as never)
    const row = (await vault.openJson('meta', `space/${pair}`, rows.get(`meta/space/${pair}`))) as SpaceRow
    const ring = newRing(p)
    for (const [epoch, key] of row.epochs) ring.addEpochKey(epoch, unbase64url(key)!)
    const log = await logOf(pair)
    const keys = await stolenKeys(p, juma, pair)
    const own = log.devices.get(keys.device)
    if (!own) throw new Error('not in the space')
    // Everybody's wrap is made for his own keys: nobody else can open theirs.
    const devices = new Map([...log.devices].map(([id, one]) => [id, { ...one, kem: own.kem }]))
    const wrong: LogState = Object.assign(Object.create(Object.getPrototypeOf(log)) as object, log, {
      devices,
    })
    const standing = { space: pair, keys, chain: { n: own.n, prev: own.hash }, seen: log, epoch: 1 }
    const made = await rotateEntry(p, standing, { log: wrong, ring, epochKey: p.random(32) })
    juma.kill()
    expect((await finish(client.relay.post(client.who, [made.entry]))).ok).toBe(true)
    await world.time.pass(MINUTE)
    expect(syncOf(amara)).toEqual({ state: 'fault', fault: 'Undecryptable' })
    await thank(amara)
    await world.time.pass(HOUR)
    expect([syncOf(amara), thanksOf(amara)]).toEqual([{ state: 'fault', fault: 'Undecryptable' }, 2])
    expect((await logOf(pair)).index).toBeGreaterThan(log.index + 1)
  })

  test('Don’t change on the other’s phone by itself when one takes a phone out: nobody learns so whether the other is there', async () => {
    const { amara, juma } = world
    await addPhone(world, juma, tablet())
    await world.time.until(() => tablet().haven().pairs.value.length === 1, HOUR)
    await thank(juma)
    await world.time.pass(MINUTE)
    const client = await modifiedClient(world, juma, pair)
    const keys = await stolenKeys(p, juma, pair)
    const { device: gone } = await stolenKeys(p, tablet(), pair)
    juma.kill()
    tablet().kill()
    const log = await logOf(pair)
    const own = log.devices.get(keys.device)
    if (!own) throw new Error('not in the space')
    const standing = { space: pair, keys, chain: { n: own.n, prev: own.hash }, seen: log, epoch: 1 }
    const { entry } = await removeDeviceEntry(p, standing, gone)
    expect((await finish(client.relay.post(client.who, [entry]))).ok).toBe(true)
    await world.time.pass(DAY)
    expect((await logOf(pair)).index).toBe(log.index + 1)
    await thank(amara)
    await world.time.pass(HOUR)
    expect(await logOf(pair)).toMatchObject({ epoch: 2, index: log.index + 3 })
    await thank(amara)
    await world.time.pass(MINUTE)
    expect(syncOf(amara)).toEqual({ state: 'synced' })
  })
})
