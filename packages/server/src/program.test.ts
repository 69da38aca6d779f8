/** The program as it ships: bundled, started, stopped. (kill.test.ts kills it.) */
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { FREE_RATES, programs } from './program-testkit.ts'
import { amaraAlone, everything, overHttp } from './testkit.ts'

const { build, clear, folder, launch, start } = programs('program')
beforeAll(build)
afterAll(clear)

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
    const found = await everything(overHttp(again.url), amara)
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
