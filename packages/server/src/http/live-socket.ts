/** Carries live sessions over WebSockets: upgrade, sizes, heartbeat. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Bytes } from '#protocol'
import { type Problem, problemBody, statusOf } from '../problems.ts'
import { MAX_BATCH_BYTES } from '../relay/limits.ts'
import { CLOSE } from '../relay/live.ts'
import type { Relay } from '../relay/relay.ts'
import { clientAddress } from './client-address.ts'
import { isId } from './forms.ts'

const PATH = /^\/relay\/v1\/spaces\/([^/]+)\/live$/
/** Kind, request and run. */
const MAX_FRAME_BYTES = 1 + 4 + MAX_BATCH_BYTES
/** A phone that is out of reach is given up after two of these; shorter than what most networks allow a silent line. */
const HEARTBEAT_MILLISECONDS = 30_000
const HELLO_MILLISECONDS = 10_000

export interface LiveSockets {
  /** Resolves when all sockets are closed; those that do not answer are cut off. */
  close(): Promise<void>
}

export const attachLive = (server: Server, relay: Relay, trustedProxies = 0): LiveSockets => {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    clientTracking: true,
  })

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const path = (request.url ?? '').split('?')[0] ?? ''
    const space = PATH.exec(path)?.[1]
    if (space === undefined) return refuse(socket, { problem: 'not-found' })
    if (!isId(space)) return refuse(socket, { problem: 'malformed' })
    if (relay.stopping()) return refuse(socket, { problem: 'unavailable', retryAfterSeconds: 5 })
    const wait = relay.rates.address.take(clientAddress({ incoming: request }, trustedProxies))
    if (wait > 0) return refuse(socket, { problem: 'rate-limited', retryAfterSeconds: wait })
    sockets.handleUpgrade(request, socket, head, connection => carry(connection, space))
  }

  const carry = (connection: WebSocket, space: string) => {
    const started = relay.clock.now()
    const session = relay.openLive(space, {
      send: (frame, flushed) => connection.send(frame, () => flushed()),
      close: code => connection.close(code),
    })
    let heard = false
    let greeted = false
    let cancel = () => {}
    const beat = () => {
      cancel = relay.clock.after(greeted ? HEARTBEAT_MILLISECONDS : HELLO_MILLISECONDS, () => {
        if (!greeted) return session.end(CLOSE.unauthorized)
        if (!heard) {
          session.end(CLOSE.idle)
          // Whoever is out of reach will not answer the closing either.
          return connection.terminate()
        }
        heard = false
        connection.ping()
        session.refresh()
        beat()
      })
    }
    connection.on('message', (data, isBinary) => {
      heard = true
      if (!greeted) {
        greeted = true
        cancel()
        beat()
      }
      session.receive(isBinary ? toBytes(data as Buffer) : String(data))
    })
    connection.on('pong', () => {
      heard = true
    })
    connection.on('error', () => {})
    connection.on('close', code => {
      cancel()
      session.closed()
      relay.log({
        event: 'live-closed',
        route: '/relay/v1/spaces/:space/live',
        status: code,
        milliseconds: relay.clock.now() - started,
      })
    })
    beat()
  }

  server.on('upgrade', upgrade)
  return {
    async close() {
      server.off('upgrade', upgrade)
      const all = [...sockets.clients]
      const closed = Promise.all(all.map(one => new Promise(resolve => one.once('close', resolve))))
      for (const one of all) one.close(CLOSE.goingAway)
      const cancel = relay.clock.after(1_500, () => {
        for (const one of all) one.terminate()
      })
      await closed
      cancel()
    },
  }
}

/** A copy: the frame's own memory belongs to a larger piece. */
const toBytes = (data: Buffer): Bytes => new Uint8Array(data)

const refuse = (socket: Duplex, problem: Problem): void => {
  const body = JSON.stringify(problemBody(problem))
  socket.end(
    `HTTP/1.1 ${statusOf(problem)} Refused\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Connection: close\r\n${problem.retryAfterSeconds ? `Retry-After: ${problem.retryAfterSeconds}\r\n` : ''}\r\n${body}`,
  )
}
