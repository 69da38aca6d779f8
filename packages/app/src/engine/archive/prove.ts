/**
 * Proves a record that came from an archive: every entry is made again byte by byte and verified from its signature on, a
 * few at a time, beside everything else. Where one differs, the log wins: the record ends before it and is fetched again
 * from the relay.
 */
import {
  type Bytes,
  decodeEntry,
  type IndexedBytes,
  type LogState,
  serialiseLog,
  unhex,
  verifyRun,
} from '#protocol'
import { loadCarried } from '../carry/rows.ts'
import type { Pen } from '../desk.ts'
import { dropCopies, readAnew } from '../ledger/erase.ts'
import { outboxRow } from '../ledger/outbox.ts'
import { sealSegments } from '../ledger/pack.ts'
import type { LedgerParts } from '../ledger/parts.ts'
import { loadRecord } from '../ledger/record.ts'
import { allChunks, bytesOf, sealLog } from '../ledger/rows.ts'
import { indexKey, type LocalRecord } from '../records.ts'
import { recordsFrom } from '../snapshots/check.ts'
import type { Space } from '../space.ts'
import { dropMark, keepMark, provenLog } from './mark.ts'

/** Rows that are read at once. */
const ROWS = 2

/** `later`: something is false, and the relay can't be reached to read it again. `cut`: the record ends before it. */
export type Proving = 'done' | 'later' | 'cut'

/** `rest` is awaited before every few rows; false ends it, until the next start. */
export async function proveRecord(
  parts: LedgerParts,
  space: Space,
  rest: () => Promise<boolean>,
): Promise<Proving> {
  for (;;) {
    if (!(await rest())) return 'done'
    const step = await parts.desk.change(pen => proveNext(parts, pen, space))
    if (!step.ok) return 'done'
    if (step.value !== 'more') return step.value
  }
}

const isOnLine = ({ sync }: Space): boolean => sync.state === 'synced' || sync.state === 'sending'

async function proveNext(parts: LedgerParts, pen: Pen, space: Space): Promise<Proving | 'more'> {
  const proven = space.row.stage === 'left' ? null : await provenLog(parts, space)
  if (!proven) return 'done'
  const records = await recordsFrom(parts, space, proven.index + 1, ROWS)
  // Rows that can't be read any more are another matter, and are told as what they are.
  if (!records) return 'done'
  const { state, isWhole } = await verified(parts, space, proven, records)
  if (!isWhole) {
    // What is shown is no worse than nothing, as long as nothing better can be had.
    if (!isOnLine(space)) return 'later'
    await endAt(parts, pen, space, state)
    return 'cut'
  }
  if (state.index < space.log.index) {
    await keepMark(pen, space.id, state)
    return 'more'
  }
  dropMark(pen, space.id)
  return 'done'
}

const isSame = (one: LogState, other: LogState): boolean =>
  equal(serialiseLog(one, 'apart'), serialiseLog(other, 'apart'))

const equal = (a: Bytes, b: Bytes): boolean => a.length === b.length && a.every((byte, i) => byte === b[i])

/** The log with these records, as far as they hold. */
async function verified(
  parts: LedgerParts,
  space: Space,
  proven: LogState,
  records: readonly LocalRecord[],
): Promise<{ readonly state: LogState; readonly isWhole: boolean }> {
  const run: IndexedBytes[] = []
  for (const record of records) {
    const bytes = await bytesOf(parts, space, record)
    if (!bytes) break
    run.push({ index: record.index, bytes })
  }
  const verdict = await verifyRun(parts.p, proven, run)
  const wrong = verdict.verified.findIndex(({ logHash, member, passedOver }, i) => {
    const record = records[i]
    const isTrue = record?.member === member && record.passedOver === passedOver
    return !record || !isTrue || !equal(record.logHash, unhex(logHash))
  })
  const { state } = verdict
  const isFalseState = state.index >= space.log.index && !isSame(state, space.log)
  if (wrong < 0 && !isFalseState) return { state, isWhole: verdict.verified.length === records.length }
  // Where only what the archive said of members and devices is false, its last entry is enough to be read again.
  const holds = wrong < 0 ? run.length - 1 : wrong
  return { state: (await verifyRun(parts.p, proven, run.slice(0, holds))).state, isWhole: false }
}

/**
 * The record ends where it is proven. What stood behind is set aside, and own entries of it wait in the outbox again until
 * the relay has shown them.
 */
async function endAt(parts: LedgerParts, pen: Pen, space: Space, proven: LogState): Promise<void> {
  const { id, keys } = space
  // A folded state holds what was false too; other tabs see by it that they have to read anew.
  await dropCopies(parts, pen, space)
  for (const { table, key, value, records } of await allChunks(parts, id)) {
    const staying = records?.filter(({ index }) => index <= proven.index) ?? []
    if (records && staying.length === records.length) continue
    pen.put('segments', `aside/${table}/${key}`, value)
    pen.delete(table, key)
    for (const record of records?.slice(staying.length) ?? []) {
      const bytes = await bytesOf(parts, space, record)
      const entry = bytes && decodeEntry(parts.p, bytes)
      if (!entry?.ok || entry.value.device !== keys.device) continue
      const payload = entry.value.kind === 'content' ? record.kept?.payload : undefined
      const row = outboxRow(entry.value.bytes, payload ?? new Uint8Array(0))
      await pen.seal('outbox', indexKey(id, entry.value.n), row)
    }
    if (staying.length > 0) await sealSegments(pen, id, staying)
  }
  await sealLog(pen, proven)
  dropMark(pen, id)
  const reach = Math.max(space.seen.index, space.log.index)
  pen.afterwards(async () => {
    await loadRecord(parts, space)
    await readAnew(parts, space)
    await loadCarried(parts, space)
    space.current = null
    space.damagedUpTo = reach
    space.damage = 'BadSnapshot'
  })
}
