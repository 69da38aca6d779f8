import { expect, test } from 'vitest'
import { type Bytes, decodeIndexed, encodeRun, makeSpace } from '#protocol'
import { memoryStore } from '../adapters/memory-store.ts'
import {
  amaraAlone,
  answerOf,
  genesisOf,
  NO_RATES,
  Person,
  pair,
  post,
  primitives,
  world,
} from '../testkit.ts'

test('a space is made once; making it again is the same, and another first entry is refused', async () => {
  const { door } = world()
  const { person, genesis } = await genesisOf()
  expect((await post(door, '/relay/v1/spaces', genesis)).status).toBe(201)
  const again = await post(door, '/relay/v1/spaces', genesis)
  expect([again.status, await again.json()]).toEqual([200, { index: 1 }])
  const other = await genesisOf()
  // Somebody else's first entry for the same space: the id is part of what is signed, so it has to be made so.
  const rival = await makeSpace(primitives, {
    space: person.space,
    kind: 'pair',
    member: other.person.member,
    keys: other.person.keys,
    epochKey: other.person.epochKey,
  })
  expect(await answerOf(await post(door, '/relay/v1/spaces', rival.entry))).toMatchObject({
    status: 409,
    problem: 'entry-conflict',
  })
})

test('of many who make the same space at once, one makes it and the others find it made', async () => {
  const { door } = world()
  const { genesis } = await genesisOf()
  const statuses = await Promise.all(
    Array.from({ length: 8 }, async () => (await post(door, '/relay/v1/spaces', genesis)).status),
  )
  expect(statuses.sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
})

test('a space begins with the entry that makes it and with no other', async () => {
  const { door } = world()
  const { person } = await genesisOf()
  const content = await person.write()
  expect((await answerOf(await post(door, '/relay/v1/spaces', content.bytes))).problem).toBe('bad-control')
})

test('entries get the next places, and both people read the same order', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const said = [await amara.say(door, 'one'), await juma.say(door, 'two'), await amara.say(door, 'three')]
  expect(said.map(({ index }) => index)).toEqual([3, 4, 5])
  for (const person of [amara, juma]) {
    const page = await person.call(door, 'GET', '/entries?after=2')
    expect(page.headers.get('kimbilio-head')).toBe('5')
    const entries = decodeIndexed(new Uint8Array(await page.arrayBuffer()))
    expect(entries.ok && entries.value.map(({ index, bytes }) => [index, bytes])).toEqual(
      said.map(({ index, entry }) => [index, entry.bytes]),
    )
  }
})

test('an entry handed in again keeps its place, alone or among new ones', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const [first, second, third] = await amara.writeMany(3)
  expect((await amara.handIn(door, [first!, second!])).body.indices).toEqual([2, 3])
  expect((await amara.handIn(door, [first!])).body.indices).toEqual([2])
  expect((await amara.handIn(door, [second!, first!, third!, third!])).body.indices).toEqual([3, 2, 4, 4])
  expect((await amara.catchUp(door)).index).toBe(4)
})

test('another entry with a counter that is taken is a conflict, and nothing of its run is kept', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const chain = amara.chain
  await amara.say(door, 'first')
  amara.chain = chain
  const twin = await amara.write('a second one with the same counter')
  expect(await amara.handIn(door, [twin])).toMatchObject({
    status: 409,
    problem: 'entry-conflict',
    body: { at: 0 },
  })
  expect((await amara.catchUp(door)).index).toBe(2)
})

test("a gap in a device's counter is named, with the counter that is expected", async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const [, second, third] = await amara.writeMany(3)
  expect(await amara.handIn(door, [second!, third!])).toMatchObject({
    status: 409,
    problem: 'gap',
    body: { expected: 2, at: 0 },
  })
})

test('entries of one device in the wrong order are refused whole', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const [first, second, third] = await amara.writeMany(3)
  expect((await amara.handIn(door, [first!, third!, second!])).problem).toBe('gap')
  expect((await amara.catchUp(door)).index).toBe(1)
})

