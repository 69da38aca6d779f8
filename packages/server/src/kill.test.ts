/**
 * The program as it ships, killed with -9 in the middle of writing, some hundred times. What it acknowledged is there
 * afterwards, in its place, once; what was erased stays erased; and the logs verify. More rounds: KIMBILIO_KILLS=5000.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Entry, eraseEntry } from '#protocol'
import { FREE_RATES, type Program, programs } from './program-testkit.ts'
import { amaraAlone, type Door, everything, overHttp, type Person, pair, primitives } from './testkit.ts'

const ROUNDS = Number(process.env.KIMBILIO_KILLS ?? 200)
/** Beside each other, each with a server and a folder of its own: a start costs more than what is killed. */
const LANES = 2

const { build, clear, folder, start } = programs('kill')
beforeAll(build)
afterAll(clear)

/** One who writes, and remembers what was acknowledged. */
interface Writer {
  readonly person: Person
  asked: number
  unanswered: Entry[]
  /** By place, what must stand there. */
  readonly acknowledged: Map<number, Entry>
  readonly erased: Set<number>
}
const writer = (person: Person): Writer => ({
  person,
  asked: 0,
  unanswered: [],
  acknowledged: new Map(),
  erased: new Set(),
})

/** Hands in one batch, of which the part that got no answer before comes first, as from a phone. False: the server is gone. */
const handIn = async (door: Door, one: Writer, round: number): Promise<boolean> => {
  const { person } = one
  while (one.unanswered.length < 1 + (round % 3)) {
    const entry = await person.write(`round ${round}`, round % 4 === 0 ? 9_000 : 0)
    one.unanswered.push(entry)
  }
  const batch = one.unanswered
  const answer = await person.handIn(door, batch).catch(() => null)
  if (answer === null) return false
  expect(answer.problem).toBeNull()
  for (const [at, index] of answer.body.indices.entries()) {
    expect(one.acknowledged.has(index)).toBe(false)
    one.acknowledged.set(index, batch[at]!)
  }
  one.unanswered = []
  return true
}

/** Deletes one of one's own words now and then. */
const erase = async (door: Door, one: Writer): Promise<boolean> => {
  const index = [...one.acknowledged.keys()].at(-1)
  if (index === undefined) return true
  const entries = [one.acknowledged.get(index)!.hash]
  const answer = await one.person.call(door, 'POST', '/erase', { entries }).catch(() => null)
  if (answer === null) return false
  expect(answer.status).toBe(204)
  one.erased.add(index)
  return true
}

/** What stands in the log from `after` on is what was acknowledged, each once, and it follows what was read before. */
const check = async (door: Door, writers: readonly Writer[], after: number): Promise<void> => {
  const { person } = writers[0]!
  const found = await everything(door, person, after)
  expect([...found.keys()]).toEqual(Array.from({ length: found.size }, (_, at) => after + at + 1))
  expect(new Set(found.values()).size).toBe(found.size)
  for (const { acknowledged, erased } of writers) {
    for (const [index, entry] of acknowledged) {
      if (index <= after) continue
      const forms = [eraseEntry(primitives, entry), ...(erased.has(index) ? [] : [entry.bytes])]
      expect(forms.map(form => Buffer.from(form).toString('hex'))).toContain(found.get(index))
    }
  }
  for (const one of writers) await one.person.catchUp(door)
}

const lane = async (name: string, rounds: number): Promise<number> => {
  const data = join(folder, name)
  // Without pages to make, a start takes half as long.
  mkdirSync(join(data, 'no-articles'), { recursive: true })
  const environment = {
    KIMBILIO_DATA: data,
    KIMBILIO_ARTICLES: join(data, 'no-articles'),
    ...FREE_RATES,
  }
  let program: Program = await start(environment)
  const { amara, juma } = await pair(overHttp(program.url))
  const alone = await amaraAlone(overHttp(program.url), 'self')
  const spaces = [[writer(amara), writer(juma)], [writer(alone)]]
  const writers = spaces.flat()
  let cutOff = 0

  for (let round = 1; round <= rounds; round++) {
    const door = overHttp(program.url)
    let sent = 0
    const work = writers.map(async one => {
      for (;;) {
        // Always in the middle: each time after another number of requests, this one on its way or just arriving.
        if (++sent === 3 + ((round * 7) % 11)) setTimeout(() => program.child.kill('SIGKILL'), round % 4)
        const isThere = ++one.asked % 4 === 0 ? await erase(door, one) : await handIn(door, one, round)
        if (!isThere) {
          cutOff++
          return
        }
      }
    })
    await Promise.all(work)
    expect(await program.exit).toBe('SIGKILL')
    program = await start(environment)
    for (const one of writers) if (round % 100 === 0) one.person.forgetToken()
    for (const space of spaces)
      await check(
        overHttp(program.url),
        space,
        round % 50 === 0 || round === rounds ? 0 : space[0]!.person.log.index,
      )
  }
  expect(cutOff).toBe(rounds * writers.length)
  for (const { acknowledged, erased } of writers) {
    expect(acknowledged.size).toBeGreaterThan(rounds)
    expect(erased.size).toBeGreaterThan(rounds / 10)
  }
  program.child.kill('SIGTERM')
  expect(await program.exit).toBe(0)
  expect(program.output()).not.toMatch(/"event":"(?:defect|log-unsound|store-broken)"/)
  const database = new DatabaseSync(join(data, 'relay.sqlite'), { readOnly: true })
  expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  database.close()
  return writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)
}

test(`killed with -9 in the middle of writing, ${ROUNDS} times, it loses nothing that it acknowledged, doubles nothing, and its logs verify`, {
  timeout: 300_000 + ROUNDS * 5_000,
}, async () => {
  const lanes = Array.from({ length: LANES }, (_, at) => lane(`lane ${at}`, Math.ceil(ROUNDS / LANES)))
  for (const kept of await Promise.all(lanes)) expect(kept).toBeGreaterThan(ROUNDS)
})
