/**
 * What the parts of an archive hold: the record itself, as a device keeps it, entries 1 … index in chunks. So whoever
 * takes it has every entry at once, and asks the relay for none of them again.
 */
import {
  type Bytes,
  concat,
  decodeEntry,
  deviceId,
  hex,
  type KeyRing,
  type LogState,
  nextHash,
  type Primitives,
  restoreKept,
  restoreLog,
  startHash,
  unhex,
  type VerifiedEntry,
} from '#protocol'
import { type LocalRecord, sizeInChunk } from '../records.ts'

/** Records as they fit into one part, and what is left for the next ones. */
export function fitting(
  records: readonly LocalRecord[],
  mostBytes: number,
): { readonly part: readonly LocalRecord[]; readonly left: readonly LocalRecord[] } {
  let size = 4
  const end = records.findIndex(record => {
    size += sizeInChunk(record)
    return size > mostBytes
  })
  return end < 0 ? { part: records, left: [] } : { part: records.slice(0, end), left: records.slice(end) }
}

/**
 * The log that these records make, if its hashes are those of the records, and the state is one that can stand there.
 * Null for anything else.
 */
export function logOfRecords(
  p: Primitives,
  space: string,
  records: readonly LocalRecord[],
  state: Bytes,
): LogState | null {
  let before = startHash(space)
  const column: Bytes[] = []
  for (const [i, record] of records.entries()) {
    const hash = hashOf(p, record)
    if (record.index !== i + 1 || hash === null) return null
    before = nextHash(before, hash)
    if (!before.every((byte, at) => byte === record.logHash[at])) return null
    column.push(before)
  }
  const log = restoreLog(state, concat(...column))
  if (!log.ok || log.value.space !== space || log.value.index !== records.length) return null
  for (const [device, { sign, kem }] of log.value.devices) if (deviceId(sign, kem) !== device) return null
  return log.value
}

const hashOf = (p: Primitives, { kept, bytes }: LocalRecord): string | null => {
  if (kept) return kept.hash
  const entry = decodeEntry(p, bytes)
  return entry.ok ? entry.value.hash : null
}

/**
 * The control entries among these records, each with the signature of a device that the log knows; null when one has none.
 * Who is in a space, and which keys were promised, is then not the word of whoever put the archive away.
 */
export async function provenControls(
  p: Primitives,
  ring: KeyRing,
  log: LogState,
  records: readonly LocalRecord[],
): Promise<readonly VerifiedEntry[] | null> {
  const found: VerifiedEntry[] = []
  for (const { kept, index, member, logHash, passedOver, bytes } of records) {
    if (kept?.kind !== 'control') continue
    const restored = await restoreKept(p, ring, bytes)
    if (!restored.ok || restored.value.space !== log.space) return null
    const entry = restored.value
    const author = log.devices.get(entry.device)
    if (author?.member !== member) return null
    if (!(await p.verify(author.sign, unhex(entry.hash), entry.signature))) return null
    found.push({ index, entry, member, logHash: hex(logHash), passedOver })
  }
  return found
}
