/** A device's keys as the store has them: one sealed row that makes them again, never a handle that lies there in the open. */
import {
  type Bytes,
  base64url,
  type DeviceKeys,
  deviceKeysFrom,
  deviceKeysFromSeed,
  type Primitives,
  unbase64url,
} from '#protocol'
import type { Pen } from './desk.ts'
import type { Vault } from './vault.ts'

/** Keys with the 32 secret bytes that they come from. */
export interface SeededKeys {
  readonly keys: DeviceKeys
  readonly seed: Bytes
}

export const newSeededKeys = async (p: Primitives): Promise<SeededKeys> => {
  const seed = p.random(32)
  return { keys: await deviceKeysFromSeed(p, seed), seed }
}

/** Row `keys/<key>`: `key` is the id of a space, or names a pairing under way. */
export const sealKeys = (pen: Pen, key: string, { keys, seed }: SeededKeys): Promise<void> =>
  pen.sealJson('keys', key, {
    seed: base64url(seed),
    sign: base64url(keys.sign.publicKey),
    kem: base64url(keys.kem.publicKey),
  })

/** Null for a row that is not there, or does not open. */
export async function openKeys(
  p: Primitives,
  vault: Vault,
  key: string,
  value: unknown,
): Promise<SeededKeys | null> {
  const row = (await vault.openJson('keys', key, value)) as Record<'seed' | 'sign' | 'kem', string> | null
  const [seed, sign, kem] = row ? [row.seed, row.sign, row.kem].map(unbase64url) : []
  return seed && sign && kem ? { keys: await deviceKeysFrom(p, { seed, sign, kem }), seed } : null
}
