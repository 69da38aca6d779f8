/**
 * Deleting: entries lose their words in the rows of the store, and the states are folded anew. Own words go at one's own
 * word, at once; another's when that other's word comes with the log. Nobody's word reaches entries of somebody else.
 */
import {
  type Bytes,
  decodeEntry,
  decodePayload,
  eraseEntry,
  keepErased,
  type Primitives,
  skimKept,
  utf8,
} from '#protocol'
import { arrange } from '../carry/held.ts'
import { must, type Pen } from '../desk.ts'
import {
  ENTRY_ERASED,
  type Erasing,
  erasedWords,
  leftOf,
  readErasedWord,
  skeletonOf,
} from '../erase/erased-word.ts'
import { encodeChunk, indexKey, type LocalRecord } from '../records.ts'
import type { Space } from '../space.ts'
import { foldAgain } from './fold.ts'
import { type Happening, outboxOf, outboxRow } from './outbox.ts'
import { erasuresKey, type LedgerParts } from './parts.ts'
import { allChunks, bytesOf } from './rows.ts'

/** What authors have said of entries, by `member/hash`. */
type Said = ReadonlyMap<string, Erasing['left'] | null>

const nameOf = ({ member, kept }: LocalRecord): string => `${member}/${kept?.hash ?? ''}`

/**
 * In the run of entries that is being taken in, and in the record that is here already, whatever its author says to be
 * deleted. Gives the run as it is to be stored, and whether the fold has to begin anew.
 */
export async function eraseAsSaid(
  parts: LedgerParts,
  pen: Pen,
  space: Space,
  run: readonly LocalRecord[],
): Promise<{ readonly records: readonly LocalRecord[]; readonly foldsAnew: boolean }> {
  const news = saidIn(run)
  const { said } = space.seals
  if (said.size + news.size === 0) return { records: run, foldsAnew: false }
  const records = await Promise.all(
    run.map(record => {
      const left = news.get(nameOf(record)) ?? said.get(nameOf(record))
      return left === undefined ? record : erased(parts, space, record, left)
    }),
  )
  const here = new Set(run.map(nameOf))
  const before = new Map([...news].filter(([name]) => !here.has(name)))
  const rewritten = before.size > 0 ? await rewrite(parts, pen, space, before) : []
  if (rewritten.length > 0) await dropCopies(parts, pen, space)
  return { records, foldsAnew: rewritten.length > 0 }
}

/** Most entries are none: what can't be one is not read twice. */
const MARK = utf8('.erased.v1')
const holds = (payload: Bytes, mark: Bytes): boolean => {
  for (let at = payload.indexOf(mark[0]!); at >= 0; at = payload.indexOf(mark[0]!, at + 1))
    if (mark.every((byte, i) => payload[at + i] === byte)) return true
  return false
}

function saidIn(run: readonly LocalRecord[]): Map<string, Erasing['left']> {
  const said = new Map<string, Erasing['left']>()
  for (const { kept, member, passedOver } of run) {
    if (passedOver || kept?.kind !== 'content' || !holds(kept.payload, MARK)) continue
    const read = decodePayload(kept.payload)
    if (!read.ok || read.value.t !== ENTRY_ERASED) continue
    for (const { hash, left } of readErasedWord(read.value.d)?.entries ?? [])
      said.set(`${member}/${hash}`, left)
  }
  return said
}

/** How often rows of this space were rewritten, by whatever tab. */
export const erasuresOf = async ({ desk }: LedgerParts, space: string): Promise<number> =>
  ((await desk.json('meta', erasuresKey(space))) as number | null | undefined) ?? 0

/** After a commit that rewrote rows: everything that memory has of them is made again from the store. */
export async function readAnew(parts: LedgerParts, space: Space): Promise<void> {
  const records = (await allChunks(parts, space.id)).flatMap(chunk => chunk.records ?? [])
  await foldAgain(parts, space, records)
  space.outbox = []
  space.outbox = await outboxOf(parts, space)
  if (space.carry) await arrange(parts, space, space.carry)
}

/**
 * Own entries lose their words, sent or not. Gives what is to be said of it in the space, in the same change. Entries
 * that are not one's own, not here, or deleted already are left as they are.
 */
export async function eraseOwn(
  parts: LedgerParts,
  pen: Pen,
  space: Space,
  hashes: ReadonlySet<string>,
): Promise<readonly Happening[]> {
  const own: Said = new Map([...hashes].map(hash => [`${space.row.member}/${hash}`, null]))
  const entries = [
    ...(await rewrite(parts, pen, space, own)).map(({ hash, payload }) => ({ hash, payload })),
    ...(await rewriteOutbox(parts, pen, space, hashes)),
  ]
  if (entries.length === 0) return []
  for (const { hash } of entries) await pen.sealJson('errands', errandKey(space.id, hash), true)
  await dropCopies(parts, pen, space)
  pen.afterwards(() => readAnew(parts, space))
  const left = entries.flatMap(({ hash, payload }) => {
    const read = leftOf(space.row.kind, payload)
    return read ? [{ hash, left: read }] : []
  })
  return erasedWords(left).map(data => ({ type: ENTRY_ERASED, data }))
}

