import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gratitude, journal, movedTo, people, vulnerability } from '#practices'
import { createPrimitives, decodeEntry, decodeRun, emptyLog, encodeRun, verifyRun } from '#protocol'
import { chanceFrom } from '../../../../devkit/src/chance.ts'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { type RelayInProcess, relayInProcess } from '../../../../devkit/src/relay-in-process.ts'
import { seededPlatform } from '../../../../devkit/src/seeded-platform.ts'
import { stolenKeys } from '../../../../devkit/src/stolen-keys.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'

const p = createPrimitives(seededPlatform(chanceFrom('a reader')))
let world: World
let pair: string
/** Another server, which has nothing yet. */
let elsewhere: RelayInProcess

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PASSPHRASE = 'maji ya kunywa na mkate'

beforeEach(async () => {
  world = await createWorld('moving house', { more: ['amaras', 'jumas'] })
  elsewhere = relayInProcess({
    chance: world.chance.branch('elsewhere'),
    time: world.time,
    say: what => world.log.say('elsewhere', what),
    died: () => {},
  })
  for (const device of Object.values(world.more)) device.between = () => elsewhere.serving() as never
  pair = await pairUp(world)
  await world.time.pass(MINUTE)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.relay.crash()
  elsewhere.crash()
  world.end()
})

const phone = (name: string) => {
  const device = world.more[name]
  if (!device) throw new Error('no such phone')
  return device
}
const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
/** Stretching a passphrase takes real work, which virtual time does not wait for. */
const slowly = async <T>(work: Promise<T>): Promise<T> => {
  let over = false
  const mark = () => {
    over = true
  }
  work.then(mark, mark)
  while (!over) {
    await new Promise<void>(resolve => setImmediate(resolve))
    await world.time.pass(5)
  }
  return work
}
const selfOf = (device: Device) => {
  const view = device.haven().self.value
  if (!view) throw new Error(`${device.name} has not begun`)
  return view
}
const pairOf = (device: Device) => {
  const view = device.haven().pairs.value.find(({ id }) => id === pair)
  if (!view) throw new Error(`${device.name} is not in the pair`)
  return view
}
const read = (device: Device) =>
  JSON.stringify(
    [gratitude, vulnerability, people].map(slice => pairOf(device).stateOf(slice)),
    (key, value) => (key === 'index' ? undefined : value),
  )
const notesOf = (device: Device) =>
  all(selfOf(device).stateOf<typeof journal.initial>(journal).notes).flatMap(note =>
    note ? [note.text] : [],
  )
const write = async (device: Device, text: string) =>
  expect(await finish(device.haven().act(selfOf(device).id, journal, { do: 'write', text }))).toMatchObject({
    ok: true,
  })
const thank = async (device: Device, did: string) => {
  const intent = { do: 'give', thanks: { kind: 'words', did, gave: '', says: '' } }
  expect(await finish(device.haven().act(pair, gratitude, intent))).toMatchObject({ ok: true })
}
const pack = async (device: Device, more: { readonly server?: string } = {}) => {
  const file = await slowly(device.haven().house.pack({ passphrase: PASSPHRASE, name: 'faili', ...more }))
  if (!file.ok) throw new Error(file.error.fault)
  return file.value
}
const synced = async (...devices: readonly Device[]) => {
  const quiet = () =>
    devices.every(device => selfOf(device).sync.state === 'synced' && pairOf(device).sync.state === 'synced')
  expect(await world.time.until(quiet, HOUR)).toBe(true)
  await world.time.pass(10 * MINUTE)
}

type Serving = NonNullable<ReturnType<RelayInProcess['serving']>>
/** Of a run that makes a space it does not take the last that this device wrote. */
const forgetful = (honest: Serving | null, device: string): Serving | null =>
  honest && {
    ...honest,
    request: async request => {
      if (request.method !== 'POST' || !request.url.endsWith('/spaces')) return honest.request(request)
      const run = decodeRun(new Uint8Array(await request.arrayBuffer()))
      if (!run.ok) throw new Error('a space was made of something else')
      const last = run.value.findLast(bytes => {
        const entry = decodeEntry(p, bytes)
        return entry.ok && entry.value.device === device
      })
      const body = encodeRun(run.value.filter(one => one !== last))
      return honest.request(new Request(request.url, { method: 'POST', headers: request.headers, body }))
    },
  }

