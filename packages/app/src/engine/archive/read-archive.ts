/**
 * Taking an archive instead of reading the log from its beginning. What the relay gives is held against all that a new
 * device can know: who may have put it away, the hashes, and the log that the relay itself shows from there on. What is
 * inside of the entries is proven later, in quiet moments (`prove.ts`); until then the log wins.
 */
import {
  type BadSnapshot,
  type Bytes,
  decodeControl,
  decodeEntry,
  deviceId,
  type IndexedBytes,
  type KeyRing,
  type LogState,
  learnKeys,
  type Manifest,
  newRing,
  openPart,
  type Primitives,
  readManifest,
  restoreLog,
  unhex,
  type VerifiedEntry,
  verifyRun,
} from '#protocol'
import type { FirstReading, Newcomer } from '../own/newcomer.ts'
import type { Credentials, Relay, Result } from '../ports.ts'
import { decodeChunk, type LocalRecord } from '../records.ts'
import { logOfRecords, provenControls } from './content.ts'

/** From whom an archive is taken, and what opens it. */
export interface ArchiveKeys {
  /** Of the self space; null where that is the space itself: then the key has to come with the log. */
  readonly selfRing: KeyRing | null
  /** What the own devices are called in this space; null where that is not known before the record is read. */
  readonly signers: ReadonlySet<string> | null
}

/** More records than a part can hold: a number that is larger is no count of anything. */
const MOST_IN_PART = 1024
/** So much more than it holds may stand behind an archive; from then on the log is read as well from its beginning. */
const MOST_BEHIND = 4096

interface Given {
  readonly index: number
  readonly manifest: Bytes
}

const bad: { readonly ok: false; readonly error: BadSnapshot } = {
  ok: false,
  error: { fault: 'BadSnapshot' },
}

export async function readArchive(
  { p, relay }: { readonly p: Primitives; readonly relay: Relay },
  who: Credentials,
  newcomer: Newcomer,
  keys: ArchiveKeys,
  given: Given,
): Promise<Result<FirstReading, BadSnapshot>> {
  const { space } = newcomer
  // Where nobody is known yet, whoever holds the key of the own space is one of its devices: nobody else has that key.
  const signer = deviceId(given.manifest.slice(17, 49), given.manifest.slice(49, 81))
  const devices = keys.signers ?? new Set([signer])
  const read = await readManifest(p, given.manifest, { space, devices })
  if (!read.ok || read.value.index !== given.index || given.index < 1) return bad
  const manifest = read.value
  if (manifest.index > manifest.parts.length * MOST_IN_PART) return bad
  // From the archive's own last entry on: the relay's log has to pass through the same place.
  const pages = await pagesAfter(relay, who, manifest.index - 1)
  const [joint, ...rest] = pages ?? []
  if (joint?.index !== manifest.index) return bad
  const key = keys.selfRing
    ? keys.selfRing.epochKey(manifest.epoch)
    : await ownKey({ p, relay }, who, newcomer, manifest, rest)
  if (!key) return bad
  const records = await recordsIn({ p, relay }, who, key, manifest)
  const last = records?.at(-1)
  const log = records && logOfRecords(p, space, records, manifest.state)
  const shown = decodeEntry(p, joint.bytes)
  if (!log || !last || log.hash !== manifest.logHash || !shown.ok) return bad
  const lastHash = last.kept ? last.kept.hash : entryHash(p, last.bytes)
  if (shown.value.hash !== lastHash || log.devices.get(manifest.device)?.removedAt !== null) return bad
  const controls = await provenControls(p, newRing(p), log, records)
  const verdict = await verifyRun(p, log, rest)
  if (!controls || verdict.fault) return bad
  const ring = newRing(p)
  const verified: VerifiedEntry[] = [...controls, ...verdict.verified]
  const { made, psk } = newcomer
  const told = await learnKeys(p, { keys: made.keys, ring, log: verdict.state, psk }, verified)
  if (told.faults.length > 0) return bad
  const state = verdict.state
  return { ok: true, value: { log: state, entries: rest, verified, ring, archived: { records, log } } }
}

