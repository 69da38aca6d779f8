import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gratitude, journal } from '#practices'
import { pairUp } from '../../../devkit/src/pairing.ts'
import { addPhone } from '../../../devkit/src/phones.ts'
import { createWorld, type Device, type World } from '../../../devkit/src/world.ts'
import { all } from '../../../practices/src/shared/shelf.ts'

let world: World
let pair: string

const HOUR = 3_600_000
const DAY = 24 * HOUR
const tablet = () => {
  const device = world.more['tablet']
  if (!device) throw new Error('this world has no tablet')
  return device
}

beforeEach(async () => {
  world = await createWorld('devices', { more: ['tablet', 'third'] })
  pair = await pairUp(world)
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
const write = async (device: Device, text: string) => {
  const done = await finish(device.haven().act(selfOf(device).id, journal, { do: 'write', text }))
  expect(done).toEqual({ ok: true, value: undefined })
}
const pairOf = (device: Device) => {
  const view = device.haven().pairs.value.find(({ id }) => id === pair)
  if (!view) throw new Error(`${device.name} is not in the pair`)
  return view
}
const isIn = (device: Device) => device.isOn() && device.haven().pairs.value.some(({ id }) => id === pair)
const settled = async (...devices: readonly Device[]) => {
  await world.time.pass(5 * 60_000)
  for (const device of devices) expect(selfOf(device).sync).toEqual({ state: 'synced' })
}
const second = async () => {
  await addPhone(world, world.amara, tablet())
  expect(await world.time.until(() => isIn(tablet()), HOUR)).toBe(true)
}

describe('a second phone', () => {
  test('Reads all that was written before, and writes as the same person', async () => {
    await write(world.amara, 'before the tablet')
    await second()
    await settled(world.amara, tablet())
    expect(tablet().haven().profile.value).toEqual({ name: 'Amara', language: 'sw' })
    expect(notesOf(tablet())).toEqual(['before the tablet'])
    expect(pairOf(tablet()).other?.name).toBe('Juma')
    expect(pairOf(tablet()).me.id).toBe(pairOf(world.amara).me.id)
    await write(tablet(), 'from the tablet')
    await settled(world.amara, tablet())
    expect(notesOf(world.amara)).toEqual(['before the tablet', 'from the tablet'])
    for (const device of [world.amara, tablet(), world.juma]) expect(selfOf(device).unread).toBe(0)
    expect(pairOf(world.juma).unread).toBe(0)
  })
})
