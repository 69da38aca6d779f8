import { effect } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AnySlice, gratitude, type Sealed, vulnerability } from '#practices'
import { pairUp } from '../../../devkit/src/pairing.ts'
import { createWorld, type Device, type World } from '../../../devkit/src/world.ts'
import { all } from '../../../practices/src/shared/shelf.ts'

let world: World
let space: string

beforeEach(async () => {
  world = await createWorld('reveal')
  space = await pairUp(world)
  await world.time.pass(20_000)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const pairOf = (device: Device) => {
  const view = device.haven().pairs.value[0]
  if (!view) throw new Error('not paired')
  return view
}
const act = async (device: Device, slice: AnySlice, intent: unknown) => {
  const done = await world.time.finish(device.haven().act(space, slice, intent), 60_000)
  expect(done).toEqual({ ok: true, value: undefined })
}
const closer = (device: Device) => pairOf(device).stateOf<typeof vulnerability.initial>(vulnerability)
const roundOf = (device: Device) => {
  const round = all(closer(device).rounds).at(-1)
  if (!round) throw new Error('no question is on the table')
  return round
}
const readings = (device: Device, seals: readonly { readonly seal: Sealed }[]) =>
  seals.map(({ seal }) => pairOf(device).sight(seal))
const answers = (device: Device) => readings(device, roundOf(device).answers)
const settle = () => world.time.pass(20_000)
const restart = async (device: Device) => {
  device.kill()
  await device.start()
}

/** The phones are off meanwhile: days of idle connections say nothing here, and take long. */
const daysPass = async (days: number) => {
  for (const device of world.devices) device.kill()
  await world.time.pass(days * 86_400_000)
  for (const device of world.devices) await device.start()
  await settle()
}

const offerAndAnswer = async (...by: readonly Device[]) => {
  await act(world.amara, vulnerability, { do: 'offer', depth: 1 })
  await settle()
  for (const device of by)
    await act(device, vulnerability, { do: 'answer', round: roundOf(device).id, text: `of ${device.name}` })
  await settle()
}

describe('two answers', () => {
  test('While one waits its author reads it, and to the other it is sealed', async () => {
    await offerAndAnswer(world.amara)
    answers(world.amara)
    await settle()
    expect(answers(world.amara)).toEqual([{ kind: 'mine', text: 'of amara' }])
    expect(answers(world.juma)).toEqual([{ kind: 'sealed' }])
  })

  test('When both are sealed, both open on both phones', async () => {
    await offerAndAnswer(world.amara, world.juma)
    for (const device of world.devices) answers(device)
    await settle()
    expect(answers(world.amara)).toEqual([
      { kind: 'mine', text: 'of amara' },
      { kind: 'open', text: 'of juma' },
    ])
    expect(answers(world.juma)).toEqual([
      { kind: 'open', text: 'of amara' },
      { kind: 'mine', text: 'of juma' },
    ])
  })

  test('A screen that only looks when the space has changed shows both answers too', async () => {
    await offerAndAnswer(world.amara)
    const shown = new Map<string, readonly string[]>()
    const stops = world.devices.map(device =>
      effect(() => {
        void device.haven().pairs.value
        shown.set(
          device.name,
          answers(device).map(({ kind }) => kind),
        )
      }),
    )
    await act(world.juma, vulnerability, { do: 'answer', round: roundOf(world.juma).id, text: 'of juma' })
    await settle()
    for (const stop of stops) stop()
    expect([...shown.values()]).toEqual([
      ['mine', 'open'],
      ['open', 'mine'],
    ])
  })

  test('What has opened stays readable without the relay, also after the app was killed', async () => {
    await offerAndAnswer(world.amara, world.juma)
    world.relay.crash()
    await restart(world.amara)
    answers(world.amara)
    await settle()
    expect(answers(world.amara)).toEqual([
      { kind: 'mine', text: 'of amara' },
      { kind: 'open', text: 'of juma' },
    ])
  })

  test('Both answer while apart: the answers open when the way is free again', async () => {
    await act(world.amara, vulnerability, { do: 'offer', depth: 1 })
    await settle()
    for (const device of world.devices) device.link().part()
    for (const device of world.devices)
      await act(device, vulnerability, { do: 'answer', round: roundOf(device).id, text: `of ${device.name}` })
    await settle()
    for (const device of world.devices) expect(pairOf(device).sync).toEqual({ state: 'offline', kept: 1 })
    for (const device of world.devices) device.link().meet()
    await settle()
    for (const device of world.devices) answers(device)
    await settle()
    for (const device of world.devices)
      expect(
        answers(device)
          .map(({ kind }) => kind)
          .sort(),
      ).toEqual(['mine', 'open'])
  })

  test('A pass leaves the answer of the other sealed for good, and its author still reads it', async () => {
    await offerAndAnswer(world.amara)
    await act(world.juma, vulnerability, { do: 'pass', round: roundOf(world.juma).id })
    await world.time.pass(600_000)
    const seals = (device: Device) =>
      readings(device, [...roundOf(device).answers, ...roundOf(device).returned])
    seals(world.amara)
    await settle()
    expect(seals(world.amara)).toEqual([{ kind: 'mine', text: 'of amara' }])
    expect(seals(world.juma)).toEqual([{ kind: 'sealed' }])
  })

  test('A relay that lost the deposits gets them again, and the answers open', async () => {
    await act(world.amara, vulnerability, { do: 'offer', depth: 1 })
    await settle()
    let forgetting = true
    for (const device of world.devices)
      device.between = honest => ({
        ...honest,
        request: async request =>
          forgetting && request.method === 'PUT' && request.url.includes('/gates/')
            ? Response.json({ state: 'waiting', shares: [] })
            : honest.request(request),
      })
    for (const device of world.devices)
      await act(device, vulnerability, { do: 'answer', round: roundOf(device).id, text: `of ${device.name}` })
    await settle()
    expect(answers(world.juma).map(({ kind }) => kind)).toContain('opening')
    forgetting = false
    await world.time.pass(900_000)
    for (const device of world.devices) answers(device)
    await settle()
    for (const device of world.devices)
      expect(
        answers(device)
          .map(({ kind }) => kind)
          .sort(),
      ).toEqual(['mine', 'open'])
  })

  test('A share that does not fit the promise shows as mismatch, and as no text', async () => {
    world.amara.between = honest => ({
      ...honest,
      request: async request => {
        const answer = await honest.request(request)
        if (request.method !== 'GET' || !request.url.includes('/gates/')) return answer
        const body = (await answer.json()) as { shares: { share: string }[] }
        return Response.json({
          ...body,
          shares: body.shares.map(one => ({ ...one, share: 'A'.repeat(43) })),
        })
      },
    })
    await offerAndAnswer(world.amara, world.juma)
    answers(world.amara)
    await settle()
    expect(answers(world.amara)).toEqual([{ kind: 'mine', text: 'of amara' }, { kind: 'mismatch' }])
  })

  test('A deposit that was made for something else than the answer shows as mismatch', async () => {
    world.amara.between = honest => ({
      ...honest,
      request: async request => {
        const answer = await honest.request(request)
        if (request.method !== 'GET' || !request.url.includes('/gates/')) return answer
        const body = (await answer.json()) as { shares: { entry: string }[] }
        return Response.json({ ...body, shares: body.shares.map(one => ({ ...one, entry: '0'.repeat(64) })) })
      },
    })
    await offerAndAnswer(world.amara, world.juma)
    answers(world.amara)
    await settle()
    expect(answers(world.amara)).toEqual([{ kind: 'mine', text: 'of amara' }, { kind: 'mismatch' }])
  })
})

describe('going deeper', () => {
  const wish = async (amaras: string, jumas: string) => {
    await offerAndAnswer(world.amara, world.juma)
    for (const device of world.devices)
      await act(device, vulnerability, {
        do: 'respond',
        round: roundOf(device).id,
        response: { kind: 'thanked' },
      })
    await settle()
    await act(world.amara, vulnerability, { do: 'wish', round: roundOf(world.amara).id, wish: amaras })
    await act(world.juma, vulnerability, { do: 'wish', round: roundOf(world.juma).id, wish: jumas })
    await world.time.pass(600_000)
  }

  test('Two who both wish it learn so', async () => {
    await wish('deeper', 'deeper')
    for (const device of world.devices)
      expect(roundOf(device).wishes.map(({ deeper }) => deeper)).toEqual([true, true])
  })

  test('When one does not wish it, neither wish ever opens', async () => {
    await wish('deeper', 'same')
    for (const device of world.devices) {
      expect(roundOf(device).wishes.map(({ deeper }) => deeper)).toEqual([false, false])
      const other = roundOf(device).wishes.filter(({ by }) => by !== pairOf(device).me.id)
      expect(readings(device, other).map(({ kind }) => kind)).not.toContain('open')
    }
  })
})

describe('the jar', () => {
  const thanks = { kind: 'words', did: 'fetched water', gave: '', says: '' }
  const dayAfter = (days: number) => new Date(world.time.now() + days * 86_400_000).toISOString().slice(0, 10)
  const notes = (device: Device) => all(pairOf(device).stateOf<typeof gratitude.initial>(gratitude).notes)
  const sights = (device: Device) =>
    notes(device).flatMap(note => (note.kind === 'jar' ? [pairOf(device).sight(note.sealed)] : []))

  test('A note opens on its day, by itself, and not before', async () => {
    await act(world.amara, gratitude, { do: 'put-in-jar', thanks, day: dayAfter(2) })
    await settle()
    await daysPass(1)
    sights(world.juma)
    await settle()
    expect(sights(world.juma)).toEqual([{ kind: 'sealed' }])
    await daysPass(1)
    sights(world.juma)
    await settle()
    expect(sights(world.juma)[0]).toMatchObject({
      kind: 'open',
      text: expect.stringContaining('fetched water'),
    })
  })

  test('Its author opens it early for both', async () => {
    await act(world.amara, gratitude, { do: 'put-in-jar', thanks, day: dayAfter(30) })
    await settle()
    const [note] = notes(world.amara)
    await act(world.amara, gratitude, { do: 'open-early', note: note?.id })
    await settle()
    expect(sights(world.juma)[0]).toMatchObject({ kind: 'open' })
  })

  test('Burnt, it is gone for its author and never opens for the other; the shared record does not tell', async () => {
    await act(world.amara, gratitude, { do: 'put-in-jar', thanks, day: dayAfter(2) })
    await settle()
    const before = JSON.stringify(notes(world.juma))
    const [note] = notes(world.amara)
    await act(world.amara, gratitude, { do: 'burn', note: note?.id })
    await settle()
    await daysPass(3)
    expect(sights(world.amara)).toEqual([{ kind: 'gone' }])
    expect(sights(world.juma).map(({ kind }) => kind)).not.toContain('open')
    expect(JSON.stringify(notes(world.juma))).toBe(before)
    await restart(world.amara)
    expect(sights(world.amara)).toEqual([{ kind: 'gone' }])
  })

  test('Burnt, it is taken back from a relay too that was put back to the day before', async () => {
    await act(world.amara, gratitude, { do: 'put-in-jar', thanks, day: dayAfter(2) })
    await settle()
    const { store } = world.relay
    const own = world.amara.haven().self.value?.id ?? ''
    const gate = notes(world.amara)[0]?.id ?? ''
    const [mine, ours] = [await store.read(own, 0, 1 << 24), await store.read(space, 0, 1 << 24)]
    const waiting = await store.readGate(space, gate)
    if (!mine.ok || !ours.ok || !waiting.ok || !waiting.value) throw new Error('nothing to put back')
    await act(world.amara, gratitude, { do: 'burn', note: gate })
    await settle()
    const dayBefore = await createWorld('the day before')
    await dayBefore.relay.store.append(own, mine.value)
    await dayBefore.relay.store.append(space, ours.value)
    await dayBefore.relay.store.writeGate(space, gate, 0, waiting.value.record)
    world.juma.kill()
    world.amara.between = () => dayBefore.relay.serving()!
    world.amara.link().cut()
    await world.time.pass(120_000)
    const after = await dayBefore.relay.store.readGate(space, gate)
    expect(waiting.value.record.deposits).toHaveLength(1)
    expect(after.ok && after.value?.record.deposits).toEqual([])
    dayBefore.end()
  })
})
