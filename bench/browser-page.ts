/** The part of `browser.ts` that runs in the page: a device with the real engine on IndexedDB, and how long it takes to open. */
import {
  createHaven,
  type Haven,
  httpRelay,
  openIdbStore,
  type Pairing,
  type PairingStage,
  systemClock,
} from '#engine'
import { gratitude } from '#practices'
import type { SubtleLike } from '#protocol'
import { all } from '../packages/practices/src/shared/shelf.ts'

type Notes = typeof gratitude.initial

let haven: Haven | null = null
let pairing: Pairing | null = null

async function open(online: boolean): Promise<Haven> {
  const store = await openIdbStore('bench')
  if (!store.ok) throw new Error(store.error.fault)
  const refuse = () => Promise.reject(new TypeError('offline'))
  const made = await createHaven({
    store: store.value,
    relay: httpRelay(location.origin, {
      fetch: online ? (...asked) => fetch(...asked) : refuse,
      WebSocket,
      now: Date.now,
    }),
    clock: systemClock,
    platform: {
      subtle: crypto.subtle as unknown as SubtleLike,
      random: size => crypto.getRandomValues(new Uint8Array(size)),
    },
    server: location.origin,
  })
  if (!made.ok) throw new Error(made.error.fault)
  haven = made.value
  return made.value
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 5))
}
const reached = (stage: PairingStage['stage']) => until(() => pairing?.stage.value.stage === stage)
const notes = () => haven?.pairs.value[0]?.stateOf<Notes>(gratitude).notes

const snapshotRows = () =>
  new Promise<readonly string[]>((resolve, reject) => {
    const asked = indexedDB.open('bench')
    asked.onerror = () => reject(asked.error)
    asked.onsuccess = () => {
      const keys = asked.result.transaction('snapshots').objectStore('snapshots').getAllKeys()
      keys.onerror = () => reject(keys.error)
      keys.onsuccess = () => {
        asked.result.close()
        resolve(keys.result.map(String))
      }
    }
  })

const page = {
  begin: async () => {
    await (await open(true)).begin('Juma', 'sw')
  },
  join: async (link: string) => {
    pairing = (await haven?.join(link)) ?? null
    await reached('compare')
  },
  confirm: async () => {
    await pairing?.confirm()
    await reached('paired')
    pairing?.leave()
  },
  close: () => haven?.close(),
  /** From a closed app to a record that holds so many notes. */
  catchUp: async (count: number) => {
    const start = performance.now()
    await open(true)
    await until(() => (notes()?.size ?? 0) >= count)
    return performance.now() - start
  },
  /** Until the store has a snapshot of so many entries. */
  settled: async (count: number) => {
    for (let stretches = 0; stretches < count; await new Promise(resolve => setTimeout(resolve, 500))) {
      const names = await snapshotRows()
      stretches = names.reduce((sum, name) => sum + Number(/hashes\/\d+\/(\d+)$/.exec(name)?.[1] ?? 0), 0)
    }
  },
  /** With no way to the server: until the app could draw, and until every note has been read. */
  open: async () => {
    const start = performance.now()
    await open(false)
    const opened = performance.now() - start
    const held = notes()
    const read = held ? all(held).length : 0
    const whole = performance.now() - start
    haven?.close()
    return { opened, whole, read }
  },
}

export type BenchPage = typeof page
;(globalThis as { benchPage?: BenchPage }).benchPage = page
