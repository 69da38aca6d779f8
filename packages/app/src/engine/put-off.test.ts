import { effect } from '@preact/signals'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { vulnerability } from '#practices'
import { pairUp } from '../../../devkit/src/pairing.ts'
import { createWorld, type Device, type World } from '../../../devkit/src/world.ts'
import { all } from '../../../practices/src/shared/shelf.ts'
import { openingsIn } from '../places/today.tsx'

const day = 86_400_000

let world: World
let space: string

beforeEach(async () => {
  world = await createWorld('put off')
  space = await pairUp(world)
  await settle()
  await act(world.amara, { do: 'offer', depth: 1 })
  await settle()
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const settle = () => world.time.pass(20_000)
const act = async (device: Device, intent: unknown) => {
  const done = await world.time.finish(device.haven().act(space, vulnerability, intent), 60_000)
  expect(done).toEqual({ ok: true, value: undefined })
}
const restart = async (device: Device) => {
  device.kill()
  await device.start()
}
const pairOf = (device: Device) => {
  const view = device.haven().pairs.value[0]
  if (!view) throw new Error('not paired')
  return view
}
const closer = (device: Device) => pairOf(device).stateOf<typeof vulnerability.initial>(vulnerability)
const round = () => {
  const [only] = all(closer(world.amara).rounds)
  if (!only) throw new Error('no question is on the table')
  return only.id
}
/** Of this practice; others have openings of their own. */
const onToday = (device: Device) =>
  openingsIn(pairOf(device), world.time.now()).flatMap(({ why, practice }) =>
    practice === vulnerability.id ? [why] : [],
  )
const notNow = (until: number | null) => act(world.juma, { do: 'not-now', round: round(), until })

/** A space's log at the relay, entry for entry and byte for byte. */
const logAtRelay = async (id: string) => {
  const page = await world.relay.store.read(id, 0, 1 << 24)
  if (!page.ok) throw new Error('the store is closed')
  return page.value.map(({ index, bytes }) => `${index} ${Buffer.from(bytes).toString('hex')}`)
}
/** All that Amara's device can show of the two. */
const seenByAmara = () => JSON.stringify([closer(world.amara), onToday(world.amara)])

test('What Juma puts off stands in his self space, and the log of the two stays as it was', async () => {
  const own = world.juma.haven().self.value?.id ?? ''
  const before = { shared: await logAtRelay(space), own: await logAtRelay(own), amara: seenByAmara() }
  const unsent: number[] = []
  const stop = effect(() => {
    const { sync } = pairOf(world.juma)
    unsent.push(sync.state === 'synced' ? 0 : 1)
  })
  await notNow(world.time.now() + 2 * day)
  await settle()
  stop()
  expect(await logAtRelay(space)).toEqual(before.shared)
  expect(unsent).not.toContain(1)
  expect(seenByAmara()).toBe(before.amara)
  expect(pairOf(world.amara).putOff(round())).toBe(undefined)
  const after = await logAtRelay(own)
  expect(after.slice(0, before.own.length)).toEqual(before.own)
  expect(after).toHaveLength(before.own.length + 1)
})

test('His screen is made anew at once, says that it is put off, and says so after a restart too', async () => {
  const shown: unknown[] = []
  const stop = effect(() => void shown.push(pairOf(world.juma).putOff(round())?.until))
  await notNow(null)
  expect(shown[0]).toBe(undefined)
  expect(shown.at(-1)).toBe(null)
  stop()
  // Once with the word still unsent, once with the word as the relay has ordered it.
  for (const moment of ['unsent', 'sent']) {
    if (moment === 'sent') await settle()
    await restart(world.juma)
    expect(pairOf(world.juma).putOff(round())?.until, moment).toBe(null)
  }
})

test('Today is quiet about it until its time, and then offers it again', async () => {
  expect(onToday(world.juma)).toEqual(['openingAnswerOffered'])
  await notNow(world.time.now() + 2 * day)
  await settle()
  expect(onToday(world.juma)).toEqual([])
  for (const device of world.devices) device.kill()
  await world.time.pass(3 * day)
  for (const device of world.devices) await device.start()
  await settle()
  expect(onToday(world.juma)).toEqual(['openingAnswerLater'])
})

test('The later word counts, and an answer after all needs no word about it', async () => {
  await notNow(world.time.now() + 2 * day)
  await notNow(null)
  await settle()
  expect(pairOf(world.juma).putOff(round())).toMatchObject({ until: null })
  for (const device of world.devices)
    await act(device, { do: 'answer', round: round(), text: `of ${device.name}` })
  await settle()
  // The first look asks for the text.
  onToday(world.juma)
  await settle()
  expect(pairOf(world.juma).putOff(round())).toMatchObject({ until: null })
  expect(onToday(world.juma)).toEqual(['openingOpenWhy'])
})
