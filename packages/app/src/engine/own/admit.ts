/** Letting one's next phone into the spaces that this one is in: it has asked in the self space, with keys made for each. */
import {
  activeDevices,
  addDeviceEntry,
  askPsk,
  askTranscript,
  checkNewcomer,
  MAX_DEVICES,
  type Primitives,
  type Standing,
  unbase64url,
} from '#protocol'
import type { Chance } from '../back-off.ts'
import type { Desk, Pen } from '../desk.ts'
import type { Happening, Ledger } from '../ledger.ts'
import type { Clock } from '../ports.ts'
import { type Space, signsUnderNewest } from '../space.ts'
import { between, type Chore, startChore } from './chore.ts'
import { askedAs, ownActive } from './known-as.ts'
import { DEVICE_HERE, type DeviceAsks, type DeviceHere, type OwnRecord } from './own-record.ts'
import { isActive, waitingControls } from './waiting.ts'

const SECOND = 1000

export interface AdmitParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly own: OwnRecord
  readonly self: () => Space | null
  readonly find: (space: string) => Space | null
  readonly clock: Clock
  readonly chance: Chance
}

export function startAdmitting(parts: AdmitParts): Chore {
  const { p, desk, own, self, find, clock, chance } = parts
  /** Asks that no verifier would take: written by a changed app, and not looked at again. */
  const unsound = new Set<DeviceAsks>()

  const open = (): readonly (readonly [Space, DeviceAsks])[] => {
    const mine = self()
    if (!mine || !isActive(mine)) return []
    return own.asks().flatMap(ask => {
      const space = find(ask.space)
      if (!space || unsound.has(ask) || space.row.stage !== 'open' || !isActive(space)) return []
      if (mine.log.devices.get(ask.device)?.removedAt !== null || ask.device === mine.keys.device) return []
      if (activeDevices(space.log, space.row.member).length >= MAX_DEVICES) return []
      if (!signsUnderNewest(space) || !mine.ring.epochKey(ask.epoch)) return []
      const isIn = space.log.devices.has(askedAs(ask))
      const isOnItsWay = waitingControls(p, space).some(
        one => one.t === 'device-added' && one.kem === ask.kem,
      )
      return isIn || isOnItsWay ? [] : [[space, ask] as const]
    })
  }
  const due = (): number | null => {
    const asks = open()
    const mine = self()
    if (asks.length === 0 || !mine) return null
    // Where another own device could do it as well, they do not all do it at once.
    const askers = new Set(asks.map(([, ask]) => ask.device))
    const able = ownActive(mine).filter(
      device => !askers.has(device) && mine.log.devices.get(device)?.paper === false,
    )
    return able.length <= 1 ? 0 : between(SECOND / 2, 10 * SECOND, chance.fraction())
  }
  const work = async (): Promise<boolean> => {
    const done = await desk.change(pen => admitAll(pen, parts, open(), unsound))
    return done.ok
  }
  return startChore({ clock, due, work })
}

async function admitAll(
  pen: Pen,
  { p, ledger, self, clock }: AdmitParts,
  asks: readonly (readonly [Space, DeviceAsks])[],
  unsound: Set<DeviceAsks>,
): Promise<void> {
  const mine = self()
  if (!mine) return
  const forSelf: Happening[] = []
  for (const space of new Set(asks.map(([one]) => one))) {
    const changes = []
    for (const [, ask] of asks.filter(([one]) => one === space)) {
      const [sign, kem] = [unbase64url(ask.sign), unbase64url(ask.kem)]
      const selfEpochKey = mine.ring.epochKey(ask.epoch)
      const epochKey = space.ring.epochKey(space.log.epoch)
      if (!sign || !kem || !selfEpochKey || !epochKey) continue
      const transcript = askTranscript(p, space.id, sign, kem)
      const newcomer = { sign: ask.sign, kem: ask.kem, possession: ask.possession, transcript }
      const device = await checkNewcomer(p, space.id, space.row.member, newcomer)
      if (!device) {
        unsound.add(ask)
        continue
      }
      const psk = await askPsk(p, { selfEpochKey, space: space.id, device })
      changes.push({
        control: (standing: Standing) =>
          addDeviceEntry(p, standing, { newcomer, paper: false, psk, epochKey }),
      })
      const here: DeviceHere = { device: ask.device, space: space.id, as: device }
      forSelf.push({ type: DEVICE_HERE, data: here })
    }
    if (changes.length > 0) await ledger.append(pen, space, changes, clock.now())
  }
  await ledger.append(pen, mine, forSelf, clock.now())
}
