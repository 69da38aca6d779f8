import { afterEach, beforeEach, expect, test } from 'vitest'
import { gratitude, journal } from '#practices'
import { byHand } from '../../../../devkit/src/by-hand.ts'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { addPhone } from '../../../../devkit/src/phones.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'

let world: World
let pair: string

const HOUR = 3_600_000
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
const pairOf = (device: Device) => device.haven().pairs.value.find(({ id }) => id === pair)
const notesOf = (device: Device) =>
  all(selfOf(device).stateOf<typeof journal.initial>(journal).notes)
    .flatMap(note => (note ? [note.text] : []))
    .sort()
const write = async (device: Device, text: string) =>
  expect(await finish(device.haven().act(selfOf(device).id, journal, { do: 'write', text }))).toMatchObject({
    ok: true,
  })
const thank = async (device: Device, did: string) => {
  const intent = { do: 'give', thanks: { kind: 'words', did, gave: '', says: '' } }
  expect(await finish(device.haven().act(pair, gratitude, intent))).toMatchObject({ ok: true })
}
const thanksOn = (device: Device) =>
  [...new Set(JSON.stringify(pairOf(device)?.stateOf(gratitude)).match(/asante \d/g) ?? [])].sort()

beforeEach(async () => {
  world = await createWorld('own phones by hand', { more: ['tablet'] })
  pair = await pairUp(world)
  await addPhone(world, world.amara, tablet())
  expect(await world.time.until(() => pairOf(tablet()) !== undefined, HOUR)).toBe(true)
  await world.time.pass(HOUR)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.relay.crash()
  world.end()
})

test('One’s own phones bring each other what is private too, with no server, and it is one record afterwards', async () => {
  const { amara, time, relay } = world
  relay.crash()
  const hands = byHand(world, selfOf(amara).id)
  await write(amara, 'on the phone')
  await write(tablet(), 'on the tablet')
  await hands.meet(amara, tablet())
  const both = ['on the phone', 'on the tablet']
  expect([notesOf(amara), notesOf(tablet())]).toEqual([both, both])
  relay.start()
  expect(
    await time.until(() => [amara, tablet()].every(device => selfOf(device).sync.state === 'synced'), HOUR),
  ).toBe(true)
  expect([notesOf(amara), notesOf(tablet())]).toEqual([both, both])
})

test('What a phone wrote that was taken out meanwhile is shown to nobody as waiting, and holds up nothing', async () => {
  const { amara, juma, time } = world
  tablet().link().part()
  juma.link().part()
  await thank(tablet(), 'asante 1')
  const hands = byHand(world, pair)
  expect(await hands.carry(tablet(), juma)).toMatchObject({ ok: true, value: { news: 1 } })
  expect(thanksOn(juma)).toEqual(['asante 1'])
  const file = await hands.make(tablet())
  const other = amara.haven().devices.list.value.find(({ here }) => !here)
  expect(await finish(amara.haven().devices.remove(other?.id ?? ''))).toMatchObject({ ok: true })
  await time.pass(HOUR)
  juma.link().meet()
  await thank(juma, 'asante 2')
  await time.pass(HOUR)
  expect(pairOf(juma)?.sync).toEqual({ state: 'synced' })
  expect(thanksOn(juma)).toEqual(['asante 2'])
  expect(await hands.take(juma, file)).toEqual({ ok: false, error: { fault: 'RemovedDevice' } })
  expect(thanksOn(juma)).toEqual(['asante 2'])
  expect(thanksOn(amara)).toEqual(['asante 2'])
})
