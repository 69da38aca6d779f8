import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bytes, encodeIndexed, hex, utf8 } from '#protocol'
import type { Credentials, LiveListener, Relay } from '../engine/ports.ts'
import { httpRelay } from './http-relay.ts'

const space = 'a1'.repeat(16)
const gate = 'b2'.repeat(16)
const who: Credentials = { space, device: 'c3'.repeat(16), sign: async () => new Uint8Array(64) }
const bytes = (...from: number[]): Bytes => new Uint8Array(from)

/** A server that grants every token, and answers everything else as it is told. */
const serverThat = (answer: (request: Request) => Response | Promise<Response>) => {
  const asked: string[] = []
  const relay = httpRelay('https://haven.test', {
    now: () => 0,
    WebSocket: class {
      constructor() {
        throw new Error('none here')
      }
    } as never,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const { pathname } = new URL(request.url)
      asked.push(
        `${request.method} ${pathname.split('/').pop()} ${request.headers.get('authorization') ?? ''}`.trim(),
      )
      if (pathname.endsWith('/challenge')) return Response.json({ challenge: 'AAAA' })
      if (pathname.endsWith('/token'))
        return Response.json({ token: `t${asked.length}`, expiresInSeconds: 900 })
      return answer(request)
    },
  })
  return { relay, asked }
}
const everyCall = (relay: Relay) => [
  relay.makeSpace(bytes(1)),
  relay.makeSpace(bytes(1), [bytes(2)]),
  relay.post(who, [bytes(1)]),
  relay.read(who, 0),
  relay.deposit(who, gate, { kind: 'both', entry: 'd4'.repeat(32), inner: 'e5'.repeat(32), share: bytes(1) }),
  relay.gate(who, gate),
  relay.closeGate(who, gate),
  relay.withdraw(who, gate),
  relay.invite(who, gate, { access: bytes(1), offer: bytes(2) }),
  relay.inviterReads(who, gate),
  relay.inviterSays(who, gate, 'answer', bytes(1)),
  relay.joinerReads(gate, bytes(1), null),
  relay.joinerSays(gate, bytes(1), bytes(2), 'claim', bytes(3)),
  relay.putRecovery(who, gate, { access: bytes(1), box: bytes(2) }),
  relay.dropRecovery(who, gate),
  relay.readRecovery(gate, bytes(1)),
  relay.erase(who, ['d4'.repeat(32)]),
  relay.putSnapshotPart(who, 7, 0, bytes(1)),
  relay.putSnapshot(who, 7, bytes(1)),
  relay.snapshot(who),
  relay.snapshotPart(who, 7, 0),
]

describe('the way to the relay', () => {
  test('Whatever a server answers, every call ends in a value or a named fault', async () => {
    const bodies = fc.oneof(
      fc.json(),
      fc.constantFrom(
        '{"indices":["1"]}',
        '{"state":"open","shares":[{}]}',
        '{"stage":"done","boxes":{"offer":7}}',
      ),
      fc.uint8Array({ maxLength: 300 }).map(raw => new TextDecoder().decode(raw)),
    )
    const status = fc.constantFrom(200, 201, 400, 401, 404, 409, 429, 500, 502, 503)
    await fc.assert(
      fc.asyncProperty(bodies, status, async (body, code) => {
        const { relay } = serverThat(
          () =>
            new Response(body, {
              status: code,
              headers: { 'kimbilio-head': body.slice(0, 3).replaceAll(/[^!-~]/g, '?') },
            }),
        )
        for (const answer of await Promise.all(everyCall(relay)))
          if (!answer.ok) expect(['Unreachable', 'Problem']).toContain(answer.error.fault)
      }),
      { numRuns: 60 },
    )
  })

  test('No network, and a gateway whose relay is down, are Unreachable', async () => {
    for (const answer of [
      () => Promise.reject(new TypeError('failed')),
      () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
    ]) {
      const { relay } = serverThat(answer)
      for (const one of await Promise.all(everyCall(relay)))
        expect(one).toEqual({ ok: false, error: { fault: 'Unreachable' } })
    }
  })

  test('A problem is named by the last part of its type', async () => {
    const { relay } = serverThat(() =>
      Response.json({ type: '/problems/gate-closed', status: 409 }, { status: 409 }),
    )
    expect(await relay.gate(who, gate)).toEqual({
      ok: false,
      error: { fault: 'Problem', type: 'gate-closed', status: 409 },
    })
  })

  test('Asks for one token at a time, keeps it, and gets another one only when it is refused', async () => {
    let refuse = false
    const { relay, asked } = serverThat(() => {
      if (!refuse) return new Response(null, { status: 204 })
      refuse = false
      return Response.json({ type: '/problems/unauthorized' }, { status: 401 })
    })
    const tokens = () => asked.filter(one => one.startsWith('POST token')).length
    await Promise.all([relay.closeGate(who, gate), relay.withdraw(who, gate)])
    await relay.closeGate(who, gate)
    expect(tokens()).toBe(1)
    refuse = true
    expect(await relay.closeGate(who, gate)).toEqual({ ok: true, value: undefined })
    expect(tokens()).toBe(2)
  })

  test('Entries come with their indices and the head', async () => {
    const page = encodeIndexed([{ index: 7, bytes: bytes(1, 2, 3) }])
    const { relay } = serverThat(() => new Response(page, { headers: { 'kimbilio-head': '9' } }))
    expect(await relay.read(who, 6)).toEqual({
      ok: true,
      value: { head: 9, entries: [{ index: 7, bytes: bytes(1, 2, 3) }] },
    })
  })

  test('A snapshot comes with its index, and none is no fault', async () => {
    const there = serverThat(() => new Response(bytes(1, 2), { headers: { 'kimbilio-index': '7' } }))
    expect(await there.relay.snapshot(who)).toEqual({
      ok: true,
      value: { index: 7, manifest: bytes(1, 2) },
    })
    const none = serverThat(() => Response.json({ type: '/problems/no-snapshot' }, { status: 404 }))
    expect(await none.relay.snapshot(who)).toEqual({ ok: true, value: null })
    const nameless = serverThat(() => new Response(bytes(1, 2)))
    expect(await nameless.relay.snapshot(who)).toMatchObject({ ok: false, error: { fault: 'Problem' } })
  })

  test('Whoever recovers shows the key itself, and gets the box', async () => {
    const { relay, asked } = serverThat(() => Response.json({ box: 'AQID' }))
    expect(await relay.readRecovery(gate, new Uint8Array(32))).toEqual({ ok: true, value: bytes(1, 2, 3) })
    expect(asked).toEqual([`GET ${gate} Recovery ${'A'.repeat(43)}`])
  })
})

