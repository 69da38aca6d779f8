/**
 * Who let in whom in the self space. Somebody who holds a phone for a while can let in others, and these stay when the
 * phone goes: so its person is shown who came from it, and what came too late to be shown goes by itself.
 *
 * [Note: Let in behind a removal]: A removal says how far its author had the log. What the removed phone let in after that
 * and before the removal had its place was on no screen of the remover. The remover takes it out too; a phone of one's own
 * that came in just then is let in again.
 */
import { deviceId, unbase64url } from '#protocol'
import type { Changed } from '../ledger/lookup.ts'
import type { Ledger } from '../ledger.ts'
import type { Space } from '../space.ts'
import { isActiveIn } from './known-as.ts'

export interface Lineage {
  /** The device that let it in; none for the first. */
  readonly letInBy: ReadonlyMap<string, string>
  /** Let in by a phone that this one was just taking out, before it knew. */
  readonly behind: readonly string[]
}

const none: Lineage = { letInBy: new Map(), behind: [] }
const read = new WeakMap<Space, { readonly state: string; readonly lineage: Lineage }>()

/** Of the devices that there are now; null while they were not read. */
export const knownLineage = (space: Space): Lineage | null => {
  const known = read.get(space)
  return known?.state === stateOf(space) ? known.lineage : null
}

/** Reads the record for it, unless nobody has come or gone since. */
export async function lineageOf(ledger: Ledger, space: Space): Promise<Lineage> {
  const known = knownLineage(space)
  if (known) return known
  const state = stateOf(space)
  const lineage = space.log.index === 0 ? none : lineageIn(await ledger.changesOf(space), space)
  read.set(space, { state, lineage })
  return lineage
}

function lineageIn(changes: readonly Changed[], { log, keys }: Space): Lineage {
  const added = changes.flatMap(({ index, by, control, passedOver }) =>
    control.t === 'device-added' && !passedOver ? [{ index, by, device: idOf(control) }] : [],
  )
  // Also where the removal itself came too late: the phone had just gone on as another one.
  const behind = changes.flatMap(({ index, by, seenIndex, control }) =>
    control.t === 'device-removed' && by === keys.device
      ? added.filter(one => one.by === control.device && one.index > seenIndex && one.index < index)
      : [],
  )
  return {
    letInBy: new Map(added.map(({ device, by }) => [device, by])),
    behind: behind.map(({ device }) => device).filter(device => isActiveIn(log, device)),
  }
}

/** This one and all that came by it, one from the other, as far as they are in. */
export function broughtBy({ letInBy }: Lineage, space: Space, device: string): readonly string[] {
  const found = new Set([device])
  // A device is let in after the one that lets it in: once through, in that order.
  for (const [one, by] of letInBy) if (found.has(by)) found.add(one)
  found.delete(device)
  return [...found].filter(one => isActiveIn(space.log, one))
}

const CONTROL = 2
/** What is under way counts too: a removal that comes too late changes nobody's standing. */
const stateOf = ({ log, keys, outbox }: Space): string =>
  [
    keys.device,
    ...[...log.devices].map(([id, { removedAt }]) => `${id} ${removedAt}`),
    ...outbox.flatMap(({ n, bytes }) => (bytes[1] === CONTROL ? [n] : [])),
  ].join()

const idOf = (keys: { readonly sign: string; readonly kem: string }): string => {
  const [sign, kem] = [unbase64url(keys.sign), unbase64url(keys.kem)]
  return sign && kem ? deviceId(sign, kem) : ''
}
