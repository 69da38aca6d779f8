import { beforeEach, describe, expect, test } from 'vitest'
import { authorControl } from './author.ts'
import { base64url, hex } from './bytes.ts'
import type { Control } from './control.ts'
import {
  activeDevices,
  checkNewcomer,
  decodeEntry,
  emptyLog,
  learnKeys,
  MAX_DEVICES,
  newRing,
  possess,
  rotateEntry,
  rotationDue,
  serialiseLog,
  verifyRun,
} from './index.ts'
import { altered, idOf, indexed, native as p, seedOf } from './testkit.ts'
import { sure } from './testkit-pair.ts'
import { act, givenAll, opens, type Phones, pull, settle, sync, twoPhones } from './testkit-phones.ts'

let world: Phones
beforeEach(async () => {
  world = await twoPhones()
})

const phone = (name: string) => world.named(name)
const known = (name: string) => world.relay.devices.get(phone(name).keys.device)
const isIn = (name: string) => known(name)?.removedAt === null
const passedOver = async () => {
  const { verified } = await verifyRun(p, emptyLog(world.space), indexed(world.log))
  return verified.filter(one => one.passedOver).map(({ index }) => index)
}

async function addAndSettle(by: string, ...names: string[]): Promise<void> {
  for (const name of names) await act.add(world, phone(by), name)
  await settle(world)
}

