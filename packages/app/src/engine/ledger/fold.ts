/** From entries to what they say: the fold of the confirmed record, and the outbox on top of it. */
import { type Folded, foldAll, slicesIn } from '#practices'
import { type Bytes, decodePayload } from '#protocol'
import { gateIn, type Read, type Readable, readFacts } from '../facts.ts'
import type { SelfListener } from '../own/own-record.ts'
import type { LocalRecord } from '../records.ts'
import type { Space } from '../space.ts'
import type { LedgerParts } from './parts.ts'

const noRead: Read = { facts: [], unread: 0 }

export const listenerOf = ({ own }: LedgerParts, space: Space): SelfListener | null =>
  space.row.kind === 'self' ? { take: (...said) => own.some(one => one.take(...said)) } : null

const readable = (records: readonly LocalRecord[]): readonly Readable[] => {
  const found: Readable[] = []
  for (const { kept, index, member, passedOver } of records)
    if (!passedOver && kept?.kind !== 'control')
      found.push({
        index,
        member,
        hash: kept?.hash ?? '',
        bind: kept?.bind ?? null,
        payload: kept?.payload ?? null,
      })
  return found
}

export const foldOn = (space: Space, before: Folded, read: Read): Folded => {
  const folded = read.facts.length > 0 ? foldAll(slicesIn(space.row.kind), before, read.facts) : before
  return read.unread > 0 ? { ...folded, unread: folded.unread + read.unread } : folded
}

/** Takes confirmed records that follow on what is folded already. */
export async function foldIn(
  parts: LedgerParts,
  space: Space,
  records: readonly LocalRecord[],
): Promise<void> {
  const read = await readFacts(parts.p, readable(records), space.seals, listenerOf(parts, space))
  space.confirmed = foldOn(space, space.confirmed, read)
  space.current = null
}

/** Reads an entry of one's own; the payload is empty for control entries. */
export function readOwn(parts: LedgerParts, space: Space, hash: string, payload: Bytes): Promise<Read> {
  if (payload.length === 0) return Promise.resolve(noRead)
  const said = decodePayload(payload)
  const bind = said.ok ? gateIn(said.value.d) : null
  return readFacts(
    parts.p,
    [{ index: null, hash, member: space.row.member, bind, payload }],
    space.seals,
    listenerOf(parts, space),
  )
}

export function currentOf(space: Space): Folded {
  const reads = space.carry?.reads ?? space.outbox.map(({ read }) => read)
  space.current ??= reads.reduce((folded, read) => foldOn(space, folded, read), space.confirmed)
  return space.current
}
