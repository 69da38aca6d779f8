import { expect, test } from 'vitest'
import { type Bytes, concat, decodeIndexed, encodeRun, hex, u32, utf8 } from '#protocol'
import { memoryStore } from '../adapters/memory-store.ts'
import { NO_RATES, nextDevice, type Person, pair, post, steps, type World, world } from '../testkit.ts'
import { CLOSE } from './live.ts'

type Frame =
  | { entries: [index: number, bytes: string][] }
  | { from: string; ephemeral: string }
  | { request: number; ack: unknown }
  | { request: number; problem: string }

const readFrame = (frame: Bytes): Frame => {
  const json = () =>
    JSON.parse(new TextDecoder().decode(frame.subarray(5))) as { indices: unknown; type: string }
  const request = () => new DataView(frame.buffer, frame.byteOffset).getUint32(1)
  switch (frame[0]) {
    case 1: {
      const entries = decodeIndexed(frame.slice(1))
      if (!entries.ok) throw new Error('unreadable')
      return { entries: entries.value.map(({ index, bytes }) => [index, hex(bytes)]) }
    }
    case 2:
      return { from: hex(frame.slice(1, 17)), ephemeral: hex(frame.slice(17)) }
    case 3:
      return { request: request(), ack: json().indices }
    default:
      return { request: request(), problem: json().type }
  }
}

/** A channel without a socket: keeps what comes, and lets a test wait for it. */
const listen = (relay: World['relay'], space: string, flushes = true) => {
  const frames: Frame[] = []
  const unflushed: (() => void)[] = []
  const waiting: { count: number; tell: () => void }[] = []
  let ended: (code: number) => void = () => {}
  const closed = new Promise<number>(resolve => {
    ended = resolve
  })
  const session = relay.openLive(space, {
    send(frame, flushed) {
      frames.push(readFrame(frame))
      if (flushes) queueMicrotask(flushed)
      else unflushed.push(flushed)
      for (const one of waiting) if (frames.length >= one.count) one.tell()
    },
    close: ended,
  })
  return {
    session,
    frames,
    closed,
    flush: () => {
      for (const one of unflushed.splice(0)) one()
    },
    /** Resolves when so many frames have come since the beginning. */
    until: (count: number) =>
      frames.length >= count
        ? Promise.resolve(frames)
        : new Promise<Frame[]>(resolve => waiting.push({ count, tell: () => resolve(frames) })),
  }
}
const enter = async (where: World, person: Person, after = 0) => {
  const line = listen(where.relay, person.space)
  line.session.receive(JSON.stringify({ token: await person.token(where.door), after }))
  await line.until(1)
  return line
}
const run = (request: number, entries: readonly Bytes[]) =>
  concat(Uint8Array.of(1), u32(request), encodeRun(entries))

test('who enters hears all entries after the one it knows, and then each new one as it comes', async () => {
  const here = world()
  const { amara, juma } = await pair(here.door)
  const line = await enter(here, juma, 1)
  expect(line.frames[0]).toMatchObject({ entries: [[2, expect.any(String)]] })
  const { entry } = await amara.say(here.door)
  expect((await line.until(2))[1]).toEqual({ entries: [[3, hex(entry.bytes)]] })
})

test('who knows everything is let in with an empty frame', async () => {
  const here = world()
  const { juma } = await pair(here.door)
  expect((await enter(here, juma, 2)).frames[0]).toEqual({ entries: [] })
})

test('an entry handed in on the line is acknowledged with its place, and comes back in the order like any other', async () => {
  const here = world()
  const { amara, juma } = await pair(here.door)
  const [hers, his] = [await enter(here, amara, 2), await enter(here, juma, 2)]
  const entry = await amara.write()
  hers.session.receive(run(7, [entry.bytes]))
  expect(await hers.until(3)).toEqual([
    { entries: [] },
    { entries: [[3, hex(entry.bytes)]] },
    { request: 7, ack: [3] },
  ])
  expect(await his.until(2)).toEqual([{ entries: [] }, { entries: [[3, hex(entry.bytes)]] }])
})

