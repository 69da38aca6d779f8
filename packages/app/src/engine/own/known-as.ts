/** Under which ids a device of this person is known in the spaces that they share with others. */
import { deviceId, type LogState, unbase64url } from '#protocol'
import type { Space } from '../space.ts'
import type { DeviceAsks, OwnRecord } from './own-record.ts'

export const askedAs = ({ sign, kem }: Pick<DeviceAsks, 'sign' | 'kem'>): string => {
  const [signKey, kemKey] = [unbase64url(sign), unbase64url(kem)]
  if (!signKey || !kemKey) throw new Error('an ask holds two keys')
  return deviceId(signKey, kemKey)
}

/** Those it said itself and those it once asked for. */
export const idsIn = (own: OwnRecord, device: string, space: string): ReadonlySet<string> =>
  new Set([
    ...own
      .idsOf(device)
      .filter(one => one.space === space)
      .map(one => one.as),
    ...own
      .asks()
      .filter(one => one.device === device && one.space === space)
      .map(askedAs),
  ])

/** What the devices of this person that nobody has taken out are called in a space that they share with another. */
export const ownIn = (own: OwnRecord, self: Space, space: string): ReadonlySet<string> =>
  new Set(ownActive(self).flatMap(device => [...idsIn(own, device, space)]))

export const isActiveIn = (log: LogState, device: string): boolean =>
  log.devices.get(device)?.removedAt === null

/** Devices of this person in the self space that nobody has taken out, in order of admission. */
export const ownActive = (self: Space): readonly string[] =>
  [...self.log.devices].filter(([, one]) => one.removedAt === null).map(([device]) => device)
