/** The shape of automerge-repo-sync-server, on automerge-repo 2.5.6. `server.mjs <port> <folder>` */
import { Repo } from '@automerge/automerge-repo'
import { NodeWSServerAdapter } from '@automerge/automerge-repo-network-websocket'
import { NodeFSStorageAdapter } from '@automerge/automerge-repo-storage-nodefs'
import { WebSocketServer } from 'ws'
import { answerParent } from '../server-process.mjs'

const [port, folder] = process.argv.slice(2)
answerParent()
const sockets = new WebSocketServer({ port: Number(port), host: '127.0.0.1' })
new Repo({
  network: [new NodeWSServerAdapter(sockets)],
  storage: new NodeFSStorageAdapter(folder),
  peerId: 'storage-server',
  sharePolicy: async () => false,
})
sockets.on('listening', () => process.send({ port: Number(port) }))