describe('a new epoch', () => {
  test('is due after a removal and after a leaving, until one was made', async () => {
    expect(rotationDue(world.relay)).toBe(false)
    await addAndSettle('a1', 'a2')
    expect(rotationDue(world.relay)).toBe(false)
    await act.remove(world, phone('a1'), phone('a2'))
    await sync(world, phone('a1'))
    expect(rotationDue(world.relay)).toBe(true)
    await act.rotate(world, phone('a1'))
    await sync(world, phone('a1'))
    expect([rotationDue(world.relay), world.relay.epoch, world.relay.epochAt]).toEqual([false, 2, 5])
    await act.leave(world, phone('j1'))
    await sync(world, phone('j1'))
    expect(rotationDue(world.relay)).toBe(true)
    await settle(world)
    expect([rotationDue(world.relay), world.relay.epoch]).toEqual([false, 3])
    await act.leave(world, phone('a1'))
    await sync(world, phone('a1'))
    expect(rotationDue(world.relay)).toBe(false)
  })

  test('is passed over when somebody was let in or removed before its place, and the next try counts', async () => {
    await act.rotate(world, phone('j1'), true)
    await act.add(world, phone('a1'), 'a2')
    await sync(world, phone('a1'))
    await sync(world, phone('j1'))
    expect([world.relay.epoch, await passedOver()]).toEqual([1, [4]])
    await act.rotate(world, phone('j1'), true)
    await sync(world, phone('j1'))
    expect(world.relay.epoch).toBe(2)
    await pull(world, phone('a2'))
    expect(phone('a2').ring.epochKey(2)).toEqual(phone('j1').ring.epochKey(2))
  })

  test('counts for no fewer and for no more than the devices that are active', async () => {
    await addAndSettle('a1', 'a2')
    await act.remove(world, phone('a1'), phone('a2'))
    await settle(world)
    expect(world.relay.epoch).toBe(2)
    const writer = phone('a1')
    const wrappedFor = (names: string[]): Control => ({
      t: 'epoch',
      epoch: 3,
      commit: hex(seedOf('x')),
      link: base64url(new Uint8Array(60)),
      wrapped: names.map(name => ({
        device: phone(name).keys.device,
        enc: base64url(new Uint8Array(32)),
        box: base64url(new Uint8Array(48)),
      })),
    })
    const standing = {
      space: world.space,
      keys: writer.keys,
      chain: writer.chain,
      seen: writer.state,
      epoch: 2,
    }
    for (const [names, epoch] of [
      [['a1'], 2],
      [['a1', 'j1', 'a2'], 2],
      [['a1', 'a2'], 2],
      [['j1', 'a1'], 3],
    ] as const) {
      const { entry } = await authorControl(p, standing, wrappedFor([...names]))
      const verdict = await verifyRun(p, world.relay, indexed([entry], world.log.length + 1))
      expect([names, verdict.fault, verdict.state.epoch]).toEqual([names, null, epoch])
      expect(verdict.verified[0]?.passedOver).toBe(epoch === 2)
    }
  })

  test('reaches each device that is in the space, and the one that was removed neither then nor later', async () => {
    await addAndSettle('a1', 'a2')
    await act.remove(world, phone('a1'), phone('a2'))
    await settle(world)
    await act.write(world, phone('j1'), 'after the removal')
    await settle(world)
    const last = world.log.at(-1)!
    expect(await opens(phone('a1'), last)).toBe(true)
    expect(await opens(await givenAll(world, phone('a2')), last)).toBe(false)
    await addAndSettle('j1', 'j2')
    await act.rotate(world, phone('j2'), true)
    await act.write(world, phone('a1'), 'before the second')
    await settle(world)
    await act.write(world, phone('a1'), 'in the third epoch')
    await settle(world)
    const thief = await givenAll(world, phone('a2'))
    expect([1, 2, 3].map(epoch => thief.ring.epochKey(epoch) !== null)).toEqual([true, false, false])
    expect([1, 2, 3].map(epoch => phone('j2').ring.epochKey(epoch) !== null)).toEqual([true, true, true])
  })

  test('leads a phone that came years later back to the first word', async () => {
    await act.write(world, phone('a1'), 'the first word')
    for (let i = 0; i < 4; i++) {
      await act.rotate(world, phone(i % 2 === 0 ? 'a1' : 'j1'), true)
      await settle(world)
      await act.write(world, phone('j1'), `in epoch ${i + 2}`)
      await settle(world)
    }
    await addAndSettle('j1', 'j2')
    const content = world.log.filter(bytes => sure(decodeEntry(p, bytes)).kind === 'content')
    expect(content.length).toBe(5)
    for (const bytes of content) expect(await opens(phone('j2'), bytes)).toBe(true)
    // In one reading, from nothing but its own admission.
    const { keys, psk } = phone('j2')
    const ring = newRing(p)
    const { state, verified } = await verifyRun(p, emptyLog(world.space), indexed(world.log))
    const { learned, faults } = await learnKeys(p, { keys, ring, log: state, psk }, verified)
    expect([learned.map(one => one.epoch), faults]).toEqual([[5, 4, 3, 2, 1], []])
  })

  test('brings nothing, and is named, when the key inside is not the one that was promised', async () => {
    const { a1, j1 } = { a1: phone('a1'), j1: phone('j1') }
    const { chain, state: log, keys, ring } = a1
    const standing = { space: world.space, keys, chain, seen: log, epoch: 1 }
    const { entry } = await rotateEntry(p, standing, { log, ring, epochKey: seedOf('second') })
    const decoded = sure(decodeEntry(p, entry))
    const control = JSON.parse(Buffer.from(decoded.body).toString()) as Control & { t: 'epoch' }
    const elsewhere = seedOf('not the second')
    const { entry: other } = await rotateEntry(p, standing, { log, ring, epochKey: elsewhere })
    const foreign = JSON.parse(Buffer.from(sure(decodeEntry(p, other)).body).toString()) as typeof control
    // A link that opens with the right key, to a key that never was.
    const liar = newRing(p)
    liar.addEpochKey(1, seedOf('never the first'))
    const lie = await rotateEntry(p, standing, { log, ring: liar, epochKey: seedOf('second') })
    const lying = JSON.parse(Buffer.from(sure(decodeEntry(p, lie.entry)).body).toString()) as typeof control
    const damaged = control.wrapped.map(one => ({ ...one, box: `A${one.box.slice(1)}` }))
    for (const [bent, faults, learned] of [
      [control, [], [2]],
      [{ ...control, commit: foreign.commit }, ['CommitMismatch'], []],
      [{ ...control, wrapped: damaged }, ['Undecryptable'], []],
      [{ ...control, link: foreign.link }, ['Undecryptable'], [2]],
      [{ ...control, link: lying.link }, ['CommitMismatch'], [2]],
    ] as const) {
      const written = await authorControl(p, standing, bent as Control)
      const { state, verified } = await verifyRun(p, log, indexed([written.entry], 3))
      const fresh = { ...j1, ring: (await givenAll(world, j1)).ring }
      const found = await learnKeys(p, { ...fresh, log: state }, verified)
      expect(found.faults.map(one => one.fault)).toEqual(faults)
      expect(found.learned.map(one => one.epoch)).toEqual(learned)
      expect(found.faults.every(one => one.at === 3)).toBe(true)
      expect([2].filter(epoch => fresh.ring.epochKey(epoch) !== null)).toEqual(learned)
    }
  })
})

