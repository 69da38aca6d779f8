/** How the store keeps what came by hand: a row for each entry, sealed like all others, and those put aside beside them. */
import { decodeEntry, type Entry, type LogState, type VerifiedEntry } from '#protocol'
import { must, type Pen } from '../desk.ts'
import type { LedgerParts } from '../ledger/parts.ts'
import type { RecordFault } from '../ports.ts'
import { indexKey } from '../records.ts'
import type { Space } from '../space.ts'
import { arrange, type Sifted, sift } from './held.ts'

const rowKey = ({ space, device, n, hash }: Entry): string =>
  `${indexKey(`${space}/${device}`, n)}/${hash.slice(0, 16)}`

/** Takes what the store holds into memory; a row that does not open is left alone. */
export async function loadCarried(parts: LedgerParts, space: Space): Promise<void> {
  const { p, desk } = parts
  const rows = must(await desk.store.range('carried', `${space.id}/`))
  const held: Entry[] = []
  for (const [key, value] of rows) {
    const plain = await desk.vault().open('carried', key, value)
    const entry = plain ? decodeEntry(p, plain) : null
    if (entry?.ok) held.push(entry.value)
  }
  await arrange(parts, space, await sift(parts, space, space.log, held))
}

export const keepHeld = (pen: Pen, entry: Entry): Promise<void> =>
  pen.seal('carried', rowKey(entry), entry.bytes)

/** For a log that is taken in in the same change: by that log they are judged, once the store has both. */
export async function lieDown(
  parts: LedgerParts,
  pen: Pen,
  space: Space,
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return
  for (const entry of entries) await keepHeld(pen, entry)
  pen.afterwards(() => loadCarried(parts, space))
}

/** Writes what came of sifting: what is held, what is gone, and aside what will never be taken. */
export async function keepSifted(pen: Pen, before: readonly Entry[], sifted: Sifted) {
  const known = new Set(before.map(one => one.hash))
  const held = new Set(sifted.held.map(one => one.hash))
  for (const entry of sifted.held) if (!known.has(entry.hash)) await keepHeld(pen, entry)
  for (const entry of before) if (!held.has(entry.hash)) pen.delete('carried', rowKey(entry))
  for (const { entry } of sifted.refused)
    if (known.has(entry.hash)) await pen.seal('carried', `aside/${rowKey(entry)}`, entry.bytes)
}

/**
 * The log has grown: what it now holds leaves the rows in the same commit, what it leaves no place for goes aside, and
 * what waited may have found its place. Gives what is to be read once the store has it.
 */
export async function afterGrowth(
  parts: LedgerParts,
  pen: Pen,
  space: Space,
  state: LogState,
  verified: readonly VerifiedEntry[],
): Promise<Sifted | null> {
  const before = space.carry?.held ?? []
  if (before.length === 0) return null
  const ordered = new Set(verified.map(({ entry }) => entry.hash))
  const left = before.filter(one => !ordered.has(one.hash))
  const sifted = await sift(parts, space, state, left)
  await keepSifted(pen, before, sifted)
  return sifted
}

/** The relay will not have these, nor what hangs on them: nobody is shown them as waiting any more. */
export async function putAside(parts: LedgerParts, pen: Pen, space: Space, refused: Entry): Promise<void> {
  const before = space.carry?.held ?? []
  const hangs = (one: Entry) => one.device === refused.device && one.n >= refused.n
  for (const entry of before.filter(hangs)) {
    pen.delete('carried', rowKey(entry))
    await pen.seal('carried', `aside/${rowKey(entry)}`, entry.bytes)
  }
  const left = before.filter(one => !hangs(one))
  const sifted = await sift(parts, space, space.log, left)
  pen.afterwards(() => arrange(parts, space, sifted))
}

/** More than anybody writes between two meetings; beyond it a file of nonsense would fill the store. */
const MOST_HELD = 20_000

export interface CarriedIn {
  /** Entries that were not on this device. */
  readonly news: number
  readonly fault: RecordFault | null
}

/** Takes entries of other devices that have no order. What doesn't hold is left out and named, the rest is kept. */
export async function carryIn(
  parts: LedgerParts,
  pen: Pen,
  space: Space,
  entries: readonly Entry[],
): Promise<CarriedIn> {
  const before = space.carry?.held ?? []
  const known = new Set(before.map(one => one.hash))
  const fresh = entries.filter(one => !known.has(one.hash))
  if (fresh.length === 0) return { news: 0, fault: null }
  if (before.length + fresh.length > MOST_HELD) return { news: 0, fault: { fault: 'TooLarge' } }
  const sifted = await sift(parts, space, space.log, [...before, ...fresh])
  await keepSifted(pen, before, sifted)
  pen.afterwards(() => arrange(parts, space, sifted))
  const news = sifted.held.filter(one => !known.has(one.hash)).length
  return { news, fault: sifted.refused.find(({ entry }) => !known.has(entry.hash))?.fault ?? null }
}
