/**
 * Registers the service worker, and tells when a newer version waits for the next start, or when one was refused. The page
 * in use looks at a new worker script too, since that is the one file that the browser takes without asking anybody.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import { createPrimitives, hex, readRelease, sha256 } from '#protocol'
import { REFUSED, RELEASE, readTrust, SIGNATURES, TRUST, TRUST_SHELF, trusted, WORKER } from './sw-install.ts'

export type NewVersion = 'none' | 'ready' | 'refused'

const fresh = async (path: string) => {
  const answer = await fetch(path, { cache: 'no-store' })
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** False when what the server hands out as worker is not what the keys that we trust have signed. */
const workerIsSound = async (): Promise<boolean> => {
  const kept = await (await caches.open(TRUST_SHELF)).match(TRUST)
  const trust = kept ? readTrust(await kept.json().catch(() => null)) : null
  if (!trust) return true
  const [release, signatures, worker] = await Promise.all([fresh(RELEASE), fresh(SIGNATURES), fresh(WORKER)])
  const named = release && readRelease(release)
  if (!release || !named || !worker || named.files[WORKER] !== hex(sha256(worker))) return false
  const { verify } = createPrimitives({
    subtle: crypto.subtle,
    random: size => crypto.getRandomValues(new Uint8Array(size)),
  })
  return (await trusted(release, signatures, { trust, verify })).ok
}

export const watchForNewVersion = (): ReadonlySignal<NewVersion> => {
  const version = signal<NewVersion>('none')
  // Without a worker (an old browser, a private window) the app works; it only needs a connection to open.
  if (!('serviceWorker' in navigator)) return version
  const wasRefused = async () => {
    if (await (await caches.open(TRUST_SHELF)).match(REFUSED)) version.value = 'refused'
  }
  navigator.serviceWorker.register('/app/sw.js', { scope: '/app/', updateViaCache: 'none' }).then(
    registration => {
      const look = () => {
        // The first worker of all is no news: nothing older is in use.
        if (registration.waiting && registration.active && version.value === 'none') version.value = 'ready'
        if (!registration.installing) wasRefused().catch(() => {})
      }
      look()
      registration.addEventListener('updatefound', () => {
        const before = registration.active
        registration.installing?.addEventListener('statechange', look)
        if (!before) return
        workerIsSound().then(
          sound => {
            if (!sound) version.value = 'refused'
          },
          // The server is gone again: nothing is known, and nothing is said.
          () => {},
        )
      })
    },
    () => wasRefused().catch(() => {}),
  )
  return version
}
