/** One Evolu client in a process of its own, driven by messages. `client.mjs <port> <folder> <secret hex>` */
import { AppName, createAppOwner, createEvolu, String as EvoluString, Int, id } from '@evolu/common'
import { nowMs } from '../../measure.ts'
import { event, View } from '../../workload.ts'
import { clientDependencies, createRun, localFirst } from './dependencies.mjs'

const [port, folder, secret] = process.argv.slice(2)
const owner = createAppOwner(new Uint8Array(Buffer.from(secret, 'hex')))
const schema = {
  event: { id: id('Event'), e: EvoluString, k: EvoluString, a: EvoluString, t: Int, m: Int, s: EvoluString },
}
const dependencies = clientDependencies(folder)
const url = `ws://127.0.0.1:${port}`
const transports = port === '0' ? [] : [localFirst.createOwnerWebSocketTransport({ url, ownerId: owner.id })]
const made = await createRun(dependencies)(
  createEvolu(schema, { appName: AppName.orThrow('bench'), appOwner: owner, transports }),
)
if (!made.ok) throw new Error(JSON.stringify(made.error))
const evolu = made.value

const query = localFirst.createQueryBuilder(schema)
const all = query(database => database.selectFrom('event').select(['e', 'k', 'a', 't', 'm', 's']))
const counted = query(database => database.selectFrom('event').select(row => row.fn.countAll().as('count')))
const count = async () => Number((await evolu.loadQuery(counted))[0]?.count ?? 0)
const insert = i => {
  const { id: e, ...fields } = event(i)
  const inserted = evolu.insert('event', { e, ...fields })
  if (inserted?.ok === false) throw new Error(JSON.stringify(inserted.error))
}

const commands = {
  async view() {
    const view = new View()
    for (const { e, ...fields } of await evolu.loadQuery(all)) view.add({ id: e, ...fields })
    return { view: view.done() }
  },
  async ready() {
    await count()
    return {}
  },
  async insert({ from, n, chunk }) {
    for (let i = from; i < from + n; ) {
      for (let k = 0; k < chunk && i < from + n; k++, i++) insert(i)
      await new Promise(resolve => setTimeout(resolve, 0))
    }
    await count()
    return {}
  },
  async one({ i }) {
    const at = nowMs()
    insert(i)
    return { at }
  },
  async wait({ n }) {
    while ((await count()) < n) {
      await new Promise(resolve => {
        let done = false
        const go = () => {
          if (done) return
          done = true
          stop()
          resolve()
        }
        const stop = evolu.subscribeQuery(counted)(go)
        setTimeout(go, 20)
      })
    }
    return { at: nowMs() }
  },
  async watch() {
    await evolu.loadQuery(counted)
    evolu.subscribeQuery(counted)(() => {
      process.send({ count: Number(evolu.getQueryRows(counted)[0]?.count ?? 0), at: nowMs() })
    })
    return {}
  },
  async exit() {
    setTimeout(() => process.exit(0), 50)
    return {}
  },
}
process.on('message', async message => {
  try {
    process.send({ id: message.id, result: await commands[message.command](message) })
  } catch (error) {
    process.send({ id: message.id, error: String(error?.stack ?? error) })
  }
})
process.on('disconnect', () => process.exit(0))
process.send({ up: true })
