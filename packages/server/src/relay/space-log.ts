/** The log of each space: takes signed entries, gives each the next place, and says so when they are on disk. */
import {
  type Bytes,
  decodeEntry,
  type Entry,
  emptyLog,
  type Fault,
  type Primitives,
  verifyRun,
} from '#protocol'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/clock.ts'
import type { RelayStore, StoredEntry } from '../ports/relay-store.ts'
import { done, type Result } from '../ports/result.ts'
import { type Problem, type ProblemName, problem } from '../problems.ts'
import type { Head, Heads } from './heads.ts'
import { type Limits, MAX_BATCH_BYTES } from './limits.ts'
import { refuse, storeProblem, type Told } from './told.ts'
import type { Turns } from './turns.ts'

export interface SpaceLog {
  /** `made` is false when the same first entry was there already. */
  makeSpace(genesis: Bytes): Told<{ readonly made: boolean }>
  /** Positions of all entries, in the order given. What is there already keeps its place; of the new ones all are taken or none. */
  append(space: string, entries: readonly Bytes[]): Told<readonly number[]>
  /** At most 1 MiB of entries above `after`, and the newest position. */
  read(
    space: string,
    after: number,
  ): Told<{ readonly head: number; readonly entries: readonly StoredEntry[] }>
}

export interface SpaceLogNeeds {
  readonly store: RelayStore
  readonly heads: Heads
  readonly turns: Turns
  readonly bus: Bus
  readonly clock: Clock
  readonly primitives: Primitives
  readonly limits: Limits
}

/** Another server may take a place before us now and then; more often than this in a row, something is wrong. */
const MOST_TRIES = 20

const PROBLEM_OF_FAULT: Readonly<{ [name in Fault['fault']]?: ProblemName }> = {
  Malformed: 'malformed',
  TooLarge: 'too-large',
  UnknownVersion: 'unknown-version',
  UnknownDevice: 'unknown-device',
  RemovedDevice: 'forbidden',
  BrokenChain: 'broken-chain',
  ForkDetected: 'seen-conflict',
  RolledBack: 'seen-conflict',
  BadSignature: 'bad-signature',
  BadEpoch: 'bad-epoch',
  BadControl: 'bad-control',
}

const problemOf = (fault: Fault, at: number): Problem =>
  problem(PROBLEM_OF_FAULT[fault.fault] ?? 'internal', { at })

