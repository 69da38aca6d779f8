/** Epoch keys that confirmed entries bring, and how the row of a space keeps them. */
import {
  base64url,
  type DeviceKeys,
  type KeyRing,
  type LogState,
  learnKeys,
  type Primitives,
  type VerifiedEntry,
} from '#protocol'
import type { RecordFault } from '../ports.ts'
import type { SpaceRow } from '../space.ts'

export interface Learning {
  readonly keys: DeviceKeys
  readonly ring: KeyRing
  /** What this device shares with the one that let it in; absent for one that is in already. */
  readonly psk?: Uint8Array<ArrayBuffer> | undefined
}

/**
 * The ring holds the keys from now on. They are true, whether or not the change that asked for them comes to be: who asks
 * again gets the same epochs again.
 */
export async function learn(
  p: Primitives,
  { keys, ring, psk }: Learning,
  log: LogState,
  verified: readonly VerifiedEntry[],
): Promise<{ readonly epochs: SpaceRow['epochs']; readonly fault: RecordFault | null }> {
  const { faults } = await learnKeys(p, { keys, ring, log, psk }, verified)
  return { epochs: epochsIn(ring, log), fault: faults[0] ?? null }
}

/** Every key of this log that the ring holds, as a row keeps them. */
export function epochsIn(ring: KeyRing, log: LogState): SpaceRow['epochs'] {
  const epochs: (readonly [number, string])[] = []
  for (let epoch = 1; epoch <= log.epoch; epoch++) {
    const key = ring.epochKey(epoch)
    if (key) epochs.push([epoch, base64url(key)])
  }
  return epochs
}