test('what is refused on the line is named, with the request that it answers', async () => {
  const here = world()
  const { amara } = await pair(here.door)
  const line = await enter(here, amara, 2)
  const [, second] = await amara.writeMany(2)
  line.session.receive(run(1, [second!.bytes]))
  line.session.receive(run(2, [utf8('no entry')]))
  line.session.receive(concat(Uint8Array.of(1), u32(3), Uint8Array.of(0, 0, 0, 9, 1)))
  const frames = (await line.until(4)).slice(1)
  expect(frames).toEqual(
    expect.arrayContaining([
      { request: 1, problem: '/problems/gap' },
      { request: 2, problem: '/problems/unknown-version' },
      { request: 3, problem: '/problems/malformed' },
    ]),
  )
})

test('runs that follow each other on the line without waiting keep their order', async () => {
  const here = world()
  const { amara } = await pair(here.door)
  const line = await enter(here, amara, 2)
  const written = await amara.writeMany(20)
  for (const [at, entry] of written.entries()) line.session.receive(run(at, [entry.bytes]))
  const acks = (await line.until(1 + 2 * 20)).filter(frame => 'ack' in frame)
  expect(acks).toEqual(written.map((_, at) => ({ request: at, ack: [at + 3] })))
})

test('a passing frame reaches the other devices, is not heard by its sender, and is kept nowhere', async () => {
  const here = world()
  const { amara, juma } = await pair(here.door)
  const [hers, his] = [await enter(here, amara, 2), await enter(here, juma, 2)]
  hers.session.receive(concat(Uint8Array.of(2), utf8('her floor')))
  expect((await his.until(2))[1]).toEqual({ from: amara.keys.device, ephemeral: hex(utf8('her floor')) })
  expect(hers.frames).toHaveLength(1)
  expect((await amara.catchUp(here.door)).index).toBe(2)
})

test('nobody hears another space', async () => {
  const here = world()
  const [ours, theirs] = [await pair(here.door), await pair(here.door)]
  const line = await enter(here, ours.amara, 2)
  await theirs.amara.say(here.door)
  await ours.juma.say(here.door)
  expect((await line.until(2)).slice(1)).toMatchObject([{ entries: [[3, expect.any(String)]] }])
  const wrongDoor = listen(here.relay, theirs.amara.space)
  wrongDoor.session.receive(JSON.stringify({ token: await ours.amara.token(here.door), after: 0 }))
  expect(await wrongDoor.closed).toBe(CLOSE.unauthorized)
})

test('without a good token first nobody is let in', async () => {
  const here = world()
  const { amara } = await pair(here.door)
  const token = await amara.token(here.door)
  const first: readonly (readonly [Bytes | string, number])[] = [
    [JSON.stringify({ token: 'x', after: 0 }), CLOSE.unauthorized],
    [JSON.stringify({ token: `${token.slice(0, -3)}AAA`, after: 0 }), CLOSE.unauthorized],
    [JSON.stringify({ token, after: -1 }), CLOSE.badFrame],
    [JSON.stringify({ after: 0 }), CLOSE.badFrame],
    ['{', CLOSE.badFrame],
    ['null', CLOSE.badFrame],
    [run(1, []), CLOSE.unauthorized],
  ]
  for (const [frame, code] of first) {
    const line = listen(here.relay, amara.space)
    line.session.receive(frame)
    expect(await line.closed, String(frame)).toBe(code)
    expect(line.frames).toEqual([])
  }
})

test('a frame of no known kind, or a passing frame that is too large, ends the line', async () => {
  const here = world()
  const { amara } = await pair(here.door)
  for (const frame of [
    Uint8Array.of(9, 1),
    new Uint8Array(),
    Uint8Array.of(1, 0),
    'words',
    concat(Uint8Array.of(2), new Uint8Array(4097)),
  ]) {
    const line = await enter(here, amara)
    line.session.receive(frame)
    expect(await line.closed).toBe(CLOSE.badFrame)
  }
})

test('whoever leaves is off the line at once, and hears nothing of what comes after', async () => {
  const here = world()
  const { amara, juma } = await pair(here.door)
  const line = await enter(here, juma, 2)
  await juma.handIn(here.door, [await juma.leave()])
  expect(await line.closed).toBe(CLOSE.unauthorized)
  const before = line.frames.length
  await amara.say(here.door)
  expect(line.frames).toHaveLength(before)
})

