/** The log of each space: takes signed entries, gives each the next place, and says so when they are on disk. */
import { type Bytes, decodeEntry, type Entry, emptyLog, type Primitives, verifyRun } from '#protocol'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/clock.ts'
import type { RelayStore, StoredEntry } from '../ports/relay-store.ts'
import { done } from '../ports/result.ts'
import type { Heads } from './heads.ts'
import { type Limits, MAX_BATCH_BYTES } from './limits.ts'
import { placing, problemOf } from './placing.ts'
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

export const spaceLog = (needs: SpaceLogNeeds): SpaceLog => {
  const { store, heads, turns, bus, clock, primitives, limits } = needs

  const toStore = (entry: Entry, index: number): StoredEntry => ({
    index,
    device: entry.device,
    n: entry.n,
    hash: entry.hash,
    bytes: entry.bytes,
    day: new Date(clock.now()).toISOString().slice(0, 10),
    hollow: false,
  })

  const place = placing(store, primitives, limits)

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
      const { indices } = placed.value
      if (placed.value.added.length === 0) return done(indices)
      const added = placed.value.added.map((entry, at) => toStore(entry, head.log.index + 1 + at))
      const stored = await store.append(space, added)
      if (!stored.ok) return storeProblem(stored.error)
      if (stored.value === 'stored') {
        heads.keep(space, placed.value.head)
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
