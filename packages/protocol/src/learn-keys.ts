/** What a device learns from control entries: epoch keys that were wrapped for it, and by the links all that came before. */

import type { Bytes } from './bytes.ts'
import { base64url, equalBytes, unbase64url } from './bytes.ts'
import { type ControlOf, decodeControl } from './control.ts'
import type { Entry } from './entry.ts'
import { epochPsk, openLink } from './epochs.ts'
import { type Fault, fault } from './fault.ts'
import { epochCommitment, type KeyRing, readWrapped } from './keyring.ts'
import type { LogState } from './log-state.ts'
import type { DeviceKeys, Primitives } from './primitives.ts'

/** A verified entry; content and what was passed over is ignored, so a whole run can be given. */
export interface Placed {
  readonly index: number
  readonly entry: Entry
  readonly passedOver: boolean
}

export interface Learned {
  /** What the ring has been given, in the order in which it was learned. */
  readonly learned: readonly { readonly epoch: number; readonly key: Bytes }[]
  /**
   * A key that was meant for this device and is not what the log has promised: `Undecryptable`, `CommitMismatch`. The ring
   * is as if it had not come. `at` is the index of the entry.
   */
  readonly faults: readonly Fault[]
}

/**
 * Adds to the ring every epoch key that these entries bring for this device. `log` has to hold them: a state at or after
 * the last of them. `psk` opens the entry by which the device itself was let in; without it that entry teaches nothing.
 * A newcomer gives all control entries from the first on, at once, so that the links lead it back to the first epoch.
 */
export async function learnKeys(
  p: Primitives,
  reader: {
    readonly keys: DeviceKeys
    readonly ring: KeyRing
    readonly log: LogState
    readonly psk?: Bytes | undefined
  },
  entries: readonly Placed[],
): Promise<Learned> {
  const { keys, ring, log, psk } = reader
  const learned: { epoch: number; key: Bytes }[] = []
  const faults: Fault[] = []
  const take = (epoch: number, key: Bytes) => {
    if (ring.epochKey(epoch) !== null) return
    ring.addEpochKey(epoch, key)
    learned.push({ epoch, key })
  }
  const open = async ({ index, entry }: Placed, epoch: number, secret: Bytes) => {
    const commitment = log.epochCommits[epoch - 1]
    if (commitment === undefined) throw new Error('keys are learned from entries that the log holds')
    const read = await readWrapped(p, keys, entry, secret, commitment)
    if (read.ok) take(epoch, read.value.key)
    else faults.push(fault(read.error.fault, index))
  }

  const epochs: { index: number; control: ControlOf<'epoch'> }[] = []
  for (const placed of entries) {
    if (placed.passedOver || placed.entry.kind !== 'control') continue
    const decoded = decodeControl(placed.entry.body)
    if (!decoded.ok) continue
    const control = decoded.value
    if (control.t === 'device-added' || control.t === 'member-joined') {
      const isMe = control.kem === base64url(keys.kem.publicKey)
      if (isMe && psk !== undefined) await open(placed, placed.entry.epoch, psk)
    } else if (control.t === 'epoch') {
      epochs.push({ index: placed.index, control })
      const before = ring.epochKey(control.epoch - 1)
      const isMeant = control.wrapped.some(({ device }) => device === keys.device)
      if (!isMeant || before === null || ring.epochKey(control.epoch) !== null) continue
      await open(placed, control.epoch, await epochPsk(p, before, log.space, control.epoch))
    }
  }
  // Newest first, so that each link finds the key that the one after it has opened.
  for (const { index, control } of epochs.reverse()) {
    const wrong = await followLink(p, ring, log, control, take)
    if (wrong !== null) faults.push(fault(wrong, index))
  }
  return { learned, faults }
}

/** Also where the key before is known: who makes a link that leads nowhere is named while all can still see it. */
async function followLink(
  p: Primitives,
  ring: KeyRing,
  log: LogState,
  { epoch, link }: ControlOf<'epoch'>,
  take: (epoch: number, key: Bytes) => void,
): Promise<'Undecryptable' | 'CommitMismatch' | null> {
  const key = ring.epochKey(epoch)
  if (key === null) return null
  const { space } = log
  const before = await openLink(p, key, { space, epoch, link: unbase64url(link)! })
  if (before === null) return 'Undecryptable'
  const known = ring.epochKey(epoch - 1)
  const isPromised = epochCommitment(p, space, epoch - 1, before) === log.epochCommits[epoch - 2]
  if (!isPromised || (known !== null && !equalBytes(known, before))) return 'CommitMismatch'
  take(epoch - 1, before)
  return null
}
