/**
 * A relay that was put back has lost what it had shown. Where somebody who had not seen it writes before those who had are
 * back, two orders stand against each other, and nothing makes one of them again: then it must be found, and named.
 */
import { gratitude, journal } from '#practices'
import type { World } from '../world.ts'
import type { Household, Phone } from './cast.ts'
import { pairViewOf, statesOn } from './views.ts'

const HOUR = 3_600_000

/** Hashes in order, by space. */
export type Orders = ReadonlyMap<string, readonly string[]>

/** What the relay has now of every space that a phone holds. */
export async function ordersAtRelay({ world, space, phones }: Household): Promise<Orders> {
  const selfs = phones.flatMap(({ device }) => (device.isOn() ? (device.haven().self.value?.id ?? []) : []))
  const spaces = [...new Set([space, ...selfs])]
  return new Map(await Promise.all(spaces.map(async id => [id, await hashesOf(world, id)] as const)))
}

/** Spaces that now stand in another order than the relay had once shown. */
export async function forked(home: Household): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const orders of home.shown)
    for (const [space, before] of orders) {
      const now = await hashesOf(home.world, space)
      if (before.slice(0, now.length).some((hash, at) => hash !== now[at])) found.add(space)
    }
  return [...found]
}

/** Everybody writes once more, and hears of each other: what is wrong when nobody finds out. */
export async function findForks(home: Household, spaces: readonly string[]): Promise<string[]> {
  const { world, phones } = home
  const open = phones.filter(({ device, told }) => told.standing === 'in' && device.isOn())
  for (const { device } of open) {
    const [self, pair] = [device.haven().self.value, pairViewOf(device)]
    const thanks = { kind: 'words', did: 'asante', gave: '', says: '' }
    const writing = [
      self && device.haven().act(self.id, journal, { do: 'write', text: 'bado niko' }),
      pair && device.haven().act(pair.id, gratitude, { do: 'give', thanks }),
    ]
    await world.time.finish(Promise.all(writing), HOUR)
    await world.time.pass(HOUR)
  }
  return spaces.flatMap(space => {
    const kind = space === home.space ? 'pair' : 'self'
    const inside = open.filter(one => viewOf(one, space) !== null)
    const isFound = inside.some(one => viewOf(one, space)?.sync.state !== 'synced')
    const states = new Set(inside.map(({ device }) => statesOn(device, kind)))
    return isFound || states.size <= 1 ? [] : [`nobody has found that ${kind} is told in two orders`]
  })
}

const viewOf = ({ device }: Phone, space: string) =>
  [device.haven().self.value, pairViewOf(device)].find(view => view?.id === space) ?? null

async function hashesOf({ relay }: World, space: string): Promise<readonly string[]> {
  const read = await relay.store.read(space, 0, Number.MAX_SAFE_INTEGER)
  if (!read.ok) throw new Error(`the relay's store says ${read.error.fault}`)
  return read.value.map(({ hash }) => hash)
}
