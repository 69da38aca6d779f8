import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LocalRecord } from '#app/engine/records.ts'
import { type Bytes, concat, fromUtf8, hex, nextHash, readU32, u32, unhex, utf8 } from '#protocol'
import {
  type Archive,
  archiveAt,
  giveThanks,
  isUnproven,
  putAwayWorld,
  rewritten,
  showing,
  thanksIn,
} from './archives.ts'
import type { Serving } from './hostile-network.ts'
import { addPhone } from './phones.ts'
import { createWorld, type Device, type World } from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
let world: World
let pair: string
let honest: Archive

beforeEach(async () => {
  world = await createWorld('false archives', { more: ['tablet', 'third'] })
  pair = await putAwayWorld(world)
  honest = (await archiveAt(world, pair, viewOf(world.amara).me.id))!
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const tablet = (): Device => world.more['tablet']!
const viewOf = (device: Device) => device.haven().pairs.value[0]!

/** Amara's tablet comes in while the relay shows it this. */
async function shown(between: (honest: Serving) => Serving, thanks = 30): Promise<void> {
  tablet().between = between
  await addPhone(world, world.amara, tablet())
  expect(await world.time.until(() => thanksIn(tablet()) === thanks, 2 * HOUR)).toBe(true)
}
/** It has the whole record from the log alone, and goes on like any other phone. */
async function readFromLog(thanks = 30): Promise<void> {
  expect(isUnproven(tablet(), pair)).toBe(false)
  await goesOn(thanks)
}
async function goesOn(thanks = 30): Promise<void> {
  await giveThanks(world, tablet(), 1, 'karibu')
  await world.time.pass(10 * MINUTE)
  for (const device of [tablet(), world.amara, world.juma]) {
    expect(thanksIn(device)).toBe(thanks + 1)
    expect(viewOf(device).sync).toEqual({ state: 'synced' })
  }
  expect(isUnproven(tablet(), pair)).toBe(false)
}
const turned = (bytes: Bytes, at: number): Bytes => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))

describe('a relay that gives a new phone an archive', () => {
  test('Of an earlier day has won nothing: what came since is read from the log', async () => {
    await giveThanks(world, world.amara, 40, 'tena')
    await world.time.pass(HOUR)
    const newer = await archiveAt(world, pair, viewOf(world.amara).me.id)
    expect(newer!.index).toBeGreaterThan(honest.index)
    await shown(showing(pair, honest), 70)
    expect(isUnproven(tablet(), pair)).toBe(true)
    await goesOn(70)
  })

  test('Of the other person gets it left aside: nobody’s word but one’s own phones’ is taken', async () => {
    await giveThanks(world, world.juma, 30)
    await world.time.pass(HOUR)
    const theirs = await archiveAt(world, pair, viewOf(world.juma).me.id)
    expect(theirs).not.toBeNull()
    await shown(showing(pair, theirs), 60)
    await readFromLog(60)
  })

  test('Of another space of the same person gets it left aside', async () => {
    const { id } = world.amara.haven().self.value!
    const forged = await rewritten(honest, world.amara, pair, {
      manifest: manifest => ({ ...manifest, space: id }),
    })
    await shown(showing(pair, forged))
    await readFromLog()
  })

  test('Mixed from two archives gets it left aside', async () => {
    await giveThanks(world, world.amara, 40, 'tena')
    await world.time.pass(HOUR)
    const newer = (await archiveAt(world, pair, viewOf(world.amara).me.id))!
    await shown(showing(pair, { ...newer, parts: honest.parts }), 70)
    await readFromLog(70)
  })

  test.each([
    ['a part', (one: Archive) => ({ ...one, parts: one.parts.map(part => turned(part, 100)) })],
    ['the manifest', (one: Archive) => ({ ...one, manifest: turned(one.manifest, 90) })],
    [
      'its signature',
      (one: Archive) => ({ ...one, manifest: turned(one.manifest, one.manifest.length - 1) }),
    ],
    ['its place', (one: Archive) => ({ ...one, index: one.index - 1 })],
    ['its parts, cut off', (one: Archive) => ({ ...one, parts: [] })],
    ['all of it', () => ({ index: 30, manifest: new Uint8Array(40), parts: [] })],
  ])('With %s altered gets it left aside', async (_, altered) => {
    await shown(showing(pair, altered(honest)))
    await readFromLog()
  })

  test('Which it then never gives, part by part, holds nobody up', async () => {
    await shown(relay => ({
      live: relay.live,
      request: async request =>
        request.url.includes('/snapshot') && request.method === 'GET'
          ? new Response(null, { status: 500 })
          : relay.request(request),
    }))
    await readFromLog()
  })

  test('That claims more than its own log holds gets it left aside, however well it fits together', async () => {
    const forged = await rewritten(honest, world.amara, pair, {
      records: records => [...records, afterThe(records.at(-1)!)],
      manifest: manifest => {
        const index = manifest.index + 1
        const logHash = hex(nextHash(unhex(manifest.logHash), INVENTED))
        const state = withState(manifest.state, one => ({ ...one, index, hash: logHash }))
        return { ...manifest, index, logHash, state }
      },
    })
    await shown(showing(pair, forged))
    await readFromLog()
  })
})

