/** Evolu: end-to-end encrypted, unsigned. One row for each event; clients and relay in processes of their own. `node peer.mjs [N]` */
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { countingProxy, nowMs, print, rounded, spread } from '../../measure.ts'
import { bytesAt, databaseBytes, freshFolder, pause, scratchFolder, startServer } from '../server-process.mjs'

process.env.NODE_ENV = 'production'
const N = Number(process.argv[2] ?? 10_000)
const chunk = 100
const peer = 'evolu'
const folder = scratchFolder()
const relayFolder = freshFolder(`${folder}/relay`)
const secret = randomBytes(32).toString('hex')
const port = String(47_000 + Math.floor(Math.random() * 2000))
const server = await startServer(new URL('./server.mjs', import.meta.url).pathname, port, relayFolder)
const proxy = await countingProxy(server.port)

let clients = 0
async function client(at = freshFolder(`${folder}/client-${clients++}`), through = proxy.port) {
  const child = fork(new URL('./client.mjs', import.meta.url).pathname, [String(through), at, secret])
  const asked = new Map()
  const one = { at, heard: null }
  let ids = 0
  await new Promise((resolve, reject) => {
    child.on('exit', code => code && reject(new Error(`client ended with ${code}`)))
    child.on('message', message => {
      if (message.up) return resolve()
      if ('count' in message) return one.heard?.(message)
      const { resolve: answer, reject: refuse } = asked.get(message.id)
      asked.delete(message.id)
      if (message.error) refuse(new Error(message.error))
      else answer(message.result)
    })
  })
  one.do = (command, parts = {}) =>
    new Promise((resolve, reject) => {
      const id = ++ids
      asked.set(id, { resolve, reject })
      child.send({ id, command, ...parts })
    })
  return one
}
const wire = count => ({
  wire_up_per_event: rounded(proxy.counted.up / count),
  wire_down_per_event: rounded(proxy.counted.down / count),
})

const one = await client()
const other = await client()
await one.do('ready')
await other.do('ready')
await pause(500)
{
  proxy.reset()
  const start = nowMs()
  const written = one.do('insert', { from: 0, n: N, chunk })
  const { at } = await other.do('wait', { n: N })
  await written
  const ms = at - start
  print({
    peer,
    bench: 'd.throughput',
    N,
    chunk,
    ms: rounded(ms),
    ev_per_s: Math.round((N / ms) * 1000),
    ...wire(N),
  })
}
await pause(500)
for (let round = 0; round < 3; round++) {
  proxy.reset()
  const late = await client()
  const start = nowMs()
  await late.do('wait', { n: N })
  const { view } = await late.do('view')
  const ms = rounded(nowMs() - start)
  print({ peer, bench: 'b.catchup', N, ms, view, wire_per_event: rounded(proxy.counted.down / N) })
  await late.do('exit')
  await pause(200)

  const offline = await client(late.at, 0)
  const opening = nowMs()
  const opened = await offline.do('view')
  const bytes_per_event = rounded(bytesAt(late.at) / N)
  print({
    peer,
    bench: 'a.open.storage',
    N,
    ms: rounded(nowMs() - opening),
    view: opened.view,
    bytes_per_event,
  })
  await offline.do('exit')
  await pause(200)
}
const warm = 50
const count = 500
{
  await other.do('watch')
  const times = []
  proxy.reset()
  for (let i = 0; i < count + warm; i++) {
    const arrived = new Promise(resolve => {
      other.heard = message => message.count >= N + i + 1 && resolve(message.at)
    })
    const { at } = await one.do('one', { i: N + i })
    const seen = await arrived
    if (i >= warm) times.push(seen - at)
  }
  print({ peer, bench: 'c.latency_ms', ...spread(times), ...wire(count + warm) })
}
print({ peer, bench: 'server', ...(await server.stop()) })
const file = readdirSync(relayFolder).find(name => name.endsWith('.db'))
const rest = databaseBytes(`${relayFolder}/${file}`) / (N + count + warm)
print({ peer, bench: 'd.rest', N, bytes_per_event: rounded(rest) })
await one.do('exit')
await other.do('exit')
process.exit(0)
