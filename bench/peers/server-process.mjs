/** Starts a peer's server in a process of its own and ends it by its handle; folders and files that peers leave. */
import { fork } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A fresh folder, removed when this process ends. */
export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'kimbilio-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function freshFolder(path) {
  mkdirSync(path, { recursive: true })
  return path
}

/** Starts `file` with `args`; it says `{ port }` when it listens, and answers `'memory'` with what it uses. */
export async function startServer(file, ...args) {
  const child = fork(file, args)
  const first = await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', code => reject(new Error(`server ended with ${code}`)))
  })
  return {
    port: first.port,
    async stop() {
      const used = await new Promise(resolve => {
        const giveUp = setTimeout(() => resolve({}), 2000)
        child.once('message', message => {
          clearTimeout(giveUp)
          resolve(message)
        })
        child.send('memory')
      })
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill()
      await ended
      return used
    },
  }
}

/** What a server process answers, and that it ends with its parent. */
export function answerParent() {
  process.on('message', message => {
    if (message !== 'memory') return
    process.send({ rss_mb: Math.round(process.memoryUsage().rss / 1_048_576), cpu: process.cpuUsage() })
  })
  process.on('disconnect', () => process.exit(0))
}

export function bytesAt(path) {
  if (!existsSync(path)) return 0
  const found = statSync(path)
  if (found.isFile()) return found.size
  return readdirSync(path).reduce((sum, name) => sum + bytesAt(join(path, name)), 0)
}

/** Size of a database whose server has stopped, with the write-ahead log folded in. */
export function databaseBytes(file) {
  const database = new DatabaseSync(file)
  database.exec('pragma wal_checkpoint(truncate)')
  database.close()
  return statSync(file).size
}

export const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
export const turn = () => new Promise(resolve => setImmediate(resolve))
