import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Bytes, base64url, decodeIndexed, encodeRun } from '#protocol'
import { openSqliteStore } from '../adapters/sqlite/open-sqlite-store.ts'
import {
  amaraAlone,
  answerOf,
  type Door,
  freshId,
  genesisOf,
  holderOf,
  nextDevice,
  type Person,
  pair,
  post,
  primitives,
  world,
} from '../testkit.ts'

const folder = mkdtempSync(join(tmpdir(), 'kimbilio-forgetting-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What each call about the space comes to. */
const everyCall = async (door: Door, who: Person): Promise<(string | null)[]> => {
  const access = base64url(primitives.random(32))
  const calls: [string, string, unknown?][] = [
    ['GET', '/entries?after=0'],
    ['POST', '/entries', encodeRun([])],
    ['GET', `/gates/${freshId()}`],
    ['POST', '/erase', { entries: ['ab'.repeat(32)] }],
    ['PUT', `/invitations/${freshId()}`, { access, offer: 'AAAA' }],
    ['PUT', `/recovery/${freshId()}`, { access, box: 'AAAA' }],
    ['PUT', '/snapshots/1', new Uint8Array([1])],
    ['GET', '/snapshot'],
  ]
  const problems: (string | null)[] = []
  for (const call of calls) problems.push((await answerOf(await who.call(door, ...call))).problem)
  return problems
}

test('when both have left, nothing of the space is left but its name', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const invitation = freshId()
  const [access, recovery, key] = [primitives.random(32), freshId(), primitives.random(32)]
  await amara.call(door, 'PUT', `/invitations/${invitation}`, {
    access: base64url(primitives.sha256(access)),
    offer: 'AAAA',
  })
  await amara.call(door, 'PUT', `/recovery/${recovery}`, {
    access: base64url(primitives.sha256(key)),
    box: 'AAAA',
  })
  const readRecovery = async () =>
    (
      await answerOf(
        await door.request(`/relay/v1/recovery/${recovery}`, {
          headers: { authorization: `Recovery ${base64url(key)}` },
        }),
      )
    ).problem
  const readInvitation = async () => (await answerOf(await holderOf(door, invitation, access).read())).problem
  expect((await juma.handIn(door, [await juma.leave()])).body.indices).toEqual([3])
  expect([await readRecovery(), await readInvitation()]).toEqual([null, null])
  expect((await amara.say(door)).index).toBe(4)

  await amara.catchUp(door)
  expect((await amara.handIn(door, [await amara.leave()])).body.indices).toEqual([5])
  expect([await readRecovery(), await readInvitation()]).toEqual(['recovery-unknown', 'invitation-unknown'])
  for (const who of [amara, juma])
    expect(new Set(await everyCall(door, who))).toEqual(new Set(['space-forgotten']))
  const asked = await post(door, `/relay/v1/spaces/${amara.space}/challenge`, { device: amara.keys.device })
  expect([asked.status, (await answerOf(asked)).problem]).toEqual([410, 'space-forgotten'])
})

test('somebody who invited and leaves alone takes everything along', async () => {
  const { door } = world()
  const { person, genesis } = await genesisOf()
  await post(door, '/relay/v1/spaces', genesis)
  await person.catchUp(door)
  expect((await person.handIn(door, [await person.write(), await person.leave()])).status).toBe(200)
  const again = await answerOf(await post(door, '/relay/v1/spaces', genesis))
  expect([again.status, again.problem]).toEqual([410, 'space-forgotten'])
})

test('a leaving whose answer was lost can be asked about: the space is forgotten', async () => {
  const { door } = world()
  const amara = await amaraAlone(door)
  const left = await amara.leave()
  await amara.handIn(door, [left])
  expect((await amara.handIn(door, [left])).problem).toBe('space-forgotten')
})

test('one who has left with several phones has left with all, and the space goes when the other leaves too', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const next = await nextDevice(door, amara)
  await amara.handIn(door, [await amara.leave()])
  expect((await answerOf(await next.call(door, 'GET', '/entries?after=0'))).problem).toBe('forbidden')
  await juma.catchUp(door)
  expect((await juma.handIn(door, [await juma.leave()])).status).toBe(200)
  expect((await juma.handIn(door, [await juma.write()])).problem).toBe('space-forgotten')
})

test('both leaving at once is both leaving, whoever comes first', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const answers = await Promise.all([
    amara.handIn(door, [await amara.leave()]),
    juma.handIn(door, [await juma.leave()]),
  ])
  expect(answers.map(({ body }) => body.indices[0]).sort()).toEqual([3, 4])
  expect((await amara.handIn(door, [await amara.write()])).problem).toBe('space-forgotten')
})

test('a second server on the same store does not bring a forgotten space back', async () => {
  const data = join(folder, 'two')
  const store = await openSqliteStore(join(data, 'relay.sqlite'))
  const [here, there] = [world({ store }), world({ store })]
  const amara = await amaraAlone(here.door)
  const next = await nextDevice(here.door, amara)
  await next.say(there.door)
  await amara.catchUp(here.door)
  await amara.handIn(here.door, [await amara.leave()])
  expect((await next.handIn(there.door, [await next.write()])).problem).toBe('space-forgotten')
  await store.close()
})

test('a space is not forgotten over what another server has taken meanwhile', async () => {
  const data = join(folder, 'meanwhile')
  const store = await openSqliteStore(join(data, 'relay.sqlite'))
  const [here, there] = [world({ store }), world({ store })]
  const amara = await amaraAlone(here.door)
  const next = await nextDevice(here.door, amara)
  await next.say(there.door, 'not known here yet')
  expect((await amara.handIn(here.door, [await amara.leave()])).body.indices).toEqual([4])
  expect(await store.isForgotten(amara.space)).toEqual({ ok: true, value: true })
  await store.close()
})

test('what was in a forgotten space stands nowhere in the files any more', async () => {
  const data = join(folder, 'files')
  const store = await openSqliteStore(join(data, 'relay.sqlite'))
  const { door } = world({ store })
  const { amara, juma } = await pair(door)
  const bodies: Bytes[] = []
  for (let at = 0; at < 20; at++) bodies.push((await amara.say(door, 'x'.repeat(at * 400))).entry.body)
  await juma.call(door, 'PUT', '/snapshots/3/parts/0', bodies[5])
  await juma.call(door, 'PUT', '/snapshots/3', bodies[6])
  const page = await amara.call(door, 'GET', '/entries?after=0')
  const log = decodeIndexed(new Uint8Array(await page.arrayBuffer()))
  if (!log.ok) throw new Error(log.error.fault)
  const onDisk = (what: Uint8Array) =>
    readdirSync(data).some(name => readFileSync(join(data, name)).includes(Buffer.from(what)))
  const traces = [
    ...bodies.map(body => body.subarray(0, 64)),
    ...log.value.map(({ bytes }) => bytes.subarray(-64)),
    Buffer.from(amara.member),
    Buffer.from(juma.member, 'hex'),
    Buffer.from(juma.keys.device, 'hex'),
  ]
  expect(traces.map(onDisk)).toEqual(traces.map(() => true))
  await juma.handIn(door, [await juma.leave()])
  await amara.catchUp(door)
  await amara.handIn(door, [await amara.leave()])
  expect(traces.map(onDisk)).toEqual(traces.map(() => false))
  expect(onDisk(Buffer.from(amara.space, 'hex'))).toBe(true)
  await store.close()
})
