/**
 * Yjs: no end-to-end encryption. One document, one array of events, one transaction for each event.
 * `node peer.mjs [N] [y-websocket|hocuspocus]`
 */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { countingProxy, nowMs, print, rounded, spread, timed } from '../../measure.ts'
import { event, View } from '../../workload.ts'
import { bytesAt, freshFolder, pause, scratchFolder, startServer, turn } from '../server-process.mjs'

const N = Number(process.argv[2] ?? 10_000)
const kind = process.argv[3] ?? 'y-websocket'
const peer = `yjs/${kind}`
globalThis.WebSocket ??= WebSocket

const viewOf = document => {
  const view = new View()
  for (const made of document.getArray('events').toJSON()) view.add(made)
  return view.done()
}

{
  const document = new Y.Doc()
  const updates = []
  document.on('update', update => updates.push(update))
  const events = document.getArray('events')
  for (let i = 0; i < N; i++) events.push([event(i)])
  const snapshot = Y.encodeStateAsUpdate(document)
  for (let round = 0; round < 3; round++) {
    const { ms, cpu_ms, result } = await timed(() => {
      const opened = new Y.Doc()
      Y.applyUpdate(opened, snapshot)
      return viewOf(opened)
    })
    print({
      peer,
      bench: 'a.open.snapshot',
      N,
      ms,
      cpu_ms,
      view: result,
      bytes_per_event: rounded(snapshot.length / N),
    })
  }
  const { ms, cpu_ms, result } = await timed(() => {
    const opened = new Y.Doc()
    opened.transact(() => {
      for (const update of updates) Y.applyUpdate(opened, update)
    })
    return viewOf(opened)
  })
  const bytes = updates.reduce((sum, update) => sum + update.length, 0)
  print({ peer, bench: 'a.open.log', N, ms, cpu_ms, view: result, bytes_per_event: rounded(bytes / N) })
}
if (N > 20_000) process.exit(0)

const folder = freshFolder(`${scratchFolder()}/server`)
const port = String(41_000 + Math.floor(Math.random() * 2000))
const serverFile = new URL('./server.mjs', import.meta.url).pathname
const server = await startServer(serverFile, kind, port, `${folder}/documents.db`)
const proxy = await countingProxy(server.port)

function connect(name) {
  const document = new Y.Doc()
  const url = `ws://127.0.0.1:${proxy.port}`
  if (kind === 'y-websocket') {
    const provider = new WebsocketProvider(url, name, document, {
      WebSocketPolyfill: WebSocket,
      disableBc: true,
    })
    const ready = new Promise(resolve => provider.on('sync', synced => synced && resolve()))
    return { document, ready, close: () => provider.destroy() }
  }
  const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket })
  const provider = new HocuspocusProvider({ websocketProvider, name, document })
  provider.attach?.()
  const ready = new Promise(resolve => provider.on('synced', () => resolve()))
  const close = () => {
    provider.destroy()
    websocketProvider.destroy()
  }
  return { document, ready, close }
}

const holds = (document, count) =>
  new Promise(resolve => {
    const events = document.getArray('events')
    const look = () => {
      if (events.length < count) return
      events.unobserve(look)
      resolve()
    }
    events.observe(look)
    look()
  })

const wire = count => ({
  wire_up_per_event: rounded(proxy.counted.up / count),
  wire_down_per_event: rounded(proxy.counted.down / count),
})

{
  const [one, other] = [connect('through'), connect('through')]
  await Promise.all([one.ready, other.ready])
  proxy.reset()
  const start = nowMs()
  const done = holds(other.document, N)
  const events = one.document.getArray('events')
  for (let i = 0; i < N; i++) {
    events.push([event(i)])
    if (i % 200 === 199) await turn()
  }
  await done
  const ms = nowMs() - start
  print({
    peer,
    bench: 'd.throughput',
    N,
    ms: rounded(ms),
    ev_per_s: Math.round((N / ms) * 1000),
    ...wire(N),
  })
  if (kind === 'hocuspocus') await pause(2600)
  one.close()
  other.close()
  await pause(300)
  if (kind === 'hocuspocus')
    print({ peer, bench: 'd.rest', N, bytes_per_event: rounded(bytesAt(folder) / N) })
  for (let round = 0; round < 3; round++) {
    proxy.reset()
    const { ms, cpu_ms, result } = await timed(async () => {
      const late = connect('through')
      await late.ready
      await holds(late.document, N)
      const view = viewOf(late.document)
      late.close()
      return view
    })
    const wire_per_event = rounded(proxy.counted.down / N)
    print({ peer, bench: 'b.catchup', N, ms, cpu_ms, view: result, wire_per_event })
    await pause(200)
  }
}

{
  const warm = 200
  const count = 1500
  const [one, other] = [connect('live'), connect('live')]
  await Promise.all([one.ready, other.ready])
  const times = []
  proxy.reset()
  for (let i = 0; i < count + warm; i++) {
    const arrived = holds(other.document, i + 1)
    const start = nowMs()
    one.document.getArray('events').push([event(i)])
    await arrived
    if (i >= warm) times.push(nowMs() - start)
  }
  print({ peer, bench: 'c.latency_ms', ...spread(times), ...wire(count + warm) })
  one.close()
  other.close()
}
print({ peer, bench: 'server', ...(await server.stop()) })
process.exit(0)