describe('a live line', () => {
  interface Socket {
    readyState: number
    readonly sent: (string | Uint8Array)[]
    onopen: () => void
    onmessage: (event: { data: ArrayBuffer }) => void
    onclose: (event: { code: number }) => void
    send: (data: string | Uint8Array) => void
    close: () => void
  }
  const lineTo = async (listener: Partial<LiveListener>) => {
    const sockets: Socket[] = []
    let onGreeting = () => {}
    const relay = httpRelay('https://haven.test', {
      now: () => 0,
      fetch: async input =>
        String(input).endsWith('/challenge')
          ? Response.json({ challenge: 'AAAA' })
          : Response.json({ token: 't', expiresInSeconds: 900 }),
      WebSocket: function (this: Socket) {
        const socket = Object.assign(this, {
          readyState: 1,
          sent: [],
          send: (data: string | Uint8Array) => socket.sent.push(data),
          close: () => socket.onclose({ code: 1000 }),
        })
        sockets.push(socket)
        queueMicrotask(() => {
          socket.onopen()
          onGreeting()
        })
      } as never,
    })
    const nothing = () => {}
    const greeted = new Promise<void>(resolve => {
      onGreeting = resolve
    })
    const opening = relay.live(who, 4, {
      entries: nothing,
      ephemeral: nothing,
      closed: nothing,
      ...listener,
    })
    await greeted
    const [socket] = sockets
    if (!socket) throw new Error('no socket')
    const hear = (...frame: Bytes[]) =>
      socket.onmessage({ data: new Uint8Array(frame.flatMap(part => [...part])).buffer })
    hear(bytes(1))
    const opened = await opening
    if (!opened.ok) throw new Error('did not open')
    return { line: opened.value, socket, hear }
  }

  test('Says who it is first, and hears entries, acknowledgements and problems', async () => {
    const heard: number[] = []
    const { line, socket, hear } = await lineTo({
      entries: entries => heard.push(...entries.map(one => one.index)),
    })
    expect(socket.sent).toEqual([JSON.stringify({ token: 't', after: 4 })])
    hear(bytes(1), encodeIndexed([{ index: 5, bytes: bytes(1) }]))
    expect(heard).toEqual([5])
    const [first, second] = [line.post([bytes(1)]), line.post([bytes(2)])]
    hear(bytes(4, 0, 0, 0, 2), utf8('{"type":"/problems/gap","status":409}'))
    hear(bytes(3, 0, 0, 0, 1), utf8('{"indices":[6]}'))
    expect(await first).toEqual({ ok: true, value: [6] })
    expect(await second).toEqual({ ok: false, error: { fault: 'Problem', type: 'gap', status: 409 } })
  })

  test('What waits for an answer when the line breaks is Unreachable', async () => {
    let closed = 0
    const { line, socket } = await lineTo({ closed: () => closed++ })
    const waiting = line.post([bytes(1)])
    socket.onclose({ code: 1006 })
    expect(await waiting).toEqual({ ok: false, error: { fault: 'Unreachable' } })
    expect(await line.post([bytes(1)])).toEqual({ ok: false, error: { fault: 'Unreachable' } })
    expect(closed).toBe(1)
  })

  test('Whatever frame comes, nothing is thrown', async () => {
    const { hear } = await lineTo({})
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), raw => {
        hear(new Uint8Array(raw))
      }),
      { numRuns: 200 },
    )
  })

  test('Frames of a device are told apart from entries', async () => {
    const heard: string[] = []
    const { hear } = await lineTo({ ephemeral: (device, frame) => heard.push(`${device} ${hex(frame)}`) })
    hear(bytes(2), new Uint8Array(16).fill(0xee), bytes(9))
    expect(heard).toEqual([`${'ee'.repeat(16)} 09`])
  })
})
