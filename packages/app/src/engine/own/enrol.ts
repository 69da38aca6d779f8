/**
 * How a phone that has come into the self space comes into all other spaces of its person: it makes keys for each, asks in
 * the self space, and waits until one of the own devices has let it in there.
 *
 * Rows: `meta/enrol/<space>` what was asked, `keys/enrol/<space>` the keys for it. They are gone when the space is here.
 */
import {
  askPsk,
  askTranscript,
  base64url,
  chainStart,
  emptyLog,
  newRing,
  type Primitives,
  possess,
} from '#protocol'
import { type ArchiveSettings, archiveOf } from '../archive/settings.ts'
import type { Chance } from '../back-off.ts'
import { type Desk, must, type Pen } from '../desk.ts'
import { openKeys, type SeededKeys, sealKeys } from '../device-keys.ts'
import type { Happening, Ledger } from '../ledger.ts'
import type { Clock, Relay } from '../ports.ts'
import { epochToSign, freshSpace, type Space } from '../space.ts'
import { startWatch, type Watch } from '../watch.ts'
import { type Chore, startChore } from './chore.ts'
import { epochsIn } from './learn.ts'
import { type FirstReading, readFirst } from './newcomer.ts'
import { DEVICE_ASKS, type DeviceAsks, type OwnRecord, type SpaceEntered } from './own-record.ts'
import { becomeAnother } from './renew.ts'
import { isActive } from './waiting.ts'

interface EnrolRow {
  /** The asking device in the self space: when that becomes another, it asks again. */
  readonly device: string
  /** Epoch of the self space. */
  readonly epoch: number
  /** What this device is called in the space, if it is let in. */
  readonly as: string
}
export const enrolKey = (space: string) => `enrol/${space}`

/** So long after a start, or after it was told to be let in, somebody is taken to be waiting. */
const ATTENDED = 120_000
/** It may be that nobody ever lets it in: the other phones are gone, or out of the space themselves. */
const RAREST = 1_800_000

export interface EnrolParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly own: OwnRecord
  readonly relay: Relay
  readonly clock: Clock
  readonly chance: Chance
  readonly archives: ArchiveSettings
  readonly newKeys: () => Promise<SeededKeys>
  readonly self: () => Space | null
  readonly find: (space: string) => Space | null
  /** A space that is new on this device. */
  readonly enter: (space: Space) => void
  /** The space was written anew in the store. */
  readonly anew: (space: string) => Promise<void>
}

export function startEnrolling(parts: EnrolParts): Chore {
  const { p, desk, ledger, own, relay, clock, chance, self, find } = parts
  const watches = new Map<string, Watch>()
  const began = clock.now()
  /** Rows as they are known to stand in the store; null before they were read. */
  let asked: ReadonlyMap<string, EnrolRow> | null = null
  /** When it was first heard here that the device of this id was let in. */
  const toldAt = new Map<string, number>()

  const wanted = (): readonly SpaceEntered[] =>
    [...own.entered().values()].filter(({ space }) => !own.left().has(space) && !isIn(find(space)))
  const toAsk = (mine: Space) =>
    wanted().filter(({ space }) => asked?.get(space)?.device !== mine.keys.device)

  const due = (): number | null => {
    const mine = self()
    if (!mine || !isActive(mine) || mine.sync.state === 'removed') return null
    return asked === null || toAsk(mine).length > 0 ? 0 : null
  }
  const work = async (): Promise<boolean> => {
    const done = await desk.change(async pen => {
      const mine = self()
      if (!mine || !isActive(mine)) return
      const rows = await rowsIn(desk)
      asked = rows
      const asks: Happening[] = []
      for (const entered of toAsk(mine)) asks.push(await ask(pen, parts, mine, entered))
      await ledger.append(pen, mine, asks, clock.now())
      if (asks.length > 0)
        pen.afterwards(async () => {
          asked = await rowsIn(desk)
        })
    })
    if (done.ok) watchAll()
    return done.ok
  }

  const watchAll = () => {
    for (const [space, row] of asked ?? []) {
      const look = () => startWatch({ clock, chance, step: () => step(space), rarest: RAREST })
      const watch = watches.get(space) ?? look()
      watches.set(space, watch)
      watch.attend(isWaitedFor(space, row))
    }
  }
  /** Somebody sits before a new phone; and once an own device has said that it let this one in, it can't take long. */
  const isWaitedFor = (space: string, { as }: EnrolRow): boolean => {
    const mine = self()
    const now = clock.now()
    const said = mine ? own.idsOf(mine.keys.device) : []
    if (!toldAt.has(as) && said.some(one => one.space === space && one.as === as)) toldAt.set(as, now)
    return now - Math.max(began, toldAt.get(as) ?? began) < ATTENDED
  }
  const step = async (id: string): Promise<'still' | 'over'> => {
    if (own.left().has(id)) return giveUp(id)
    const row = asked?.get(id)
    const mine = self()
    const entered = own.entered().get(id)
    // Nobody calls when a while is over in which somebody was taken to be waiting.
    if (row) watches.get(id)?.attend(isWaitedFor(id, row))
    if (!row || !mine || !entered || isIn(find(id))) {
      watches.delete(id)
      return 'over'
    }
    if (mine.sync.state === 'removed') return 'still'
    const made = await keysFor(parts, id)
    const selfEpochKey = mine.ring.epochKey(row.epoch)
    if (!made || !selfEpochKey) return 'still'
    const psk = await askPsk(p, { selfEpochKey, space: id, device: made.keys.device })
    // Where the record is here already, it goes on from where it stands.
    const archive = find(id) ? null : archiveOf(parts.archives, own, mine, id)
    const read = await readFirst({ p, relay }, { space: id, made, psk }, { archive })
    if (read === 'tampered' || 'fault' in read) return 'still'
    if (read.log.devices.get(made.keys.device)?.member !== entered.member) return 'still'
    const done = await desk.change(async pen => {
      const known = find(id)
      if (own.left().has(id) || isIn(known) || (await rowsIn(desk)).get(id)?.as !== row.as) return
      // It came here by another way meanwhile, and a part of the record is not enough for it.
      if (known && read.archived) return
      if (known) await comeBack(pen, parts, known, made, read)
      else {
        const space = emptySpace(p, entered, made)
        await ledger.begin(pen, space, null, made.seed)
        await ledger.takeIn(pen, space, read, psk)
        pen.afterwards(() => parts.enter(space))
      }
      pen.delete('meta', enrolKey(id))
      pen.delete('keys', enrolKey(id))
      // Taken out there another time, it asks anew.
      pen.afterwards(async () => {
        asked = await rowsIn(desk)
      })
    })
    if (!done.ok || !isIn(find(id))) return 'still'
    watches.delete(id)
    return 'over'
  }

  /** The person left it meanwhile, on another phone: nothing is asked there any more. */
  const giveUp = async (id: string): Promise<'still' | 'over'> => {
    const done = await desk.change(async pen => {
      pen.delete('meta', enrolKey(id))
      pen.delete('keys', enrolKey(id))
      pen.afterwards(async () => {
        asked = await rowsIn(desk)
      })
    })
    if (!done.ok) return 'still'
    watches.delete(id)
    return 'over'
  }

  const chore = startChore({ clock, due, work })
  return {
    look: () => {
      chore.look()
      watchAll()
    },
    stop: () => {
      chore.stop()
      for (const watch of watches.values()) watch.stop()
    },
  }
}