describe('a new device', () => {
  test('is let in under the newest epoch only; what came too late is passed over and written again', async () => {
    await act.add(world, phone('a1'), 'a2')
    await act.rotate(world, phone('j1'), true)
    await sync(world, phone('j1'))
    await sync(world, phone('a1'))
    expect([known('a2'), await passedOver()]).toEqual([undefined, [4]])
    await act.add(world, phone('a1'), 'a2')
    await sync(world, phone('a1'))
    await pull(world, phone('a2'))
    expect(known('a2')).toMatchObject({
      epoch: 2,
      admittedAt: 5,
      paper: false,
      removedAt: null,
      removedBy: null,
    })
    expect([1, 2].every(epoch => phone('a2').ring.epochKey(epoch) !== null)).toBe(true)
  })

  test('that two others let in at once is in once', async () => {
    await addAndSettle('a1', 'a2')
    await act.add(world, phone('a1'), 'a3')
    await act.add(world, phone('a2'), 'a3')
    await settle(world)
    expect([activeDevices(world.relay, phone('a1').member).length, await passedOver()]).toEqual([3, [5]])
  })

  test('that was removed does not come back under the same id', async () => {
    await addAndSettle('a1', 'a2')
    await act.remove(world, phone('a1'), phone('a2'))
    await settle(world)
    await act.add(world, phone('a1'), 'a2')
    await settle(world)
    expect(isIn('a2')).toBe(false)
  })

  test('is one too many when its member has sixteen: else no epoch could be wrapped for all', async () => {
    for (let i = 2; i <= MAX_DEVICES + 1; i++) await act.add(world, phone('a1'), `a${i}`)
    await settle(world)
    expect(activeDevices(world.relay, phone('a1').member).length).toBe(MAX_DEVICES)
    expect(known(`a${MAX_DEVICES + 1}`)).toBeUndefined()
    await act.rotate(world, phone('j1'), true)
    await settle(world)
    expect(world.relay.epoch).toBe(2)
  })

  test('is known by its own words, which fit one space, member and transcript only', async () => {
    const { space } = world
    const { member, keys } = phone('a1')
    const transcript = 'ab'.repeat(32)
    const newcomer = await possess(p, { space, member, keys, transcript })
    expect(await checkNewcomer(p, space, member, newcomer)).toBe(keys.device)
    const weak = base64url(Uint8Array.of(1, ...new Uint8Array(31)))
    // All signatures around it are good.
    const weakKem = { ...keys, kem: { ...keys.kem, publicKey: new Uint8Array(32) } }
    for (const [where, whose, words] of [
      [idOf('elsewhere'), member, newcomer],
      [space, idOf('somebody'), newcomer],
      [space, member, { ...newcomer, transcript: 'cd'.repeat(32) }],
      [space, member, { ...newcomer, transcript: 'words' }],
      [space, member, { ...newcomer, sign: newcomer.kem }],
      [space, member, { ...newcomer, sign: weak }],
      [space, member, await possess(p, { space, member, keys: weakKem, transcript })],
      [space, member, { ...newcomer, kem: '' }],
      [space, member, { ...newcomer, possession: '*' }],
    ] as const) {
      expect(await checkNewcomer(p, where, whose, words)).toBeNull()
    }
  })
})

