/**
 * The way between simulated devices and the relay, as bad as a real one and worse, with no socket in it.
 *
 * Each device has a link of its own, whose weather says how it behaves: requests that never arrive, answers
 * that are lost after the work was done, requests that arrive twice, frames late, connections cut. A link
 * offers what a browser offers, `fetch` and `WebSocket`, so the device runs its real adapter on it.
 */
import type { Chance } from './chance.ts'
import type { PartyClock, VirtualTime } from './virtual-time.ts'

export interface Weather {
  /** Milliseconds one way. */
  readonly least: number
  readonly most: number
  /** Likelihoods, 0 to 1. */
  readonly loseRequest: number
  readonly loseAnswer: number
  readonly twice: number
  /** That a live connection breaks just before a frame. */
  readonly cutLive: number
  /** That a live connection falls silent instead, both ways, and is only noticed as broken minutes later. */
  readonly muteLive: number
}

export const CALM: Weather = {
  least: 5,
  most: 40,
  loseRequest: 0,
  loseAnswer: 0,
  twice: 0,
  cutLive: 0,
  muteLive: 0,
}
export const STORM: Weather = {
  least: 5,
  most: 9_000,
  loseRequest: 0.15,
  loseAnswer: 0.15,
  twice: 0.15,
  cutLive: 0.05,
  muteLive: 0.03,
}

/** How long a device waits before it takes a lost message for lost. */
const LOST_AFTER_MS = 12_000
/** How long a phone's TCP keeps a connection that has gone silent. */
const MUTE_FOR_MS = 150_000
const CLOSED_ABNORMALLY = 1006

export type Frame = string | Uint8Array<ArrayBuffer>

/** The server's end of a live connection. */
export interface ServerEnd {
  readonly send: (frame: Frame) => void
  readonly close: (code: number, reason: string) => void
  onFrame: (frame: Frame) => void
  onClose: () => void
}

/** A relay that runs in this process. */
export interface Serving {
  readonly request: (request: Request) => Promise<Response>
  readonly live: (url: URL, end: ServerEnd) => void
}

export interface Link {
  readonly fetch: typeof fetch
  readonly WebSocket: typeof WebSocket
  weather: Weather
  /** No way through at all while true. */
  readonly apart: () => boolean
  readonly part: () => void
  readonly meet: () => void
  /** Breaks every live connection, as when the relay dies. */
  readonly cut: () => void
  /** Calls back when the link has come back after it was parted. */
  readonly onOnline: (listener: () => void) => () => void
  /** The device died: nothing that is under way comes back to it. */
  readonly kill: () => void
}

