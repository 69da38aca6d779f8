import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { decodeEntry, decodeIndexed, type Entry, eraseEntry } from '#protocol'
import { openSqliteStore } from '../adapters/sqlite/open-sqlite-store.ts'
import {
  answerOf,
  type Door,
  freshId,
  NO_RATES,
  nextDevice,
  type Person,
  pair,
  post,
  primitives,
  world,
} from '../testkit.ts'

const folder = mkdtempSync(join(tmpdir(), 'kimbilio-erasing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const erase = async (door: Door, who: Person, ...entries: readonly (Entry | string)[]) =>
  answerOf<{ at?: number }>(
    await who.call(door, 'POST', '/erase', {
      entries: entries.map(one => (typeof one === 'string' ? one : one.hash)),
    }),
  )
/** Everything in the log, as somebody of the space reads it. */
const logOf = async (door: Door, who: Person): Promise<Entry[]> => {
  const page = await who.call(door, 'GET', '/entries?after=0')
  const rows = decodeIndexed(new Uint8Array(await page.arrayBuffer()))
  if (!rows.ok) throw new Error(rows.error.fault)
  return rows.value.map(({ bytes }) => {
    const entry = decodeEntry(primitives, bytes)
    if (!entry.ok) throw new Error(entry.error.fault)
    return entry.value
  })
}
const erasedIn = async (door: Door, who: Person) =>
  (await logOf(door, who)).filter(entry => entry.erased).map(entry => entry.hash)

test("one's own words go, their place and their hash stay, and the log verifies as before", async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const said = [await amara.say(door, 'one'), await juma.say(door, 'two'), await amara.say(door, 'three')]
  const before = (await juma.catchUp(door)).hash
  expect((await erase(door, amara, said[0]!.entry)).status).toBe(204)
  expect(await erasedIn(door, juma)).toEqual([said[0]!.entry.hash])
  const [entry] = (await logOf(door, juma)).slice(2)
  expect(entry!.bytes).toEqual(eraseEntry(primitives, said[0]!.entry))
  amara.log = juma.log
  const fresh = await nextDevice(door, amara)
  expect(fresh.log.hashAt(5)).toBe(before)
  expect((await amara.say(door, 'and on')).index).toBe(7)
})

test('erasing again is fine, and so is handing in again what was erased: it stays erased', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const { entry } = await amara.say(door, 'gone')
  for (let again = 0; again < 2; again++) expect((await erase(door, amara, entry)).status).toBe(204)
  for (const who of [amara, juma])
    for (const form of [entry.bytes, eraseEntry(primitives, entry)])
      expect((await who.handIn(door, [form])).body.indices).toEqual([3])
  expect(await erasedIn(door, amara)).toEqual([entry.hash])
})

test('a reader is told how many entries of its own member were emptied, by this server or one beside it, and nothing of the other', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const emptied = async (who: Person) =>
    (await who.call(door, 'GET', '/entries?after=0')).headers.get('kimbilio-emptied')
  const said = [await amara.say(door, 'one'), await amara.say(door, 'two'), await juma.say(door, 'three')]
  expect([await emptied(amara), await emptied(juma)]).toEqual(['0', '0'])
  await erase(door, amara, said[0]!.entry)
  await erase(door, amara, said[0]!.entry, said[1]!.entry)
  expect([await emptied(amara), await emptied(juma)]).toEqual(['2', '0'])
  await juma.catchUp(door)
  const later = await juma.write('gone before it came')
  await juma.handIn(door, [eraseEntry(primitives, later)])
  expect([await emptied(amara), await emptied(juma)]).toEqual(['2', '1'])
})

test('any device of the same member may erase, and no device of the other may, whatever else it asks for', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const next = await nextDevice(door, amara)
  const hers = (await amara.say(door, 'hers')).entry
  await juma.catchUp(door)
  const his = (await juma.say(door, 'his')).entry
  expect(await erase(door, juma, his, hers)).toMatchObject({
    status: 403,
    problem: 'forbidden',
    body: { at: 1 },
  })
  expect(await erase(door, next, hers, his)).toMatchObject({
    status: 403,
    problem: 'forbidden',
    body: { at: 1 },
  })
  expect(await erasedIn(door, amara)).toEqual([])
  expect((await erase(door, next, hers)).status).toBe(204)
  expect(await erasedIn(door, juma)).toEqual([hers.hash])
})

test('who is in the space cannot be erased, nor what is not there, nor by somebody who was removed', async () => {
  const { door } = world()
  const { amara } = await pair(door)
  const lost = await nextDevice(door, amara)
  const { entry } = await lost.say(door, 'kept')
  const [genesis] = await logOf(door, amara)
  expect((await erase(door, amara, genesis!)).problem).toBe('forbidden')
  expect(await erase(door, amara, entry, 'ab'.repeat(32))).toMatchObject({
    status: 404,
    problem: 'entry-unknown',
    body: { at: 1 },
  })
  await amara.catchUp(door)
  await amara.handIn(door, [await amara.remove(lost.keys.device)])
  expect((await erase(door, lost, entry)).problem).toBe('forbidden')
  for (const entries of [[], Array.from({ length: 257 }, () => entry.hash), ['short']])
    expect((await answerOf(await amara.call(door, 'POST', '/erase', { entries }))).problem).toBe('malformed')
  expect(await erasedIn(door, amara)).toEqual([])
})

