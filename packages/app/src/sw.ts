/**
 * The service worker: lays all files of one version on the phone at once, and answers from there, so that the app opens
 * with no connection. A new version is laid beside the old one and is taken when every window of the old one is closed:
 * nothing is pulled away under somebody who writes.
 */
import { answerTo, oldShelves, type Shelf, shelfName } from './sw-answers.ts'

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
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}

/** Replaced by the build; see vite.app.config.ts. */
declare const __SHELF__: Shelf
declare const self: Worker

const { version, files } = __SHELF__
const known = new Set(files)
const shelf = () => self.caches.open(shelfName(version))

self.addEventListener('install', event => {
  // All or nothing: a version of which one file is missing is never used. `no-cache` asks the server, not an older copy.
  event.waitUntil(
    shelf().then(cache => cache.addAll(files.map(path => new Request(path, { cache: 'no-cache' })))),
  )
})

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
