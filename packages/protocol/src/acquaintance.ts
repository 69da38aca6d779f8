/**
 * By what an invitation is known again by somebody who once shared a space with the one who made it, and by nobody else.
 *
 *   key = HKDF(epoch key 1 of the former space, "kimbilio/v1/acquaintance" ‖ space)
 *   tag = the first 16 bytes of HMAC-SHA-256(key, id of the invitation)
 *
 * Every offer carries sixteen tags; where fewer are real the rest is random, and they are put in order, so that nobody
 * without a key can tell how many there are. Who has blocked somebody keeps the key, and nothing else, of their space.
 * Somebody with a changed app can leave the tags out.
 */
import { type Bytes, base64url, concat, unhex } from './bytes.ts'
import { labels } from './labels.ts'
import type { Primitives } from './primitives.ts'

export const TAG_COUNT = 16
export const TAG_SIZE = 16

/** 32 bytes; both who were in the space can make it. `epochKey`: of epoch 1. */
export const acquaintanceKey = (p: Primitives, epochKey: Bytes, space: string): Promise<Bytes> =>
  p.hkdf(epochKey, concat(labels.acquaintance, unhex(space)), 32)

/** base64url. `invitation`: its id. */
export const tagOf = (p: Primitives, key: Bytes, invitation: string): string =>
  base64url(p.hmac(key, unhex(invitation)).slice(0, TAG_SIZE))

/** Of at most sixteen former spaces, the first ones given. */
export function tagsFor(p: Primitives, keys: readonly Bytes[], invitation: string): string[] {
  return Array.from({ length: TAG_COUNT }, (_, i) => {
    const key = keys[i]
    return key === undefined ? base64url(p.random(TAG_SIZE)) : tagOf(p, key, invitation)
  }).sort()
}
