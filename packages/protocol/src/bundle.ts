/**
 * A file with entries of one space, for the hand of somebody who is in it. To everybody else it is random bytes.
 *
 *   file  = 1 (1 byte) ‖ salt (16) ‖ nonce (12) ‖ AES-256-GCM(HKDF(epoch key, "kimbilio/v1/bundle" ‖ salt), plain,
 *           aad = the 29 bytes before)
 *   plain = u32 size ‖ content ‖ zeros up to a Padmé size
 *   content = space (16) ‖ u32 from ‖ u32 head ‖ L_head (32) ‖ u32 size ‖ indexed run ‖ run
 *
 * The indexed run holds ordered entries, one after the other, the first at from + 1; the run holds those without an order.
 * It doesn't say whose it is nor which key opens it: the reader tries its own.
 */
import { type Bytes, concat, err, hex, ok, type Result, readU32, u32, unhex } from './bytes.ts'
import { decodeIndexed, decodeRun, encodeIndexed, encodeRun, type IndexedBytes } from './entry.ts'
import { labels } from './labels.ts'
import { padme } from './padding.ts'
import type { Primitives } from './primitives.ts'

export interface BundleContent {
  /** 32 hex characters. */
  readonly space: string
  /** `confirmed` begins behind this index. */
  readonly from: number
  /** How far the sender's log reaches. `hash`: 64 hex characters. */
  readonly head: { readonly index: number; readonly hash: string }
  readonly confirmed: readonly IndexedBytes[]
  readonly unconfirmed: readonly Bytes[]
}

export type BundleFault =
  /** Not a file of this form, or of a newer one. */
  | { readonly fault: 'Malformed' }
  /** This key does not open it: it is for others, or not one byte of it may have changed on the way. */
  | { readonly fault: 'Undecryptable' }

const HEAD = 29
const FIXED = 16 + 4 + 4 + 32 + 4
/** Larger than a space may grow at a relay, padding and all. */
export const MAX_BUNDLE_BYTES = 300 * 1024 * 1024

const malformed = err({ fault: 'Malformed' } as const)

/** `key`: of an epoch that the reader has. Throws when the content is larger than a bundle may be. */
export async function sealBundle(p: Primitives, key: Bytes, content: BundleContent): Promise<Bytes> {
  const ordered = encodeIndexed(content.confirmed)
  const inner = concat(
    unhex(content.space),
    u32(content.from),
    u32(content.head.index),
    unhex(content.head.hash),
    u32(ordered.length),
    ordered,
    encodeRun(content.unconfirmed),
  )
  const plain = new Uint8Array(padme(4 + inner.length))
  if (HEAD + plain.length + 16 > MAX_BUNDLE_BYTES) throw new Error('too much for one bundle')
  plain.set(concat(u32(inner.length), inner))
  const salt = p.random(16)
  const head = concat(Uint8Array.of(1), salt, p.random(12))
  return concat(head, await p.aesSeal(await bundleKey(p, key, salt), head.slice(17), plain, head))
}

export async function openBundle(
  p: Primitives,
  key: Bytes,
  file: Bytes,
): Promise<Result<BundleContent, BundleFault>> {
  if (!looksLikeBundle(file)) return malformed
  const head = file.slice(0, HEAD)
  const plain = await p.aesOpen(
    await bundleKey(p, key, head.slice(1, 17)),
    head.slice(17),
    file.slice(HEAD),
    head,
  )
  if (plain === null) return err({ fault: 'Undecryptable' })
  const size = plain.length < 4 ? 0 : readU32(plain, 0)
  if (size < FIXED || padme(4 + size) !== plain.length) return malformed
  if (plain.subarray(4 + size).some(byte => byte !== 0)) return malformed
  return readContent(plain.slice(4, 4 + size))
}

/** Whether it can be a bundle at all, whoever it is for. */
export const looksLikeBundle = (file: Bytes): boolean =>
  file.length >= HEAD + 4 + FIXED + 16 &&
  file.length <= MAX_BUNDLE_BYTES &&
  file[0] === 1 &&
  padme(file.length - HEAD - 16) === file.length - HEAD - 16

function readContent(inner: Bytes): Result<BundleContent, BundleFault> {
  const orderedSize = readU32(inner, FIXED - 4)
  if (FIXED + orderedSize > inner.length) return malformed
  const confirmed = decodeIndexed(inner.slice(FIXED, FIXED + orderedSize))
  const unconfirmed = decodeRun(inner.slice(FIXED + orderedSize))
  if (!confirmed.ok || !unconfirmed.ok) return malformed
  const [from, head] = [readU32(inner, 16), readU32(inner, 20)]
  const reach = from + confirmed.value.length
  if (confirmed.value.some(({ index }, i) => index !== from + 1 + i) || reach !== Math.max(from, head))
    return malformed
  return ok({
    space: hex(inner.subarray(0, 16)),
    from,
    head: { index: head, hash: hex(inner.subarray(24, 56)) },
    confirmed: confirmed.value,
    unconfirmed: unconfirmed.value,
  })
}

const bundleKey = async (p: Primitives, key: Bytes, salt: Bytes) =>
  p.aesKey(await p.hkdf(key, concat(labels.bundle, salt), 32))
