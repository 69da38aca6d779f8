/** Draws the cloth of a practice from its id: the same id gives the same cloth on every device, for ever. */

export interface Cloth {
  /** Which colours the threads have: a class of the sheet. */
  readonly palette: 'sea' | 'coral' | 'gold' | 'night'
  /** One repeat of the pattern, in CSS pixels. */
  readonly width: number
  readonly height: number
  /** Shapes with the class of their thread, one after the other. */
  readonly shapes: readonly { readonly thread: 't1' | 't2' | 't3' | 'ground'; readonly d: string }[]
}

/** FNV-1a, 32 bits. */
const seedOf = (name: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Takes a few bits of the seed at a time: choices that do not lean on each other. */
const picker = (seed: number) => {
  let state = seed
  return <T>(list: readonly [T, ...T[]]): T => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return list[(state >>> 9) % list.length] ?? list[0]
  }
}

const disc = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0`
const diamond = (x: number, y: number, rx: number, ry: number) =>
  `M${x} ${y - ry}l${rx} ${ry}l-${rx} ${ry}l-${rx}-${ry}z`
const petal = (x: number, y: number, dx: number, dy: number, w: number) =>
  `M${x} ${y}q${dx / 2 - (dy * w) / 10} ${dy / 2 + (dx * w) / 10} ${dx} ${dy}q-${0}0`.replace('q-00', '') +
  `q${-dx / 2 + (dy * w) / 10} ${-dy / 2 - (dx * w) / 10} ${-dx} ${-dy}`

export type Motif = (x: number, y: number, r: number) => string

/** What stands in the middle of each repeat. */
const hearts: readonly [Motif, ...Motif[]] = [
  // four almond petals
  (x, y, r) => petal(x, y, r, 0, 5) + petal(x, y, -r, 0, 5) + petal(x, y, 0, r, 5) + petal(x, y, 0, -r, 5),
  // eight-pointed star
  (x, y, r) => diamond(x, y, r, r * 0.42) + diamond(x, y, r * 0.42, r),
  // korosho: two cashews that turn about each other
  (x, y, r) =>
    `M${x - r} ${y}a${r / 2} ${r / 2} 0 0 1 ${r} 0a${r / 2} ${r / 2} 0 0 0 ${r} 0a${r} ${r} 0 0 1-${2 * r} 0`,
  // lozenge
  (x, y, r) => diamond(x, y, r * 1.1, r),
  // rosette of the door
  (x, y, r) =>
    petal(x, y, r, r * 0.6, 4) +
    petal(x, y, -r, r * 0.6, 4) +
    petal(x, y, r, -r * 0.6, 4) +
    petal(x, y, -r, -r * 0.6, 4),
]

export const clothOf = (practice: string): Cloth => {
  const pick = picker(seedOf(practice))
  const palette = pick(['sea', 'coral', 'gold', 'night'] as const)
  const width = pick([36, 40, 44, 48])
  const heart = pick(hearts)
  const height = 36
  const middle = width / 2
  const radius = 10
  return {
    palette,
    width,
    height,
    shapes: [
      { thread: 't1', d: heart(middle, 18, radius) },
      {
        thread: 't2',
        d: pick([disc(0, 18, 3) + disc(width, 18, 3), diamond(0, 18, 5, 7) + diamond(width, 18, 5, 7)]),
      },
      { thread: 't3', d: pick([disc(middle, 18, 2), diamond(middle, 18, 3, 3)]) },
    ],
  }
}