test('a removed phone is off the line at once: of what is kept with its removal it hears nothing', async () => {
  const here = world()
  const { amara, juma } = await pair(here.door)
  const lost = await nextDevice(here.door, amara)
  const [its, his] = [await enter(here, lost, 3), await enter(here, juma, 3)]
  const written = await amara.writeMany(2)
  const removal = await amara.remove(lost.keys.device)
  await amara.handIn(here.door, [...written, removal, await amara.write('not for the lost phone')])
  expect(await its.closed).toBe(CLOSE.unauthorized)
  const heard = (frames: Frame[]) =>
    frames.flatMap(frame => ('entries' in frame ? frame.entries.map(([index]) => index) : []))
  expect(heard(its.frames)).toEqual([])
  await his.until(2)
  expect(heard(his.frames)).toEqual([4, 5, 6, 7])
  const again = listen(here.relay, lost.space)
  again.session.receive(JSON.stringify({ token: await lost.token(here.door), after: 3 }))
  expect(await again.closed).toBe(CLOSE.unauthorized)
  expect(again.frames).toEqual([])
})

test('of two phones that remove each other, on their lines, the one that stays is heard again', async () => {
  const here = world()
  const { amara: elder } = await pair(here.door)
  const younger = await nextDevice(here.door, elder)
  const line = await enter(here, younger, 3)
  const removal = await elder.remove(younger.keys.device)
  line.session.receive(run(1, [await younger.remove(elder.keys.device)]))
  expect(await line.until(3)).toContainEqual({ request: 1, ack: [4] })
  await elder.handIn(here.door, [removal])
  expect(await line.closed).toBe(CLOSE.unauthorized)
  expect((await elder.say(here.door)).index).toBe(6)
})

test('leaving on the line is acknowledged before the line ends, also when it ends the space', async () => {
  const here = world()
  const { amara, juma } = await pair(here.door)
  for (const [who, index] of [
    [juma, 3],
    [amara, 4],
  ] as const) {
    const line = await enter(here, who, who.log.index)
    line.session.receive(run(9, [await who.leave()]))
    expect(await line.closed).toBe(CLOSE.unauthorized)
    expect(line.frames.at(-1)).toEqual({ request: 9, ack: [index] })
  }
})

test('a slow listener is sent no more than it can take, and all of it, in order, once it takes again', async () => {
  const here = world()
  const { amara, juma } = await pair(here.door)
  const line = listen(here.relay, juma.space, false)
  line.session.receive(JSON.stringify({ token: await juma.token(here.door), after: 2 }))
  await line.until(1)
  for (let at = 0; at < 60; at++) await amara.handIn(here.door, [await amara.write('x', 64_000)])
  const bytesOf = (frames: Frame[]) => JSON.stringify(frames).length / 2
  expect(bytesOf(line.frames)).toBeLessThan(3.2 * 1024 * 1024)
  const indices = () =>
    line.frames.flatMap(frame => ('entries' in frame ? frame.entries.map(([index]) => index) : []))
  while (indices().length < 60) {
    const before = line.frames.length
    line.flush()
    if (indices().length < 60) await line.until(before + 1)
  }
  expect(indices()).toEqual(Array.from({ length: 60 }, (_, at) => at + 3))
})

test('entries come once and in order, also when they arrive while the line is catching up', async () => {
  const here = world()
  const { amara, juma } = await pair(here.door)
  for (let at = 0; at < 30; at++) await amara.say(here.door)
  const token = await juma.token(here.door)
  const written = await amara.writeMany(30)
  for (let later = 0; later < 30; later++) {
    const line = listen(here.relay, juma.space)
    line.session.receive(JSON.stringify({ token, after: 2 }))
    await steps(later)
    const handedIn = amara.handIn(here.door, [written[later]!])
    await handedIn
    const want = 30 + later + 1
    const indices = () =>
      line.frames.flatMap(frame => ('entries' in frame ? frame.entries.map(([index]) => index) : []))
    while (indices().length < want) await line.until(line.frames.length + 1)
    expect(indices()).toEqual(Array.from({ length: want }, (_, at) => at + 3))
    line.session.end(CLOSE.goingAway)
  }
})

