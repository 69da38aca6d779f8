/** Evolu's relay: the same calls as its own createRelay, on node:sqlite. `server.mjs <port> <folder>` */
import { timingSafeEqual } from 'node:crypto'
import { createConsole, createRandom, createRelation, createSqlite, Name } from '@evolu/common'
import { WebSocket, WebSocketServer } from 'ws'
import { answerParent } from '../server-process.mjs'
import { createRun, localFirst, sqliteDriver } from './dependencies.mjs'

const [port, folder] = process.argv.slice(2)
answerParent()
const run = createRun({
  console: createConsole({ level: 'warn' }),
  createSqliteDriver: sqliteDriver(folder),
  random: createRandom(),
  timingSafeEqual: (one, other) => one.length === other.length && timingSafeEqual(one, other),
})
const sqlite = await run.ok(createSqlite(Name.orThrow('relay')))
const parts = { ...run.deps, sqlite }
localFirst.createBaseSqliteStorageTables(parts)
localFirst.createRelayStorageTables(parts)
const storage = localFirst.createRelaySqliteStorage(parts)({ isOwnerWithinQuota: () => true })
const relayRun = run.create({ storage })
const subscribers = createRelation()

const sockets = new WebSocketServer({
  port: Number(port),
  host: '127.0.0.1',
  maxPayload: localFirst.defaultProtocolMessageMaxSize,
})
sockets.on('connection', socket => {
  const options = {
    subscribe: owner => subscribers.add(owner, socket),
    unsubscribe: owner => subscribers.remove(owner, socket),
    broadcast: (owner, message) => {
      for (const other of subscribers.iterateB(owner)) {
        if (other !== socket && other.readyState === WebSocket.OPEN) other.send(message, { binary: true })
      }
    },
  }
  socket.on('message', async message => {
    const apply = localFirst.applyProtocolMessageAsRelay(new Uint8Array(message), options)
    const applied = await relayRun.abortable(apply)
    if (applied.ok) socket.send(applied.value.message, { binary: true })
    else console.error('relay', applied.error)
  })
  socket.on('close', () => subscribers.removeByB(socket))
})
sockets.on('listening', () => process.send({ port: Number(port) }))
