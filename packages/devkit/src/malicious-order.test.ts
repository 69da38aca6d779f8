/** Lies of a relay about what came when, in a space in which one person has two phones. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gratitude } from '#practices'
import { parseEntry } from './auditor.ts'
import { endingAt, maliciousRelay, swapping } from './malicious-relay.ts'
import { pairUp } from './pairing.ts'
import { addPhone } from './phones.ts'
import { rowsOf, viewOf } from './reckoning.ts'
import { createWorld, type Device, type World } from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let world: World
let space: string
let next: Device
beforeEach(async () => {
  world = await createWorld('order', { more: ['next'] })
  space = await pairUp(world)
  next = world.more.next ?? world.amara
  await addPhone(world, world.amara, next)
  await world.time.pass(HOUR)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.relay.crash()
  world.end()
})

const head = async () => (await rowsOf(world, space)).length
const sync = (device: Device) => viewOf(device, 'pair')?.sync
const thanksSeenBy = (device: Device) =>
  JSON.stringify(viewOf(device, 'pair')?.stateOf(gratitude)).match(/asante \d+/g) ?? []
async function thank(device: Device, number: number): Promise<void> {
  const thanks = { kind: 'words', did: `asante ${number}`, gave: '', says: '' }
  const done = await world.time.finish(device.haven().act(space, gratitude, { do: 'give', thanks }), MINUTE)
  expect(done).toEqual({ ok: true, value: undefined })
  await world.time.pass(MINUTE)
}

test('A relay that puts an answer before what its author had seen is found out as RolledBack', async () => {
  const { amara, juma, time } = world
  juma.link().part()
  const first = (await head()) + 1
  await thank(amara, 1)
  await thank(next, 2)
  expect(await head()).toBe(first + 1)
  juma.between = honest => maliciousRelay(honest, { entries: swapping(first) })
  juma.link().meet()
  await time.pass(MINUTE)
  expect(sync(juma)).toEqual({ state: 'fault', fault: 'RolledBack' })
  expect(thanksSeenBy(juma)).toEqual([])
  juma.between = null
  await time.pass(HOUR)
  expect(sync(juma)).toEqual({ state: 'synced' })
  expect(thanksSeenBy(juma)).toEqual(['asante 1', 'asante 2'])
})

test('A relay that holds back an epoch after a removal looks like silence while it does; what is written meanwhile is under the keys before, and nothing later', async () => {
  const { amara, juma, time } = world
  const removal = (await head()) + 1
  const gone = next.haven().devices.list.value.find(({ here }) => here)?.id ?? ''
  juma.between = honest =>
    maliciousRelay(honest, { entries: endingAt(removal), head: newest => Math.min(newest, removal) })
  juma.link().cut()
  await time.finish(amara.haven().devices.remove(gone), HOUR)
  await time.pass(10 * MINUTE)
  const epochs = (await rowsOf(world, space)).map(({ bytes }) => parseEntry(bytes as never).epoch)
  expect(await head()).toBeGreaterThan(removal)
  expect(sync(juma)).toEqual({ state: 'synced' })
  const before = await head()
  await thank(juma, 1)
  expect(sync(juma)?.state).not.toBe('fault')
  const written = async (at: number) => parseEntry((await rowsOf(world, space))[at - 1]?.bytes as never)
  const meanwhile = await written(before + 1)
  expect(meanwhile.epoch).toBe(Math.max(...epochs))
  // With the relay's help the phone that was taken out reads this: it is what section 6 says of it.
  expect(next.knows.read(meanwhile)).not.toBeNull()
  juma.between = null
  juma.link().cut()
  await time.pass(HOUR)
  expect([sync(amara), sync(juma)]).toEqual([{ state: 'synced' }, { state: 'synced' }])
  expect(thanksSeenBy(amara)).toEqual(['asante 1'])
  const later = (await head()) + 1
  await thank(juma, 2)
  expect(next.knows.read(await written(later))).toBeNull()
  expect(amara.knows.read(await written(later))).not.toBeNull()
})
