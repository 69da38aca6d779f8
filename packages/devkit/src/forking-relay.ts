/**
 * A relay that keeps a second log of a space for one device: what that device writes goes there and nowhere else, and
 * what it reads comes from there. Everything but entries passes to the honest relay.
 */
import { type Bytes, concat, decodeRun, encodeIndexed, type IndexedBytes, utf8 } from '#protocol'
import type { ServerEnd, Serving } from './hostile-network.ts'

export interface ForkedLog {
  readonly rows: IndexedBytes[]
  /** Puts an entry at the end, wherever it comes from, and shows it to whoever listens. */
  readonly add: (bytes: Bytes) => number
}

/** A log of its own, beginning with these entries. */
export function forkedLog(
  rows: readonly IndexedBytes[],
): ForkedLog & { listeners: Set<(row: IndexedBytes) => void> } {
  const own = rows.map(row => ({ ...row }))
  const listeners = new Set<(row: IndexedBytes) => void>()
  return {
    rows: own,
    listeners,
    add: bytes => {
      const row = { index: own.length + 1, bytes }
      own.push(row)
      for (const listener of listeners) listener(row)
      return row.index
    },
  }
}

const LIVE = /\/spaces\/([0-9a-f]{32})\/live$/
const FRAME = { entries: 1, acknowledged: 3 } as const

/** `deaf`: what is handed in is acknowledged and thrown away. */
export function forkingRelay(
  honest: Serving,
  space: string,
  log: ReturnType<typeof forkedLog>,
  deaf = false,
): Serving {
  const take = (run: Bytes): number[] => {
    const decoded = decodeRun(run)
    if (!decoded.ok) return []
    return decoded.value.map(bytes => {
      const known = log.rows.find(row => Buffer.from(row.bytes).equals(bytes))
      return known?.index ?? (deaf ? log.rows.length : log.add(bytes))
    })
  }
  const json = (body: unknown) => Response.json(body)
  return {
    request: async request => {
      const url = new URL(request.url)
      if (!url.pathname.endsWith(`/spaces/${space}/entries`)) return honest.request(request)
      if (request.method === 'POST')
        return json({ indices: take(new Uint8Array(await request.arrayBuffer())) })
      const after = Number(url.searchParams.get('after') ?? 0)
      const page = encodeIndexed(log.rows.filter(({ index }) => index > after))
      return new Response(page, { headers: { 'kimbilio-head': String(log.rows.length) } })
    },
    live: (url, end) => {
      if (LIVE.exec(url.pathname)?.[1] !== space) return honest.live(url, end)
      listen(end)
    },
  }

  function listen(end: ServerEnd): void {
    const show = (rows: readonly IndexedBytes[]) =>
      end.send(concat(Uint8Array.of(FRAME.entries), encodeIndexed(rows)))
    const hear = (row: IndexedBytes) => show([row])
    end.onClose = () => log.listeners.delete(hear)
    end.onFrame = frame => {
      if (typeof frame === 'string') {
        const { after } = JSON.parse(frame) as { readonly after: number }
        show(log.rows.filter(({ index }) => index > after))
        log.listeners.add(hear)
      } else if (frame[0] === FRAME.entries) {
        const indices = take(frame.slice(5))
        end.send(
          concat(Uint8Array.of(FRAME.acknowledged), frame.slice(1, 5), utf8(JSON.stringify({ indices }))),
        )
      }
    }
  }
}
