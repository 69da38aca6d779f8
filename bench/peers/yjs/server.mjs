/** y-websocket's own server (memory only), or hocuspocus with SQLite. `server.mjs y-websocket|hocuspocus <port> <database>` */
import { createRequire } from 'node:module'
import { DatabaseSync } from 'node:sqlite'
import { answerParent, pause } from '../server-process.mjs'

const [kind, port, file] = process.argv.slice(2)
answerParent()
if (kind === 'y-websocket') {
  Object.assign(process.env, { PORT: port, HOST: '127.0.0.1' })
  delete process.env.YPERSISTENCE
  // The package does not export its own server, so it is reached by its path.
  createRequire(import.meta.url)('./node_modules/y-websocket-v2/bin/server.cjs')
  await pause(300)
} else {
  const { Server } = await import('@hocuspocus/server')
  const Y = await import('yjs')
  const database = new DatabaseSync(file)
  database.exec(
    'pragma journal_mode=WAL; create table if not exists documents(name text primary key, data blob)',
  )
  const server = new Server({
    port: Number(port),
    address: '127.0.0.1',
    quiet: true,
    debounce: 2000,
    maxDebounce: 10_000,
    async onLoadDocument({ documentName, document }) {
      const row = database.prepare('select data from documents where name = ?').get(documentName)
      if (row) Y.applyUpdate(document, row.data)
      return document
    },
    async onStoreDocument({ documentName, document }) {
      database
        .prepare('insert into documents values (?, ?) on conflict(name) do update set data = excluded.data')
        .run(documentName, Y.encodeStateAsUpdate(document))
    },
  })
  await server.listen()
}
process.send({ port: Number(port) })
