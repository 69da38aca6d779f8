/**
 * Who may change who is in a space, and what a change does (the table stands in control.ts).
 *
 * [Note: Every active device has the newest key]: An epoch counts only when it is the next and is wrapped for exactly the
 * devices that are active at its place, and a device is let in only under the newest epoch. So at every place of a log
 * each active device was given the newest key, and no removed one was. What comes too late for this is passed over, and
 * its author writes it again.
 *
 * [Note: Two devices of a member remove each other]: The one that is ordered first counts. The one removed by it, where it
 * wrote its removal before it knew, still wins if it outranks the other: kept on paper before a phone, let in earlier
 * before later. Then it is taken back and the other removed. The next epoch closes this window, since its wraps are made
 * for those who were active when it was ordered.
 */
import { type Bytes, unbase64url } from './bytes.ts'
import { type Control, type ControlOf, decodeControl, possessionMessage } from './control.ts'
import { type Entry, ZERO_HASH } from './entry.ts'
import { type Fault, fault } from './fault.ts'
import type { DeviceState, Draft, LogState, SpaceKind } from './log-state.ts'
import { deviceId, type Primitives } from './primitives.ts'

/** `none`: passed over. */
export type Effect = 'done' | 'none'
const refused = fault('BadControl')

/** How many members a space of each kind ever has: one who has left is not replaced, the record was made with them. */
const room: Readonly<Record<SpaceKind, number>> = { self: 1, pair: 2, counsel: 3 }

/** Active ones of one member: so that an epoch can always be wrapped for all, in one entry. */
export const MAX_DEVICES = 16

/** In order of admission. */
export const activeDevices = (log: Pick<LogState, 'devices'>, member?: string): string[] =>
  [...log.devices]
    .filter(([, one]) => one.removedAt === null && (member === undefined || one.member === member))
    .map(([device]) => device)

/** Somebody was removed or left, and the key that they hold is still the newest: whoever is here makes a new one. */
export const rotationDue = (log: LogState): boolean =>
  activeDevices(log).length > 0 &&
  [...log.devices.values()].some(({ removedAt }) => removedAt !== null && removedAt > log.epochAt)

/** The first entry brings its own device; it is admitted before the entry itself is checked. */
export async function found(p: Primitives, draft: Draft, entry: Entry): Promise<Fault | null> {
  if (entry.kind === 'content') return refused
  const control = decodeControl(entry.body)
  if (!control.ok) return control.error
  if (control.value.t !== 'space-made') return refused
  const keys = await soundKeys(p, control.value)
  if (keys === null || deviceId(keys.sign, keys.kem) !== entry.device) return refused
  admit(draft, control.value.member, keys, { epoch: 1, admittedAt: 1, seenIndex: 0, paper: false })
  return null
}

/** Changes the draft, or changes nothing and says why. */
export async function applyControl(
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
      draft.beginEpoch(control.epochCommit)
      return 'done'
    case 'member-joined': {
      const device = deviceOf(control)
      if (draft.devices.get(device)?.member === control.member) return 'none'
      const full = fullSince(draft)
      if (full !== null) return entry.seenIndex < full ? 'none' : refused
      if (draft.members.has(control.member)) return refused
      return admitProven(p, draft, entry, { device, member: control.member, paper: false }, control)
    }
    case 'device-added': {
      const device = deviceOf(control)
      if (draft.devices.get(device)?.member === author) return 'none'
      if (activeDevices(draft, author).length >= MAX_DEVICES) return 'none'
      return admitProven(p, draft, entry, { device, member: author, paper: control.paper }, control)
    }
    case 'device-removed': {
      const target = draft.devices.get(control.device)
      if (target?.member !== author) return refused
      // Whoever is the last of a member leaves; else nobody could ever write or read for that member again.
      if (target.removedAt !== null || activeDevices(draft, author).length === 1) return 'none'
      draft.change(control.device, { removedAt: at, removedBy: entry.device })
      return 'done'
    }
    case 'member-left': {
      const member = draft.members.get(author)!
      draft.members.set(author, { ...member, left: true })
      for (const device of activeDevices(draft, author)) draft.change(device, { removedAt: at })
      return 'done'
    }
    case 'epoch': {
      const devices = new Set(control.wrapped.map(({ device }) => device))
      if (devices.size !== control.wrapped.length) return refused
      const active = activeDevices(draft)
      const isNext = control.epoch === draft.epochCommits.length + 1
      if (!isNext || devices.size !== active.length || active.some(one => !devices.has(one))) return 'none'
      draft.beginEpoch(control.commit)
      for (const device of active) draft.change(device, { epoch: control.epoch })
      return 'done'
    }
  }
}

/** Of an entry whose device had been removed before: it counts only when it wins against its own removal. */
export function takeBack(draft: Draft, entry: Entry, device: DeviceState): Effect {
  const { removedAt, removedBy } = device
  if (removedAt === null || removedBy === null || entry.kind === 'content') return 'none'
  const control = decodeControl(entry.body)
  if (!control.ok || control.value.t !== 'device-removed' || control.value.device !== removedBy) return 'none'
  const remover = draft.devices.get(removedBy)!
  if (remover.removedAt !== null || remover.member !== device.member) return 'none'
  if (entry.seenIndex >= removedAt || draft.epochAt > removedAt || !outranks(device, remover)) return 'none'
  draft.change(entry.device, { removedAt: null, removedBy: null })
  draft.change(removedBy, { removedAt: draft.index + 1, removedBy: entry.device })
  return 'done'
}

const outranks = (one: DeviceState, other: DeviceState): boolean =>
  one.paper === other.paper ? one.admittedAt < other.admittedAt : one.paper

/** Index of the entry that brought the last member that there is room for. */
function fullSince(draft: Draft): number | null {
  const last = [...draft.members.values()][room[draft.kind!] - 1]
  return last === undefined ? null : draft.devices.get(last.devices[0]!)!.admittedAt
}

const deviceOf = (keys: { readonly sign: string; readonly kem: string }): string =>
  deviceId(unbase64url(keys.sign)!, unbase64url(keys.kem)!)

async function admitProven(
  p: Primitives,
  draft: Draft,
  entry: Entry,
  newcomer: { readonly device: string; readonly member: string; readonly paper: boolean },
  control: ControlOf<'member-joined'> | ControlOf<'device-added'>,
): Promise<Effect | Fault> {
  const { device, member, paper } = newcomer
  const keys = await soundKeys(p, control)
  if (keys === null || draft.devices.has(device)) return refused
  const message = possessionMessage(draft.space, member, keys.sign, keys.kem, control.transcript)
  if (!(await p.verify(keys.sign, message, unbase64url(control.possession)!))) return refused
  if (entry.epoch !== draft.epochCommits.length) return 'none'
  const admittedAt = draft.index + 1
  // It reads its own admission before it can write, so it has seen at least that.
  admit(draft, member, keys, { epoch: entry.epoch, admittedAt, seenIndex: admittedAt, paper })
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
  start: Pick<DeviceState, 'epoch' | 'admittedAt' | 'seenIndex' | 'paper'>,
): void {
  const device = deviceId(keys.sign, keys.kem)
  const unwritten = { n: 0, hash: ZERO_HASH, removedAt: null, removedBy: null }
  draft.devices.set(device, { ...start, ...keys, ...unwritten, member })
  const devices = draft.members.get(member)?.devices ?? []
  draft.members.set(member, { left: false, devices: [...devices, device] })
}