test('what another server on the same store has taken is found at the next look', async () => {
  const store = memoryStore()
  const [here, there] = [world({ store }), world({ store })]
  const { amara, juma } = await pair(here.door)
  const line = await enter(there, juma, 2)
  await amara.say(here.door)
  line.session.refresh()
  expect((await line.until(2))[1]).toMatchObject({ entries: [[3, expect.any(String)]] })
})

test('one device has so many lines at once, and a place is free again when one ends', async () => {
  const here = world({ limits: { ...NO_RATES, connectionsPerDevice: 2 } })
  const { amara } = await pair(here.door)
  const lines = [await enter(here, amara, 2), await enter(here, amara, 2)]
  const third = listen(here.relay, amara.space)
  third.session.receive(JSON.stringify({ token: await amara.token(here.door), after: 2 }))
  expect(await third.closed).toBe(CLOSE.busy)
  lines[0]!.session.closed()
  expect((await enter(here, amara, 2)).frames[0]).toEqual({ entries: [] })
})

test('nobody finds out by opening lines how many the other has open, or keeps the other out', async () => {
  const linesOf = async (othersLines: number) => {
    const here = world({ limits: { ...NO_RATES, connectionsPerMember: 3 } })
    const { amara, juma } = await pair(here.door)
    for (let at = 0; at < othersLines; at++) await enter(here, amara, 2)
    const token = await juma.token(here.door)
    let lines = 0
    for (;;) {
      const line = listen(here.relay, juma.space)
      line.session.receive(JSON.stringify({ token, after: 2 }))
      const isIn = await Promise.race([line.until(1).then(() => true), line.closed.then(() => false)])
      if (!isIn) break
      lines += 1
    }
    for (let at = 0; at < 20; at++) listen(here.relay, juma.space)
    if (othersLines < 3) expect((await enter(here, amara, 2)).frames[0]).toEqual({ entries: [] })
    return lines
  }
  expect([await linesOf(0), await linesOf(1), await linesOf(3)]).toEqual([3, 3, 3])
})

test('a device has no more than a few large runs waiting for the disk', async () => {
  const here = world()
  const { amara } = await pair(here.door)
  const line = await enter(here, amara, 2)
  const wide = Array.from({ length: 15 }, () => new Uint8Array(65_000))
  for (let at = 0; at < 10; at++) line.session.receive(run(at, wide))
  const problems = (await line.until(11)).flatMap(frame => ('problem' in frame ? [frame.problem] : []))
  expect(problems.filter(name => name === '/problems/rate-limited')).toHaveLength(6)
})

test('who asks on and on and takes no answers is let go', async () => {
  const here = world({ limits: { ...NO_RATES, requestsPerMinutePerDevice: 10 } })
  const { amara } = await pair(here.door)
  const line = listen(here.relay, amara.space, false)
  line.session.receive(JSON.stringify({ token: await amara.token(here.door), after: 2 }))
  await line.until(1)
  for (let at = 0; at < 60_000; at++) line.session.receive(run(at, []))
  expect(await line.closed).toBe(CLOSE.busy)
})

test('a relay that stops ends every line as going away', async () => {
  const here = world()
  const { amara } = await pair(here.door)
  const line = await enter(here, amara)
  await here.relay.stop()
  expect(await line.closed).toBe(CLOSE.goingAway)
  expect((await post(here.door, '/relay/v1/spaces', new Uint8Array(1))).status).toBe(503)
})

test('a device that asks too often on the line is told to wait', async () => {
  const here = world({ limits: { ...NO_RATES, requestsPerMinutePerDevice: 40 } })
  const { amara } = await pair(here.door)
  const line = await enter(here, amara, 2)
  const entry = await amara.write()
  for (let at = 0; at < 40; at++) line.session.receive(run(at, [entry.bytes]))
  const frames = await line.until(1 + 1 + 40)
  expect(frames.some(frame => 'problem' in frame && frame.problem === '/problems/rate-limited')).toBe(true)
})