/** An entry that nobody wrote, with a hash that leads on. */
const INVENTED = 'ab'.repeat(32)
const afterThe = (record: LocalRecord): LocalRecord => {
  const bytes = record.bytes.slice()
  bytes.set(unhex(INVENTED), 1)
  return { ...record, index: record.index + 1, bytes, logHash: nextHash(record.logHash, INVENTED) }
}

describe('an own phone that was taken over, together with the relay', () => {
  test('Can’t leave entries out of an archive, nor put some in: the hashes of the log are not its own', async () => {
    const without = await rewritten(honest, world.amara, pair, {
      records: records => [
        ...records.slice(0, 10),
        ...records.slice(11).map(record => ({ ...record, index: record.index - 1 })),
      ],
      manifest: manifest => {
        const index = manifest.index - 1
        return { ...manifest, index, state: withState(manifest.state, state => ({ ...state, index })) }
      },
    })
    await shown(showing(pair, without))
    await readFromLog()
  })

  test('Can’t give an entry another place in the hashes of the log', async () => {
    const forged = await rewritten(honest, world.amara, pair, {
      records: records =>
        records.map(record => (record.index === 7 ? { ...record, logHash: new Uint8Array(32) } : record)),
    })
    await shown(showing(pair, forged))
    await readFromLog()
  })

  test('Can’t show another history than the relay’s log goes through', async () => {
    const other = await rewritten(honest, world.amara, pair, {
      manifest: manifest => ({ ...manifest, logHash: hex(new Uint8Array(32)) }),
    })
    await shown(showing(pair, other))
    await readFromLog()
  })

  test('Says what is false of who is in the space, and it is found out, named and set right from the log', async () => {
    const forged = await rewritten(honest, world.amara, pair, {
      manifest: manifest => ({
        ...manifest,
        state: withState(manifest.state, state => ({
          ...state,
          members: state.members.map(([member, one]) => [member, { ...one, left: true }]),
        })),
      }),
    })
    await shown(showing(pair, forged))
    expect(isUnproven(tablet(), pair)).toBe(true)
    const named = () => JSON.stringify(viewOf(tablet()).sync).includes('BadSnapshot')
    expect(await world.time.until(named, 10 * MINUTE)).toBe(true)
    await goesOn()
  })

  test('Has no say any more once it was taken out', async () => {
    const third = world.more['third']!
    await addPhone(world, world.amara, third)
    await world.time.until(() => thanksIn(third) === 30, HOUR)
    const forged = await rewritten(honest, world.amara, pair, {})
    const device = world.amara.haven().devices.list.value.find(one => one.here)!.id
    await world.time.finish(third.haven().devices.remove(device), HOUR)
    await world.time.pass(HOUR)
    tablet().between = showing(pair, forged)
    await addPhone(world, third, tablet())
    expect(await world.time.until(() => thanksIn(tablet()) === 30, 2 * HOUR)).toBe(true)
    expect(isUnproven(tablet(), pair)).toBe(false)
  })
})

interface State {
  readonly index: number
  readonly members: readonly (readonly [string, { readonly left: boolean }])[]
}
const withState = (bytes: Bytes, change: (state: State) => unknown): Bytes => {
  const state = JSON.parse(fromUtf8(bytes.slice(4, 4 + readU32(bytes, 0)))!) as State
  const json = utf8(JSON.stringify(change(state)))
  return concat(u32(json.length), json)
}
