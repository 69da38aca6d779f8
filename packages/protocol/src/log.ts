/**
 * A space's log as one device (or the relay) knows it, and the verification of what is added to it.
 *
 * The relay gives every entry the next index i. L_0 = SHA-256("kimbilio/v1/nothing-yet" ‖ space) and
 * L_i = SHA-256("kimbilio/v1/log" ‖ L_{i-1} ‖ entryHash_i), so L_i names everything up to i.
 *
 * An entry is verified in this order; the first failure names the fault and nothing after it is taken:
 *
 *   1. size and decoding, and that it is of this space      TooLarge · UnknownVersion · Malformed
 *   2. its index is the next                                GapInLog
 *   3. its device is known                                  UnknownDevice
 *   4. its counter is the next, prev is the hash before     BrokenChain
 *   5. what its author had seen lies before it and not behind what the author had shown  RolledBack
 *      and is what we have seen there                       ForkDetected
 *   6. the signature                                        BadSignature
 *   7. the epoch is one that the device was given           BadEpoch
 *   8. control entries: the change of membership is allowed BadControl · UnknownVersion
 *
 * Opening the payload and its commitment come after (keyring.ts), its meaning after that (practices).
 *
 * [Note: The last signature covers the run]: A signature covers the entry's hash, and the hash covers `prev`. So in a run
 * of entries the newest signature of each device vouches for all before it; only where it fails do we search for the
 * last one that holds. What stands before the first unproven entry is kept, that entry is named `BadSignature`.
 * The bytes of the older signatures are not looked at, so a run that passes whole may fail when it is cut elsewhere.
 * A relay therefore checks `each`: what it hands out then holds in whatever pieces it is read.
 *
 * [Note: Late is not wrong]: A device can't know what is ordered between its writing and its entry's place. What an honest
 * device may cause by being late is never a fault: an entry of a device that was removed meanwhile, or whose member has
 * left, a second removal, an epoch that another device made first. It is passed over: kept, and without effect. One entry
 * of a removed device can still count: with which it removes its remover (membership.ts).
 */
import { err, hex, ok, type Result, unhex } from './bytes.ts'
import { decodeControl } from './control.ts'
import { decodeEntry, type Entry, type IndexedBytes, seenHashIn } from './entry.ts'
import { type Fault, fault } from './fault.ts'
import { type DeviceState, Draft, type LogState } from './log-state.ts'
import { applyControl, type Effect, found, takeBack } from './membership.ts'
import type { Primitives } from './primitives.ts'

export interface VerifiedEntry {
  readonly index: number
  readonly entry: Entry
  readonly member: string
  /** L at `index`, hex. */
  readonly logHash: string
  /** Ordered after its device was removed or its member left, or lost a race: kept, without any effect. */
  readonly passedOver: boolean
}

export interface Verdict {
  readonly state: LogState
  readonly verified: readonly VerifiedEntry[]
  readonly fault: Fault | null
}

/**
 * Adds entries in the relay's order until the first fault. Nothing is decrypted.
 * `signatures`: `last` of each device in the run, for a device that reads; `each`, for a relay that admits.
 * `placed` hears of each entry before any signature vouches for it: what is begun there counts only if it is verified.
 */
export async function verifyRun(
  p: Primitives,
  state: LogState,
  entries: readonly IndexedBytes[],
  signatures: 'last' | 'each' = 'last',
  placed: (entry: Entry) => void = () => {},
): Promise<Verdict> {
  const { draft, verified, fault: found } = await addInOrder(p, state, entries, placed)
  const unproven = await firstUnproven(p, draft, verified, signatures)
  if (unproven === null) return { state: draft.finish(), verified, fault: found }
  // Everything before the unproven entry is vouched for by a later or earlier valid signature of its device.
  const sound = await addInOrder(
    p,
    state,
    entries.filter(({ index }) => index < unproven),
  )
  return { state: sound.draft.finish(), verified: sound.verified, fault: fault('BadSignature', unproven) }
}

interface Progress {
  readonly draft: Draft
  readonly verified: VerifiedEntry[]
  readonly fault: Fault | null
}

