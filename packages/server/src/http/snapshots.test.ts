import { expect, test } from 'vitest'
import type { Bytes } from '#protocol'
import { answerOf, type Door, NO_RATES, nextDevice, type Person, pair, world } from '../testkit.ts'

const DAY = 24 * 3_600_000
const bytes = (...numbers: number[]) => new Uint8Array(numbers)
const putPart = async (door: Door, who: Person, index: number | string, part: number | string, body: Bytes) =>
  answerOf(await who.call(door, 'PUT', `/snapshots/${index}/parts/${part}`, body))
const complete = async (door: Door, who: Person, index: number | string, body: Bytes) =>
  answerOf(await who.call(door, 'PUT', `/snapshots/${index}`, body))
const newest = async (door: Door, who: Person) => {
  const answer = await who.call(door, 'GET', '/snapshot')
  if (!answer.ok) return (await answerOf(answer)).problem
  return {
    index: answer.headers.get('kimbilio-index'),
    manifest: [...new Uint8Array(await answer.arrayBuffer())],
  }
}
const part = async (door: Door, who: Person, index: number, number: number) => {
  const answer = await who.call(door, 'GET', `/snapshots/${index}/parts/${number}`)
  return answer.ok ? [...new Uint8Array(await answer.arrayBuffer())] : (await answerOf(answer)).problem
}

test('what one phone puts away its next phone finds whole, as soon as it is complete and not before', async () => {
  const { door } = world()
  const { amara } = await pair(door)
  const next = await nextDevice(door, amara)
  expect(await newest(door, next)).toBe('no-snapshot')
  await putPart(door, amara, 2, 0, bytes(1))
  await putPart(door, amara, 2, 1, bytes(2, 2))
  expect([await newest(door, next), await part(door, next, 2, 0)]).toEqual(['no-snapshot', 'no-snapshot'])
  expect((await complete(door, amara, 2, bytes(9))).status).toBe(204)
  expect(await newest(door, next)).toEqual({ index: '2', manifest: [9] })
  expect([await part(door, next, 2, 0), await part(door, next, 2, 1)]).toEqual([[1], [2, 2]])
  expect(await part(door, next, 2, 2)).toBe('no-snapshot')
})

test("nobody is shown another member's snapshot, or told that there is one", async () => {
  const { door } = world()
  const { amara, juma } = await pair(door)
  const looks = async () => [await newest(door, juma), await part(door, juma, 2, 0)]
  const before = await looks()
  await putPart(door, amara, 2, 0, bytes(1))
  await complete(door, amara, 2, bytes(9))
  expect(await looks()).toEqual(before)
  expect((await putPart(door, juma, 2, 0, bytes(7))).status).toBe(204)
  expect((await complete(door, juma, 2, bytes(8))).status).toBe(204)
  expect(await newest(door, amara)).toEqual({ index: '2', manifest: [9] })
  expect(await part(door, amara, 2, 0)).toEqual([1])
})

test('what is complete stays as it is, whichever own device comes later', async () => {
  const { door } = world()
  const { amara } = await pair(door)
  const next = await nextDevice(door, amara)
  for (const [who, one] of [
    [amara, 1],
    [next, 2],
    [amara, 3],
  ] as const) {
    expect((await putPart(door, who, 3, 0, bytes(one))).status).toBe(204)
    expect((await complete(door, who, 3, bytes(one))).status).toBe(204)
  }
  expect(await newest(door, next)).toEqual({ index: '3', manifest: [1] })
  expect(await part(door, next, 3, 0)).toEqual([1])
})

test('the two newest are kept', async () => {
  const { door } = world()
  const { amara } = await pair(door)
  for (let at = 0; at < 3; at++) await amara.say(door)
  for (const index of [1, 3, 5]) {
    await putPart(door, amara, index, 0, bytes(index))
    await complete(door, amara, index, bytes(index))
  }
  const kept = []
  for (const index of [1, 3, 5]) kept.push(await part(door, amara, index, 0))
  expect(kept).toEqual(['no-snapshot', [3], [5]])
})

test('a snapshot is of what is in the log: no index from ahead of it is taken', async () => {
  const { door } = world()
  const { amara } = await pair(door)
  for (const index of [0, 3, 0xffffffff, 0x100000000, '-1', '2x']) {
    expect((await putPart(door, amara, index, 0, bytes(1))).problem, String(index)).toBe('malformed')
    expect((await complete(door, amara, index, bytes(1))).problem, String(index)).toBe('malformed')
  }
  for (const number of [256, '-1', 'x'])
    expect((await putPart(door, amara, 2, number, bytes(1))).problem).toBe('malformed')
  expect((await putPart(door, amara, 2, 255, bytes(1))).status).toBe(204)
})

test("one's snapshots have their limit, and whether the other has filled theirs does not show", async () => {
  const { door } = world({ limits: { ...NO_RATES, snapshotBytes: 100 } })
  const { amara, juma } = await pair(door)
  expect((await putPart(door, amara, 2, 0, new Uint8Array(100))).status).toBe(204)
  expect(await putPart(door, amara, 2, 1, bytes(1))).toMatchObject({ status: 507, problem: 'space-full' })
  expect((await putPart(door, juma, 2, 0, new Uint8Array(100))).status).toBe(204)
  expect((await putPart(door, amara, 2, 2, new Uint8Array(1024 * 1024 + 1))).problem).toBe('too-large')
  expect((await complete(door, amara, 2, new Uint8Array(64 * 1024 + 1))).problem).toBe('too-large')
})

test('what was begun and not completed is gone after a day, and its room is free again', async () => {
  const { door, clock, relay } = world({ limits: { ...NO_RATES, snapshotBytes: 100 } })
  const { amara } = await pair(door)
  await putPart(door, amara, 1, 0, new Uint8Array(60))
  clock.pass(DAY + 1)
  amara.forgetToken()
  expect((await putPart(door, amara, 2, 0, new Uint8Array(60))).problem).toBe('space-full')
  await relay.sweep()
  expect((await putPart(door, amara, 2, 0, new Uint8Array(60))).status).toBe(204)
})

test('a removed phone finds nothing there any more', async () => {
  const { door } = world()
  const { amara } = await pair(door)
  const lost = await nextDevice(door, amara)
  await putPart(door, amara, 2, 0, bytes(1))
  await complete(door, amara, 2, bytes(9))
  expect(await newest(door, lost)).toMatchObject({ index: '2' })
  await amara.handIn(door, [await amara.remove(lost.keys.device)])
  expect([await newest(door, lost), await part(door, lost, 2, 0)]).toEqual(['forbidden', 'forbidden'])
  expect((await putPart(door, lost, 2, 1, bytes(1))).problem).toBe('forbidden')
})
