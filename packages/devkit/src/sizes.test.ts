/** What the relay sees of one act: how many entries of what size in which space, and which other calls. */
import { afterEach, expect, test } from 'vitest'
import { type AnySlice, gratitude, journal, vulnerability } from '#practices'
import { type Bytes, decodeRun } from '#protocol'
import { all } from '../../practices/src/shared/shelf.ts'
import { pairUp } from './pairing.ts'
import { rowsOf, viewOf } from './reckoning.ts'
import { createWorld, type Device, type World } from './world.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** A payload that is padded to 1 KiB, and one to 2, with what stands around it in an entry. */
const SHORT = 1024 + 238
const LONG = 2048 + 238
const ENTRIES = 1

let world: World
const end = () => {
  for (const device of world.devices) device.kill()
  world.relay.crash()
  world.end()
}
afterEach(end)

interface Sent {
  /** Sizes of entries by the kind of space they went to. */
  readonly entries: Record<'self' | 'pair', number[][]>
  readonly calls: string[]
  /** Every request and every frame, whole: what it is, how long it is, and how long its answer. */
  readonly whole: string[]
}

/** Writes down what leaves this phone for the relay, as the relay sees it. */
function overhear(device: Device): Sent {
  const sent: Sent = { entries: { self: [], pair: [] }, calls: [], whole: [] }
  const pair = viewOf(device, 'pair')!.id
  const note = (path: string, run: Bytes) => {
    const read = decodeRun(run)
    if (!read.ok) throw new Error('a phone sent what is no run of entries')
    sent.entries[path.includes(pair) ? 'pair' : 'self'].push(read.value.map(({ length }) => length))
  }
  device.between = honest => ({
    request: async request => {
      const path = new URL(request.url).pathname
      if (request.method === 'POST' && path.endsWith('/entries'))
        note(path, new Uint8Array(await request.clone().arrayBuffer()))
      else if (!/\/(challenge|token)$/.test(path))
        sent.calls.push(`${request.method} ${path.replace(/[0-9a-f]{32,}/g, '#').replace('/relay/v1', '')}`)
      const asked = (await request.clone().arrayBuffer()).byteLength
      const answer = await honest.request(request)
      const told = (await answer.clone().arrayBuffer()).byteLength
      const what = `${request.method} ${path.replace(/^.*\/(?=[a-z]+$)/, '')}`
      sent.whole.push(`${what} ${asked}, ${answer.status} ${told}`)
      return answer
    },
    live: (url, line) => {
      const kind = url.pathname.includes(pair) ? 'pair' : 'self'
      const between = {
        ...line,
        send: (frame: Parameters<typeof line.send>[0]) => {
          sent.whole.push(`${kind} back ${frame.length}`)
          line.send(frame)
        },
      }
      honest.live(url, between)
      line.onFrame = frame => {
        sent.whole.push(`${kind} frame ${frame.length}`)
        if (typeof frame !== 'string' && frame[0] === ENTRIES) note(url.pathname, frame.slice(5))
        between.onFrame(frame)
      }
      line.onClose = () => between.onClose()
    },
  })
  device.link().cut()
  return sent
}

const thanks = { kind: 'words', did: 'asante', gave: '', says: '' }
const notes = (device: Device) =>
  all(viewOf(device, 'pair')!.stateOf<typeof gratitude.initial>(gratitude).notes)
const noteOf = (by: Device, kind: string) =>
  notes(world.amara).find(note => note.by === viewOf(by, 'pair')!.me.id && note.kind === kind)!.id
const round = () =>
  viewOf(world.amara, 'pair')!.stateOf<typeof vulnerability.initial>(vulnerability).sitting!.rounds[0]!

async function does(device: Device, slice: AnySlice, intent: object, kind: 'self' | 'pair' = 'pair') {
  const space = viewOf(device, kind)!.id
  const done = await world.time.finish(device.haven().act(space, slice, intent), MINUTE)
  expect(done).toEqual({ ok: true, value: undefined })
  await world.time.pass(2 * MINUTE)
}

