/** From entries to what they say: the fold of the confirmed record, and the outbox on top of it. */
import { emptyFold, type Folded, foldAll, isErased, slicesIn } from '#practices'
import { type Bytes, decodePayload } from '#protocol'
import { gateIn, type Read, type Readable, readFacts } from '../facts.ts'
import type { SelfListener } from '../own/own-record.ts'
import { deviceOf, type LocalRecord } from '../records.ts'
import type { Space } from '../space.ts'
import type { LedgerParts } from './parts.ts'

const noRead: Read = { facts: [], unread: 0 }

export const listenerOf = ({ own }: LedgerParts, space: Space): SelfListener | null =>
  space.row.kind === 'self' ? { take: (...said) => own.some(one => one.take(...said)) } : null

const readable = (records: readonly LocalRecord[], isHeard: boolean): readonly Readable[] => {
  const found: Readable[] = []
  for (const record of records) {
    const { kept, index, member, passedOver } = record
    if (!passedOver && kept?.kind !== 'control')
      found.push({
        index,
        member,
        hash: kept?.hash ?? '',
        bind: kept?.bind ?? null,
        payload: kept?.payload ?? null,
        erased: kept?.erased ?? false,
        ...(isHeard ? { device: deviceOf(record) } : {}),
      })
  }
  return found
}

export const foldOn = (space: Space, before: Folded, read: Read): Folded => {
  const folded = read.facts.length > 0 ? foldAll(slicesIn(space.row.kind), before, read.facts) : before
  return read.unread > 0 ? { ...folded, unread: folded.unread + read.unread } : folded
}

/** The fold after these records; what they seal and say is noted in the space. */
export async function foldedOn(
  parts: LedgerParts,
  space: Space,
  before: Folded,
  records: readonly LocalRecord[],
): Promise<Folded> {
  const listener = listenerOf(parts, space)
  const read = await readFacts(parts.p, readable(records, listener !== null), space.seals, listener)
  return foldOn(space, before, read)
}

/** Takes confirmed records that follow on what is folded already. */
export async function foldIn(
  parts: LedgerParts,
  space: Space,
  records: readonly LocalRecord[],
): Promise<void> {
  space.confirmed = await foldedOn(parts, space, space.confirmed, records)
  space.current = null
}

/** Reads an entry of one's own; the payload is empty for control entries. */
export function readOwn(
  parts: LedgerParts,
  space: Space,
  hash: string,
  payload: Bytes,
  erased = false,
): Promise<Read> {
  if (payload.length === 0) return Promise.resolve(noRead)
  const said = decodePayload(payload)
  const bind = said.ok ? gateIn(said.value.d) : null
  return readFacts(
    parts.p,
    [{ index: null, hash, member: space.row.member, bind, payload, erased, device: space.keys.device }],
    space.seals,
    listenerOf(parts, space),
  )
}

/** From the beginning, after rows of the record were written anew: what was deleted leaves nothing behind in memory. */
export async function foldAgain(
  parts: LedgerParts,
  space: Space,
  records: readonly LocalRecord[],
): Promise<void> {
  const { sealed, opened, bound, said, withheld, keeps, texts } = space.seals
  for (const part of [sealed, opened, bound, said, withheld, keeps]) part.clear()
  space.saved = null
  space.confirmed = emptyFold(slicesIn(space.row.kind))
  await foldIn(parts, space, records)
  for (const [seal, here] of sealed) if (isErased(here.sealed)) texts.delete(seal)
}

export function currentOf(space: Space): Folded {
  const reads = space.carry?.reads ?? space.outbox.map(({ read }) => read)
  space.current ??= reads.reduce((folded, read) => foldOn(space, folded, read), space.confirmed)
  return space.current
}
