/** The pages of a stored fold: as bytes, and as a book that knows which of them the store has already. */
import type { PageBook, PageText } from '#practices'
import { type Bytes, concat, fromUtf8, readU32, u32, utf8 } from '#protocol'

/** Names of the pages that lie in the store, by the very part of a state that they hold. */
export type PageNames = WeakMap<object, string>

// [u32 size of the ids][ids][things], both JSON: what stands on a page is read later than where it stands.
const encodePage = ({ ids, things }: PageText): Bytes => {
  const first = utf8(ids)
  return concat(u32(first.length), first, utf8(things))
}

const text = (bytes: Bytes): string => {
  const read = fromUtf8(bytes)
  // It was written here, and opened under the key of this device: anything else is a defect.
  if (read === null) throw new Error('a stored page is no text')
  return read
}

/** Opens pages out of these rows. */
export const bookOf = (rows: ReadonlyMap<string, Bytes>, names: PageNames): PageBook => ({
  keep: () => {
    throw new Error('this book is for reading')
  },
  open: name => {
    const bytes = rows.get(name)
    if (!bytes) throw new Error('no such page')
    const end = 4 + readU32(bytes, 0)
    return { ids: () => text(bytes.subarray(4, end)), things: () => text(bytes.subarray(end)) }
  },
  opened: (name, node) => names.set(node, name),
})

export interface WritingBook extends PageBook {
  /** Pages to be written, by name. */
  readonly fresh: ReadonlyMap<string, Bytes>
  /** All pages that the fold stands on. */
  readonly used: ReadonlySet<string>
  /** The store has them now. */
  readonly written: () => void
}

/** Gives names to pages that the store does not have. */
export function writingBook(names: PageNames, freshName: () => string): WritingBook {
  const fresh = new Map<string, Bytes>()
  const used = new Set<string>()
  const named = new Map<object, string>()
  return {
    fresh,
    used,
    written: () => {
      for (const [node, name] of named) names.set(node, name)
    },
    keep: (node, page) => {
      let name = names.get(node) ?? named.get(node)
      if (name === undefined) {
        name = freshName()
        named.set(node, name)
        fresh.set(name, encodePage(page()))
      }
      used.add(name)
      return name
    },
    open: () => {
      throw new Error('this book is for writing')
    },
    opened: () => {},
  }
}
