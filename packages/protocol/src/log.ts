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
 * [Note: The last signature covers the run] A signature covers the entry's hash, and the hash covers `prev`. So in a run
 * of entries the newest signature of each device vouches for all before it; only where it fails do we search for the
 * last one that holds. What stands before the first unproven entry is kept, that entry is named `BadSignature`.
 * The bytes of the older signatures are not looked at, so a run that passes whole may fail when it is cut elsewhere.
 * A relay therefore checks `each`: what it hands out then holds in whatever pieces it is read.
 *
 * [Note: Late is not wrong] A device can't know what is ordered between its writing and its entry's place. What an honest
 * device may cause by being late is never a fault: an entry of a device that was removed meanwhile, or whose member has
 * left, a second removal, an epoch that another device made first. It is passed over: kept, and without effect.
 */
import * as v from 'valibot'
import {
  type Bytes,
  concat,
  equalBytes,
  err,
  fromUtf8,
  hex,
  isHex,
  ok,
  type Result,
  readU32,
  u32,
  unbase64url,
  unhex,
  utf8,
} from './bytes.ts'
import { type Control, type ControlOf, decodeControl, possessionMessage } from './control.ts'
import { decodeEntry, type Entry, type IndexedBytes, ZERO_HASH } from './entry.ts'
import { type Fault, fault } from './fault.ts'
import { append, columnOf, emptyColumn, type HashColumn } from './hash-column.ts'
import { labels } from './labels.ts'
import { deviceId, type Primitives, sha256 } from './primitives.ts'

export type SpaceKind = 'self' | 'pair' | 'counsel'

export interface DeviceState {
  readonly member: string
  /** Public keys, 32 bytes each. */
  readonly sign: Bytes
  readonly kem: Bytes
  /** Counter and hash of its newest entry; 0 and zeros before the first. */
  readonly n: number
  readonly hash: string
  /** Newest position that it has shown to have verified. */
  readonly seenIndex: number
  /** Newest epoch whose key it was given. */
  readonly epoch: number
  readonly admittedAt: number
  /** Index of the entry that removed it, or with which its member left. */
  readonly removedAt: number | null
}

export interface MemberState {
  readonly left: boolean
  /** In order of admission, removed ones included. */
  readonly devices: readonly string[]
}

export interface LogState {
  readonly space: string
  /** Null before the space was made. */
  readonly kind: SpaceKind | null
  /** Index of the newest verified entry; 0 before the first. */
  readonly index: number
  /** Log hash at `index`, hex. */
  readonly hash: string
  /** 0 before the space was made. */
  readonly epoch: number
  /** Commitment to the key of each epoch, hex; epoch 1 stands first. */
  readonly epochCommits: readonly string[]
  readonly devices: ReadonlyMap<string, DeviceState>
  readonly members: ReadonlyMap<string, MemberState>
  /** Log hash at `i`, hex; null for positions that this log does not have. */
  hashAt(i: number): string | null
}

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

/** How many members a space of each kind ever has: one who has left is not replaced, the record was made with them. */
const room: Readonly<Record<SpaceKind, number>> = { self: 1, pair: 2, counsel: 3 }

const startHash = (space: string): Bytes => sha256(labels.logStart, unhex(space))

class Log implements LogState {
  readonly space: string
  readonly kind: SpaceKind | null
  readonly index: number
  readonly hash: string
  readonly epochCommits: readonly string[]
  readonly devices: ReadonlyMap<string, DeviceState>
  readonly members: ReadonlyMap<string, MemberState>
  readonly column: HashColumn

  constructor(parts: Omit<LogState, 'hashAt' | 'epoch'>, column: HashColumn) {
    this.space = parts.space
    this.kind = parts.kind
    this.index = parts.index
    this.hash = parts.hash
    this.epochCommits = parts.epochCommits
    this.devices = parts.devices
    this.members = parts.members
    this.column = column
  }

  get epoch(): number {
    return this.epochCommits.length
  }

  hashAt(i: number): string | null {
    if (!Number.isInteger(i) || i < 0 || i > this.index) return null
    return hex(i === 0 ? startHash(this.space) : this.column.bytes.subarray((i - 1) * 32, i * 32))
  }
}

/** `space`: 32 hex characters. */
export function emptyLog(space: string): LogState {
  const nobody = { kind: null, index: 0, epochCommits: [], devices: new Map(), members: new Map() }
  return new Log({ ...nobody, space, hash: hex(startHash(space)) }, emptyColumn())
}

/** A log while a run is added to it; the state it began with stays as it is. */
class Draft {
  readonly space: string
  kind: SpaceKind | null
  index: number
  hash: Bytes
  readonly epochCommits: string[]
  readonly devices: Map<string, DeviceState>
  readonly members: Map<string, MemberState>
  private column: HashColumn

