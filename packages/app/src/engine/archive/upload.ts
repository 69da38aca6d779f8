/**
 * Puts the record of a space away at the relay, sealed, for the next phone of its person: the parts first, one after the
 * other, and then the manifest that completes them. What was put away before stays until then.
 */
import {
  type Bytes,
  hex,
  MAX_PART_CONTENT_BYTES,
  MAX_PARTS,
  type Primitives,
  readManifest,
  rotationDue,
  sealPart,
  serialiseLog,
  signManifest,
} from '#protocol'
import { isByHand } from '../carry/settle.ts'
import { type Desk, must } from '../desk.ts'
import { errandKey } from '../ledger/erase.ts'
import type { Ledger } from '../ledger.ts'
import { isActive } from '../own/waiting.ts'
import type { Credentials, Relay } from '../ports.ts'
import { encodeChunk, type LocalRecord } from '../records.ts'
import type { Space } from '../space.ts'
import { fitting } from './content.ts'

export interface UploadParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly relay: Relay
  readonly self: () => Space | null
  /** What the own devices are called in this space. */
  readonly signers: () => ReadonlySet<string>
}

/** Index of the newest archive that this member has; 0 for none that its next phone would take. Null: ask later. */
export async function newestArchive(
  { p, relay, signers }: UploadParts,
  space: Space,
  who: Credentials,
): Promise<number | null> {
  const given = await relay.snapshot(who)
  if (!given.ok) return null
  if (!given.value) return 0
  const read = await readManifest(p, given.value.manifest, { space: space.id, devices: signers() })
  const isTrue = read.ok && read.value.index === given.value.index
  return isTrue && space.log.hashAt(read.value.index) === read.value.logHash ? read.value.index : 0
}

/** Everything that was confirmed has been shown by the relay, can be read, and holds nothing that is to be erased. */
async function isSettled({ desk }: UploadParts, space: Space): Promise<boolean> {
  if (!isActive(space) || isByHand(space) || space.damagedUpTo !== null || space.row.renew) return false
  const waiting = await desk.change(async () => must(await desk.store.range('errands', errandKey(space.id))))
  return waiting.ok && waiting.value.length === 0
}

/** True when it is complete. Where something came between, nothing is lost: it is done another time. */
export async function putAway(
  parts: UploadParts,
  space: Space,
  who: Credentials,
  mayGoOn: () => boolean,
): Promise<boolean> {
  const { p, ledger, relay, self } = parts
  const mine = self()
  // A phone that was taken out still knows this key.
  if (!mine || rotationDue(mine.log) || !(await isSettled(parts, space))) return false
  const { epoch } = mine.log
  const key = mine.ring.epochKey(epoch)
  if (!key) return false
  const { log, erasures } = space
  const { index, hash: logHash } = log
  const state = serialiseLog(log, 'apart')
  const hashes: string[] = []
  const put = async (content: Bytes): Promise<boolean> => {
    const part = hashes.length
    if (part >= MAX_PARTS || !mayGoOn()) return false
    const sealed = await sealPart(p, key, { space: space.id, index, part }, content)
    hashes.push(hex(p.sha256(sealed)))
    return (await relay.putSnapshotPart(who, index, part, sealed)).ok
  }

  let left: readonly LocalRecord[] = []
  for (let next = 1; next <= index; ) {
    const found = await ledger.recordsFrom(space, next)
    if (!found) return false
    const records: readonly LocalRecord[] = [...left, ...found.filter(record => record.index <= index)]
    next = (records.at(-1)?.index ?? index) + 1
    left = records
    while (left.length > 0) {
      const one = fitting(left, MAX_PART_CONTENT_BYTES)
      if (one.left.length === 0 && next <= index) break
      if (!(await put(encodeChunk(one.part)))) return false
      left = one.left
    }
  }
  // What was deleted meanwhile is in the parts still.
  if (space.erasures !== erasures || !mayGoOn() || !(await isSettled(parts, space))) return false
  const manifest = { space: space.id, index, logHash, epoch, parts: hashes, state }
  return (await relay.putSnapshot(who, index, await signManifest(p, space.keys, manifest))).ok
}
