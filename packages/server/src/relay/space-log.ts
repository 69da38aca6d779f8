/** The log of each space: takes signed entries, gives each the next place, and says so when they are on disk. */
import {
  type Bytes,
  decodeEntry,
  type Entry,
  emptyLog,
  type LogState,
  type Primitives,
  verifyRun,
} from '#protocol'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/clock.ts'
import type { RelayStore, StoredEntry } from '../ports/relay-store.ts'
import { done, type Result, refused } from '../ports/result.ts'
import type { Problem } from '../problems.ts'
import type { Caller } from './access.ts'
import { emptiedWith, type Heads } from './heads.ts'
import { type Limits, MAX_BATCH_BYTES } from './limits.ts'
import { placing, problemOf } from './placing.ts'
import { refuse, storeProblem, type Told } from './told.ts'
import type { Turns } from './turns.ts'

export interface SpaceLog {
  /**
   * `made` is false when the same first entry was there already; then of the rest that is taken which fits, and nothing
   * is told of it, since whoever makes a space has shown no token.
   */
  makeSpace(genesis: Bytes, rest?: readonly Bytes[]): Told<{ readonly made: boolean }>
  /**
   * Positions of all entries, in the order given. What is there already keeps its place; of the new ones all are taken or
   * none. With the leaving of the last member the space is forgotten.
   */
  append(space: string, entries: readonly Bytes[], by: Caller): Told<readonly number[]>
  /**
   * At most 1 MiB of entries above `after`, the newest position, and how many entries of the asking member stand without
   * their words for good: whoever deleted more sees that this relay was put back to before.
   */
  read(
    space: string,
    after: number,
    by?: Pick<Caller, 'member'>,
  ): Told<{ readonly head: number; readonly emptied: number; readonly entries: readonly StoredEntry[] }>
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
/** Devices whose entries may be left out of a run that is brought without a token. */
const MOST_UNFIT = 8

export const spaceLog = (needs: SpaceLogNeeds): SpaceLog => {
  const { store, heads, turns, bus, clock, primitives, limits } = needs

  const today = () => new Date(clock.now()).toISOString().slice(0, 10)
  /** `by`: the member who brings it. */
  const toStore = (entry: Entry, index: number, { devices }: LogState, by: string | null): StoredEntry => ({
    index,
    device: entry.device,
    n: entry.n,
    hash: entry.hash,
    bytes: entry.bytes,
    day: today(),
    hollow: entry.erased && devices.get(entry.device)?.member !== by,
  })

  const place = placing(store, primitives, limits)

  const appendInTurn = async (
    space: string,
    entries: readonly Entry[],
    by: Caller | null,
  ): Told<readonly number[]> => {
    const member = by?.member ?? null
    let found = await heads.get(space)
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (!found.ok) return storeProblem(found.error)
      const head = found.value
      const placed = await place(head, entries, member)
      const stands = (log: LogState) => !by || log.devices.get(by.device)?.removedAt === null
      // A removed device may bring what takes it back, and nothing else.
      const mayWrite = stands(head.log) || (placed.ok && stands(placed.value.head.log))
      if (!placed.ok || !mayWrite) {
        // Another server may know more by now: refused is only what is refused on the newest state.
        found = await heads.refresh(space)
        if (found.ok && found.value.log.index === head.log.index)
          return placed.ok ? refuse('forbidden') : placed
        continue
      }
      const { indices, filled, filledBytes } = placed.value
      for (const form of filled) {
        const kept = await store.fill(space, form)
        if (!kept.ok) return storeProblem(kept.error)
      }
      if (filledBytes > 0) heads.keep(space, { ...head, bytes: head.bytes + filledBytes })
      if (placed.value.added.length === 0) return done(indices)
      const { log } = placed.value.head
      const added = placed.value.added.map((entry, at) =>
        toStore(entry, head.log.index + 1 + at, log, member),
      )
      const stored = everybodyLeft(log)
        ? await store.forget(space, head.log.index)
        : await store.append(space, added)
      if (!stored.ok) return storeProblem(stored.error)
      if (stored.value === true) {
        heads.drop(space)
        bus.publish(space, { kind: 'entries', entries: [], membership: true })
        return done(indices)
      }
      if (stored.value === 'stored') {
        const { emptied } = placed.value.head
        heads.keep(space, { ...placed.value.head, emptied: emptiedWith(emptied, added) })
        bus.publish(space, {
          kind: 'entries',
          entries: added.map(({ index, bytes }) => ({ index, bytes })),
          membership: placed.value.added.some(entry => entry.kind === 'control'),
        })
        return done(indices)
      }
      found = await heads.refresh(space)
    }
    return refuse('unavailable', { retryAfterSeconds: 1 })
  }

