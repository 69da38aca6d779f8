/** The live line to one space: frames over a WebSocket, as docs/relay.md lists them. */
import { type Bytes, concat, decodeIndexed, encodeRun, hex, readU32, u32 } from '#protocol'
import type { LiveConnection, LiveListener, RelayFault, Result } from '../engine/ports.ts'
import { indicesOf, isRecord, nonsense, problem, problemName, unreachable } from './relay-answers.ts'

/** The close code that says: no valid token, or no longer a member. */
const REFUSED = 4401

/** `refused` is called when the relay lets go of us because of the token. */
export function openLine(
  Socket: typeof WebSocket,
  url: string,
  hello: { readonly token: string; readonly after: number },
  listener: LiveListener,
  refused: () => void,
): Promise<Result<LiveConnection, RelayFault>> {
  let socket: WebSocket
  try {
    socket = new Socket(url)
  } catch {
    return Promise.resolve(unreachable)
  }
  socket.binaryType = 'arraybuffer'
  const waiting = new Map<number, (answer: Result<readonly number[], RelayFault>) => void>()
  let request = 0
  let over = false
  const end = () => {
    if (over) return
    over = true
    for (const answer of waiting.values()) answer(unreachable)
    waiting.clear()
    listener.closed()
  }
  const receive = (frame: Bytes) => {
    const rest = frame.subarray(1)
    if (frame[0] === 1) {
      const decoded = decodeIndexed(rest)
      if (decoded.ok) listener.entries(decoded.value)
      else socket.close()
    } else if (frame[0] === 2 && rest.length >= 16) {
      listener.ephemeral(hex(rest.slice(0, 16)), rest.slice(16))
    } else if ((frame[0] === 3 || frame[0] === 4) && rest.length >= 4) {
      const answer = waiting.get(readU32(rest, 0))
      waiting.delete(readU32(rest, 0))
      let body: unknown = null
      try {
        body = JSON.parse(new TextDecoder().decode(rest.subarray(4)))
      } catch {
        // Answered below as nonsense.
      }
      const indices = frame[0] === 3 ? indicesOf(body) : null
      if (indices) answer?.({ ok: true, value: indices })
      else if (frame[0] === 4 && isRecord(body))
        answer?.(problem(problemName(body.type), typeof body.status === 'number' ? body.status : 400))
      else answer?.(nonsense)
    }
  }
  const send = (frame: Bytes) => {
    if (socket.readyState === 1) socket.send(frame)
  }
  const connection: LiveConnection = {
    post: entries =>
      new Promise(resolve => {
        if (over || socket.readyState !== 1) {
          resolve(unreachable)
          return
        }
        request = (request + 1) >>> 0
        waiting.set(request, resolve)
        send(concat(new Uint8Array([1]), u32(request), encodeRun(entries)))
      }),
    ephemeral: bytes => send(concat(new Uint8Array([2]), bytes)),
    close: () => {
      socket.close()
      end()
    },
  }
  return new Promise(resolve => {
    socket.onopen = () => socket.send(JSON.stringify(hello))
    socket.onmessage = event => {
      if (over || !(event.data instanceof ArrayBuffer)) return
      // The first frame says that we were let in; the relay ends the connection if we hand in anything before it.
      resolve({ ok: true, value: connection })
      receive(new Uint8Array(event.data))
    }
    socket.onerror = () => socket.close()
    socket.onclose = event => {
      if (event.code === REFUSED) refused()
      resolve(unreachable)
      end()
    }
  })
}
