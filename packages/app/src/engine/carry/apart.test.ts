import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { gratitude, people, vulnerability } from '#practices'
import { decodeRun, hex, readU32 } from '#protocol'
import { drawAct } from '../../../../devkit/src/acts.ts'
import { type ByHand, byHand } from '../../../../devkit/src/by-hand.ts'
import { forkedLog, forkingRelay } from '../../../../devkit/src/forking-relay.ts'
import { modifiedClient } from '../../../../devkit/src/modified-client.ts'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'

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
afterEach(end)

const viewOf = (device: Device) => {
  const [view] = device.haven().pairs.value
  if (!view) throw new Error('not paired')
  return view
}
/** The record as this phone reads it; where an entry stands in the relay's order is no part of it. */
const read = (device: Device) => {
  const view = viewOf(device)
  const states = [gratitude, vulnerability, people].map(slice => view.stateOf(slice))
  return JSON.stringify([states, view.unread], (key, value) => (key === 'index' ? undefined : value))
}
const thank = async (device: Device, did: string) => {
  const intent = { do: 'give', thanks: { kind: 'words', did, gave: '', says: '' } }
  const done = await world.time.finish(device.haven().act(space, gratitude, intent), MINUTE)
  expect(done).toEqual({ ok: true, value: undefined })
}
const thanksOn = (device: Device) => [...new Set(read(device).match(/asante \d+/g) ?? [])].sort()
const rowsOf = (device: Device, table: string) =>
  [...device.store().disk.rows.keys()].filter(key => key.startsWith(table))
const relayRows = async () => {
  const page = await world.relay.store.read(space, 0, 1 << 24)
  if (!page.ok) throw new Error('the store is closed')
  return page.value.map(({ index, bytes }) => ({ index, bytes }))
}
const synced = () => world.devices.every(device => viewOf(device).sync.state === 'synced')

describe('two phones and no server', () => {
  test('Whatever is written, carried, lost, doubled and mixed up: once all was carried both read the same, and so they do when a server orders it', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      await inWorld(`apart ${seed}`)
      const { amara, juma, devices, chance, time, relay } = world
      relay.crash()
      const files: { readonly to: Device; readonly file: Uint8Array<ArrayBuffer> }[] = []
      let carried = 0
      for (let step = 0; step < 40; step++) {
        const device = chance.pick(devices)
        const what = chance.weighted([
          [6, 'act'],
          [2, 'make'],
          [3, 'take'],
          [0.5, 'kill'],
        ])
        if (what === 'act') {
          const person = { name: device.name, chance: device.chance, now: device.clock().now }
          const act = drawAct(person, null, viewOf(device), step)
          if (act) await time.finish(device.haven().act(act.space, act.slice, act.intent), MINUTE)
        } else if (what === 'make')
          files.push({ to: device === amara ? juma : amara, file: await hands.make(device) })
        else if (what === 'kill') {
          device.kill()
          await device.start()
        } else if (files.length > 0) {
          const one = chance.pick(files)
          const taken = await hands.take(one.to, one.file)
          expect(taken).toMatchObject({ ok: true })
          carried += taken.ok ? taken.value.news : 0
        }
      }
      await hands.meet(amara, juma)
      expect(read(amara)).toBe(read(juma))
      expect(carried).toBeGreaterThan(0)
      if (chance.happens(0.5)) chance.pick(devices).link().part()
      relay.start()
      await time.pass(5 * MINUTE)
      for (const device of devices) device.link().meet()
      expect(await time.until(synced, 30 * MINUTE)).toBe(true)
      await time.pass(MINUTE)
      expect(read(amara)).toBe(read(juma))
      expect(
        devices.flatMap(device => [...rowsOf(device, 'carried/'), ...rowsOf(device, 'outbox/')]),
      ).toEqual([])
      if (seed < 12) end()
    }
  }, 120_000)
})

