/** Two paired devices with the real engine against the real server in a process of its own, for everything that we time. */
import { type ChildProcess, fork } from 'node:child_process'
import { webcrypto } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import {
  type ArchiveSettings,
  createHaven,
  type Haven,
  httpRelay,
  type MemoryDisk,
  memoryStore,
  type Pairing,
  type PairingStage,
  systemClock,
} from '#engine'
import { gratitude } from '#practices'
import type { Platform, SubtleLike } from '#protocol'
import { all } from '../packages/practices/src/shared/shelf.ts'
import { type CountingProxy, countingProxy } from './measure.ts'
import { type BenchEvent, event, View } from './workload.ts'

export interface Device {
  readonly haven: Haven
  readonly disk: MemoryDisk
}

export interface Server {
  readonly child: ChildProcess
  readonly proxy: CountingProxy
  /** Through the proxy that counts. */
  readonly origin: string
}

export const platform: Platform = {
  subtle: webcrypto.subtle as unknown as SubtleLike,
  random: size => webcrypto.getRandomValues(new Uint8Array(size)),
}

export async function startServer(): Promise<Server> {
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)))
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    child.once('message', message => resolve(message as { port: number }))
    child.once('exit', code => reject(new Error(`the server ended with ${code}`)))
  })
  const proxy = await countingProxy(port)
  return { child, proxy, origin: `http://127.0.0.1:${proxy.port}` }
}

/** What the server used, after it has stopped. */
export function stopServer({ child }: Server): Promise<{ bytes: number } & Record<string, unknown>> {
  return new Promise(resolve => {
    child.once('message', message => resolve(message as { bytes: number }))
    child.send('stop')
  })
}

export const relayAt = (origin: string, online = true) =>
  httpRelay(origin, {
    fetch: online ? (...asked) => fetch(...asked) : () => Promise.reject(new TypeError('offline')),
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    now: Date.now,
  })

/** A device on this disk; `online` false: no way to the server at all. */
export async function open(
  origin: string,
  disk?: MemoryDisk,
  online = true,
  archives?: ArchiveSettings,
): Promise<Device> {
  const store = memoryStore({}, disk)
  const made = await createHaven({
    store,
    relay: relayAt(origin, online),
    clock: systemClock,
    platform,
    server: origin,
    ...(archives ? { archives } : {}),
  })
  if (!made.ok) throw new Error(made.error.fault)
  return { haven: made.value, disk: store.disk }
}

/** The same rows for one more start: what was on the disk at this moment. */
export const copyOf = (disk: MemoryDisk): MemoryDisk => ({
  rows: new Map(disk.rows),
  tabs: new Map(),
  write: [],
  lead: [],
})

/** Resolves when a signal's value is as asked; the subscription ends with it. */
function becomes<T>(
  signal: { subscribe(look: (value: T) => void): () => void },
  asked: (value: T) => boolean,
): Promise<T> {
  return new Promise(resolve => {
    const stop = signal.subscribe(value => {
      if (!asked(value)) return
      // Not at once: the first call comes before there is anything to stop.
      queueMicrotask(() => {
        stop()
        resolve(value)
      })
    })
  })
}

export const reached = (pairing: Pairing, stage: PairingStage['stage']) =>
  becomes(pairing.stage, now => now.stage === stage)

export async function pair(origin: string): Promise<readonly [Device, Device]> {
  const [one, other] = [await open(origin), await open(origin)]
  await one.haven.begin('Amara', 'en')
  await other.haven.begin('Juma', 'sw')
  const inviting = await one.haven.invite()
  const waiting = await reached(inviting, 'waiting')
  const joining = await other.haven.join(waiting.stage === 'waiting' ? waiting.link : '')
  await Promise.all([reached(inviting, 'compare'), reached(joining, 'compare')])
  await Promise.all([inviting.confirm(), joining.confirm()])
  await Promise.all([reached(inviting, 'paired'), reached(joining, 'paired')])
  inviting.leave()
  joining.leave()
  await synced(one)
  await synced(other)
  // Both tell their names now; a copy from before that would be a profile put back to an earlier day, and be found out.
  await new Promise(resolve => setTimeout(resolve, 3000))
  return [one, other]
}

type Notes = typeof gratitude.initial
const notesOf = ({ haven }: Device) => haven.pairs.value[0]?.stateOf<Notes>(gratitude).notes
export const holds = (device: Device, count: number) =>
  becomes(device.haven.pairs, () => (notesOf(device)?.size ?? 0) >= count)
export const synced = (device: Device) =>
  becomes(device.haven.pairs, ([view]) => view?.sync.state === 'synced')

/** What a person writes in these measurements. */
export const thanksOf = (i: number) => ({
  kind: 'words',
  did: JSON.stringify(event(i)),
  gave: '',
  says: '',
})

export async function write(device: Device, i: number): Promise<void> {
  const space = device.haven.pairs.value[0]!.id
  const done = await device.haven.act(space, gratitude, { do: 'give', thanks: thanksOf(i) })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
}

export function viewOf(device: Device): string {
  const view = new View()
  const notes = notesOf(device)
  for (const note of notes ? all(notes) : [])
    if (note.kind === 'given' && note.thanks.kind === 'words')
      view.add(JSON.parse(note.thanks.did) as BenchEvent)
  return view.done()
}
