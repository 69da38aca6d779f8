import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gratitude, journal, vulnerability } from '#practices'
import { begin, pairUp } from '../../../devkit/src/pairing.ts'
import { seededPlatform } from '../../../devkit/src/seeded-platform.ts'
import { createWorld, type Device, ORIGIN, type World } from '../../../devkit/src/world.ts'
import { all } from '../../../practices/src/shared/shelf.ts'
import { httpRelay } from '../adapters/http-relay.ts'
import { memoryStore } from '../adapters/memory-store.ts'
import { createHaven } from './create-haven.ts'
import type { Haven } from './haven.ts'

let world: World

beforeEach(async () => {
  world = await createWorld('durability')
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const notesOf = (haven: Haven) => {
  const self = haven.self.value
  if (!self) throw new Error('not begun')
  return all(self.stateOf<typeof journal.initial>(journal).notes).flatMap(note => (note ? [note.text] : []))
}
const write = (device: Device, text: string) => {
  const haven = device.haven()
  return haven.act(haven.self.value?.id ?? '', journal, { do: 'write', text })
}
const writeFor = (device: Device, text: string) => world.time.finish(write(device, text), 60_000)

/** A second tab of the same profile: same disk, same way to the relay, its own memory. */
const secondTab = async (device: Device): Promise<Haven> => {
  const link = device.link()
  const opened = await world.time.finish(
    createHaven({
      store: memoryStore({}, device.store().disk),
      relay: httpRelay(ORIGIN, { fetch: link.fetch, WebSocket: link.WebSocket, now: device.clock().now }),
      clock: device.clock(),
      network: link,
      platform: seededPlatform(device.chance.branch('second tab')) as never,
      server: ORIGIN,
    }),
    60_000,
  )
  if (!opened.ok) throw new Error(opened.error.fault)
  return opened.value
}

describe('a phone that is killed', () => {
  test('At whatever commit it is killed, nothing that was acknowledged is lost, and nothing stands twice', async () => {
    let crashes = 0
    for (const fate of ['crash-before', 'crash-after'] as const)
      for (let at = 1; at <= 12; at++) {
        const { amara, time } = world
        if (!amara.isOn()) await amara.start()
        if (amara.haven().profile.value === null) await begin(world, amara)
        const before = notesOf(amara.haven())
        const since = amara.store().commits()
        amara.fate = count => (count === since + at ? fate : 'done')
        const acknowledged: string[] = []
        for (let i = 0; i < 6; i++) {
          const text = `${fate} ${at} ${i}`
          const done = await Promise.race([
            writeFor(amara, text).catch(() => null),
            time.pass(2_000).then(() => null),
          ])
          if (done?.ok) acknowledged.push(text)
          await time.pass(500)
        }
        if (amara.store().crashed()) crashes += 1
        amara.fate = () => 'done'
        amara.kill()
        await amara.start()
        await time.pass(60_000)
        const after = notesOf(amara.haven())
        expect(after).toEqual([...new Set(after)])
        for (const text of [...before, ...acknowledged]) expect(after).toContain(text)
        expect(amara.haven().self.value?.sync).toEqual({ state: 'synced' })
      }
    expect(crashes).toBe(24)
  })

  test('Killed while beginning, it begins as if it never had', async () => {
    for (const fate of ['crash-before', 'crash-after'] as const) {
      const fresh = await createWorld(`begin ${fate}`)
      fresh.amara.fate = count => (count === 1 ? fate : 'done')
      const done = await fresh.time.finish(fresh.amara.haven().begin('Amara', 'sw'), 60_000)
      expect(done).toEqual({ ok: false, error: { fault: 'StoreClosed' } })
      fresh.amara.fate = () => 'done'
      fresh.amara.kill()
      await fresh.amara.start()
      expect(fresh.amara.haven().profile.value).toEqual(
        fate === 'crash-after' ? { name: 'Amara', language: 'sw' } : null,
      )
      if (fate === 'crash-before') await begin(fresh, fresh.amara)
      await fresh.time.pass(30_000)
      expect(fresh.amara.haven().self.value?.sync).toEqual({ state: 'synced' })
      fresh.amara.kill()
      fresh.end()
    }
  })
})

describe('a full disk', () => {
  test('Is said, leaves nothing half-written, and the next words are kept again', async () => {
    const { amara, juma, time } = world
    const space = await pairUp(world)
    await time.pass(20_000)
    await time.finish(amara.haven().act(space, vulnerability, { do: 'offer', depth: 1 }), 60_000)
    await time.pass(20_000)
    const rows = () => [...amara.store().disk.rows.keys()].sort()
    const before = rows()
    const round = all(
      amara.haven().pairs.value[0]!.stateOf<typeof vulnerability.initial>(vulnerability).rounds,
    )[0]
    amara.fate = () => 'full'
    const intent = { do: 'answer', round: round?.id, text: 'words' }
    const full = await time.finish(amara.haven().act(space, vulnerability, intent), 60_000)
    expect(full).toEqual({ ok: false, error: { fault: 'StoreFull' } })
    await time.pass(60_000)
    expect(rows()).toEqual(before)
    amara.fate = () => 'done'
    expect(await time.finish(amara.haven().act(space, vulnerability, intent), 60_000)).toMatchObject({
      ok: true,
    })
    await time.pass(60_000)
    const theirs = juma.haven().pairs.value[0]!.stateOf<typeof vulnerability.initial>(vulnerability)
    expect(all(theirs.rounds)[0]?.answers).toHaveLength(1)
  })
})

describe('a draft on a full disk', () => {
  test('Stays on the screen through what another tab writes, and is kept when there is room again', async () => {
    const { amara, time } = world
    await begin(world, amara)
    amara.haven().draft('answer').keep('begun')
    await time.pass(1_000)
    const other = await secondTab(amara)
    amara.fate = () => 'full'
    amara.haven().draft('answer').keep('begun and gone on with')
    await time.pass(1_000)
    await time.finish(other.rename('Amara wa Mwanza'), 60_000)
    await time.pass(1_000)
    expect(amara.haven().draft('answer').text).toBe('begun and gone on with')
    amara.fate = () => 'done'
    amara.haven().draft('another').keep('x')
    await time.pass(1_000)
    other.close()
    amara.kill()
    await amara.start()
    expect(amara.haven().draft('answer').text).toBe('begun and gone on with')
  })
})

describe('two tabs', () => {
  test('Write in turns, see each other, and use no counter twice', async () => {
    const { amara, time } = world
    await begin(world, amara)
    const other = await secondTab(amara)
    const texts = Array.from({ length: 8 }, (_, i) => `note ${i}`)
    const done = await time.finish(
      Promise.all(
        texts.map((text, i) => {
          const haven = i % 2 === 0 ? amara.haven() : other
          return haven.act(haven.self.value?.id ?? '', journal, { do: 'write', text })
        }),
      ),
      60_000,
    )
    expect(done.every(one => one.ok)).toBe(true)
    await time.pass(60_000)
    for (const haven of [amara.haven(), other]) {
      expect(notesOf(haven).sort()).toEqual(texts)
      expect(haven.self.value?.sync).toEqual({ state: 'synced' })
    }
    other.close()
  })

  test('What is typed in one while the other writes is kept, and nothing older comes in its place', async () => {
    const { amara, time } = world
    await begin(world, amara)
    const other = await secondTab(amara)
    amara.haven().draft('answer').keep('begun')
    await time.pass(1_000)
    const writing = other.act(other.self.value?.id ?? '', journal, { do: 'write', text: 'meanwhile' })
    amara.haven().draft('answer').keep('begun and gone on with')
    await time.finish(writing, 60_000)
    await time.pass(1_000)
    expect(amara.haven().draft('answer').text).toBe('begun and gone on with')
    other.close()
    amara.kill()
    await amara.start()
    expect(amara.haven().draft('answer').text).toBe('begun and gone on with')
  })

  test('When the one that syncs is closed, the other goes on', async () => {
    const { amara, time } = world
    await begin(world, amara)
    const other = await secondTab(amara)
    await time.pass(10_000)
    amara.haven().close()
    const done = await time.finish(
      other.act(other.self.value?.id ?? '', journal, { do: 'write', text: 'alone' }),
      60_000,
    )
    expect(done.ok).toBe(true)
    await time.pass(30_000)
    expect(other.self.value?.sync).toEqual({ state: 'synced' })
    expect(notesOf(other)).toEqual(['alone'])
    other.close()
  })
})

describe('apart', () => {
  test('Both write offline at once, and have one record when the way is free, in whatever order they return', async () => {
    const { amara, juma, time } = world
    const space = await pairUp(world)
    await time.pass(20_000)
    for (const first of [amara, juma]) {
      for (const device of world.devices) device.link().part()
      for (const device of world.devices)
        for (let i = 0; i < 3; i++) {
          const thanks = { kind: 'deed', deed: `${device.name} ${first.name} ${i}` }
          const done = await time.finish(device.haven().act(space, gratitude, { do: 'give', thanks }), 60_000)
          expect(done.ok).toBe(true)
        }
      await time.pass(1_000)
      first.link().meet()
      await time.pass(60_000)
      for (const device of world.devices) device.link().meet()
      await time.pass(60_000)
    }
    const states = world.devices.map(device =>
      JSON.stringify(device.haven().pairs.value[0]?.stateOf(gratitude)),
    )
    expect(states[0]).toBe(states[1])
    for (const device of world.devices)
      expect(
        all(device.haven().pairs.value[0]!.stateOf<typeof gratitude.initial>(gratitude).notes),
      ).toHaveLength(12)
  })

  test('A relay that was put back to nothing is given everything again', async () => {
    const { amara, time } = world
    await begin(world, amara)
    for (const text of ['one', 'two', 'three']) await writeFor(amara, text)
    await time.pass(20_000)
    expect(amara.haven().self.value?.sync).toEqual({ state: 'synced' })
    const empty = await createWorld('an empty server')
    amara.between = () => empty.relay.serving()!
    amara.link().cut()
    await writeFor(amara, 'four')
    await time.pass(60_000)
    await empty.time.pass(1_000)
    await time.pass(60_000)
    expect(amara.haven().self.value?.sync).toEqual({ state: 'synced' })
    expect(notesOf(amara.haven())).toEqual(['one', 'two', 'three', 'four'])
    empty.end()
  })
})