const entryHash = (p: Primitives, bytes: Bytes): string | null => {
  const entry = decodeEntry(p, bytes)
  return entry.ok ? entry.value.hash : null
}

/** All that the relay has behind this place; null when it can't be read now. */
async function pagesAfter(
  relay: Relay,
  who: Credentials,
  after: number,
): Promise<readonly IndexedBytes[] | null> {
  const entries: IndexedBytes[] = []
  for (let at = after; ; ) {
    const page = await relay.read(who, at)
    if (!page.ok) return null
    entries.push(...page.value.entries)
    if (entries.length > after + MOST_BEHIND) return null
    const newest = page.value.entries.at(-1)?.index ?? at
    if (newest <= at || newest >= page.value.head) return entries
    at = newest
  }
}

async function recordsIn(
  { p, relay }: { readonly p: Primitives; readonly relay: Relay },
  who: Credentials,
  key: Bytes,
  { space, index, parts }: Manifest,
): Promise<readonly LocalRecord[] | null> {
  const records: LocalRecord[] = []
  const ask = (part: number) => (part < parts.length ? relay.snapshotPart(who, index, part) : null)
  let next = ask(0)
  for (const [part, sha256] of parts.entries()) {
    const got = await next
    // The next one is on its way while this one is opened.
    next = ask(part + 1)
    const opened = got?.ok
      ? await openPart(p, key, { space, index, part }, { bytes: got.value, sha256 })
      : null
    const chunk = opened?.ok ? decodeChunk(p, opened.value) : null
    if (chunk?.[0]?.index !== records.length + 1) return null
    records.push(...chunk)
  }
  return records.length === index ? records : null
}

/**
 * The self space: its newest key is wrapped for this device where it was let in, and leads back by the links. Both stand
 * behind the archive as a rule; where they stand in it, they are asked for by their place.
 */
async function ownKey(
  { p, relay }: { readonly p: Primitives; readonly relay: Relay },
  who: Credentials,
  { made, psk }: Newcomer,
  manifest: Manifest,
  rest: readonly IndexedBytes[],
): Promise<Bytes | null> {
  const log = promised(manifest)
  if (!log) return null
  const earlier: IndexedBytes[] = []
  const admittedAt = log.devices.get(made.keys.device)?.admittedAt ?? manifest.index + 1
  for (const at of [admittedAt, log.epochAt]) {
    if (admittedAt > manifest.index || at < admittedAt) continue
    const page = await relay.read(who, at - 1)
    if (page.ok) earlier.push(...page.value.entries.filter(one => one.index === at))
  }
  const commits = [...log.epochCommits]
  const placed: { index: number; entry: VerifiedEntry['entry']; passedOver: boolean }[] = []
  for (const { index, bytes } of [...earlier, ...rest]) {
    const entry = decodeEntry(p, bytes)
    const control = entry.ok && entry.value.kind === 'control' ? decodeControl(entry.value.body) : null
    if (!entry.ok || !control?.ok) continue
    if (control.value.t === 'epoch') {
      const isNext = index > manifest.index && control.value.epoch === commits.length + 1
      if (isNext) commits.push(control.value.commit)
      if (control.value.epoch > commits.length) continue
    }
    if (entry.value.epoch <= commits.length) placed.push({ index, entry: entry.value, passedOver: false })
  }
  const ring = newRing(p)
  const { keys } = made
  await learnKeys(p, { keys, ring, log: { ...log, epochCommits: commits }, psk }, placed)
  return ring.epochKey(manifest.epoch)
}

/** What the manifest says of members and epochs, before its hashes are here. */
function promised({ space, index, logHash, state }: Manifest): LogState | null {
  const column = new Uint8Array(index * 32)
  column.set(unhex(logHash), (index - 1) * 32)
  const log = restoreLog(state, column)
  return log.ok && log.value.space === space && log.value.index === index ? log.value : null
}
