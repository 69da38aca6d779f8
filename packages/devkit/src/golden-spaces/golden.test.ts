import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Haven, MemoryDisk } from '#engine'
import { vulnerability } from '#practices'
import type { Bytes } from '#protocol'
import { checkExport } from '../../../../scripts/check-export.ts'
import { createWorld, type Device, type World } from '../world.ts'
import { readRows, writeRows } from './phone-rows.ts'
import { readRelay } from './relay-rows.ts'
import { type Shown, shownTo } from './shown.ts'
import { doing, type Golden, loadWords, openPhone, slowly, sure, tellStory, viewIn } from './story.ts'

const MINUTE = 60_000
const root = join(import.meta.dirname, '..', '..', 'golden')
const folders = readdirSync(root).sort()

let world: World
let opened: Haven[] = []

/** A world at the last moment of a story, with all phones off, and what is left of that story. */
async function left(folder: string) {
  const at = (name: string) => join(root, folder, name)
  const golden = JSON.parse(readFileSync(at('golden.json'), 'utf8')) as Golden
  for (const device of world.devices) device.kill()
  await world.time.pass(golden.now - world.time.now())
  return {
    golden,
    text: (name: string) => readFileSync(at(name), 'utf8'),
    bytes: (name: string): Bytes => new Uint8Array(readFileSync(at(name))),
    rows: (name: string) => readRows(readFileSync(at(`${name}.rows.jsonl`), 'utf8')),
    server: () => readRelay(at('relay.sqlite'), world.relay.store),
  }
}
const open = async (disk: MemoryDisk, pin?: string) => {
  const haven = await openPhone(world, `opened ${opened.length}`, disk, pin)
  opened.push(haven)
  return haven
}
const startOn = async (device: Device, disk: MemoryDisk) => {
  for (const [key, value] of disk.rows) device.store().disk.rows.set(key, value)
  await device.start()
}
const hashOf = (part: string | Uint8Array) => createHash('sha256').update(part).digest('hex')
const said = (shown: Shown) => JSON.stringify(shown)
const synced = (haven: Haven) =>
  [haven.self.value, ...haven.pairs.value].every(view => view?.sync.state === 'synced')

beforeEach(async () => {
  await loadWords()
  world = await createWorld('golden, read again', { more: ['next'] })
})
afterEach(() => {
  for (const haven of opened) haven.close()
  opened = []
  for (const device of world.devices) device.kill()
  world.relay.crash()
  world.end()
})

describe.each(folders)('what was written as %s', folder => {
  test('Opens from the rows of a phone, locked or not, and shows exactly what it showed', async () => {
    const { golden, rows } = await left(folder)
    for (const [name, pin] of [['amara'], ['juma', golden.pin], ['zawadi']] as const) {
      const haven = await open(await rows(name), pin)
      expect(await shownTo(world, haven), name).toEqual(golden.shown[name])
    }
    await expect(open(await rows('juma'), '000000')).rejects.toThrow('WrongPin')
    expect((await open(await rows('amara'))).draft('journal').text).toBe('Half a sentence')
  })

  test('Comes back from the server to a fresh phone with the words on paper', async () => {
    const { golden, server } = await left(folder)
    await server()
    const { next } = world.more
    await next!.start()
    const { stage } = next!.haven().recover(golden.words.join(' '), 'sw')
    await world.time.until(() => stage.value.stage === 'done', 60 * MINUTE)
    expect(stage.value).toMatchObject({ stage: 'done' })
    await world.time.pass(20 * MINUTE)
    expect(await shownTo(world, next!.haven())).toEqual(golden.fromTheServer.amara)
  })

  test('Goes on: what was not sent is sent, and what was sealed opens when the other answers', async () => {
    const { golden, rows, server } = await left(folder)
    await server()
    const { amara, juma, time } = world
    const his = await rows('juma')
    const unlocking = await open(his, golden.pin)
    sure(await unlocking.lock.remove(golden.pin))
    unlocking.close()
    await startOn(amara, await rows('amara'))
    await startOn(juma, his)
    const both = () => synced(amara.haven()) && synced(juma.haven())
    expect(await time.until(both, 60 * MINUTE)).toBe(true)
    await time.pass(20 * MINUTE)
    expect(said(await shownTo(world, amara.haven()))).toContain(golden.carried)
    const pair = amara.haven().pairs.value[0]!.id
    const { act, closerOf } = doing(world, pair)
    expect(said(await shownTo(world, amara.haven()))).not.toContain('Kwamba sitoshi.')
    await act(amara, pair, vulnerability, { do: 'answer', round: closerOf(amara), text: 'Hata mimi.' })
    await time.pass(20 * MINUTE)
    expect(said(await shownTo(world, amara.haven()))).toContain('Kwamba sitoshi.')
    expect(said(await shownTo(world, juma.haven()))).toContain('Hata mimi.')
    expect(viewIn(amara, pair).unread + viewIn(juma, pair).unread).toBe(0)
    expect(world.relay.defects).toEqual([])
  })

  test('Its files are taken: one carried by hand, a whole house, an export', async () => {
    const { golden, rows, server, text, bytes } = await left(folder)
    const hers = await open(await rows('amara'))
    expect(said(await shownTo(world, hers))).not.toContain(golden.carried)
    expect(await hers.carry.take(bytes('bundle.bin'))).toMatchObject({ ok: true, value: { news: 1 } })
    expect(said(await shownTo(world, hers))).toContain(golden.carried)

    const checked = checkExport(text('export.json'))
    expect(checked?.faults).toEqual([])
    expect(checked?.proven).toBeGreaterThan(10)
    const { juma: fresh, more } = world
    await fresh.start()
    sure(await world.time.finish(fresh.haven().begin('Neema', 'sw'), 20 * MINUTE))
    const brought = await world.time.finish(fresh.haven().takeaway.import(text('export.json')), 20 * MINUTE)
    expect(brought).toEqual({ ok: true, value: { notes: golden.notes } })

    await server()
    await more['next']!.start()
    sure(
      await slowly(more['next']!.haven().house.move(bytes('house.bin'), golden.passphrase), () =>
        world.time.pass(5),
      ),
    )
    await world.time.until(() => synced(more['next']!.haven()), 60 * MINUTE)
    await world.time.pass(20 * MINUTE)
    const moved = await shownTo(world, more['next']!.haven())
    const isOpen = (space: unknown) => !(space as { readonly left: boolean }).left
    expect(moved).toEqual({
      ...golden.fromTheServer.juma,
      spaces: golden.fromTheServer.juma.spaces.filter(isOpen),
    })
  })
})

test('The story that every version tells is the same to the byte each time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kimbilio-story-'))
  try {
    const told = async (file: string) => {
      const made = await tellStory('0.0.0', join(folder, file))
      const parts = { ...made, golden: JSON.stringify(made.golden), relay: readFileSync(join(folder, file)) }
      const hashes = Object.entries(parts).map(([name, part]) => [name, hashOf(part)] as const)
      return { amara: made.amara, hashes }
    }
    const [one, other] = [await told('one.sqlite'), await told('other.sqlite')]
    expect(other.hashes).toEqual(one.hashes)
    expect((await writeRows(await readRows(one.amara))) === one.amara).toBe(true)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
