/** What this device has written about who is in a space and the relay has not yet put into the order. */
import { type Control, decodeControl, decodeEntry, type Primitives } from '#protocol'
import type { Outgoing, Space } from '../space.ts'

const read = new WeakMap<Outgoing, Control | null>()

/** Null for content. */
export const controlIn = (p: Primitives, one: Outgoing): Control | null => {
  const before = read.get(one)
  if (before !== undefined) return before
  const entry = decodeEntry(p, one.bytes)
  const control = entry.ok && entry.value.kind === 'control' ? decodeControl(entry.value.body) : null
  const found = control?.ok ? control.value : null
  read.set(one, found)
  return found
}

export const waitingControls = (p: Primitives, space: Space): readonly Control[] =>
  space.outbox.flatMap(one => controlIn(p, one) ?? [])

/** True when this device may write in this space, as far as its confirmed log tells. */
export const isActive = (space: Space): boolean =>
  space.row.stage !== 'left' && space.log.devices.get(space.keys.device)?.removedAt === null
