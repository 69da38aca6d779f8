import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { authorControl } from './author.ts'
import { type Bytes, base64url, concat, hex, u32, unhex, utf8 } from './bytes.ts'
import { type Control, possessionMessage } from './control.ts'
import { decodeEntry, type EntryHeader, encodeHeader, entryHash, ZERO_HASH } from './entry.ts'
import {
  chainAfter,
  deviceKeysFromSeed,
  emptyLog,
  leaveEntry,
  makeSpace,
  restoreLog,
  serialiseLog,
  verifyRun,
  verifyUnconfirmed,
} from './index.ts'
import { type Actor, altered, idOf, indexed, newActor, native as p, seedOf, show, write } from './testkit.ts'
import { type Pair, paired, sure } from './testkit-pair.ts'

let world: Pair
beforeEach(async () => {
  world = await paired()
})

/** Both write in turn, each having seen all before. */
async function talk(count: number): Promise<void> {
  const { amara, juma, log } = world
  for (let i = 0; i < count; i++) {
    log.push(await write(p, i % 2 === 0 ? amara : juma, `word ${i}`))
    const next = indexed([log.at(-1)!], log.length)
    await show(p, amara, next)
    await show(p, juma, next)
  }
}

const standing = (actor: Actor) => ({
  space: actor.state.space,
  keys: actor.keys,
  chain: actor.chain,
  seen: actor.state,
  epoch: 1,
})

/** Signed as it is, also where an honest device would never write it. */
async function forge(actor: Actor, entry: Bytes, change: Partial<EntryHeader>): Promise<Bytes> {
  const decoded = sure(decodeEntry(p, entry))
  const header = encodeHeader({ ...decoded, ...change }, decoded.body.length)
  return concat(header, decoded.body, await p.sign(actor.keys.sign, entryHash(p, header, decoded.body)))
}

async function verdictOf(entries: readonly Bytes[]) {
  return verifyRun(p, emptyLog(world.amara.state.space), indexed(entries))
}

describe('an honest log', () => {
  test('is taken whole, and both devices come to the same log hash', async () => {
    await talk(6)
    const { state, fault, verified } = await verdictOf(world.log)
    expect(fault).toBeNull()
    expect(state.index).toBe(8)
    expect(state.hash).toBe(world.amara.state.hash)
    expect(state.hash).toBe(world.juma.state.hash)
    expect(verified.map(one => one.member === world.amara.member)).toEqual([
      true,
      true,
      true,
      false,
      true,
      false,
      true,
      false,
    ])
    expect(verified.every(one => !one.passedOver)).toBe(true)
  })

  test('comes to the same state in whatever pieces it arrives', async () => {
    await talk(8)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 10 }), async sizes => {
        let state = emptyLog(world.amara.state.space)
        for (let at = 0, turn = 0; at < world.log.length; turn++) {
          const piece = world.log.slice(at, at + (sizes[turn] ?? 1))
          const verdict = await verifyRun(p, state, indexed(piece, at + 1))
          expect(verdict.fault).toBeNull()
          state = verdict.state
          at += piece.length
        }
        expect(serialiseLog(state)).toEqual(serialiseLog(world.amara.state))
      }),
      { numRuns: 12 },
    )
  })

  test('holds what both wrote while apart, in the order the relay gave it', async () => {
    const { amara, juma, log } = world
    const hers = [await write(p, amara, 'a1'), await write(p, amara, 'a2')]
    const his = [await write(p, juma, 'j1'), await write(p, juma, 'j2')]
    log.push(his[0]!, hers[0]!, hers[1]!, his[1]!)
    const a = await show(p, amara, indexed(log.slice(2), 3))
    const j = await show(p, juma, indexed(log.slice(2), 3))
    expect([a.fault, j.fault]).toEqual([null, null])
    expect(a.state.hash).toBe(j.state.hash)
  })

  test('is the same after it was stored and restored, with the log hashes inside or apart', async () => {
    await talk(5)
    const { state } = world.amara
    const hashes = concat(...Array.from({ length: state.index }, (_, i) => unhex(state.hashAt(i + 1)!)))
    for (const restored of [
      sure(restoreLog(serialiseLog(state))),
      sure(restoreLog(serialiseLog(state, 'apart'), hashes)),
    ]) {
      expect(serialiseLog(restored)).toEqual(serialiseLog(state))
      const next = await write(p, world.juma, 'and on it goes')
      world.juma.chain = { n: world.juma.chain.n - 1, prev: sure(decodeEntry(p, next)).prev }
      const verdict = await verifyRun(p, restored, indexed([next], state.index + 1))
      expect(verdict.fault).toBeNull()
    }
    expect(serialiseLog(state, 'apart').length).toBeLessThan(2000)
  })

  test('can be gone on with twice from one state, without either going wrong', async () => {
    const before = world.amara.state
    const one = await write(p, world.amara, 'one way')
    const other = await write(p, world.juma, 'another way')
    const [a, b] = await Promise.all([
      verifyRun(p, before, indexed([one, other], 3)),
      verifyRun(p, before, indexed([other, one], 3)),
    ])
    expect([a.fault, b.fault]).toEqual([null, null])
    expect(a.state.hash).not.toBe(b.state.hash)
    for (const { state, verified } of [a, b]) {
      expect([state.hashAt(3), state.hashAt(4)]).toEqual(verified.map(({ logHash }) => logHash))
      expect(state.hashAt(2)).toBe(before.hash)
      expect(state.hashAt(5)).toBeNull()
    }
    expect(before.hashAt(3)).toBeNull()
  })
})

