/** Jazz classic: end-to-end encrypted, signed logs per session. One list, one transaction for each event. `node peer.mjs [N]` */
import { getSqliteStorage, LocalNode } from 'cojson'
import { WasmCrypto } from 'cojson/crypto/WasmCrypto'
import { createWebSocketPeer } from 'cojson-transport-ws'
import WebSocket from 'ws'
import { countingProxy, nowMs, print, rounded, spread, timed } from '../../measure.ts'
import { event, View } from '../../workload.ts'
import { bytesAt, databaseBytes, pause, scratchFolder, startServer, turn } from '../server-process.mjs'
import { SqliteDriver } from './sqlite-driver.mjs'

const N = Number(process.argv[2] ?? 10_000)
const peer = 'jazz-classic/wasm'
globalThis.WebSocket ??= WebSocket

const crypto = await WasmCrypto.create()
const folder = scratchFolder()
const port = String(45_000 + Math.floor(Math.random() * 2000))
const server = await startServer(
  new URL('./server.mjs', import.meta.url).pathname,
  port,
  `${folder}/server.db`,
)
const proxy = await countingProxy(server.port)

let connections = 0
const upstream = () =>
  createWebSocketPeer({
    id: `server-${connections++}`,
    websocket: new WebSocket(`ws://127.0.0.1:${proxy.port}`),
    role: 'server',
    batchingByDefault: false,
  })
const creator = await LocalNode.withNewlyCreatedAccount({
  creationProps: { name: 'A' },
  peers: [upstream()],
  crypto,
})
const { accountID, accountSecret } = creator
const account = (parts = {}) =>
  LocalNode.withLoadedAccount({
    accountID,
    accountSecret,
    sessionID: undefined,
    peers: [upstream()],
    crypto,
    ...parts,
  })

const viewOf = list => {
  const view = new View()
  for (const made of list.asArray()) view.add(made)
  return view.done()
}
const holds = (list, count) =>
  new Promise(resolve => {
    let done = false
    const stop = list.subscribe(now => {
      if (done || now.entries().length < count) return
      done = true
      resolve(now)
      setTimeout(() => stop(), 0)
    })
  })
async function load(node, id) {
  for (let tries = 0; tries < 50; tries++) {
    const found = await node.load(id)
    if (found !== 'unavailable') return found
    await pause(100)
  }
  throw new Error('the list never came')
}
const wire = count => ({
  wire_up_per_event: rounded(proxy.counted.up / count),
  wire_down_per_event: rounded(proxy.counted.down / count),
})

const group = creator.node.createGroup()
const other = await account()
const list = group.createList()
await pause(300)
{
  const theirs = await load(other, list.id)
  proxy.reset()
  const start = nowMs()
  const done = holds(theirs, N)
  for (let i = 0; i < N; i++) {
    list.append(event(i), undefined, 'private')
    if (i % 100 === 99) await turn()
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
}
for (let round = 0; round < 3; round++) {
  proxy.reset()
  const { ms, cpu_ms, result } = await timed(async () => {
    const late = await account()
    const view = viewOf(await holds(await load(late, list.id), N))
    await late.gracefulShutdown?.()
    return view
  })
  print({
    peer,
    bench: 'b.catchup',
    N,
    ms,
    cpu_ms,
    view: result,
    wire_per_event: rounded(proxy.counted.down / N),
  })
}
{
  const file = `${folder}/client.db`
  const filling = await account({ storage: getSqliteStorage(new SqliteDriver(file)) })
  await holds(await load(filling, list.id), N)
  await pause(3000)
  await filling.gracefulShutdown?.()
  for (let round = 0; round < 3; round++) {
    const { ms, cpu_ms, result } = await timed(async () => {
      const offline = await account({ peers: [], storage: getSqliteStorage(new SqliteDriver(file)) })
      return viewOf(await holds(await load(offline, list.id), N))
    })
    const bytes_per_event = rounded((bytesAt(file) + bytesAt(`${file}-wal`)) / N)
    print({ peer, bench: 'a.open.storage', N, ms, cpu_ms, view: result, bytes_per_event })
  }
}
const warm = 100
const count = 1000
{
  const live = group.createList()
  await pause(200)
  const theirs = await load(other, live.id)
  let waiting = null
  theirs.subscribe(now => {
    if (!waiting || now.entries().length < waiting.count) return
    const { resolve } = waiting
    waiting = null
    resolve()
  })
  const times = []
  proxy.reset()
  for (let i = 0; i < count + warm; i++) {
    const arrived = new Promise(resolve => {
      waiting = { count: i + 1, resolve }
    })
    const start = nowMs()
    live.append(event(i), undefined, 'private')
    await arrived
    if (i >= warm) times.push(nowMs() - start)
  }
  print({ peer, bench: 'c.latency_ms', ...spread(times), ...wire(count + warm) })
}
print({ peer, bench: 'server', ...(await server.stop()) })
const rest = databaseBytes(`${folder}/server.db`) / (N + count + warm)
print({ peer, bench: 'd.rest', N, bytes_per_event: rounded(rest) })
process.exit(0)
