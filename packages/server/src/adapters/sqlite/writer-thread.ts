/** The one thread that writes: takes all that is waiting into one commit, then tells who asked. Entry of its own when bundled. */
import { type MessagePort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { openWriting } from './database.ts'
import { groupCommit } from './group-commit.ts'
import type { Write, Written } from './writes.ts'

export interface WriterData {
  readonly path: string
  readonly port: MessagePort
}
export type ToWriter = { readonly id: number; readonly write: Write } | { readonly close: true }
export type FromWriter = readonly { readonly id: number; readonly written: Written }[]

/** Bounds how long the first of a group waits for the last. */
const MOST_WRITES_IN_A_COMMIT = 512

const { path, port } = workerData as WriterData
const database = openWriting(path)
const { commit } = groupCommit(database)

port.on('message', (first: ToWriter) => {
  let message: ToWriter | undefined = first
  while (message) {
    const group: { id: number; write: Write }[] = []
    let closing = false
    while (message) {
      if ('close' in message) closing = true
      else group.push(message)
      if (closing || group.length >= MOST_WRITES_IN_A_COMMIT) break
      message = receiveMessageOnPort(port)?.message as ToWriter | undefined
    }
    if (group.length > 0) {
      const written = commit(group.map(one => one.write))
      const answer: FromWriter = group.map((one, at) => ({ id: one.id, written: written[at] as Written }))
      port.postMessage(answer)
    }
    if (closing) {
      database.close()
      port.close()
      return
    }
    message = receiveMessageOnPort(port)?.message as ToWriter | undefined
  }
})
