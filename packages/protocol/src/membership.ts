/** Who may change who is in a space, and what a change does (the table stands in control.ts). */
import { type Bytes, unbase64url } from './bytes.ts'
import { type Control, type ControlOf, decodeControl, possessionMessage } from './control.ts'
import { type Entry, ZERO_HASH } from './entry.ts'
import { type Fault, fault } from './fault.ts'
import type { DeviceState, Draft, SpaceKind } from './log-state.ts'
import { deviceId, type Primitives } from './primitives.ts'

/** `none`: passed over. */
export type Effect = 'done' | 'none'
const refused = fault('BadControl')

/** How many members a space of each kind ever has: one who has left is not replaced, the record was made with them. */
const room: Readonly<Record<SpaceKind, number>> = { self: 1, pair: 2, counsel: 3 }

/** The first entry brings its own device; it is admitted before the entry itself is checked. */
export async function found(p: Primitives, draft: Draft, entry: Entry): Promise<Fault | null> {
  if (entry.kind === 'content') return refused
  const control = decodeControl(entry.body)
  if (!control.ok) return control.error
  if (control.value.t !== 'space-made') return refused
  const keys = await soundKeys(p, control.value)
  if (keys === null || deviceId(keys.sign, keys.kem) !== entry.device) return refused
  admit(draft, control.value.member, keys, { epoch: 1, admittedAt: 1, seenIndex: 0 })
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
