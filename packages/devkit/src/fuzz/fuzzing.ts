/** One case after the other for each decoder: good bytes, damaged by a seed. What breaks a decoder is kept and tried for ever. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bytes } from '#protocol'
import { chanceFrom } from '../chance.ts'
import { damaged } from './damage.ts'
import type { Target } from './targets.ts'

const seedsFolder = join(import.meta.dirname, 'seeds')

export interface Broken {
  readonly target: string
  /** Draw it again by this seed. */
  readonly seed: string
  readonly bytes: Bytes
  readonly error: string
}

const tryIt = async (target: Target, bytes: Bytes): Promise<string | null> => {
  try {
    await target.take(bytes)
    return null
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

/** The case of this seed; the same seed gives the same bytes. */
export const caseOf = (target: Target, seed: string): Bytes => {
  const chance = chanceFrom(`fuzz/${target.name}/${seed}`)
  return damaged(chance, chance.pick(target.good), target.good)
}

/** Runs the cases until one breaks. `slow` is told what took more work than it may. */
export async function fuzz(
  target: Target,
  seeds: Iterable<string>,
  told: { readonly ran?: () => void; readonly slow?: (seed: string, milliseconds: number) => void } = {},
): Promise<Broken | null> {
  for (const seed of seeds) {
    const bytes = caseOf(target, seed)
    const before = process.cpuUsage()
    const error = await tryIt(target, bytes)
    // Work, not time: another program may be busy on the machine.
    const { user, system } = process.cpuUsage(before)
    const took = (user + system) / 1000
    if (took > 1000) told.slow?.(seed, took)
    told.ran?.()
    if (error !== null) return { target: target.name, seed, bytes, error }
  }
  return null
}

/** Good bytes, and what once broke something. */
export async function replayed(target: Target): Promise<Broken | null> {
  for (const [name, bytes] of [
    ...target.good.map((one, i) => [`good ${i}`, one] as const),
    ...kept(target),
  ]) {
    const error = await tryIt(target, bytes)
    if (error !== null) return { target: target.name, seed: name, bytes, error }
  }
  return null
}

const kept = (target: Target): (readonly [string, Bytes])[] =>
  readdirSync(seedsFolder)
    .filter(name => name.startsWith(`${target.name}.`))
    .map(name => [name, new Uint8Array(readFileSync(join(seedsFolder, name)))] as const)

export function keep({ target, seed, bytes }: Broken): string {
  mkdirSync(seedsFolder, { recursive: true })
  const path = join(seedsFolder, `${target}.${seed.replace(/[^a-z0-9-]/gi, '-')}.bin`)
  writeFileSync(path, bytes)
  return path
}
