/** The outbox: own entries that the relay has not yet put into the order, and how they come to be. */
import type { Keep } from '#practices'
import {
  type Authored,
  afterOf,
  authorContent,
  type Bytes,
  chainAfter,
  concat,
  decodeEntry,
  decodePayload,
  encodePayload,
  readU32,
  type Standing,
  u32,
} from '#protocol'
import { arrange, heldBy } from '../carry/held.ts'
import { type Desk, must, type Pen } from '../desk.ts'
import { gateIn } from '../facts.ts'
import { seenToSign } from '../house/ways.ts'
import { indexKey } from '../records.ts'
import { epochToSign, type Outgoing, type Space } from '../space.ts'
import { foldOn, readOwn } from './fold.ts'
import type { LedgerParts } from './parts.ts'
import { sealChain } from './rows.ts'

export interface Happening {
  readonly type: string
  readonly data: unknown
  /** How long it stays, by the wish of its author; for good where there is none. */
  readonly keep?: Keep
}

/** A control entry, authored where the ones before it leave off. */
export interface Change {
  readonly control: (standing: Standing) => Promise<Authored>
}

/** What was said before and did not go out: said again, to the byte. */
export interface Again {
  readonly payload: Bytes
}

/** An own entry on its way into the outbox; the payload is empty for control entries. */
type Written = Omit<Outgoing, 'read' | 'after'> & { readonly payload: Bytes }

// Outbox rows: [u32 size][entry][payload], so that what was just written is read without any key ring. What it is bound
// to need not be kept beside it: it was bound, here, to the gate of what it holds.
export const outboxRow = (bytes: Bytes, payload: Bytes): Bytes => concat(u32(bytes.length), bytes, payload)

/** What waits, in order. A row that can't be read is told as damage. */
export async function outboxOf(parts: LedgerParts, space: Space): Promise<readonly Outgoing[]> {
  const { p, desk } = parts
  const known = new Map(space.outbox.map(one => [one.n, one]))
  const rows = must(await desk.store.range('outbox', `${space.id}/`))
  const found: Outgoing[] = []
  for (const [key, value] of rows) {
    const n = Number(key.slice(space.id.length + 1))
    const before = known.get(n)
    if (before) {
      found.push(before)
      continue
    }
    const plain = await desk.vault().open('outbox', key, value)
    if (!plain || plain.length < 4) {
      space.damagedUpTo ??= space.log.index
      continue
    }
    const size = new DataView(plain.buffer, plain.byteOffset).getUint32(0)
    const bytes = plain.slice(4, 4 + size)
    const entry = decodeEntry(p, bytes)
    if (!entry.ok) {
      space.damagedUpTo ??= space.log.index
      continue
    }
    const { hash, erased } = entry.value
    const payload = plain.slice(4 + size)
    const read = await readOwn(parts, space, hash, payload, erased)
    found.push({ n, hash, bytes, after: afterOf(payload), read })
  }
  return found
}

/** What the entries that wait say; those of another kind, and rows that can't be read, are left out. */
export async function waitingPayloads(
  desk: Desk,
  space: Pick<Space, 'id' | 'outbox'>,
): Promise<readonly Bytes[]> {
  if (space.outbox.length === 0) return []
  const rows = await desk.store.range('outbox', `${space.id}/`)
  if (!rows.ok) return []
  const plain = await Promise.all(rows.value.map(([key, value]) => desk.vault().open('outbox', key, value)))
  return plain.flatMap(row => (row && row.length > 4 ? [row.slice(4 + readU32(row, 0))] : []))
}

async function enqueueWith(parts: LedgerParts, pen: Pen, space: Space, entries: readonly Written[]) {
  for (const { n, bytes, payload } of entries)
    await pen.seal('outbox', indexKey(space.id, n), outboxRow(bytes, payload))
  const last = entries.at(-1)
  if (!last) return
  const chain = chainAfter(last)
  await sealChain(pen, space, chain)
  pen.afterwards(async () => {
    const added: Outgoing[] = []
    for (const { n, hash, bytes, payload } of entries)
      added.push({
        n,
        hash,
        bytes,
        after: afterOf(payload),
        read: await readOwn(parts, space, hash, payload),
      })
    space.chain = chain
    space.outbox = [...space.outbox, ...added]
    if (space.carry) return arrange(parts, space, space.carry)
    const on = space.current
    if (on) space.current = added.reduce((folded, { read }) => foldOn(space, folded, read), on)
  })
}

/** Puts an entry that is already authored into the outbox. */
export const enqueue = (parts: LedgerParts, pen: Pen, space: Space, { entry, n, hash }: Authored) =>
  enqueueWith(parts, pen, space, [{ n, hash, bytes: entry, payload: new Uint8Array(0) }])

const payloadOf = ({ type, data, keep }: Happening, at: number, after: readonly string[]): Bytes =>
  encodePayload({
    t: type,
    at,
    d: data,
    ...(keep ? { keep } : {}),
    ...(after.length > 0 ? { after } : {}),
  })

/** Authors entries at the end of the own chain, in the order given; gives them as they will go out. */
export async function append(
  parts: LedgerParts,
  pen: Pen,
  space: Space,
  happenings: readonly (Happening | Change | Again)[],
  at: number,
): Promise<readonly Bytes[]> {
  // Left, or gone on with as another device: whoever still holds it has nothing to say in it.
  if (space.row.stage === 'left') return []
  let chain = space.chain
  const entries: Written[] = []
  const epoch = epochToSign(space)
  for (const happening of happenings) {
    const standing: Standing = { space: space.id, keys: space.keys, chain, seen: seenToSign(space), epoch }
    if ('control' in happening) {
      const { entry: bytes, n, hash } = await happening.control(standing)
      entries.push({ n, hash, bytes, payload: new Uint8Array(0) })
      chain = chainAfter({ n, hash })
      continue
    }
    const after = entries.length === 0 ? heldBy(space) : []
    const payload = 'payload' in happening ? happening.payload : payloadOf(happening, at, after)
    const said = decodePayload(payload)
    const bind = said.ok ? gateIn(said.value.d) : null
    const content = { ...standing, ring: space.ring, payload, ...(bind === null ? {} : { bind }) }
    const entry = await authorContent(parts.p, content)
    chain = chainAfter(entry)
    entries.push({ n: entry.n, hash: entry.hash, bytes: entry.bytes, payload })
  }
  await enqueueWith(parts, pen, space, entries)
  return entries.map(({ bytes }) => bytes)
}
