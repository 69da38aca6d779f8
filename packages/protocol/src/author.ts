/** Writing entries: a device continues its own chain, says what it has seen, and signs. */
import { type Bytes, base64url, concat, unhex } from './bytes.ts'
import { type Control, encodeControl, wrapFor } from './control.ts'
import {
  decodeEntry,
  type Entry,
  type EntryHeader,
  encodeHeader,
  entryHash,
  NONCE_BYTES,
  ZERO_HASH,
} from './entry.ts'
import { epochCommitment, type KeyRing, sealContent } from './keyring.ts'
import { emptyLog, type SpaceKind } from './log-state.ts'
import { type Confirmed, pairingPsk } from './pairing.ts'
import type { DeviceKeys, Primitives } from './primitives.ts'

/** Where a device stands in its own chain: counter and hash of its newest entry, also of those not yet sent. */
export interface Chain {
  readonly n: number
  readonly prev: string
}
export const chainStart: Chain = { n: 0, prev: ZERO_HASH }
export const chainAfter = ({ n, hash }: { readonly n: number; readonly hash: string }): Chain => ({
  n,
  prev: hash,
})

/** Newest ordered entry that this device has verified, hash as hex; a `LogState` is one. */
export interface Seen {
  readonly index: number
  readonly hash: string
}

/** What every entry begins with. Two entries must never be written from one `chain`: store the first, then go on. */
export interface Standing {
  readonly space: string
  readonly keys: DeviceKeys
  readonly chain: Chain
  readonly seen: Seen
  /** Newest epoch that this device has the key of. */
  readonly epoch: number
}

export interface Authored {
  readonly entry: Bytes
  readonly n: number
  readonly hash: string
}

/** `member`: 32 random hex characters; `epochKey`: 32 random bytes, which the author keeps. */
export function makeSpace(
  p: Primitives,
  made: {
    readonly space: string
    readonly kind: SpaceKind
    readonly member: string
    readonly keys: DeviceKeys
    readonly epochKey: Bytes
  },
): Promise<Authored> {
  const { space, kind, member, keys, epochKey } = made
  const standing = { space, keys, chain: chainStart, seen: emptyLog(space), epoch: 0 }
  return authorControl(p, standing, {
    t: 'space-made',
    kind,
    member,
    sign: base64url(keys.sign.publicKey),
    kem: base64url(keys.kem.publicKey),
    epochCommit: epochCommitment(p, space, 1, epochKey),
  })
}

/** Written by the inviter when both people have confirmed the signs: the only moment at which a key leaves a device. */
export async function joinEntry(
  p: Primitives,
  standing: Standing,
  joining: { readonly confirmed: Confirmed; readonly epochKey: Bytes },
): Promise<Authored> {
  const { joiner, transcript, possession } = joining.confirmed
  const { space, epoch } = standing
  const psk = await pairingPsk(p, joining.confirmed)
  const to = { device: joiner.device, kem: unhex(joiner.kem) }
  const wrapped = await wrapFor(p, { space, epoch, psk, key: joining.epochKey }, to)
  return authorControl(p, standing, {
    t: 'member-joined',
    member: joiner.member,
    sign: base64url(unhex(joiner.sign)),
    kem: base64url(unhex(joiner.kem)),
    transcript,
    possession,
    wrapped,
  })
}

/** The author's member leaves, with all its devices. Nothing that it writes afterwards has any effect. */
export const leaveEntry = (p: Primitives, standing: Standing): Promise<Authored> =>
  authorControl(p, standing, { t: 'member-left' })

/**
 * `bind`: the gate that the entry is written for, 32 hex characters; absent for none. Throws when the payload is longer
 * than `MAX_PAYLOAD_BYTES`, the ring lacks the epoch's key, or `bind` can name no gate.
 */
export async function authorContent(
  p: Primitives,
  content: Standing & { readonly ring: KeyRing; readonly payload: Bytes; readonly bind?: string },
): Promise<Entry> {
  const { payload, bind = null } = content
  const opened = { salt: p.random(32), bind, nonce: p.random(NONCE_BYTES), payload }
  const { header, body } = await sealContent(content.ring, startOf(content), opened)
  return finish(p, content.keys, header, body)
}

/** Any control entry; the kinds have authors of their own, which see to it that it will count. */
export async function authorControl(p: Primitives, standing: Standing, control: Control): Promise<Authored> {
  const body = encodeControl(control)
  const header = encodeHeader({ ...startOf(standing), kind: 'control', commit: ZERO_HASH }, body.length)
  const { bytes, n, hash } = await finish(p, standing.keys, header, body)
  return { entry: bytes, n, hash }
}

const startOf = ({ space, keys, chain, seen, epoch }: Standing): Omit<EntryHeader, 'kind' | 'commit'> => ({
  v: 1,
  space,
  device: keys.device,
  n: chain.n + 1,
  prev: chain.prev,
  seenIndex: seen.index,
  seenHash: seen.hash,
  epoch,
})

async function finish(p: Primitives, keys: DeviceKeys, header: Bytes, body: Bytes): Promise<Entry> {
  const signature = await p.sign(keys.sign, entryHash(p, header, body))
  const entry = decodeEntry(p, concat(header, body, signature))
  if (!entry.ok) throw new Error(`wrote an entry that can't be read: ${entry.error.fault}`)
  return entry.value
}