describe('a server that bends the log is found out', () => {
  test('reordering two entries of one device is BrokenChain', async () => {
    const { amara, log } = world
    log.push(await write(p, amara, '1'), await write(p, amara, '2'))
    const [a, b] = [log.pop()!, log.pop()!]
    const { fault, state } = await verdictOf([...log, a, b])
    expect(fault).toEqual({ fault: 'BrokenChain', at: 3 })
    expect(state.index).toBe(2)
  })

  test('reordering an entry and its answer is RolledBack: the answer had seen more', async () => {
    await talk(2)
    const [answer, word] = [world.log.pop()!, world.log.pop()!]
    expect((await verdictOf([...world.log, answer, word])).fault).toEqual({ fault: 'RolledBack', at: 3 })
  })

  test('reordering two answers to one entry is not seen by one device, and is when they meet', async () => {
    const { amara, juma, log } = world
    const hers = await write(p, amara, 'a')
    const his = await write(p, juma, 'j')
    await show(p, amara, indexed([hers, his], 3))
    await show(p, juma, indexed([his, hers], 3))
    expect(amara.state.hash).not.toBe(juma.state.hash)
    const next = await write(p, juma, 'written on the other log')
    const verdict = await show(p, amara, indexed([next], 5))
    expect(verdict.fault).toEqual({ fault: 'ForkDetected', at: 5 })
    expect(verdict.state.index).toBe(4)
    expect(log.length).toBe(2)
  })

  test('dropping an entry is BrokenChain, and with its index GapInLog', async () => {
    const { amara, log } = world
    for (let i = 0; i < 3; i++) log.push(await write(p, amara, `${i}`))
    expect((await verdictOf(log.toSpliced(3, 1))).fault).toEqual({ fault: 'BrokenChain', at: 4 })
    const gap = indexed(log).toSpliced(3, 1)
    expect((await verifyRun(p, emptyLog(amara.state.space), gap)).fault).toEqual({ fault: 'GapInLog', at: 5 })
  })

  test('dropping the newest entry of one device is found when the other answers it', async () => {
    await talk(2)
    world.log.splice(2, 1)
    expect((await verdictOf(world.log)).fault).toEqual({ fault: 'RolledBack', at: 3 })
  })

  test('giving an entry twice is BrokenChain, and under its old index GapInLog', async () => {
    await talk(2)
    expect((await verdictOf([...world.log, world.log[3]!])).fault).toEqual({ fault: 'BrokenChain', at: 5 })
    const again = await verifyRun(p, world.amara.state, indexed([world.log[3]!], 4))
    expect(again.fault).toEqual({ fault: 'GapInLog', at: 4 })
  })

  test('altering any byte of an entry is named, whatever byte it is', async () => {
    await talk(3)
    const target = world.log[3]!
    const { state: start } = await verdictOf(world.log.slice(0, 2))
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: target.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const later = world.log.with(3, altered(target, at, by)).slice(2)
          const verdict = await verifyRun(p, start, indexed(later, 3))
          expect(verdict.fault?.at).toBe(4)
          expect(verdict.state.index).toBe(3)
        },
      ),
      {
        numRuns: 150,
        examples: [
          [0, 1],
          [1, 1],
          [145, 1],
          [target.length - 1, 1],
        ],
      },
    )
  })

  test('altering a body in the middle of a long run is found and everything before it is kept', async () => {
    const { amara, log } = world
    for (let i = 0; i < 20; i++) log.push(await write(p, amara, `${i}`))
    const verdict = await verdictOf(log.with(9, altered(log[9]!, 300)))
    expect(verdict.fault).toEqual({ fault: 'BadSignature', at: 10 })
    expect(verdict.state.index).toBe(9)
    expect(verdict.verified.map(({ entry }) => entry.bytes)).toEqual(log.slice(0, 9))
  })

  test('a relay that checks each signature lets no run in that fails when it is cut elsewhere', async () => {
    const { amara, log } = world
    for (let i = 0; i < 4; i++) log.push(await write(p, amara, `${i}`))
    const damaged = log.with(3, altered(log[3]!, log[3]!.length - 1))
    expect((await verdictOf(damaged)).fault).toBeNull()
    expect((await verdictOf(damaged.slice(0, 4))).fault).toEqual({ fault: 'BadSignature', at: 4 })
    const admitted = await verifyRun(p, emptyLog(amara.state.space), indexed(damaged), 'each')
    expect(admitted.fault).toEqual({ fault: 'BadSignature', at: 4 })
    expect(admitted.state.index).toBe(3)
    expect((await verifyRun(p, emptyLog(amara.state.space), indexed(log), 'each')).fault).toBeNull()
  })

  test('a forged end of a run is cut where the last true signature stands', async () => {
    const { amara, juma, log } = world
    for (let i = 0; i < 11; i++) log.push(await write(p, amara, `${i}`))
    const his = await write(p, juma, 'meanwhile')
    // Somebody without her key goes on in her name from the seventh entry.
    const mallory = { ...amara, chain: chainAfter(sure(decodeEntry(p, log[6]!))) }
    mallory.keys = { ...(await deviceKeysFromSeed(p, seedOf('mallory'))), device: amara.keys.device }
    const forged = [await write(p, mallory, 'x'), await write(p, mallory, 'y'), await write(p, mallory, 'z')]
    const verdict = await verdictOf([...log.slice(0, 7), forged[0]!, his, forged[1]!, forged[2]!])
    expect(verdict.fault).toEqual({ fault: 'BadSignature', at: 8 })
    expect(verdict.state.index).toBe(7)
    expect(verdict.verified.length).toBe(7)
  })

  test('showing two devices two logs is ForkDetected as soon as one entry crosses', async () => {
    const { amara, juma } = world
    const toHer = await write(p, amara, 'only hers')
    await show(p, amara, indexed([toHer], 3))
    const his = await write(p, juma, 'only his')
    await show(p, juma, indexed([his], 3))
    const crossing = await write(p, amara, 'after hers')
    const verdict = await show(p, juma, indexed([crossing], 4))
    expect(verdict.fault?.fault).toBe('BrokenChain')
    const skipped = await forge(amara, crossing, { n: 3, prev: sure(decodeEntry(p, toHer)).prev })
    expect((await verifyRun(p, juma.state, indexed([skipped], 4))).fault).toEqual({
      fault: 'ForkDetected',
      at: 4,
    })
  })

  test('going back to an older log is RolledBack when somebody who had seen more writes', async () => {
    await talk(4)
    const { amara } = world
    const newest = await write(p, amara, 'on top of all')
    const older = world.log.slice(0, 4)
    const seenMore = await forge(amara, newest, { n: 4, prev: sure(decodeEntry(p, older[2]!)).hash })
    expect((await verdictOf([...older, seenMore])).fault).toEqual({ fault: 'RolledBack', at: 5 })
  })

  test('an author who shows less than before is RolledBack', async () => {
    await talk(3)
    const { amara } = world
    const entry = await write(p, amara, 'older')
    const older = await forge(amara, entry, { seenIndex: 1, seenHash: amara.state.hashAt(1)! })
    expect((await show(p, amara, indexed([older], 6))).fault).toEqual({ fault: 'RolledBack', at: 6 })
  })

  test('an entry of another space is Malformed, of a stranger UnknownDevice', async () => {
    const { amara, log } = world
    const stranger = newActor(
      p,
      amara.state.space,
      await deviceKeysFromSeed(p, seedOf('stranger')),
      idOf('s'),
    )
    stranger.state = amara.state
    stranger.ring.addEpochKey(1, seedOf('any'))
    const entry = await write(p, stranger, 'let me in')
    expect((await verdictOf([...log, entry])).fault).toEqual({ fault: 'UnknownDevice', at: 3 })
    const elsewhere = await forge(amara, await write(p, amara, 'x'), { space: idOf('elsewhere') })
    expect((await verdictOf([...log, elsewhere])).fault).toEqual({ fault: 'Malformed', at: 3 })
  })

  test('an epoch that the device was not given is BadEpoch, but only if it was really signed', async () => {
    const { amara, log } = world
    const entry = await forge(amara, await write(p, amara, 'x'), { epoch: 2 })
    expect((await verdictOf([...log, entry])).fault).toEqual({ fault: 'BadEpoch', at: 3 })
    const unsigned = altered(entry, entry.length - 5)
    expect((await verdictOf([...log, unsigned])).fault).toEqual({ fault: 'BadSignature', at: 3 })
  })

  test('nothing makes verification throw or move past what it has verified', async () => {
    await talk(2)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: world.log.length - 1 }),
        fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }),
        fc.option(fc.nat(1500)),
        async (which, edits, cut) => {
          let bytes = world.log[which]!.slice()
          for (const [at, value] of edits) bytes[at % bytes.length] = value
          if (cut !== null) bytes = bytes.slice(0, cut)
          const { state, fault, verified } = await verdictOf(world.log.with(which, bytes))
          expect(verified.length).toBe(state.index)
          expect(state.index).toBe(fault === null ? world.log.length : fault.at! - 1)
        },
      ),
      { numRuns: 120 },
    )
  })
})

