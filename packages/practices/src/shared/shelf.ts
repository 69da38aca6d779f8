/**
 * A growing list of things with ids that a fold can change ten thousand times without copying it ten thousand times.
 *
 * Plain data (arrays and objects, so it can be stored as JSON), never changed in place. Two parts: a tree of 32 that
 * holds the things in the order in which they came, and a tree of 16 by the digits of the id that finds their place.
 * Ids are 32 hex characters, so no tree is deeper than that, whatever ids somebody makes up.
 */

type Branch = readonly unknown[]
interface Leaf {
  readonly id: string
  readonly place: number
}
type Fork = readonly (Fork | Leaf | null)[]

export interface Shelf<T> {
  readonly size: number
  readonly things: Branch
  readonly places: Fork
  /** Never present; only tells the compiler what the shelf holds. */
  readonly holds?: T
}

const noPlaces: Fork = Array.from({ length: 16 }, () => null)
const bits = 5
const width = 1 << bits

export const emptyShelf = <T>(): Shelf<T> => ({ size: 0, things: [], places: noPlaces })

/** The thing with this id, or undefined. */
export function get<T>(shelf: Shelf<T>, id: string): T | undefined {
  const place = placeOf(shelf.places, id)
  return place === undefined ? undefined : (thingAt(shelf.things, height(shelf.size), place) as T)
}

/** The shelf with this thing under this id: in its old place if the id is known, else at the end. */
export function put<T>(shelf: Shelf<T>, id: string, thing: T): Shelf<T> {
  const known = placeOf(shelf.places, id)
  if (known !== undefined)
    return { ...shelf, things: withThing(shelf.things, height(shelf.size), known, thing) }
  const full = shelf.size > 0 && shelf.size === width ** height(shelf.size)
  const things = full ? [shelf.things] : shelf.things
  return {
    size: shelf.size + 1,
    things: withThing(things, height(shelf.size + 1), shelf.size, thing),
    places: withPlace(shelf.places, { id, place: shelf.size }, 0),
  }
}

/** All things, oldest first. */
export function all<T>(shelf: Shelf<T>): readonly T[] {
  return shelf.things.flat(height(shelf.size) - 1) as T[]
}

/** The thing that came last, or undefined. */
export function last<T>(shelf: Shelf<T>): T | undefined {
  return shelf.size === 0 ? undefined : (thingAt(shelf.things, height(shelf.size), shelf.size - 1) as T)
}

/** Levels of the tree that holds so many things; an empty one has one level. */
function height(size: number): number {
  let levels = 1
  for (let room = width; room < size; room *= width) levels++
  return levels
}

const slot = (place: number, level: number): number => (place >> (bits * (level - 1))) & (width - 1)

function thingAt(branch: Branch, level: number, place: number): unknown {
  const next = branch[slot(place, level)]
  return level === 1 ? next : thingAt(next as Branch, level - 1, place)
}

function withThing(branch: Branch, level: number, place: number, thing: unknown): Branch {
  const copy = branch.slice()
  const at = slot(place, level)
  copy[at] = level === 1 ? thing : withThing((copy[at] as Branch | undefined) ?? [], level - 1, place, thing)
  return copy
}

/** Value of the hex digit at `depth`: `0`-`9` are 48-57, `a`-`f` are 97-102. */
function digit(id: string, depth: number): number {
  const code = id.charCodeAt(depth)
  return code < 58 ? code - 48 : code - 87
}

const isLeaf = (node: Fork | Leaf): node is Leaf => !Array.isArray(node)

function placeOf(fork: Fork, id: string): number | undefined {
  for (let depth = 0; ; depth++) {
    const next = fork[digit(id, depth)]
    if (!next) return undefined
    if (isLeaf(next)) return next.id === id ? next.place : undefined
    fork = next
  }
}

function withPlace(fork: Fork, leaf: Leaf, depth: number): Fork {
  const copy = fork.slice()
  const at = digit(leaf.id, depth)
  const next = copy[at]
  if (!next) copy[at] = leaf
  else if (isLeaf(next)) copy[at] = withPlace(withPlace(noPlaces, next, depth + 1), leaf, depth + 1)
  else copy[at] = withPlace(next, leaf, depth + 1)
  return copy
}
