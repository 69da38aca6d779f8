/** Draws the cloth of a practice from its id: the same id gives the same cloth on every device, for ever. */

export interface Shape {
  /** Class of the sheet that colours it. */
  readonly thread: 't1' | 't2' | 't3' | 'ground'
  /** SVG path in CSS pixels. */
  readonly d: string
}

export interface Cloth {
  /** Which colours the threads have. */
  readonly palette: (typeof palettes)[number]
  /** Width of one repeat. */
  readonly width: number
  /** The broad border, 48 high, with its stripes and teeth. */
  readonly border: readonly Shape[]
  /** The narrow hem below the saying, 10 high. */
  readonly hem: readonly Shape[]
  /** The border's figures alone, 28 high, for lists. */
  readonly figures: readonly Shape[]
}

const palettes = ['sea', 'coral', 'gold', 'night'] as const

/** FNV-1a, 32 bits. */
const seedOf = (name: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Draws from the seed one choice after the other, so that no choice leans on the one before. */
const picker = (seed: number) => {
  let state = seed
  return <T>(list: readonly [T, ...T[]]): T => {
    state = (Math.imul(state, 0x5851f42d) + 0x14057b7f) >>> 0
    return list[((state ^ (state >>> 15)) >>> 8) % list.length] ?? list[0]
  }
}

const disc = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0`
const diamond = (x: number, y: number, rx: number, ry: number) =>
  `M${x} ${y - ry}l${rx} ${ry}-${rx} ${ry}-${rx}-${ry}z`
/** A petal from (x, y) along (dx, dy); `w` is its belly. */
const petal = (x: number, y: number, dx: number, dy: number, w: number) => {
  const [bx, by] = [(-dy * w) / 12, (dx * w) / 12]
  const at = (n: number) => Math.round(n * 10) / 10
  return `M${x} ${y}q${at(dx / 2 + bx)} ${at(dy / 2 + by)} ${dx} ${dy}q${at(-dx / 2 - bx)} ${at(-dy / 2 - by)} ${-dx} ${-dy}`
}
const cross = (x: number, y: number, r: number, w: number) =>
  petal(x, y, r, 0, w) + petal(x, y, -r, 0, w) + petal(x, y, 0, r, w) + petal(x, y, 0, -r, w)
const saltire = (x: number, y: number, r: number, w: number) =>
  petal(x, y, r, r, w) + petal(x, y, -r, r, w) + petal(x, y, r, -r, w) + petal(x, y, -r, -r, w)

type Figure = (x: number, y: number) => readonly Shape[]

/** What stands in the middle of each repeat. */
const figures: readonly [Figure, ...Figure[]] = [
  // flower of eight petals
  (x, y) => [
    { thread: 't2', d: saltire(x, y, 8, 6) },
    { thread: 't1', d: cross(x, y, 12, 6) },
    { thread: 't3', d: disc(x, y, 2) },
  ],
  // star of the door
  (x, y) => [
    { thread: 't1', d: diamond(x, y, 13, 5) + diamond(x, y, 5, 13) },
    { thread: 't2', d: diamond(x, y, 6, 6) },
    { thread: 't3', d: disc(x, y, 2) },
  ],
  // korosho, the cashew
  (x, y) => [
    { thread: 't1', d: `M${x - 3} ${y + 12}c-11-5-11-20 1-24c11-2 15 13 4 16c-5 1-7-5-3-8c-7 3-7 11-2 16z` },
    { thread: 't3', d: disc(x + 3, y - 3, 2) },
  ],
  // nested lozenge
  (x, y) => [
    { thread: 't1', d: diamond(x, y, 14, 13) },
    { thread: 'ground', d: diamond(x, y, 10, 9) },
    { thread: 't2', d: diamond(x, y, 7, 6) },
    { thread: 't3', d: diamond(x, y, 3, 2) },
  ],
  // sun with a ring
  (x, y) => [
    { thread: 't1', d: disc(x, y, 12) },
    { thread: 'ground', d: disc(x, y, 9) },
    { thread: 't2', d: saltire(x, y, 6, 7) },
  ],
  // leaf that stands
  (x, y) => [
    { thread: 't1', d: petal(x, y + 13, 0, -26, 6) },
    { thread: 't2', d: petal(x - 2, y + 10, -8, -14, 5) + petal(x + 2, y + 10, 8, -14, 5) },
    { thread: 't3', d: disc(x, y - 2, 2) },
  ],
  // shells above and below
  (x, y) => [
    { thread: 't1', d: `M${x - 12} ${y - 2}a12 11 0 0 1 24 0zM${x - 12} ${y + 2}a12 11 0 0 0 24 0z` },
    { thread: 'ground', d: `M${x - 7} ${y - 2}a7 6 0 0 1 14 0zM${x - 7} ${y + 2}a7 6 0 0 0 14 0z` },
    { thread: 't3', d: disc(x, y - 4, 2) + disc(x, y + 4, 2) },
  ],
]

/** What stands between two figures; drawn at both ends of the repeat, so that it meets itself. */
const betweens: readonly [(x: number, y: number) => string, ...((x: number, y: number) => string)[]] = [
  (x, y) => disc(x, y, 3),
  (x, y) => diamond(x, y, 4, 8),
  (x, y) => disc(x, y - 7, 2) + disc(x, y, 2) + disc(x, y + 7, 2),
  (x, y) => diamond(x, y - 6, 3, 4) + diamond(x, y + 6, 3, 4),
]

/** @param practice any name; the fifteen practices have fifteen different cloths (held by a test). */
export const clothOf = (practice: string): Cloth => {
  const pick = picker(seedOf(practice))
  const palette = pick(palettes)
  const figure = pick(figures)
  const between = pick(betweens)
  const width = pick([36, 40, 44])
  const teeth = pick([3, 4, 5])

  const stripe = (y: number, high: number) => `M0 ${y}h${width}v${high}h-${width}z`
  const row = (y: number, rise: number) => {
    const step = width / teeth / 2
    return `M0 ${y}${`l${step} ${-rise} ${step} ${rise}`.repeat(teeth)}z`
  }
  const middle = (y: number): Shape[] => [
    { thread: 't2', d: between(0, y) + between(width, y) },
    ...figure(width / 2, y),
  ]
  return {
    palette,
    width,
    border: [{ thread: 't1', d: stripe(0, 4) + row(5, -5) }, ...middle(29)],
    hem: [{ thread: 't1', d: stripe(6, 4) + row(5, 5) }],
    figures: middle(14),
  }
}
