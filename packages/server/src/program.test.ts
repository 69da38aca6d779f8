/** The program as it ships: bundled, started, killed in the middle of writing, stopped. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { decodeIndexed, type Entry } from '#protocol'
import { amaraAlone, overHttp, type Person } from './testkit.ts'

const root = resolve(import.meta.dirname, '..', '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'kimbilio-program-'))
const children = new Set<ChildProcess>()

beforeAll(async () => {
  await build({
    root,
    configFile: join(root, 'vite.server.config.ts'),
    logLevel: 'silent',
    build: { outDir: join(folder, 'server'), emptyOutDir: true },
  })
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Program {
  readonly child: ChildProcess
  readonly url: string
  readonly output: () => string
  readonly exit: Promise<number | string>
}
const launch = (environment: Record<string, string>) => {
  const child = spawn(process.execPath, [join(folder, 'server', 'main.js')], {
    env: {
      PATH: process.env.PATH ?? '',
      KIMBILIO_ARTICLES: join(root, 'articles'),
      KIMBILIO_PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  let output = ''
  const exit = new Promise<number | string>(resolve =>
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'gone')),
  )
  const url = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', part => {
        output += String(part)
        const address = /^Kimbilio on (http:\S+)$/m.exec(output)?.[1]
        if (address) resolve(address)
      })
    }
    void exit.then(code => reject(new Error(`ended with ${code}: ${output}`)))
  })
  return { child, url, exit, output: () => output }
}
const start = async (environment: Record<string, string>): Promise<Program> => {
  const launched = launch(environment)
  return { ...launched, url: await launched.url }
}
const FREE_RATES = { KIMBILIO_REQUESTS_PER_MINUTE: '0', KIMBILIO_REQUESTS_PER_MINUTE_PER_ADDRESS: '0' }

/** Everything in the space, as the server has it on disk. */
const everything = async (url: string, person: Person): Promise<Map<number, string>> => {
  const found = new Map<number, string>()
  for (let after = 0; ; ) {
    const page = await person.call(overHttp(url), 'GET', `/entries?after=${after}`)
    const entries = decodeIndexed(new Uint8Array(await page.arrayBuffer()))
    if (!entries.ok) throw new Error(entries.error.fault)
    if (entries.value.length === 0) return found
    for (const { index, bytes } of entries.value) found.set(index, Buffer.from(bytes).toString('hex'))
    after = entries.value.at(-1)!.index
  }
}

test('killed with -9 in the middle of writing, again and again, it loses nothing that it acknowledged and doubles nothing', async () => {
  const environment = { KIMBILIO_DATA: join(folder, 'killed'), ...FREE_RATES }
  let program = await start(environment)
  const people = await Promise.all([1, 2, 3, 4].map(() => amaraAlone(overHttp(program.url), 'self')))
  const acknowledged = new Map(people.map(person => [person, new Map<number, string>()]))
  const unanswered = new Map<Person, Entry[]>()
  let rounds = 0
  let cutOff = 0

  for (; rounds < 5; rounds++) {
    const door = overHttp(program.url)
    let written = 0
    const writing = people.map(async person => {
      const known = acknowledged.get(person)!
      for (;;) {
        // What got no answer is handed in again, as a phone does, and after it something new.
        const batch = [...(unanswered.get(person) ?? []), await person.write(`round ${rounds}`)]
        unanswered.set(person, batch)
        const answer = await person.handIn(door, batch).catch(() => null)
        if (answer === null) {
          cutOff++
          return
        }
        expect(answer.problem).toBeNull()
        for (const [at, index] of answer.body.indices.entries()) {
          expect(known.get(index)).toBeUndefined()
          known.set(index, Buffer.from(batch[at]!.bytes).toString('hex'))
        }
        unanswered.delete(person)
        // Always in the middle: each time after another number of writes, while the others are on their way.
        if (++written === 25 + rounds * 7) program.child.kill('SIGKILL')
      }
    })
    await Promise.all(writing)
    expect(await program.exit).toBe('SIGKILL')
    program = await start(environment)
    for (const person of people) {
      const found = await everything(program.url, person)
      for (const [index, bytes] of acknowledged.get(person)!) expect(found.get(index)).toBe(bytes)
      expect(new Set(found.values()).size).toBe(found.size)
      expect([...found.keys()]).toEqual(Array.from({ length: found.size }, (_, at) => at + 1))
      expect((await person.catchUp(overHttp(program.url))).index).toBe(found.size)
    }
  }
  expect(cutOff).toBe(rounds * people.length)
  expect([...acknowledged.values()].reduce((sum, known) => sum + known.size, 0)).toBeGreaterThan(100)
  program.child.kill('SIGTERM')
  expect(await program.exit).toBe(0)
})

test('asked to stop, it ends its sockets as going away, finishes what it took, and exits with 0', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const program = await start({ KIMBILIO_DATA: join(folder, signal), ...FREE_RATES })
    const door = overHttp(program.url)
    const amara = await amaraAlone(door, 'self')
    const token = await amara.token(door)
    const socket = new WebSocket(`${program.url.replace('http', 'ws')}/relay/v1/spaces/${amara.space}/live`)
    const closed = new Promise<number>(resolve => socket.on('close', resolve))
    await new Promise(resolve => socket.once('open', resolve))
    socket.send(JSON.stringify({ token, after: 0 }))
    await new Promise(resolve => socket.once('message', resolve))
    const entries = await amara.writeMany(5)
    const last = amara.handIn(door, entries).catch(() => null)
    program.child.kill(signal)
    expect(await closed).toBe(1001)
    // Its own deadline ends it with 1, so 0 says that all came to an end in time.
    expect(await program.exit).toBe(0)
    expect(program.output()).toContain('"event":"stopped"')
    const answer = await last
    const again = await start({ KIMBILIO_DATA: join(folder, signal), ...FREE_RATES })
    const found = await everything(again.url, amara)
    if (answer?.status === 200) expect(found.size).toBe(6)
    again.child.kill('SIGTERM')
    expect(await again.exit).toBe(0)
  }
})

test('the last line of its start is its address, and it is healthy there', async () => {
  const program = await start({ KIMBILIO_DATA: join(folder, 'address') })
  expect(program.output().trimEnd().split('\n').at(-1)).toBe(`Kimbilio on ${program.url}`)
  const health = await fetch(`${program.url}/healthz`)
  expect([health.status, await health.json()]).toEqual([200, { ok: true }])
  program.child.kill('SIGTERM')
  await program.exit
})

test('a setting that cannot be is one sentence and exit 2', async () => {
  const program = launch({ KIMBILIO_PORT: 'eighty' })
  program.url.catch(() => {})
  expect(await program.exit).toBe(2)
  expect(program.output()).toBe(
    'kimbilio: KIMBILIO_PORT is "eighty"; it takes a whole number from 0 to 65535.\n',
  )
})

test('a port that is taken is said in one sentence', async () => {
  const taken = createServer()
  await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as { port: number }
  const program = launch({ KIMBILIO_PORT: String(port), KIMBILIO_DATA: join(folder, 'taken') })
  program.url.catch(() => {})
  expect(await program.exit).toBe(1)
  expect(program.output()).toBe(
    `kimbilio: Port ${port} is taken already. Stop what uses it, or set KIMBILIO_PORT to another.\n`,
  )
  taken.close()
})