  constructor(state: LogState) {
    if (!(state instanceof Log)) throw new Error('a log state comes from emptyLog, verifyRun or restoreLog')
    this.space = state.space
    this.kind = state.kind
    this.index = state.index
    this.hash = unhex(state.hash)
    this.epochCommits = [...state.epochCommits]
    this.devices = new Map(state.devices)
    this.members = new Map(state.members)
    this.column = state.column
  }

  isHashAt(i: number, hash: string): boolean {
    if (i === 0) return hash === hex(startHash(this.space))
    return i <= this.index && hex(this.column.bytes.subarray((i - 1) * 32, i * 32)) === hash
  }

  add(entry: Entry): void {
    this.hash = sha256(labels.log, this.hash, unhex(entry.hash))
    this.column = append(this.column, this.index, this.hash)
    this.index += 1
  }

  change(device: string, change: Partial<DeviceState>): void {
    this.devices.set(device, { ...this.devices.get(device)!, ...change })
  }

  finish(): LogState {
    return new Log({ ...this, epochCommits: this.epochCommits, hash: hex(this.hash) }, this.column)
  }
}

/**
 * Adds entries in the relay's order until the first fault. Nothing is decrypted.
 * `signatures`: `last` of each device in the run, for a device that reads; `each`, for a relay that admits.
 */
export async function verifyRun(
  p: Primitives,
  state: LogState,
  entries: readonly IndexedBytes[],
  signatures: 'last' | 'each' = 'last',
): Promise<Verdict> {
  const { draft, verified, fault: found } = await addInOrder(p, state, entries)
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
    const effect = device.removedAt === null ? await takeEffect(p, draft, entry, device) : 'none'
    if (typeof effect !== 'string') {
      // Faults later in the order than the signature are named only for what the device has really signed.
      const signed = await p.verify(device.sign, unhex(entry.hash), entry.signature)
      return stop(signed ? effect : fault('BadSignature'))
    }
    draft.change(entry.device, { n: entry.n, hash: entry.hash, seenIndex: entry.seenIndex })
    draft.add(entry)
    const logHash = hex(draft.hash)
    verified.push({ index, entry, member: device.member, logHash, passedOver: effect === 'none' })
  }
  return { draft, verified, fault: null }
}

// 4. and 5.

