import { afterEach, expect, test } from 'vitest'
import { vulnerability } from '#practices'
import { modifiedClient } from './modified-client.ts'
import { pairUp } from './pairing.ts'
import { earlyReadings, readSpace, viewOf } from './reckoning.ts'
import { createWorld, type Device, type World } from './world.ts'

const MINUTE = 60_000
const TEXT = 'siri-yangu: kitu nilichonyamazia'

let world: World
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.relay.crash()
  world.end()
})

const closer = (device: Device) => {
  const view = viewOf(device, 'pair')!
  return view.stateOf<typeof vulnerability.initial>(vulnerability)
}
async function does(device: Device, intent: object): Promise<void> {
  const space = viewOf(device, 'pair')!.id
  const done = await world.time.finish(device.haven().act(space, vulnerability, intent), MINUTE)
  expect(done).toEqual({ ok: true, value: undefined })
  await world.time.pass(MINUTE)
}

/** Amara has answered a question, Juma has not. */
async function oneWaits(seed: string) {
  world = await createWorld(seed)
  const space = await pairUp(world)
  const { amara, juma } = world
  await does(amara, { do: 'offer', depth: 1 })
  const round = closer(amara).sitting!.rounds[0]!
  await does(amara, { do: 'answer', round, text: TEXT })
  const memberOf = new Map([amara, juma].map(device => [viewOf(device, 'pair')!.me.id, device]))
  const { told } = await readSpace(world, space, world.devices)
  const seal = [...told.seals.values()][0]!.seal
  return { space, round, memberOf, seal, amara, juma }
}

test('While one waits, neither the relay nor the other’s devices nor a client of their own making can read the answer', async () => {
  const { space, memberOf, seal, amara, juma } = await oneWaits('waiting')
  expect(await earlyReadings(world, space, memberOf)).toEqual([])
  expect(viewOf(juma, 'pair')!.sight(seal as never)).toEqual({ kind: 'sealed' })
  // The same search finds it with its author, who has the key.
  expect(amara.knows.open(seal)).toBe(TEXT)
})

test('When both have answered, the same search finds the answer on the other’s device, and still not at the relay', async () => {
  const { round, seal, juma } = await oneWaits('opening')
  await does(juma, { do: 'answer', round, text: 'jibu' })
  viewOf(juma, 'pair')!.sight(seal as never)
  await world.time.settle()
  expect(viewOf(juma, 'pair')!.sight(seal as never)).toEqual({ kind: 'open', text: TEXT })
  expect(juma.knows.open(seal)).toBe(TEXT)
  const { half: _, ...outside } = seal
  expect(world.wire.open(outside)).toBeNull()
  expect(world.leaks).toEqual([])
})

test('When the other passes, the answer stays closed for good, whatever a client of their own making asks', async () => {
  const { space, round, memberOf, seal, juma } = await oneWaits('passing')
  await does(juma, { do: 'pass', round })
  const client = await modifiedClient(world, juma, space)
  expect(await client.relay.gate(client.who, seal.gate)).toEqual({
    ok: true,
    value: { state: 'closed', shares: [] },
  })
  expect(await earlyReadings(world, space, memberOf)).toEqual([])
})

const noise = new Uint8Array(32)
const refused = { ok: false, error: { fault: 'Problem', type: 'not-for-this-gate', status: 422 } }

test('A deposit for an entry that is not in the log opens nothing', async () => {
  const { space, memberOf, seal, juma } = await oneWaits('no entry')
  const client = await modifiedClient(world, juma, space)
  const nowhere = { entry: 'ab'.repeat(32), inner: 'cd'.repeat(32) }
  const answer = await client.relay.deposit(client.who, seal.gate, { kind: 'both', ...nowhere, share: noise })
  expect(answer).toEqual({ ok: true, value: { state: 'waiting', shares: [] } })
  expect(await earlyReadings(world, space, memberOf)).toEqual([])
})

test('A deposit for an entry of the other is refused, and opens nothing', async () => {
  const { space, memberOf, seal, juma, amara } = await oneWaits('her entry')
  const { audit } = await readSpace(world, space, world.devices)
  const hers = audit.said.find(({ member, bind }) => bind && member === viewOf(amara, 'pair')!.me.id)!
  const client = await modifiedClient(world, juma, space)
  const named = await client.named(hers.hash)
  expect(await client.relay.deposit(client.who, seal.gate, { kind: 'both', ...named, share: noise })).toEqual(
    refused,
  )
  expect(await earlyReadings(world, space, memberOf)).toEqual([])
})

test('A client of their own making that deposits for an entry that was not written for this gate is refused, and reads nothing', async () => {
  const { space, memberOf, seal, juma } = await oneWaits('decoy')
  const { audit } = await readSpace(world, space, world.devices)
  const own = audit.said.find(({ member }) => member === viewOf(juma, 'pair')!.me.id)!
  expect([own.type.includes('answer'), own.bind]).toEqual([false, null])
  juma.kill()
  const client = await modifiedClient(world, juma, space)
  const elsewhere = await client.write('vulnerability.noise.v1', {}, 'ab'.repeat(16))
  for (const decoy of [await client.named(own.hash), elsewhere]) {
    const made = { kind: 'both', ...decoy, share: noise } as const
    expect(await client.relay.deposit(client.who, seal.gate, made)).toEqual(refused)
    // Nor by saying of it what is true of an answer only.
    const lied = { ...made, inner: 'cd'.repeat(32) }
    expect(await client.relay.deposit(client.who, seal.gate, lied)).toEqual(refused)
  }
  await juma.start()
  expect(await earlyReadings(world, space, memberOf)).toEqual([])
})