export const spaceLog = (needs: SpaceLogNeeds): SpaceLog => {
  const { store, heads, turns, bus, clock, primitives, limits } = needs

  const toStore = (entry: Entry, index: number): StoredEntry => ({
    index,
    device: entry.device,
    n: entry.n,
    hash: entry.hash,
    bytes: entry.bytes,
    day: new Date(clock.now()).toISOString().slice(0, 10),
  })

  /**
   * The head after these entries, and those of them that are new. Entries go through the verification one by one, so
   * that each signature is checked: the chain alone does not cover the signatures of a run, and one bad signature in
   * the log would stop every reader who pages differently.
   */
  const place = async (
    head: Head,
    entries: readonly Entry[],
  ): Promise<Result<{ head: Head; indices: number[]; added: StoredEntry[] }, Problem>> => {
    const indices: number[] = []
    const added: StoredEntry[] = []
    let { log, bytes } = head
    for (const [at, entry] of entries.entries()) {
      const device = log.devices.get(entry.device)
      if (!device) return refuse('unknown-device', { at })
      if (entry.n <= device.n) {
        const known =
          added.find(one => one.device === entry.device && one.n === entry.n) ??
          (await store.findByDevice(log.space, entry.device, entry.n))
        if ('ok' in known && !known.ok) return storeProblem(known.error)
        const there = 'ok' in known ? known.value : known
        if (there?.hash !== entry.hash) return refuse('entry-conflict', { at })
        indices.push(there.index)
        continue
      }
      if (device.removedAt !== null) return refuse('forbidden', { at })
      if (entry.n > device.n + 1) return refuse('gap', { at, expected: device.n + 1 })
      bytes += entry.bytes.length
      if (log.index + 1 > limits.spaceEntries || bytes > limits.spaceBytes)
        return refuse('space-full', { at })
      const index = log.index + 1
      const verdict = await verifyRun(primitives, log, [{ index, bytes: entry.bytes }])
      if (verdict.fault) return { ok: false, error: problemOf(verdict.fault, at) }
      log = verdict.state
      added.push(toStore(entry, index))
      indices.push(index)
    }
    return done({ head: { log, bytes }, indices, added })
  }

  const appendInTurn = async (space: string, entries: readonly Entry[]): Told<readonly number[]> => {
    let found = await heads.get(space)
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (!found.ok) return storeProblem(found.error)
      if (!found.value) return refuse('unknown-space')
      const head = found.value
      const placed = await place(head, entries)
      if (!placed.ok) {
        // Another server may know more by now: refused is only what is refused on the newest state.
        found = await heads.refresh(space)
        if (found.ok && found.value?.log.index === head.log.index) return placed
        continue
      }
      const { added, indices } = placed.value
      if (added.length === 0) return done(indices)
      const stored = await store.append(space, added)
      if (!stored.ok) return storeProblem(stored.error)
      if (stored.value === 'stored') {
        heads.keep(space, placed.value.head)
        bus.publish(space, {
          kind: 'entries',
          entries: added.map(({ index, bytes }) => ({ index, bytes })),
          membership: entries.some(entry => entry.kind === 'control'),
        })
        return done(indices)
      }
      found = await heads.refresh(space)
    }
    return refuse('unavailable', { retryAfterSeconds: 1 })
  }

  const makeInTurn = async (genesis: Entry): Told<{ made: boolean }> => {
    for (let tries = 0; tries < 2; tries++) {
      const first = await store.read(genesis.space, 0, 1)
      if (!first.ok) return storeProblem(first.error)
      if (first.value[0]) {
        return first.value[0].hash === genesis.hash
          ? done({ made: false })
          : refuse('entry-conflict', { at: 0 })
      }
      const verdict = await verifyRun(primitives, emptyLog(genesis.space), [
        { index: 1, bytes: genesis.bytes },
      ])
      if (verdict.fault) return { ok: false, error: problemOf(verdict.fault, 0) }
      const stored = await store.append(genesis.space, [toStore(genesis, 1)])
      if (!stored.ok) return storeProblem(stored.error)
      if (stored.value === 'stored') {
        heads.keep(genesis.space, { log: verdict.state, bytes: genesis.bytes.length })
        return done({ made: true })
      }
    }
    return refuse('unavailable', { retryAfterSeconds: 1 })
  }

  return {
    async makeSpace(bytes) {
      const genesis = decodeEntry(primitives, bytes)
      if (!genesis.ok) return { ok: false, error: problemOf(genesis.error, 0) }
      if (genesis.value.kind !== 'control') return refuse('bad-control', { at: 0 })
      return turns.take(genesis.value.space, () => makeInTurn(genesis.value))
    },

    async append(space, run) {
      const entries: Entry[] = []
      for (const [at, bytes] of run.entries()) {
        const entry = decodeEntry(primitives, bytes)
        if (!entry.ok) return { ok: false, error: problemOf(entry.error, at) }
        if (entry.value.space !== space) return refuse('malformed', { at })
        entries.push(entry.value)
      }
      return turns.take(space, () => appendInTurn(space, entries))
    },

    async read(space, after) {
      const head = await heads.get(space)
      if (!head.ok) return storeProblem(head.error)
      if (!head.value) return refuse('unknown-space')
      const entries = await store.read(space, after, MAX_BATCH_BYTES)
      if (!entries.ok) return storeProblem(entries.error)
      const newest = Math.max(head.value.log.index, entries.value.at(-1)?.index ?? 0)
      return done({ head: newest, entries: entries.value })
    },
  }
}
