import { afterEach, beforeEach, expect, test } from 'vitest'
import { gratitude } from '#practices'
import { createPrimitives } from '#protocol'
import { parseEntry } from '../../../../devkit/src/auditor.ts'
import { chanceFrom } from '../../../../devkit/src/chance.ts'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { addPhone } from '../../../../devkit/src/phones.ts'
import { seededPlatform } from '../../../../devkit/src/seeded-platform.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'
import { createVault } from '../vault.ts'

const p = createPrimitives(seededPlatform(chanceFrom('a reader')))
let world: World
let space: string
let tablet: Device

const HOUR = 3_600_000
const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const isIn = (device: Device) => device.haven().pairs.value.some(({ id }) => id === space)
const hasLeft = (device: Device) => device.haven().parting.left.value.some(({ id }) => id === space)

beforeEach(async () => {
  world = await createWorld('own phones', { more: ['tablet'] })
  space = await pairUp(world)
  const device = world.more['tablet']
  if (!device) throw new Error('this world has no tablet')
  tablet = device
  await addPhone(world, world.amara, tablet)
  await world.time.until(() => isIn(tablet), HOUR)
  await world.time.pass(60_000)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const leave = async (device: Device, how = {}) =>
  expect(await finish(device.haven().parting.leave(space, how))).toEqual({ ok: true, value: undefined })
const thank = async (device: Device, did: string) => {
  const thanks = { kind: 'words', did, gave: '', says: '' }
  expect(await finish(device.haven().act(space, gratitude, { do: 'give', thanks }))).toMatchObject({
    ok: true,
  })
}
const thanksOn = (device: Device) => {
  const view = device.haven().pairs.value.find(({ id }) => id === space)
  return all(view?.stateOf<typeof gratitude.initial>(gratitude).notes ?? gratitude.initial.notes).length
}
const rowsNaming = (device: Device) =>
  [...device.store().disk.rows.keys()].filter(key => key.includes(space)).sort()
const kept = async () => {
  const read = await world.relay.store.read(space, 0, 10_000_000)
  if (!read.ok) throw new Error('the server has nothing')
  return read.value.map(({ bytes }) => parseEntry(bytes))
}
const CONTENT = 1
/** Every name that stands in this phone's rows of what it has entered. */
const namesOn = async (device: Device, self: string) => {
  const { rows } = device.store().disk
  const vault = createVault(p, rows.get('keys/local') as never)
  const names = new Set<string>()
  for (const [row, value] of rows) {
    const [named, ...rest] = row.split('/')
    const table = (['tail', 'segments', 'outbox', 'snapshots'] as const).find(one => one === named)
    if (table === undefined || !row.includes(self)) continue
    const plain = await vault.open(table, rest.join('/'), value)
    const text = plain ? new TextDecoder().decode(plain) : ''
    for (const [, name = ''] of text.matchAll(/"kind":"pair","name":"([^"]*)"/g)) names.add(name)
  }
  return [...names]
}

test('Whoever leaves on one phone has left on all of theirs, and none of them is told that it was taken out', async () => {
  await leave(world.amara)
  await world.time.pass(HOUR)
  expect([isIn(tablet), hasLeft(tablet)]).toEqual([false, true])
  expect(tablet.haven().devices.standing.value).toBe('active')
  expect(rowsNaming(tablet).filter(key => key.startsWith('errands/farewell'))).toEqual([])
  expect(isIn(world.juma)).toBe(true)
})

test('What is forgotten on one phone is forgotten on all of theirs', async () => {
  await leave(world.amara)
  await world.time.pass(HOUR)
  // As of a phone that was asking or changing its keys there.
  const { rows } = tablet.store().disk
  for (const key of ['keys/enrol', 'keys/renew', 'meta/enrol'])
    rows.set(`${key}/${space}`, new Uint8Array([1]))
  await leave(tablet, { forget: true })
  await world.time.pass(HOUR)
  for (const device of [world.amara, tablet]) expect(rowsNaming(device)).toEqual([])
})

test('Of a space that is forgotten nobody’s name stays in Mine: on no phone, sent or not, and on none that comes later', async () => {
  await leave(world.amara)
  await world.time.pass(HOUR)
  const self = world.amara.haven().self.value?.id ?? ''
  const erasedAt = async () => {
    const read = await world.relay.store.read(self, 0, 10_000_000)
    return read.ok ? read.value.filter(({ bytes }) => bytes[1] === 3).length : -1
  }
  expect(await erasedAt()).toBe(0)
  for (const device of [world.amara, tablet]) expect(await namesOn(device, self)).toEqual(['Juma'])
  await leave(tablet, { forget: true })
  await world.time.pass(HOUR)
  expect(await erasedAt()).toBeGreaterThan(0)
  for (const device of [world.amara, tablet]) {
    expect(await namesOn(device, self)).toEqual([''])
    // Folded from its rows, and from a snapshot of them: the space is still one that was left.
    device.kill()
    await device.start()
    await world.time.pass(HOUR)
    expect([isIn(device), hasLeft(device), rowsNaming(device)]).toEqual([false, false, []])
    expect(device.haven().self.value?.withheld).toBe(0)
  }
})

test('If the phone on which it was done is lost before the server hears of it, another phone says it', async () => {
  const mute = new RegExp(`/spaces/${space}/(entries|live)$`)
  world.amara.between = honest => ({
    ...honest,
    request: async request =>
      request.method === 'POST' && mute.test(new URL(request.url).pathname)
        ? new Response(null, { status: 503 })
        : honest.request(request),
    live: (url, end) => (mute.test(url.pathname) ? end.close(1006, '') : honest.live(url, end)),
  })
  tablet.link().part()
  await leave(world.amara)
  await world.time.pass(HOUR)
  const left = async () => {
    const read = await world.relay.store.read(space, 0, 10_000_000)
    return read.ok && read.value.some(({ bytes }) => Buffer.from(bytes).includes('{"t":"member-left"}'))
  }
  expect(await left()).toBe(false)
  world.amara.kill()
  tablet.link().meet()
  await world.time.pass(8 * HOUR)
  expect([hasLeft(tablet), await left()]).toEqual([true, true])
})

test('Whoever has left reads nothing of what is written later, even from a server that gives everything away', async () => {
  await thank(world.juma, 'before')
  await world.time.pass(HOUR)
  await leave(world.amara)
  await world.time.pass(HOUR)
  const before = (await kept()).length
  await thank(world.juma, 'after')
  await world.time.pass(HOUR)
  expect(thanksOn(world.juma)).toBe(2)
  const later = (await kept()).slice(before).filter(({ kind }) => kind === CONTENT)
  expect(later.length).toBeGreaterThan(0)
  const earlier = (await kept()).slice(0, before).filter(({ kind }) => kind === CONTENT)
  for (const device of [world.amara, tablet]) {
    for (const entry of later) expect(device.knows.read(entry)).toBeNull()
    expect(earlier.every(entry => device.knows.read(entry) !== null)).toBe(true)
  }
  for (const entry of later) expect(world.juma.knows.read(entry)).not.toBeNull()
})
