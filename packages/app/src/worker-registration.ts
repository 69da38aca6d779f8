/** Registers the service worker, and tells when a newer version has been fetched and waits for the next start. */
import { type ReadonlySignal, signal } from '@preact/signals'

export const watchForNewVersion = (): ReadonlySignal<boolean> => {
  const waiting = signal(false)
  // Without a worker (an old browser, a private window) the app works; it only needs a connection to open.
  if (!('serviceWorker' in navigator)) return waiting
  navigator.serviceWorker.register('/app/sw.js', { scope: '/app/', updateViaCache: 'none' }).then(
    registration => {
      const look = () => {
        // The first worker of all is no news: nothing older is in use.
        if (registration.waiting && registration.active) waiting.value = true
      }
      look()
      registration.addEventListener('updatefound', () =>
        registration.installing?.addEventListener('statechange', look),
      )
    },
    () => {},
  )
  return waiting
}
