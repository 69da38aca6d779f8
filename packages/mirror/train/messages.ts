/** Reads the labelled messages, and keeps apart those that nobody tunes on. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Label } from '../src/index.ts'

export interface Message {
  readonly id: string
  readonly lang: 'en' | 'sw'
  readonly text: string
  readonly labels: readonly Label[]
}

const DATA = join(import.meta.dirname, '../data')

const readLines = (file: string): Message[] =>
  readFileSync(join(DATA, file), 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as Message)

/** Three in ten of mirror-dev, by hash of the id, fixed for good. Thresholds, cues and words are never chosen on these. */
export const isSetAside = (id: string): boolean =>
  Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 8), 16) % 10 < 3

const dev = readLines('mirror-dev.jsonl')
/** Messages to build on, from mirror-dev. */
export const built: readonly Message[] = dev.filter(one => !isSetAside(one.id))
/** Messages only for a last look. */
export const setAside: readonly Message[] = dev.filter(one => isSetAside(one.id))
/** Messages written for this package. */
export const own: readonly Message[] = readdirSync(DATA)
  .filter(file => file.startsWith('own-'))
  .sort()
  .flatMap(readLines)