/** Hashes of own entries that say this of a space, sent or not, and have not been deleted. */
export async function ownWordsOf(
  parts: LedgerParts,
  space: Space,
  type: string,
  about: string,
): Promise<ReadonlySet<string>> {
  const says = (payload: Bytes): boolean => {
    const read = holds(payload, utf8(type)) ? decodePayload(payload) : null
    return (
      !!read?.ok && read.value.t === type && (read.value.d as { space?: unknown } | null)?.space === about
    )
  }
  const found = new Set<string>()
  for (const { records } of await allChunks(parts, space.id))
    for (const { member, kept } of records ?? [])
      if (member === space.row.member && kept?.kind === 'content' && !kept.erased && says(kept.payload))
        found.add(kept.hash)
  for (const { n, hash, bytes } of space.outbox) {
    const key = indexKey(space.id, n)
    const plain = await parts.desk
      .vault()
      .open('outbox', key, must(await parts.desk.store.get('outbox', key)))
    if (plain && says(plain.slice(4 + bytes.length))) found.add(hash)
  }
  return found
}

/** On this device alone: what was to stay for a while only, by whomever. Rows only; the log says nothing of it. */
export async function eraseHere(
  parts: LedgerParts,
  pen: Pen,
  space: Space,
  faded: ReadonlyMap<string, string>,
): Promise<void> {
  const said: Said = new Map([...faded].map(([hash, by]) => [`${by}/${hash}`, null]))
  if ((await rewrite(parts, pen, space, said)).length === 0) return
  await dropCopies(parts, pen, space)
  pen.afterwards(() => readAnew(parts, space))
}

/** Rows `errands/erase/<space>/<hash>`: what the relay is still to be asked to erase. */
export const errandKey = (space: string, hash = '') => `erase/${space}/${hash}`

interface Gone {
  readonly hash: string
  /** What it said, as far as it can be read. */
  readonly payload: Bytes
}

/** Rewrites each row of confirmed entries that holds one of these. Gives the entries that had words until now. */
async function rewrite(parts: LedgerParts, pen: Pen, space: Space, said: Said): Promise<readonly Gone[]> {
  const gone: Gone[] = []
  for (const { table, key, records } of await allChunks(parts, space.id)) {
    if (!records?.some(record => said.has(nameOf(record)))) continue
    const next = await Promise.all(
      records.map(async record => {
        const left = said.get(nameOf(record))
        return left === undefined ? record : erased(parts, space, record, left)
      }),
    )
    if (next.every((record, i) => record === records[i])) continue
    next.forEach((record, i) => {
      const before = records[i]?.kept
      if (record.kept && before && record !== records[i])
        gone.push({ hash: before.hash, payload: before.payload })
    })
    await pen.seal(table, key, encodeChunk(next))
  }
  return gone
}

/** The record without its words; itself when it has none, or can't be made again. */
async function erased(
  parts: LedgerParts,
  space: Space,
  record: LocalRecord,
  left: Erasing['left'] | null,
): Promise<LocalRecord> {
  const { kept } = record
  if (kept && (kept.kind !== 'content' || (kept.erased && kept.payload.length > 0))) return record
  const had = kept && !kept.erased ? kept.payload : null
  const skeleton = skeletonOf(space.row.kind, had, left)
  const bytes = await bytesOf(parts, space, record)
  const form = bytes && erasedForm(parts.p, bytes, skeleton)
  const skimmed = form && skimKept(form)
  return skimmed?.ok ? { ...record, kept: skimmed.value, bytes: form! } : record
}

function erasedForm(p: Primitives, bytes: Bytes, skeleton: Bytes): Bytes | null {
  const entry = decodeEntry(p, bytes)
  const gone = entry.ok ? decodeEntry(p, eraseEntry(p, entry.value)) : entry
  return gone.ok ? keepErased(gone.value, skeleton) : null
}

/** What has not been sent goes out in its erased form, so that the chain holds and nobody has ever had the words. */
async function rewriteOutbox(
  { p, desk }: LedgerParts,
  pen: Pen,
  space: Space,
  hashes: ReadonlySet<string>,
): Promise<readonly Gone[]> {
  const gone: Gone[] = []
  for (const { n, hash, bytes } of space.outbox) {
    const entry = hashes.has(hash) ? decodeEntry(p, bytes) : null
    if (!entry?.ok || entry.value.kind !== 'content' || entry.value.erased) continue
    const key = indexKey(space.id, n)
    const plain = await desk.vault().open('outbox', key, must(await desk.store.get('outbox', key)))
    if (!plain) continue
    const payload = plain.slice(4 + bytes.length)
    gone.push({ hash, payload })
    const row = outboxRow(eraseEntry(p, entry.value), skeletonOf(space.row.kind, payload, null))
    await pen.seal('outbox', key, row)
  }
  return gone
}

/** Other tabs see by the count that they have to read anew. A folded state holds words too; so do rows that were set aside as damaged, once the record is whole again. */
export async function dropCopies({ desk }: LedgerParts, pen: Pen, space: Space): Promise<void> {
  const erasures = space.erasures + 1
  await pen.sealJson('meta', erasuresKey(space.id), erasures)
  pen.afterwards(() => {
    space.erasures = erasures
    space.saved = null
  })
  for (const [key] of must(await desk.store.range('snapshots', space.id))) pen.delete('snapshots', key)
  for (const [key] of must(await desk.store.range('carried', `aside/${space.id}/`)))
    pen.delete('carried', key)
  if (space.damagedUpTo !== null) return
  for (const table of ['segments', 'tail'])
    for (const [key] of must(await desk.store.range('segments', `aside/${table}/${space.id}/`)))
      pen.delete('segments', key)
}
