/**
 * How many signed entries the server takes in a second, each verified and on disk before it is acknowledged: several
 * spaces at once, in runs of 1, 16 and 256. `node bench/relay-entries.ts [N]`
 *
 * `per_core` counts against the processor time that the server used, so that whoever hands in is not in it.
 */
import { readFileSync } from 'node:fs'
import {
  authorContent,
  type Bytes,
  type Chain,
  chainAfter,
  createPrimitives,
  deviceKeysFromSeed,
  emptyLog,
  encodePayload,
  hex,
  makeSpace,
  newRing,
  verifyRun,
} from '#protocol'
import { nowMs, print } from './measure.ts'
import { platform, relayAt, type Server, startServer, stopServer } from './pair.ts'
import { event } from './workload.ts'

const N = Number(process.argv[2] ?? 4096)
const SPACES = 8
const peer = 'kimbilio'
const p = createPrimitives(platform)

interface Writer {
  readonly post: (entries: readonly Bytes[]) => Promise<void>
  readonly entries: readonly Bytes[]
}

async function writer(origin: string, count: number): Promise<Writer> {
  const relay = relayAt(origin)
  const space = hex(p.random(16))
  const keys = await deviceKeysFromSeed(p, p.random(32))
  const epochKey = p.random(32)
  const ring = newRing(p)
  ring.addEpochKey(1, epochKey)
  const made = await makeSpace(p, { space, kind: 'self', member: hex(p.random(16)), keys, epochKey })
  const { state } = await verifyRun(p, emptyLog(space), [{ index: 1, bytes: made.entry }])
  const began = await relay.makeSpace(made.entry)
  if (!began.ok) throw new Error(JSON.stringify(began.error))
  const seen = { index: state.index, hash: state.hash }
  const entries: Bytes[] = []
  let chain: Chain = chainAfter(made)
  for (let i = 0; i < count; i++) {
    const { t: at, ...d } = event(i)
    const payload = encodePayload({ t: 'bench.event.v1', at, d })
    const entry = await authorContent(p, { space, keys, chain, seen, epoch: 1, ring, payload })
    chain = chainAfter(entry)
    entries.push(entry.bytes)
  }
  const who = { space, device: keys.device, sign: (message: Bytes) => p.sign(keys.sign, message) }
  const line = await relay.live(who, 1, { entries: () => {}, ephemeral: () => {}, closed: () => {} })
  if (!line.ok) throw new Error(JSON.stringify(line.error))
  return {
    entries,
    post: async run => {
      const posted = await line.value.post(run)
      if (!posted.ok) throw new Error(JSON.stringify(posted.error))
    },
  }
}

/** Processor milliseconds that a process has used; null where the system does not tell. */
function used({ child }: Server): number | null {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return null
  }
}

const perCore = (before: number | null, after: number | null, count: number) =>
  before === null || after === null ? null : Math.round((count / (after - before)) * 1000)

for (const [run, count] of [
  [1, Math.ceil(N / 4)],
  [16, N],
  [256, N * 4],
] as const) {
  const server = await startServer()
  const each = Math.ceil(count / SPACES)
  const writers = await Promise.all(Array.from({ length: SPACES }, () => writer(server.origin, each)))
  const [start, before] = [nowMs(), used(server)]
  await Promise.all(
    writers.map(async ({ entries, post }) => {
      for (let at = 0; at < entries.length; at += run) await post(entries.slice(at, at + run))
    }),
  )
  const ms = nowMs() - start
  const total = each * SPACES
  print({
    peer,
    bench: 'relay.entries',
    batch: run,
    N: total,
    ms: Math.round(ms),
    ev_per_s: Math.round((total / ms) * 1000),
    per_core: perCore(before, used(server), total),
  })
  await stopServer(server)
}
process.exit(0)
