/**
 * What the relay remembers of each space's log: its verified state up to the newest entry. A memory and no more: it is
 * made anew from the store whenever it is missing, and brought up to date when another server has written.
 */
import { emptyLog, type LogState, type Primitives, verifyRun } from '#protocol'
import type { Log } from '../log.ts'
import type { RelayStore, StoredEntry } from '../ports/relay-store.ts'
import { done, type Result, refused } from '../ports/result.ts'
import { MAX_BATCH_BYTES } from './limits.ts'
import type { SpaceFault } from './told.ts'

export interface Head {
  readonly log: LogState
  /** Of all entries together. */
  readonly bytes: number
  /** How many entries of each device stand without their words for good. */
  readonly emptied: ReadonlyMap<string, number>
}

const ERASED = 3

export const emptiedWith = (
  before: Head['emptied'],
  entries: readonly Pick<StoredEntry, 'device' | 'bytes' | 'hollow'>[],
): Head['emptied'] => {
  const emptied = new Map(before)
  for (const { device, bytes, hollow } of entries)
    if (bytes[1] === ERASED && !hollow) emptied.set(device, (emptied.get(device) ?? 0) + 1)
  return emptied
}

type Known = Promise<Result<Head, SpaceFault>>

export interface Heads {
  get(space: string): Known
  /** As get, after a look at the store for what others may have written. */
  refresh(space: string): Known
  /** Keeps what is newer than what is known. */
  keep(space: string, head: Head): void
  /** The space has ended. */
  drop(space: string): void
}

/** 32 bytes for each entry's log hash, and the rest by estimate. */
const weightOf = (head: Head): number => head.log.index * 32 + 8192

export const heads = (store: RelayStore, primitives: Primitives, log: Log, mostBytes: number): Heads => {
  const known = new Map<string, Head>()
  const loading = new Map<string, Known>()
  let weight = 0

  const keep = (space: string, head: Head) => {
    const former = known.get(space)
    if (former && former.log.index > head.log.index) return
    drop(space)
    known.set(space, head)
    weight += weightOf(head)
    for (const [oldest, old] of known) {
      if (weight <= mostBytes || oldest === space) break
      known.delete(oldest)
      weight -= weightOf(old)
    }
  }

  const drop = (space: string) => {
    const former = known.get(space)
    if (former) weight -= weightOf(former)
    known.delete(space)
  }

  const load = async (space: string): Known => {
    let head = known.get(space) ?? { log: emptyLog(space), bytes: 0, emptied: new Map() }
    for (;;) {
      const page = await store.read(space, head.log.index, MAX_BATCH_BYTES)
      if (!page.ok) return page
      if (page.value.length === 0) break
      const verdict = await verifyRun(primitives, head.log, page.value)
      if (verdict.fault) {
        log({ event: 'log-unsound', error: verdict.fault.fault })
        return refused({ fault: 'StoreFailed' })
      }
      head = {
        log: verdict.state,
        bytes: page.value.reduce((sum, entry) => sum + entry.bytes.length, head.bytes),
        emptied: emptiedWith(head.emptied, page.value),
      }
    }
    const ended = await store.isForgotten(space)
    if (!ended.ok) return ended
    if (ended.value) {
      drop(space)
      return refused({ fault: 'SpaceForgotten' })
    }
    if (head.log.index === 0) return refused({ fault: 'UnknownSpace' })
    keep(space, head)
    return done(known.get(space) ?? head)
  }

  const refresh = (space: string) => {
    const underWay = loading.get(space)
    if (underWay) return underWay
    const loaded = load(space).finally(() => loading.delete(space))
    loading.set(space, loaded)
    return loaded
  }

  return {
    async get(space) {
      const head = known.get(space)
      if (!head) return refresh(space)
      known.delete(space)
      known.set(space, head)
      return done(head)
    },
    refresh,
    keep,
    drop,
  }
}
