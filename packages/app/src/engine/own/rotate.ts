/**
 * When the keys of a space change: after a removal or leaving, after 90 days, and by choice. Whoever removed does it as
 * soon as the removal is confirmed; all others wait a moment that differs, and look again.
 *
 * [Note: Nobody is asked whether they are there]: A phone that answered at once, by itself, whenever the other takes out a
 * phone would tell with a signed entry that it is open just now, as often as the other likes. So for a phone of the
 * other's it writes only when it has written something of its own since. Until then that phone is kept out by the relay
 * alone, as it is between any removal and the next keys.
 */
import { type Primitives, rotateEntry, rotationDue } from '#protocol'
import type { Chance } from '../back-off.ts'
import type { Desk, Pen } from '../desk.ts'
import { isLeftBehind } from '../house/ways.ts'
import type { Change, Ledger } from '../ledger.ts'
import type { Clock } from '../ports.ts'
import { type Space, signsUnderNewest } from '../space.ts'
import { between, type Chore, startChore } from './chore.ts'
import { isActive, waitingControls } from './waiting.ts'

const SECOND = 1000
const LONGEST = 90 * 86_400 * SECOND
/** Row `meta/epoch-seen/<space>`: since when this device has known the newest epoch. */
interface EpochSeen {
  readonly epoch: number
  readonly since: number
}
export const epochSeenKey = (space: string) => `epoch-seen/${space}`

export interface RotateParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly clock: Clock
  readonly chance: Chance
}

/**
 * True when this device could begin an epoch and has none under way. After somebody has said that they go on elsewhere no
 * former device does without need: the order there does not have these keys, and whoever is still to follow would be shut
 * out by them. Where somebody was taken out or has left there is need: nobody can keep keys as they are by a word alone.
 */
const canRotate = (p: Primitives, space: Space): boolean =>
  isActive(space) &&
  signsUnderNewest(space) &&
  (rotationDue(space.log) || !isLeftBehind(space)) &&
  waitingControls(p, space).every(control => control.t !== 'epoch')

const rotation = (p: Primitives, space: Space): Change => ({
  control: standing => rotateEntry(p, standing, { log: space.log, ring: space.ring, epochKey: p.random(32) }),
})

/** New keys for these spaces, by choice. */
export async function renewKeys(
  pen: Pen,
  { p, ledger, clock }: Pick<RotateParts, 'p' | 'ledger' | 'clock'>,
  spaces: readonly Space[],
): Promise<void> {
  for (const space of spaces)
    if (canRotate(p, space)) await ledger.append(pen, space, [rotation(p, space)], clock.now())
}

export function startRotation(space: Space, { p, desk, ledger, clock, chance }: RotateParts): Chore {
  let seen: EpochSeen | null = null

  const isOld = () => seen !== null && seen.epoch === space.log.epoch && clock.now() - seen.since >= LONGEST
  const isMine = () =>
    [...space.log.devices.values()].some(
      ({ removedAt, removedBy }) =>
        removedAt !== null && removedAt > space.log.epochAt && removedBy === space.keys.device,
    )
  /** None of those who hold the newest key without a right to it is anything but a phone of somebody who is still here. */
  const isTheirs = () =>
    [...space.log.devices.values()].every(
      ({ removedAt, member }) =>
        removedAt === null ||
        removedAt <= space.log.epochAt ||
        (member !== space.row.member && space.log.members.get(member)?.left === false),
    )
  const hasWritten = () => {
    const since = Math.max(...[...space.log.devices.values()].map(({ removedAt }) => removedAt ?? 0))
    return space.outbox.length > 0 || (space.log.devices.get(space.keys.device)?.seenIndex ?? 0) >= since
  }
  const isDue = () => rotationDue(space.log) && (!isTheirs() || hasWritten())
  const due = (): number | null => {
    if (!canRotate(p, space)) return null
    if (seen?.epoch !== space.log.epoch) return 0
    if (rotationDue(space.log) && !isDue()) return null
    if (isDue()) return isMine() ? 0 : between(5 * SECOND, 60 * SECOND, chance.fraction())
    const left = seen.since + LONGEST - clock.now()
    return Math.max(left, 0) + between(5 * SECOND, 60 * SECOND, chance.fraction())
  }
  const work = async (): Promise<boolean> => {
    const done = await desk.change(async pen => {
      const { epoch } = space.log
      if (!isActive(space)) return
      if (seen?.epoch !== epoch) seen = await sinceWhen(pen, epoch)
      else if (canRotate(p, space) && (isDue() || isOld()))
        await ledger.append(pen, space, [rotation(p, space)], clock.now())
    })
    return done.ok
  }
  const sinceWhen = async (pen: Pen, epoch: number): Promise<EpochSeen> => {
    const known = (await desk.json('meta', epochSeenKey(space.id))) as EpochSeen | null | undefined
    if (known?.epoch === epoch) return known
    const now = { epoch, since: clock.now() }
    await pen.sealJson('meta', epochSeenKey(space.id), now)
    return now
  }
  return startChore({ clock, due, work })
}
