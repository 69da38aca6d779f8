import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gratitude, people, type Sealed, vulnerability } from '#practices'
import { type ByHand, byHand } from '../../../../devkit/src/by-hand.ts'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { relayInProcess } from '../../../../devkit/src/relay-in-process.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'

let world: World
let space: string
let hands: ByHand

const MINUTE = 60_000
const inWorld = async (seed: string) => {
  world = await createWorld(seed)
  space = await pairUp(world)
  await world.time.pass(MINUTE)
  hands = byHand(world, space)
}
const end = () => {
  for (const device of world.devices) device.kill()
  world.relay.crash()
  world.end()
}

const viewOf = (device: Device) => {
  const [view] = device.haven().pairs.value
  if (!view) throw new Error('not paired')
  return view
}
const roundsOf = (device: Device) =>
  all(viewOf(device).stateOf<typeof vulnerability.initial>(vulnerability).rounds)
/** The record as this phone reads it; where an entry stands in the relay's order is no part of it. */
const read = (device: Device) => {
  const view = viewOf(device)
  const states = [gratitude, vulnerability, people].map(slice => view.stateOf(slice))
  return JSON.stringify([states, view.unread], (key, value) => (key === 'index' ? undefined : value))
}
const closer = (device: Device, intent: object) =>
  world.time.finish(device.haven().act(space, vulnerability, intent), MINUTE)
const thank = async (device: Device, did: string) => {
  const intent = { do: 'give', thanks: { kind: 'words', did, gave: '', says: '' } }
  const done = await world.time.finish(device.haven().act(space, gratitude, intent), MINUTE)
  expect(done).toEqual({ ok: true, value: undefined })
}
const thanksOn = (device: Device) => [...new Set(read(device).match(/asante \d+/g) ?? [])].sort()
const sealsIn = (value: unknown): Sealed[] => {
  if (typeof value !== 'object' || value === null) return []
  return 'seal' in value && 'box' in value ? [value as Sealed] : Object.values(value).flatMap(sealsIn)
}
/** Every sealed answer that somebody with all that this phone ever heard could open, with whatever app. */
const openedBy = (device: Device) =>
  sealsIn(roundsOf(device))
    .flatMap(sealed => device.knows.open(sealed) ?? [])
    .sort()
const carriedRows = (device: Device) =>
  [...device.store().disk.rows.keys()].filter(key => key.startsWith('carried/'))
const synced = () => world.devices.every(device => viewOf(device).sync.state === 'synced')
const relayIsBack = async () => {
  world.relay.start()
  for (const device of world.devices) device.link().meet()
  expect(await world.time.until(synced, 30 * MINUTE)).toBe(true)
  await world.time.pass(MINUTE)
}

