/**
 * A snapshot: what the log of a space means up to an index, so that opening the space need not begin with its first
 * entry. Rows in table `snapshots`, all of one space under its id:
 *
 *   <space>/head            what it stands for, and the names of all that belongs to it
 *   <space>/page/<name>     a part of a slice's state
 *   <space>/list/<name>     a part of a list of sealed texts, or of what the engine was told
 *   <space>/hashes/<k>/<n>  the log hashes of one stretch, n of them
 *
 * It is a memory and no more. Where it does not fit this app or its log, it is left aside and the log is folded.
 */
import { type Folded, printOf, restoreFold, type SavedFold, saveFold, slicesIn } from '#practices'
import { type Bytes, concat, fromUtf8, hex, type LogState, logHashes, utf8 } from '#protocol'
import { must, type Pen } from '../desk.ts'
import type { LedgerParts } from '../ledger/parts.ts'
import type { Space, SpaceRow } from '../space.ts'
import { type ListNames, type Lists, listsOf, pageLists, readLists } from './lists.ts'
import { bookOf, type PageNames, writingBook } from './pages.ts'

const FORM = 1
/** Log hashes in one row. */
const STRETCH = 4096

interface Head {
  readonly form: typeof FORM
  /** Slices and versions of their events by which it was made. */
  readonly print: string
  /** A fresh one for each snapshot: tells whether another tab has written one meanwhile. */
  readonly mark: string
  readonly index: number
  readonly logHash: string
  readonly fold: SavedFold
  readonly lists: ListNames
  readonly hashes: readonly string[]
  /** Every row that belongs to it. */
  readonly rows: readonly string[]
}

/** The snapshot in the store, as a loaded space remembers it. */
export interface Saved {
  readonly mark: string
  readonly index: number
  readonly logHash: string
  readonly names: PageNames
  /** What it says, until that has been compared with the log. */
  readonly unchecked: Told | null
}

/** What a snapshot says of the log up to `index`. */
export interface Told {
  readonly index: number
  readonly fold: Folded
  readonly lists: Lists
}

export interface Found {
  readonly saved: Saved
  readonly says: Told
  /** L_1 … L_index, 32 bytes each. */
  readonly hashes: Bytes
}

const headKey = (space: string) => `${space}/head`

async function headOf({ desk }: LedgerParts, space: string): Promise<Head | null> {
  const read = (await desk.json('snapshots', headKey(space))) as Head | null | undefined
  return read?.form === FORM ? read : null
}

/** Null when there is none, or when it is of another app or damaged. */
export async function readSnapshot(
  { desk }: LedgerParts,
  space: string,
  kind: SpaceRow['kind'],
): Promise<Found | null> {
  const stored = must(await desk.store.range('snapshots', `${space}/`))
  const rows = new Map<string, Bytes>()
  await Promise.all(
    stored.map(async ([key, value]) => {
      const plain = await desk.vault().open('snapshots', key, value)
      if (plain) rows.set(key.slice(space.length + 1), plain)
    }),
  )
  const text = fromUtf8(rows.get('head') ?? new Uint8Array(0))
  const head = text ? (JSON.parse(text) as Head) : null
  if (head?.form !== FORM || head.print !== printOf(slicesIn(kind))) return null
  if (head.rows.some(name => !rows.has(name))) return null
  const hashes = concat(...head.hashes.map(name => rows.get(name) ?? new Uint8Array(0)))
  const newest = hashes.subarray(hashes.length - 32)
  if (hashes.length !== head.index * 32 || hex(newest) !== head.logHash) return null
  const lists = readLists(rows, head.lists)
  if (!lists) return null
  const names: PageNames = new WeakMap()
  const fold = restoreFold(head.fold, bookOf(rows, names))
  const { mark, index, logHash } = head
  const says = { index, fold, lists }
  return { saved: { mark, index, logHash, names, unchecked: says }, says, hashes }
}

/** Stores what the confirmed record means now; of what is stored already only what has changed is written. */
export async function writeSnapshot(parts: LedgerParts, pen: Pen, space: Space): Promise<void> {
  const { p } = parts
  const { log, confirmed, seals, row } = space
  if (log.index === 0) return
  const before = await headOf(parts, space.id)
  const names: PageNames = before && before.mark === space.saved?.mark ? space.saved.names : new WeakMap()
  const book = writingBook(names, () => `page/${hex(p.random(12))}`)
  const fold = saveFold(confirmed, book)
  const said = row.kind === 'self' ? parts.own.flatMap(one => one.said()) : []
  const lists = pageLists(p, listsOf(seals, said))
  const stretches = stretchesOf(log)
  const head: Head = {
    form: FORM,
    print: printOf(slicesIn(row.kind)),
    mark: hex(p.random(16)),
    index: log.index,
    logHash: log.hash,
    fold,
    lists: lists.names,
    hashes: [...stretches.keys()],
    rows: [...book.used, ...lists.pages.keys(), ...stretches.keys()],
  }
  const old = new Set(before?.rows ?? (await orphans(parts, space.id)))
  const put = (name: string, bytes: Bytes) => pen.seal('snapshots', `${space.id}/${name}`, bytes)
  for (const [name, bytes] of book.fresh) await put(name, bytes)
  for (const [name, bytes] of lists.pages) if (!old.has(name)) await put(name, bytes)
  for (const [name, bytes] of stretches) if (!old.has(name)) await put(name, bytes())
  await put('head', utf8(JSON.stringify(head)))
  const kept = new Set(head.rows)
  for (const name of old) if (!kept.has(name)) pen.delete('snapshots', `${space.id}/${name}`)
  const unchecked = space.saved?.unchecked ?? null
  pen.afterwards(() => {
    book.written()
    space.saved = { mark: head.mark, index: head.index, logHash: head.logHash, names, unchecked }
  })
}

/** Keys of all rows of a space's snapshot, those that no head names any more too. */
export async function snapshotKeys({ desk }: LedgerParts, space: string): Promise<readonly string[]> {
  return must(await desk.store.range('snapshots', `${space}/`)).map(([key]) => key)
}

/** Rows that a head which can't be read has left behind. */
const orphans = async (parts: LedgerParts, space: string): Promise<readonly string[]> =>
  (await snapshotKeys(parts, space)).map(key => key.slice(space.length + 1)).filter(name => name !== 'head')

/** A stretch that is full is never written again. */
function stretchesOf(log: LogState): ReadonlyMap<string, () => Bytes> {
  const found = new Map<string, () => Bytes>()
  for (let from = 0; from < log.index; from += STRETCH) {
    const to = Math.min(log.index, from + STRETCH)
    found.set(`hashes/${from / STRETCH}/${to - from}`, () => logHashes(log, from, to))
  }
  return found
}
