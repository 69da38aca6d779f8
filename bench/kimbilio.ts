/**
 * Kimbilio on the work that our peers do: two paired devices with the real engine, the real server with SQLite, and
 * events written as thank-yous, so that schemas and fold are in every figure. `node bench/kimbilio.ts [N]`
 *
 * Devices keep their rows in memory here, encrypted and packed as in a browser; for IndexedDB see browser.ts.
 */
import { setImmediate as turn } from 'node:timers/promises'
import type { MemoryDisk } from '#engine'
import { fill } from './fill.ts'
import { echoServer, echoTimes } from './floor.ts'
import { nowMs, print, rounded, spread, timed } from './measure.ts'
import { nextPhone, putAway } from './new-phone.ts'
import { copyOf, holds, open, pair, startServer, stopServer, synced, viewOf, write } from './pair.ts'

const N = Number(process.argv[2] ?? 10_000)
/** Events that are written one by one on a live line. */
const THROUGH = Math.min(N, 2000)
const LIVE = 1000
const WARM = 100
/** For the tail to be packed and the snapshot written, as it is when a phone lies still. */
const QUIET_MS = 13_000
const peer = 'kimbilio'

const quiet = () => new Promise(resolve => setTimeout(resolve, QUIET_MS))
const server = await startServer()
const { proxy, origin } = server
const wire = (count: number) => ({
  wire_up_per_event: rounded(proxy.counted.up / count),
  wire_down_per_event: rounded(proxy.counted.down / count),
})

/** Cold open: from the rows of the store, with no way to the server, to the materialised view. */
async function coldOpen(bench: string, disk: MemoryDisk): Promise<void> {
  const stored = [...disk.rows.values()].reduce<number>(
    (sum, row) => sum + (row instanceof Uint8Array ? row.length : 0),
    0,
  )
  for (let round = 0; round < 5; round++) {
    const rows = copyOf(disk)
    let opened_ms = 0
    const { ms, cpu_ms, result } = await timed(async () => {
      const start = nowMs()
      const opened = await open(origin, rows, false)
      opened_ms = rounded(nowMs() - start)
      return { view: viewOf(opened), haven: opened.haven }
    })
    result.haven.close()
    print({ peer, bench, N, ms, opened_ms, cpu_ms, view: result.view, bytes_per_event: rounded(stored / N) })
  }
}

/** The same rows without what spares the fold. */
const withoutSnapshot = (disk: MemoryDisk): MemoryDisk => ({
  ...copyOf(disk),
  rows: new Map([...disk.rows].filter(([key]) => !key.startsWith('snapshots/'))),
})

// A pair whose one device comes back after everything was written.
{
  const [amara, juma] = await pair(origin)
  const atPairing = copyOf(juma.disk)
  juma.haven.close()
  await fill(origin, amara, N)
  for (let round = 0; round < 3; round++) {
    const disk = copyOf(atPairing)
    proxy.reset()
    const { ms, cpu_ms, result } = await timed(async () => {
      const back = await open(origin, disk)
      await holds(back, N)
      return back
    })
    print({
      peer,
      bench: 'b.catchup',
      N,
      ms,
      cpu_ms,
      view: viewOf(result),
      wire_per_event: wire(N).wire_down_per_event,
    })
    if (round === 2) {
      await quiet()
      result.haven.close()
      await coldOpen('a.open.snapshot', disk)
      await coldOpen('a.open.log', withoutSnapshot(disk))
    }
    result.haven.close()
  }
}

// A new phone of the one who reads. A fresh pair each time: of several own phones, each waits for the others.
for (const way of ['log', 'archive'] as const)
  for (let round = 0; round < 2; round++) {
    const [amara, juma] = await pair(origin)
    juma.haven.close()
    await fill(origin, amara, N)
    const first = await putAway(origin, juma)
    proxy.reset()
    const next = await nextPhone(origin, first, way)
    const { ms, cpu_ms } = await timed(() => holds(next, N))
    const wire_per_event = wire(N).wire_down_per_event
    print({ peer, bench: `b.catchup.${way}`, N, ms, cpu_ms, view: viewOf(next), wire_per_event })
    next.haven.close()
    first.haven.close()
  }

// Another pair, both on line.
const [amara, juma] = await pair(origin)
{
  proxy.reset()
  const start = nowMs()
  const done = holds(juma, THROUGH)
  for (let i = 0; i < THROUGH; i++) {
    await write(amara, i)
    if (i % 100 === 99) await turn()
  }
  const written = nowMs() - start
  await done
  const ms = nowMs() - start
  const ev_per_s = Math.round((THROUGH / ms) * 1000)
  const write_ms = rounded(written)
  print({ peer, bench: 'd.throughput', N: THROUGH, ms: rounded(ms), ev_per_s, write_ms, ...wire(THROUGH) })
  await synced(amara)
  await quiet()
}
{
  const times: number[] = []
  proxy.reset()
  for (let i = 0; i < LIVE + WARM; i++) {
    const arrived = holds(juma, THROUGH + i + 1)
    const start = nowMs()
    await write(amara, THROUGH + i)
    await arrived
    if (i >= WARM) times.push(nowMs() - start)
  }
  print({ peer, bench: 'c.latency_ms', ...spread(times), ...wire(LIVE + WARM) })
  const echo = await echoServer()
  for (const bytes of [300, 1271]) {
    print({ peer: 'floor', bench: 'ws.echo_ms', bytes, ...spread(await echoTimes(echo.port, 5000, bytes)) })
  }
  echo.stop()
}
juma.haven.close()
amara.haven.close()

const used = await stopServer(server)
print({ peer, bench: 'd.rest', N, bytes_per_event: rounded(used.bytes / (N + THROUGH + LIVE + WARM)) })
print({ peer, bench: 'server', ...used })
process.exit(0)
