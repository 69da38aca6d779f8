import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gratitude } from '#practices'
import { createPrimitives, emptyLog, removeDeviceEntry, verifyRun } from '#protocol'
import { chanceFrom } from '../../../../devkit/src/chance.ts'
import { modifiedClient } from '../../../../devkit/src/modified-client.ts'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { addPhone } from '../../../../devkit/src/phones.ts'
import { seededPlatform } from '../../../../devkit/src/seeded-platform.ts'
import { stolenKeys } from '../../../../devkit/src/stolen-keys.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const p = createPrimitives(seededPlatform(chanceFrom('a reader')))
let world: World
let pair: string

beforeEach(async () => {
  world = await createWorld('asking', { more: ['tablet', 'third'] })
  pair = await pairUp(world)
  await addPhone(world, world.amara, phone('tablet'))
  await world.time.until(() => isIn(phone('tablet')), HOUR)
  await world.time.pass(5 * MINUTE)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const phone = (name: string): Device => {
  const device = world.more[name]
  if (!device) throw new Error(`this world has no ${name}`)
  return device
}
const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const isIn = (device: Device) => device.isOn() && device.haven().pairs.value.length === 1
const syncOf = (device: Device) => device.haven().pairs.value[0]?.sync
const thank = (device: Device) =>
  finish(
    device.haven().act(pair, gratitude, {
      do: 'give',
      thanks: { kind: 'words', did: 'ulinisaidia', gave: '', says: '' },
    }),
  )
const thanksOf = (device: Device): number => {
  const [view] = device.haven().pairs.value
  return view ? all(view.stateOf<typeof gratitude.initial>(gratitude).notes).filter(Boolean).length : 0
}

describe('a phone that asks to be let in', () => {
  test('Waits until one of the own phones is there, and comes in by any of them', async () => {
    const [tablet, third] = [phone('tablet'), phone('third')]
    tablet.kill()
    await addPhone(world, world.amara, third)
    world.amara.kill()
    await world.time.pass(2 * HOUR)
    expect(isIn(third)).toBe(false)
    await tablet.start()
    expect(await world.time.until(() => isIn(third), HOUR)).toBe(true)
    await thank(third)
    await world.time.pass(HOUR)
    expect([thanksOf(third), thanksOf(tablet), thanksOf(world.juma)]).toEqual([1, 1, 1])
  })

  test('Asks no more in a space that its person has left meanwhile, and keeps nothing of it', async () => {
    const [tablet, third] = [phone('tablet'), phone('third')]
    tablet.kill()
    await addPhone(world, world.amara, third)
    world.amara.kill()
    await world.time.pass(MINUTE)
    const rows = () => [...third.store().disk.rows.keys()].filter(key => key.endsWith(`enrol/${pair}`)).sort()
    expect(rows()).toEqual([`keys/enrol/${pair}`, `meta/enrol/${pair}`])
    tablet.link().part()
    await tablet.start()
    expect(await finish(tablet.haven().parting.leave(pair))).toMatchObject({ ok: true })
    tablet.link().meet()
    await world.time.pass(HOUR)
    let asked = 0
    third.between = honest => ({
      ...honest,
      request: request => {
        if (request.url.includes(pair)) asked += 1
        return honest.request(request)
      },
    })
    await world.time.pass(HOUR)
    expect([asked, rows(), isIn(third)]).toEqual([0, [], false])
  })

  test('Was taken out of one space only: it asks again, and says there what it could not send', async () => {
    const [amara, tablet] = [world.amara, phone('tablet')]
    amara.link().part()
    await thank(amara)
    tablet.kill()
    const client = await modifiedClient(world, tablet, pair)
    const read = await world.relay.store.read(pair, 0, 10_000_000)
    if (!read.ok) throw new Error('the server has nothing')
    const log = (await verifyRun(p, emptyLog(pair), read.value)).state
    const [keys, theirs] = [await stolenKeys(p, tablet, pair), await stolenKeys(p, amara, pair)]
    const own = log.devices.get(keys.device)
    if (!own) throw new Error('not in the space')
    const standing = { space: pair, keys, chain: { n: own.n, prev: own.hash }, seen: log, epoch: log.epoch }
    const removal = await removeDeviceEntry(p, standing, theirs.device)
    expect((await finish(client.relay.post(client.who, [removal.entry]))).ok).toBe(true)
    await tablet.start()
    amara.link().meet()
    await world.time.pass(3 * HOUR)
    expect([thanksOf(amara), thanksOf(tablet), thanksOf(world.juma)]).toEqual([1, 1, 1])
    for (const device of [amara, tablet, world.juma]) expect(syncOf(device)).toEqual({ state: 'synced' })
    amara.kill()
    await amara.start()
    await thank(amara)
    await world.time.pass(HOUR)
    expect([thanksOf(amara), thanksOf(world.juma)]).toEqual([2, 2])
  })
})
