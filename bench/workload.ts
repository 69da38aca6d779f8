/** The work that everybody does: the same events, and the same view of them, for us and for our peers. */

const WORDS =
  'morning calm tired hopeful worried thank you for listening when i was late yesterday it helped me feel safe and seen today i want to ask for more time together before the evening walk'.split(
    ' ',
  )
const KINDS = ['checkin', 'gratitude', 'turn', 'note'] as const
const START = 1_790_000_000_000
const APART_MS = 61_000
const TEXT_LENGTH = 127

/** About 200 bytes as JSON. Field names are short because peers pay for them with every event. */
export interface BenchEvent {
  /** Id. */
  readonly id: string
  /** Kind. */
  readonly k: string
  /** Author, A or B. */
  readonly a: string
  /** Milliseconds since 1970. */
  readonly t: number
  /** Mood, 0 to 4. */
  readonly m: number
  /** 127 characters of text. */
  readonly s: string
}

/** mulberry32: every peer draws the same words. */
function drawing(seed: number): () => number {
  let state = seed
  return () => {
    state |= 0
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function event(i: number): BenchEvent {
  const draw = drawing(i * 2654435761)
  let text = ''
  while (text.length < TEXT_LENGTH) text += `${WORDS[Math.floor(draw() * WORDS.length)]} `
  return {
    id: i.toString(36).padStart(12, '0'),
    k: KINDS[i & 3]!,
    a: i % 3 ? 'A' : 'B',
    t: START + i * APART_MS,
    m: Math.floor(draw() * 5),
    s: text.slice(0, TEXT_LENGTH),
  }
}

/** What every peer must have at the end: an index by id, counts per kind and author, the newest 50, a checksum. */
export class View {
  readonly byId = new Map<string, BenchEvent>()
  readonly counts = new Map<string, number>()
  mood = 0
  newest = 0

  add(made: BenchEvent): void {
    if (this.byId.has(made.id)) return
    this.byId.set(made.id, made)
    const key = made.k + made.a
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
    this.mood += made.m
    if (made.t > this.newest) this.newest = made.t
  }

  /** The same line for everybody: `10000/19928/1790609939000/50/8` for 10,000 events. */
  done(): string {
    const latest = [...this.byId.values()].sort((x, y) => y.t - x.t).slice(0, 50)
    return `${this.byId.size}/${this.mood}/${this.newest}/${latest.length}/${this.counts.size}`
  }
}
