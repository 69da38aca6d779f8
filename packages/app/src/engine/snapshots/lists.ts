/**
 * What grows by the log beside the states of its slices: sealed texts and, in the self space, what the engine was told.
 * Kept as lists in pages that are named by what stands in them, so that only the last page is ever written again.
 */
import { type Bytes, fromUtf8, hex, type Primitives, utf8 } from '#protocol'
import type { SealsHere } from '../facts.ts'
import type { Said } from '../own/own-record.ts'

export type Lists = Readonly<Record<string, readonly unknown[]>>

const PAGE = 256

/** A text that was opened with a key out of the self space is not the log's, and goes with its key. */
export function listsOf(seals: SealsHere, said: readonly Said[]): Lists {
  const lists: Record<string, readonly unknown[]> = { said }
  for (const [name, held] of Object.entries(seals)) lists[`seals/${name}`] = [...(held as Iterable<unknown>)]
  const texts = [...seals.texts].filter(([seal]) => seals.opened.has(seal))
  return { ...lists, 'seals/texts': texts.sort(([a], [b]) => (a < b ? -1 : 1)) }
}

/** Puts back what `listsOf` has told, and gives what was said. */
export function giveLists(lists: Lists, seals: SealsHere): readonly Said[] {
  for (const [name, held] of Object.entries(seals)) {
    const found = lists[`seals/${name}`] ?? []
    if (held instanceof Map) for (const [key, value] of found as [string, unknown][]) held.set(key, value)
    else for (const one of found as string[]) (held as Set<string>).add(one)
  }
  return (lists.said ?? []) as readonly Said[]
}

/** Names of the pages of each list, in order. */
export type ListNames = Readonly<Record<string, readonly string[]>>

export function pageLists(
  p: Primitives,
  lists: Lists,
): { readonly names: ListNames; readonly pages: ReadonlyMap<string, Bytes> } {
  const pages = new Map<string, Bytes>()
  const names: Record<string, string[]> = {}
  for (const [name, list] of Object.entries(lists)) {
    const own: string[] = []
    for (let at = 0; at < list.length; at += PAGE) {
      const page = utf8(JSON.stringify(list.slice(at, at + PAGE)))
      const called = `list/${hex(p.sha256(page)).slice(0, 32)}`
      pages.set(called, page)
      own.push(called)
    }
    names[name] = own
  }
  return { names, pages }
}

/** Null when a page is missing or is none. */
export function readLists(rows: ReadonlyMap<string, Bytes>, names: ListNames): Lists | null {
  const lists: Record<string, unknown[]> = {}
  for (const [name, pages] of Object.entries(names)) {
    const list: unknown[] = []
    for (const called of pages) {
      const page = rows.get(called)
      const text = page && fromUtf8(page)
      if (!text) return null
      list.push(...(JSON.parse(text) as unknown[]))
    }
    lists[name] = list
  }
  return lists
}

/** Everything in `some` stands in `all` too, in whatever order. */
export function isWithin(some: Lists, all: Lists): boolean {
  return Object.entries(some).every(([name, list]) => {
    const known = new Set((all[name] ?? []).map(one => JSON.stringify(one)))
    return list.every(one => known.has(JSON.stringify(one)))
  })
}