  /** Where an entry does not fit, what its device wrote behind it does not either; the others' may. */
  const appendWhatFits = async (space: string, run: readonly Entry[]): Promise<void> => {
    let left = run
    for (let tries = 0; tries < MOST_UNFIT && left.length > 0; tries++) {
      const told = await appendInTurn(space, left, null)
      const at = told.ok ? undefined : told.error.at
      const unfit = at === undefined ? undefined : left[at]
      if (at === undefined || !unfit) return
      left = left.filter((entry, place) => place < at || entry.device !== unfit.device)
    }
  }

  const makeInTurn = async (genesis: Entry, rest: readonly Entry[]): Told<{ made: boolean }> => {
    const { space } = genesis
    for (let tries = 0; tries < 2; tries++) {
      const ended = await store.isForgotten(space)
      if (!ended.ok) return storeProblem(ended.error)
      if (ended.value) return refuse('space-forgotten')
      const first = await store.read(space, 0, 1)
      if (!first.ok) return storeProblem(first.error)
      if (first.value[0]) {
        if (first.value[0].hash !== genesis.hash) return refuse('entry-conflict', { at: 0 })
        await appendWhatFits(space, rest)
        return done({ made: false })
      }
      const verdict = await verifyRun(primitives, emptyLog(space), [{ index: 1, bytes: genesis.bytes }])
      if (verdict.fault) return { ok: false, error: problemOf(verdict.fault, 0) }
      const head = { log: verdict.state, bytes: genesis.bytes.length, emptied: new Map() }
      const placed = await place(head, rest, null)
      if (!placed.ok) return refused(afterFirst(placed.error))
      const entries = [genesis, ...placed.value.added]
      const { log } = placed.value.head
      const stored = await store.append(
        space,
        entries.map((entry, at) => toStore(entry, 1 + at, log, null)),
      )
      if (!stored.ok) return storeProblem(stored.error)
      if (stored.value === 'stored') {
        heads.keep(space, placed.value.head)
        return done({ made: true })
      }
    }
    return refuse('unavailable', { retryAfterSeconds: 1 })
  }

  /** Those of one space, or what is wrong with the first that is not. */
  const decoded = (space: string, run: readonly Bytes[]): Result<Entry[], Problem> => {
    const entries: Entry[] = []
    for (const [at, bytes] of run.entries()) {
      const entry = decodeEntry(primitives, bytes)
      if (!entry.ok) return refused(problemOf(entry.error, at))
      if (entry.value.space !== space) return refuse('malformed', { at })
      entries.push(entry.value)
    }
    return done(entries)
  }

  return {
    async makeSpace(bytes, rest = []) {
      const genesis = decodeEntry(primitives, bytes)
      if (!genesis.ok) return { ok: false, error: problemOf(genesis.error, 0) }
      const { space, kind } = genesis.value
      if (kind !== 'control') return refuse('bad-control', { at: 0 })
      const others = decoded(space, rest)
      if (!others.ok) return refused(afterFirst(others.error))
      return turns.take(space, () => makeInTurn(genesis.value, others.value))
    },

    async append(space, run, by) {
      const entries = decoded(space, run)
      return entries.ok ? turns.take(space, () => appendInTurn(space, entries.value, by)) : entries
    },

    async read(space, after, by) {
      const head = await heads.get(space)
      if (!head.ok) return storeProblem(head.error)
      const entries = await store.read(space, after, MAX_BATCH_BYTES)
      if (!entries.ok) return storeProblem(entries.error)
      const newest = Math.max(head.value.log.index, entries.value.at(-1)?.index ?? 0)
      const { log, emptied } = head.value
      const own = (by && log.members.get(by.member)?.devices) ?? []
      const count = own.reduce((sum, device) => sum + (emptied.get(device) ?? 0), 0)
      return done({ head: newest, emptied: count, entries: entries.value })
    },
  }
}

const everybodyLeft = ({ members }: LogState): boolean => [...members.values()].every(({ left }) => left)

/** Positions count from the first entry of the run, which is looked at by itself. */
const afterFirst = (problem: Problem): Problem =>
  problem.at === undefined ? problem : { ...problem, at: problem.at + 1 }