describe('carried by hand', () => {
  beforeEach(() => inWorld('by hand'))
  afterEach(end)

  test('With no server, a question is read and answered, and stays before its answer when a server orders them', async () => {
    const { amara, juma, relay } = world
    relay.crash()
    for (let i = 1; i <= 3; i++) await thank(juma, `asante ${i}`)
    expect(await closer(juma, { do: 'offer', depth: 1 })).toMatchObject({ ok: true })
    expect(await hands.carry(juma, amara)).toEqual({ ok: true, value: { space, news: 4 } })
    const answer = { do: 'answer', round: roundsOf(amara)[0]?.id, text: 'her words' }
    expect(await closer(amara, answer)).toMatchObject({ ok: true })
    expect(await hands.carry(amara, juma)).toMatchObject({ ok: true, value: { news: 1 } })
    expect(read(juma)).toBe(read(amara))
    const before = read(juma)
    expect(JSON.stringify(roundsOf(juma))).toContain('"half"')
    // She alone meets the server first: his question goes there before her answer, by her hand.
    juma.link().part()
    relay.start()
    await world.time.pass(5 * MINUTE)
    expect(viewOf(amara).sync).toEqual({ state: 'synced' })
    await relayIsBack()
    expect([read(amara), read(juma)]).toEqual([before, before])
    expect([...carriedRows(amara), ...carriedRows(juma)]).toEqual([])
  })

  test('The same file again brings nothing new, and its name tells nothing', async () => {
    const { amara, juma, relay } = world
    relay.crash()
    await thank(juma, 'asante 1')
    const file = await hands.make(juma)
    expect(await hands.take(amara, file)).toMatchObject({ ok: true, value: { news: 1 } })
    const before = read(amara)
    for (let i = 0; i < 3; i++)
      expect(await hands.take(amara, file)).toEqual({ ok: true, value: { space, news: 0 } })
    expect(await hands.take(juma, file)).toEqual({ ok: true, value: { space, news: 0 } })
    expect(read(amara)).toBe(before)
    const named = await world.time.finish(juma.haven().carry.bundle(space), MINUTE)
    expect(named.ok && named.value.name).toMatch(/^\d{4}-\d\d-\d\d-\d+\.bin$/)
  })

  test('What only one of them had from the server comes to the other as the server ordered it', async () => {
    const { amara, juma } = world
    juma.link().part()
    for (let i = 1; i <= 5; i++) await thank(amara, `asante ${i}`)
    await world.time.pass(MINUTE)
    world.relay.crash()
    expect(await hands.carry(amara, juma)).toMatchObject({ ok: true, value: { news: 5 } })
    expect(carriedRows(juma)).toEqual([])
    await thank(juma, 'asante 6')
    expect(await hands.carry(juma, amara)).toMatchObject({ ok: true, value: { news: 1 } })
    expect(read(juma)).toBe(read(amara))
    await relayIsBack()
    expect(thanksOn(juma)).toHaveLength(6)
    expect(read(juma)).toBe(read(amara))
  })

  test('A file that begins too late for a phone that was put back is named, and a whole one shows what has happened to it', async () => {
    const { amara, juma } = world
    juma.link().part()
    await thank(amara, 'asante 1')
    await world.time.pass(MINUTE)
    // She believes that he has it: he had shown so, and then his phone was put back to an earlier day.
    const disk = structuredClone([...juma.store().disk.rows])
    juma.link().meet()
    await world.time.pass(MINUTE)
    await thank(juma, 'asante 2')
    await world.time.pass(MINUTE)
    world.relay.crash()
    await thank(amara, 'asante 3')
    juma.kill()
    juma.store().disk.rows.clear()
    for (const [key, value] of disk) juma.store().disk.rows.set(key, value)
    await juma.start()
    expect(await hands.carry(amara, juma)).toEqual({ ok: false, error: { fault: 'GapInLog' } })
    expect(thanksOn(juma)).toEqual([])
    expect(await hands.take(juma, await hands.make(amara, true))).toMatchObject({ ok: true })
    expect([...thanksOn(juma)].sort()).toEqual(['asante 1', 'asante 2', 'asante 3'])
    await relayIsBack()
    expect(read(juma)).toBe(read(amara))
  })

  test('Killed at any moment of taking a file, the phone has all of a step or nothing, and taking it again brings the rest', async () => {
    const { amara, juma, relay } = world
    juma.link().part()
    for (let i = 1; i <= 3; i++) await thank(amara, `asante ${i}`)
    await world.time.pass(MINUTE)
    relay.crash()
    for (let i = 4; i <= 6; i++) await thank(amara, `asante ${i}`)
    const file = await hands.make(amara)
    const rows = structuredClone([...juma.store().disk.rows])
    const counts: number[] = []
    for (const fate of ['crash-before', 'crash-after'] as const)
      for (const at of [1, 2]) {
        const since = juma.store().commits()
        juma.fate = count => (count === since + at ? fate : 'done')
        expect(await hands.take(juma, file)).toEqual({ ok: false, error: { fault: 'StoreClosed' } })
        juma.fate = () => 'done'
        juma.kill()
        await juma.start()
        counts.push(thanksOn(juma).length)
        expect(await hands.take(juma, file)).toMatchObject({ ok: true })
        expect(read(juma)).toBe(read(amara))
        juma.kill()
        juma.store().disk.rows.clear()
        for (const [key, value] of rows) juma.store().disk.rows.set(key, value)
        await juma.start()
      }
    expect(counts).toEqual([0, 3, 3, 6])
  })

  test('Sealed answers that were carried stay closed in every order of files, until a server is met', async () => {
    const { amara, juma, relay } = world
    relay.crash()
    await closer(juma, { do: 'offer', depth: 1 })
    await hands.carry(juma, amara)
    const round = roundsOf(amara)[0]?.id
    await closer(amara, { do: 'answer', round, text: 'her sealed words' })
    await hands.carry(amara, juma)
    await closer(juma, { do: 'answer', round, text: 'his sealed words' })
    await hands.meet(amara, juma)
    await world.time.pass(10 * MINUTE)
    await hands.meet(amara, juma)
    expect(read(amara)).toBe(read(juma))
    expect([openedBy(amara), openedBy(juma)]).toEqual([['her sealed words'], ['his sealed words']])
    await relayIsBack()
    await world.time.pass(10 * MINUTE)
    const both = ['her sealed words', 'his sealed words']
    expect([openedBy(amara), openedBy(juma)]).toEqual([both, both])
  })
})

describe('a server that lost everything', () => {
  afterEach(end)
  test('Gets it again from whoever comes first, also from the one who was let in later', async () => {
    world = await createWorld('all lost')
    space = await pairUp(world)
    hands = byHand(world, space)
    const { amara, juma, time } = world
    await thank(amara, 'asante 1')
    await thank(juma, 'asante 2')
    await time.pass(MINUTE)
    amara.kill()
    const lost = await world.relay.store.read(space, 0, 1 << 24)
    const empty = relayInProcess({
      chance: world.chance.branch('empty'),
      time,
      say: what => world.log.say('empty', what),
      died: () => {},
    })
    juma.between = () => empty.serving() as never
    juma.link().cut()
    await thank(juma, 'asante 3')
    expect(await time.until(() => viewOf(juma).sync.state === 'synced', 60 * MINUTE)).toBe(true)
    const page = await empty.store.read(space, 0, 1 << 24)
    expect(page.ok && page.value.length).toBe(lost.ok && lost.value.length + 1)
    empty.crash()
  })
})
