/**
 * What the relay remembers of each space's log: its verified state up to the newest entry. A memory and no more: it is
 * made anew from the store whenever it is missing, and brought up to date when another server has written.
 */
import { emptyLog, type LogState, type Primitives, verifyRun } from '#protocol'
import type { Log } from '../log.ts'
import type { RelayStore, StoreFault } from '../ports/relay-store.ts'
import { done, type Result, refused } from '../ports/result.ts'
import { MAX_BATCH_BYTES } from './limits.ts'

export interface Head {
  readonly log: LogState
  /** Of all entries together. */
  readonly bytes: number
}

export interface Heads {
  /** Null when there is no such space. */
  get(space: string): Promise<Result<Head | null, StoreFault>>
  /** As get, after a look at the store for what others may have written. */
  refresh(space: string): Promise<Result<Head | null, StoreFault>>
  /** Keeps what is newer than what is known. */
  keep(space: string, head: Head): void
}

/** 32 bytes for each entry's log hash, and the rest by estimate. */
const weightOf = (head: Head): number => head.log.index * 32 + 8192

export const heads = (store: RelayStore, primitives: Primitives, log: Log, mostBytes: number): Heads => {
  const known = new Map<string, Head>()
  const loading = new Map<string, Promise<Result<Head | null, StoreFault>>>()
  let weight = 0

  const keep = (space: string, head: Head) => {
    const former = known.get(space)
    if (former && former.log.index > head.log.index) return
    if (former) weight -= weightOf(former)
    known.delete(space)
    known.set(space, head)
    weight += weightOf(head)
    for (const [oldest, old] of known) {
      if (weight <= mostBytes || oldest === space) break
      known.delete(oldest)
      weight -= weightOf(old)
    }
  }

  const load = async (space: string): Promise<Result<Head | null, StoreFault>> => {
    let head = known.get(space) ?? { log: emptyLog(space), bytes: 0 }
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
      }
    }
    if (head.log.index === 0) return done(null)
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
  }
}
