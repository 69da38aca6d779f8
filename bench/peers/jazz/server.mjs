/** The shape of jazz-run's sync server, on cojson 0.20.19 and node:sqlite. `server.mjs <port> <database>` */
import { getSqliteStorage, LocalNode } from 'cojson'
import { WasmCrypto } from 'cojson/crypto/WasmCrypto'
import { createWebSocketPeer } from 'cojson-transport-ws'
import { WebSocketServer } from 'ws'
import { answerParent } from '../server-process.mjs'
import { SqliteDriver } from './sqlite-driver.mjs'

const [port, file] = process.argv.slice(2)
answerParent()
const crypto = await WasmCrypto.create()
const secret = crypto.newRandomAgentSecret()
const node = new LocalNode(secret, crypto.newRandomSessionID(crypto.getAgentID(secret)), crypto)
node.setStorage(getSqliteStorage(new SqliteDriver(file)))

const sockets = new WebSocketServer({ port: Number(port), host: '127.0.0.1' })
let count = 0
sockets.on('connection', websocket => {
  const ping = () => websocket.send(JSON.stringify({ type: 'ping', time: Date.now(), dc: 'bench' }))
  const beat = setInterval(ping, 1500)
  websocket.on('close', () => clearInterval(beat))
  node.syncManager.addPeer(
    createWebSocketPeer({
      id: `client-${count++}`,
      role: 'client',
      websocket,
      expectPings: false,
      batchingByDefault: false,
      deletePeerStateOnClose: true,
    }),
  )
})
sockets.on('listening', () => process.send({ port: Number(port) }))
