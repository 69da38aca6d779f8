import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gratitude, journal, type Keep } from '#practices'
import { createPrimitives, decodeEntry, eraseEntry } from '#protocol'
import { chanceFrom } from '../../../../devkit/src/chance.ts'
import { modifiedClient } from '../../../../devkit/src/modified-client.ts'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { seededPlatform } from '../../../../devkit/src/seeded-platform.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'
import type { Table } from '../ports.ts'
import { createVault } from '../vault.ts'
import { goesAt } from './fading.ts'

type Gratitude = typeof gratitude.initial
type Journal = typeof journal.initial

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WORDS = 'you-waited-in-the-rain'
const deed = (text: string) => ({ kind: 'deed', deed: text }) as const

let world: World
let space: string

beforeEach(async () => {
  world = await createWorld('deleting')
  space = await pairUp(world)
  await world.time.pass(MINUTE)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const pairOf = (device: Device) => {
  const [pair] = device.haven().pairs.value
  if (!pair) throw new Error('not paired')
  return pair
}
const notesOf = (device: Device) => all(pairOf(device).stateOf<Gratitude>(gratitude).notes)
const give = async (device: Device, text: string, keep: Keep | null = null) => {
  const done = await finish(
    device.haven().act(space, gratitude, { do: 'give', thanks: deed(text) }, { keep }),
  )
  expect(done.ok).toBe(true)
}
const remove = (device: Device, note: string) =>
  finish(device.haven().act(space, gratitude, { do: 'delete', note }))
const textsOf = (device: Device) =>
  notesOf(device).flatMap(note =>
    note.kind === 'given' && note.thanks.kind === 'deed' ? [note.thanks.deed] : [],
  )

/** Everything in a device's store, opened as far as its own key opens it. */
const opened = async (device: Device): Promise<string> => {
  const p = createPrimitives(seededPlatform(chanceFrom('a thief')))
  const rows = [...device.store().disk.rows]
  const key = rows.find(([name]) => name === 'keys/local')?.[1]
  const vault = createVault(p, key as never)
  const texts = await Promise.all(
    rows.map(async ([name, value]) => {
      const at = name.indexOf('/')
      const plain = await vault.open(name.slice(0, at) as Table, name.slice(at + 1), value)
      return Buffer.from(plain ?? []).toString('latin1')
    }),
  )
  return texts.join('\n')
}
const atTheRelay = async (device: Device, id = space) => {
  const client = await modifiedClient(world, device, id)
  const page = await finish(client.relay.read(client.who, 0))
  if (!page.ok) throw new Error(page.error.fault)
  const p = createPrimitives(seededPlatform(chanceFrom('a reader')))
  return page.value.entries.map(({ bytes }) => {
    const entry = decodeEntry(p, bytes)
    if (!entry.ok) throw new Error(entry.error.fault)
    return entry.value
  })
}

describe('deleting own words', () => {
  test('takes them from both phones and from the server, and everything else stays', async () => {
    await give(world.amara, WORDS)
    await world.time.pass(MINUTE)
    await give(world.juma, 'another')
    await world.time.pass(MINUTE)
    const [note] = notesOf(world.amara)
    expect(await opened(world.juma)).toContain(WORDS)
    expect((await remove(world.amara, note!.id)).ok).toBe(true)
    expect(textsOf(world.amara)).toEqual(['', 'another'])
    await world.time.pass(10 * MINUTE)
    for (const device of [world.amara, world.juma]) {
      expect(textsOf(device)).toEqual(['', 'another'])
      expect(await opened(device)).not.toContain(WORDS)
      expect(device.haven().pairs.value[0]?.sync).toEqual({ state: 'synced' })
      expect(pairOf(device)).toMatchObject({ withheld: 0, unread: 0 })
    }
    const gone = (await atTheRelay(world.juma)).filter(entry => entry.erased)
    expect(gone.map(({ hash }) => hash)).toEqual([note!.fact])
    expect(gone.map(({ bytes }) => bytes.length)).toEqual([242])
    for (const device of [world.amara, world.juma]) {
      const before = notesOf(device)
      device.kill()
      await device.start()
      await world.time.pass(MINUTE)
      expect(notesOf(device)).toEqual(before)
    }
  })
  test('never sends words that were deleted before they went out', async () => {
    world.amara.link().part()
    await give(world.amara, WORDS)
    const [note] = notesOf(world.amara)
    expect((await remove(world.amara, note!.id)).ok).toBe(true)
    expect(await opened(world.amara)).not.toContain(WORDS)
    await give(world.amara, 'later')
    world.amara.link().meet()
    await world.time.pass(10 * MINUTE)
    expect(textsOf(world.juma)).toEqual(['', 'later'])
    const entry = (await atTheRelay(world.juma)).find(({ hash }) => hash === note!.fact)
    expect(entry?.bytes.length).toBe(242)
  })

  test('takes a note out of the journal with all that it ever said, and the server keeps none of it', async () => {
    const haven = world.amara.haven()
    const self = haven.self.value!.id
    const acted = (intent: unknown) => finish(haven.act(self, journal, intent))
    await acted({ do: 'write', text: `${WORDS} first` })
    const note = all(haven.self.value!.stateOf<Journal>(journal).notes)[0]
    await acted({ do: 'edit', note: note!.id, text: `${WORDS} second` })
    await world.time.pass(MINUTE)
    await acted({ do: 'remove', note: note!.id })
    expect(await opened(world.amara)).not.toContain(WORDS)
    await world.time.pass(10 * MINUTE)
    expect((await atTheRelay(world.amara, self)).filter(entry => entry.erased)).toHaveLength(2)
    expect(await opened(world.amara)).not.toContain(WORDS)
  })

  test('is whole or not at all, whenever the phone dies', async () => {
    for (let dies = 1; dies <= 3; dies++)
      for (const fate of ['crash-before', 'crash-after'] as const) {
        const words = `${WORDS}-${dies}-${fate}`
        await give(world.amara, words)
        await world.time.pass(MINUTE)
        const note = notesOf(world.amara).at(-1)!
        let count = 0
        world.amara.fate = () => (++count === dies ? fate : 'done')
        const done = world.amara.haven().act(space, gratitude, { do: 'delete', note: note.id })
        done.catch(() => {})
        await world.time.pass(10 * MINUTE)
        world.amara.fate = () => 'done'
        world.amara.kill()
        await world.amara.start()
        await world.time.pass(10 * MINUTE)
        const here = (await opened(world.amara)).includes(words)
        expect((await opened(world.juma)).includes(words), `${dies} ${fate}`).toBe(here)
        expect(here, `${dies} ${fate}`).toBe(dies === 1 && fate === 'crash-before')
        const entry = (await atTheRelay(world.juma)).find(({ hash }) => hash === note.fact)
        expect(entry?.erased).toBe(!here)
      }
  })
})

describe('a server that was put back to the day before', () => {
  test('is asked again to delete, and nobody is given the words anew', async () => {
    await give(world.amara, WORDS)
    await world.time.pass(MINUTE)
    const own = world.amara.haven().self.value!.id
    const { store } = world.relay
    const [mine, ours] = [await store.read(own, 0, 1 << 24), await store.read(space, 0, 1 << 24)]
    if (!mine.ok || !ours.ok) throw new Error('nothing to put back')
    const [note] = notesOf(world.amara)
    await remove(world.amara, note!.id)
    await world.time.pass(10 * MINUTE)
    const dayBefore = await createWorld('the day before')
    await dayBefore.relay.store.append(own, mine.value)
    await dayBefore.relay.store.append(space, ours.value)
    world.juma.kill()
    world.amara.between = () => dayBefore.relay.serving()!
    world.amara.link().cut()
    await world.time.pass(10 * MINUTE)
    const after = await dayBefore.relay.store.read(space, 0, 1 << 24)
    const p = createPrimitives(seededPlatform(chanceFrom('a reader')))
    const entries = (after.ok ? after.value : []).map(({ bytes }) => decodeEntry(p, bytes as never))
    const gone = entries.filter(entry => entry.ok && entry.value.erased)
    expect(gone.map(entry => entry.ok && entry.value.hash)).toEqual([note!.fact])
    expect(await opened(world.amara)).not.toContain(WORDS)
    dayBefore.end()
  })
})

describe('nobody else’s word', () => {
  test('deletes what I wrote, on any phone or on the server', async () => {
    await give(world.amara, WORDS)
    await world.time.pass(MINUTE)
    const fact = notesOf(world.amara)[0]!.fact
    const client = await modifiedClient(world, world.juma, space)
    world.juma.kill()
    const left = { t: 'gratitude.note-given.v1', at: 0, d: { note: 'a'.repeat(32), thanks: deed('') } }
    await client.write('entry.erased.v1', { entries: [{ hash: fact, left }] })
    expect(await finish(client.relay.erase(client.who, [fact]))).toMatchObject({ ok: false })
    await world.time.pass(10 * MINUTE)
    expect(textsOf(world.amara)).toEqual([WORDS])
    expect((await atTheRelay(world.amara)).every(entry => !entry.erased)).toBe(true)
  })

  test('is needed to see that a server withholds words: it is told, and the record goes on', async () => {
    world.juma.link().part()
    await give(world.amara, WORDS)
    await give(world.amara, 'after it')
    await world.time.pass(MINUTE)
    const [note] = notesOf(world.amara)
    const p = createPrimitives(seededPlatform(chanceFrom('a server')))
    const entries = await atTheRelay(world.amara)
    const index = entries.findIndex(({ hash }) => hash === note!.fact) + 1
    const bytes = eraseEntry(p, entries[index - 1]!)
    await finish(world.relay.store.erase(space, [{ index, hash: entries[index - 1]!.hash, bytes }] as never))
    world.juma.link().meet()
    await world.time.pass(10 * MINUTE)
    expect(textsOf(world.juma)).toEqual(['after it'])
    expect(pairOf(world.juma)).toMatchObject({ withheld: 1, unread: 0, sync: { state: 'synced' } })
    // Said afterwards by its author, all is well.
    expect((await remove(world.amara, note!.id)).ok).toBe(true)
    await world.time.pass(10 * MINUTE)
    expect(pairOf(world.juma)).toMatchObject({ withheld: 0, unread: 0 })
    expect(notesOf(world.juma)).toEqual(notesOf(world.amara))
  })
})

describe('words that stay for a while', () => {
  const fades = (days: number) => ({ k: 'fades', days }) as const

  test('go from both phones when their days are over, and not a day sooner', async () => {
    await give(world.amara, WORDS, fades(2))
    await world.time.pass(MINUTE)
    const fact = notesOf(world.juma)[0]!.fact
    expect(pairOf(world.juma).keepOf(fact)).toEqual(fades(2))
    await world.time.pass(2 * DAY - 2 * HOUR)
    expect(textsOf(world.juma)).toEqual([WORDS])
    await world.time.pass(4 * HOUR)
    for (const device of [world.amara, world.juma]) {
      expect(textsOf(device)).toEqual([''])
      expect(await opened(device)).not.toContain(WORDS)
    }
    expect((await atTheRelay(world.juma)).filter(entry => entry.erased)).toHaveLength(1)
    expect(pairOf(world.juma)).toMatchObject({ withheld: 0, unread: 0 })
  })

  test('go on each phone by itself, without a server and without the other', async () => {
    await give(world.amara, WORDS, fades(1))
    await world.time.pass(MINUTE)
    world.amara.kill()
    world.juma.link().part()
    await world.time.pass(DAY + 2 * HOUR)
    expect(await opened(world.juma)).not.toContain(WORDS)
    expect(textsOf(world.juma)).toEqual([''])
    world.juma.kill()
    await world.juma.start()
    expect(textsOf(world.juma)).toEqual([''])
  })

  test('go when one of the two has left, from both phones', async () => {
    await give(world.amara, WORDS, { k: 'paired' })
    await give(world.juma, `${WORDS} too`, { k: 'paired' })
    await give(world.juma, 'this stays')
    await world.time.pass(MINUTE)
    expect((await finish(world.amara.haven().parting.leave(space))).ok).toBe(true)
    await world.time.pass(10 * MINUTE)
    for (const device of [world.amara, world.juma]) {
      expect(await opened(device)).not.toContain(WORDS)
      expect(await opened(device)).toContain('this stays')
    }
  })

  test('are counted from when a phone first had them: clocks lie by one day at most', () => {
    const at = Date.UTC(2027, 2, 1)
    const keep = fades(3)
    expect(goesAt({ at, day: null }, keep, at + HOUR)).toBe(at + HOUR + 3 * DAY)
    expect(goesAt({ at: at - 900 * DAY, day: null }, keep, at)).toBe(at + 3 * DAY)
    expect(goesAt({ at: at + 900 * DAY, day: null }, keep, at)).toBe(at + 4 * DAY)
    expect(goesAt({ at, day: '2027-04-01' }, keep, at)).toBe(Date.UTC(2027, 3, 4))
  })
})
