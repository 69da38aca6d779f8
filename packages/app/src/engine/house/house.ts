/**
 * Moving house: a whole profile goes in one file to another server, or to a new phone when no other is left.
 *
 * The file holds the keys of a device that was let in for it, in every space, and not those of the phone that made it. So
 * no device ever lives twice; the file stands among one's devices, and taking it out there makes it worthless. On the new
 * server whoever comes first hands in the whole log of a space, which needs no leave: it is signed. Then the file's
 * device reads it as any newcomer does, and takes the old phone out.
 *
 * Rows: `meta/house/packed` the file's device, `meta/house/left` the phone that is still to be taken out.
 */
import {
  type AesKey,
  addDeviceEntry,
  askTranscript,
  type Bytes,
  chainStart,
  decodeEntry,
  deviceKeysFromSeed,
  type Entry,
  emptyLog,
  newRing,
  openHouseFile,
  type Primitives,
  possess,
  type Standing,
  type StretchCost,
  sealHouseFile,
} from '#protocol'
import { logPages } from '../carry/log-pages.ts'
import type { Pen } from '../desk.ts'
import type { SeededKeys } from '../device-keys.ts'
import type { House, MoveFault } from '../haven.ts'
import type { Change, Happening } from '../ledger.ts'
import { readFirst } from '../own/newcomer.ts'
import { DEVICE_HERE, DEVICE_NAMED, type DeviceHere } from '../own/own-record.ts'
import { type RemovalParts, removeEverywhere } from '../own/removal.ts'
import { isActive } from '../own/waiting.ts'
import type { Relay, RelayFault, Result } from '../ports.ts'
import type { Profile } from '../profile.ts'
import { dayOf } from '../sight.ts'
import { freshSpace, type Space } from '../space.ts'
import { decodeProfile, encodeProfile, type PackedProfile, type PackedSpace } from './content.ts'
import { isFollowed } from './ways.ts'

export interface HouseParts extends RemovalParts {
  readonly relay: Relay
  readonly profile: Profile
  readonly newKeys: () => Promise<SeededKeys>
  readonly newLocalKey: () => Promise<AesKey>
  /** False when this device has a key already. */
  readonly fileCost: StretchCost | undefined
  readonly openVault: (pen: Pen, localKey: AesKey) => boolean
  readonly closeVault: () => void
  readonly enter: (space: Space) => void
}

export interface HouseKeeper extends House {
  /** Goes on with what a move has left to do. */
  readonly settle: () => Promise<void>
}

const PACKED = 'house/packed'
const LEFT = 'house/left'
const PATIENCE = 14 * 86_400_000

export function createHouse(parts: HouseParts): HouseKeeper {
  const { p, desk, clock, relay, profile, self, pairs } = parts
  let made = 0

  const pack: House['pack'] = async ({ passphrase, name, server = null }) => {
    // A file that was made before is worth nothing from now on: there is never more than one.
    const cleared = await desk.change(pen => takeOut(pen, parts, PACKED))
    if (!cleared.ok) return cleared
    const packed = await desk.change(async pen => {
      const mine = self()
      const person = profile.person.peek()
      if (!mine || !person) throw new Error('begin before packing')
      if (!isActive(mine)) return null
      const spaces = [mine, ...pairs().filter(isActive)]
      const inSelf = await parts.newKeys()
      const heres: Happening[] = [
        { type: DEVICE_NAMED, data: { device: inSelf.keys.device, name: name.trim().slice(0, 60) } },
      ]
      const found: PackedSpace[] = []
      for (const space of [...spaces].reverse()) {
        const keys = space === mine ? inSelf : await parts.newKeys()
        const here: DeviceHere = { device: inSelf.keys.device, space: space.id, as: keys.keys.device }
        if (space !== mine) heres.push({ type: DEVICE_HERE, data: here })
        const said = space === mine || server === null ? [] : [moved(server)]
        found.unshift(await packSpace(pen, parts, space, keys, said, space === mine ? heres : []))
      }
      await pen.sealJson('meta', PACKED, { device: inSelf.keys.device })
      return encodeProfile({ ...person, left: mine.keys.device, follow: server !== null, spaces: found })
    })
    if (!packed.ok) return packed
    if (!packed.value) return { ok: false, error: { fault: 'Removed' } }
    made += 1
    const bytes = await sealHouseFile(p, passphrase, packed.value, parts.fileCost)
    return { ok: true, value: { bytes, name: `${dayOf(clock.now())}-${made}.bin` } }
  }

  const move: House['move'] = async (bytes, passphrase) => {
    if (profile.person.peek()) throw new Error('a profile moves to where nobody has begun')
    const opened = await openHouseFile(p, passphrase, bytes)
    if (!opened.ok) return opened
    const packed = decodeProfile(opened.value)
    if (!packed) return { ok: false, error: { fault: 'Malformed' } }
    const arrived: Arrived[] = []
    for (const space of packed.spaces) {
      const one = await arrive(p, relay, space)
      if (!one.ok) return one
      arrived.push(one.value)
    }
    return moveIn(parts, packed, arrived)
  }

  /** Undefined before it was read. */
  let leaving: Leaving | null | undefined
  const settle = async () => {
    if (leaving === null || !desk.hasVault()) return
    await desk.change(async pen => {
      leaving = ((await desk.json('meta', LEFT)) as Leaving | null | undefined) ?? null
      if (!leaving || !isTime(leaving)) return
      await takeOut(pen, parts, LEFT)
      pen.afterwards(() => {
        leaving = null
      })
    })
  }
  /**
   * A removal changes the keys, and under new keys nobody is let in whose leave was signed under the old ones. So the
   * old phone stays in the record until the other has followed, for two weeks at most.
   */
  const isTime = ({ follow, at }: Leaving) =>
    !follow || clock.now() - at >= PATIENCE || pairs().every(isFollowed)
  return {
    pack,
    move: async (bytes, passphrase) => {
      const done = await move(bytes, passphrase)
      leaving = undefined
      await settle()
      return done
    },
    settle,
  }
}

