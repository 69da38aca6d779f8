/**
 * What a log means up to an index, for a new device of the same member: so that it need not read the log first.
 *
 *   part key = HKDF(key, "kimbilio/v1/snapshot-part" ‖ space ‖ u32 index ‖ u32 part)
 *   part     = nonce (12) ‖ AES-256-GCM(part key, u32 size ‖ content ‖ zeros up to a Padmé size,
 *              aad = space ‖ u32 index ‖ u32 part)
 *   manifest = 1 (1 byte) ‖ space (16) ‖ sign (32) ‖ kem (32) ‖ u32 index ‖ L_index (32) ‖ u32 epoch
 *              ‖ u32 count ‖ SHA-256 of each part (32 each) ‖ u32 size ‖ state of the log ‖ signature (64)
 *   signature over SHA-256("kimbilio/v1/snapshot-manifest" ‖ all before it)
 *
 * `key` is the epoch key of the author's self space, and `epoch` its number: parts may hold what the other person in the
 * space has not opened, and with a relay's help they would have a part under the key of the space itself.
 *
 * It is one device's word. Who takes it knows the devices of its own member, from the self space, and holds it only until
 * the log has been read: where the two differ the log is right, and that is named `BadSnapshot` too.
 */
import { type Bytes, concat, equalBytes, err, hex, ok, type Result, readU32, u32, unhex } from './bytes.ts'
import { NONCE_BYTES, SIGNATURE_BYTES, TAG_BYTES } from './entry.ts'
import { labels } from './labels.ts'
import { padme } from './padding.ts'
import { type DeviceKeys, deviceId, type Primitives } from './primitives.ts'

export interface BadSnapshot {
  readonly fault: 'BadSnapshot'
}
const bad = err({ fault: 'BadSnapshot' } as const)

/** Where a part belongs. `part` counts from 0. */
export interface PartPlace {
  /** 32 hex characters. */
  readonly space: string
  readonly index: number
  readonly part: number
}

/** Parts are made small, so that a slow phone gets each within a relay's patience. */
export const MAX_PART_CONTENT_BYTES = 240 * 1024
export const MAX_PARTS = 256
export const MAX_MANIFEST_BYTES = 64 * 1024

const partAad = ({ space, index, part }: PartPlace): Bytes => concat(unhex(space), u32(index), u32(part))

const partKey = async (p: Primitives, key: Bytes, place: PartPlace) =>
  p.aesKey(await p.hkdf(key, concat(labels.snapshotPart, partAad(place)), 32))

/** `key`: 32 bytes. Throws when the content is longer than `MAX_PART_CONTENT_BYTES`. */
export async function sealPart(p: Primitives, key: Bytes, place: PartPlace, content: Bytes): Promise<Bytes> {
  if (content.length > MAX_PART_CONTENT_BYTES) throw new Error('the content is too large for one part')
  const plain = new Uint8Array(padme(4 + content.length))
  plain.set(concat(u32(content.length), content))
  const nonce = p.random(NONCE_BYTES)
  const box = await p.aesSeal(await partKey(p, key, place), nonce, plain, partAad(place))
  return concat(nonce, box)
}

/** `sha256`: what the manifest says of this part, 64 hex characters. */
export async function openPart(
  p: Primitives,
  key: Bytes,
  place: PartPlace,
  given: { readonly bytes: Bytes; readonly sha256: string },
): Promise<Result<Bytes, BadSnapshot>> {
  const { bytes, sha256 } = given
  if (bytes.length < NONCE_BYTES + 4 + TAG_BYTES || hex(p.sha256(bytes)) !== sha256) return bad
  const aes = await partKey(p, key, place)
  const plain = await p.aesOpen(aes, bytes.slice(0, NONCE_BYTES), bytes.slice(NONCE_BYTES), partAad(place))
  if (plain === null || plain.length < 4) return bad
  const size = readU32(plain, 0)
  return size <= plain.length - 4 ? ok(plain.slice(4, 4 + size)) : bad
}

export interface Manifest {
  /** 32 hex characters. */
  readonly space: string
  readonly index: number
  /** L at `index`, 64 hex characters. */
  readonly logHash: string
  /** Of the author's self space: whose key opens the parts. */
  readonly epoch: number
  /** SHA-256 of each part as it lies at the relay, 64 hex characters. */
  readonly parts: readonly string[]
  /** As `serialiseLog(state, 'apart')`. */
  readonly state: Bytes
}

const FIXED = 1 + 16 + 32 + 32 + 4 + 32 + 4 + 4

const manifestHash = (p: Primitives, bytes: Bytes): Bytes => p.sha256(labels.snapshotManifest, bytes)

/** Throws when it would be larger than `MAX_MANIFEST_BYTES`, or has more than `MAX_PARTS` parts. */
export async function signManifest(p: Primitives, keys: DeviceKeys, manifest: Manifest): Promise<Bytes> {
  const { space, index, logHash, epoch, parts, state } = manifest
  if (parts.length > MAX_PARTS) throw new Error('a snapshot has too many parts')
  const bytes = concat(
    Uint8Array.of(1),
    unhex(space),
    keys.sign.publicKey,
    keys.kem.publicKey,
    u32(index),
    unhex(logHash),
    u32(epoch),
    u32(parts.length),
    ...parts.map(unhex),
    u32(state.length),
    state,
  )
  const signed = concat(bytes, await p.sign(keys.sign, manifestHash(p, bytes)))
  if (signed.length > MAX_MANIFEST_BYTES) throw new Error('a manifest is too large')
  return signed
}

/**
 * `BadSnapshot` for anything but a manifest of this space that was signed by one of `devices`: ids in this space of the
 * reader's own member.
 */
export async function readManifest(
  p: Primitives,
  bytes: Bytes,
  expected: { readonly space: string; readonly devices: ReadonlySet<string> },
): Promise<Result<Manifest & { readonly device: string }, BadSnapshot>> {
  if (bytes.length < FIXED + 4 + SIGNATURE_BYTES || bytes.length > MAX_MANIFEST_BYTES || bytes[0] !== 1)
    return bad
  const end = bytes.length - SIGNATURE_BYTES
  const count = readU32(bytes, FIXED - 4)
  const stateAt = FIXED + count * 32 + 4
  if (count > MAX_PARTS || stateAt > end || readU32(bytes, stateAt - 4) !== end - stateAt) return bad
  const [sign, kem] = [bytes.slice(17, 49), bytes.slice(49, 81)]
  const device = deviceId(sign, kem)
  if (!equalBytes(bytes.slice(1, 17), unhex(expected.space)) || !expected.devices.has(device)) return bad
  if (!(await p.verify(sign, manifestHash(p, bytes.slice(0, end)), bytes.slice(end)))) return bad
  return ok({
    space: expected.space,
    device,
    index: readU32(bytes, 81),
    logHash: hex(bytes.slice(85, 117)),
    epoch: readU32(bytes, 117),
    parts: Array.from({ length: count }, (_, i) => hex(bytes.slice(FIXED + i * 32, FIXED + (i + 1) * 32))),
    state: bytes.slice(stateAt, end),
  })
}
