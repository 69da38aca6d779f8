import { expect, test } from 'vitest'
import { chanceFrom } from './chance.ts'
import {
  CALM,
  hostileLink,
  type Passing,
  type ServerEnd,
  type Serving,
  STORM,
  type Weather,
} from './hostile-network.ts'
import { virtualTime } from './virtual-time.ts'

/** A relay that counts what reaches it and says the count. */
function world(weather: Weather, seed = 'net') {
  const chance = chanceFrom(seed)
  const time = virtualTime(0, chance.branch('time'))
  const ends: ServerEnd[] = []
  const reached: string[] = []
  const heard: string[] = []
  const passed: Passing[] = []
  let up = true
  const relay: Serving = {
    request: async request => {
      reached.push(await request.text())
      return new Response(String(reached.length))
    },
    live: (_, end) => {
      ends.push(end)
      end.onFrame = frame => heard.push(String(frame))
    },
  }
  const link = hostileLink({
    name: 'amara',
    time,
    clock: time.party(),
    chance: chance.branch('link'),
    relay: () => (up ? relay : null),
    say: () => {},
    overhear: passing => passed.push(passing),
  })
  link.weather = weather
  const post = (body: string) =>
    link.fetch('http://relay.test/x', { method: 'POST', body }).then(
      async answer => answer.text(),
      (error: unknown) => String(error),
    )
  const setUp = (now: boolean) => {
    up = now
  }
  return { time, link, post, reached, heard, ends, passed, setUp }
}

test('In calm weather a request arrives once and its answer comes back', async () => {
  const { time, post, reached, passed } = world(CALM)
  expect(await time.finish(post('a'), 1000)).toBe('1')
  expect(reached).toEqual(['a'])
  expect(passed.map(({ to }) => to)).toEqual(['relay', 'device'])
})

test('An answer can be lost after the work was done, and a request can arrive twice', async () => {
  const lost = world({ ...CALM, loseAnswer: 1 })
  expect(await lost.time.finish(lost.post('a'), 60_000)).toContain('fetch failed')
  expect(lost.reached).toEqual(['a'])
  const twice = world({ ...CALM, twice: 1 })
  await twice.time.finish(twice.post('a'), 60_000)
  await twice.time.pass(60_000)
  expect(twice.reached).toEqual(['a', 'a'])
})

test('A lost request, a parted link and a relay that is down all look alike to the device', async () => {
  const lost = world({ ...CALM, loseRequest: 1 })
  const parted = world(CALM)
  parted.link.part()
  const down = world(CALM)
  down.setUp(false)
  for (const { time, post, reached } of [lost, parted, down]) {
    expect(await time.finish(post('a'), 60_000)).toBe('TypeError: fetch failed')
    expect(reached).toEqual([])
  }
})

test('In a storm requests overtake each other', async () => {
  const { time, post, reached } = world(STORM)
  void Promise.all(Array.from({ length: 20 }, (_, i) => post(String(i).padStart(2, '0'))))
  await time.pass(60_000)
  expect(reached).not.toEqual([...reached].sort())
})

test('Frames of one live connection never overtake each other, and a cut closes both ends', async () => {
  const { time, link, heard, ends } = world({ ...STORM, cutLive: 0, muteLive: 0 })
  const socket = new link.WebSocket('ws://relay.test/live')
  socket.binaryType = 'arraybuffer'
  const got: string[] = []
  let closed = 0
  socket.onmessage = event => got.push(String(event.data))
  socket.onclose = () => closed++
  await time.until(() => socket.readyState === 1, 60_000)
  for (let i = 0; i < 20; i++) socket.send(String(i))
  for (let i = 0; i < 20; i++) ends[0]?.send(String(i))
  await time.pass(200_000)
  const inOrder = Array.from({ length: 20 }, (_, i) => String(i))
  expect(heard).toEqual(inOrder)
  expect(got).toEqual(inOrder)
  let serverClosed = 0
  if (ends[0]) ends[0].onClose = () => serverClosed++
  link.cut()
  expect([closed, serverClosed, socket.readyState]).toEqual([1, 1, 3])
})

test('A live connection that has gone silent passes nothing and is noticed as broken minutes later', async () => {
  const { time, link, heard } = world({ ...CALM, muteLive: 1 })
  const socket = new link.WebSocket('ws://relay.test/live')
  await time.until(() => socket.readyState === 1, 60_000)
  socket.send('a')
  await time.pass(60_000)
  expect(heard).toEqual([])
  expect(socket.readyState).toBe(1)
  await time.pass(200_000)
  expect(socket.readyState).toBe(3)
})

test('Nothing comes back to a device that has died', async () => {
  const { time, link, post, reached } = world(CALM)
  let back = false
  void post('a').then(() => {
    back = true
  })
  await time.until(() => reached.length === 1, 1000)
  link.kill()
  await time.pass(60_000)
  expect(back).toBe(false)
})
