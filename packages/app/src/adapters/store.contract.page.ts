/** The page that a real browser opens to run the store's contract against its own IndexedDB; only tests bundle it. */
import type { Bytes } from '#protocol'
import { browserStorage, openIdbStore } from './idb-store.ts'
import { storeContract } from './store.contract.ts'

const open = async (profile: string) => {
  const store = await openIdbStore(profile)
  if (!store.ok) throw new Error(store.error.fault)
  return store.value
}

/** Fills the store of a profile with rows of `size` bytes until it refuses; tells the fault and what stayed whole. */
const fill = async (profile: string, size: number) => {
  const store = await open(profile)
  const wide: Bytes = new Uint8Array(size)
  let rows = 0
  for (;;) {
    // Random each time: the database compresses, and equal rows would never fill it.
    for (let at = 0; at < size; at += 65536)
      crypto.getRandomValues(wide.subarray(at, Math.min(at + 65536, size)))
    const written = await store.commit([
      { table: 'tail', key: `a${rows}`, value: wide },
      { table: 'outbox', key: `a${rows}`, value: wide },
    ])
    if (!written.ok) {
      const counts = [await store.range('tail', ''), await store.range('outbox', '')].map(r =>
        r.ok ? r.value.length : -1,
      )
      store.close()
      return { fault: written.error.fault, rows, counts }
    }
    rows += 1
    if (rows > 500) throw new Error('never full')
  }
}

const page = {
  names: storeContract.map(one => one.name),
  run: async (at: number) => {
    await storeContract[at]!.run(open, `contract-${at}`)
  },
  fill,
  withoutLocks: async () => openIdbStore('no-locks', { ...browserStorage(), locks: undefined }),
  withoutDatabase: async () => openIdbStore('no-database', { ...browserStorage(), indexedDB: undefined }),
}

declare global {
  var storePage: typeof page
}
globalThis.storePage = page
