/**
 * The service worker: lays all files of one version on the phone at once, each checked, and answers from there, so that the
 * app opens with no connection. A new version is laid beside the old one and is taken when every window of the old one is
 * closed: nothing is pulled away under somebody who writes.
 */
import { type SubtleLike, verifyNatively } from '#protocol'
import { answerTo, oldShelves, shelfName } from './sw-answers.ts'
import { install, REFUSED, readTrust, type Shelf, TRUST, TRUST_SHELF, trustText } from './sw-install.ts'

interface WorkerEvent {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  readonly location: { readonly origin: string }
  readonly clients: { claim(): Promise<void> }
  readonly caches: CacheStorage
  readonly crypto: { readonly subtle: SubtleLike }
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}

/** Replaced by the build; see vite.app.config.ts. */
declare const __SHELF__: Shelf
declare const self: Worker

const { version, files } = __SHELF__
const known = new Set(Object.keys(files))
const shelf = () => self.caches.open(shelfName(version))

/** All or nothing: a version of which one file is missing, or is another one, is never used. */
const takeIn = async (): Promise<void> => {
  const [cache, trustCache] = await Promise.all([shelf(), self.caches.open(TRUST_SHELF)])
  const before = await trustCache.match(TRUST)
  const trust = before ? readTrust(await before.json().catch(() => null)) : null
  const installed = await install(
    { version, files },
    {
      trust,
      verify: (key, message, signature) => verifyNatively(self.crypto.subtle, key, message, signature),
      fetch: async path => {
        // `no-store`: asks the server, not an older copy.
        const answer = await fetch(new Request(path, { cache: 'no-store' }))
        if (answer.status === 404) return null
        if (!answer.ok) throw new Error(`the server answered ${answer.status}`)
        const copy = answer.clone()
        return { bytes: new Uint8Array(await answer.arrayBuffer()), keep: () => cache.put(path, copy) }
      },
    },
  )
  if (installed.ok) {
    await trustCache.put(TRUST, new Response(trustText(installed.trust)))
    await trustCache.delete(REFUSED)
    return
  }
  await self.caches.delete(shelfName(version))
  await trustCache.put(REFUSED, new Response(JSON.stringify({ version, why: installed.refused })))
  throw new Error(`refused: ${installed.refused}`)
}

self.addEventListener('install', event => event.waitUntil(takeIn()))

self.addEventListener('activate', event => {
  event.waitUntil(
    self.caches
      .keys()
      .then(names => Promise.all(oldShelves(names, version).map(name => self.caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', event => {
  const answer = answerTo(event.request, self.location.origin, known)
  if (answer.from === 'network') return
  event.respondWith(
    shelf()
      .then(cache => cache.match(answer.path))
      .then(found => found ?? fetch(event.request)),
  )
})
