import { expect, test } from 'vitest'
import { type Bytes, decodeIndexed, encodeRun } from '#protocol'
import { answerOf, type Door, nextDevice, type Person, pair, post, world } from '../testkit.ts'

const reads = async (door: Door, who: Person) =>
  (await answerOf(await who.call(door, 'GET', '/entries?after=99'))).problem
const isRemoved = async (door: Door, by: Person, who: Person) =>
  (await by.catchUp(door)).devices.get(who.keys.device)!.removedAt !== null

test('a second phone of the same person reads and writes like the first', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const next = await nextDevice(door, amara)
  expect((await next.say(door, 'from the new phone')).index).toBe(4)
  expect((await juma.catchUp(door)).members.get(amara.member)!.devices).toHaveLength(2)
})

test('a removed phone can neither read nor write from that moment, in whatever hands its words come', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const lost = await nextDevice(door, amara)
  await lost.say(door)
  await amara.catchUp(door)
  await amara.handIn(door, [await amara.remove(lost.keys.device)])
  expect(await reads(door, lost)).toBe('forbidden')
  lost.forgetToken()
  expect(await reads(door, lost)).toBe('forbidden')
  const late = await lost.write('written on the lost phone')
  for (const who of [lost, amara, juma]) {
    const told = await who.handIn(door, [late])
    expect([told.status, told.problem, told.body]).toMatchObject([403, 'forbidden', { at: 0 }])
  }
  expect((await amara.say(door)).index).toBe(6)
  expect((await juma.catchUp(door)).index).toBe(6)
})

test('a removed phone may hand in nothing at all, not even what another device has signed', async () => {
  const { door } = world()
  const { amara } = await pair(door)
  const lost = await nextDevice(door, amara)
  const entry = await amara.write()
  await amara.handIn(door, [entry, await amara.remove(lost.keys.device)])
  const later = await amara.write()
  expect((await lost.handIn(door, [later])).problem).toBe('forbidden')
  expect((await amara.handIn(door, [later])).body.indices).toEqual([6])
})

test('of two phones that remove each other the one let in earlier stays, whichever removal comes first', async () => {
  for (const first of ['elder', 'younger'] as const) {
    const { door } = world()
    const { amara: elder, juma } = await pair(door)
    const younger = await nextDevice(door, elder)
    const removals = {
      elder: await elder.remove(younger.keys.device),
      younger: await younger.remove(elder.keys.device),
    }
    const [one, other] = first === 'elder' ? [elder, younger] : [younger, elder]
    expect((await one.handIn(door, [removals[first]])).status).toBe(200)
    const told = await other.handIn(door, [removals[first === 'elder' ? 'younger' : 'elder']])
    expect(told.problem).toBe(first === 'elder' ? 'forbidden' : null)
    expect(await isRemoved(door, juma, elder)).toBe(false)
    expect(await isRemoved(door, juma, younger)).toBe(true)
    expect([await reads(door, elder), await reads(door, younger)]).toEqual([null, 'forbidden'])
    expect((await elder.say(door)).index).toBe(first === 'elder' ? 5 : 6)
  }
})

test('what took a phone back may be carried by anybody, with what it had written before', async () => {
  const { door } = world()
  const { amara: elder, juma } = await pair(door)
  const younger = await nextDevice(door, elder)
  const before = await elder.write('written before, on a train')
  const removal = await elder.remove(younger.keys.device)
  await younger.handIn(door, [await younger.remove(elder.keys.device)])
  // Without the end of the run nothing of it is taken.
  expect(await juma.handIn(door, [before])).toMatchObject({ problem: 'forbidden', body: { at: 0 } })
  expect((await juma.handIn(door, [before, removal])).body.indices).toEqual([5, 6])
  expect(await isRemoved(door, juma, elder)).toBe(false)
  expect((await elder.handIn(door, [before, removal])).body.indices).toEqual([5, 6])
  expect((await elder.say(door)).index).toBe(7)
})

test('a phone that knew of its removal does not come back, and takes nobody along', async () => {
  const { door } = world()
  const { amara: elder, juma } = await pair(door)
  const younger = await nextDevice(door, elder)
  const seen = elder.log
  await younger.handIn(door, [await younger.remove(elder.keys.device)])
  await juma.catchUp(door)
  elder.log = juma.log
  const removal = await elder.remove(younger.keys.device)
  for (const who of [elder, juma]) expect((await who.handIn(door, [removal])).problem).toBe('forbidden')
  expect(await isRemoved(door, juma, younger)).toBe(false)
  expect(seen.index).toBeLessThan(juma.log.index)
})

test('what keeps words on paper outranks every phone', async () => {
  const { door } = world()
  const { amara: phone, juma } = await pair(door)
  const paper = await nextDevice(door, phone, true)
  const removal = await paper.remove(phone.keys.device)
  await phone.handIn(door, [await phone.remove(paper.keys.device)])
  paper.forgetToken()
  expect((await paper.handIn(door, [removal])).status).toBe(200)
  expect([await isRemoved(door, juma, paper), await isRemoved(door, juma, phone)]).toEqual([false, true])
})

test('a record that is brought without a token goes in as far as it fits: words of a phone that is out here keep nothing else back', async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const lost = await nextDevice(door, amara)
  const late = [await lost.write('written after the record was packed'), await lost.write('and more')]
  await juma.catchUp(door)
  const his = [await juma.write('with it'), await juma.write('and after it')]
  await amara.handIn(door, [await amara.remove(lost.keys.device)])
  const page = await amara.call(door, 'GET', '/entries?after=0')
  const log = decodeIndexed(new Uint8Array(await page.arrayBuffer()))
  if (!log.ok) throw new Error(log.error.fault)
  const known = log.value.slice(0, -1).map(({ bytes }) => bytes)
  const order = [late[0], his[0], late[1], his[1]].flatMap(one => (one ? [one.bytes] : []))
  const brought = await post(door, '/relay/v1/spaces', encodeRun([...known, ...order] as Bytes[]))
  expect([brought.status, await brought.json()]).toEqual([200, { index: 1 }])
  expect((await amara.catchUp(door)).index).toBe(6)
  expect((await juma.handIn(door, his)).body.indices).toEqual([5, 6])
})