test('an erased form is taken where the entry itself would be', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const [first, second] = await amara.writeMany(2)
  const erased = eraseEntry(primitives, first!)
  expect((await amara.handIn(door, [second!])).problem).toBe('gap')
  const unsigned = erased.slice()
  unsigned[unsigned.length - 1]! ^= 1
  expect((await amara.handIn(door, [unsigned])).problem).toBe('bad-signature')
  expect((await amara.handIn(door, [erased, second!])).body.indices).toEqual([3, 4])
  // By its own member without its body: it was erased before it was sent.
  expect((await amara.handIn(door, [first!])).body.indices).toEqual([3])
  expect(await erasedIn(door, juma)).toEqual([first!.hash])
})

test("nobody takes another's words away by handing them in empty before they come", async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const entry = await amara.write('carried to Juma by hand')
  expect((await juma.handIn(door, [eraseEntry(primitives, entry)])).body.indices).toEqual([3])
  expect(await erasedIn(door, amara)).toEqual([entry.hash])
  // Not by anybody else, not with another signature, but by her the words come to their place.
  expect((await juma.handIn(door, [entry])).body.indices).toEqual([3])
  expect(await erasedIn(door, amara)).toEqual([entry.hash])
  const unsigned = entry.bytes.slice()
  unsigned[unsigned.length - 1]! ^= 1
  expect((await amara.handIn(door, [unsigned])).problem).toBe('bad-signature')
  expect((await amara.handIn(door, [entry])).body.indices).toEqual([3])
  expect((await logOf(door, juma))[2]!.bytes).toEqual(entry.bytes)
})

test('what was erased while it was there without a body cannot be brought back by anybody', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const entry = await amara.write()
  await juma.handIn(door, [eraseEntry(primitives, entry)])
  expect((await erase(door, amara, entry)).status).toBe(204)
  await amara.handIn(door, [entry])
  expect(await erasedIn(door, juma)).toEqual([entry.hash])
})

test('a server that has lost everything takes a log with erased entries back, each in its place', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const { entry } = await amara.say(door, 'gone')
  await juma.say(door, 'stays')
  await erase(door, amara, entry)
  const [first, ...rest] = (await logOf(door, juma)).map(({ bytes }) => bytes)
  const empty = world()
  await post(empty.door, '/relay/v1/spaces', first)
  juma.forgetToken()
  amara.forgetToken()
  await amara.handIn(empty.door, rest.slice(0, 1))
  expect((await juma.handIn(empty.door, rest)).body.indices).toEqual([2, 3, 4])
  expect(await erasedIn(empty.door, juma)).toEqual([entry.hash])
})

test('erased words leave room in a full space', async () => {
  const { door } = world({ limits: { ...NO_RATES, spaceBytes: 12_000 } })
  const { amara } = await pair(door)
  const { entry } = await amara.say(door, 'x'.repeat(8_000))
  const more = await amara.write('y'.repeat(4_000))
  expect((await amara.handIn(door, [more])).problem).toBe('space-full')
  await erase(door, amara, entry)
  expect((await amara.handIn(door, [more])).body.indices).toEqual([4])
})

test('words that come to an empty place need room like any other', async () => {
  const { door } = world({ limits: { ...NO_RATES, spaceBytes: 12_000 } })
  const { amara, juma } = await pair(door)
  const [first, second] = [await amara.write('x'.repeat(6_000)), await amara.write('y'.repeat(6_000))]
  for (const entry of [first, second]) await juma.handIn(door, [eraseEntry(primitives, entry)])
  expect((await amara.handIn(door, [first])).body.indices).toEqual([3])
  expect(await amara.handIn(door, [second])).toMatchObject({ problem: 'space-full', body: { at: 0 } })
  expect(await erasedIn(door, amara)).toEqual([second.hash])
  // Brought again they need no more than they have.
  expect((await amara.handIn(door, [first])).body.indices).toEqual([3])
  await erase(door, amara, first)
  expect((await amara.handIn(door, [second])).body.indices).toEqual([4])
})

test('no snapshot that may hold erased words is kept, of either', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const { entry } = await amara.say(door)
  for (const who of [amara, juma])
    for (const index of [2, 3]) await who.call(door, 'PUT', `/snapshots/${index}`, new Uint8Array([index]))
  await erase(door, amara, entry)
  for (const who of [amara, juma])
    expect((await who.call(door, 'GET', '/snapshot')).headers.get('kimbilio-index')).toBe('2')
})

test('when the answer has come the words stand nowhere in the files any more', async () => {
  const data = join(folder, freshId())
  const store = await openSqliteStore(join(data, 'relay.sqlite'))
  const { door } = world({ store })
  const { amara, juma } = await pair(door)
  const written: Entry[] = []
  for (const size of [200, 3_000, 60_000]) {
    for (let at = 0; at < 4; at++) {
      const entry = await amara.write('x', size)
      await amara.handIn(door, [entry])
      written.push(entry)
    }
    await juma.say(door)
  }
  const onDisk = (entry: Entry) =>
    readdirSync(data).some(name => {
      const file = readFileSync(join(data, name))
      // Pages cut long bodies into pieces of less than 4 KiB: any piece that is left would be too much.
      for (let at = 0; at + 64 <= entry.body.length; at += 512)
        if (file.includes(Buffer.from(entry.body.subarray(at, at + 64)))) return true
      return false
    })
  expect(written.map(onDisk)).toEqual(written.map(() => true))
  const gone = written.filter((_, at) => at % 2 === 0)
  expect((await erase(door, amara, ...gone)).status).toBe(204)
  expect(written.map(onDisk)).toEqual(written.map((_, at) => at % 2 === 1))
  await store.close()
  expect(gone.map(onDisk)).toEqual(gone.map(() => false))
})
