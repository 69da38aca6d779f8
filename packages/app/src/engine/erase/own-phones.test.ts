import { afterEach, beforeEach, expect, test } from 'vitest'
import { gratitude, journal, notesOf } from '#practices'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { addPhone } from '../../../../devkit/src/phones.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let world: World
let space: string

beforeEach(async () => {
  world = await createWorld('deleting on two phones', { more: ['tablet'] })
  space = await pairUp(world)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const tablet = () => {
  const device = world.more['tablet']
  if (!device) throw new Error('this world has no tablet')
  return device
}
const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const pairOf = (device: Device) => device.haven().pairs.value.find(({ id }) => id === space)
const thanksOn = (device: Device) =>
  all(pairOf(device)!.stateOf<typeof gratitude.initial>(gratitude).notes).map(note =>
    note.kind === 'given' && note.thanks.kind === 'deed' ? note.thanks.deed : null,
  )
const journalOn = (device: Device) =>
  notesOf(device.haven().self.value!.stateOf<typeof journal.initial>(journal))
const give = (device: Device, deed: string) =>
  finish(device.haven().act(space, gratitude, { do: 'give', thanks: { kind: 'deed', deed } }))
const firstNote = (device: Device) =>
  all(pairOf(device)!.stateOf<typeof gratitude.initial>(gratitude).notes)[0]!.id

test('what one phone wrote another phone of the same person can delete, on all of them', async () => {
  await give(world.amara, 'words of the first phone')
  await addPhone(world, world.amara, tablet())
  expect(await world.time.until(() => tablet().isOn() && pairOf(tablet()) !== undefined, HOUR)).toBe(true)
  await world.time.pass(5 * MINUTE)
  expect(thanksOn(tablet())).toEqual(['words of the first phone'])
  const note = firstNote(tablet())
  expect((await finish(tablet().haven().act(space, gratitude, { do: 'delete', note }))).ok).toBe(true)
  await world.time.pass(10 * MINUTE)
  for (const device of [world.amara, tablet(), world.juma]) {
    expect(thanksOn(device), device.name).toEqual([''])
    expect(pairOf(device)).toMatchObject({ withheld: 0, unread: 0, sync: { state: 'synced' } })
  }
})

test('a phone that comes later finds the record without the words, in the same state', async () => {
  await give(world.amara, 'gone before the tablet')
  await give(world.juma, 'this stays')
  await world.time.pass(5 * MINUTE)
  const note = firstNote(world.amara)
  await finish(world.amara.haven().act(space, gratitude, { do: 'delete', note }))
  await world.time.pass(10 * MINUTE)
  await addPhone(world, world.amara, tablet())
  expect(await world.time.until(() => tablet().isOn() && pairOf(tablet()) !== undefined, HOUR)).toBe(true)
  await world.time.pass(10 * MINUTE)
  expect(thanksOn(tablet())).toEqual(['', 'this stays'])
  expect(pairOf(tablet())).toMatchObject({ withheld: 0, unread: 0 })
  const states = [world.amara, tablet(), world.juma].map(device =>
    all(pairOf(device)!.stateOf<typeof gratitude.initial>(gratitude).notes),
  )
  expect(states[1]).toEqual(states[0])
  expect(states[2]).toEqual(states[0])
})

test('a note that one phone changed while another removed it leaves no words behind when the next is removed', async () => {
  const self = world.amara.haven().self.value!.id
  const on = (device: Device, intent: unknown) => finish(device.haven().act(self, journal, intent))
  await on(world.amara, { do: 'write', text: 'first words' })
  await on(world.amara, { do: 'write', text: 'another note' })
  await addPhone(world, world.amara, tablet())
  await world.time.pass(10 * MINUTE)
  const [other, note] = journalOn(world.amara)
  tablet().link().part()
  await on(tablet(), { do: 'edit', note: note!.id, text: 'changed meanwhile' })
  await on(world.amara, { do: 'remove', note: note!.id })
  await world.time.pass(5 * MINUTE)
  tablet().link().meet()
  await world.time.pass(10 * MINUTE)
  const strays = (device: Device) =>
    device.haven().self.value!.stateOf<typeof journal.initial>(journal).strays.length
  expect([strays(world.amara), strays(tablet())]).toEqual([1, 1])
  await on(world.amara, { do: 'remove', note: other!.id })
  await world.time.pass(10 * MINUTE)
  expect([strays(world.amara), strays(tablet())]).toEqual([0, 0])
  for (const device of [world.amara, tablet()]) expect(journalOn(device)).toEqual([])
})

test('nothing is emptied at the server before the record there says that it was deleted: the phone could be taken out first', async () => {
  await give(world.amara, 'not to be withheld')
  await world.time.pass(5 * MINUTE)
  const emptied = async () => {
    const read = await world.relay.store.read(space, 0, 1 << 24)
    return read.ok ? read.value.filter(({ bytes }) => bytes[1] === 3).length : -1
  }
  // Everything gets through but new entries.
  world.amara.between = honest => ({
    request: async request =>
      request.method === 'POST' && request.url.endsWith('/entries')
        ? new Response(null, { status: 503 })
        : honest.request(request),
    live: (_, end) => end.close(1013, ''),
  })
  world.amara.link().cut()
  await world.time.pass(MINUTE)
  const note = firstNote(world.amara)
  expect((await finish(world.amara.haven().act(space, gratitude, { do: 'delete', note }))).ok).toBe(true)
  await world.time.pass(HOUR)
  expect([await emptied(), pairOf(world.juma)?.withheld]).toEqual([0, 0])
  world.amara.between = null
  await world.time.pass(HOUR)
  expect([await emptied(), thanksOn(world.juma)]).toEqual([1, ['']])
})