test('an entry that does not follow its forerunner is refused by name', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  await amara.say(door)
  amara.chain = { n: 2, prev: 'ab'.repeat(32) }
  expect((await amara.handIn(door, [await amara.write()])).problem).toBe('broken-chain')
})

test('an entry that claims to have seen another order is refused by name', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const { log } = amara
  for (const seen of [
    { index: 1, hash: 'ab'.repeat(32) },
    { index: 40, hash: log.hash },
  ]) {
    amara.log = { ...log, ...seen, hashAt: () => null } as typeof log
    const chain = amara.chain
    expect((await amara.handIn(door, [await amara.write()])).problem).toBe('seen-conflict')
    amara.chain = chain
  }
})

test('every signature is checked, also that of an entry with a good one after it', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const [first, second] = await amara.writeMany(2)
  const spoiled = first!.bytes.slice()
  spoiled[spoiled.length - 1] = spoiled.at(-1)! ^ 1
  expect(await amara.handIn(door, [spoiled, second!])).toMatchObject({
    status: 422,
    problem: 'bad-signature',
    body: { at: 0 },
  })
  expect((await amara.catchUp(door)).index).toBe(1)
})

test('a bad signature is found wherever it stands in a run, also before and after a change of membership', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const hers = await amara.writeMany(4)
  const his = await juma.writeMany(4)
  const left = await juma.leave()
  const run = [hers[0]!, his[0]!, hers[1]!, his[1]!, his[2]!, his[3]!, left, hers[2]!, hers[3]!]
  for (const [at, one] of run.entries()) {
    const spoiled = ('bytes' in one ? one.bytes : one).slice()
    spoiled[spoiled.length - 1] = spoiled.at(-1)! ^ 1
    const told = await amara.handIn(door, run.with(at, spoiled as Bytes))
    expect([told.problem, told.body]).toMatchObject(['bad-signature', { at }])
  }
  expect((await amara.handIn(door, run)).body.indices).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11])
})

test('a server that has lost everything takes a whole log back from a phone, and gives each entry its former place', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  for (let round = 0; round < 4; round++) {
    await juma.say(door)
    await amara.say(door)
  }
  const page = await amara.call(door, 'GET', '/entries?after=0')
  const log = decodeIndexed(new Uint8Array(await page.arrayBuffer()))
  if (!log.ok) throw new Error(log.error.fault)
  const [first, ...rest] = log.value.map(({ bytes }) => bytes)
  const empty = world()
  expect((await post(empty.door, '/relay/v1/spaces', first)).status).toBe(201)
  amara.forgetToken()
  expect((await amara.handIn(empty.door, rest)).body.indices).toEqual(rest.map((_, at) => at + 2))
  juma.forgetToken()
  expect((await juma.catchUp(empty.door)).index).toBe(10)
})

test('anybody who has a log brings it to a server that never saw it, also when the one who began it is gone', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  for (let at = 0; at < 3; at++) await juma.say(door)
  await amara.handIn(door, [await amara.leave()])
  const page = await juma.call(door, 'GET', '/entries?after=0')
  const log = decodeIndexed(new Uint8Array(await page.arrayBuffer()))
  if (!log.ok) throw new Error(log.error.fault)
  const all = log.value.map(({ bytes }) => bytes)
  const empty = world()
  const bring = async (entries: readonly Bytes[]) =>
    answerOf(await post(empty.door, '/relay/v1/spaces', encodeRun(entries)))
  expect((await bring(all.slice(1))).problem).toBe('bad-control')
  expect(await bring(all.toSpliced(3, 1))).toMatchObject({ problem: 'gap', body: { at: 3 } })
  expect(await bring(all.slice(0, 3))).toMatchObject({ status: 201, body: { index: 1 } })
  // A second page begins with the first entry too, and goes on where the log ends.
  expect(await bring([all[0]!, ...all.slice(3)])).toMatchObject({ status: 200, body: { index: 1 } })
  juma.forgetToken()
  expect((await juma.catchUp(empty.door)).index).toBe(6)
  expect((await juma.say(empty.door)).index).toBe(7)
})

