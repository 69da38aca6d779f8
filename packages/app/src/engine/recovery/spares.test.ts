import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type LogState, readWords } from '#protocol'
import { parseEntry } from '../../../../devkit/src/auditor.ts'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { addPhone } from '../../../../devkit/src/phones.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { entriesOf, HOUR, logOf, lose, recover, sparesKnownTo, wordsOf } from './testkit.ts'

let world: World
let space: string
let next: Device

// The list of words is loaded when it is first asked for, in real time, which does not pass here.
beforeAll(async () => {
  await readWords('')
})
beforeEach(async () => {
  world = await createWorld('spares', { more: ['next', 'third'] })
  space = await pairUp(world)
  const phone = world.more.next
  if (!phone) throw new Error('no next phone')
  next = phone
  await world.time.pass(60_000)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const CONTENT = 1
const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const third = () => {
  const phone = world.more.third
  if (!phone) throw new Error('no third phone')
  return phone
}
const isIn = (log: LogState, device: string) => log.devices.get(device)?.removedAt === null

test('A spare is made anew whenever the keys of the self space change, whoever knew the former one', async () => {
  const words = await wordsOf(world, world.amara)
  const known = await sparesKnownTo(world, world.amara)
  expect(known).toHaveLength(1)
  await finish(world.amara.haven().devices.renewKeys())
  await world.time.pass(HOUR)
  const log = await logOf(world, space)
  expect(known.some(id => isIn(log, id))).toBe(false)
  const all = await sparesKnownTo(world, world.amara)
  expect(all.filter(id => isIn(log, id))).toHaveLength(1)
  lose(world.amara)
  expect(await recover(world, next, words)).toEqual({ stage: 'done', spaces: 1 })
})

describe('a phone that was removed', () => {
  test('Knows no spare that is still in a space, and none of those made since', async () => {
    await addPhone(world, world.amara, next)
    await world.time.until(() => next.haven().pairs.value.length === 1, HOUR)
    const words = await wordsOf(world, world.amara)
    const known = await sparesKnownTo(world, next)
    const before = await logOf(world, space)
    expect(known.filter(id => isIn(before, id)).length).toBeGreaterThan(0)
    const gone = next.haven().devices.list.value.find(({ here }) => here)?.id ?? ''
    expect(await finish(world.amara.haven().devices.remove(gone))).toMatchObject({ ok: true })
    await world.time.pass(HOUR)
    const log = await logOf(world, space)
    const all = await sparesKnownTo(world, world.amara)
    expect(known.some(id => isIn(log, id))).toBe(false)
    expect(all.filter(id => isIn(log, id)).length).toBeGreaterThan(0)
    expect(await sparesKnownTo(world, next)).toEqual(known)
    // Not even from a server that gives everything away.
    const own = world.amara.haven().self.value?.id ?? ''
    const since = (await logOf(world, own)).devices.get(gone)?.removedAt ?? 0
    const later = (await entriesOf(world, own)).slice(since).map(({ bytes }) => parseEntry(bytes))
    const readable = (device: Device) =>
      later.filter(entry => entry.kind === CONTENT && device.knows.read(entry) !== null).length
    expect(readable(world.amara)).toBeGreaterThan(0)
    expect(readable(next)).toBe(0)
    lose(world.amara)
    lose(next)
    expect(await recover(world, third(), words)).toEqual({ stage: 'done', spaces: 1 })
  })
})
