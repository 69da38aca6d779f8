import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { gratitude, journal } from '#practices'
import { hex, openHouseFile, readWords } from '#protocol'
import {
  archiveAt,
  giveThanks,
  isUnproven,
  LEAST,
  putAwayWorld,
  rewritten,
  showing,
  thanksIn,
} from '../../../../devkit/src/archives.ts'
import { addPhone } from '../../../../devkit/src/phones.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'
import { decodeProfile } from '../house/content.ts'
import { entriesOf, HOUR, lose, reader, recover, wordsOf } from '../recovery/testkit.ts'

const MINUTE = 60_000
let world: World

// The list of words is loaded when it is first asked for, in real time, which does not pass here.
beforeAll(async () => {
  await readWords('')
})
beforeEach(async () => {
  world = await createWorld('archives', { more: ['tablet'] })
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const tablet = (): Device => world.more['tablet']!
const viewOf = (device: Device) => device.haven().pairs.value[0]!
const newest = (space: string, device = world.amara) => archiveAt(world, space, viewOf(device).me.id)
const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const write = async (device: Device, count: number) => {
  const { id } = device.haven().self.value!
  for (let i = 0; i < count; i++)
    expect((await finish(device.haven().act(id, journal, { do: 'write', text: `siku ${i}` }))).ok).toBe(true)
}
const pagesIn = (device: Device) =>
  all(device.haven().self.value!.stateOf<typeof journal.initial>(journal).notes).length
const restart = async (device: Device) => {
  device.kill()
  await device.start()
}
/** Whole, with thanks of so many entries, and none of it on an archive's word any more. */
const isProven = async (device: Device, space: string, thanks: number) => {
  await world.time.pass(10 * MINUTE)
  expect([thanksIn(device), isUnproven(device, space)]).toEqual([thanks, false])
  expect(viewOf(device).sync).toEqual({ state: 'synced' })
}

describe('a long record', () => {
  test('Is put away when it is quiet, and a next phone has all of it at once, and proves it later', async () => {
    const pair = await putAwayWorld(world)
    expect((await newest(pair))?.index).toBeGreaterThan(LEAST)
    await addPhone(world, world.amara, tablet())
    expect(await world.time.until(() => thanksIn(tablet()) === 30, HOUR)).toBe(true)
    expect(isUnproven(tablet(), pair)).toBe(true)
    await isProven(tablet(), pair, 30)
    await giveThanks(world, tablet(), 1)
    expect([thanksIn(world.amara), thanksIn(world.juma)]).toEqual([31, 31])
    await restart(tablet())
    await isProven(tablet(), pair, 31)
  })

  test('Is proven from where it stood when the phone was put out before the end', async () => {
    const pair = await putAwayWorld(world)
    await addPhone(world, world.amara, tablet())
    await world.time.until(() => thanksIn(tablet()) === 30, HOUR)
    await restart(tablet())
    expect([thanksIn(tablet()), isUnproven(tablet(), pair)]).toEqual([30, true])
    await isProven(tablet(), pair, 30)
  })

  test('Of one’s own space comes the same way, with the key that let the phone in', async () => {
    await putAwayWorld(world, 1)
    await write(world.amara, 30)
    await world.time.pass(30 * MINUTE)
    const { id, me } = world.amara.haven().self.value!
    const away = await archiveAt(world, id, me.id)
    expect(away?.index).toBeGreaterThan(LEAST)
    await write(world.amara, 2)
    await addPhone(world, world.amara, tablet())
    expect([pagesIn(tablet()), isUnproven(tablet(), id)]).toEqual([32, true])
    await world.time.pass(HOUR)
    expect([pagesIn(tablet()), isUnproven(tablet(), id)]).toEqual([32, false])
    expect(tablet().haven().self.value?.sync).toEqual({ state: 'synced' })
  })

  test('Comes back with the words as well', async () => {
    const pair = await putAwayWorld(world)
    const words = await wordsOf(world, world.amara)
    await world.time.pass(HOUR)
    lose(world.amara)
    await recover(world, tablet(), words)
    expect([thanksIn(tablet()), isUnproven(tablet(), pair)]).toEqual([30, true])
    await isProven(tablet(), pair, 30)
  })

  test('Is whole on the next phone before it is proven: all of it can be packed, byte by byte', async () => {
    const pair = await putAwayWorld(world)
    await addPhone(world, world.amara, tablet())
    await world.time.until(() => thanksIn(tablet()) === 30, HOUR)
    expect(isUnproven(tablet(), pair)).toBe(true)
    const log = (await entriesOf(world, pair)).map(({ bytes }) => hex(bytes))
    const passphrase = 'mlango wa nyuma wa nyumba'
    // The cost of a guess is paid in real time, which does not pass here.
    const file = await tablet().haven().house.pack({ passphrase, name: 'faili' })
    if (!file.ok) throw new Error(JSON.stringify(file.error))
    const opened = await openHouseFile(reader(world), passphrase, file.value.bytes)
    const packed = opened.ok ? decodeProfile(opened.value) : null
    const ordered = packed?.spaces.find(({ id }) => id === pair)?.ordered.map(({ bytes }) => hex(bytes))
    expect(ordered).toEqual(log)
  })

  test('Is not put away while it is short', async () => {
    const pair = await putAwayWorld(world, 5)
    await world.time.pass(24 * HOUR)
    expect(await newest(pair)).toBeNull()
    await addPhone(world, world.amara, tablet())
    expect(await world.time.until(() => thanksIn(tablet()) === 5, HOUR)).toBe(true)
    expect(isUnproven(tablet(), pair)).toBe(false)
  })

  test('That lost words is put away again without them', async () => {
    const pair = await putAwayWorld(world)
    const before = await newest(pair)
    const [note] = all(viewOf(world.amara).stateOf<typeof gratitude.initial>(gratitude).notes)
    await finish(world.amara.haven().act(pair, gratitude, { do: 'delete', note: note!.id }))
    await world.time.pass(10_000)
    expect(await newest(pair)).toBeNull()
    await world.time.pass(HOUR)
    const after = await newest(pair)
    expect(after?.index).toBeGreaterThan(before!.index)
    await addPhone(world, world.amara, tablet())
    await world.time.until(() => thanksIn(tablet()) > 0, HOUR)
    expect(isUnproven(tablet(), pair)).toBe(true)
    await isProven(tablet(), pair, 30)
  })

  test('Stays whole at the relay, and an archive stays until a newer one is complete', async () => {
    const pair = await putAwayWorld(world)
    const first = await newest(pair)
    const { me } = viewOf(world.amara)
    world.amara.between = honest => ({
      live: honest.live,
      request: async request =>
        request.method === 'PUT' && /snapshots\/[0-9]+$/.test(new URL(request.url).pathname)
          ? Response.json({ type: '/problems/space-full' }, { status: 507 })
          : honest.request(request),
    })
    await giveThanks(world, world.amara, 30)
    await world.time.pass(2 * HOUR)
    expect(await newest(pair)).toEqual(first)
    expect(first?.parts).toHaveLength(1)
    world.amara.between = null
    await restart(world.amara)
    await world.time.pass(HOUR)
    const second = await newest(pair)
    expect(second?.index).toBeGreaterThan(first!.index)
    const older = await world.relay.store.readSnapshotPart(pair, me.id, first!.index, 0)
    expect(older.ok && older.value).toEqual(first?.parts[0])
    const log = await entriesOf(world, pair)
    expect(log.map(({ index }) => index)).toEqual(log.map((_, i) => i + 1))
    expect(log.length).toBeGreaterThanOrEqual(second!.index)
  })

  test('That is false inside is found out, named, and read again from the log; nothing own is lost', async () => {
    const pair = await putAwayWorld(world)
    const honest = await newest(pair)
    const false_ = await rewritten(honest!, world.amara, pair, {
      records: records =>
        records.map(record => {
          const at = Buffer.from(record.bytes).indexOf('asante 7')
          if (at < 0) return record
          const bytes = record.bytes.slice()
          bytes[at + 7] = '9'.charCodeAt(0)
          return { ...record, bytes }
        }),
    })
    tablet().between = showing(pair, false_)
    await addPhone(world, world.amara, tablet())
    expect(await world.time.until(() => thanksIn(tablet()) === 30, HOUR)).toBe(true)
    await giveThanks(world, tablet(), 2, 'pole')
    const line = tablet().between!
    tablet().between = honest => ({
      ...line(honest),
      request: async request =>
        /\/entries$/.test(new URL(request.url).pathname)
          ? new Response(null, { status: 503 })
          : line(honest).request(request),
    })
    const named = () => JSON.stringify(viewOf(tablet()).sync)
    expect(await world.time.until(() => named().includes('BadSnapshot'), HOUR)).toBe(true)
    expect(viewOf(tablet()).sync).toEqual({ state: 'fault', fault: 'BadSnapshot' })
    const giving = tablet()
      .haven()
      .act(pair, gratitude, { do: 'give', thanks: { kind: 'words', did: 'bado', gave: '', says: '' } })
    expect((await finish(giving)).ok).toBe(true)
    tablet().between = line
    await isProven(tablet(), pair, 33)
    await world.time.pass(HOUR)
    expect([thanksIn(world.amara), thanksIn(world.juma)]).toEqual([33, 33])
    const said = JSON.stringify(viewOf(tablet()).stateOf(gratitude))
    expect(said).toContain('asante 7')
    expect(JSON.stringify(all(viewOf(tablet()).stateOf<typeof gratitude.initial>(gratitude).notes))).toBe(
      JSON.stringify(all(viewOf(world.amara).stateOf<typeof gratitude.initial>(gratitude).notes)),
    )
  })
})
