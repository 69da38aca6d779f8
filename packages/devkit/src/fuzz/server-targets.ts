/** What anybody may send to a server: requests, bodies, frames, a whole socket. A 5xx, a defect in its log or a throw is a find. */
import { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import { Duplex } from 'node:stream'
import {
  type Bytes,
  base64url,
  concat,
  createPrimitives,
  decodeIndexed,
  encodeRun,
  fromUtf8,
  readU32,
  type SubtleLike,
  u32,
  utf8,
} from '#protocol'
import {
  attachLive,
  createRelay,
  createRelayApp,
  DEFAULT_LIMITS,
  inProcessBus,
  type LogLine,
  memoryStore,
  type Relay,
} from '#server'
import { chanceFrom } from '../chance.ts'
import { seededPlatform } from '../seeded-platform.ts'
import type { Samples } from './samples.ts'
import { callsOf, type Sent } from './server-calls.ts'
import type { Target } from './targets.ts'

const NOW = Date.UTC(2027, 2, 1)
const ORIGIN = 'https://haven.test'
const OPEN_LIMITS = {
  ...DEFAULT_LIMITS,
  requestsPerMinutePerDevice: 0,
  requestsPerMinutePerAddress: 0,
  spacesPerHourPerAddress: 0,
  recoveriesPerHourPerAddress: 0,
}
/** So many of the sample entries stand at the server; the others are handed in. */
const STANDING = 3

interface Running {
  readonly relay: Relay
  readonly ask: (sent: Sent) => Promise<Response | null>
  /** Throws when the log told of a defect. */
  readonly sound: () => void
}

export async function serverTargets(samples: Samples): Promise<readonly Target[]> {
  const { space, entries } = samples
  const others = entries.slice(STANDING).map(one => one.bytes)

  /** The same server each time, to the byte. */
  const fresh = async (): Promise<Running> => {
    const lines: LogLine[] = []
    const store = memoryStore()
    await store.append(
      space,
      entries.slice(0, STANDING).map((one, i) => ({
        index: i + 1,
        device: one.device,
        n: one.n,
        hash: one.hash,
        bytes: one.bytes,
        day: '2027-03-01',
        hollow: false,
      })),
    )
    await store.secret('relay access', new Uint8Array(32).fill(7))
    const platform = seededPlatform(chanceFrom('fuzzed relay'))
    const relay = createRelay({
      store,
      bus: inProcessBus(),
      clock: { now: () => NOW, after: () => () => {} },
      log: line => lines.push(line),
      primitives: createPrimitives(platform as unknown as { subtle: SubtleLike; random: never }),
      limits: OPEN_LIMITS,
    })
    const app = createRelayApp(relay)
    return {
      relay,
      ask: async sent => {
        const request = requestOf(sent)
        return request && app.request(request)
      },
      sound: () => {
        const defect = lines.find(({ event }) => event === 'defect' || event === 'log-unsound')
        if (defect) throw new Error(`the log tells of a defect: ${JSON.stringify(defect)}`)
      },
    }
  }
  const calls = await callsOf(samples, others, await fresh())

  /** One in which good calls have left a gate, an invitation, a recovery record and a snapshot. */
  const furnished = async (): Promise<Running> => {
    const running = await fresh()
    for (const call of calls.before)
      if (!(await running.ask(call))?.ok) throw new Error(`the sample call ${call.path} is not good`)
    return running
  }
  let kept: Promise<Running> | null = null
  /** What was refused has changed nothing: the same server goes on. */
  const put = async (sent: Sent): Promise<void> => {
    kept ??= furnished()
    const running = await kept
    const answer = await running.ask(sent)
    running.sound()
    if (!answer) return
    if (answer.ok && sent.method !== 'GET') kept = null
    const body = await answer.text()
    if (answer.status >= 500) throw new Error(`${sent.method} ${sent.path}: ${answer.status} ${body}`)
    const type = answer.headers.get('content-type') ?? ''
    if (answer.status >= 400 && sent.method !== 'HEAD' && type !== 'application/problem+json')
      throw new Error(`${sent.method} ${sent.path}: ${answer.status} as ${type}`)
  }

  const live = `/relay/v1/spaces/${space}/live`
  const hello = utf8(JSON.stringify({ token: calls.token, after: 0 }))
  const handedIn = concat(Uint8Array.of(1), u32(9), encodeRun(others))
  const passing = concat(Uint8Array.of(2), utf8('under way'))
  const talk = [
    [true, hello],
    [false, handedIn],
    [false, passing],
  ] as const

  return [
    {
      name: 'relay-request',
      good: [...calls.before, ...calls.after].map(call => utf8(JSON.stringify(call))),
      take: async bytes => {
        const sent = sentIn(bytes)
        if (sent) await put(sent)
      },
    },
    {
      name: 'relay-body',
      good: calls.bodies.map(([body], i) => concat(Uint8Array.of(i), body)),
      take: async bytes => {
        const [, call] = calls.bodies[(bytes[0] ?? 0) % calls.bodies.length]!
        await put({ ...call, octets: base64url(bytes.slice(1)) })
      },
    },
    {
      name: 'live-frames',
      good: [concat(...talk.map(([isText, frame]) => concat(u32(frame.length), flag(isText), frame)))],
      take: bytes =>
        watched(async () => {
          const { relay, sound } = await fresh()
          const session = relay.openLive(space, {
            send: (frame, flushed) => {
              if (frame[0] === 1 && !decodeIndexed(frame.slice(1)).ok) throw new Error('a frame of no form')
              queueMicrotask(flushed)
            },
            close: () => {},
          })
          for (const [isText, frame] of framesIn(bytes)) {
            session.receive(isText ? Buffer.from(frame).toString() : frame)
            await turns(2)
          }
          session.refresh()
          session.closed()
          await relay.stop()
          sound()
        }),
    },
    {
      name: 'live-socket',
      good: [concat(...talk.map(([isText, frame]) => webSocketFrame(isText, frame)))],
      take: bytes =>
        watched(async () => {
          const { relay, sound } = await fresh()
          const server = new EventEmitter()
          const sockets = attachLive(server as Server, relay)
          const socket = new Duplex({ read() {}, write: (_chunk, _encoding, written) => written() })
          const headers = {
            upgrade: 'websocket',
            connection: 'Upgrade',
            'sec-websocket-version': '13',
            'sec-websocket-key': Buffer.alloc(16).toString('base64'),
          }
          server.emit('upgrade', { method: 'GET', url: live, headers, socket }, socket, Buffer.alloc(0))
          const half = Math.floor(bytes.length / 2)
          for (const part of [bytes.slice(0, half), bytes.slice(half)]) {
            if (!socket.destroyed) socket.push(Buffer.from(part))
            await turns(3)
          }
          socket.destroy()
          await sockets.close()
          await relay.stop()
          sound()
        }),
    },
  ]
}

const turns = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise<void>(resolve => setImmediate(resolve))
}

