/** A relay that never lets two forks meet is found out by a file that somebody carries. */
import { afterEach, expect, test } from 'vitest'
import { gratitude } from '#practices'
import { byHand } from './by-hand.ts'
import { forkedLog, forkingRelay } from './forking-relay.ts'
import { pairUp } from './pairing.ts'
import { rowsOf, viewOf } from './reckoning.ts'
import { createWorld, type Device, type World } from './world.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let world: World
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.relay.crash()
  world.end()
})

const thanksOn = (device: Device) => {
  const shown = JSON.stringify(viewOf(device, 'pair')!.stateOf(gratitude)).match(/asante \d+/g) ?? []
  return [...new Set(shown)].sort()
}
async function thank(device: Device, ...numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    const thanks = { kind: 'words', did: `asante ${number}`, gave: '', says: '' }
    const space = viewOf(device, 'pair')!.id
    const done = await world.time.finish(device.haven().act(space, gratitude, { do: 'give', thanks }), MINUTE)
    expect(done).toEqual({ ok: true, value: undefined })
  }
  await world.time.pass(MINUTE)
}
const synced = (device: Device) => viewOf(device, 'pair')!.sync.state === 'synced'

test('A relay that keeps two people on two forks for ever is found out by a file from one to the other, as ForkDetected whichever way it goes; nothing is lost, and both go on', async () => {
  world = await createWorld('two forks for ever')
  const space = await pairUp(world)
  const { amara, juma, time } = world
  await time.pass(MINUTE)
  const hands = byHand(world, space)
  const log = forkedLog((await rowsOf(world, space)) as { index: number; bytes: Uint8Array<ArrayBuffer> }[])
  juma.between = honest => forkingRelay(honest, space, log)
  juma.link().cut()
  await time.pass(MINUTE)
  await thank(juma, 1, 2)
  await thank(amara, 3, 4, 5)
  await time.pass(10 * DAY)
  // Without a file neither finds out, however long it lasts.
  expect([amara, juma].map(synced)).toEqual([true, true])
  expect([thanksOn(amara), thanksOn(juma)]).toEqual([
    ['asante 3', 'asante 4', 'asante 5'],
    ['asante 1', 'asante 2'],
  ])

  expect(await hands.carry(juma, amara)).toEqual({ ok: false, error: { fault: 'ForkDetected' } })
  expect(await hands.carry(amara, juma)).toEqual({ ok: false, error: { fault: 'ForkDetected' } })
  expect(thanksOn(amara)).toEqual(expect.arrayContaining(['asante 3', 'asante 4', 'asante 5']))
  expect(thanksOn(juma)).toEqual(expect.arrayContaining(['asante 1', 'asante 2']))

  await thank(juma, 6)
  await thank(amara, 7)
  for (const device of [amara, juma]) {
    device.kill()
    await device.start()
  }
  await time.pass(MINUTE)
  expect(thanksOn(juma)).toEqual(expect.arrayContaining(['asante 1', 'asante 2', 'asante 6']))
  expect(thanksOn(amara)).toEqual(expect.arrayContaining(['asante 3', 'asante 4', 'asante 5', 'asante 7']))
})
