/** Two people with several phones each, and a relay that orders what is handed in: for tests of who is in a space. */
import { type Bytes, utf8 } from './bytes.ts'
import {
  type Authored,
  addDeviceEntry,
  authorContent,
  chainAfter,
  decodeEntry,
  deviceKeysFromSeed,
  emptyLog,
  type LogState,
  learnKeys,
  leaveEntry,
  newRing,
  openEntry,
  possess,
  removeDeviceEntry,
  rotateEntry,
  rotationDue,
  type VerifiedEntry,
  verifyRun,
} from './index.ts'
import { type Actor, newActor, native as p, seedOf } from './testkit.ts'
import { paired } from './testkit-pair.ts'

export interface Phone extends Actor {
  readonly name: string
  /** Written, and not handed in yet. */
  readonly outbox: Bytes[]
  /** All that it was shown. */
  readonly read: VerifiedEntry[]
  readonly psk?: Bytes
}

export interface Phones {
  readonly space: string
  readonly log: Bytes[]
  readonly all: Phone[]
  /** What the relay knows; every signature checked. */
  relay: LogState
  named(name: string): Phone
}

const phoneOf = (name: string, actor: Actor, psk?: Bytes): Phone => ({
  ...actor,
  name,
  outbox: [],
  read: [],
  ...(psk === undefined ? {} : { psk }),
})

/** `a1` of one, `j1` of the other, paired. */
export async function twoPhones(): Promise<Phones> {
  const { amara, juma, log } = await paired()
  const space = amara.state.space
  const all = [
    phoneOf('a1', { ...amara, state: emptyLog(space) }),
    phoneOf('j1', { ...juma, state: emptyLog(space) }),
  ]
  const world: Phones = {
    space,
    log,
    all,
    relay: emptyLog(space),
    named(name) {
      const phone = all.find(one => one.name === name)
      if (phone === undefined) throw new Error(`there is no phone ${name}`)
      return phone
    },
  }
  await admit(world, log.splice(0))
  for (const phone of all) await pull(world, phone)
  return world
}

/** The relay takes what follows; the first fault is thrown, because here all write honestly. */
export async function admit(world: Phones, entries: readonly Bytes[]): Promise<void> {
  for (const bytes of entries) {
    const verdict = await verifyRun(p, world.relay, [{ index: world.log.length + 1, bytes }], 'each')
    if (verdict.fault !== null) throw new Error(`refused as ${verdict.fault.fault}`)
    world.relay = verdict.state
    world.log.push(bytes)
  }
}

export async function pull(world: Phones, phone: Phone): Promise<void> {
  const next = phone.state.index
  const run = world.log.slice(next).map((bytes, i) => ({ index: next + 1 + i, bytes }))
  const verdict = await verifyRun(p, phone.state, run)
  if (verdict.fault !== null) throw new Error(`${phone.name} stops at ${verdict.fault.fault}`)
  const wasIn = phone.state.devices.has(phone.keys.device)
  phone.state = verdict.state
  phone.read.push(...verdict.verified)
  const { keys, ring, psk } = phone
  // Whoever comes in reads all that came before; the others learn from what is new.
  const told = wasIn ? verdict.verified : phone.read
  const { faults } = await learnKeys(p, { keys, ring, log: phone.state, psk }, told)
  if (faults.length > 0) throw new Error(`${phone.name} was given a wrong key`)
}

export async function sync(world: Phones, phone: Phone): Promise<void> {
  await admit(world, phone.outbox.splice(0))
  await pull(world, phone)
}

const standing = ({ keys, chain, state }: Phone) => ({
  space: state.space,
  keys,
  chain,
  seen: state,
  epoch: state.epoch,
})

async function put(phone: Phone, authored: Promise<Authored>): Promise<Bytes> {
  const { entry, ...end } = await authored
  phone.chain = chainAfter(end)
  phone.outbox.push(entry)
  return entry
}

const isActive = ({ state, keys }: Phone): boolean => state.devices.get(keys.device)?.removedAt === null

/** What an honest phone does; one that knows that it is not in the space does nothing. */
export const act = {
  async write(_: Phones, phone: Phone, text: string): Promise<void> {
    if (!isActive(phone)) return
    const payload = utf8(text)
    const entry = await authorContent(p, { ...standing(phone), ring: phone.ring, payload })
    phone.chain = chainAfter(entry)
    phone.outbox.push(entry.bytes)
  },
  async add(world: Phones, phone: Phone, name: string, paper = false): Promise<Phone | null> {
    if (!isActive(phone)) return null
    const keys = await deviceKeysFromSeed(p, seedOf(name))
    const psk = seedOf(`psk of ${name}`)
    const { space, member } = { space: world.space, member: phone.member }
    const newcomer = await possess(p, { space, member, keys, transcript: '00'.repeat(32) })
    const epochKey = phone.ring.epochKey(phone.state.epoch)
    if (epochKey === null) throw new Error('an active phone holds the newest key')
    await put(phone, addDeviceEntry(p, standing(phone), { newcomer, paper, psk, epochKey }))
    const known = world.all.find(one => one.name === name)
    if (known !== undefined) return known
    const added = phoneOf(name, newActor(p, space, keys, member), psk)
    world.all.push(added)
    return added
  },
  async remove(_: Phones, phone: Phone, other: Phone): Promise<void> {
    const known = phone.state.devices.get(other.keys.device)
    if (!isActive(phone) || known?.member !== phone.member) return
    await put(phone, removeDeviceEntry(p, standing(phone), other.keys.device))
  },
  async leave(_: Phones, phone: Phone): Promise<void> {
    if (isActive(phone)) await put(phone, leaveEntry(p, standing(phone)))
  },
  async rotate(_: Phones, phone: Phone, onRequest = false): Promise<void> {
    if (!isActive(phone) || !(onRequest || rotationDue(phone.state))) return
    const { state: log, ring } = phone
    await put(phone, rotateEntry(p, standing(phone), { log, ring, epochKey: p.random(32) }))
  },
}

/** Everybody hands in and reads, and makes the epoch that is due, until nothing moves. */
export async function settle(world: Phones): Promise<void> {
  for (let before = -1; before !== world.log.length; ) {
    before = world.log.length
    for (const phone of world.all) await sync(world, phone)
    for (const phone of world.all) {
      await act.rotate(world, phone)
      await sync(world, phone)
    }
  }
}

/** Whether a device with this ring opens the entry. */
export const opens = async (phone: Phone, bytes: Bytes): Promise<boolean> => {
  const entry = decodeEntry(p, bytes)
  return entry.ok && (await openEntry(phone.ring, entry.value)).ok
}

/** A thief's view: the ring of a phone that has been given everything that there is. */
export async function givenAll(world: Phones, phone: Phone): Promise<Phone> {
  const thief = phoneOf(phone.name, { ...phone, ring: newRing(p), state: emptyLog(world.space) }, phone.psk)
  for (let epoch = 1; epoch <= world.relay.epoch; epoch++) {
    const key = phone.ring.epochKey(epoch)
    if (key !== null) thief.ring.addEpochKey(epoch, key)
  }
  await pull(world, thief)
  return thief
}