describe('two devices of one member that remove each other', () => {
  /** Both act before either hears of the other; `first` is ordered first. */
  async function atOnce(first: string, second: string): Promise<void> {
    await act.remove(world, phone(first), phone(second))
    await act.remove(world, phone(second), phone(first))
    await sync(world, phone(first))
    await sync(world, phone(second))
  }

  test('leave the one that was let in earlier, whichever is ordered first', async () => {
    for (const [first, second] of [
      ['a1', 'a2'],
      ['a2', 'a1'],
    ] as const) {
      world = await twoPhones()
      await addAndSettle('a1', 'a2')
      await atOnce(first, second)
      expect([isIn('a1'), isIn('a2')]).toEqual([true, false])
      expect(known('a1')?.removedBy).toBeNull()
      expect(known('a2')?.removedBy).toBe(phone('a1').keys.device)
      await settle(world)
      expect(phone('a1').ring.epochKey(2)).not.toBeNull()
    }
  })

  test('leave the one on paper, though it came later', async () => {
    await act.add(world, phone('a1'), 'words', true)
    await settle(world)
    expect(known('words')?.paper).toBe(true)
    await atOnce('a1', 'words')
    expect([isIn('words'), isIn('a1')]).toEqual([true, false])
  })

  test('keep to the order once an epoch was made for those who were left', async () => {
    await addAndSettle('a1', 'a2')
    await act.remove(world, phone('a1'), phone('a2'))
    await act.remove(world, phone('a2'), phone('a1'))
    await sync(world, phone('a2'))
    await act.rotate(world, phone('a2'))
    await sync(world, phone('a2'))
    await sync(world, phone('a1'))
    expect([isIn('a1'), isIn('a2'), world.relay.epoch]).toEqual([false, true, 2])
  })

  test('can not be won by one that had seen that it was removed', async () => {
    await addAndSettle('a1', 'a2')
    await act.remove(world, phone('a2'), phone('a1'))
    await sync(world, phone('a2'))
    const late = { ...phone('a1'), chain: phone('a1').chain }
    await pull(world, late)
    const { entry } = await authorControl(
      p,
      { space: world.space, keys: late.keys, chain: late.chain, seen: late.state, epoch: 1 },
      { t: 'device-removed', device: phone('a2').keys.device },
    )
    const { fault, verified } = await verifyRun(p, world.relay, indexed([entry], world.log.length + 1))
    expect([fault, verified[0]?.passedOver]).toEqual([null, true])
  })

  test('take nothing back that a third one decided', async () => {
    await addAndSettle('a1', 'a2', 'a3')
    await act.remove(world, phone('a2'), phone('a1'))
    await act.remove(world, phone('a1'), phone('a3'))
    await sync(world, phone('a2'))
    await sync(world, phone('a1'))
    expect([isIn('a1'), isIn('a2'), isIn('a3')]).toEqual([false, true, true])
  })

  test('never take back what the one who came back wrote between', async () => {
    await addAndSettle('a1', 'a2')
    await act.remove(world, phone('a2'), phone('a1'))
    await sync(world, phone('a2'))
    await act.write(world, phone('a1'), 'while removed')
    await act.remove(world, phone('a1'), phone('a2'))
    await act.write(world, phone('a1'), 'back again')
    await sync(world, phone('a1'))
    expect([isIn('a1'), await passedOver()]).toEqual([true, [5]])
  })

  test('leave nobody out: the last device of a member is not removed, not even by itself', async () => {
    await act.remove(world, phone('a1'), phone('a1'))
    await sync(world, phone('a1'))
    expect([isIn('a1'), await passedOver()]).toEqual([true, [3]])
  })
})

test('a bent entry of a removed device takes nothing back', async () => {
  await addAndSettle('a1', 'a2')
  await act.remove(world, phone('a1'), phone('a2'))
  await act.remove(world, phone('a2'), phone('a1'))
  await sync(world, phone('a2'))
  const winning = phone('a1').outbox[0]!
  const bent = altered(winning, winning.length - 1)
  const next = world.log.length + 1
  const verdict = await verifyRun(p, world.relay, indexed([bent], next))
  expect(verdict.fault).toEqual({ fault: 'BadSignature', at: next })
  expect(serialiseLog(verdict.state)).toEqual(serialiseLog(world.relay))
})
