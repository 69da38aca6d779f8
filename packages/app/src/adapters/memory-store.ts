/** A store in memory: for tests, benches and the simulation. It can be crashed at any commit and opened again. */
import type { Delete, Put, Result, Store, StoreFault, Table } from '../engine/ports.ts'

/** What happens to a commit: `full` refuses it, `crash` ends this process before or after the rows are down. */
export type CommitFate = 'done' | 'full' | 'crash-before' | 'crash-after'

export interface MemoryStoreOptions {
  /** Asked before each commit of this tab; `count` begins at 1. */
  readonly fate?: (count: number, writes: readonly (Put | Delete)[]) => CommitFate
}

export interface MemoryStore extends Store {
  readonly disk: MemoryDisk
  /** Ends this process at once, with its locks; gives a fresh one with all that was committed. */
  readonly crash: (options?: MemoryStoreOptions) => MemoryStore
  readonly crashed: () => boolean
  /** Commits that this tab has been asked for so far. */
  readonly commits: () => number
}

interface Waiting {
  readonly tab: object
  readonly start: () => void
}

/** What outlives a process: the rows, and the browser's locks, which die with their holder. */
export interface MemoryDisk {
  readonly rows: Map<string, unknown>
  readonly tabs: Map<object, Set<() => void>>
  readonly write: Waiting[]
  readonly lead: Waiting[]
}

export const memoryDisk = (): MemoryDisk => ({ rows: new Map(), tabs: new Map(), write: [], lead: [] })

const rowKey = (table: Table, key: string) => `${table}/${key}`

/** The first in a queue holds the lock; leaving hands it to the next. */
const enter = (queue: Waiting[], waiting: Waiting) => {
  queue.push(waiting)
  if (queue.length === 1) waiting.start()
}
const leave = (queue: Waiting[], gone: (waiting: Waiting) => boolean) => {
  const holder = queue[0]
  const left = queue.filter(waiting => !gone(waiting))
  queue.splice(0, queue.length, ...left)
  if (left[0] && left[0] !== holder) left[0].start()
}

export function memoryStore(options: MemoryStoreOptions = {}, disk: MemoryDisk = memoryDisk()): MemoryStore {
  const tab = {}
  const listeners = new Set<() => void>()
  let state: 'open' | 'closed' | 'crashed' = 'open'
  let count = 0
  disk.tabs.set(tab, listeners)

  const closedFault: Result<never, StoreFault> = { ok: false, error: { fault: 'StoreClosed' } }
  const end = (as: 'closed' | 'crashed') => {
    if (state !== 'open') return
    state = as
    disk.tabs.delete(tab)
    leave(disk.write, waiting => waiting.tab === tab)
    leave(disk.lead, waiting => waiting.tab === tab)
  }

  return {
    disk,
    crashed: () => state === 'crashed',
    commits: () => count,
    crash: (again = {}) => {
      end('crashed')
      return memoryStore(again, disk)
    },
    get: async (table, key) => {
      if (state !== 'open') return closedFault
      return { ok: true, value: structuredClone(disk.rows.get(rowKey(table, key))) }
    },
    range: async (table, prefix, { from = prefix, limit } = {}) => {
      if (state !== 'open') return closedFault
      const [start, first] = [rowKey(table, prefix), rowKey(table, from)]
      const keys = [...disk.rows.keys()].filter(key => key.startsWith(start) && key >= first).sort()
      return {
        ok: true,
        value: keys
          .slice(0, limit)
          .map(key => [key.slice(table.length + 1), structuredClone(disk.rows.get(key))] as const),
      }
    },
    commit: async writes => {
      if (state !== 'open') return closedFault
      count += 1
      const fate = options.fate?.(count, writes) ?? 'done'
      if (fate === 'full') return { ok: false, error: { fault: 'StoreFull' } }
      if (fate === 'crash-before') {
        end('crashed')
        return closedFault
      }
      // Copied before the first is laid down: a value that can't be copied leaves nothing half-written.
      const copies = writes.map(write => ('delete' in write ? undefined : structuredClone(write.value)))
      writes.forEach((write, i) => {
        if ('delete' in write) disk.rows.delete(rowKey(write.table, write.key))
        else disk.rows.set(rowKey(write.table, write.key), copies[i])
      })
      for (const [other, theirs] of disk.tabs)
        if (other !== tab) for (const listener of theirs) queueMicrotask(listener)
      if (fate === 'crash-after') {
        end('crashed')
        return closedFault
      }
      return { ok: true, value: undefined }
    },
    exclusive: async work => {
      const waiting = { tab, start: () => {} }
      if (state === 'open')
        await new Promise<void>(start => {
          waiting.start = start
          enter(disk.write, waiting)
        })
      try {
        return await work()
      } finally {
        leave(disk.write, other => other === waiting)
      }
    },
    lead: elected => {
      const waiting = { tab, start: () => queueMicrotask(elected) }
      if (state === 'open') enter(disk.lead, waiting)
      return () => leave(disk.lead, other => other === waiting)
    },
    onForeignCommit: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => end('closed'),
  }
}