/** Everything that crosses a link, in both directions, for whoever listens at it. */
export interface Passing {
  readonly link: string
  readonly to: 'relay' | 'device'
  /** `POST /relay/v1/…`, `200`, or `frame`. */
  readonly what: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface LinkParts {
  readonly name: string
  readonly time: VirtualTime
  readonly clock: PartyClock
  readonly chance: Chance
  /** The relay that runs now, or null while it is down. */
  readonly relay: () => Serving | null
  readonly say: (what: string) => void
  readonly overhear: (passing: Passing) => void
}

export function hostileLink(parts: LinkParts): Link {
  const { name, time, clock, chance, say, overhear } = parts
  let parted = false
  let dead = false
  const listeners = new Set<() => void>()
  const open = new Set<() => void>()

  const late = () => chance.between(link.weather.least, link.weather.most)
  const unreachable = () => new TypeError('fetch failed')

  /** Runs a request at the relay and reads the answer's body, since here it is sent whole. */
  const serve = async (request: Request): Promise<Response> => {
    const relay = parts.relay()
    if (!relay) throw unreachable()
    const answer = await time.busy(relay.request(request))
    const body = new Uint8Array(await time.busy(answer.arrayBuffer()))
    overhear({ link: name, to: 'device', what: String(answer.status), bytes: body })
    return readAnswer(answer, body)
  }

  const send = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { method = 'GET', headers, body } = init
    const bytes = bodyBytes(body)
    const what = `${method} ${new URL(url).pathname}`
    const request = () =>
      new Request(url, { method, ...(headers ? { headers } : {}), ...(bytes ? { body: bytes.slice() } : {}) })
    const never = new Promise<never>(() => {})
    const lost = async (why: string) => {
      say(`${what}: ${why}`)
      await clock.wait(LOST_AFTER_MS)
      throw unreachable()
    }
    // Every draw is made before anything is waited for, so that a change in one request leaves the others alone.
    const { weather } = link
    const fate = { out: late(), back: late(), again: late() }
    const [loseRequest, twice, loseAnswer] = [weather.loseRequest, weather.twice, weather.loseAnswer].map(
      likelihood => chance.happens(likelihood),
    )
    await clock.wait(fate.out)
    if (parted || !parts.relay()) {
      say(`${what}: no way through`)
      throw unreachable()
    }
    if (loseRequest) return lost('request lost')
    overhear({
      link: name,
      to: 'relay',
      what: `${what}\n${JSON.stringify(headers ?? {})}`,
      bytes: bytes ?? new Uint8Array(),
    })
    if (twice) {
      say(`${what}: arrives twice`)
      clock.after(fate.again, () => void serve(request()).catch(() => {}))
    }
    const answer = await serve(request())
    say(`${what}: ${answer.status}`)
    if (loseAnswer) return lost('answer lost')
    await clock.wait(fate.back)
    if (parted) throw unreachable()
    return dead ? never : answer
  }

  /** What the page calls WebSocket: frames arrive in order, late, or the connection breaks. */
  class LinkSocket extends EventTarget {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readonly CONNECTING = 0
    readonly OPEN = 1
    readonly CLOSING = 2
    readonly CLOSED = 3
    readonly url: string
    readonly protocol = ''
    readonly extensions = ''
    readonly bufferedAmount = 0
    binaryType: 'blob' | 'arraybuffer' = 'blob'
    readyState = 0
    onopen: ((event: Event) => void) | null = null
    onmessage: ((event: MessageEvent) => void) | null = null
    onclose: ((event: CloseEvent) => void) | null = null
    onerror: ((event: Event) => void) | null = null
    #server: ServerEnd | null = null
    #mute = false
    readonly #ways = {
      relay: { free: 0, waiting: [] as (() => void)[] },
      device: { free: 0, waiting: [] as (() => void)[] },
    }

    constructor(url: string | URL) {
      super()
      this.url = String(url)
      const address = new URL(this.url)
      clock.after(late(), () => {
        const relay = parts.relay()
        if (this.readyState !== 0) return
        if (parted || !relay) return this.#end(CLOSED_ABNORMALLY)
        const end: ServerEnd = {
          send: frame => this.#toDevice(frame),
          close: code => this.#later('device', () => this.#end(code)),
          onFrame: () => {},
          onClose: () => {},
        }
        this.#server = end
        this.readyState = 1
        open.add(this.#cut)
        relay.live(address, end)
        this.#tell('open', new Event('open'))
      })
    }

    readonly #cut = () => this.#end(CLOSED_ABNORMALLY)

    /** Frames of one direction never overtake each other, even when they are due at the same moment. */
    #later(to: 'relay' | 'device', what: () => void) {
      const way = this.#ways[to]
      way.free = Math.max(way.free, time.now() + late())
      way.waiting.push(what)
      clock.after(way.free - time.now(), () => way.waiting.shift()?.())
    }