test('whoever shows no token hears nothing about a space that is there, whatever they bring', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const page = await amara.call(door, 'GET', '/entries?after=0')
  const log = decodeIndexed(new Uint8Array(await page.arrayBuffer()))
  if (!log.ok) throw new Error(log.error.fault)
  const [genesis] = log.value.map(({ bytes }) => bytes)
  const [first, second] = await juma.writeMany(2)
  const spoiled = first!.bytes.slice()
  spoiled[spoiled.length - 1]! ^= 1
  for (const entry of [second!.bytes, spoiled]) {
    const told = await answerOf(await post(door, '/relay/v1/spaces', encodeRun([genesis!, entry])))
    expect(told).toMatchObject({ status: 200, body: { index: 1 } })
  }
  expect((await amara.catchUp(door)).index).toBe(2)
})

test('an entry in which any byte was changed is refused', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const { bytes } = await amara.write()
  for (let at = 0; at < bytes.length; at += 97) {
    const altered = bytes.slice()
    altered[at] = altered[at]! ^ 0x10
    expect((await amara.handIn(door, [altered])).problem, `byte ${at}`).not.toBeNull()
  }
  expect((await amara.handIn(door, [bytes])).body.indices).toEqual([2])
})

test('an entry of another space is refused', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const elsewhere = await amaraAlone(door)
  expect((await amara.handIn(door, [await elsewhere.write()])).problem).toBe('malformed')
})

test('a device that the space does not know cannot write, whoever hands it in', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const stranger = await genesisOf()
  const forged = new Person(amara.space, stranger.person.keys, stranger.person.member, amara.epochKey)
  forged.log = amara.log
  expect((await amara.handIn(door, [await forged.write()])).problem).toBe('unknown-device')
})

test('one may hand in what the other has signed', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const written = await juma.write('carried by Amara')
  expect((await amara.handIn(door, [written])).body.indices).toEqual([3])
  expect((await juma.handIn(door, [written])).body.indices).toEqual([3])
})

test('whoever has left can neither write nor read from that moment, and the other can', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  await juma.call(door, 'GET', '/entries?after=0')
  expect((await juma.handIn(door, [await juma.leave()])).status).toBe(200)
  expect((await answerOf(await juma.call(door, 'GET', '/entries?after=0'))).problem).toBe('forbidden')
  expect((await juma.handIn(door, [await juma.write()])).problem).toBe('forbidden')
  juma.forgetToken()
  expect((await answerOf(await juma.call(door, 'GET', '/entries?after=0'))).problem).toBe('unauthorized')
  expect((await amara.handIn(door, [await juma.write()])).problem).not.toBeNull()
  expect((await amara.say(door)).index).toBe(4)
})

test('many runs of both at once become one order without holes, each run in its own order', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const [hers, his] = [await amara.writeMany(12), await juma.writeMany(12)]
  const answers = await Promise.all(
    [0, 4, 8].flatMap(at => [
      amara.handIn(door, hers.slice(at, at + 4)),
      juma.handIn(door, his.slice(at, at + 4)),
    ]),
  )
  const indices = answers.flatMap(answer => answer.body.indices)
  expect([...indices].sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, at) => at + 3))
  expect((await amara.catchUp(door)).index).toBe(26)
})

test('two servers on one store keep one order: what one did not know, it looks up and takes into account', async () => {
  const store = memoryStore()
  const [here, there] = [world({ store }), world({ store })]
  const { amara, juma } = await pair(here.door)
  const [hers, his] = [await amara.writeMany(10), await juma.writeMany(10)]
  const answers = await Promise.all(
    hers.flatMap((entry, at) => [amara.handIn(here.door, [entry]), juma.handIn(there.door, [his[at]!])]),
  )
  expect(answers.map(({ problem }) => problem)).toEqual(answers.map(() => null))
  expect(new Set(answers.flatMap(({ body }) => body.indices)).size).toBe(20)
  expect((await juma.catchUp(there.door)).hash).toBe((await amara.catchUp(here.door)).hash)
})

