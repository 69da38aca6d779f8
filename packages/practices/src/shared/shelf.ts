/**
 * A growing list of things with ids that a fold can change ten thousand times without copying it ten thousand times.
 *
 * Never changed in place. Two parts: a tree of 32 that holds the things in the order in which they came, and a tree of
 * 16 by the digits of the id that finds their place. Ids are 32 hex characters, so no tree is deeper than that, whatever
 * ids somebody makes up.
 *
 * A long shelf is stored in pages (saved.ts). Pages that nobody has changed stay one and the same object from one shelf to
 * the next, so only what is new is written; and a page that came out of the store is read when somebody first looks at it.
 */

type Branch = readonly unknown[]
interface Leaf {
  readonly id: string
  readonly place: number
}
type Fork = readonly (Fork | Leaf | null)[]

/** Made when somebody first looks at it. To everybody who looks, it is what it stands for. */
class Later<T extends object> {
  #make: (() => T) | null
  #made: T | null = null
  constructor(make: () => T) {
    this.#make = make
  }
  open(): T {
    this.#made ??= this.#make?.() ?? null
    this.#make = null
    return this.#made as T
  }
  toJSON(): T {
    return this.open()
  }
}

/** Tells a shelf from anything that only looks like one: no JSON can bring it. */
const isOne: unique symbol = Symbol('shelf')

export interface Shelf<T> {
  readonly [isOne]: true
  readonly size: number
  readonly things: Branch | Later<Branch>
  readonly places: Fork | Later<Fork>
  /** Never present; only tells the compiler what the shelf holds. */
  readonly holds?: T
}

const noPlaces: Fork = Array.from({ length: 16 }, () => null)
const bits = 5
const width = 1 << bits
/** Things in a page: a branch of branches. */
const PAGE = width * width

export const emptyShelf = <T>(): Shelf<T> => ({ [isOne]: true, size: 0, things: [], places: noPlaces })

export const isShelf = (value: object): value is Shelf<unknown> => isOne in value

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
    ...shelf,
    size: shelf.size + 1,
    things: withThing(things, height(shelf.size + 1), shelf.size, thing),
    places: withPlace(opened(shelf.places), { id, place: shelf.size }, 0),
  }
}

/** All things, oldest first. */
export function all<T>(shelf: Shelf<T>): readonly T[] {
  const found: T[] = []
  const collect = (branch: Branch, level: number) => {
    for (const next of branch)
      if (level === 1) found.push(next as T)
      else collect(opened(next as Branch | Later<Branch>), level - 1)
  }
  collect(opened(shelf.things), height(shelf.size))
  return found
}

/** A stretch of the shelf. As long as it is one and the same object, it holds the same things under the same ids. */
export interface Page {
  readonly node: object
  readonly ids: () => readonly string[]
  readonly things: () => readonly unknown[]
}

/** The shelf in pages; of a short one there is one page, of an empty one none. */
export function pagesOf(shelf: Shelf<unknown>): readonly Page[] {
  const found: Page[] = []
  let ids: readonly string[] | null = null
  const collect = (node: Branch | Later<Branch>, level: number) => {
    if (level > 2) for (const next of opened(node)) collect(next as Branch | Later<Branch>, level - 1)
    else {
      const first = found.length * PAGE
      found.push({
        node,
        ids: () => {
          ids ??= idsOf(shelf)
          return ids.slice(first, first + PAGE)
        },
        things: () => opened(node).flat(level - 1),
      })
    }
  }
  if (shelf.size > 0) collect(shelf.things, height(shelf.size))
  return found
}

/** The shelf again. Nothing of the pages is looked at before it is needed; `made` hears of the node of each. */
export function shelfOf<T>(
  size: number,
  pages: readonly Pick<Page, 'ids' | 'things'>[],
  made: (page: number, node: object) => void,
): Shelf<T> {
  if (size === 0) return emptyShelf()
  let nodes: (Branch | Later<Branch>)[] = pages.map(({ things }, page) => {
    const node = new Later(() => (size > width ? inBranches(things()) : things()))
    made(page, node)
    return node
  })
  while (nodes.length > 1) nodes = inBranches(nodes) as Branch[]
  const places = new Later(() => placesOf(pages.flatMap(page => page.ids())))
  return { [isOne]: true, size, things: nodes[0] ?? [], places }
}

const inBranches = (things: readonly unknown[]): Branch[] =>
  Array.from({ length: Math.ceil(things.length / width) }, (_, i) => things.slice(i * width, (i + 1) * width))

/** The thing that came last, or undefined. */
export function last<T>(shelf: Shelf<T>): T | undefined {
  return shelf.size === 0 ? undefined : (thingAt(shelf.things, height(shelf.size), shelf.size - 1) as T)
}

const opened = <B extends object>(node: B | Later<B>): B => (node instanceof Later ? node.open() : node)

/** Levels of the tree that holds so many things; an empty one has one level. */
function height(size: number): number {
  let levels = 1
  for (let room = width; room < size; room *= width) levels++
  return levels
}

const slot = (place: number, level: number): number => (place >> (bits * (level - 1))) & (width - 1)

function thingAt(branch: Branch | Later<Branch>, level: number, place: number): unknown {
  const next = opened(branch)[slot(place, level)]
  return level === 1 ? next : thingAt(next as Branch, level - 1, place)
}

function withThing(branch: Branch | Later<Branch>, level: number, place: number, thing: unknown): Branch {
  const copy = opened(branch).slice()
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

function placeOf(places: Fork | Later<Fork>, id: string): number | undefined {
  let fork = opened(places)
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

/** The places of many ids at once: the same tree, built without copying it for each. */
function placesOf(ids: readonly string[]): Fork {
  const root: unknown[] = noPlaces.slice()
  for (const [place, id] of ids.entries()) {
    let fork = root
    for (let depth = 0; ; depth++) {
      const at = digit(id, depth)
      const next = fork[at] as unknown[] | Leaf | null | undefined
      if (!next) {
        fork[at] = { id, place }
        break
      }
      if (Array.isArray(next)) {
        fork = next
        continue
      }
      const deeper: unknown[] = noPlaces.slice()
      deeper[digit(next.id, depth + 1)] = next
      fork[at] = deeper
      fork = deeper
    }
  }
  return root as unknown as Fork
}

function idsOf(shelf: Shelf<unknown>): readonly string[] {
  const ids = new Array<string>(shelf.size)
  const collect = (fork: Fork) => {
    for (const next of fork)
      if (next && isLeaf(next)) ids[next.place] = next.id
      else if (next) collect(next as Fork)
  }
  collect(opened(shelf.places))
  return ids
}
