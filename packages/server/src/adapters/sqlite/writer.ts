/** Two ways to the group commit: a thread of its own for a file, and at once for a store that lives in memory. */
import type { DatabaseSync } from 'node:sqlite'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { refused } from '../../ports/result.ts'
import { groupCommit } from './group-commit.ts'
import type { FromWriter, ToWriter, WriterData } from './writer-thread.ts'
import type { Write, Written } from './writes.ts'

export interface Writer {
  readonly write: (write: Write) => Promise<Written>
  /** Resolves when everything asked for is on disk and the file is let go. */
  readonly close: () => Promise<void>
}

/** `broken` is called when the thread dies by itself: from then on nothing can be stored. */
export const threadWriter = (path: string, broken: () => void): Writer => {
  const { port1: port, port2 } = new MessageChannel()
  const data: WriterData = { path, port: port2 }
  const thread = new Worker(writerThreadFile(), { workerData: data, transferList: [port2] })
  const waiting = new Map<number, (written: Written) => void>()
  let nextId = 1
  let open = true

  const tell = (answers: FromWriter) => {
    for (const { id, written } of answers) {
      waiting.get(id)?.(written)
      waiting.delete(id)
    }
  }
  port.on('message', tell)
  const gone = new Promise<void>(resolve => {
    // The error's own words may quote what was written; what matters is that the thread is gone.
    thread.on('error', () => {})
    thread.on('exit', () => {
      const wasOpen = open
      open = false
      // The end of a thread may be heard before its last answers: those come first, or what is on disk would count as lost.
      for (let last = receiveMessageOnPort(port); last; last = receiveMessageOnPort(port)) tell(last.message)
      for (const answer of waiting.values()) answer(refused({ fault: 'StoreFailed' }))
      waiting.clear()
      port.close()
      resolve()
      if (wasOpen) broken()
    })
  })

  return {
    write(write) {
      if (!open) return Promise.resolve(refused({ fault: 'StoreClosed' }))
      const id = nextId++
      return new Promise(resolve => {
        waiting.set(id, resolve)
        port.postMessage({ id, write } satisfies ToWriter)
      })
    },
    async close() {
      if (open) {
        open = false
        port.postMessage({ close: true } satisfies ToWriter)
      }
      await gone
    },
  }
}

export const directWriter = (database: DatabaseSync): Writer => {
  const { commit } = groupCommit(database)
  let open = true
  return {
    async write(write) {
      return open ? (commit([write])[0] as Written) : refused({ fault: 'StoreClosed' })
    },
    async close() {
      open = false
    },
  }
}

/** From sources the thread runs beside this file; bundled, it is an entry of its own beside the program. */
const writerThreadFile = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './writer-thread.ts' : './writer-thread.js', import.meta.url)
