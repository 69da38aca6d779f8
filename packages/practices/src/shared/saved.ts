/**
 * States as text, and back. What JSON can't hold is written under a `$`; a shelf is stored in pages, so that a long one
 * is written again only where it has changed, and read only where somebody looks.
 */
import { isShelf, type Page, pagesOf, type Shelf, shelfOf } from './shelf.ts'

/** A page as it is stored. */
export interface PageText {
  readonly ids: string
  readonly things: string
}

/** Where pages are kept. */
export interface PageBook {
  /** The name under which this page is kept; `text` is asked for only when it is not kept yet. */
  readonly keep: (node: object, text: () => PageText) => string
  /** A page that is kept; each part is read when it is asked for. */
  readonly open: (name: string) => { readonly ids: () => string; readonly things: () => string }
  /** The page of this name is now held as this object. */
  readonly opened: (name: string, node: object) => void
}

/** Throws for what no state of a slice may hold: anything but data, maps, sets and shelves. */
export const saveState = (state: unknown, book: PageBook): string => JSON.stringify(coded(state, book))

export const restoreState = (text: string, book: PageBook): unknown => decoded(JSON.parse(text), book)

type Coded = null | boolean | number | string | readonly Coded[] | { readonly [key: string]: Coded }

function coded(value: unknown, book: PageBook): Coded {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return isPlainNumber(value) ? value : { $: 'number', is: Object.is(value, -0) ? '-0' : String(value) }
    case 'undefined':
      return { $: 'nothing' }
    case 'object':
      return value === null ? null : codedObject(value, book)
    default:
      throw new Error(`a state can't hold a ${typeof value}`)
  }
}

function codedObject(value: object, book: PageBook): Coded {
  const all = (values: readonly unknown[]) => values.map(one => coded(one, book))
  if (Array.isArray(value)) return all(value)
  if (value instanceof Map) return { $: 'map', of: all([...value.keys()]), is: all([...value.values()]) }
  if (value instanceof Set) return { $: 'set', of: all([...value]) }
  if (isShelf(value)) return codedShelf(value, book)
  if (Object.getPrototypeOf(value) !== Object.prototype)
    throw new Error('a state holds data, maps, sets and shelves')
  const entries = Object.entries(value)
  if (Object.hasOwn(value, '$'))
    return { $: 'object', of: entries.map(([key]) => key), is: all(entries.map(([, one]) => one)) }
  return Object.fromEntries(entries.map(([key, one]) => [key, coded(one, book)]))
}

const codedShelf = (shelf: Shelf<unknown>, book: PageBook): Coded => ({
  $: 'shelf',
  size: shelf.size,
  pages: pagesOf(shelf).map(page => book.keep(page.node, () => pageText(page, book))),
})

/** Most pages hold plain data: those are marked, so that nothing in them need be looked for. */
const pageText = ({ ids, things }: Page, book: PageBook): PageText => {
  const held = things()
  const text = held.every(isPlain) ? `=${JSON.stringify(held)}` : `*${JSON.stringify(coded(held, book))}`
  return { ids: JSON.stringify(ids()), things: text }
}

const isPlainNumber = (value: number): boolean => Number.isFinite(value) && !Object.is(value, -0)

/** JSON alone holds it. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return isPlainNumber(value)
  if (typeof value !== 'object' || value === null)
    return value === null || typeof value === 'string' || typeof value === 'boolean'
  if (Array.isArray(value)) return value.every(isPlain)
  if (Object.getPrototypeOf(value) !== Object.prototype || isShelf(value)) return false
  return !Object.hasOwn(value, '$') && Object.values(value).every(isPlain)
}

function decoded(value: unknown, book: PageBook): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(one => decoded(one, book))
  if (Object.hasOwn(value, '$')) return decodedAs(value as unknown as Special, book)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, decoded(one, book)]))
}

type Special =
  | { readonly $: 'number'; readonly is: string }
  | { readonly $: 'nothing' }
  | { readonly $: 'map' | 'object'; readonly of: readonly unknown[]; readonly is: readonly unknown[] }
  | { readonly $: 'set'; readonly of: readonly unknown[] }
  | { readonly $: 'shelf'; readonly size: number; readonly pages: readonly string[] }

function decodedAs(special: Special, book: PageBook): unknown {
  const all = (values: readonly unknown[]) => values.map(one => decoded(one, book))
  switch (special.$) {
    case 'number':
      return Number(special.is)
    case 'nothing':
      return undefined
    case 'map': {
      const values = all(special.is)
      return new Map(all(special.of).map((key, i) => [key, values[i]]))
    }
    case 'object': {
      const values = all(special.is)
      return Object.fromEntries(special.of.map((key, i) => [String(key), values[i]]))
    }
    case 'set':
      return new Set(all(special.of))
    case 'shelf': {
      const pages = special.pages.map(name => pageAgain(name, book))
      return shelfOf(special.size, pages, (page, node) => book.opened(special.pages[page] ?? '', node))
    }
  }
}

function pageAgain(name: string, book: PageBook): Pick<Page, 'ids' | 'things'> {
  const text = book.open(name)
  return {
    ids: () => JSON.parse(text.ids()) as string[],
    things: () => {
      const things = text.things()
      const held: unknown = JSON.parse(things.slice(1))
      return (things[0] === '=' ? held : decoded(held, book)) as unknown[]
    },
  }
}
