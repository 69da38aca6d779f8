import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bytes, hex, utf8 } from './bytes.ts'
import {
  addDeviceEntry,
  askTranscript,
  chainAfter,
  type DeviceKeys,
  decodeEntry,
  emptyLog,
  learnKeys,
  newRing,
  openContent,
  openRecovery,
  paperKeys,
  paperPsk,
  possess,
  RECOVERY_BOX_BYTES,
  recoveryOf,
  rotateEntry,
  sealRecovery,
  spareKeys,
  sparePsk,
  verifyRun,
} from './index.ts'
import { type Actor, alone, altered, idOf, indexed, native as p, seedOf, show, write } from './testkit.ts'
import { paired, sure } from './testkit-pair.ts'

const entropy = seedOf('twelve words').slice(0, 16)

const standing = (actor: Actor) => ({
  space: actor.state.space,
  keys: actor.keys,
  chain: actor.chain,
  seen: actor.state,
  epoch: actor.state.epoch,
})

async function letIn(actor: Actor, log: Bytes[], keys: DeviceKeys, psk: Bytes, paper: boolean) {
  const { space, epoch } = actor.state
  const transcript = askTranscript(p, space, keys.sign.publicKey, keys.kem.publicKey)
  const newcomer = await possess(p, { space, member: actor.member, keys, transcript })
  const adding = { newcomer, paper, psk, epochKey: actor.ring.epochKey(epoch)! }
  await put(actor, log, await addDeviceEntry(p, standing(actor), adding))
}

async function put(actor: Actor, log: Bytes[], authored: { entry: Bytes; n: number; hash: string }) {
  actor.chain = chainAfter(authored)
  log.push(authored.entry)
  expect((await show(p, actor, indexed([authored.entry], log.length))).fault).toBeNull()
}

/** What somebody reads who has the log and the keys of one device, and was given nothing else. */
async function readsAll(log: readonly Bytes[], keys: DeviceKeys, psk: Bytes): Promise<string[]> {
  const space = sure(decodeEntry(p, log[0]!)).space
  const { state, verified } = await verifyRun(p, emptyLog(space), indexed(log))
  const ring = newRing(p)
  expect((await learnKeys(p, { keys, ring, log: state, psk }, verified)).faults).toEqual([])
  const texts: string[] = []
  for (const { entry } of verified) {
    if (entry.kind === 'content') texts.push(Buffer.from(sure(await openContent(ring, entry))).toString())
  }
  return texts
}

describe('the device on paper', () => {
  test('is made of the words alone, and opens all that its person wrote before and after', async () => {
    const { actor, log } = await alone()
    log.push(await write(p, actor, 'before the words'))
    await show(p, actor, indexed(log.slice(1), 2))
    const keys = await paperKeys(p, entropy)
    const psk = await paperPsk(p, entropy, actor.state.space)
    await letIn(actor, log, keys, psk, true)
    expect(actor.state.devices.get(keys.device)).toMatchObject({ paper: true, member: actor.member })
    const { state, ring } = actor
    await put(
      actor,
      log,
      await rotateEntry(p, standing(actor), { log: state, ring, epochKey: seedOf('two') }),
    )
    actor.ring.addEpochKey(2, seedOf('two'))
    log.push(await write(p, actor, 'in a later epoch'))
    const again = await paperKeys(p, entropy)
    expect(again.device).toBe(keys.device)
    expect(await readsAll(log, again, psk)).toEqual(['before the words', 'in a later epoch'])
  })

  test('is another for other words, and shares nothing with the name at the relay', async () => {
    const other = altered(entropy, 15)
    expect((await paperKeys(p, other)).device).not.toBe((await paperKeys(p, entropy)).device)
    const [one, two] = await Promise.all([recoveryOf(p, entropy), recoveryOf(p, other)])
    expect(one.id).not.toBe(two.id)
    const parts = [one.id, hex(one.access), hex(one.boxKey), hex(await paperPsk(p, entropy, idOf('space')))]
    expect(new Set(parts.map(part => part.slice(0, 32))).size).toBe(4)
    expect([one.id.length, one.access.length, one.boxKey.length]).toEqual([32, 32, 32])
  })
})

test('a spare device in a space of two reads it whole, by a seed that stands elsewhere', async () => {
  const { amara, log } = await paired()
  const seed = seedOf('a spare of hers')
  const keys = await spareKeys(p, seed)
  const psk = await sparePsk(p, seed, amara.state.space)
  await letIn(amara, log, keys, psk, false)
  log.push(await write(p, amara, 'to be found again'))
  expect(amara.state.devices.get(keys.device)?.paper).toBe(false)
  expect(await readsAll(log, await spareKeys(p, seed), psk)).toEqual(['to be found again'])
  expect(await sparePsk(p, seed, idOf('other'))).not.toEqual(psk)
})

describe('the recovery box', () => {
  test('names the self space to who has the words, in one size, and is other bytes each time', async () => {
    const recovery = await recoveryOf(p, entropy)
    const boxes = await Promise.all(
      ['one', 'two', 'one'].map(name => sealRecovery(p, recovery, { space: idOf(name) })),
    )
    expect(boxes.map(box => box.length)).toEqual([RECOVERY_BOX_BYTES, RECOVERY_BOX_BYTES, RECOVERY_BOX_BYTES])
    expect(sure(await openRecovery(p, recovery, boxes[1]!))).toBe(idOf('two'))
    expect(boxes[0]).not.toEqual(boxes[2])
    expect(Buffer.from(boxes[0]!).includes(Buffer.from(idOf('one'), 'hex'))).toBe(false)
  })

  test('damaged anywhere, or of other words, is DamagedRecovery', async () => {
    const recovery = await recoveryOf(p, entropy)
    const box = await sealRecovery(p, recovery, { space: idOf('self') })
    const damaged = { ok: false, error: { fault: 'DamagedRecovery' } }
    expect(await openRecovery(p, await recoveryOf(p, altered(entropy, 0)), box)).toEqual(damaged)
    expect(await openRecovery(p, { ...recovery, id: idOf('other') }, box)).toEqual(damaged)
    await fc.assert(
      fc.asyncProperty(fc.nat(box.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        expect(await openRecovery(p, recovery, altered(box, at, by))).toEqual(damaged)
      }),
      { numRuns: 60 },
    )
    for (const other of [utf8(''), box.slice(1), new Uint8Array(RECOVERY_BOX_BYTES)])
      expect(await openRecovery(p, recovery, other)).toEqual(damaged)
  })
})
