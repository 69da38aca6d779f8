import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPrimitives, emptyLog, type LogState, removeDeviceEntry, verifyRun } from '#protocol'
import { chanceFrom } from '../../../../devkit/src/chance.ts'
import { modifiedClient } from '../../../../devkit/src/modified-client.ts'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { addPhone } from '../../../../devkit/src/phones.ts'
import { seededPlatform } from '../../../../devkit/src/seeded-platform.ts'
import { stolenKeys } from '../../../../devkit/src/stolen-keys.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const p = createPrimitives(seededPlatform(chanceFrom('asking')))
let world: World
let pair: string
let tablet: Device
let remover: Device

beforeEach(async () => {
  world = await createWorld('asking', { more: ['tablet', 'remover'] })
  pair = await pairUp(world)
  tablet = world.more['tablet']!
  remover = world.more['remover']!
  for (const phone of [tablet, remover]) {
    await addPhone(world, world.amara, phone)
    await world.time.until(() => phone.haven().pairs.value.length === 1, HOUR)
    await world.time.pass(MINUTE)
  }
  await world.time.pass(HOUR)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const logOf = async (): Promise<LogState> => {
  const read = await world.relay.store.read(pair, 0, 10_000_000)
  if (!read.ok) throw new Error('the server has nothing')
  return (await verifyRun(p, emptyLog(pair), read.value)).state
}
/** Another phone of the same person takes the tablet out of the space of two alone, and is never seen again. */
const takeOutOfPair = async () => {
  const client = await modifiedClient(world, remover, pair)
  const keys = await stolenKeys(p, remover, pair)
  const { device } = await stolenKeys(p, tablet, pair)
  remover.kill()
  const log = await logOf()
  const own = log.devices.get(keys.device)
  if (!own) throw new Error('not in the space')
  const chain = { n: own.n, prev: own.hash }
  const standing = { space: pair, keys, chain, seen: log, epoch: log.epoch }
  const { entry } = await removeDeviceEntry(p, standing, device)
  expect((await world.time.finish(client.relay.post(client.who, [entry]), HOUR)).ok).toBe(true)
}
const counted = (device: Device) => {
  const asked: number[] = []
  device.between = honest => ({
    ...honest,
    request: request => {
      if (request.url.includes(pair)) asked.push(world.time.now())
      return honest.request(request)
    },
  })
  return { in: (from: number, to: number) => asked.filter(at => at >= from && at < to).length }
}

test('A phone that is in Mine and out of the space of two asks there more and more rarely, and is in again once another lets it in', async () => {
  world.amara.kill()
  const requests = counted(tablet)
  await takeOutOfPair()
  const since = world.time.now()
  await world.time.pass(24 * HOUR)
  const early = requests.in(since, since + HOUR)
  const late = requests.in(since + 12 * HOUR, since + 24 * HOUR)
  expect(early).toBeGreaterThan(0)
  // A look is a challenge, a token and a question at most: four looks in an hour.
  expect(late).toBeLessThanOrEqual(12 * 4 * 3)
  tablet.kill()
  await tablet.start()
  await world.time.pass(12 * HOUR)
  const again = world.time.now()
  await world.time.pass(12 * HOUR)
  expect(requests.in(again, again + 12 * HOUR)).toBeLessThanOrEqual(12 * 4 * 3)
  await world.amara.start()
  const isIn = () => tablet.haven().pairs.value[0]?.sync.state === 'synced'
  expect(await world.time.until(isIn, HOUR)).toBe(true)
})
