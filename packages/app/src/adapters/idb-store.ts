/** The device's store in a browser: one IndexedDB database per profile, Web Locks for writers, a channel between tabs. */
import { type Result, type Store, type StoreFault, TABLES, type Table } from '../engine/ports.ts'

const VERSION = 2

/** What the wrapper needs of the browser, so that a missing part is a plain fault and not a crash at load. */
export interface BrowserStorage {
  readonly indexedDB: IDBFactory | undefined
  readonly locks: LockManager | undefined
  readonly channel: ((name: string) => BroadcastChannel) | undefined
}

export const browserStorage = (): BrowserStorage => ({
  indexedDB: typeof indexedDB === 'undefined' ? undefined : indexedDB,
  locks: typeof navigator === 'undefined' ? undefined : navigator.locks,
  channel: typeof BroadcastChannel === 'undefined' ? undefined : name => new BroadcastChannel(name),
})

const fault = (name: StoreFault['fault']): Result<never, StoreFault> => ({
  ok: false,
  error: { fault: name },
})

/** Browsers name a full disk in one way, a database that was taken away in several. */
const faultOf = (error: unknown): StoreFault['fault'] => {
  const name = (error as { name?: unknown } | null)?.name
  if (name === 'QuotaExceededError') return 'StoreFull'
  if (name === 'SecurityError' || name === 'NotAllowedError' || name === 'VersionError') return 'StoreBlocked'
  return 'StoreClosed'
}

const openDatabase = (factory: IDBFactory, name: string): Promise<Result<IDBDatabase, StoreFault>> =>
  new Promise(resolve => {
    let request: IDBOpenDBRequest
    try {
      request = factory.open(name, VERSION)
    } catch {
      resolve(fault('StoreBlocked'))
      return
    }
    request.onupgradeneeded = () => {
      for (const table of TABLES)
        if (!request.result.objectStoreNames.contains(table)) request.result.createObjectStore(table)
    }
    request.onsuccess = () => resolve({ ok: true, value: request.result })
    request.onblocked = () => resolve(fault('StoreBlocked'))
    request.onerror = () =>
      resolve(fault(request.error?.name === 'QuotaExceededError' ? 'StoreFull' : 'StoreBlocked'))
  })

/**
 * Opens (and makes, the first time) the database `name`.
 * Without Web Locks two tabs could use one counter twice, which can't be mended later: so that is `StoreBlocked` too.
 */
export async function openIdbStore(
  name = 'kimbilio',
  browser: BrowserStorage = browserStorage(),
): Promise<Result<Store, StoreFault>> {
  if (!browser.indexedDB || !browser.locks) return fault('StoreBlocked')
  const { locks } = browser
  const opened = await openDatabase(browser.indexedDB, name)
  if (!opened.ok) return opened
  const database = opened.value
  const channel = browser.channel?.(`${name}/commits`)
  const listeners = new Set<() => void>()
  const stepDown = new Set<() => void>()
  let closed = false

  const close = () => {
    if (closed) return
    closed = true
    database.close()
    channel?.close()
    for (const step of stepDown) step()
    stepDown.clear()
    listeners.clear()
  }
  // A newer app in another tab wants to change the tables, or the browser took the storage away.
  database.onversionchange = close
  database.onclose = close
  if (channel)
    channel.onmessage = () => {
      for (const listener of listeners) listener()
    }

  const read = <T>(table: Table, ask: (store: IDBObjectStore) => () => T): Promise<Result<T, StoreFault>> =>
    new Promise(resolve => {
      if (closed) {
        resolve(fault('StoreClosed'))
        return
      }
      try {
        const transaction = database.transaction(table, 'readonly')
        const answer = ask(transaction.objectStore(table))
        transaction.oncomplete = () => resolve({ ok: true, value: answer() })
        transaction.onabort = () => resolve(fault(faultOf(transaction.error)))
      } catch (error) {
        resolve(fault(faultOf(error)))
      }
    })

  return {
    ok: true,
    value: {
      get: (table, key) =>
        read(table, store => {
          const request = store.get(key)
          return () => request.result
        }),
      range: (table, prefix, { from = prefix, limit } = {}) =>
        read(table, store => {
          const range = IDBKeyRange.bound(from, `${prefix}\uffff`)
          const keys = store.getAllKeys(range, limit)
          const values = store.getAll(range, limit)
          return () => keys.result.map((key, i) => [String(key), values.result[i]] as const)
        }),
      commit: writes =>
        new Promise((resolve, reject) => {
          if (closed) {
            resolve(fault('StoreClosed'))
            return
          }
          if (writes.length === 0) {
            resolve({ ok: true, value: undefined })
            return
          }
          try {
            const tables = [...new Set(writes.map(write => write.table))]
            // Strict: resolved means that the disk has it, not only the operating system.
            const transaction = database.transaction(tables, 'readwrite', { durability: 'strict' })
            transaction.oncomplete = () => {
              resolve({ ok: true, value: undefined })
              // Closed while it was under way: there is no channel any more, and other tabs see it when they write.
              if (!closed) channel?.postMessage(0)
            }
            transaction.onabort = () => resolve(fault(faultOf(transaction.error)))
            try {
              for (const write of writes) {
                const store = transaction.objectStore(write.table)
                if ('delete' in write) store.delete(write.key)
                else store.put(write.value, write.key)
              }
            } catch (defect) {
              // A value that can't be stored is a defect of ours: it throws, and nothing of the commit may stay.
              transaction.onabort = () => reject(defect)
              transaction.abort()
            }
          } catch (error) {
            resolve(fault(faultOf(error)))
          }
        }),
      exclusive: work => locks.request(`${name}/write`, () => work()) as ReturnType<typeof work>,
      lead: elected => {
        let step = () => {}
        const until = new Promise<void>(resolve => {
          step = resolve
        })
        const waiting = new AbortController()
        const down = () => {
          stepDown.delete(down)
          waiting.abort()
          step()
        }
        stepDown.add(down)
        locks
          .request(`${name}/lead`, { signal: waiting.signal }, () => {
            if (!closed) elected()
            return until
          })
          .catch(() => {})
        return down
      },
      onForeignCommit: listener => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      close,
    },
  }
}
