/** What the stories of recovery have in common: making words, coming back, and what lies on a disk. */
import { expect } from 'vitest'
import {
  type AesKey,
  createPrimitives,
  emptyLog,
  type LogState,
  type Primitives,
  spareKeys,
  unbase64url,
  verifyRun,
} from '#protocol'
import { seededPlatform } from '../../../../devkit/src/seeded-platform.ts'
import type { Device, World } from '../../../../devkit/src/world.ts'
import type { Table } from '../ports.ts'
import { createVault } from '../vault.ts'
import type { RecoverStage } from './recover.ts'

export const HOUR = 3_600_000

/** Makes twelve words and confirms two of them; the server has what belongs to them. */
export const wordsOf = async (world: World, device: Device): Promise<readonly string[]> => {
  const { recovery } = device.haven()
  const words = await world.time.finish(recovery.make(), HOUR)
  const asked = [2, 7].map(at => ({ at, word: words[at] ?? '' }))
  const confirmed = await world.time.finish(recovery.confirm(asked), HOUR)
  expect(confirmed).toEqual({ ok: true, value: undefined })
  await world.time.pass(60_000)
  return words
}

/** Lets time pass until coming back stands at one of these stages: by default, until it is done. */
export const recover = async (
  world: World,
  device: Device,
  words: readonly string[],
  ...stages: readonly RecoverStage['stage'][]
): Promise<RecoverStage> => {
  const recovering = device.haven().recover(words.join(' '), 'sw')
  const wanted = stages.length > 0 ? stages : (['done'] as const)
  const there = () => (wanted as readonly string[]).includes(recovering.stage.value.stage)
  if (!(await world.time.until(there, HOUR))) throw new Error(JSON.stringify(recovering.stage.value))
  return recovering.stage.value
}

/** The phone lies at the bottom of the lake. */
export const lose = (device: Device): void => {
  device.kill()
  device.store().disk.rows.clear()
}

export const reader = (world: World): Primitives =>
  createPrimitives(seededPlatform(world.chance.branch('reader')) as never)

/** All that somebody reads who has the phone's disk and its key. */
export const rowsInTheClear = async (world: World, device: Device): Promise<readonly string[]> => {
  const { rows } = device.store().disk
  const vault = createVault(reader(world), rows.get('keys/local') as AesKey)
  const read = [...rows].map(async ([row, value]) => {
    const slash = row.indexOf('/')
    const plain = await vault.open(row.slice(0, slash) as Table, row.slice(slash + 1), value)
    return `${row} ${plain ? Buffer.from(plain).toString('latin1') : JSON.stringify(value)}`
  })
  return Promise.all(read)
}

export const entriesOf = async (world: World, space: string) => {
  const read = await world.relay.store.read(space, 0, 10_000_000)
  if (!read.ok) throw new Error('the server has nothing')
  return read.value
}
export const logOf = async (world: World, space: string): Promise<LogState> =>
  (await verifyRun(reader(world), emptyLog(space), await entriesOf(world, space))).state

/** Spare devices whose seeds lie on this phone. */
export const sparesKnownTo = async (world: World, device: Device): Promise<readonly string[]> => {
  const p = reader(world)
  const seeds = (await rowsInTheClear(world, device)).flatMap(row =>
    [...row.matchAll(/"spare\.made\.v1".*?"seed":"([\w-]{43})"/g)].map(([, seed]) => seed ?? ''),
  )
  const ids = [...new Set(seeds)].map(
    async seed => (await spareKeys(p, unbase64url(seed) ?? p.random(32))).device,
  )
  return (await Promise.all(ids)).sort()
}
