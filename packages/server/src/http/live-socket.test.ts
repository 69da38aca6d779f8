import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Bytes, concat, decodeIndexed, encodeRun, u32 } from '#protocol'
import { memoryStore } from '../adapters/memory-store.ts'
import { silentLog } from '../log.ts'
import { readSettings } from '../settings.ts'
import { type RunningServer, startServer } from '../start-server.ts'
import { freshId, handClock, NO_RATES, overHttp, type Person, pair } from '../testkit.ts'

const clock = handClock()
const start = async () => {
  const settings = readSettings({ KIMBILIO_PORT: '0' })
  if (!settings.ok) throw new Error(settings.error)
  return startServer({
    settings: { ...settings.value, limits: NO_RATES },
    store: memoryStore(),
    log: silentLog,
    clock,
  })
}
let server: RunningServer
beforeAll(async () => {
  server = await start()
})
afterAll(() => server.stop())

const dial = async (url: string, space: string, options = {}) => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/relay/v1/spaces/${space}/live`, options)
  const frames: Bytes[] = []
  const waiting: { count: number; tell: () => void }[] = []
  socket.on('message', data => {
    frames.push(new Uint8Array(data as Buffer))
    for (const one of waiting) if (frames.length >= one.count) one.tell()
  })
  socket.on('error', () => {})
  const closed = new Promise<number>(resolve => socket.on('close', code => resolve(code)))
  await new Promise(resolve => {
    socket.once('open', resolve)
    socket.once('close', resolve)
  })
  const until = async (count: number) => {
    if (frames.length < count) await new Promise<void>(resolve => waiting.push({ count, tell: resolve }))
    return frames
  }
  return { socket, frames, closed, until }
}
const enter = async (person: Person, after: number, options = {}) => {
  const line = await dial(server.url, person.space, options)
  line.socket.send(JSON.stringify({ token: await person.token(overHttp(server.url)), after }))
  await line.until(1)
  return line
}

test('what one hands in over a socket the other hears over hers, and it is acknowledged', async () => {
  const { amara, juma } = await pair(overHttp(server.url))
  const [hers, his] = [await enter(amara, 2), await enter(juma, 2)]
  const entry = await juma.write()
  his.socket.send(concat(Uint8Array.of(1), u32(42), encodeRun([entry.bytes])))
  const heard = decodeIndexed((await hers.until(2))[1]!.slice(1))
  expect(heard).toEqual({ ok: true, value: [{ index: 3, bytes: entry.bytes }] })
  const ack = (await his.until(3))[2]!
  expect([ack[0], new DataView(ack.buffer).getUint32(1), new TextDecoder().decode(ack.subarray(5))]).toEqual([
    3,
    42,
    '{"indices":[3]}',
  ])
})

test('a frame larger than a batch is not taken', async () => {
  const { amara } = await pair(overHttp(server.url))
  const line = await enter(amara, 2)
  line.socket.send(new Uint8Array(1024 * 1024 + 6))
  expect(await line.closed).toBe(1009)
})

test('who says nothing for ten seconds is asked to leave', async () => {
  const line = await dial(server.url, freshId())
  clock.pass(10_000)
  expect(await line.closed).toBe(4401)
})

test('a phone that answers heartbeats stays; one that has gone silent is given up', async () => {
  const { amara, juma } = await pair(overHttp(server.url))
  const present = await enter(amara, 2)
  const silent = await enter(juma, 2, { autoPong: false })
  const pinged = new Promise(resolve => present.socket.once('ping', resolve))
  clock.pass(30_000)
  await pinged
  // His own answer to this says that the server has heard the pong that came before it.
  const entry = await amara.write()
  present.socket.send(concat(Uint8Array.of(1), u32(1), encodeRun([entry.bytes])))
  await present.until(3)
  clock.pass(30_000)
  expect([1006, 4408]).toContain(await silent.closed)
  expect(present.socket.readyState).toBe(WebSocket.OPEN)
})

test('a wrong address, a wrong id, or no WebSocket at all is refused as a problem, and the server goes on', async () => {
  const refusal = (path: string) =>
    new Promise<string>(resolve => {
      const socket = new WebSocket(server.url.replace('http', 'ws') + path)
      socket.on('error', () => {})
      socket.on('unexpected-response', (_, response) => {
        let text = String(response.statusCode)
        response.on('data', part => {
          text += ` ${(JSON.parse(String(part)) as { type: string }).type}`
        })
        response.on('end', () => resolve(text))
      })
    })
  expect(await refusal('/relay/v1/live')).toBe('404 /problems/not-found')
  expect(await refusal('/relay/v1/spaces/xyz/live')).toBe('400 /problems/malformed')
  const raw = connect(Number(new URL(server.url).port))
  raw.write(
    `GET /relay/v1/spaces/${freshId()}/live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
  )
  const answer = await new Promise<string>(resolve => raw.once('data', data => resolve(String(data))))
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  raw.destroy()
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})

test('a server that stops tells every socket that it is going away', async () => {
  const other = await start()
  const { amara } = await pair(overHttp(other.url))
  const line = await dial(other.url, amara.space)
  line.socket.send(JSON.stringify({ token: await amara.token(overHttp(other.url)), after: 0 }))
  await line.until(1)
  const silent = await dial(other.url, amara.space)
  await other.stop()
  expect(await line.closed).toBe(1001)
  expect(await silent.closed).toBe(1001)
})
