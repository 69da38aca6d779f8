/**
 * Kimbilio on the work that our peers do: two paired devices with the real engine, the real server with SQLite, and
 * events written as thank-yous, so that schemas and fold are in every figure. `node bench/kimbilio.ts [N]`
 *
 * Devices keep their rows in memory here, encrypted and packed as in a browser; IndexedDB itself is not in these figures.
 */
import { fork } from 'node:child_process'
import { webcrypto } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import {
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
import type { SubtleLike } from '#protocol'
import { all } from '../packages/practices/src/shared/shelf.ts'
import { echoServer, echoTimes } from './floor.ts'
import { countingProxy, nowMs, print, rounded, spread, timed } from './measure.ts'
import { type BenchEvent, event, View } from './workload.ts'

const N = Number(process.argv[2] ?? 10_000)
const LIVE = 1000
const WARM = 100
const peer = 'kimbilio'

const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)))
const { port } = await new Promise<{ port: number }>((resolve, reject) => {
  child.once('message', message => resolve(message as { port: number }))
  child.once('exit', code => reject(new Error(`the server ended with ${code}`)))
})
const proxy = await countingProxy(port)
const origin = `http://127.0.0.1:${proxy.port}`

interface Device {
  readonly haven: Haven
  readonly disk: MemoryDisk
}

/** A device on this disk; `online` false: no way to the server at all. */
async function open(disk?: MemoryDisk, online = true): Promise<Device> {
  const store = memoryStore({}, disk)
  const refuse = () => Promise.reject(new TypeError('offline'))
  const made = await createHaven({
    store,
    relay: httpRelay(origin, {
      fetch: online ? (...asked) => fetch(...asked) : refuse,
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      now: Date.now,
    }),
    clock: systemClock,
    platform: {
      subtle: webcrypto.subtle as unknown as SubtleLike,
      random: size => webcrypto.getRandomValues(new Uint8Array(size)),
    },
    server: origin,
  })
  if (!made.ok) throw new Error(made.error.fault)
  return { haven: made.value, disk: store.disk }
}

/** The same rows for one more start: what was on the disk at this moment. */
const copyOf = (disk: MemoryDisk): MemoryDisk => ({
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

const reached = (pairing: Pairing, stage: PairingStage['stage']) =>
  becomes(pairing.stage, now => now.stage === stage)

async function pair(): Promise<readonly [Device, Device]> {
  const [one, other] = [await open(), await open()]
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
  return [one, other]
}

type Notes = typeof gratitude.initial
const notesOf = ({ haven }: Device) => haven.pairs.value[0]?.stateOf<Notes>(gratitude).notes
const holds = (device: Device, count: number) =>
  becomes(device.haven.pairs, () => (notesOf(device)?.size ?? 0) >= count)
const synced = (device: Device) => becomes(device.haven.pairs, ([view]) => view?.sync.state === 'synced')

async function write(device: Device, i: number): Promise<void> {
  const space = device.haven.pairs.value[0]!.id
  const thanks = { kind: 'words', did: JSON.stringify(event(i)), gave: '', says: '' }
  const done = await device.haven.act(space, gratitude, { do: 'give', thanks })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
}

function viewOf(device: Device): string {
  const view = new View()
  const notes = notesOf(device)
  for (const note of notes ? all(notes) : [])
    if (note.kind === 'given' && note.thanks.kind === 'words') view.add(JSON.parse(note.thanks.did) as BenchEvent)
  return view.done()
}

const wire = (count: number) => ({
  wire_up_per_event: rounded(proxy.counted.up / count),
  wire_down_per_event: rounded(proxy.counted.down / count),
})

/** Cold open: from the rows of the store, with no way to the server, to the materialised view. */
async function coldOpen(disk: MemoryDisk, count: number): Promise<void> {
  const stored = [...disk.rows.values()].reduce<number>(
    (sum, row) => sum + (row instanceof Uint8Array ? row.length : 0),
    0,
  )
  for (let round = 0; round < 3; round++) {
    const rows = copyOf(disk)
    const { ms, cpu_ms, result } = await timed(async () => {
      const opened = await open(rows, false)
      return { view: viewOf(opened), haven: opened.haven }
    })
    result.haven.close()
    const bytes_per_event = rounded(stored / count)
    print({ peer, bench: 'a.open.storage', N: count, ms, cpu_ms, view: result.view, bytes_per_event })
  }
}

const [amara, juma] = await pair()
// Both tell their names now; a copy from before that would be a profile put back to an earlier day, and be found out.
await new Promise(resolve => setTimeout(resolve, 3000))
const atPairing = copyOf(juma.disk)

{
  proxy.reset()
  const start = nowMs()
  const done = holds(juma, N)
  for (let i = 0; i < N; i++) {
    await write(amara, i)
    if (i % 100 === 99) await turn()
  }
  const written = nowMs() - start
  await done
  const ms = nowMs() - start
  const ev_per_s = Math.round((N / ms) * 1000)
  print({ peer, bench: 'd.throughput', N, ms: rounded(ms), ev_per_s, write_ms: rounded(written), ...wire(N) })
}
await synced(amara)
// Time for the tail to be packed into segments, as it is when a phone lies still.
await new Promise(resolve => setTimeout(resolve, 12_000))
await coldOpen(juma.disk, N)

// Juma's device as it was when the two had paired, coming back after all of it was written.
juma.haven.close()
for (let round = 0; round < 3; round++) {
  const disk = copyOf(atPairing)
  proxy.reset()
  const { ms, cpu_ms, result } = await timed(async () => {
    const back = await open(disk)
    await holds(back, N)
    return { view: viewOf(back), haven: back.haven }
  })
  result.haven.close()
  print({
    peer,
    bench: 'b.catchup',
    N,
    ms,
    cpu_ms,
    view: result.view,
    wire_per_event: wire(N).wire_down_per_event,
  })
}

{
  const back = await open(copyOf(atPairing))
  await holds(back, N)
  await synced(back)
  await new Promise(resolve => setTimeout(resolve, 2000))
  const times: number[] = []
  proxy.reset()
  for (let i = 0; i < LIVE + WARM; i++) {
    const arrived = holds(back, N + i + 1)
    const start = nowMs()
    await write(amara, N + i)
    await arrived
    if (i >= WARM) times.push(nowMs() - start)
  }
  print({ peer, bench: 'c.latency_ms', ...spread(times), ...wire(LIVE + WARM) })
  back.haven.close()
  const echo = await echoServer()
  for (const bytes of [300, 1271]) {
    print({ peer: 'floor', bench: 'ws.echo_ms', bytes, ...spread(await echoTimes(echo.port, 5000, bytes)) })
  }
  echo.stop()
}

const used = await new Promise<{ bytes: number }>(resolve => {
  child.once('message', message => resolve(message as { bytes: number }))
  child.send('stop')
})
print({ peer, bench: 'd.rest', N, bytes_per_event: rounded(used.bytes / (N + LIVE + WARM)) })
print({ peer, bench: 'server', ...used })
process.exit(0)