test('a server that starts again on the same store goes on where the other ended', async () => {
  const store = memoryStore()
  const { amara, juma } = await pair(world({ store }).door)
  await amara.say(world({ store }).door)
  const { door } = world({ store })
  expect((await juma.say(door)).index).toBe(4)
})

test('a server with memory for one space only still keeps the order of many', async () => {
  const { door } = world({ limits: { ...NO_RATES, headBytes: 1 } })
  const pairs = [await pair(door), await pair(door), await pair(door)]
  for (let round = 1; round <= 5; round++) {
    const told = await Promise.all(pairs.flatMap(({ amara, juma }) => [amara.say(door), juma.say(door)]))
    expect(told.map(({ index }) => index).sort((a, b) => a - b)).toEqual(
      [1, 1, 1, 2, 2, 2].map(place => 2 + (round - 1) * 2 + place),
    )
  }
})

test('a log is read in pages of at most a mebibyte', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  for (let at = 0; at < 20; at++) await amara.handIn(door, [await amara.write('x', 65_000)])
  const sizes: number[] = []
  for (let after = 0; after < 21; ) {
    const page = new Uint8Array(
      await (await amara.call(door, 'GET', `/entries?after=${after}`)).arrayBuffer(),
    )
    const entries = decodeIndexed(page as Bytes)
    if (!entries.ok) throw new Error('unreadable page')
    sizes.push(page.length)
    after = entries.value.at(-1)!.index
  }
  expect(sizes.length).toBe(2)
  expect(Math.max(...sizes)).toBeLessThan(1024 * 1024 + 1000)
})

test('a full space says so and keeps what it has', async () => {
  const { door } = world({ limits: { ...NO_RATES, spaceEntries: 3 } })
  const amara = await amaraAlone(door)
  const entries = await amara.writeMany(3)
  expect((await amara.handIn(door, entries)).problem).toBe('space-full')
  expect((await amara.handIn(door, entries.slice(0, 2))).body.indices).toEqual([2, 3])
  expect(await amara.handIn(door, entries.slice(2))).toMatchObject({ status: 507, problem: 'space-full' })
  const small = world({ limits: { ...NO_RATES, spaceBytes: 3_000 } })
  const juma = await amaraAlone(small.door)
  expect((await juma.handIn(small.door, await juma.writeMany(3))).problem).toBe('space-full')
})

test('a batch over a mebibyte, of another type, or of no form is refused with its own name', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const problemOf = async (response: Response) => (await answerOf(response)).problem
  expect(await problemOf(await amara.call(door, 'POST', '/entries', new Uint8Array(1024 * 1024 + 1)))).toBe(
    'too-large',
  )
  expect(await problemOf(await amara.call(door, 'POST', '/entries', { entries: [] }))).toBe(
    'unsupported-media-type',
  )
  expect(await problemOf(await amara.call(door, 'POST', '/entries', new Uint8Array([0, 0, 0, 9, 1])))).toBe(
    'malformed',
  )
  expect(await problemOf(await amara.call(door, 'POST', '/entries', encodeRun([new Uint8Array()])))).toBe(
    'malformed',
  )
  expect(await problemOf(await amara.call(door, 'GET', '/entries?after=-1'))).toBe('malformed')
})

test('while nothing can be stored nobody is told that it was, and phones are asked to come again', async () => {
  const { door, store } = world()
  const amara = await amaraAlone(door)
  const entry = await amara.write()
  await store.close()
  expect(await amara.handIn(door, [entry])).toMatchObject({ status: 503, problem: 'unavailable' })
})