describe('who may write', () => {
  const control = async (actor: Actor, value: Control, epoch = 1) => {
    const authored = await authorControl(p, { ...standing(actor), epoch }, value)
    actor.chain = chainAfter(authored)
    return authored.entry
  }
  /** What follows the given entry when it is the newest that its author has written and seen. */
  const chainOf = (bytes: Bytes) => {
    const { hash, n } = sure(decodeEntry(p, bytes))
    return { n: n + 1, prev: hash, seenIndex: 1, seenHash: world.amara.state.hashAt(1)! }
  }
  /** A new device's own words for being let in. */
  async function joining(name: string, member: string, kem?: Bytes) {
    const own = await deviceKeysFromSeed(p, seedOf(name))
    const keys = { ...own, kem: { ...own.kem, publicKey: kem ?? own.kem.publicKey } }
    const { space } = world.amara.state
    const transcript = ZERO_HASH
    const message = possessionMessage(space, member, keys.sign.publicKey, keys.kem.publicKey, transcript)
    return {
      keys,
      fields: {
        sign: base64url(keys.sign.publicKey),
        kem: base64url(keys.kem.publicKey),
        transcript,
        possession: base64url(await p.sign(keys.sign, message)),
        wrapped: { enc: base64url(new Uint8Array(32)), box: base64url(new Uint8Array(48)) },
      },
    }
  }
  const fault = async (entry: Bytes) => (await verdictOf([...world.log, entry])).fault?.fault

  test("a third person can't be let into a space of two", async () => {
    const { fields } = await joining('third', idOf('third'))
    const entry = await control(world.amara, { t: 'member-joined', member: idOf('third'), ...fields })
    expect(await fault(entry)).toBe('BadControl')
  })

  test('a second one who was invited at once, by a phone that had not heard of the first, is passed over', async () => {
    const { log, amara } = world
    const { fields } = await joining('third', idOf('third'))
    const late = { ...standing(amara), seen: { index: 1, hash: amara.state.hashAt(1)! } }
    const joined: Control = { t: 'member-joined', member: idOf('third'), ...fields }
    const { entry } = await authorControl(p, late, joined)
    const again = await forge(amara, entry, { seenIndex: 2, seenHash: amara.state.hash })
    expect(await fault(again)).toBe('BadControl')
    // Her chain has shown index 1 at most: `member-joined` itself was written when only the first entry stood there.
    const { fault: found, verified, state } = await verdictOf([...log, entry])
    expect([found, verified.at(-1)?.passedOver, state.members.size]).toEqual([null, true, 2])
  })

  test('nobody takes the place of somebody who has left', async () => {
    const { amara, juma, log } = world
    const left = await leaveEntry(p, standing(juma))
    log.push(left.entry)
    await show(p, amara, indexed([left.entry], 3))
    expect(amara.state.members.get(juma.member)?.left).toBe(true)
    const { fields } = await joining('third', idOf('third'))
    const entry = await control(amara, { t: 'member-joined', member: idOf('third'), ...fields })
    expect(await fault(entry)).toBe('BadControl')
  })

  test('what somebody writes after leaving is passed over, also by the one who left', async () => {
    const { amara, juma, log } = world
    const left = await leaveEntry(p, standing(juma))
    juma.chain = chainAfter(left)
    log.push(left.entry, await write(p, juma, 'one more'), await write(p, amara, 'still here'))
    const { fault: found, verified } = await verdictOf(log)
    expect(found).toBeNull()
    expect(verified.map(one => one.passedOver)).toEqual([false, false, false, true, false])
  })

  test('nobody is let in without their own signature on it', async () => {
    const { fields } = await joining('her second phone', world.juma.member)
    const entry = await control(world.amara, { t: 'device-added', ...fields, paper: false })
    expect(await fault(entry)).toBe('BadControl')
  })

  test('a member adds and removes own devices, and never those of the other', async () => {
    const { amara, juma, log } = world
    const { fields, keys } = await joining('her second phone', amara.member)
    log.push(await control(amara, { t: 'device-added', ...fields, paper: false }))
    await show(p, juma, indexed(log.slice(2), 3))
    expect(juma.state.devices.get(keys.device)).toMatchObject({
      member: amara.member,
      epoch: 1,
      admittedAt: 3,
    })
    expect(await fault(await control({ ...juma }, { t: 'device-removed', device: keys.device }))).toBe(
      'BadControl',
    )
    log.push(await control(amara, { t: 'device-removed', device: keys.device }))
    log.push(await control(amara, { t: 'device-removed', device: keys.device }))
    const { fault: found, verified, state } = await verdictOf(log)
    expect(found).toBeNull()
    expect(state.devices.get(keys.device)?.removedAt).toBe(4)
    expect(verified.at(-1)?.passedOver).toBe(true)
  })

  test('an epoch that names a device twice is refused: nobody writes that by being late', async () => {
    const { amara } = world
    const wrapped = { device: amara.keys.device, enc: base64url(new Uint8Array(32)) }
    const twice = { ...wrapped, box: base64url(new Uint8Array(48)) }
    const entry = await control(amara, {
      t: 'epoch',
      epoch: 2,
      commit: hex(seedOf('second')),
      link: base64url(new Uint8Array(60)),
      wrapped: [twice, twice],
    })
    expect(await fault(entry)).toBe('BadControl')
  })

  test('a control entry of a kind that we do not know stops confirmation as UnknownVersion', async () => {
    const { amara } = world
    const body = utf8('{"t":"member-blessed"}')
    const { epoch, seen, chain, keys, space } = standing(amara)
    const header = encodeHeader(
      {
        v: 1,
        kind: 'control',
        space,
        device: keys.device,
        n: chain.n + 1,
        prev: chain.prev,
        seenIndex: seen.index,
        seenHash: seen.hash,
        epoch,
        commit: ZERO_HASH,
      },
      body.length,
    )
    const entry = concat(header, body, await p.sign(keys.sign, entryHash(p, header, body)))
    expect(await fault(entry)).toBe('UnknownVersion')
    expect(await fault(altered(entry, entry.length - 1))).toBe('BadSignature')
  })

  test('a space begins with its own making, by the device that it names, once', async () => {
    const { space } = world.amara.state
    const content = await write(p, world.amara, 'first')
    const first = async (bytes: Bytes) => (await verifyRun(p, emptyLog(space), indexed([bytes]))).fault?.fault
    expect(await first(content)).toBe('BadControl')
    expect(await first(await forge(world.amara, world.log[0]!, { device: idOf('other') }))).toBe('BadControl')
    expect(await first(await forge(world.amara, world.log[0]!, { epoch: 1 }))).toBe('BadEpoch')
    expect(await first(altered(world.log[0]!, world.log[0]!.length - 1))).toBe('BadSignature')
    const made = await makeSpace(p, {
      space,
      kind: 'pair',
      member: idOf('m'),
      keys: world.amara.keys,
      epochKey: seedOf('k'),
    })
    const again = await forge(world.amara, made.entry, {
      n: 3,
      prev: sure(decodeEntry(p, world.log[1]!)).hash,
      epoch: 1,
      seenIndex: 2,
      seenHash: world.amara.state.hash,
    })
    expect(await fault(again)).toBe('BadControl')
  })

  test('a first entry that is refused leaves nothing behind', async () => {
    const { space } = world.amara.state
    const bad = altered(world.log[0]!, world.log[0]!.length - 1)
    for (const bytes of [bad, await forge(world.amara, world.log[0]!, { epoch: 1 })]) {
      const { state } = await verifyRun(p, emptyLog(space), indexed([bytes]))
      expect(serialiseLog(state)).toEqual(serialiseLog(emptyLog(space)))
    }
  })

  test('a key of small order is never admitted, though all signatures around it are good', async () => {
    const { amara } = world
    const identity = concat(Uint8Array.of(1), new Uint8Array(31))
    // Under this key some platforms take this signature for every message.
    const forgery = base64url(concat(identity, new Uint8Array(32)))
    const { fields } = await joining('weak', amara.member)
    const weakSign = { ...fields, sign: base64url(identity), possession: forgery }
    expect(await fault(await control({ ...amara }, { t: 'device-added', ...weakSign, paper: false }))).toBe(
      'BadControl',
    )
    const weakKem = (await joining('weak', amara.member, new Uint8Array(32))).fields
    expect(await fault(await control({ ...amara }, { t: 'device-added', ...weakKem, paper: false }))).toBe(
      'BadControl',
    )
  })

  test('nobody comes in twice, as member or as device', async () => {
    const { amara, juma, log } = world
    const own = await joining('again', amara.member)
    const twice = await control({ ...amara }, { t: 'member-joined', member: amara.member, ...own.fields })
    const { fault: found } = await verdictOf([log[0]!, await forge(amara, twice, chainOf(log[0]!))])
    expect(found).toEqual({ fault: 'BadControl', at: 2 })
    const his = await joining('juma', juma.member)
    expect(his.keys.device).toBe(juma.keys.device)
    const before = juma.chain
    const again = await control(juma, { t: 'device-added', ...his.fields, paper: false })
    expect((await verdictOf([...log, again])).verified.at(-1)?.passedOver).toBe(true)
    // The same keys for the other member: no device is of two people.
    const hers = await joining('amara', juma.member)
    juma.chain = before
    expect(await fault(await control(juma, { t: 'device-added', ...hers.fields, paper: false }))).toBe(
      'BadControl',
    )
  })

  test('a new device has seen its own admission before it writes', async () => {
    const { juma, log } = world
    const entry = await write(p, juma, 'as if I had not seen it')
    const older = await forge(juma, entry, { seenIndex: 1, seenHash: juma.state.hashAt(1)! })
    expect((await verdictOf([...log, older])).fault).toEqual({ fault: 'RolledBack', at: 3 })
  })
})

