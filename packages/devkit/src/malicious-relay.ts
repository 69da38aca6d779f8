/**
 * A relay that lies: it stands between one device and the honest relay, and shows that device something else. Each lie
 * is a small change of the entries or answers that pass; what is not touched passes as it is.
 */
import {
  type Bytes,
  concat,
  decodeEntry,
  decodeIndexed,
  encodeIndexed,
  eraseEntry,
  type IndexedBytes,
  sha256,
} from '#protocol'
import type { Frame, Serving } from './hostile-network.ts'

/** Changes what a device is shown of a space's log. Given the entries of one answer or frame, in the relay's order. */
export type Lie = (entries: readonly IndexedBytes[], space: string) => readonly IndexedBytes[]
/** Changes the body of an answer to a request; null leaves it as it is. */
export type AnswerLie = (
  request: { readonly method: string; readonly path: string },
  body: Bytes,
) => Bytes | null

const SPACE = /\/spaces\/([0-9a-f]{32})\//
const ENTRIES = 1

export function maliciousRelay(
  honest: Serving,
  lies: {
    readonly entries?: Lie
    readonly answer?: AnswerLie
    /** What it says is the newest index. */
    readonly head?: (head: number) => number
  },
): Serving {
  const lied = (bytes: Bytes, space: string): Bytes => {
    const decoded = decodeIndexed(bytes)
    if (!decoded.ok || decoded.value.length === 0 || !lies.entries) return bytes
    return encodeIndexed(lies.entries(decoded.value, space))
  }
  return {
    request: async request => {
      const { method } = request
      const path = new URL(request.url).pathname
      const answer = await honest.request(request)
      if (!answer.ok || answer.status === 204) return answer
      const bytes = new Uint8Array(await answer.arrayBuffer())
      const space = SPACE.exec(path)?.[1]
      const read = method === 'GET' && path.endsWith('/entries') && space !== undefined
      const body = read ? lied(bytes, space) : (lies.answer?.({ method, path }, bytes) ?? bytes)
      const headers = new Headers(answer.headers)
      const head = headers.get('kimbilio-head')
      if (lies.head && head !== null) headers.set('kimbilio-head', String(lies.head(Number(head))))
      return new Response(body, { status: answer.status, headers })
    },
    live: (url, end) => {
      const space = SPACE.exec(url.pathname)?.[1] ?? ''
      const send = (frame: Frame) => {
        if (typeof frame === 'string' || frame[0] !== ENTRIES) return end.send(frame)
        end.send(concat(Uint8Array.of(ENTRIES), lied(frame.slice(1), space)))
      }
      // The listener's callbacks are set on the end that the honest relay holds, and passed through.
      const between = { send, close: end.close, onFrame: (_: Frame) => {}, onClose: () => {} }
      end.onFrame = frame => between.onFrame(frame)
      end.onClose = () => between.onClose()
      honest.live(url, between)
    },
  }
}

/** Changes one entry, by its index in the log. */
const at = (index: number, change: (entry: IndexedBytes) => readonly IndexedBytes[]): Lie => {
  return entries => entries.flatMap(entry => (entry.index === index ? change(entry) : [entry]))
}

/** The entry with this index is never shown, and those behind it keep their indices. */
export const dropping = (index: number): Lie => at(index, () => [])

/** The entry with this index is never shown, and those behind it move up. */
export const closingTheGapOf =
  (index: number): Lie =>
  entries =>
    entries
      .filter(entry => entry.index !== index)
      .map(entry => (entry.index > index ? { ...entry, index: entry.index - 1 } : entry))

/** Two neighbours change places, as soon as they are shown together. */
export const swapping =
  (index: number): Lie =>
  entries => {
    const [one, other] = [index, index + 1].map(place => entries.find(entry => entry.index === place))
    if (!one || !other) return entries
    const shown = new Map([
      [one.index, other.bytes],
      [other.index, one.bytes],
    ])
    return entries.map(entry => ({ ...entry, bytes: shown.get(entry.index) ?? entry.bytes }))
  }

/** The entry with this index is shown once more in the place of the next one. */
export const replaying =
  (index: number): Lie =>
  entries => {
    const first = entries.find(entry => entry.index === index)
    if (!first) return entries
    return entries.map(entry => (entry.index === index + 1 ? { ...entry, bytes: first.bytes } : entry))
  }

/** One bit of the entry with this index is turned, so many bytes from its beginning (negative: from its end). */
export const altering = (index: number, offset: number): Lie =>
  at(index, entry => {
    const bytes = entry.bytes.slice()
    const place = offset < 0 ? bytes.length + offset : offset
    bytes[place] = bytes[place]! ^ 1
    return [{ ...entry, bytes }]
  })

/** Other bytes stand in the place of the entry with this index. */
export const putting = (index: number, bytes: Bytes): Lie => at(index, entry => [{ ...entry, bytes }])

/** The log ends here, whatever has come since. */
export const endingAt =
  (index: number): Lie =>
  entries =>
    entries.filter(entry => entry.index <= index)

/** The entry with this index is shown as if its author had deleted it. */
export const emptying = (index: number): Lie =>
  at(index, entry => {
    const decoded = decodeEntry({ sha256 }, entry.bytes)
    if (!decoded.ok || decoded.value.kind !== 'content') return [entry]
    return [{ ...entry, bytes: eraseEntry({ sha256 }, decoded.value) }]
  })