/** Juma has asked and thanked, Amara has thanked and put a note in the jar; then she does one thing. */
async function sentBy(
  act: () => readonly [slice: AnySlice, intent: object] | null,
  away = false,
): Promise<Sent> {
  world = await createWorld('one act')
  await pairUp(world)
  const { amara, juma } = world
  const day = new Date(world.time.now() + 20 * DAY).toISOString().slice(0, 10)
  await does(juma, vulnerability, { do: 'offer', depth: 1 })
  await does(juma, gratitude, { do: 'give', thanks })
  await does(amara, gratitude, { do: 'give', thanks })
  await does(amara, gratitude, { do: 'put-in-jar', thanks, day })
  const sent = overhear(amara)
  await world.time.pass(5 * MINUTE)
  sent.calls.length = 0
  sent.whole.length = 0
  expect(sent.entries).toEqual({ self: [], pair: [] })
  const chosen = act()
  if (away) amara.link().part()
  if (chosen) await does(amara, ...chosen)
  else await world.time.pass(2 * MINUTE)
  if (away) amara.link().meet()
  await world.time.pass(5 * MINUTE)
  if (act !== nothing) end()
  return sent
}
const nothing = () => null
const reply = () => ({
  do: 'receive',
  note: noteOf(world.juma, 'given'),
  receipt: { kind: 'warmed' },
})
const gates = (sent: Sent) => sent.calls.filter(call => call.includes('/gates/'))

test('A pass, a short answer and an ordinary reply are each one entry of 1 KiB between the two; calls at the gate and the own space may tell them apart', async () => {
  const pass = await sentBy(() => [vulnerability, { do: 'pass', round: round() }])
  const answer = await sentBy(() => [vulnerability, { do: 'answer', round: round(), text: 'jibu' }])
  const reply = await sentBy(() => [
    gratitude,
    { do: 'receive', note: noteOf(world.juma, 'given'), receipt: { kind: 'warmed' } },
  ])
  for (const sent of [pass, answer, reply]) expect(sent.entries.pair).toEqual([[SHORT]])
  // Not promised: who links the two spaces of one person sees one more entry in the own space with an answer.
  expect([pass, answer, reply].map(({ entries }) => entries.self)).toEqual([[], [[SHORT]], []])
  const long = await sentBy(() => [
    vulnerability,
    { do: 'answer', round: round(), text: 'jibu '.repeat(100) },
  ])
  // Not promised: that a long answer looks like a short one, or that the relay is not told of a deposit.
  expect(long.entries.pair).toEqual([[LONG]])
  expect(gates(answer).some(call => call.startsWith('PUT'))).toBe(true)
  expect(gates(reply)).toEqual([])
  await sentBy(nothing)
})

const ENTRY_THERE_AND_BACK = [`frame ${SHORT + 9}`, `back ${SHORT + 9}`, 'back 20']
for (const away of [false, true])
  test(`Whole requests, frames and answers of a pass, a reply, a “not now” and a taking back differ in nothing but the space and a call at the gate (${away ? 'coming back to the server' : 'on the line'})`, async () => {
    const wholeOf = async (act: Parameters<typeof sentBy>[0]) => (await sentBy(act, away)).whole.sort()
    const idle = await wholeOf(nothing)
    end()
    const moreOf = async (act: Parameters<typeof sentBy>[0]) => {
      const more = await wholeOf(act)
      for (const one of idle) more.splice(more.indexOf(one), 1)
      return more
    }
    const entryIn = (kind: string) => ENTRY_THERE_AND_BACK.map(what => `${kind} ${what}`).sort()
    const burn = () => [gratitude, { do: 'burn', note: noteOf(world.amara, 'jar') }] as const
    expect(await moreOf(() => [gratitude, reply()])).toEqual(entryIn('pair'))
    // Not promised: the gate is closed with a pass, and a share destroyed with a taking back, in calls without a body.
    expect(await moreOf(() => [vulnerability, { do: 'pass', round: round() }])).toEqual(
      ['POST close 0, 204 0', ...entryIn('pair')].sort(),
    )
    expect(await moreOf(() => [vulnerability, { do: 'not-now', round: round(), until: null }])).toEqual(
      entryIn('self'),
    )
    expect(await moreOf(burn)).toEqual(['DELETE share 0, 204 0', ...entryIn('self')].sort())
    await sentBy(nothing)
  })