describe('files that lie', () => {
  test('Bytes of any kind, files for others and files that were changed are named, and change nothing', async () => {
    await inWorld('nonsense')
    const { amara, juma, time } = world
    await thank(amara, 'asante 1')
    const mine = juma.haven().self.value?.id ?? ''
    const others = await time.finish(juma.haven().carry.bundle(mine), MINUTE)
    if (!others.ok) throw new Error(others.error.fault)
    const file = await hands.make(amara)
    const rows = JSON.stringify([...juma.store().disk.rows.keys()])
    const said = async (bytes: Uint8Array<ArrayBuffer>) => {
      const taken = await hands.take(juma, bytes)
      return taken.ok ? 'taken' : taken.error.fault
    }
    expect(await hands.take(amara, others.value.bytes)).toEqual({ ok: false, error: { fault: 'NotForUs' } })
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
        expect(['Malformed', 'NotForUs']).toContain(await said(new Uint8Array(bytes)))
      }),
      { numRuns: 50 },
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bent = file.slice()
        bent[at] = (bent[at]! + by) & 0xff
        expect(['Malformed', 'NotForUs']).toContain(await said(bent))
      }),
      { numRuns: 30 },
    )
    expect(await said(file.slice(0, -1))).toBe('Malformed')
    expect(JSON.stringify([...juma.store().disk.rows.keys()])).toBe(rows)
    expect(await said(file)).toBe('taken')
  })

  test('A file that shows another order of the record is named as a fork, and nothing of ours is lost', async () => {
    await inWorld('a fork')
    const { amara, juma, time } = world
    const log = forkedLog(await relayRows())
    juma.between = honest => forkingRelay(honest, space, log)
    juma.link().cut()
    await time.pass(MINUTE)
    await thank(juma, 'asante 1')
    await thank(juma, 'asante 2')
    await thank(amara, 'asante 3')
    await thank(amara, 'asante 4')
    await thank(amara, 'asante 5')
    await time.pass(MINUTE)
    expect(await hands.carry(juma, amara)).toEqual({ ok: false, error: { fault: 'ForkDetected' } })
    expect(await hands.carry(amara, juma)).toMatchObject({ ok: false })
    expect(thanksOn(amara)).toEqual(['asante 3', 'asante 4', 'asante 5'])
    expect(thanksOn(juma)).toEqual(['asante 1', 'asante 2'])
    expect(viewOf(amara).sync).toEqual({ state: 'synced' })
  })

  test('A false order that came by hand is given up when the server shows another, and what was written on it goes on', async () => {
    await inWorld('a false order')
    const { amara, juma, time } = world
    const log = forkedLog(await relayRows())
    juma.between = honest => forkingRelay(honest, space, log)
    juma.link().cut()
    await time.pass(MINUTE)
    // Her words reach the server, which puts them first; the answer never reaches her.
    let silent = false
    amara.between = honest => ({
      live: (_, line) => line.close(1006, ''),
      request: async request => {
        const isWords = request.method === 'POST' && request.url.endsWith(`${space}/entries`)
        if (silent) throw new TypeError('fetch failed')
        const answer = await honest.request(request)
        if (!isWords) return answer
        silent = true
        throw new TypeError('fetch failed')
      },
    })
    amara.link().cut()
    await thank(amara, 'asante 3')
    await time.until(() => silent, 30 * MINUTE)
    await thank(juma, 'asante 1')
    await time.pass(MINUTE)
    const file = await hands.make(juma)
    // Nothing that she has contradicts it: she takes it for the order, and writes on.
    expect(await hands.take(amara, file)).toMatchObject({ ok: true, value: { news: 1 } })
    await thank(amara, 'asante 4')
    amara.kill()
    await amara.start()
    expect(thanksOn(amara)).toEqual(['asante 1', 'asante 3', 'asante 4'])
    amara.between = null
    expect(await time.until(() => viewOf(amara).sync.state === 'synced', 30 * MINUTE)).toBe(true)
    expect(thanksOn(amara)).toEqual(['asante 1', 'asante 3', 'asante 4'])
    const ordered = await relayRows()
    expect(ordered.length).toBe(log.rows.length + 2)
    expect(rowsOf(amara, 'carried/')).toEqual([])
    // Of that file nothing is believed any more.
    expect(await hands.take(amara, file)).toEqual({ ok: false, error: { fault: 'ForkDetected' } })
  })

  test('Keys that came with a false order go with it: what is written afterwards is taken, and the next change of keys is learned', async () => {
    await inWorld('a false key')
    const { amara, juma, time } = world
    const log = forkedLog(await relayRows())
    juma.between = honest => forkingRelay(honest, space, log)
    juma.link().cut()
    await time.pass(MINUTE)
    // What the server puts first never reaches her.
    let silent = false
    amara.between = honest => ({
      live: (_, line) => line.close(1006, ''),
      request: async request => {
        const isWords = request.method === 'POST' && request.url.endsWith(`${space}/entries`)
        if (silent) throw new TypeError('fetch failed')
        const answer = await honest.request(request)
        if (!isWords) return answer
        silent = true
        throw new TypeError('fetch failed')
      },
    })
    amara.link().cut()
    await thank(amara, 'asante 3')
    await time.until(() => silent, 30 * MINUTE)
    await time.finish(juma.haven().devices.renewKeys(), MINUTE)
    await time.pass(MINUTE)
    await thank(juma, 'asante 1')
    await time.pass(MINUTE)
    expect(await hands.take(amara, await hands.make(juma))).toMatchObject({ ok: true })
    await thank(amara, 'asante 2')
    expect(thanksOn(amara)).toEqual(['asante 1', 'asante 2', 'asante 3'])
    // His other hand signs something else in the same place, and gives the server that.
    const client = await modifiedClient(world, juma, space)
    await time.finish(client.write('people.name-told.v1', { name: 'Juma' }), MINUTE)
    amara.between = null
    expect(await time.until(() => viewOf(amara).sync.state === 'synced', 30 * MINUTE)).toBe(true)
    amara.kill()
    await amara.start()
    await thank(amara, 'asante 4')
    await time.pass(5 * MINUTE)
    expect(viewOf(amara).sync).toEqual({ state: 'synced' })
    await time.finish(amara.haven().devices.renewKeys(), MINUTE)
    await time.pass(5 * MINUTE)
    await thank(amara, 'asante 5')
    await time.pass(5 * MINUTE)
    expect(viewOf(amara).unread).toBe(0)
    const newest = (await relayRows()).at(-1)
    expect(newest && readU32(newest.bytes, 106)).toBe(2)
    expect(viewOf(amara).sync).toEqual({ state: 'synced' })
    amara.kill()
    await amara.start()
    await time.pass(5 * MINUTE)
    expect(thanksOn(amara)).toEqual(expect.arrayContaining(['asante 2', 'asante 3', 'asante 4', 'asante 5']))
    expect(viewOf(amara).sync).toEqual({ state: 'synced' })
    expect(rowsOf(amara, 'outbox/')).toEqual([])
  })

  test('Of two entries that a copied phone signed in one place the server keeps one; the other goes aside and is never shown again', async () => {
    await inWorld('a copy')
    const { amara, juma, time } = world
    juma.link().part()
    amara.link().part()
    await time.pass(MINUTE)
    const disk = structuredClone([...juma.store().disk.rows])
    await thank(juma, 'asante 1')
    await thank(juma, 'asante 2')
    const file = await hands.make(juma)
    expect(await hands.take(amara, file)).toMatchObject({ ok: true, value: { news: 2 } })
    expect(thanksOn(amara)).toEqual(['asante 1', 'asante 2'])
    juma.kill()
    juma.store().disk.rows.clear()
    for (const [key, value] of disk) juma.store().disk.rows.set(key, value)
    await juma.start()
    await thank(juma, 'asante 3')
    juma.link().meet()
    await time.pass(MINUTE)
    amara.link().meet()
    expect(await time.until(() => viewOf(amara).sync.state === 'synced', 30 * MINUTE)).toBe(true)
    expect(thanksOn(amara)).toEqual(['asante 3'])
    expect(rowsOf(amara, `carried/${space}`)).toEqual([])
    expect(rowsOf(amara, 'carried/aside/')).toHaveLength(2)
    expect(await hands.take(amara, file)).toEqual({ ok: false, error: { fault: 'BrokenChain' } })
    amara.kill()
    await amara.start()
    expect(thanksOn(amara)).toEqual(['asante 3'])
  })

  test('Words that the server refuses for whose they are go aside, and hold up nothing', async () => {
    await inWorld('refused')
    const { amara, juma, time } = world
    juma.link().part()
    await thank(juma, 'asante 1')
    amara.between = honest => ({
      ...honest,
      live: (_, line) => line.close(1006, ''),
      request: async request => {
        const body = new Uint8Array(await request.clone().arrayBuffer())
        const his = decodeRun(body)
        const isHis =
          request.method === 'POST' &&
          request.url.endsWith(`${space}/entries`) &&
          his.ok &&
          his.value.some(bytes => hex(bytes.subarray(18, 34)) !== amaraIs)
        return isHis
          ? Response.json({ type: '/problems/forbidden' }, { status: 403 })
          : honest.request(request)
      },
    })
    amara.link().cut()
    const amaraIs = hex((await relayRows())[0]!.bytes.subarray(18, 34))
    expect(await hands.carry(juma, amara)).toMatchObject({ ok: true, value: { news: 1 } })
    await thank(amara, 'asante 2')
    expect(await time.until(() => viewOf(amara).sync.state === 'synced', 30 * MINUTE)).toBe(true)
    await time.pass(5 * MINUTE)
    expect(thanksOn(amara)).toEqual(['asante 2'])
    expect(rowsOf(amara, 'carried/aside/')).toHaveLength(1)
    expect(rowsOf(amara, 'outbox/')).toEqual([])
  })
})
