/** What Evolu needs of its platform, for plain Node: SQLite from node:sqlite, workers in this process. */
import { installPolyfills } from '@evolu/common/polyfills'

installPolyfills()

import { DatabaseSync } from 'node:sqlite'
import {
  createBroadcastChannel,
  createConsole,
  createConsoleStoreOutput,
  createMessageChannel,
  createMessagePort,
  createRandomBytes,
  createRun,
  createSharedWorker,
  createWebSocket,
  createWorker,
  ok,
  waitForAbort,
} from '@evolu/common'
import * as localFirst from '@evolu/common/local-first'

export { createRun, localFirst }

export const sqliteDriver = folder => (name, options) => () => {
  const database = new DatabaseSync(options?.mode === 'memory' ? ':memory:' : `${folder}/${name}.db`)
  database.exec('pragma journal_mode=WAL')
  const prepared = new Map()
  const exec = query => {
    const statement = prepared.get(query.sql) ?? database.prepare(query.sql)
    prepared.set(query.sql, statement)
    if (statement.columns().length > 0) {
      return { rows: statement.all(...query.parameters).map(row => ({ ...row })), changes: 0 }
    }
    return { rows: [], changes: Number(statement.run(...query.parameters).changes) }
  }
  const close = () => database.close()
  const unavailable = () => {
    throw new Error('no export')
  }
  return ok({ exec, export: unavailable, deleteDatabase: close, [Symbol.dispose]: close })
}

export function clientDependencies(folder) {
  const workerRun = () => {
    const output = createConsoleStoreOutput()
    return createRun({
      console: createConsole({ output, level: 'warn' }),
      consoleStoreOutputEntry: output.entry,
      createBroadcastChannel,
      createMessageChannel,
      createMessagePort,
      createWebSocket,
      createSqliteDriver: sqliteDriver(folder),
      lockManager: navigator.locks,
      randomBytes: createRandomBytes(),
    })
  }
  return localFirst.createEvoluDeps({
    createDbWorker: () =>
      createWorker(self => {
        const run = workerRun()
        void run(localFirst.startDbWorker(self))
      }),
    createBroadcastChannel,
    createMessageChannel,
    lockManager: navigator.locks,
    reloadApp: () => {},
    sharedWorker: createSharedWorker(self => {
      const run = workerRun()
      void run(async running => {
        await using _shared = await running.ok(localFirst.initSharedWorker(self))
        return await running(waitForAbort)
      })
    }),
  })
}
