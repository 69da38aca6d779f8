/** Chance that repeats: every stream of randomness in a simulated world grows from one seed and a name. */
import { createHash } from 'node:crypto'
import type { Bytes } from '#protocol'

export interface Chance {
  /** A whole number from 0 to `below` - 1. */
  readonly below: (below: number) => number
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  /** True with the given likelihood, 0 to 1. */
  readonly happens: (likelihood: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** Picks by weight; an entry of weight 0 is never picked. */
  readonly weighted: <T>(from: readonly (readonly [weight: number, what: T])[]) => T
  readonly bytes: (size: number) => Bytes
  /** A stream of its own: drawing from it does not move this one. */
  readonly branch: (name: string) => Chance
}

/** sfc32 seeded with SHA-256 of the name: small, fast, and long enough in period for any run. Not for real keys. */
export function chanceFrom(seed: string): Chance {
  const state = new Uint32Array(new Uint8Array(createHash('sha256').update(seed).digest()).buffer, 0, 4)
  let [a = 0, b = 0, c = 0, counter = 0] = state
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let i = 0; i < 12; i++) next()
  const below = (limit: number) => Math.floor((next() / 0x1_0000_0000) * limit)
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    happens: likelihood => next() / 0x1_0000_0000 < likelihood,
    pick: from => {
      if (from.length === 0) throw new Error('nothing to pick from')
      return from[below(from.length)]!
    },
    weighted: from => {
      let left = (next() / 0x1_0000_0000) * from.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, what] of from) {
        if (left < weight) return what
        left -= weight
      }
      throw new Error('nothing to pick from')
    },
    bytes: size => {
      const made = new Uint8Array(size)
      for (let i = 0; i < size; i++) made[i] = next()
      return made
    },
    branch: name => chanceFrom(`${seed}/${name}`),
  }
}
