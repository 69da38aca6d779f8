/** Automerge and automerge-repo: no end-to-end encryption. One document, one change for each event. `node peer.mjs [N]` */
import * as Automerge from '@automerge/automerge'
import { Repo } from '@automerge/automerge-repo'
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket'
import { countingProxy, nowMs, print, rounded, spread, timed } from '../../measure.ts'
import { event, View } from '../../workload.ts'
import { bytesAt, freshFolder, pause, scratchFolder, startServer, turn } from '../server-process.mjs'

const N = Number(process.argv[2] ?? 10_000)
const peer = 'automerge-repo'

const viewOf = document => {
  const view = new View()
  for (const made of document.events) {
    view.add({
      id: String(made.id),
      k: String(made.k),
      a: String(made.a),
      t: made.t,
      m: made.m,
      s: String(made.s),
    })
  }
  return view.done()
}

{
  let document = Automerge.from({ events: [] })
  for (let i = 0; i < N; i++) {
    document = Automerge.change(document, draft => {
      draft.events.push(event(i))
    })
  }
  const saved = Automerge.save(document)
  const changes = Automerge.getAllChanges(document)
  for (let round = 0; round < 3; round++) {
    const { ms, cpu_ms, result } = await timed(() => viewOf(Automerge.load(saved)))
    print({
      peer,
      bench: 'a.open.snapshot',
      N,
      ms,
      cpu_ms,
      view: result,
      bytes_per_event: rounded(saved.length / N),
    })
  }
  const { ms, cpu_ms, result } = await timed(() =>
    viewOf(Automerge.applyChanges(Automerge.init(), changes)[0]),
  )
  print({ peer, bench: 'a.open.log', N, ms, cpu_ms, view: result })
}
if (N > 20_000) process.exit(0)

const folder = freshFolder(`${scratchFolder()}/server`)
const port = String(43_000 + Math.floor(Math.random() * 2000))
const server = await startServer(new URL('./server.mjs', import.meta.url).pathname, port, folder)
const proxy = await countingProxy(server.port)

function connect() {
  const adapter = new WebSocketClientAdapter(`ws://127.0.0.1:${proxy.port}`)
  const repo = new Repo({ network: [adapter], sharePolicy: async () => true })
  return { repo, close: () => adapter.disconnect() }
}
const lengthOf = handle => handle.doc()?.events?.length ?? 0
const holds = (handle, count) =>
  new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`stood still at ${lengthOf(handle)}`)), 120_000)
    const look = () => {
      if (lengthOf(handle) < count) return
      clearTimeout(giveUp)
      handle.off('change', look)
      resolve()
    }
    handle.on('change', look)
    look()
  })
const wire = count => ({
  wire_up_per_event: rounded(proxy.counted.up / count),
  wire_down_per_event: rounded(proxy.counted.down / count),
})
async function shared() {
  const [one, other] = [connect(), connect()]
  const mine = one.repo.create({ events: [] })
  await pause(500)
  const theirs = await other.repo.find(mine.url)
  await theirs.whenReady()
  return { one, other, mine, theirs }
}
const append = (handle, i) =>
  handle.change(draft => {
    draft.events.push(event(i))
  })

{
  const { one, other, mine, theirs } = await shared()
  proxy.reset()
  const start = nowMs()
  const done = holds(theirs, N)
  for (let i = 0; i < N; i++) {
    append(mine, i)
    if (i % 50 === 49) await turn()
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
  await pause(1500)
  print({ peer, bench: 'd.rest', N, bytes_per_event: rounded(bytesAt(folder) / N) })
  one.close()
  other.close()
  for (let round = 0; round < 3; round++) {
    await pause(300)
    proxy.reset()
    const { ms, cpu_ms, result } = await timed(async () => {
      const late = connect()
      const handle = await late.repo.find(mine.url)
      await handle.whenReady()
      await holds(handle, N)
      const view = viewOf(handle.doc())
      late.close()
      return view
    })
    const wire_per_event = rounded(proxy.counted.down / N)
    print({ peer, bench: 'b.catchup', N, ms, cpu_ms, view: result, wire_per_event })
  }
}

{
  const warm = 50
  const count = 200
  const { one, other, mine, theirs } = await shared()
  const times = []
  proxy.reset()
  for (let i = 0; i < count + warm; i++) {
    const arrived = holds(theirs, i + 1)
    const start = nowMs()
    append(mine, i)
    await arrived
    if (i >= warm) times.push(nowMs() - start)
  }
  print({ peer, bench: 'c.latency_ms', ...spread(times), ...wire(count + warm) })
  one.close()
  other.close()
}
print({ peer, bench: 'server', ...(await server.stop()) })
process.exit(0)