describe('an entry without a place in the order', () => {
  test('is judged by what this log knows of its author', async () => {
    await talk(2)
    const { amara, juma, log } = world
    const entry = sure(decodeEntry(p, await write(p, juma, 'not yet sent')))
    const name = async (bytes: Bytes) => {
      const result = await verifyUnconfirmed(p, amara.state, sure(decodeEntry(p, bytes)))
      return result.ok ? 'fine' : result.error.fault
    }
    expect(await name(entry.bytes)).toBe('fine')
    expect(await name(altered(entry.bytes, entry.bytes.length - 1))).toBe('BadSignature')
    expect(await name(log[3]!)).toBe('BrokenChain')
    expect(await name(await forge(juma, entry.bytes, { seenHash: ZERO_HASH }))).toBe('ForkDetected')
    expect(await name(await forge(juma, entry.bytes, { seenIndex: 9 }))).toBe('GapInLog')
    expect(await name(await forge(juma, entry.bytes, { seenIndex: 1 }))).toBe('RolledBack')
    expect(await name(await forge(juma, entry.bytes, { epoch: 7 }))).toBe('BadEpoch')
    expect(await name(await forge(juma, entry.bytes, { device: idOf('x') }))).toBe('UnknownDevice')
    expect(await name(await forge(juma, entry.bytes, { space: idOf('x') }))).toBe('Malformed')
    const left = await leaveEntry(p, standing(juma))
    await show(p, amara, indexed([left.entry], 5))
    expect(amara.state.index).toBe(4)
  })

  test('is RemovedDevice once its member has left', async () => {
    const { amara, juma } = world
    const left = await leaveEntry(p, standing(juma))
    juma.chain = chainAfter(left)
    await show(p, amara, indexed([left.entry], 3))
    const entry = sure(decodeEntry(p, await write(p, juma, 'late')))
    expect(await verifyUnconfirmed(p, amara.state, entry)).toEqual({
      ok: false,
      error: { fault: 'RemovedDevice' },
    })
  })
})

test('a stored log that was damaged is Malformed and never throws', () => {
  const stored = serialiseLog(world.amara.state)
  const json = 4 + serialiseLog(world.amara.state, 'apart').length
  expect(restoreLog(stored.slice(0, -1)).ok).toBe(false)
  expect(restoreLog(altered(stored, stored.length - 1)).ok).toBe(false)
  expect(restoreLog(concat(u32(0xffffffff), stored)).ok).toBe(false)
  expect(json).toBeGreaterThan(4)
  fc.assert(
    fc.property(fc.nat(stored.length - 1), fc.integer({ min: 0, max: 255 }), (at, value) => {
      const copy = stored.slice()
      copy[at] = value
      expect(typeof restoreLog(copy).ok).toBe('boolean')
    }),
    { numRuns: 200 },
  )
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), bytes => !restoreLog(bytes as Bytes).ok))
})
