/**
 * The paper device: let into the self space when the words are confirmed, and taken out when they are dropped. Its keys come
 * from the words, which are never stored. What is stored until it is in serves for nothing but letting it in.
 *
 * Row: `errands/paper`, until the log has the device.
 */
import {
  addDeviceEntry,
  askTranscript,
  type Bytes,
  base64url,
  type Newcomer,
  type Primitives,
  paperKeys,
  paperPsk,
  possess,
  removeDeviceEntry,
  unbase64url,
} from '#protocol'
import type { Desk, Pen } from '../desk.ts'
import type { Change, Ledger } from '../ledger.ts'
import { type Chore, startChore } from '../own/chore.ts'
import { isActiveIn } from '../own/known-as.ts'
import type { OwnRecord } from '../own/own-record.ts'
import { isActive, waitingControls } from '../own/waiting.ts'
import type { Clock } from '../ports.ts'
import type { Space } from '../space.ts'

const PAPER = 'paper'

interface PaperRow {
  readonly device: string
  readonly newcomer: Newcomer
  /** base64url; opens nothing without the keys that come from the words. */
  readonly psk: string
}

export interface PaperParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly own: OwnRecord
  readonly self: () => Space | null
  readonly clock: Clock
}

export async function paperOf(p: Primitives, mine: Space, entropy: Bytes): Promise<PaperRow> {
  const keys = await paperKeys(p, entropy)
  const transcript = askTranscript(p, mine.id, keys.sign.publicKey, keys.kem.publicKey)
  const newcomer = await possess(p, { space: mine.id, member: mine.row.member, keys, transcript })
  return { device: keys.device, newcomer, psk: base64url(await paperPsk(p, entropy, mine.id)) }
}

/** What lets it in, under the newest key that this device holds. */
export function admission(p: Primitives, mine: Space, { newcomer, psk: written }: PaperRow): Change {
  return {
    control: standing => {
      const [psk, epochKey] = [unbase64url(written), mine.ring.epochKey(standing.epoch)]
      if (!psk || !epochKey) throw new Error('who lets the paper device in holds the newest key')
      return addDeviceEntry(p, standing, { newcomer, paper: true, psk, epochKey })
    },
  }
}

export const keepRow = (pen: Pen, row: PaperRow): Promise<void> => pen.sealJson('errands', PAPER, row)

/** Lets it in again where the first word came too late, and takes out what was dropped. */
export function startPaper({ p, desk, ledger, own, self, clock }: PaperParts): Chore {
  let row: PaperRow | null = null
  /** The words for which the store was last asked: the row comes and goes with them. */
  let askedFor: string | null = null

  const words = () =>
    own
      .words()
      .map(({ device }) => device)
      .join()
  const isComing = (mine: Space, { newcomer }: PaperRow) =>
    waitingControls(p, mine).some(one => one.t === 'device-added' && one.kem === newcomer.kem)
  const isGoing = (mine: Space, device: string) =>
    waitingControls(p, mine).some(one => one.t === 'device-removed' && one.device === device)
  const isWanted = ({ device }: PaperRow) => own.words().some(one => one.device === device)
  const toRemove = (mine: Space) =>
    [...own.droppedWords()].filter(device => isActiveIn(mine.log, device) && !isGoing(mine, device))

  const due = (): number | null => {
    const mine = self()
    if (!mine || !isActive(mine)) return null
    const isPending = row !== null && !isComing(mine, row)
    return askedFor !== words() || isPending || toRemove(mine).length > 0 ? 0 : null
  }
  const work = async (): Promise<boolean> => {
    const done = await desk.change(async pen => {
      const mine = self()
      if (!mine || !isActive(mine)) return
      const stored = ((await desk.json('errands', PAPER)) as PaperRow | null | undefined) ?? null
      const changes: Change[] = toRemove(mine).map(device => ({
        control: standing => removeDeviceEntry(p, standing, device),
      }))
      row = stored && !mine.log.devices.has(stored.device) && isWanted(stored) ? stored : null
      if (stored && row === null) pen.delete('errands', PAPER)
      const isReady = mine.ring.epochKey(mine.log.epoch) !== null
      if (row && isReady && !isComing(mine, row)) changes.push(admission(p, mine, row))
      await ledger.append(pen, mine, changes, clock.now())
      askedFor = words()
    })
    return done.ok
  }
  return startChore({ clock, due, work })
}