/** What nobody waits for may not fail unheard either. */
async function watched(work: () => Promise<void>): Promise<void> {
  const unheard: unknown[] = []
  const note = (error: unknown) => unheard.push(error)
  process.on('unhandledRejection', note)
  try {
    await work()
    await turns(1)
  } finally {
    process.off('unhandledRejection', note)
  }
  if (unheard.length > 0) throw unheard[0]
}

const flag = (on: boolean): Bytes => Uint8Array.of(on ? 1 : 0)

/** Sizes that are wrong take what there is. */
function framesIn(bytes: Bytes): readonly (readonly [isText: boolean, frame: Bytes])[] {
  const frames: (readonly [boolean, Bytes])[] = []
  for (let at = 0; at + 5 <= bytes.length && frames.length < 20; ) {
    const size = Math.min(readU32(bytes, at), bytes.length - at - 5)
    frames.push([bytes[at + 4] === 1, bytes.slice(at + 5, at + 5 + size)])
    at += 5 + size
  }
  return frames
}

/** As a browser sends it, masked with zeros. */
function webSocketFrame(isText: boolean, payload: Bytes): Bytes {
  const { length } = payload
  const size =
    length < 126 ? Uint8Array.of(0x80 | length) : Uint8Array.of(0x80 | 126, length >> 8, length & 0xff)
  return concat(Uint8Array.of(isText ? 0x81 : 0x82), size, new Uint8Array(4), payload)
}

function sentIn(bytes: Bytes): Sent | null {
  try {
    const read: unknown = JSON.parse(fromUtf8(bytes) ?? '')
    if (typeof read !== 'object' || read === null) return null
    const { method = 'GET', path = '/', headers = {}, ...body } = read as Partial<Sent>
    return typeof method === 'string' && typeof path === 'string' ? { ...body, method, path, headers } : null
  } catch {
    return null
  }
}

/** Null for what no client can put on the wire. */
function requestOf({ method, path, headers, json, octets }: Sent): Request | null {
  const type = octets !== undefined ? 'application/octet-stream' : 'application/json'
  try {
    const text = json === undefined ? undefined : JSON.stringify(json)
    const body = octets === undefined ? text : Uint8Array.from(Buffer.from(String(octets), 'base64url'))
    return new Request(new URL(path, ORIGIN), {
      method,
      headers: { 'content-type': type, ...headers },
      ...(body === undefined ? {} : { body }),
    })
  } catch {
    return null
  }
}
