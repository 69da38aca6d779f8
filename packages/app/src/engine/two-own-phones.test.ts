/** One person with two phones who answers on both while they are apart: the first counts, and deleting the second harms nothing. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { vulnerability } from '#practices'
import { pairUp } from '../../../devkit/src/pairing.ts'
import { addPhone } from '../../../devkit/src/phones.ts'
import { createWorld, type Device, type World } from '../../../devkit/src/world.ts'
import { all } from '../../../practices/src/shared/shelf.ts'

const HOUR = 3_600_000
let world: World
let space: string

const tablet = () => world.more['tablet']!
const pairOf = (device: Device) => device.haven().pairs.value.find(({ id }) => id === space)
const roundOf = (device: Device) =>
  all(pairOf(device)!.stateOf<typeof vulnerability.initial>(vulnerability).rounds).at(-1)!
const act = async (device: Device, intent: object) =>
  expect(await world.time.finish(device.haven().act(space, vulnerability, intent), HOUR)).toEqual({
    ok: true,
    value: undefined,
  })
const kinds = async (device: Device) => {
  const look = () => roundOf(device).answers.map(({ seal }) => pairOf(device)!.sight(seal).kind)
  look()
  await world.time.pass(60_000)
  return look()
}

beforeEach(async () => {
  world = await createWorld('two own phones', { more: ['tablet'] })
  space = await pairUp(world)
  await addPhone(world, world.amara, tablet())
  expect(await world.time.until(() => pairOf(tablet()) !== undefined, HOUR)).toBe(true)
  await world.time.pass(HOUR)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

test('the one that came second is deleted, and the first still opens with the answer of the other', async () => {
  const { amara, juma, time } = world
  await act(juma, { do: 'offer', depth: 1 })
  await time.pass(60_000)
  const own = [amara, tablet()]
  for (const device of own) device.link().part()
  for (const device of own)
    await act(device, { do: 'answer', round: roundOf(device).id, text: `from ${device.name}` })
  for (const device of own) {
    device.link().meet()
    await time.pass(60_000)
  }
  expect(roundOf(juma)).toMatchObject({ stage: 'open', answers: [{}], returned: [{}] })
  for (const device of own) expect(await kinds(device)).toEqual(['mine'])
  await act(amara, { do: 'delete', round: roundOf(amara).id })
  await time.pass(HOUR)
  const gate = await world.relay.store.readGate(space, roundOf(juma).id)
  expect(gate.ok && gate.value?.record.deposits.length).toBe(1)
  for (const device of own) device.kill()
  await act(juma, { do: 'answer', round: roundOf(juma).id, text: 'from juma' })
  await time.pass(HOUR)
  expect((await kinds(juma)).sort()).toEqual(['mine', 'open'])
})
