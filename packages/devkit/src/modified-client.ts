/**
 * A client that is not ours: it holds a device's real keys, taken from its store, and asks the relay for whatever it
 * likes, whenever it likes. What it hears, the device's adversary hears.
 */
import { type Credentials, httpRelay, type Relay } from '#engine'
import {
  authorContent,
  createPrimitives,
  decodeEntry,
  emptyLog,
  encodePayload,
  innerCommit,
  type KeyRing,
  newRing,
  openEntry,
  verifyRun,
} from '#protocol'
import { chanceFrom } from './chance.ts'
import { seededPlatform } from './seeded-platform.ts'
import { stolenKeys } from './stolen-keys.ts'
import { type Device, ORIGIN, type World } from './world.ts'

export interface ModifiedClient {
  readonly who: Credentials
  readonly relay: Relay
  /** Writes any entry, bound to any gate or none, and says what a deposit of it has to say. The app is dead meanwhile. */
  readonly write: (t: string, d: unknown, bind?: string) => Promise<Named>
  /** What a deposit has to say of an entry that stands in the log. */
  readonly named: (hash: string) => Promise<Named>
}

export interface Named {
  readonly entry: string
  readonly inner: string
}

export async function modifiedClient(world: World, device: Device, space: string): Promise<ModifiedClient> {
  const p = createPrimitives(seededPlatform(chanceFrom('somebody else’s client')))
  const keys = await stolenKeys(p, device, space)
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const serving = world.relay.serving()
    if (!serving) throw new TypeError('fetch failed')
    const { method = 'GET', headers = {}, body = null } = init
    const answer = await serving.request(new Request(url, { method, headers, body }))
    device.knows.hear(new Uint8Array(await answer.clone().arrayBuffer()))
    return answer
  }
  const who: Credentials = { space, device: keys.device, sign: message => p.sign(keys.sign, message) }
  const relay = httpRelay(ORIGIN, {
    fetch: (url, init) => ask(String(url), init),
    WebSocket: device.link().WebSocket,
    now: world.time.now,
  })
  const read = async () => {
    const page = await relay.read(who, 0)
    if (!page.ok) throw new Error(page.error.fault)
    return page.value.entries
  }
  /** The key of a device's content is among what the phone's cryptography was ever given: the one that opens an entry is it. */
  const openedWith = async (bytes: Uint8Array<ArrayBuffer>) => {
    const entry = decodeEntry(p, bytes)
    if (!entry.ok) throw new Error(entry.error.fault)
    for (const secret of device.knows.all()) {
      const ring: KeyRing = { ...newRing(p), keyFor: () => p.aesKey(new Uint8Array(secret)) }
      const opened = await openEntry(ring, entry.value)
      if (opened.ok) return { ring, hash: entry.value.hash, opened: opened.value }
    }
    return null
  }
  const namedIn = async (bytes: Uint8Array<ArrayBuffer>): Promise<Named> => {
    const found = await openedWith(bytes)
    if (!found) throw new Error(`${device.name} can't open this entry`)
    return { entry: found.hash, inner: innerCommit(p, found.opened.salt, found.opened.payload) }
  }
  return {
    who,
    relay,
    named: async hash => {
      for (const { bytes } of await read()) {
        const entry = decodeEntry(p, bytes)
        if (entry.ok && entry.value.hash === hash) return namedIn(bytes)
      }
      throw new Error('no such entry in the log')
    },
    write: async (t, d, bind) => {
      const entries = await read()
      const { state } = await verifyRun(p, emptyLog(space), entries)
      const own = state.devices.get(keys.device)
      const ofOurs = entries.findLast(({ bytes }) => {
        const entry = decodeEntry(p, bytes)
        return entry.ok && entry.value.device === keys.device && entry.value.kind === 'content'
      })
      const found = ofOurs && (await openedWith(ofOurs.bytes))
      if (!own || !found) throw new Error(`${device.name} can't write here`)
      const entry = await authorContent(p, {
        space,
        keys,
        chain: { n: own.n, prev: own.hash },
        seen: state,
        epoch: 1,
        ring: found.ring,
        payload: encodePayload({ t, at: world.time.now(), d }),
        ...(bind === undefined ? {} : { bind }),
      })
      const posted = await relay.post(who, [entry.bytes])
      if (!posted.ok) throw new Error(JSON.stringify(posted.error))
      return namedIn(entry.bytes)
    },
  }
}
