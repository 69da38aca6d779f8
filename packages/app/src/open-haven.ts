/** Puts the engine on a browser: IndexedDB below, the relay of this page's own server beside it. */
import {
  browserNetwork,
  createHaven,
  type Haven,
  httpRelay,
  openIdbStore,
  type StoreFault,
  systemClock,
} from '#engine'
import type { Result } from './engine/ports.ts'

export const openHaven = async (): Promise<Result<Haven, StoreFault>> => {
  const store = await openIdbStore()
  if (!store.ok) return store
  return createHaven({
    store: store.value,
    relay: httpRelay(location.origin),
    clock: systemClock,
    platform: {
      subtle: crypto.subtle,
      random: size => crypto.getRandomValues(new Uint8Array(size)),
    },
    server: location.origin,
    network: browserNetwork,
  })
}
