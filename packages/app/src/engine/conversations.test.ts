/** What is sealed in conversations, with real havens and a relay between them: two gates of a sitting, a taking back, a deleted list. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AnySlice, Sealed } from '#practices'
import { pairUp } from '../../../devkit/src/pairing.ts'
import { createWorld, type Device, type World } from '../../../devkit/src/world.ts'
import { empathy } from '../../../practices/src/empathy/index.ts'
import { leading } from '../../../practices/src/leading/index.ts'
import { safeSpace } from '../../../practices/src/safe-space/index.ts'
import { all } from '../../../practices/src/shared/shelf.ts'

let world: World
let space: string

beforeEach(async () => {
  world = await createWorld('conversations')
  space = await pairUp(world)
  await world.time.pass(20_000)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const pairOf = (device: Device) => {
  const view = device.haven().pairs.value[0]
  if (!view) throw new Error('not paired')
  return view
}
const settle = (time = 20_000) => world.time.pass(time)
const act = async (device: Device, slice: AnySlice, intent: unknown) => {
  const done = await world.time.finish(device.haven().act(space, slice, intent), 60_000)
  expect(done).toEqual({ ok: true, value: undefined })
  await settle()
}
/** What this device sees of a sealed text, after it had time to open it. */
const sight = async (device: Device, sealed: Sealed | undefined) => {
  if (!sealed) throw new Error('nothing is sealed')
  pairOf(device).sight(sealed)
  await settle(1_000)
  return pairOf(device).sight(sealed)
}
const kindOf = async (device: Device, sealed: Sealed | undefined) => (await sight(device, sealed)).kind
/** How often this device has asked a gate from here on. */
const asksOf = (device: Device) => {
  const asked: string[] = []
  device.between = honest => ({
    ...honest,
    request: request => {
      if (request.method === 'GET' && request.url.includes('/gates/')) asked.push(request.url)
      return honest.request(request)
    },
  })
  device.link().cut()
  return asked
}

const place = (device: Device) => pairOf(device).stateOf<typeof safeSpace.initial>(safeSpace)
const sitting = (device: Device) => all(place(device).sittings).at(-1)!
const prepared = (device: Device, part: 'appreciations' | 'next', of: Device) =>
  sitting(device)[part].find(({ by }) => by === pairOf(of).me.id)?.seal

test('what was prepared for a sitting opens at its step and not before, each part at its own', async () => {
  const { amara, juma } = world
  await act(amara, safeSpace, { do: 'sit', form: 'short', when: null })
  const talk = sitting(juma).life.id
  await act(juma, safeSpace, { do: 'agree', talk })
  for (const device of [amara, juma]) {
    const did = [{ did: `tea from ${device.name}`, meant: 'warmth' }]
    await act(device, safeSpace, { do: 'prepare-appreciations', talk, appreciations: did })
    await act(device, safeSpace, {
      do: 'prepare-next',
      talk,
      ask: `a walk with ${device.name}`,
      offer: 'time',
    })
  }
  for (const part of ['appreciations', 'next'] as const)
    expect(await kindOf(juma, prepared(juma, part, amara))).toBe('sealed')
  await act(juma, safeSpace, { do: 'go-on', talk, step: 'appreciations' })
  expect(await sight(juma, prepared(juma, 'appreciations', amara))).toMatchObject({ kind: 'open' })
  expect(await sight(amara, prepared(amara, 'appreciations', juma))).toMatchObject({ kind: 'open' })
  expect(await kindOf(juma, prepared(juma, 'next', amara))).toBe('sealed')
  await act(amara, safeSpace, { do: 'end', talk })
  await settle(600_000)
  expect(await kindOf(juma, prepared(juma, 'next', amara))).toBe('sealed')
  expect(await sight(amara, prepared(amara, 'next', amara))).toMatchObject({ kind: 'mine' })
})

const shares = (device: Device) => all(pairOf(device).stateOf<typeof leading.initial>(leading).shares)
const share = (device: Device) => shares(device).at(-1)!
const give = (device: Device) =>
  act(device, leading, { do: 'give', way: 'listen', text: 'I was afraid.', after: null })

test('what was taken back never opens, tells nobody, and its gate is asked ever more rarely', async () => {
  const { amara, juma } = world
  await give(amara)
  const before = JSON.stringify(shares(juma))
  await act(amara, leading, { do: 'take-back', share: share(amara).id })
  expect(JSON.stringify(shares(juma))).toBe(before)
  await act(juma, leading, { do: 'open', share: share(juma).id })
  await settle(600_000)
  expect(await kindOf(juma, share(juma).sealed)).toBe('opening')
  expect(await kindOf(amara, share(amara).sealed)).toBe('gone')
  juma.kill()
  await juma.start()
  const asked = asksOf(juma)
  await settle(3_600_000)
  const [first, later] = [asked.length, asked.length]
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThan(20)
  await settle(3_600_000)
  expect(asked.length - later).toBeLessThan(8)
})

test('taken back and asked for at the same time: it has opened for both, or for neither', async () => {
  const { amara, juma } = world
  await give(amara)
  const { id } = share(juma)
  const both = [
    world.time.finish(amara.haven().act(space, leading, { do: 'take-back', share: id }), 60_000),
    world.time.finish(juma.haven().act(space, leading, { do: 'open', share: id }), 60_000),
  ]
  for (const done of await Promise.all(both)) expect(done).toEqual({ ok: true, value: undefined })
  await settle(900_000)
  const gate = await world.relay.store.readGate(space, id)
  const settled = gate.ok && gate.value?.record.settled
  expect(await kindOf(juma, share(juma).sealed)).toBe(settled === 'both' ? 'open' : 'opening')
})

const round = (device: Device) => all(pairOf(device).stateOf<typeof empathy.initial>(empathy).rounds).at(-1)!
const feelings = (id: string) => ({ picks: [{ k: 'listed', id }], because: '' })

test('a guess that was deleted before the other came back is gone for both, and what had opened by it stays open', async () => {
  const { amara, juma } = world
  await act(amara, empathy, {
    do: 'tell',
    about: 'apart',
    moment: 'The bus left without me.',
    feelings: feelings('sad'),
  })
  const talk = round(juma).life.id
  expect(await kindOf(juma, round(juma).feelings.seal)).toBe('sealed')
  amara.link().part()
  await act(juma, empathy, { do: 'guess', talk, guess: feelings('angry') })
  await act(juma, empathy, { do: 'erase', talk })
  amara.link().meet()
  await settle(600_000)
  expect(await kindOf(juma, round(juma).feelings.seal)).toBe('open')
  expect(await kindOf(amara, round(amara).guess?.seal)).toBe('erased')
  expect(await sight(amara, round(amara).feelings.seal)).toMatchObject({ kind: 'mine' })
})
