/** The floor under everybody: what a WebSocket echo, a SQLite commit and a signature cost here, now. `node bench/floor.ts` */
import { fork } from 'node:child_process'
import { randomBytes, webcrypto } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { WebSocket, WebSocketServer } from 'ws'
import { nowMs, print, rounded, spread } from './measure.ts'

const MESSAGE_BYTES = 300
const ENTRY_BYTES = 450

/** An echo in a process of its own, as a server is. */
export async function echoServer(): Promise<{ port: number; stop: () => void }> {
  const child = fork(fileURLToPath(import.meta.url), ['echo'])
  const port = await new Promise<number>(resolve =>
    child.once('message', message => resolve(message as number)),
  )
  return { port, stop: () => child.kill() }
}

function serveEcho(): void {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  sockets.on('listening', () => process.send?.((sockets.address() as AddressInfo).port))
  sockets.on('connection', socket => socket.on('message', (data, binary) => socket.send(data, { binary })))
  process.on('disconnect', () => process.exit(0))
}

/** Round trips of one message at a time, in milliseconds. */
export async function echoTimes(port: number, count: number, bytes = MESSAGE_BYTES): Promise<number[]> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false })
  await new Promise(resolve => socket.on('open', resolve))
  const message = Buffer.alloc(bytes, 7)
  const times: number[] = []
  const warm = Math.min(500, count)
  for (let i = 0; i < count + warm; i++) {
    const start = nowMs()
    const back = new Promise(resolve => socket.once('message', resolve))
    socket.send(message)
    await back
    if (i >= warm) times.push(nowMs() - start)
  }
  socket.close()
  return times
}

function sqlite(batch: number, count: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'kimbilio-bench-'))
  try {
    const database = new DatabaseSync(join(folder, 'floor.db'))
    database.exec('pragma journal_mode=WAL; pragma synchronous=FULL')
    database.exec(
      'create table entry(space blob, place integer, device blob, n integer, body blob, primary key(space, place)) without rowid',
    )
    database.exec('create unique index one on entry(space, device, n)')
    const insert = database.prepare('insert into entry values (?, ?, ?, ?, ?)')
    const [space, device, body] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2), randomBytes(ENTRY_BYTES)]
    const start = nowMs()
    for (let i = 0; i < count; ) {
      database.exec('begin')
      for (let k = 0; k < batch && i < count; k++, i++) insert.run(space, i, device, i, body)
      database.exec('commit')
    }
    const seconds = (nowMs() - start) / 1000
    database.close()
    return Math.round(count / seconds)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function signatures(count: number): Promise<{ signed: number; verified: number }> {
  const key = (await webcrypto.subtle.generateKey('Ed25519', false, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair
  const message = randomBytes(32)
  const signature = await webcrypto.subtle.sign('Ed25519', key.privateKey, message)
  const perSecond = async (work: () => Promise<unknown>) => {
    const start = nowMs()
    for (let i = 0; i < count; i++) await work()
    return Math.round(count / ((nowMs() - start) / 1000))
  }
  return {
    signed: await perSecond(() => webcrypto.subtle.sign('Ed25519', key.privateKey, message)),
    verified: await perSecond(() => webcrypto.subtle.verify('Ed25519', key.publicKey, signature, message)),
  }
}

async function main(): Promise<void> {
  const peer = 'floor'
  const echo = await echoServer()
  const times = await echoTimes(echo.port, 20_000)
  print({ peer, bench: 'ws.echo_ms', bytes: MESSAGE_BYTES, ...spread(times) })
  echo.stop()
  for (const [batch, count] of [
    [1, 3000],
    [100, 50_000],
  ] as const) {
    print({ peer, bench: 'sqlite.full', batch, N: count, ev_per_s: sqlite(batch, count) })
  }
  const { signed, verified } = await signatures(5000)
  print({ peer, bench: 'ed25519', signed_per_s: rounded(signed, 0), verified_per_s: rounded(verified, 0) })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === 'echo') serveEcho()
  else await main()
}
