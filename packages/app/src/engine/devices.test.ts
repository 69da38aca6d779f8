import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gratitude, journal } from '#practices'
import { type Parsed, parseEntry } from '../../../devkit/src/auditor.ts'
import { pairUp, reaches } from '../../../devkit/src/pairing.ts'
import { addPhone } from '../../../devkit/src/phones.ts'
import { createWorld, type Device, type World } from '../../../devkit/src/world.ts'
import { all } from '../../../practices/src/shared/shelf.ts'

let world: World
let pair: string

const HOUR = 3_600_000
const DAY = 24 * HOUR
const tablet = () => {
  const device = world.more['tablet']
  if (!device) throw new Error('this world has no tablet')
  return device
}

beforeEach(async () => {
  world = await createWorld('devices', { more: ['tablet', 'third'] })
  pair = await pairUp(world)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const selfOf = (device: Device) => {
  const view = device.haven().self.value
  if (!view) throw new Error(`${device.name} has not begun`)
  return view
}
const notesOf = (device: Device): readonly string[] =>
  all(selfOf(device).stateOf<typeof journal.initial>(journal).notes).flatMap(note =>
    note ? [note.text] : [],
  )
const write = async (device: Device, text: string) => {
  const done = await finish(device.haven().act(selfOf(device).id, journal, { do: 'write', text }))
  expect(done).toEqual({ ok: true, value: undefined })
}
const pairOf = (device: Device) => {
  const view = device.haven().pairs.value.find(({ id }) => id === pair)
  if (!view) throw new Error(`${device.name} is not in the pair`)
  return view
}
const isIn = (device: Device) => device.isOn() && device.haven().pairs.value.some(({ id }) => id === pair)
const settled = async (...devices: readonly Device[]) => {
  await world.time.pass(5 * 60_000)
  for (const device of devices) expect(selfOf(device).sync).toEqual({ state: 'synced' })
}
const second = async () => {
  await addPhone(world, world.amara, tablet())
  expect(await world.time.until(() => isIn(tablet()), HOUR)).toBe(true)
}

const CONTENT = 1
const isContent = ({ kind }: Parsed) => kind === CONTENT
/** What the server holds of a space. */
const kept = async (space: string) => {
  const read = await world.relay.store.read(space, 0, 10_000_000)
  if (!read.ok) throw new Error('the server has nothing')
  return read.value
}
const thanks = { kind: 'words', did: 'ulinisaidia', gave: '', says: '' }

describe('a second phone', () => {
  test('Reads all that was written before, and writes as the same person', async () => {
    await write(world.amara, 'before the tablet')
    await second()
    await settled(world.amara, tablet())
    expect(tablet().haven().profile.value).toEqual({ name: 'Amara', language: 'sw' })
    expect(notesOf(tablet())).toEqual(['before the tablet'])
    expect(pairOf(tablet()).other?.name).toBe('Juma')
    expect(pairOf(tablet()).me.id).toBe(pairOf(world.amara).me.id)
    await write(tablet(), 'from the tablet')
    await settled(world.amara, tablet())
    expect(notesOf(world.amara)).toEqual(['before the tablet', 'from the tablet'])
    for (const device of [world.amara, tablet(), world.juma]) expect(selfOf(device).unread).toBe(0)
    expect(pairOf(world.juma).unread).toBe(0)
  })

  test('Is told of what was entered later, and comes into it by itself', async () => {
    await addPhone(world, world.amara, tablet())
    const inviting = await finish(tablet().haven().invite())
    const { link } = await reaches(world, inviting, 'waiting')
    const joining = await finish(world.juma.haven().join(link))
    await reaches(world, joining, 'compare')
    await reaches(world, inviting, 'compare')
    await finish(Promise.all([inviting.confirm(), joining.confirm()]))
    const { space } = await reaches(world, inviting, 'paired')
    const there = (device: Device) => device.haven().pairs.value.some(({ id }) => id === space)
    expect(await world.time.until(() => there(world.amara), HOUR)).toBe(true)
  })

  test('Is shown to its person, new for seven days, with the name that it is given', async () => {
    await second()
    await settled(world.amara, tablet())
    const [phone, added] = world.amara.haven().devices.list.value
    expect([phone?.here, phone?.isNew, added?.here, added?.isNew]).toEqual([true, false, false, true])
    await finish(world.amara.haven().devices.name(added?.id ?? '', ' Kompyuta ndogo '))
    await settled(world.amara, tablet())
    const named = tablet().haven().devices.list.value
    expect(named.map(({ name, here, isNew }) => ({ name, here, isNew }))).toEqual([
      { name: '', here: false, isNew: false },
      { name: 'Kompyuta ndogo', here: true, isNew: false },
    ])
    for (const device of world.devices) device.kill()
    await world.time.pass(8 * DAY)
    await world.amara.start()
    await write(world.amara, 'a week later')
    expect(world.amara.haven().devices.list.value.map(({ isNew }) => isNew)).toEqual([false, false])
  })

  test('Calls its person by the name that was told last, on whichever of the two', async () => {
    await second()
    await finish(tablet().haven().rename('Amara wa Mwanza'))
    await settled(world.amara, tablet())
    for (const device of [world.amara, tablet()]) {
      device.kill()
      await device.start()
    }
    await settled(world.amara, tablet())
    for (const device of [world.amara, tablet()])
      expect(device.haven().profile.value?.name).toBe('Amara wa Mwanza')
    expect(pairOf(world.juma).other?.name).toBe('Amara wa Mwanza')
  })

  test('And the first, both offline and both writing, come to the same record', async () => {
    await second()
    await settled(world.amara, tablet())
    for (const device of [world.amara, tablet()]) device.link().part()
    for (const text of ['one', 'two']) {
      await write(world.amara, `${text} on the phone`)
      await write(tablet(), `${text} on the tablet`)
    }
    for (const device of [world.amara, tablet()]) device.link().meet()
    await settled(world.amara, tablet())
    expect(notesOf(tablet())).toHaveLength(4)
    expect([...notesOf(tablet())].sort()).toEqual([...notesOf(world.amara)].sort())
  })

  test('Comes in while the keys are being changed', async () => {
    for (const wait of [0, 900, 2500]) {
      const fresh = await createWorld(`changing ${wait}`, { more: ['tablet'] })
      const space = await pairUp(fresh)
      const next = fresh.more['tablet']!
      const added = addPhone(fresh, fresh.amara, next)
      for (let turn = 0; turn < 12; turn++) {
        await fresh.time.pass(wait + 200)
        await fresh.time.finish(fresh.amara.haven().devices.renewKeys(), HOUR)
        await fresh.time.finish(fresh.juma.haven().devices.renewKeys(), HOUR)
      }
      await added
      const there = () => next.haven().pairs.value.some(({ id }) => id === space)
      expect(await fresh.time.until(there, HOUR)).toBe(true)
      await fresh.time.pass(5 * 60_000)
      for (const device of fresh.devices)
        for (const view of [device.haven().self.value, ...device.haven().pairs.value])
          expect([view?.sync, view?.unread]).toEqual([{ state: 'synced' }, 0])
      for (const device of fresh.devices) device.kill()
      fresh.end()
    }
  })
})

describe('a phone that was removed', () => {
  const remove = async (by: Device, gone: Device) => {
    const id = gone.haven().devices.list.value.find(({ here }) => here)?.id ?? ''
    expect(await finish(by.haven().devices.remove(id))).toEqual({ ok: true, value: undefined })
  }

  test('Is told, keeps what it holds, and what it writes stays with it', async () => {
    await second()
    await write(world.amara, 'read by both')
    await settled(world.amara, tablet())
    await remove(world.amara, tablet())
    expect(world.amara.haven().devices.list.value.map(({ leaving }) => leaving)).toEqual([false, true])
    await world.time.pass(HOUR)
    expect(world.amara.haven().devices.list.value).toHaveLength(1)
    expect(tablet().haven().devices.standing.value).toBe('removed')
    expect(notesOf(tablet())).toEqual(['read by both'])
    await write(tablet(), 'to nobody')
    await world.time.pass(DAY)
    expect(notesOf(tablet())).toEqual(['read by both', 'to nobody'])
    expect(notesOf(world.amara)).toEqual(['read by both'])
    tablet().kill()
    await tablet().start()
    await world.time.pass(HOUR)
    expect(notesOf(tablet())).toEqual(['read by both', 'to nobody'])
    expect(tablet().haven().devices.standing.value).toBe('removed')
  })

  test('Reads nothing of what is written later, even from a server that gives everything away', async () => {
    await second()
    await settled(world.amara, tablet())
    const before = await opensOf(tablet())
    await remove(world.amara, tablet())
    await world.time.pass(HOUR)
    await write(world.amara, 'after the tablet')
    for (const device of [world.amara, world.juma])
      await finish(device.haven().act(pair, gratitude, { do: 'give', thanks }))
    await world.time.pass(HOUR)
    const after = await opensOf(tablet())
    for (const space of after.keys()) {
      const opens = after.get(space) ?? []
      const since = before.get(space)?.length ?? 0
      expect(opens.slice(0, since)).toEqual(before.get(space))
      expect(opens.slice(since).some(one => one === 'opens')).toBe(false)
    }
    expect(after.get(selfOf(world.amara).id)).toContain('closed')
    expect(after.get(pair)).toContain('closed')
    for (const device of [world.amara, world.juma]) expect(pairOf(device).unread).toBe(0)
  })

  /** Of every content entry that the server has: whether it opens with anything that this phone ever held. */
  const opensOf = async (device: Device) => {
    const found = new Map<string, readonly string[]>()
    for (const space of [selfOf(device).id, pair]) {
      const entries = (await kept(space)).map(({ bytes }) => parseEntry(bytes)).filter(isContent)
      found.set(
        space,
        entries.map(entry => (device.knows.read(entry) === null ? 'closed' : 'opens')),
      )
    }
    return found
  }

  test('Has written without a connection meanwhile: nobody takes it in, and it keeps its words', async () => {
    await second()
    await settled(world.amara, tablet())
    tablet().link().part()
    await write(tablet(), 'written too late')
    await finish(tablet().haven().act(pair, gratitude, { do: 'give', thanks }))
    await remove(world.amara, tablet())
    await world.time.pass(HOUR)
    tablet().link().meet()
    await world.time.pass(HOUR)
    expect(notesOf(tablet())).toEqual(['written too late'])
    expect(notesOf(world.amara)).toEqual([])
    for (const device of [world.amara, world.juma])
      expect([pairOf(device).sync, pairOf(device).unread]).toEqual([{ state: 'synced' }, 0])
  })

  test('Removed the other at the same time: one of the two stays, and goes on alone', async () => {
    await second()
    await settled(world.amara, tablet())
    for (const device of [world.amara, tablet()]) device.link().part()
    await remove(world.amara, tablet())
    await remove(tablet(), world.amara)
    for (const device of [tablet(), world.amara]) device.link().meet()
    await world.time.pass(HOUR)
    const standing = [world.amara, tablet()].map(device => device.haven().devices.standing.value)
    expect([...standing].sort()).toEqual(['active', 'removed'])
    const [left] = [world.amara, tablet()].filter((_, i) => standing[i] === 'active')
    await write(left!, 'goes on')
    await world.time.pass(HOUR)
    expect(selfOf(left!).sync).toEqual({ state: 'synced' })
    expect(pairOf(left!).sync).toEqual({ state: 'synced' })
    expect(left!.haven().devices.list.value).toHaveLength(1)
  })
})

test('A phone that dies at any commit while one is added, or removed, goes on with it', async () => {
  let deaths = 0
  for (const victim of ['amara', 'tablet'] as const)
    for (let at = 1; at <= 8; at++) {
      const fresh = await createWorld(`killed ${victim} ${at}`, { more: ['tablet'] })
      const space = await pairUp(fresh)
      const next = fresh.more['tablet']!
      const dying = victim === 'amara' ? fresh.amara : next
      const since = dying.store().commits()
      dying.fate = count => (count === since + at ? (at % 2 ? 'crash-after' : 'crash-before') : 'done')
      const revive = async () => {
        if (!dying.store().crashed()) return
        deaths += 1
        dying.fate = () => 'done'
        dying.kill()
        await dying.start()
      }
      let link = ''
      const isThere = () => next.isOn() && next.haven().pairs.value.some(({ id }) => id === space)
      for (let turn = 0; turn < 400 && !isThere(); turn++) {
        await revive()
        if (!next.haven().profile.value) {
          const ours = await fresh.time.finish(fresh.amara.haven().devices.invite(), HOUR)
          if (ours.stage.value.stage === 'waiting') link = ours.stage.value.link
          if (ours.stage.value.stage === 'compare') await fresh.time.finish(ours.confirm(), HOUR)
          await revive()
          const theirs = link ? await fresh.time.finish(next.haven().becomeDevice(link, 'sw'), HOUR) : null
          if (theirs?.stage.value.stage === 'compare') await fresh.time.finish(theirs.confirm(), HOUR)
        }
        await fresh.time.pass(1_000)
      }
      await revive()
      expect([victim, at, isThere()]).toEqual([victim, at, true])
      await fresh.time.pass(60_000)
      const before = dying.store().commits()
      dying.fate = count => (count === before + at ? 'crash-after' : 'done')
      const gone = next.haven().devices.list.value.find(({ here }) => here)?.id ?? ''
      for (let turn = 0; turn < 100 && fresh.amara.haven().devices.list.value.length > 1; turn++) {
        await revive()
        await fresh.time.finish(fresh.amara.haven().devices.remove(gone), HOUR)
        await fresh.time.pass(10_000)
        await revive()
      }
      await fresh.time.pass(HOUR)
      await revive()
      expect([victim, at, fresh.amara.haven().devices.list.value.length]).toEqual([victim, at, 1])
      expect(fresh.amara.haven().pairs.value[0]?.sync).toEqual({ state: 'synced' })
      for (const device of fresh.devices) device.kill()
      fresh.end()
    }
  expect(deaths).toBeGreaterThan(20)
})

test('A phone whose disk is full when it is to become one’s own tries again, and comes in once there is room', async () => {
  const next = tablet()
  next.fate = () => 'full'
  const inviting = await finish(world.amara.haven().devices.invite())
  const { link } = await reaches(world, inviting, 'waiting')
  const joining = await finish(next.haven().becomeDevice(link, 'sw'))
  await world.time.pass(HOUR / 4)
  expect([joining.stage.value.stage, next.haven().profile.value]).toEqual(['offline', null])
  next.fate = () => 'done'
  await reaches(world, joining, 'compare')
  await reaches(world, inviting, 'compare')
  await finish(Promise.all([inviting.confirm(), joining.confirm()]))
  await reaches(world, joining, 'paired')
  expect(selfOf(next).me.id).toBe(selfOf(world.amara).me.id)
})
