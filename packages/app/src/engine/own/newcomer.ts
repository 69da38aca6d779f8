/** The first reading of a space by a device that was let in: the whole record, verified, and the key that it was given. */
import {
  emptyLog,
  type IndexedBytes,
  type KeyRing,
  type LogState,
  newRing,
  type Primitives,
  verifyRun,
} from '#protocol'
import type { SeededKeys } from '../device-keys.ts'
import type { Credentials, Relay, RelayFault } from '../ports.ts'
import { learn } from './learn.ts'

export interface Newcomer {
  readonly space: string
  readonly made: SeededKeys
  /** What this device shares with the one that let it in. */
  readonly psk: Uint8Array<ArrayBuffer>
}

export interface FirstReading {
  readonly log: LogState
  readonly entries: readonly IndexedBytes[]
  /** With every key that this device was given. */
  readonly ring: KeyRing
}

/** `tampered`: the record is not one that can be, or brings no key for this device. A fault of the relay may pass. */
export async function readFirst(
  { p, relay }: { readonly p: Primitives; readonly relay: Relay },
  { space, made, psk }: Newcomer,
): Promise<FirstReading | 'tampered' | RelayFault> {
  const { keys } = made
  const who: Credentials = { space, device: keys.device, sign: message => p.sign(keys.sign, message) }
  const entries: IndexedBytes[] = []
  let log = emptyLog(space)
  const verified = []
  for (;;) {
    const page = await relay.read(who, log.index)
    if (!page.ok) return page.error
    const verdict = await verifyRun(p, log, page.value.entries)
    if (verdict.fault) return 'tampered'
    entries.push(...page.value.entries)
    verified.push(...verdict.verified)
    log = verdict.state
    if (page.value.entries.length === 0 || log.index >= page.value.head) break
  }
  const ring = newRing(p)
  await learn(p, { keys, ring, psk }, log, verified)
  const isIn = log.devices.get(keys.device)?.removedAt === null
  return isIn && ring.epochKey(log.epoch) ? { log, entries, ring } : 'tampered'
}