test('“Not now” puts nothing between the two and asks nothing about the question: one entry of 1 KiB in the own space', async () => {
  const later = await sentBy(() => [vulnerability, { do: 'not-now', round: round(), until: null }])
  const idle = await sentBy(nothing)
  expect(later.entries).toEqual({ self: [[SHORT]], pair: [] })
  expect(later.calls).toEqual(idle.calls)
})

test('A note taken back out of the jar puts nothing between the two; the server is told which share to destroy', async () => {
  const burnt = await sentBy(() => [gratitude, { do: 'burn', note: noteOf(world.amara, 'jar') }])
  expect(burnt.entries.pair).toEqual([])
  expect(gates(burnt)).toEqual(['DELETE /spaces/#/gates/#/share'])
  await sentBy(nothing)
})

test('Deleting own words is two entries of the size of a reply, sent together; the server is asked to erase, and so knows that it is no reply', async () => {
  const deleted = await sentBy(() => [gratitude, { do: 'delete', note: noteOf(world.amara, 'given') }])
  expect(deleted.entries).toEqual({ self: [], pair: [[SHORT, SHORT]] })
  expect(deleted.calls).toContain('POST /spaces/#/erase')
  await sentBy(nothing)
})

/** All that comes to Juma's phone in a day, by kind and size, and what both kinds of space hold afterwards at the relay. */
async function aDay(inPrivate: boolean) {
  world = await createWorld('three notes or none')
  const space = await pairUp(world)
  const { amara, juma, time } = world
  const began = time.now()
  const until = (after: number) => time.pass(began + after - time.now())
  await until(10 * MINUTE)
  const came: string[] = []
  juma.between = honest => ({
    request: async request => {
      const answer = await honest.request(request)
      const { byteLength } = await answer.clone().arrayBuffer()
      came.push(`${new URL(request.url).pathname}: ${answer.status}, ${byteLength}`)
      return answer
    },
    live: (url, line) => {
      const between = {
        ...line,
        send: (frame: Parameters<typeof line.send>[0]) => {
          came.push(`frame of ${frame.length}`)
          line.send(frame)
        },
      }
      honest.live(url, between)
      line.onFrame = frame => between.onFrame(frame)
      line.onClose = () => between.onClose()
    },
  })
  juma.link().cut()
  await until(20 * MINUTE)
  const texts = inPrivate ? ['siri', 'nyingine', 'ndefu '.repeat(300)] : []
  for (const text of texts) await does(amara, journal, { do: 'write', text }, 'self')
  await until(60 * MINUTE)
  await does(amara, gratitude, { do: 'give', thanks })
  await until(DAY)
  const sizes = async (id: string) => (await rowsOf(world, id)).map(({ bytes }) => bytes.length)
  const [hers, his] = [viewOf(amara, 'self')!.id, viewOf(juma, 'self')!.id]
  return {
    came: came.map(one => one.replace(/[0-9a-f]{32,}/g, '#')),
    pair: await sizes(space),
    his: await sizes(his),
    hers: await sizes(hers),
  }
}

test('Three notes in Mine change nothing of what comes to the other’s phone in count or size; at the relay only the own space grows', async () => {
  const without = await aDay(false)
  end()
  const { hers, ...others } = await aDay(true)
  expect(others.came.length).toBeGreaterThan(0)
  expect(others).toEqual({ came: without.came, pair: without.pair, his: without.his })
  expect(hers.slice(0, without.hers.length)).toEqual(without.hers)
  expect(hers).toHaveLength(without.hers.length + 3)
})
