/**
 * Taking a device out of everything that this person has: out of the self space and, in the same change, out of every space
 * in which it is known under another id. What could not be done then is done by whichever own device finds it undone.
 */
import { activeDevices, type Primitives, removeDeviceEntry, type Standing } from '#protocol'
import type { Chance } from '../back-off.ts'
import type { Desk, Pen } from '../desk.ts'
import type { Happening, Ledger } from '../ledger.ts'
import type { Clock } from '../ports.ts'
import type { Space } from '../space.ts'
import { between, type Chore, startChore } from './chore.ts'
import { askedAs, idsIn, isActiveIn, ownActive } from './known-as.ts'
import { knownLineage, lineageOf } from './lineage.ts'
import { type OwnRecord, WORDS_DROPPED } from './own-record.ts'
import { isActive, waitingControls } from './waiting.ts'

const SECOND = 1000

export interface RemovalParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly own: OwnRecord
  readonly self: () => Space | null
  /** Spaces that this person shares with others. */
  readonly pairs: () => readonly Space[]
  /** Ids of the spare devices of a space: who has read the self space knows their keys. */
  readonly sparesIn: (space: Space) => Promise<readonly string[]>
  readonly clock: Clock
  readonly chance: Chance
}

/**
 * Writes what takes `device` out. Spares go with it; whoever keeps them makes others once the keys have changed. So does
 * whatever nobody in the self space knows of: somebody who had the phone may have let it in.
 */
export async function removeEverywhere(
  pen: Pen,
  parts: RemovalParts,
  devices: readonly string[],
): Promise<void> {
  const { own, self, pairs, sparesIn } = parts
  const mine = self()
  if (!mine) throw new Error('a device is removed by one that has begun')
  // Words whose paper is taken out are over: nobody is to trust that they bring anything back.
  const words = own.words().filter(({ device }) => devices.includes(device))
  const dropped = words.map(({ device }) => ({ type: WORDS_DROPPED, data: { device } }))
  await remove(pen, parts, mine, devices, dropped)
  for (const space of pairs())
    await remove(pen, parts, space, [
      ...devices.flatMap(device => [...idsIn(own, device, space.id)]),
      ...(await sparesIn(space)),
      ...unknownIn(parts, mine, space, devices),
    ])
}

/** Devices of this member that none of the phones that stay is known as. */
function unknownIn(
  { own }: RemovalParts,
  mine: Space,
  space: Space,
  gone: readonly string[],
): readonly string[] {
  const known = knownIn(own, mine, space, gone)
  return activeDevices(space.log, space.row.member).filter(id => !known.has(id))
}

/**
 * What the phones that stay are known as, by their own word, or by that of one that stays or that they have taken the
 * place of. What only one that goes, or has gone, has said of others counts for nothing.
 */
function knownIn(own: OwnRecord, mine: Space, space: Space, gone: readonly string[]): ReadonlySet<string> {
  const stay = new Set(ownActive(mine).filter(one => !gone.includes(one)))
  const ids = [...stay].flatMap(device => {
    const isTrusted = (by: string) =>
      stay.has(by) || (!gone.includes(by) && mine.log.devices.get(by)?.removedBy === device)
    const asked = own.asks().filter(one => one.device === device && one.space === space.id)
    const vouched = own.vouchedFor(device, isTrusted).filter(one => one.space === space.id)
    return [...asked.map(askedAs), ...vouched.map(one => one.as)]
  })
  return new Set(ids)
}

async function remove(
  pen: Pen,
  parts: RemovalParts,
  space: Space,
  devices: readonly string[],
  news: readonly Happening[] = [],
) {
  const { p, ledger, clock } = parts
  const due = removable(p, space, devices)
  if (due.length === 0) return
  const changes = due.map(device => ({
    control: (standing: Standing) => removeDeviceEntry(p, standing, device),
  }))
  await ledger.append(pen, space, [...changes, ...news], clock.now())
}

/** Of these, the ones that are in the space and whose removal is not on its way. */
function removable(p: Primitives, space: Space, devices: Iterable<string>): readonly string[] {
  if (!isActive(space)) return []
  const waiting = new Set(
    waitingControls(p, space).flatMap(control => (control.t === 'device-removed' ? [control.device] : [])),
  )
  return [...new Set(devices)].filter(
    device =>
      isActiveIn(space.log, device) &&
      // Whatever is said of it in the self space: in a space with others nobody takes out the phone that they hold.
      (space.row.kind === 'self' || device !== space.keys.device) &&
      space.log.devices.get(device)?.member === space.row.member &&
      !waiting.has(device),
  )
}

/** Ids in other spaces that belong to no device that is still in the self space. */
function leftBehind(parts: RemovalParts): readonly (readonly [Space, readonly string[]])[] {
  const { p, own, self, pairs } = parts
  const mine = self()
  if (!mine || !isActive(mine)) return []
  const active = new Set(ownActive(mine))
  const gone = [...mine.log.devices.keys()].filter(device => !active.has(device))
  if (gone.length === 0) return []
  return pairs().flatMap(space => {
    const kept = knownIn(own, mine, space, [])
    const ids = gone.flatMap(device => [...idsIn(own, device, space.id)]).filter(id => !kept.has(id))
    const due = removable(p, space, ids)
    return due.length > 0 ? [[space, due] as const] : []
  })
}

/** In the self space: what a phone let in while this one took it out. Undefined while that was not read. */
function letInBehind({ p, self }: RemovalParts): readonly string[] | undefined {
  const mine = self()
  if (!mine || !isActive(mine)) return []
  const lineage = knownLineage(mine)
  return lineage ? removable(p, mine, lineage.behind) : undefined
}

/** Looks after what a removal left behind: in a space that the remover was not in, or when two things crossed. */
export function startSweeping(parts: RemovalParts): Chore {
  const { desk, ledger, self, clock, chance } = parts
  const isDue = () => leftBehind(parts).length > 0 || letInBehind(parts)?.length !== 0
  return startChore({
    clock,
    due: () => (isDue() ? between(5 * SECOND, 60 * SECOND, chance.fraction()) : null),
    work: async () => {
      const done = await desk.change(async pen => {
        const mine = self()
        if (mine) await lineageOf(ledger, mine)
        const behind = letInBehind(parts) ?? []
        if (behind.length > 0) return removeEverywhere(pen, parts, behind)
        for (const [space, devices] of leftBehind(parts)) await remove(pen, parts, space, devices)
      })
      return done.ok
    },
  })
}
