/** Puts the engine on a browser: IndexedDB below, the relay of this page's own server beside it. */
import { browserNetwork, createHaven, type Haven, httpRelay, type StoreFault, systemClock } from '#engine'
import type { Platform } from '#protocol'
import type { Result } from './engine/ports.ts'
import type { Entered } from './front-door.tsx'

export const browserPlatform: Platform = {
  subtle: crypto.subtle,
  random: size => crypto.getRandomValues(new Uint8Array(size)),
}

export const openHaven = ({ store, localKey }: Entered): Promise<Result<Haven, StoreFault>> =>
  createHaven({
    store,
    relay: httpRelay(location.origin),
    clock: systemClock,
    platform: browserPlatform,
    server: location.origin,
    network: browserNetwork,
    ...(localKey ? { localKey } : {}),
  })
