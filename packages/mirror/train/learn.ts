/** Logistic regression, one for each label, with AdaGrad and a fixed order: the same data gives the same weights. */
import type { Feature } from '../src/model/features.ts'
import { featureValue, STEP } from '../src/model/weights.ts'

export interface Example {
  readonly features: readonly Pick<Feature, 'hash' | 'loud'>[]
  /** One bit a label, in the order of LABELS. */
  readonly gold: readonly boolean[]
}

export interface Learning {
  readonly rounds: number
  readonly rate: number
  readonly decay: number
  /** How much more a message counts that has the label than one that has not. */
  readonly rare: number
  /** So many features of each label are kept; then it learns again from these alone. */
  readonly kept: number
}

export const LEARNING: Learning = { rounds: 15, rate: 0.15, decay: 0.003, rare: 1, kept: 470 }

export interface Learned {
  /** For each label, weight by feature hash. */
  readonly weights: readonly ReadonlyMap<number, number>[]
}

/** Features that fewer examples than this have are left out. */
const FEWEST = 2

const columnsOf = (examples: readonly Example[]): Map<number, number> => {
  const counts = new Map<number, number>()
  for (const example of examples)
    for (const { hash } of example.features) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const kept = [...counts].filter(([, count]) => count >= FEWEST).map(([hash]) => hash)
  return new Map(kept.sort((a, b) => a - b).map((hash, column) => [hash, column]))
}

/** A fixed shuffle: steps through the list with a stride that shares no factor with its length. */
const order = (size: number, round: number): number[] => {
  let stride = Math.floor(size * 0.618) + round * 2 + 1
  const shared = (a: number, b: number): number => (b === 0 ? a : shared(b, a % b))
  while (shared(stride, size) !== 1) stride++
  return Array.from({ length: size }, (_, i) => (i * stride) % size)
}

interface Table {
  readonly rows: readonly Int32Array[]
  readonly louds: readonly Float32Array[]
  readonly counts: Int32Array
  readonly loudest: Float32Array
}

const tableOf = (examples: readonly Example[], columns: ReadonlyMap<number, number>): Table => {
  const counts = new Int32Array(columns.size)
  const loudest = new Float32Array(columns.size)
  const kept = examples.map(({ features }) => features.filter(({ hash }) => columns.has(hash)))
  for (const row of kept)
    for (const { hash, loud } of row) {
      const column = columns.get(hash) as number
      counts[column] = (counts[column] as number) + 1
      loudest[column] = loud
    }
  return {
    rows: kept.map(row => Int32Array.from(row, ({ hash }) => columns.get(hash) as number)),
    louds: kept.map((row, i) =>
      Float32Array.from(row, ({ loud }) => loud * featureValue(examples[i]?.features.length ?? 0)),
    ),
    counts,
    loudest,
  }
}

/** Weights of one label. Columns that are not `open` stay at nothing. */
const solve = (
  examples: readonly Example[],
  table: Table,
  label: number,
  how: Learning,
  open: Uint8Array | null,
): Float32Array => {
  const w = new Float32Array(table.counts.length)
  const g = new Float32Array(w.length).fill(0.1)
  for (let round = 0; round < how.rounds; round++)
    for (const i of order(examples.length, round)) {
      const row = table.rows[i] as Int32Array
      const loud = table.louds[i] as Float32Array
      const gold = examples[i]?.gold[label] ?? false
      let score = 0
      for (let k = 0; k < row.length; k++) score += (w[row[k] as number] as number) * (loud[k] as number)
      const error = 1 / (1 + Math.exp(-score)) - (gold ? 1 : 0)
      if (Math.abs(error) < 0.002) continue
      const slope = error * (gold ? how.rare : 1)
      for (let k = 0; k < row.length; k++) {
        const column = row[k] as number
        if (open && !open[column]) continue
        const full = slope * (loud[k] as number) + how.decay * (w[column] as number)
        g[column] = (g[column] as number) + full * full
        w[column] = (w[column] as number) - (how.rate * full) / Math.sqrt(g[column] as number)
      }
    }
  return w
}

const telling = (w: Float32Array, table: Table, kept: number): Uint8Array => {
  const force = (column: number) =>
    Math.abs(w[column] as number) *
    (table.loudest[column] as number) *
    Math.sqrt(table.counts[column] as number)
  const open = new Uint8Array(w.length)
  const ranked = Array.from(w, (_, column) => column).sort((a, b) => force(b) - force(a) || a - b)
  for (const column of ranked.slice(0, kept)) open[column] = 1
  return open
}

export const learn = (examples: readonly Example[], labels: number, how: Learning = LEARNING): Learned => {
  const columns = columnsOf(examples)
  const table = tableOf(examples, columns)
  const weights = Array.from({ length: labels }, (_, label) => {
    const first = solve(examples, table, label, how, null)
    // The last column judges for all harder labels, so it may know more.
    const open = telling(first, table, label === labels - 1 ? how.kept * 3 : how.kept)
    const w = solve(examples, table, label, how, open)
    const all = [...columns].map(
      ([hash, column]) => [hash, Math.round((w[column] as number) / STEP) * STEP] as const,
    )
    return new Map(all.filter(([, weight]) => weight !== 0))
  })
  return { weights }
}

export const scoreOf = (example: Example, weights: ReadonlyMap<number, number>): number => {
  let score = 0
  for (const { hash, loud } of example.features) score += (weights.get(hash) ?? 0) * loud
  return score * featureValue(example.features.length)
}