function placeInChain(draft: Draft, entry: Entry, device: DeviceState): Fault | null {
  if (entry.n !== device.n + 1 || entry.prev !== device.hash) return fault('BrokenChain')
  if (entry.seenIndex > draft.index || entry.seenIndex < device.seenIndex) return fault('RolledBack')
  return draft.isHashAt(entry.seenIndex, entry.seenHash) ? null : fault('ForkDetected')
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

/** `none`: passed over. */
type Effect = 'done' | 'none'
const refused = fault('BadControl')

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

/** The first entry brings its own device; it is admitted before the entry itself is checked. */
async function found(p: Primitives, draft: Draft, entry: Entry): Promise<Fault | null> {
  if (entry.kind === 'content') return refused
  const control = decodeControl(entry.body)
  if (!control.ok) return control.error
  if (control.value.t !== 'space-made') return refused
  const keys = await soundKeys(p, control.value)
  if (keys === null || deviceId(keys.sign, keys.kem) !== entry.device) return refused
  admit(draft, control.value.member, keys, { epoch: 1, admittedAt: 1, seenIndex: 0 })
  return null
}

async function applyControl(
  p: Primitives,
  draft: Draft,
  entry: Entry,
  author: string,
  control: Control,
): Promise<Effect | Fault> {
  const at = draft.index + 1
  switch (control.t) {
    case 'space-made':
      if (at !== 1) return refused
      draft.kind = control.kind
      draft.epochCommits.push(control.epochCommit)
      return 'done'
    case 'member-joined': {
      if (draft.members.size >= room[draft.kind!] || draft.members.has(control.member)) return refused
      return admitProven(p, draft, entry, control.member, control)
    }
    case 'device-added':
      return admitProven(p, draft, entry, author, control)
    case 'device-removed': {
      const target = draft.devices.get(control.device)
      if (target?.member !== author) return refused
      if (target.removedAt !== null) return 'none'
      draft.change(control.device, { removedAt: at })
      return 'done'
    }
    case 'member-left': {
      const member = draft.members.get(author)!
      draft.members.set(author, { ...member, left: true })
      for (const device of member.devices) {
        if (draft.devices.get(device)!.removedAt === null) draft.change(device, { removedAt: at })
      }
      return 'done'
    }
    case 'epoch': {
      if (control.epoch > draft.epochCommits.length + 1) return refused
      const devices = control.wrapped.map(({ device }) => device)
      if (new Set(devices).size !== devices.length) return refused
      if (devices.some(device => !draft.devices.has(device))) return refused
      if (control.epoch <= draft.epochCommits.length) return 'none'
      draft.epochCommits.push(control.commit)
      for (const device of devices) draft.change(device, { epoch: control.epoch })
      return 'done'
    }
  }
}

async function admitProven(
  p: Primitives,
  draft: Draft,
  entry: Entry,
  member: string,
  control: ControlOf<'member-joined'> | ControlOf<'device-added'>,
): Promise<Effect | Fault> {
  const keys = await soundKeys(p, control)
  if (keys === null || draft.devices.has(deviceId(keys.sign, keys.kem))) return refused
  const message = possessionMessage(draft.space, member, keys.sign, keys.kem, control.transcript)
  if (!(await p.verify(keys.sign, message, unbase64url(control.possession)!))) return refused
  const admittedAt = draft.index + 1
  // It reads its own admission before it can write, so it has seen at least that.
  admit(draft, member, keys, { epoch: entry.epoch, admittedAt, seenIndex: admittedAt })
  return 'done'
}

interface PublicKeys {
  readonly sign: Bytes
  readonly kem: Bytes
}

async function soundKeys(
  p: Primitives,
  control: { readonly sign: string; readonly kem: string },
): Promise<PublicKeys | null> {
  const keys = { sign: unbase64url(control.sign)!, kem: unbase64url(control.kem)! }
  return (await p.checkPublicKeys(keys.sign, keys.kem)) ? keys : null
}

function admit(
  draft: Draft,
  member: string,
  keys: PublicKeys,
  start: Pick<DeviceState, 'epoch' | 'admittedAt' | 'seenIndex'>,
): void {
  const device = deviceId(keys.sign, keys.kem)
  draft.devices.set(device, { ...start, ...keys, member, n: 0, hash: ZERO_HASH, removedAt: null })
  const devices = draft.members.get(member)?.devices ?? []
  draft.members.set(member, { left: false, devices: [...devices, device] })
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

// Storage

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const id = v.pipe(
  v.string(),
  v.check(text => isHex(text, 16)),
)
const hash = v.pipe(
  v.string(),
  v.check(text => isHex(text, 32)),
)
const storedSchema = v.strictObject({
  space: id,
  kind: v.nullable(v.picklist(['self', 'pair', 'counsel'])),
  index: whole,
  hash,
  epochCommits: v.array(hash),
  devices: v.array(
    v.tuple([
      id,
      v.strictObject({
        member: id,
        sign: hash,
        kem: hash,
        n: whole,
        hash,
        seenIndex: whole,
        epoch: whole,
        admittedAt: whole,
        removedAt: v.nullable(whole),
      }),
    ]),
  ),
  members: v.array(v.tuple([id, v.strictObject({ left: v.boolean(), devices: v.array(id) })])),
})

/**
 * [u32 size][JSON of that size][L_1 … L_index, 32 bytes each]; no secrets in it.
 * `apart` leaves the log hashes out: the caller keeps `logHash` of every entry beside the entry, which is what makes
 * a commit after each message small.
 */
export function serialiseLog(state: LogState, hashes: 'within' | 'apart' = 'within'): Bytes {
  const { space, kind, index, hash, epochCommits } = state
  // In the order of the schema, so that equal states give equal bytes.
  const devices = [...state.devices].map(([device, { member, sign, kem, ...one }]) => {
    const { n, hash, seenIndex, epoch, admittedAt, removedAt } = one
    const keys = { sign: hex(sign), kem: hex(kem) }
    return [device, { member, ...keys, n, hash, seenIndex, epoch, admittedAt, removedAt }]
  })
  const members = [...state.members].map(([member, { left, devices }]) => [member, { left, devices }])
  const json = utf8(JSON.stringify({ space, kind, index, hash, epochCommits, devices, members }))
  const column = (state as Log).column.bytes.subarray(0, hashes === 'within' ? index * 32 : 0)
  return concat(u32(json.length), json, column)
}

/** `Malformed` when damaged. `hashes` brings L_1 … L_index, 32 bytes each, when they were kept apart. */
export function restoreLog(bytes: Bytes, hashes?: Bytes): Result<LogState, Fault> {
  if (bytes.length < 4) return err(fault('Malformed'))
  const end = 4 + readU32(bytes, 0)
  if (end > bytes.length) return err(fault('Malformed'))
  let value: unknown
  try {
    value = JSON.parse(fromUtf8(bytes.slice(4, end)) ?? '')
  } catch {
    return err(fault('Malformed'))
  }
  const parsed = v.safeParse(storedSchema, value)
  if (!parsed.success) return err(fault('Malformed'))
  const stored = parsed.output
  const column = hashes ?? bytes.subarray(end)
  if (column.length !== stored.index * 32 || (hashes !== undefined && end !== bytes.length)) {
    return err(fault('Malformed'))
  }
  const newest = stored.index === 0 ? startHash(stored.space) : column.subarray(column.length - 32)
  if (!equalBytes(newest, unhex(stored.hash))) return err(fault('Malformed'))
  const devices = new Map(
    stored.devices.map(([device, one]) => [device, { ...one, sign: unhex(one.sign), kem: unhex(one.kem) }]),
  )
  return ok(new Log({ ...stored, devices, members: new Map(stored.members) }, columnOf(column)))
}
