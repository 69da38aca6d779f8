/** What is written into the self space, in the same commit, when this device enters a space that it shares with another. */
import type { Pen } from '../desk.ts'
import type { Ledger } from '../ledger.ts'
import type { Clock } from '../ports.ts'
import type { Space } from '../space.ts'
import { DEVICE_HERE, type DeviceHere, SPACE_ENTERED, type SpaceEntered } from './own-record.ts'

export interface SayParts {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly self: () => Space | null
}

export async function sayEntered(
  pen: Pen,
  { ledger, clock, self }: SayParts,
  space: Space,
  name: string,
): Promise<void> {
  const own = self()
  if (!own) throw new Error('a pair is entered from a self space')
  const entered: SpaceEntered = { space: space.id, member: space.row.member, kind: 'pair', name }
  const here: DeviceHere = { device: own.keys.device, space: space.id, as: space.keys.device }
  const happenings = [
    { type: SPACE_ENTERED, data: entered },
    { type: DEVICE_HERE, data: here },
  ]
  await ledger.append(pen, own, happenings, clock.now())
}
