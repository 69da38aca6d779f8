/** The first reading of a space by a device that was let in: the whole record, verified, and the key that it was given. */
import {
  emptyLog,
  type IndexedBytes,
  type KeyRing,
  type LogState,
  newRing,
  type Primitives,
  type VerifiedEntry,
  verifyRun,
} from '#protocol'
import type { ArchiveKeys } from '../archive/read-archive.ts'
import type { SeededKeys } from '../device-keys.ts'
import type { Credentials, Relay, RelayFault } from '../ports.ts'
import type { LocalRecord } from '../records.ts'
import { learn } from './learn.ts'

export interface Newcomer {
  readonly space: string
  readonly made: SeededKeys
  /** What this device shares with the one that let it in. */
  readonly psk: Uint8Array<ArrayBuffer>
}

export interface FirstReading {
  readonly log: LogState
  /** From the first on, or those behind the archive. */
  readonly entries: readonly IndexedBytes[]
  /** All control entries at least. */
  readonly verified: readonly VerifiedEntry[]
  /** With every key that this device was given. */
  readonly ring: KeyRing
  /** The beginning of the record as another own device had put it away; null where the log was read. */
  readonly archived: { readonly records: readonly LocalRecord[]; readonly log: LogState } | null
}

/** `least`: a shorter log is read quickly enough as it is. */
export interface ArchiveUse extends ArchiveKeys {
  readonly least: number
}

export interface ReadingParts {
  readonly p: Primitives
  readonly relay: Relay
}

/**
 * `tampered`: the record is not one that can be, or brings no key for this device. A fault of the relay may pass.
 * `archive`: where one may be taken. `before`: what was read already, by another device of the same person.
 */
export async function readFirst(
  { p, relay }: ReadingParts,
  newcomer: Newcomer,
  { archive, before }: { readonly archive?: ArchiveUse | null; readonly before?: FirstReading } = {},
): Promise<FirstReading | 'tampered' | RelayFault> {
  const { space, made, psk } = newcomer
  const { keys } = made
  const who: Credentials = { space, device: keys.device, sign: message => p.sign(keys.sign, message) }
  const entries: IndexedBytes[] = [...(before?.entries ?? [])]
  let log = before?.log ?? emptyLog(space)
  const verified: VerifiedEntry[] = [...(before?.verified ?? [])]
  for (;;) {
    const page = await relay.read(who, log.index)
    if (!page.ok) return page.error
    if (archive && log.index === 0 && page.value.head >= archive.least) {
      const short = await readShort({ p, relay }, who, newcomer, archive)
      if (short) return short
    }
    const verdict = await verifyRun(p, log, page.value.entries)
    if (verdict.fault) return 'tampered'
    entries.push(...page.value.entries)
    verified.push(...verdict.verified)
    log = verdict.state
    if (page.value.entries.length === 0 || log.index >= page.value.head) break
  }
  const ring = newRing(p)
  await learn(p, { keys, ring, psk }, log, verified)
  const read = { log, entries, verified, ring, archived: before?.archived ?? null }
  return isWhole(read, newcomer) ? read : 'tampered'
}

const isWhole = ({ log, ring }: FirstReading, { made }: Newcomer): boolean =>
  log.devices.get(made.keys.device)?.removedAt === null && ring.epochKey(log.epoch) !== null

/** Null when there is no archive that can be trusted: then the log is read, which needs nobody's word. */
async function readShort(
  parts: ReadingParts,
  who: Credentials,
  newcomer: Newcomer,
  archive: ArchiveUse,
): Promise<FirstReading | null> {
  let tried = 0
  for (;;) {
    const given = await parts.relay.snapshot(who)
    // A newer one may have been completed meanwhile, and this one be gone.
    if (!given.ok || !given.value || given.value.index <= tried) return null
    tried = given.value.index
    const { readArchive } = await import('../archive/read-archive.ts')
    const read = await readArchive(parts, who, newcomer, archive, given.value)
    if (read.ok) return isWhole(read.value, newcomer) ? read.value : null
  }
}
