/**
 * A spare device in every space of two, whose keys stand in the self space: for the day when all phones are lost and only
 * the words are left. To the other it is one more device of this person. As long as there are words there is one in each
 * space; without words there is none. After every change of the self space's keys it is made anew, because whoever was
 * taken out may know its seed.
 */
import {
  activeDevices,
  addDeviceEntry,
  askTranscript,
  base64url,
  MAX_DEVICES,
  type Primitives,
  possess,
  removeDeviceEntry,
  rotationDue,
  spareKeys,
  sparePsk,
  unbase64url,
} from '#protocol'
import type { Chance } from '../back-off.ts'
import type { Desk, Pen } from '../desk.ts'
import type { Change, Happening, Ledger } from '../ledger.ts'
import { between, type Chore, startChore } from '../own/chore.ts'
import { askedAs, isActiveIn, ownActive } from '../own/known-as.ts'
import { type OwnRecord, SPARE_MADE } from '../own/own-record.ts'
import { isActive, waitingControls } from '../own/waiting.ts'
import type { Clock } from '../ports.ts'
import { epochToSign, type Space, signsUnderNewest } from '../space.ts'

const SECOND = 1000

export interface SparesParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly own: OwnRecord
  readonly self: () => Space | null
  /** Open spaces that this person shares with others. */
  readonly pairs: () => readonly Space[]
  readonly clock: Clock
  readonly chance: Chance
}

export interface Spares {
  /** Ids of all spare devices that were ever made for the space. */
  readonly in: (space: Space) => Promise<readonly string[]>
  /** One stands in the space, on the record that the server has. Null: their names are not worked out yet; `in` does. */
  readonly stands: (space: Space) => boolean | null
  /** What takes the spares out that are in the space now. */
  readonly removals: (space: Space) => Promise<readonly Change[]>
  /** Keeps them as they are to be; of the leading tab only. */
  readonly start: () => Chore
}

export function createSpares(parts: SparesParts): Spares {
  const { p, desk, own, self, pairs, clock, chance } = parts
  const ids = new Map<string, string>()

  const idOf = async (seed: string): Promise<string | null> => {
    const raw = unbase64url(seed)
    if (!raw) return null
    const known = ids.get(seed) ?? (await spareKeys(p, raw)).device
    ids.set(seed, known)
    return known
  }
  const all: Spares['in'] = async space =>
    (await Promise.all(own.sparesIn(space.id).map(idOf))).filter(id => id !== null)

  /** As far as the seeds have been read. `since`: those that were told under this epoch or a later one. */
  const known = (space: Space, since = 0) =>
    own.sparesIn(space.id).flatMap(seed => (own.spareEpoch(seed) >= since ? (ids.get(seed) ?? []) : []))
  const active = (space: Space) => known(space).filter(id => isActiveIn(space.log, id))
  const isGoing = (space: Space, id: string) =>
    waitingControls(p, space).some(one => one.t === 'device-removed' && one.device === id)
  const removable = (space: Space) => (isActive(space) ? active(space).filter(id => !isGoing(space, id)) : [])
  /** Their seeds are known to whoever was taken out of the self space since. */
  const stale = (mine: Space, space: Space) => {
    const sound = known(space, mine.log.epoch)
    return removable(space).filter(id => !sound.includes(id))
  }
  const removals = (ids: readonly string[]): readonly Change[] =>
    ids.map(id => ({ control: standing => removeDeviceEntry(p, standing, id) }))

  const isMissing = (mine: Space, space: Space): boolean => {
    const coming = waitingControls(p, space).flatMap(one => (one.t === 'device-added' ? [askedAs(one)] : []))
    return (
      isActive(space) &&
      active(space).length === 0 &&
      !known(space).some(id => coming.includes(id)) &&
      !rotationDue(space.log) &&
      !rotationDue(mine.log) &&
      signsUnderNewest(mine) &&
      signsUnderNewest(space) &&
      activeDevices(space.log, space.row.member).length < MAX_DEVICES
    )
  }
  const toRemove = (mine: Space, space: Space) =>
    own.words().length > 0 ? stale(mine, space) : removable(space)
  const isAmiss = (mine: Space, space: Space): boolean =>
    toRemove(mine, space).length > 0 || (own.words().length > 0 && isMissing(mine, space))

  const due = (): number | null => {
    const mine = self()
    if (!mine || !isActive(mine)) return null
    if (pairs().some(space => own.sparesIn(space.id).some(seed => !ids.has(seed)))) return 0
    if (!pairs().some(space => isAmiss(mine, space))) return null
    const phones = ownActive(mine).filter(id => mine.log.devices.get(id)?.paper === false)
    return phones.length <= 1 ? 0 : between(SECOND / 2, 10 * SECOND, chance.fraction())
  }
  const work = async (): Promise<boolean> => {
    const done = await desk.change(async pen => {
      const mine = self()
      if (!mine || !isActive(mine)) return
      const made: Happening[] = []
      for (const space of pairs()) {
        await all(space)
        if (!isAmiss(mine, space)) continue
        const gone = toRemove(mine, space)
        if (gone.length > 0) await parts.ledger.append(pen, space, removals(gone), clock.now())
        else made.push(await make(pen, parts, mine, space))
      }
      await parts.ledger.append(pen, mine, made, clock.now())
    })
    return done.ok
  }

  return {
    in: all,
    stands: space => (own.sparesIn(space.id).every(seed => ids.has(seed)) ? active(space).length > 0 : null),
    removals: async space => {
      await all(space)
      return removals(removable(space))
    },
    start: () => startChore({ clock, due, work }),
  }
}

/** Lets a fresh spare in; what the self space is told of it. */
async function make(
  pen: Pen,
  { p, ledger, clock }: SparesParts,
  mine: Space,
  space: Space,
): Promise<Happening> {
  const seed = p.random(32)
  const keys = await spareKeys(p, seed)
  const transcript = askTranscript(p, space.id, keys.sign.publicKey, keys.kem.publicKey)
  const newcomer = await possess(p, { space: space.id, member: space.row.member, keys, transcript })
  const psk = await sparePsk(p, seed, space.id)
  const epochKey = space.ring.epochKey(space.log.epoch)
  if (!epochKey) throw new Error('a spare is made by one who holds the newest key')
  const change: Change = {
    control: standing => addDeviceEntry(p, standing, { newcomer, paper: false, psk, epochKey }),
  }
  await ledger.append(pen, space, [change], clock.now())
  // Under which it will be written: the newest that this device holds.
  const epoch = epochToSign(mine)
  return { type: SPARE_MADE, data: { space: space.id, seed: base64url(seed), epoch } }
}
