/**
 * The weights of the learned layer, as they are carried: for each label the features that speak for or against it
 * (a gap to the one before, then a weight in steps), in base 64. `packages/mirror/train` writes them.
 */
import { LABELS } from '../labels.ts'

/** What a language carries. One string and one line to cross for each label. */
export interface PackedModel {
  readonly thresholds: Readonly<Record<Column, number>>
  readonly weights: Readonly<Record<Column, string>>
}

/** Besides the labels, one judgement over all of them: is anything here harder to hear? No harder label holds without it. */
export const COLUMNS = [...LABELS, 'harsh'] as const
export type Column = (typeof COLUMNS)[number]
/** Where that judgement stands. */
export const HARSH: number = LABELS.length

export interface Model {
  /** For a feature's hash, pairs of column and weight. */
  readonly votes: ReadonlyMap<number, readonly number[]>
  readonly thresholds: readonly number[]
}

/** One stored step is this much of a log-odds. */
export const STEP = 1 / 8

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUE = new Map([...ALPHABET].map((letter, value) => [letter, value]))
const MORE = 32
const FIVE = 31

const packNumber = (value: number): string => {
  let rest = value
  let out = ''
  while (rest > FIVE) {
    out += ALPHABET[(rest & FIVE) | MORE]
    rest >>>= 5
  }
  return out + ALPHABET[rest]
}

/** Features in ascending order, each with a whole number of steps. */
export const pack = (pairs: readonly (readonly [hash: number, steps: number])[]): string => {
  let last = 0
  let out = ''
  for (const [hash, steps] of pairs) {
    out += packNumber(hash - last) + packNumber(steps < 0 ? -steps * 2 - 1 : steps * 2)
    last = hash
  }
  return out
}

const unpack = (packed: string): [number, number][] => {
  const numbers: number[] = []
  let value = 0
  let shift = 0
  for (const letter of packed) {
    const part = VALUE.get(letter) ?? 0
    value |= (part & FIVE) << shift
    shift += 5
    if (part & MORE) continue
    numbers.push(value)
    value = shift = 0
  }
  const pairs: [number, number][] = []
  let hash = 0
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    hash += numbers[i] as number
    const sign = numbers[i + 1] as number
    pairs.push([hash, sign & 1 ? -(sign + 1) / 2 : sign / 2])
  }
  return pairs
}

export const openModel = (packed: PackedModel): Model => {
  const votes = new Map<number, number[]>()
  COLUMNS.forEach((column, index) => {
    for (const [hash, steps] of unpack(packed.weights[column])) {
      const known = votes.get(hash)
      if (known) known.push(index, steps * STEP)
      else votes.set(hash, [index, steps * STEP])
    }
  })
  return { votes, thresholds: COLUMNS.map(column => packed.thresholds[column]) }
}

/** A long passage has more features; each then counts for less. The same in training and in reading. */
export const featureValue = (count: number): number => 10 / Math.sqrt(count + 20)