    /** True when the frame that is about to pass does not pass. */
    #breaks(): boolean {
      const [cut, mute] = [chance.happens(link.weather.cutLive), chance.happens(link.weather.muteLive)]
      if (this.#mute) return true
      if (parted || cut) {
        this.#cut()
        return true
      }
      if (!mute) return false
      this.#mute = true
      say('live: gone silent')
      clock.after(MUTE_FOR_MS, this.#cut)
      return true
    }

    #toDevice(frame: Frame) {
      this.#later('device', () => {
        if (this.readyState !== 1) return
        if (this.#breaks()) return
        overhear({ link: name, to: 'device', what: 'frame', bytes: bytesOf(frame) })
        say(`live: hears ${frameName(frame)}`)
        const data = typeof frame === 'string' ? frame : frame.slice().buffer
        this.#tell('message', new MessageEvent('message', { data }))
      })
    }

    send(data: string | ArrayBuffer | ArrayBufferView<ArrayBuffer>) {
      if (this.readyState !== 1) throw new DOMException('not open', 'InvalidStateError')
      const frame: Frame =
        typeof data === 'string'
          ? data
          : ArrayBuffer.isView(data)
            ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice()
            : new Uint8Array(data).slice()
      this.#later('relay', () => {
        if (this.readyState !== 1) return
        if (this.#breaks()) return
        overhear({ link: name, to: 'relay', what: 'frame', bytes: bytesOf(frame) })
        say(`live: says ${frameName(frame)}`)
        this.#server?.onFrame(frame)
      })
    }

    close(code = 1000) {
      if (this.readyState >= 2) return
      this.readyState = 2
      clock.after(0, () => this.#end(code))
    }

    #end(code: number) {
      if (this.readyState === 3) return
      this.readyState = 3
      open.delete(this.#cut)
      say(`live: closed ${code}`)
      const server = this.#server
      this.#server = null
      // The relay notices a broken connection too, a little later, on nobody's timer but its own.
      server?.onClose()
      if (!dead) this.#tell('close', new CloseEvent('close', { code, wasClean: code !== CLOSED_ABNORMALLY }))
    }

    #tell(kind: 'open' | 'message' | 'close', event: Event) {
      if (dead) return
      const handler = { open: this.onopen, message: this.onmessage, close: this.onclose }[kind]
      ;(handler as ((event: Event) => void) | null)?.call(this, event)
      this.dispatchEvent(event)
    }
  }

  const link: Link = {
    fetch: (input, init) => (dead ? new Promise<never>(() => {}) : send(String(input), init)),
    WebSocket: LinkSocket as unknown as typeof WebSocket,
    weather: CALM,
    apart: () => parted,
    part: () => {
      if (!parted) say('parted')
      parted = true
      link.cut()
    },
    meet: () => {
      if (!parted) return
      parted = false
      say('back')
      for (const listener of [...listeners]) listener()
    },
    cut: () => {
      for (const cut of [...open]) cut()
    },
    onOnline: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    kill: () => {
      dead = true
      listeners.clear()
      link.cut()
    },
  }
  return link
}

const FRAMES = ['?', 'entries', 'ephemeral', 'acknowledged', 'problem']
/** For the story only: what kind of frame, and how long. */
const frameName = (frame: Frame) =>
  typeof frame === 'string' ? 'hello' : `${FRAMES[frame[0] ?? 0] ?? '?'} (${frame.length})`
/** An answer whose body has been read: what a device's adapter asks of a Response, and much cheaper than one. */
function readAnswer({ ok, status, headers }: Response, body: Uint8Array<ArrayBuffer>): Response {
  const text = () => new TextDecoder().decode(body)
  const read = {
    ok,
    status,
    headers,
    text: async () => text(),
    json: async () => JSON.parse(text()),
    arrayBuffer: async () => body.slice().buffer,
  }
  return read as unknown as Response
}

function bodyBytes(body: RequestInit['body']): Uint8Array<ArrayBuffer> | null {
  if (body === undefined || body === null) return null
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (body instanceof Uint8Array) return new Uint8Array(body)
  throw new Error('this network carries text and bytes')
}

const bytesOf = (frame: Frame) => (typeof frame === 'string' ? new TextEncoder().encode(frame) : frame)