interface Leaving {
  readonly device: string
  readonly follow: boolean
  readonly at: number
}

const moved = (server: string): Happening => ({ type: 'people.moved.v1', data: { server } })

/** Takes out the device that a row names, and forgets the row. */
async function takeOut(pen: Pen, parts: HouseParts, key: string): Promise<void> {
  const row = (await parts.desk.json('meta', key)) as { readonly device: string } | null | undefined
  const mine = parts.self()
  if (!row || !mine || !isActive(mine)) return
  await removeEverywhere(pen, parts, [row.device])
  pen.delete('meta', key)
}

/** Lets the file's device in, and takes along all that is signed. */
async function packSpace(
  pen: Pen,
  { p, ledger, clock }: HouseParts,
  space: Space,
  { keys, seed }: SeededKeys,
  before: readonly Happening[],
  more: readonly Happening[],
): Promise<PackedSpace> {
  const { id, row, log } = space
  const epochKey = space.ring.epochKey(log.epoch)
  if (!epochKey) throw new Error('a space without its key')
  const transcript = askTranscript(p, id, keys.sign.publicKey, keys.kem.publicKey)
  const newcomer = await possess(p, { space: id, member: row.member, keys, transcript })
  const psk = p.random(32)
  const letIn: Change = {
    // Also under a key that came by hand: where this goes, the log of this file is the order.
    control: (standing: Standing) =>
      addDeviceEntry(p, { ...standing, epoch: log.epoch }, { newcomer, paper: false, psk, epochKey }),
  }
  const ordered = await ledger.entriesAfter(space, 0)
  const loose = [...(space.carry?.held ?? []), ...space.outbox].map(one => one.bytes)
  const written = await ledger.append(pen, space, [...before, letIn, ...more], clock.now())
  const { kind, member, otherName } = row
  return { id, kind, member, otherName, seed, psk, ordered, loose: [...loose, ...written] }
}

interface Arrived {
  readonly packed: PackedSpace
  readonly made: SeededKeys
  readonly space: Space
  readonly entries: Parameters<HouseParts['ledger']['absorb']>[2]
  /** What was in the file, and the new server has not taken. */
  readonly loose: readonly Entry[]
}

/** Hands in what the new server lacks, and reads what it has then: ours, or what the other brought before us. */
async function arrive(p: Primitives, relay: Relay, packed: PackedSpace): Promise<Result<Arrived, MoveFault>> {
  const [genesis, ...rest] = [...packed.ordered.map(one => one.bytes), ...packed.loose]
  if (!genesis) return { ok: false, error: { fault: 'Malformed' } }
  for (const page of logPages(
    genesis,
    rest.map(bytes => ({ bytes })),
  )) {
    const told = await relay.makeSpace(genesis, page)
    if (!told.ok) return { ok: false, error: faultOf(told.error) }
  }
  const made = { keys: await deviceKeysFromSeed(p, packed.seed), seed: packed.seed }
  const read = await readFirst({ p, relay }, { space: packed.id, made, psk: packed.psk })
  if (read === 'tampered') return { ok: false, error: { fault: 'NotLetIn' } }
  if ('fault' in read) return { ok: false, error: faultOf(read) }
  const { id, kind, member, otherName } = packed
  const log = emptyLog(id)
  const row = { kind, member, epochs: [], stage: 'open' as const, otherName }
  const space = freshSpace({ id, keys: made.keys, ring: newRing(p), row, log, chain: chainStart, seen: log })
  const known = new Set(read.entries.flatMap(({ bytes }) => entryOf(p, bytes)?.hash ?? []))
  const loose = [...packed.ordered.map(one => one.bytes), ...packed.loose].flatMap(bytes => {
    const entry = entryOf(p, bytes)
    return entry && !known.has(entry.hash) ? [entry] : []
  })
  return { ok: true, value: { packed, made, space, entries: read.entries, loose } }
}

const entryOf = (p: Primitives, bytes: Bytes): Entry | null => {
  const entry = decodeEntry(p, bytes)
  return entry.ok ? entry.value : null
}

const faultOf = (fault: RelayFault): MoveFault =>
  fault.fault === 'Problem' && fault.status < 500 && fault.status !== 429
    ? { fault: 'NotLetIn' }
    : { fault: 'Unreachable' }

/** All rows of all spaces in one commit: a phone that dies here has moved, or has not. */
async function moveIn(
  { desk, ledger, clock, profile, openVault, closeVault, newLocalKey, enter }: HouseParts,
  { name, language, left, follow }: PackedProfile,
  arrived: readonly Arrived[],
): Promise<Result<void, MoveFault>> {
  const localKey = await newLocalKey()
  let unlocked = false
  const done = await desk.change(async pen => {
    unlocked = openVault(pen, localKey)
    await profile.begin(pen, name, language)
    for (const { packed, made, space, entries, loose } of arrived) {
      await ledger.begin(pen, space, null, made.seed)
      await ledger.absorb(pen, space, entries, packed.psk)
      // Only the file has these, and a file can't be taken twice.
      await ledger.lieDown(pen, space, loose)
    }
    const leaving: Leaving = { device: left, follow, at: clock.now() }
    await pen.sealJson('meta', LEFT, leaving)
    pen.afterwards(() => {
      for (const { space } of arrived) enter(space)
    })
  })
  if (!done.ok && unlocked) closeVault()
  return done
}