test('Who opens an answer without giving one leaves a signed entry for this gate, and the author is told', async () => {
  const { space, round, seal, juma, amara } = await oneWaits('noise')
  const jumas = viewOf(juma, 'pair')!.me.id
  juma.kill()
  const client = await modifiedClient(world, juma, space)
  const junk = await client.write('vulnerability.noise.v1', {}, seal.gate)
  const opened = await client.relay.deposit(client.who, seal.gate, { kind: 'both', ...junk, share: noise })
  expect(opened).toMatchObject({ ok: true, value: { state: 'open' } })
  // As with any answer of nonsense: reading it early can't be prevented, but it can't be hidden.
  expect(juma.knows.open(seal)).toBe(TEXT)
  await client.write('vulnerability.passed.v1', { round })
  await world.time.pass(MINUTE)

  const { audit } = await readSpace(world, space, world.devices)
  expect(audit.said.filter(({ bind }) => bind === seal.gate).map(({ member }) => member)).toEqual([
    viewOf(amara, 'pair')!.me.id,
    jumas,
  ])
  const told = async () => {
    viewOf(amara, 'pair')!.sight(seal as never)
    await world.time.settle()
    return viewOf(amara, 'pair')!.sight(seal as never)
  }
  expect(await told()).toEqual({ kind: 'mine', text: TEXT, read: true })
  expect(viewOf(amara, 'pair')!.unread).toBe(1)
  amara.kill()
  await amara.start()
  expect(await told()).toEqual({ kind: 'mine', text: TEXT, read: true })
})

test('Who opens an answer without giving one is found out within an hour, also without a pass', async () => {
  const { space, seal, juma, amara } = await oneWaits('silent noise')
  juma.kill()
  const client = await modifiedClient(world, juma, space)
  const junk = await client.write('vulnerability.noise.v1', {}, seal.gate)
  await client.relay.deposit(client.who, seal.gate, { kind: 'both', ...junk, share: noise })
  viewOf(amara, 'pair')!.sight(seal as never)
  await world.time.pass(61 * MINUTE)
  expect(viewOf(amara, 'pair')!.sight(seal as never)).toEqual({ kind: 'mine', text: TEXT, read: true })
})

test('Who opens an answer by an entry of nonsense and then deletes that is found out all the same', async () => {
  for (const isThere of [true, false]) {
    const { space, seal, juma, amara } = await oneWaits(`deleted noise ${isThere}`)
    juma.kill()
    if (!isThere) amara.kill()
    const client = await modifiedClient(world, juma, space)
    const junk = await client.write('vulnerability.noise.v1', {}, seal.gate)
    await client.relay.deposit(client.who, seal.gate, { kind: 'both', ...junk, share: noise })
    await world.time.pass(MINUTE)
    const left = { t: 'vulnerability.noise.v1', at: 0, d: {} }
    await client.write('entry.erased.v1', { entries: [{ hash: junk.entry, left }] })
    expect((await client.relay.erase(client.who, [junk.entry])).ok).toBe(true)
    if (!isThere) await amara.start()
    await world.time.pass(61 * MINUTE)
    viewOf(amara, 'pair')!.sight(seal as never)
    await world.time.settle()
    expect(viewOf(amara, 'pair')!.sight(seal as never)).toEqual({ kind: 'mine', text: TEXT, read: true })
    for (const device of world.devices) device.kill()
    world.end()
  }
})

test('A relay that only says that an answer was opened accuses nobody', async () => {
  const { round, seal, juma, amara } = await oneWaits('slander')
  amara.between = honest => ({
    ...honest,
    request: async request =>
      request.url.endsWith('/close')
        ? Response.json({ type: '/problems/gate-open' }, { status: 409 })
        : honest.request(request),
  })
  await does(juma, { do: 'pass', round })
  viewOf(amara, 'pair')!.sight(seal as never)
  await world.time.settle()
  expect(viewOf(amara, 'pair')!.sight(seal as never)).toEqual({ kind: 'mine', text: TEXT })
})

test('An answer that is not bound to its gate counts for nothing on either phone', async () => {
  const { space, round, seal, juma, amara } = await oneWaits('unbound')
  juma.kill()
  const client = await modifiedClient(world, juma, space)
  const answer = { ...seal, seal: 'ab'.repeat(16) }
  const unbound = await client.write('vulnerability.answer-sealed.v1', { round, answer })
  const elsewhere = await client.write('vulnerability.answer-sealed.v1', { round, answer }, 'ab'.repeat(16))
  for (const named of [unbound, elsewhere])
    expect(
      await client.relay.deposit(client.who, seal.gate, { kind: 'both', ...named, share: noise }),
    ).toEqual(refused)
  await world.time.pass(MINUTE)
  expect(viewOf(amara, 'pair')!.unread).toBe(2)
  expect(closer(amara).sitting!.rounds).toEqual([round])
  expect(juma.knows.open(seal)).toBeNull()
})
