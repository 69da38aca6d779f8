/**
 * A new epoch: a fresh key for exactly the devices that are active, so that whoever was removed reads nothing later.
 *
 *   psk  = HKDF(key of the epoch before, "kimbilio/v1/epoch-psk" ‖ space ‖ u32 epoch)
 *   link = nonce (12) ‖ AES-256-GCM(HKDF(new key, "kimbilio/v1/epoch-link" ‖ space ‖ u32 epoch), key of the epoch before,
 *          aad = space ‖ u32 epoch)
 *
 * The psk goes into every wrap (control.ts), so that recorded wraps stay closed to somebody who could one day undo X25519
 * but holds no key. By the links whoever holds the newest key opens all before it: a new phone reads years of record.
 */
import { type Authored, authorControl, type Standing } from './author.ts'
import { type Bytes, base64url, concat, u32, unhex } from './bytes.ts'
import { wrapFor } from './control.ts'
import { NONCE_BYTES } from './entry.ts'
import { epochCommitment, type KeyRing } from './keyring.ts'
import { labels } from './labels.ts'
import type { LogState } from './log-state.ts'
import { activeDevices } from './membership.ts'
import type { Primitives } from './primitives.ts'

/** Of the wraps of `epoch`, 32 bytes; `before` is the key of the epoch before it. */
export const epochPsk = (p: Primitives, before: Bytes, space: string, epoch: number): Promise<Bytes> =>
  p.hkdf(before, concat(labels.epochPsk, unhex(space), u32(epoch)), 32)

const linkKey = async (p: Primitives, key: Bytes, space: string, epoch: number) =>
  p.aesKey(await p.hkdf(key, concat(labels.epochLink, unhex(space), u32(epoch)), 32))

const linkAad = (space: string, epoch: number): Bytes => concat(unhex(space), u32(epoch))

/** The key before `epoch`, 32 bytes, out of the link; null when it was not made with this key, space and epoch. */
export async function openLink(
  p: Primitives,
  key: Bytes,
  { space, epoch, link }: { readonly space: string; readonly epoch: number; readonly link: Bytes },
): Promise<Bytes | null> {
  const box = link.slice(NONCE_BYTES)
  return p.aesOpen(
    await linkKey(p, key, space, epoch),
    link.slice(0, NONCE_BYTES),
    box,
    linkAad(space, epoch),
  )
}

/**
 * The epoch after the log's newest, for all devices that are active now; it counts only if these are still the active ones
 * at its place. `epochKey`: 32 fresh random bytes. The author need not keep them: its own device is among those that it
 * wraps for, and learns the key like all others when the entry is confirmed. Nothing is sealed under it before.
 * Throws when the ring lacks the newest key.
 */
export async function rotateEntry(
  p: Primitives,
  standing: Standing,
  rotation: { readonly log: LogState; readonly ring: KeyRing; readonly epochKey: Bytes },
): Promise<Authored> {
  const { log, ring, epochKey } = rotation
  const { space } = log
  const before = ring.epochKey(log.epoch)
  if (before === null) throw new Error('who begins an epoch holds the key of the one before')
  const epoch = log.epoch + 1
  const psk = await epochPsk(p, before, space, epoch)
  const wrapped = await Promise.all(
    activeDevices(log).map(async device => {
      const to = { device, kem: log.devices.get(device)!.kem }
      return { device, ...(await wrapFor(p, { space, epoch, psk, key: epochKey }, to)) }
    }),
  )
  const nonce = p.random(NONCE_BYTES)
  const box = await p.aesSeal(await linkKey(p, epochKey, space, epoch), nonce, before, linkAad(space, epoch))
  return authorControl(p, standing, {
    t: 'epoch',
    epoch,
    commit: epochCommitment(p, space, epoch, epochKey),
    link: base64url(concat(nonce, box)),
    wrapped,
  })
}
