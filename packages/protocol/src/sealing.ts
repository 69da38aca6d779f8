/**
 * Texts that stay closed until their moment, although they already stand in the log.
 *
 *   k      = 32 random bytes
 *   commit = SHA-256("kimbilio/v1/seal-commit" ‖ salt ‖ text)
 *   box    = nonce (12) ‖ AES-256-GCM(k, plaintext, aad = "kimbilio/v1/seal-box" ‖ commit)
 *   plaintext = salt (32) ‖ u32 size of the text ‖ text (UTF-8) ‖ zeros up to 36 bytes more than 384 bytes
 *               or 1, 2, 4 … 32 KiB; with 384 the entry around it is as small as any other, so that a short answer,
 *               a wish and a pass are alike on the wire
 *
 * Split: half = 32 random bytes, share = k XOR half. The half travels inside the entry, under the epoch key; the share
 * goes to the relay's gate. Either alone is independent of k. Not split (strict): the author's device gives k itself.
 *
 * Blind agreement: the tag of a yes is HKDF(epochKey, "kimbilio/v1/match" ‖ gate), the same for both; the tag of a no is
 * 32 random bytes, so that two no's never meet. The relay compares tags and can't tell a yes from a no.
 */
import {
  type Bytes,
  base64url,
  concat,
  equalBytes,
  err,
  fromUtf8,
  hex,
  ok,
  type Result,
  readU32,
  u32,
  unbase64url,
  unhex,
  utf8,
} from './bytes.ts'
import { labels } from './labels.ts'
import type { Primitives } from './primitives.ts'

export interface SealedText {
  /** 32 hex characters, random: the seal's name. */
  readonly seal: string
  /** base64url. */
  readonly commit: string
  /** base64url. */
  readonly box: string
  /** base64url of one half of the key, for the entry; absent when not split. */
  readonly half?: string
  /** The other half, 32 bytes, for the gate; absent when not split. */
  readonly share?: Bytes
  /** k, 32 bytes, for the author's own self space. */
  readonly key: Bytes
}

const buckets = [384, ...[1, 2, 4, 8, 16, 32].map(kibibytes => kibibytes * 1024)]
/** UTF-8 bytes of the longest text. */
export const MAX_SEALED_BYTES = buckets.at(-1)!

/** Throws when the text is longer than `MAX_SEALED_BYTES`. */
export async function sealText(
  p: Primitives,
  { text, split }: { readonly text: string; readonly split: boolean },
): Promise<SealedText> {
  const bytes = utf8(text)
  const bucket = buckets.find(size => size >= bytes.length)
  if (bucket === undefined) throw new Error('the text is too long for a seal')
  const key = p.random(32)
  const salt = p.random(32)
  const nonce = p.random(12)
  const plain = new Uint8Array(36 + bucket)
  plain.set(concat(salt, u32(bytes.length), bytes))
  const commit = p.sha256(labels.sealCommit, salt, bytes)
  const box = await p.aesSeal(await p.aesKey(key), nonce, plain, concat(labels.sealBox, commit))
  const sealed = {
    seal: hex(p.random(16)),
    commit: base64url(commit),
    box: base64url(concat(nonce, box)),
    key,
  }
  if (!split) return sealed
  const half = p.random(32)
  return { ...sealed, half: base64url(half), share: joinHalves(half, key) }
}

export interface SealMismatch {
  readonly fault: 'SealMismatch'
}

/** `SealMismatch` when the key does not open the box, or opens it to something else than was promised. */
export async function openSeal(
  p: Primitives,
  sealed: { readonly commit: string; readonly box: string },
  key: Bytes,
): Promise<Result<string, SealMismatch>> {
  const mismatch = err({ fault: 'SealMismatch' } as const)
  const commit = unbase64url(sealed.commit)
  const box = unbase64url(sealed.box)
  if (commit?.length !== 32 || box === null || box.length < 12 + 36 + 16 || key.length !== 32) return mismatch
  const aad = concat(labels.sealBox, commit)
  const plain = await p.aesOpen(await p.aesKey(key), box.slice(0, 12), box.slice(12), aad)
  if (plain === null || readU32(plain, 32) > plain.length - 36) return mismatch
  const bytes = plain.slice(36, 36 + readU32(plain, 32))
  if (!equalBytes(p.sha256(labels.sealCommit, plain.slice(0, 32), bytes), commit)) return mismatch
  const text = fromUtf8(bytes)
  return text === null ? mismatch : ok(text)
}

/** XOR: any two of key, half and share give the third. 32 bytes each; the shorter one counts as followed by zeros. */
export function joinHalves(a: Bytes, b: Bytes): Bytes {
  const whole = new Uint8Array(32)
  for (let i = 0; i < 32; i++) whole[i] = (a[i] ?? 0) ^ (b[i] ?? 0)
  return whole
}

/** What a member deposits at a gate of blind agreement: 32 bytes. `gate` is hex. */
export const matchTag = async (p: Primitives, epochKey: Bytes, gate: string, yes: boolean): Promise<Bytes> =>
  yes ? p.hkdf(epochKey, concat(labels.match, unhex(gate)), 32) : p.random(32)