describe('moving house', () => {
  test('All that somebody has comes along, also what no server had yet, and goes on being written', async () => {
    const { amara, juma, time } = world
    await write(amara, 'a note')
    await thank(amara, 'asante 1')
    await thank(juma, 'asante 2')
    await time.pass(MINUTE)
    amara.link().part()
    await thank(amara, 'asante 3')
    const before = read(amara)
    const file = await pack(amara)
    expect(file.name).toMatch(/^\d{4}-\d\d-\d\d-\d+\.bin$/)
    amara.kill()
    const moved = phone('amaras')
    expect(await slowly(moved.haven().house.move(file.bytes, PASSPHRASE))).toEqual({
      ok: true,
      value: undefined,
    })
    await synced(moved)
    expect(moved.haven().profile.value).toEqual({ name: 'Amara', language: 'sw' })
    expect(notesOf(moved)).toEqual(['a note'])
    expect(read(moved)).toBe(before)
    await write(moved, 'another')
    await thank(moved, 'asante 4')
    await synced(moved)
    moved.kill()
    await moved.start()
    await synced(moved)
    expect(notesOf(moved)).toEqual(['a note', 'another'])
    expect(moved.haven().devices.list.value.map(({ name, here }) => [name, here])).toEqual([['faili', true]])
  })

  test('The one who follows later loses no word of what was written meanwhile, and both read one record there', async () => {
    const { amara, juma, time } = world
    await thank(amara, 'asante 1')
    await time.pass(MINUTE)
    const hers = await pack(amara, { server: 'https://elsewhere.test' })
    await time.pass(MINUTE)
    expect(movedTo(pairOf(juma).stateOf(people), pairOf(amara).me.id)).toBe('https://elsewhere.test')
    amara.kill()
    for (const text of ['asante 2', 'asante 3', 'asante 4']) {
      await thank(juma, text)
      await time.pass(MINUTE)
    }
    const [amaras, jumas] = [phone('amaras'), phone('jumas')]
    expect(await slowly(amaras.haven().house.move(hers.bytes, PASSPHRASE))).toMatchObject({ ok: true })
    await thank(amaras, 'asante 5')
    await synced(amaras)
    await thank(amaras, 'asante 6')
    await synced(amaras)
    const his = await pack(juma, { server: 'https://elsewhere.test' })
    juma.kill()
    expect(await slowly(jumas.haven().house.move(his.bytes, PASSPHRASE))).toMatchObject({ ok: true })
    await thank(jumas, 'asante 7')
    await synced(amaras, jumas)
    expect(read(amaras)).toBe(read(jumas))
    expect([...new Set(read(jumas).match(/asante \d/g))].sort()).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map(n => `asante ${n}`),
    )
    for (const device of [amaras, jumas])
      expect(device.haven().devices.list.value.map(({ here }) => here)).toEqual([true])
    await thank(amaras, 'asante 8')
    await synced(amaras, jumas)
    expect(read(amaras)).toBe(read(jumas))
  })

  /** Amara has gone, her old phone still writes where it is, and Juma follows after so many days with what it wrote. */
  const followsAfter = async (days: number, before: () => Promise<unknown> = async () => {}) => {
    const { amara, juma, time } = world
    const hers = await pack(amara, { server: 'https://elsewhere.test' })
    await time.pass(MINUTE)
    const [amaras, jumas] = [phone('amaras'), phone('jumas')]
    expect(await slowly(amaras.haven().house.move(hers.bytes, PASSPHRASE))).toMatchObject({ ok: true })
    await thank(amara, 'asante 1')
    await thank(amaras, 'asante 2')
    await time.pass(days * 24 * HOUR)
    await thank(amara, 'asante 3')
    await synced(amara, juma)
    await thank(amaras, 'asante 4')
    await time.pass(HOUR)
    await before()
    const his = await pack(juma, { server: 'https://elsewhere.test' })
    return { amaras, jumas, moved: await slowly(jumas.haven().house.move(his.bytes, PASSPHRASE)) }
  }
  const there = async () => {
    const found = await elsewhere.store.read(pair, 0, 10_000_000)
    if (!found.ok) throw new Error('elsewhere has nothing')
    return (await verifyRun(p, emptyLog(pair), found.value)).state
  }
  const outThere = async () => [...(await there()).devices.values()].filter(one => one.removedAt).length

  test('What the old phone still wrote after its person had gone comes along with the one who follows', async () => {
    const { amaras, jumas, moved } = await followsAfter(1)
    expect(moved).toMatchObject({ ok: true })
    await synced(amaras, jumas)
    expect(read(amaras)).toBe(read(jumas))
    expect([...new Set(read(jumas).match(/asante \d/g))]).toHaveLength(4)
  })

  test('Taken out there meanwhile, before any new keys, its later words stay out for both alike, and both go on', async () => {
    const { amaras, jumas, moved } = await followsAfter(1, async () => {
      const { devices } = phone('amaras').haven()
      const old = devices.list.value.find(({ here }) => !here)?.id ?? ''
      expect(await finish(devices.remove(old))).toMatchObject({ ok: true })
      // No new keys follow on it yet.
      phone('amaras').fate = () => 'full'
      for (let i = 0; i < 60 && (await outThere()) === 0; i++) await world.time.pass(1000)
    })
    expect([await outThere(), (await there()).epoch]).toEqual([1, 1])
    phone('amaras').fate = () => 'done'
    expect(moved).toMatchObject({ ok: true })
    await world.time.pass(2 * HOUR)
    await thank(jumas, 'asante 5')
    await world.time.pass(2 * HOUR)
    expect([...new Set(read(jumas).match(/asante \d/g))]).toEqual(['asante 2', 'asante 4', 'asante 5'])
    for (const device of [amaras, jumas]) expect(pairOf(device).sync).toEqual({ state: 'synced' })
    // On the phone that stays behind nothing is lost.
    expect(read(world.juma)).toContain('asante 3')
    expect(read(amaras)).toBe(read(jumas))
  })

  test('After two weeks nobody is let in any more who follows: it is named, and where they were all stands', async () => {
    const { jumas, moved } = await followsAfter(15)
    expect([await outThere(), moved]).toEqual([1, { ok: false, error: { fault: 'NotLetIn' } }])
    expect(jumas.haven().profile.value).toBe(null)
    expect([...new Set(read(world.juma).match(/asante \d/g))].sort()).toEqual(['asante 1', 'asante 3'])
    expect(pairOf(world.juma).sync).toEqual({ state: 'synced' })
  })

  test('Once somebody has said where they go, no keys change behind them that would shut out who follows', async () => {
    const { amara, juma, time } = world
    await pack(amara, { server: 'https://elsewhere.test' })
    await time.pass(MINUTE)
    for (const device of [amara, juma]) await finish(device.haven().devices.renewKeys())
    await time.pass(HOUR)
    const epochOf = async (space: string) => {
      const read = await world.relay.store.read(space, 0, 10_000_000)
      if (!read.ok) throw new Error('the server has nothing')
      return (await verifyRun(p, emptyLog(space), read.value)).state.epoch
    }
    expect([await epochOf(pair), await epochOf(selfOf(amara).id)]).toEqual([1, 2])
  })

  test('Another passphrase, a file that was changed and a server out of reach are named, and it can be tried again', async () => {
    const file = await pack(world.amara)
    const moved = phone('amaras')
    const move = (bytes: typeof file.bytes, passphrase: string) =>
      slowly(moved.haven().house.move(bytes, passphrase))
    expect(await move(file.bytes, 'maji')).toEqual({ ok: false, error: { fault: 'WrongPassphrase' } })
    expect(await move(file.bytes.slice(0, 40), PASSPHRASE)).toEqual({
      ok: false,
      error: { fault: 'Malformed' },
    })
    moved.link().part()
    expect(await move(file.bytes, PASSPHRASE)).toEqual({ ok: false, error: { fault: 'Unreachable' } })
    expect([moved.haven().profile.value, moved.store().disk.rows.size]).toEqual([null, 0])
    moved.link().meet()
    expect(await move(file.bytes, PASSPHRASE)).toMatchObject({ ok: true })
    await synced(moved)
  })

  test('Killed at any commit of a move, a phone has moved or has not, and the old one is taken out in the end', async () => {
    const file = await pack(world.amara)
    world.amara.kill()
    const moved = phone('amaras')
    for (const fate of ['crash-before', 'crash-after'] as const) {
      const since = moved.store().commits()
      moved.fate = count => (count === since + 1 ? fate : 'done')
      const killed = await slowly(
        moved
          .haven()
          .house.move(file.bytes, PASSPHRASE)
          .catch(() => null),
      )
      expect(killed).toEqual({ ok: false, error: { fault: 'StoreClosed' } })
      moved.fate = () => 'done'
      moved.kill()
      await moved.start()
      expect(moved.haven().profile.value === null).toBe(fate === 'crash-before')
    }
    await synced(moved)
    expect(moved.haven().devices.list.value.map(({ here }) => here)).toEqual([true])
  })

  test.each([1, 2, 3])(
    'Killed after commit %i of following the other, a phone has every word of the file',
    async at => {
      const { amara, juma, time } = world
      const hers = await pack(amara, { server: 'https://elsewhere.test' })
      await time.pass(MINUTE)
      await thank(amara, 'asante 0')
      await time.pass(MINUTE)
      const { device: former } = await stolenKeys(p, amara, pair)
      amara.kill()
      const [amaras, jumas] = [phone('amaras'), phone('jumas')]
      expect(await slowly(amaras.haven().house.move(hers.bytes, PASSPHRASE))).toMatchObject({ ok: true })
      await synced(amaras)
      amaras.kill()
      for (const text of ['asante 1', 'asante 2']) await thank(juma, text)
      await write(juma, 'a note')
      await time.pass(MINUTE)
      const his = await pack(juma, { server: 'https://elsewhere.test' })
      juma.kill()
      jumas.between = () => forgetful(elsewhere.serving(), former) as never
      const since = jumas.store().commits()
      // Whoever is killed does not always get to say so.
      const killed = new Promise<void>(resolve => {
        jumas.fate = count => {
          if (count !== since + at) return 'done'
          resolve()
          return 'crash-after'
        }
      })
      const moving = jumas
        .haven()
        .house.move(his.bytes, PASSPHRASE)
        .catch(() => null)
      await slowly(Promise.race([moving.then(() => killed), killed]))
      jumas.fate = () => 'done'
      jumas.kill()
      await jumas.start()
      await synced(jumas)
      await amaras.start()
      await synced(amaras, jumas)
      expect(notesOf(jumas)).toEqual(['a note'])
      for (const device of [amaras, jumas])
        expect([...new Set(read(device).match(/asante \d/g))].sort()).toEqual(
          [0, 1, 2].map(n => `asante ${n}`),
        )
    },
  )

  test('A file is a device: taken out, or followed by another file, it opens nothing any more', async () => {
    const { amara, time } = world
    const first = await pack(amara)
    await time.pass(5 * MINUTE)
    const second = await pack(amara)
    await time.pass(5 * MINUTE)
    const files = amara.haven().devices.list.value.filter(({ here }) => !here)
    expect(files.map(({ name }) => name)).toEqual(['faili'])
    await thank(amara, 'asante 1')
    await time.pass(MINUTE)
    const home = phone('amaras')
    home.between = null
    const move = (file: typeof first) => slowly(home.haven().house.move(file.bytes, PASSPHRASE))
    expect(await move(first)).toEqual({ ok: false, error: { fault: 'NotLetIn' } })
    expect(await finish(amara.haven().devices.remove(files[0]?.id ?? ''))).toMatchObject({ ok: true })
    await time.pass(5 * MINUTE)
    expect(await move(second)).toEqual({ ok: false, error: { fault: 'NotLetIn' } })
    expect(home.haven().profile.value).toBe(null)
  })
})
