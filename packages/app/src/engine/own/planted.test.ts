import { afterEach, beforeEach, expect, test } from 'vitest'
import { gratitude } from '#practices'
import {
  addDeviceEntry,
  askTranscript,
  createPrimitives,
  type DeviceKeys,
  deviceKeysFromSeed,
  emptyLog,
  type LogState,
  possess,
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
import type { SpaceRow } from '../space.ts'
import { createVault } from '../vault.ts'
import { DEVICE_HERE } from './own-record.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const p = createPrimitives(seededPlatform(chanceFrom('a thief')))
let world: World
let pair: string
let stolen: Device

beforeEach(async () => {
  world = await createWorld('a thief', { more: ['tablet', 'another'] })
  pair = await pairUp(world)
  stolen = world.more['tablet']!
  await addPhone(world, world.amara, stolen)
  await world.time.until(() => stolen.haven().pairs.value.length === 1, HOUR)
  await world.time.pass(MINUTE)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const logOf = async (space: string): Promise<LogState> => {
  const read = await world.relay.store.read(space, 0, 10_000_000)
  if (!read.ok) throw new Error('the server has nothing')
  return (await verifyRun(p, emptyLog(space), read.value)).state
}
const isIn = async (device: string, space = pair) =>
  (await logOf(space)).devices.get(device)?.removedAt === null
const idHere = (device: Device) => device.haven().devices.list.value.find(({ here }) => here)?.id ?? ''

/** Lets a device of the thief's own into the pair, as the stolen phone, and says nothing of it in the self space. */
async function letOneIn(space = pair, paper = false): Promise<DeviceKeys> {
  const client = await modifiedClient(world, stolen, space)
  const keys = await stolenKeys(p, stolen, space)
  const { rows } = stolen.store().disk
  const vault = createVault(p, rows.get('keys/local') as never)
  const row = (await vault.openJson('meta', `space/${space}`, rows.get(`meta/space/${space}`))) as SpaceRow
  const log = await logOf(space)
  const own = log.devices.get(keys.device)
  if (!own) throw new Error('not in the space')
  const hidden = await deviceKeysFromSeed(p, p.random(32))
  const transcript = askTranscript(p, space, hidden.sign.publicKey, hidden.kem.publicKey)
  const newcomer = await possess(p, { space, member: own.member, keys: hidden, transcript })
  const standing = {
    space,
    keys,
    chain: { n: own.n, prev: own.hash },
    seen: log,
    epoch: log.epoch,
  }
  const epochKey = unbase64url(row.epochs.at(-1)![1])!
  const adding = { newcomer, paper, psk: p.random(32), epochKey }
  const { entry } = await addDeviceEntry(p, standing, adding)
  expect((await finish(client.relay.post(client.who, [entry]))).ok).toBe(true)
  await world.time.pass(MINUTE)
  expect(await isIn(hidden.device, space)).toBe(true)
  return hidden
}
/** Whatever a thief says in the self space before the phone is taken out. */
const say = async (type: string, data: unknown) => {
  const self = world.amara.haven().self.value?.id ?? ''
  const client = await modifiedClient(world, stolen, self)
  stolen.kill()
  await finish(client.write(type, data))
  await world.time.pass(MINUTE)
}
const takeOut = async () => {
  const id = world.amara.haven().devices.list.value.find(({ here }) => !here)?.id ?? ''
  expect(await finish(world.amara.haven().devices.remove(id))).toEqual({ ok: true, value: undefined })
  await world.time.pass(HOUR)
}

test('A device that a stolen phone let in behind its person’s back goes out with it', async () => {
  const hidden = await letOneIn()
  stolen.kill()
  await takeOut()
  expect(await isIn(hidden.device)).toBe(false)
  const log = await logOf(pair)
  expect([...log.devices].filter(([, { removedAt }]) => removedAt === null)).toHaveLength(2)
  expect(log.epoch).toBeGreaterThan(1)
})

test('A stolen phone that calls another phone its own does not take that out with it', async () => {
  const hidden = await letOneIn()
  const as = (await stolenKeys(p, world.amara, pair)).device
  await say(DEVICE_HERE, { device: idHere(stolen), space: pair, as })
  await takeOut()
  expect([await isIn(as), await isIn(hidden.device)]).toEqual([true, false])
  const thanks = { kind: 'words', did: 'ulinisaidia', gave: '', says: '' }
  await finish(world.amara.haven().act(pair, gratitude, { do: 'give', thanks }))
  await world.time.pass(MINUTE)
  expect(world.amara.haven().pairs.value[0]?.sync).toEqual({ state: 'synced' })
})

test('Nor does it help a stolen phone to call what it let in another phone’s', async () => {
  const hidden = await letOneIn()
  const amaras = idHere(world.amara)
  await say(DEVICE_HERE, { device: amaras, space: pair, as: hidden.device })
  await takeOut()
  expect(await isIn(hidden.device)).toBe(false)
  expect(world.amara.haven().pairs.value[0]?.sync).toEqual({ state: 'synced' })
})

const listOf = (device: Device) => device.haven().devices.list.value

test('What came by a phone is told beside it, and goes with it in the same act where its person says so', async () => {
  const another = world.more['another']!
  await addPhone(world, stolen, another)
  await world.time.pass(HOUR)
  const of = (device: Device) => listOf(world.amara).find(({ id }) => id === idHere(device))
  expect([of(stolen)?.brought, of(another)?.brought]).toEqual([[idHere(another)], []])
  // The phone in the hand is never among them, whoever let it in.
  expect(listOf(another).map(({ brought }) => brought)).toEqual([[idHere(stolen)], [], []])
  const { also, id } = { also: of(stolen)?.brought ?? [], id: of(stolen)?.id ?? '' }
  expect((await finish(world.amara.haven().devices.remove(id, { also }))).ok).toBe(true)
  await world.time.pass(HOUR)
  expect(listOf(world.amara).map(({ here }) => here)).toEqual([true])
  expect([stolen, another].map(device => device.haven().devices.standing.value)).toEqual([
    'removed',
    'removed',
  ])
  const { devices } = await logOf(pair)
  expect([...devices.values()].filter(({ removedAt }) => removedAt === null)).toHaveLength(2)
})

for (const paper of [false, true])
  test(`What a phone lets in while it is being taken out, ${paper ? 'words on paper' : 'another phone'}, goes by itself: it was on no screen`, async () => {
    const self = world.amara.haven().self.value?.id ?? ''
    const id = listOf(world.amara).find(({ here }) => !here)?.id ?? ''
    world.amara.link().part()
    await world.time.pass(MINUTE)
    expect((await finish(world.amara.haven().devices.remove(id))).ok).toBe(true)
    const hidden = await letOneIn(self, paper)
    stolen.kill()
    world.amara.link().meet()
    await world.time.pass(HOUR)
    expect(await isIn(hidden.device, self)).toBe(false)
    expect(listOf(world.amara).map(({ here }) => here)).toEqual([true])
    const { devices, epochAt } = await logOf(self)
    expect(epochAt).toBeGreaterThan(devices.get(hidden.device)?.removedAt ?? 0)
  })

test('What a phone let in before it was taken out, and its person could see, stays until they say so', async () => {
  const another = world.more['another']!
  await addPhone(world, stolen, another)
  await world.time.pass(HOUR)
  expect((await finish(world.amara.haven().devices.remove(idHere(stolen)))).ok).toBe(true)
  await world.time.pass(HOUR)
  expect(another.haven().devices.standing.value).toBe('active')
})

test('Words on paper are taken out from the list like a phone: a planted one goes, and of one’s own nothing says any more that they bring anything back', async () => {
  const self = world.amara.haven().self.value?.id ?? ''
  const papers = () => listOf(world.amara).filter(({ paper }) => paper)
  const { recovery, devices } = world.amara.haven()
  const fresh = await finish(recovery.make())
  const typed = [0, 6].map(at => ({ at, word: fresh[at] ?? '' }))
  expect((await finish(recovery.confirm(typed))).ok).toBe(true)
  await world.time.pass(HOUR)
  const own = papers()[0]?.id ?? ''
  const planted = await letOneIn(self, true)
  await world.time.pass(HOUR)
  expect(papers().map(({ id }) => id)).toEqual([own, planted.device])

  expect((await finish(devices.remove(planted.device))).ok).toBe(true)
  await world.time.pass(HOUR)
  expect(await isIn(planted.device, self)).toBe(false)
  expect([papers().map(({ id }) => id), recovery.state.value]).toEqual([[own], 'made'])

  expect((await finish(devices.remove(own))).ok).toBe(true)
  await world.time.pass(HOUR)
  expect([papers(), recovery.state.value, recovery.madeAt.value]).toEqual([[], 'worth-it', null])
  expect(listOf(world.amara)).toHaveLength(2)
})
