import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gratitude, journal, vulnerability } from '#practices'
import { begin, pairUp } from '../../../../devkit/src/pairing.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'

let world: World
let space: string

beforeEach(async () => {
  world = await createWorld('by hand')
  space = await pairUp(world)
  await world.time.pass(30_000)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const MINUTE = 60_000
const viewOf = (device: Device) => device.haven().pairs.value[0]!
const roundsOf = (device: Device) =>
  all(viewOf(device).stateOf<typeof vulnerability.initial>(vulnerability).rounds)
/** What a person sees of the space, without what only tells how far it was sent. */
const seen = (device: Device) => {
  const view = viewOf(device)
  const states = [gratitude, vulnerability].map(slice => view.stateOf(slice))
  return JSON.stringify([states, view.unread], (key, value) => (key === 'index' ? undefined : value))
}
const act = async (device: Device, intent: object) =>
  world.time.finish(device.haven().act(space, vulnerability, intent), MINUTE)
const offer = (device: Device) => act(device, { do: 'offer', depth: 1 })
const give = async (device: Device, text: string) =>
  world.time.finish(
    device.haven().act(space, gratitude, { do: 'give', thanks: { kind: 'words', did: text, gave: '', says: '' } }),
    MINUTE,
  )
const bundleOf = async (device: Device, whole = false) => {
  const made = await world.time.finish(device.haven().carry.bundle(space, { whole }), MINUTE)
  if (!made.ok) throw new Error(made.error.fault)
  return made.value
}
const take = (device: Device, bytes: Uint8Array<ArrayBuffer>) =>
  world.time.finish(device.haven().carry.take(bytes), MINUTE)
const carry = async (from: Device, to: Device) => take(to, (await bundleOf(from)).bytes)

describe('carried by hand, with no server', () => {
  test('What one has written is read by the other, and answered, and the answer stands behind its question', async () => {
    const { amara, juma, relay } = world
    relay.crash()
    expect(await offer(juma)).toMatchObject({ ok: true })
    expect(await carry(juma, amara)).toEqual({ ok: true, value: { space, news: 1 } })
    const [round] = roundsOf(amara)
    expect(await act(amara, { do: 'answer', round: round?.id, text: 'words' })).toMatchObject({ ok: true })
    expect(await carry(amara, juma)).toMatchObject({ ok: true, value: { news: 1 } })
    expect(seen(juma)).toBe(seen(amara))
    expect(seen(juma)).toContain('sealed')
  })
})
