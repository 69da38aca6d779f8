/**
 * Devices that are on no phone: one kept on paper, as words, and a spare one in every space of two, for the day when all
 * phones are lost.
 *
 *   paper seed = HKDF(entropy, "kimbilio/v1/paper-seed", 32 bytes); entropy: 16 bytes, the twelve words
 *   paper psk  = HKDF(entropy, "kimbilio/v1/paper-psk" ‖ space, 32 bytes)
 *   spare psk  = HKDF(seed, "kimbilio/v1/spare-psk" ‖ space, 32 bytes); seed: 32 random bytes
 *   id         = HKDF(entropy, "kimbilio/v1/recovery-id", 16 bytes)         the relay knows it
 *   access     = HKDF(entropy, "kimbilio/v1/recovery-access", 32 bytes)     the relay knows its SHA-256
 *   box key    = HKDF(entropy, "kimbilio/v1/recovery-box", 32 bytes)        never sent
 *   box        = nonce (12) ‖ AES-256-GCM(box key, 1 (1 byte) ‖ space (16) ‖ zeros up to 64 bytes, aad = id)
 *
 * The paper device is of the self space only; the seeds of the spare ones stand there, so the words lead to everything.
 * The box names the self space and no more, so the relay can't tell whose it is: it is told so by who puts it there.
 */
import { type Bytes, concat, err, hex, ok, type Result, unhex } from './bytes.ts'
import { NONCE_BYTES, TAG_BYTES } from './entry.ts'
import { labels } from './labels.ts'
import { type DeviceKeys, deviceKeysFromSeed, type Primitives } from './primitives.ts'

/** `entropy`: 16 bytes, out of the words. */
export const paperKeys = async (p: Primitives, entropy: Bytes): Promise<DeviceKeys> =>
  deviceKeysFromSeed(p, await p.hkdf(entropy, labels.paperSeed, 32))

/** Pre-shared key of the wrap for the paper device. `space`: the self space. */
export const paperPsk = (p: Primitives, entropy: Bytes, space: string): Promise<Bytes> =>
  p.hkdf(entropy, concat(labels.paperPsk, unhex(space)), 32)

/** `seed`: 32 random bytes, made for one space. */
export const spareKeys = (p: Primitives, seed: Bytes): Promise<DeviceKeys> => deviceKeysFromSeed(p, seed)

export const sparePsk = (p: Primitives, seed: Bytes, space: string): Promise<Bytes> =>
  p.hkdf(seed, concat(labels.sparePsk, unhex(space)), 32)

/** Under what the relay keeps the way back for somebody who has nothing but the words. */
export interface Recovery {
  /** 32 hex characters: its name at the relay. */
  readonly id: string
  /** 32 bytes that are shown to the relay; the relay is given their SHA-256. */
  readonly access: Bytes
  /** 32 bytes that never leave the device. */
  readonly boxKey: Bytes
}

export async function recoveryOf(p: Primitives, entropy: Bytes): Promise<Recovery> {
  const [id, access, boxKey] = await Promise.all([
    p.hkdf(entropy, labels.recoveryId, 16),
    p.hkdf(entropy, labels.recoveryAccess, 32),
    p.hkdf(entropy, labels.recoveryBox, 32),
  ])
  return { id: hex(id), access, boxKey }
}

const PLAIN_BYTES = 64
export const RECOVERY_BOX_BYTES = NONCE_BYTES + PLAIN_BYTES + TAG_BYTES

/** `space`: the self space. */
export async function sealRecovery(
  p: Primitives,
  { id, boxKey }: Recovery,
  { space }: { readonly space: string },
): Promise<Bytes> {
  const plain = new Uint8Array(PLAIN_BYTES)
  plain.set(concat(Uint8Array.of(1), unhex(space)))
  const nonce = p.random(NONCE_BYTES)
  return concat(nonce, await p.aesSeal(await p.aesKey(boxKey), nonce, plain, unhex(id)))
}

export interface DamagedRecovery {
  readonly fault: 'DamagedRecovery'
}

/** The self space's id, 32 hex characters. `DamagedRecovery`: the relay gave something else than was put there. */
export async function openRecovery(
  p: Primitives,
  { id, boxKey }: Recovery,
  box: Bytes,
): Promise<Result<string, DamagedRecovery>> {
  const damaged = err({ fault: 'DamagedRecovery' } as const)
  if (box.length !== RECOVERY_BOX_BYTES) return damaged
  const key = await p.aesKey(boxKey)
  const plain = await p.aesOpen(key, box.slice(0, NONCE_BYTES), box.slice(NONCE_BYTES), unhex(id))
  return plain?.[0] === 1 ? ok(hex(plain.slice(1, 17))) : damaged
}