/** False for a space that is not here, and for one that this device was taken out of while its person kept it. */
const isIn = (space: Space | null): boolean =>
  space !== null && (space.row.stage !== 'open' || (isActive(space) && space.sync.state !== 'removed'))

/** Let in again under other keys: the record goes on where it is, and what waited is said again. */
async function comeBack(
  pen: Pen,
  parts: EnrolParts,
  known: Space,
  made: SeededKeys,
  { log, entries, ring }: FirstReading,
): Promise<void> {
  const { shownEpoch: _, ...before } = known.row
  const row = { ...before, epochs: epochsIn(ring, log) }
  const seen = { index: log.index, hash: log.hash }
  const space: Space = { ...known, keys: made.keys, ring, row, seen }
  await parts.ledger.absorb(pen, space, entries)
  await becomeAnother(pen, parts, space, made, [])
}

async function rowsIn(desk: Desk): Promise<ReadonlyMap<string, EnrolRow>> {
  const rows = must(await desk.store.range('meta', enrolKey('')))
  const found = new Map<string, EnrolRow>()
  for (const [key, value] of rows) {
    const row = (await desk.vault().openJson('meta', key, value)) as EnrolRow | null
    if (row) found.set(key.slice(enrolKey('').length), row)
  }
  return found
}

async function keysFor({ p, desk }: EnrolParts, space: string): Promise<SeededKeys | null> {
  const done = await desk.change(async () =>
    openKeys(p, desk.vault(), enrolKey(space), must(await desk.store.get('keys', enrolKey(space)))),
  )
  return done.ok ? done.value : null
}

/** Fresh keys for the space, kept before anybody is asked; what is said in the self space. */
async function ask(
  pen: Pen,
  { p, newKeys }: EnrolParts,
  mine: Space,
  { space, member }: SpaceEntered,
): Promise<Happening> {
  const made = await newKeys()
  const { sign, kem } = made.keys
  const transcript = askTranscript(p, space, sign.publicKey, kem.publicKey)
  const newcomer = await possess(p, { space, member, keys: made.keys, transcript })
  const epoch = epochToSign(mine)
  const row: EnrolRow = { device: mine.keys.device, epoch, as: made.keys.device }
  await sealKeys(pen, enrolKey(space), made)
  await pen.sealJson('meta', enrolKey(space), row)
  const data: DeviceAsks = {
    device: mine.keys.device,
    space,
    sign: base64url(sign.publicKey),
    kem: base64url(kem.publicKey),
    possession: newcomer.possession,
    epoch,
  }
  return { type: DEVICE_ASKS, data }
}

function emptySpace(p: Primitives, { space, member, name }: SpaceEntered, { keys }: SeededKeys): Space {
  const log = emptyLog(space)
  const row = { kind: 'pair' as const, member, epochs: [], stage: 'open' as const, otherName: name }
  return freshSpace({ id: space, keys, ring: newRing(p), row, log, chain: chainStart, seen: log })
}