/** All checks but the signatures of a run. */
async function addInOrder(
  p: Primitives,
  state: LogState,
  entries: readonly IndexedBytes[],
  placed: (entry: Entry) => void = () => {},
): Promise<Progress> {
  const draft = new Draft(state)
  const verified: VerifiedEntry[] = []
  for (const { index, bytes } of entries) {
    // A founding device is admitted before its entry is checked: where that entry fails, nothing of it may stay.
    const stop = (name: Fault): Progress => ({
      draft: draft.index === 0 ? new Draft(state) : draft,
      verified,
      fault: fault(name.fault, index),
    })
    const decoded = decodeEntry(p, bytes)
    if (!decoded.ok) return stop(decoded.error)
    const entry = decoded.value
    if (entry.space !== draft.space) return stop(fault('Malformed'))
    if (index !== draft.index + 1) return stop(fault('GapInLog'))
    const unfounded = index === 1 ? await found(p, draft, entry) : null
    if (unfounded !== null) return stop(unfounded)
    const device = draft.devices.get(entry.device)
    if (device === undefined) return stop(fault('UnknownDevice'))
    const misplaced = placeInChain(draft, entry, device)
    if (misplaced !== null) return stop(misplaced)
    const effect =
      device.removedAt === null ? await takeEffect(p, draft, entry, device) : takeBack(draft, entry, device)
    if (typeof effect !== 'string') {
      // Faults later in the order than the signature are named only for what the device has really signed.
      const signed = await p.verify(device.sign, unhex(entry.hash), entry.signature)
      return stop(signed ? effect : fault('BadSignature'))
    }
    draft.change(entry.device, { n: entry.n, hash: entry.hash, seenIndex: entry.seenIndex })
    draft.add(entry)
    placed(entry)
    const logHash = hex(draft.hash)
    verified.push({ index, entry, member: device.member, logHash, passedOver: effect === 'none' })
  }
  return { draft, verified, fault: null }
}

// 4. and 5.

function placeInChain(draft: Draft, entry: Entry, device: DeviceState): Fault | null {
  if (entry.n !== device.n + 1 || entry.prev !== device.hash) return fault('BrokenChain')
  if (entry.seenIndex > draft.index || entry.seenIndex < device.seenIndex) return fault('RolledBack')
  return draft.isHashAt(entry.seenIndex, seenHashIn(entry.bytes)) ? null : fault('ForkDetected')
}

// 6.

/** Index of the first entry that no valid signature vouches for. */
async function firstUnproven(
  p: Primitives,
  draft: Draft,
  verified: readonly VerifiedEntry[],
  signatures: 'last' | 'each',
): Promise<number | null> {
  const isSigned = ({ entry }: VerifiedEntry) =>
    p.verify(draft.devices.get(entry.device)!.sign, unhex(entry.hash), entry.signature)
  if (signatures === 'each') {
    const signed = await Promise.all(verified.map(isSigned))
    return verified[signed.indexOf(false)]?.index ?? null
  }
  const runs = new Map<string, VerifiedEntry[]>()
  for (const one of verified) {
    const run = runs.get(one.entry.device)
    if (run === undefined) runs.set(one.entry.device, [one])
    else run.push(one)
  }
  const unproven = await Promise.all(
    [...runs.values()].map(async run => {
      if (await isSigned(run.at(-1)!)) return null
      let proven = 0
      let failing = run.length - 1
      while (proven < failing) {
        const middle = (proven + failing) >> 1
        if (await isSigned(run[middle]!)) proven = middle + 1
        else failing = middle
      }
      return run[proven]!.index
    }),
  )
  return unproven.reduce(
    (first, one) => (one === null || (first !== null && first < one) ? first : one),
    null,
  )
}

// 7. and 8.

async function takeEffect(
  p: Primitives,
  draft: Draft,
  entry: Entry,
  device: DeviceState,
): Promise<Effect | Fault> {
  const oldest = draft.index === 0 ? 0 : 1
  const newest = draft.index === 0 ? 0 : device.epoch
  if (entry.epoch < oldest || entry.epoch > newest) return fault('BadEpoch')
  if (entry.kind === 'content') return 'done'
  const control = decodeControl(entry.body)
  return control.ok ? applyControl(p, draft, entry, device.member, control.value) : control.error
}

/**
 * An entry that has no index yet: of the own outbox, or out of a bundle. Its place in the order and its control rules
 * are judged when the relay has ordered it. `GapInLog`: its author had seen more than this log holds.
 */
export async function verifyUnconfirmed(
  p: Primitives,
  state: LogState,
  entry: Entry,
): Promise<Result<void, Fault>> {
  if (entry.space !== state.space) return err(fault('Malformed'))
  const device = state.devices.get(entry.device)
  if (device === undefined) return err(fault('UnknownDevice'))
  if (device.removedAt !== null) return err(fault('RemovedDevice'))
  if (entry.n <= device.n || (entry.n === device.n + 1 && entry.prev !== device.hash)) {
    return err(fault('BrokenChain'))
  }
  if (entry.seenIndex < device.seenIndex) return err(fault('RolledBack'))
  if (entry.seenIndex > state.index) return err(fault('GapInLog'))
  if (state.hashAt(entry.seenIndex) !== entry.seenHash) return err(fault('ForkDetected'))
  if (!(await p.verify(device.sign, unhex(entry.hash), entry.signature))) return err(fault('BadSignature'))
  return entry.epoch >= 1 && entry.epoch <= device.epoch ? ok(undefined) : err(fault('BadEpoch'))
}
