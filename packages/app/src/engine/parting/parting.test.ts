import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AnySlice, gratitude, vulnerability } from '#practices'
import { begin, pairUp, reaches } from '../../../../devkit/src/pairing.ts'
import { seededPlatform } from '../../../../devkit/src/seeded-platform.ts'
import { createWorld, type Device, ORIGIN, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'
import { httpRelay } from '../../adapters/http-relay.ts'
import { memoryStore } from '../../adapters/memory-store.ts'
import { createHaven } from '../create-haven.ts'

let world: World
let space: string

beforeEach(async () => {
  world = await createWorld('parting')
  space = await pairUp(world)
  await settle()
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const HOUR = 3_600_000
const settle = () => world.time.pass(20_000)
const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const restart = async (device: Device) => {
  device.kill()
  await device.start()
}
const pairOf = (device: Device) => {
  const { pairs, parting } = device.haven()
  const view = [...pairs.value, ...parting.left.value].find(({ id }) => id === space)
  if (!view) throw new Error('not on this phone')
  return view
}
const act = async (device: Device, slice: AnySlice, intent: unknown) => {
  const done = await finish(device.haven().act(space, slice, intent))
  expect(done).toEqual({ ok: true, value: undefined })
}
const leave = async (device: Device, how = {}) => {
  const done = await finish(device.haven().parting.leave(space, how))
  expect(done).toEqual({ ok: true, value: undefined })
}
const thank = (device: Device, did: string) =>
  act(device, gratitude, { do: 'give', thanks: { kind: 'words', did, gave: '', says: '' } })
const thanksOn = (device: Device) =>
  all(pairOf(device).stateOf<typeof gratitude.initial>(gratitude).notes).length
const roundOn = (device: Device) => {
  const round = all(pairOf(device).stateOf<typeof vulnerability.initial>(vulnerability).rounds).at(-1)
  if (!round) throw new Error('no question is on the table')
  return round
}
const answersOn = async (device: Device) => {
  const read = () => roundOn(device).answers.map(({ seal }) => pairOf(device).sight(seal).kind)
  read()
  await settle()
  return read()
}
const rowsNaming = (device: Device, id: string) =>
  [...device.store().disk.rows.keys()].filter(key => key.includes(id)).sort()
/** All that two people can see of a space on this phone, so that two moments can be compared. */
const shown = (device: Device) => {
  const { me, other, left, goodbye, unread, sync, stateOf } = pairOf(device)
  return JSON.stringify([
    me,
    other,
    left,
    goodbye,
    unread,
    sync,
    [gratitude, vulnerability].map(one => stateOf(one)),
  ])
}

/** Another tab of Amara's app, which does not speak to the server. */
const secondTab = async () => {
  const { amara } = world
  const opened = await finish(
    createHaven({
      store: memoryStore({}, amara.store().disk),
      relay: httpRelay(ORIGIN, {
        fetch: amara.link().fetch,
        WebSocket: amara.link().WebSocket,
        now: amara.clock().now,
      }),
      clock: amara.clock(),
      platform: seededPlatform(world.chance.branch('second tab')) as never,
      server: ORIGIN,
    }),
  )
  if (!opened.ok) throw new Error(opened.error.fault)
  return opened.value
}

describe('who leaves', () => {
  test('Is out at once, keeps what was written, and the other sees nothing of it', async () => {
    await thank(world.amara, 'for the tea')
    await settle()
    const before = shown(world.juma)
    await leave(world.amara)
    expect(world.amara.haven().pairs.value).toEqual([])
    expect(world.amara.haven().parting.left.value.map(({ id }) => id)).toEqual([space])
    await settle()
    expect(thanksOn(world.amara)).toBe(1)
    expect(shown(world.juma)).toBe(before)
    await thank(world.juma, 'for yours')
    await settle()
    expect(thanksOn(world.juma)).toBe(2)
    await restart(world.amara)
    await settle()
    expect([thanksOn(world.amara), pairOf(world.amara).left]).toEqual([1, true])
    expect(await finish(world.amara.haven().act(space, gratitude, { do: 'give' }))).toMatchObject({
      ok: false,
    })
  })

  test('May say goodbye, in a word that is all that the other is told', async () => {
    await leave(world.amara, { notice: true })
    await settle()
    expect(pairOf(world.juma).goodbye).toBe(true)
    expect(pairOf(world.juma).other?.name).toBe('Amara')
  })

  test('Leaves without a connection, while the other writes, and the server hears of it later', async () => {
    world.amara.link().part()
    await thank(world.amara, 'not sent yet')
    await leave(world.amara)
    await thank(world.juma, 'meanwhile')
    await settle()
    await restart(world.amara)
    await world.time.pass(HOUR)
    expect(world.amara.haven().pairs.value).toEqual([])
    world.amara.link().meet()
    await world.time.pass(8 * HOUR)
    // What was said before the leaving arrives before it.
    expect(thanksOn(world.juma)).toBe(2)
    expect(thanksOn(world.amara)).toBe(1)
    expect(rowsNaming(world.amara, `farewell/${space}`)).toEqual([])
  })

  test('Forgets what was written, if that is wished: no row of the space stays', async () => {
    await thank(world.amara, 'for the tea')
    await settle()
    world.amara.haven().draft(`${space}/gratitude/new`).keep('begun')
    await settle()
    world.amara.link().part()
    await thank(world.amara, 'not sent yet')
    await leave(world.amara, { forget: true })
    expect(rowsNaming(world.amara, space)).toEqual([`errands/farewell/${space}`, `keys/${space}`])
    await restart(world.amara)
    world.amara.link().meet()
    await world.time.pass(8 * HOUR)
    expect(rowsNaming(world.amara, space)).toEqual([])
    expect(thanksOn(world.juma)).toBe(2)
    expect(world.amara.haven().parting.left.value).toEqual([])
    expect(pairOf(world.juma).sync).toEqual({ state: 'synced' })
  })

  test('May forget later what was kept at first', async () => {
    await leave(world.amara)
    await settle()
    await leave(world.amara, { forget: true })
    expect(rowsNaming(world.amara, space)).toEqual([])
    expect(world.amara.haven().parting.left.value).toEqual([])
  })

  test('Both leave at once: neither is in the way of the other', async () => {
    for (const device of world.devices) device.link().part()
    for (const device of world.devices) await leave(device)
    for (const device of world.devices) device.link().meet()
    await world.time.pass(8 * HOUR)
    for (const device of world.devices) {
      expect(device.haven().pairs.value).toEqual([])
      expect(rowsNaming(device, `farewell/${space}`)).toEqual([])
    }
  })

  test('A phone that dies at any commit of leaving has left, or has not begun to', async () => {
    for (const forget of [false, true])
      for (let at = 1; at <= 3; at++) {
        const fresh = await createWorld(`leaving ${at}`)
        const id = await pairUp(fresh)
        await fresh.time.pass(20_000)
        const { amara } = fresh
        const since = amara.store().commits()
        amara.fate = count => (count === since + at ? 'crash-after' : 'done')
        const leaving = amara.haven().parting.leave(id, { forget })
        await fresh.time.until(() => amara.store().crashed(), HOUR)
        void leaving
        amara.fate = () => 'done'
        amara.kill()
        await amara.start()
        await fresh.time.pass(8 * HOUR)
        expect(amara.haven().pairs.value).toEqual([])
        expect(rowsNaming(amara, `farewell/${id}`)).toEqual([])
        if (forget) expect(rowsNaming(amara, id)).toEqual([])
        for (const device of fresh.devices) device.kill()
        fresh.end()
      }
  })

  test('Leaves in one tab, and the tab that speaks to the server lets nothing of the space come back', async () => {
    const tab = await secondTab()
    const { disk } = world.amara.store()
    let release = () => {}
    void memoryStore({}, disk).exclusive(
      () =>
        new Promise<void>(done => {
          release = done
        }),
    )
    // First in the queue the leaving, behind it what the other tab has just received of the space.
    const leaving = tab.parting.leave(space, { forget: true })
    await world.time.until(() => disk.write.length > 1, HOUR)
    await thank(world.juma, 'meanwhile')
    await world.time.until(() => disk.write.length > 2, HOUR)
    release()
    expect(await finish(leaving)).toEqual({ ok: true, value: undefined })
    await thank(world.juma, 'later')
    await world.time.pass(8 * HOUR)
    expect(world.amara.haven().pairs.value).toEqual([])
    expect(rowsNaming(world.amara, space)).toEqual([])
    tab.close()
  })
})

describe('a sealed answer that waits when its author leaves', () => {
  const offerAndAnswer = async () => {
    await act(world.juma, vulnerability, { do: 'offer', depth: 1 })
    await settle()
    await act(world.amara, vulnerability, { do: 'answer', round: roundOn(world.amara).id, text: 'of amara' })
  }

  test('Is never read, though the other answers afterwards', async () => {
    await offerAndAnswer()
    await settle()
    await leave(world.amara)
    await settle()
    await act(world.juma, vulnerability, { do: 'answer', round: roundOn(world.juma).id, text: 'of juma' })
    await world.time.pass(8 * HOUR)
    expect(await answersOn(world.juma)).not.toContain('open')
    expect(await answersOn(world.amara)).toEqual(['gone'])
  })

  test('Leaves no half of its key at the server', async () => {
    await offerAndAnswer()
    await settle()
    const gate = roundOn(world.amara).answers[0]?.seal.gate ?? ''
    const lying = async () => {
      const read = await world.relay.store.readGate(space, gate)
      return read.ok ? read.value?.record.deposits.length : undefined
    }
    expect(await lying()).toBe(1)
    await leave(world.amara)
    await settle()
    expect(await lying()).toBe(0)
  })

  test('Is never read, though the other had answered before the server heard of the leaving, and sends it later', async () => {
    await offerAndAnswer()
    await settle()
    for (const device of world.devices) device.link().part()
    await act(world.juma, vulnerability, { do: 'answer', round: roundOn(world.juma).id, text: 'of juma' })
    await leave(world.amara)
    world.amara.link().meet()
    await world.time.pass(8 * HOUR)
    world.juma.link().meet()
    await world.time.pass(8 * HOUR)
    expect(await answersOn(world.juma)).not.toContain('open')
  })

  test('Is never sent, when it was still on its way', async () => {
    await act(world.juma, vulnerability, { do: 'offer', depth: 1 })
    await settle()
    world.amara.link().part()
    await act(world.amara, vulnerability, { do: 'answer', round: roundOn(world.amara).id, text: 'of amara' })
    await leave(world.amara)
    world.amara.link().meet()
    await act(world.juma, vulnerability, { do: 'answer', round: roundOn(world.juma).id, text: 'of juma' })
    await world.time.pass(8 * HOUR)
    expect(await answersOn(world.juma)).not.toContain('open')
  })
})

describe('deleting everything', () => {
  test('Leaves every space, empties the profile, and one can begin anew', async () => {
    expect(await finish(world.amara.haven().parting.deleteEverything({ evenOffline: false }))).toEqual({
      ok: true,
      value: 'deleted',
    })
    expect([...world.amara.store().disk.rows.keys()]).toEqual([])
    expect(world.amara.haven().profile.value).toBeNull()
    await restart(world.amara)
    await begin(world, world.amara)
    expect(world.amara.haven().pairs.value).toEqual([])
  })

  test('Leaves nothing to be seen in another tab either', async () => {
    const tab = await secondTab()
    expect(tab.self.value).not.toBeNull()
    await finish(world.amara.haven().parting.deleteEverything({ evenOffline: true }))
    await settle()
    expect([tab.profile.value, tab.self.value, tab.pairs.value]).toEqual([null, null, []])
    expect([...world.amara.store().disk.rows.keys()]).toEqual([])
  })

  test('Without a connection asks first, and changes nothing', async () => {
    world.amara.link().part()
    const asked = await finish(world.amara.haven().parting.deleteEverything({ evenOffline: false }))
    expect(asked).toEqual({ ok: true, value: 'offline' })
    expect(world.amara.haven().pairs.value).toHaveLength(1)
    const done = await finish(world.amara.haven().parting.deleteEverything({ evenOffline: true }))
    expect(done).toEqual({ ok: true, value: 'deleted' })
    expect([...world.amara.store().disk.rows.keys()]).toEqual([])
  })
})

describe('who was blocked', () => {
  const linkOf = async (device: Device) => {
    const inviting = await finish(device.haven().invite())
    return { inviting, link: (await reaches(world, inviting, 'waiting')).link }
  }
  for (const forget of [false, true])
    test(`Makes invitations that lead nowhere, and sees them unopened (${forget ? 'forgotten' : 'kept'})`, async () => {
      await leave(world.amara, { block: true, forget })
      await settle()
      const { inviting, link } = await linkOf(world.juma)
      const joining = await finish(world.amara.haven().join(link))
      expect((await reaches(world, joining, 'ended')).why).toBe('unknown')
      await world.time.pass(HOUR)
      expect(inviting.stage.value.stage).toBe('waiting')
      await restart(world.amara)
      const again = await finish(world.amara.haven().join(link))
      expect((await reaches(world, again, 'ended')).why).toBe('unknown')
    })

  test('Also after they have left too, and forgotten the space', async () => {
    await leave(world.amara, { block: true })
    await leave(world.juma, { forget: true })
    await world.time.pass(8 * HOUR)
    const { link } = await linkOf(world.juma)
    const joining = await finish(world.amara.haven().join(link))
    expect((await reaches(world, joining, 'ended')).why).toBe('unknown')
  })

  test('Without a block an invitation of somebody who was left leads where it says', async () => {
    await leave(world.amara)
    const { link } = await linkOf(world.juma)
    await reaches(world, await finish(world.amara.haven().join(link)), 'compare')
  })
})

test('Two who have parted can pair anew, in another space', async () => {
  await leave(world.amara)
  await settle()
  const inviting = await finish(world.amara.haven().invite())
  const { link } = await reaches(world, inviting, 'waiting')
  const joining = await finish(world.juma.haven().join(link))
  await reaches(world, joining, 'compare')
  await reaches(world, inviting, 'compare')
  await finish(Promise.all([inviting.confirm(), joining.confirm()]))
  await reaches(world, inviting, 'paired')
  await reaches(world, joining, 'paired')
  expect(world.amara.haven().pairs.value.map(({ id }) => id)).not.toContain(space)
  expect(world.amara.haven().pairs.value).toHaveLength(1)
})
