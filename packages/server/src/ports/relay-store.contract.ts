/** What every store of the relay must do, whatever it is made of. */
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { type GateRecord, NEW_GATE } from '../relay/gate-rules.ts'
import type { InvitationRecord } from '../relay/invitation-rules.ts'
import type { RecoveryRecord, RelayStore, SnapshotKey, StoredEntry } from './relay-store.ts'

const SPACE = '0a'.repeat(16)
const OTHER_SPACE = '0b'.repeat(16)
const AMARA = 'a1'.repeat(16)
const JUMA = 'b2'.repeat(16)
const hash = (number: number) => number.toString(16).padStart(64, '0')

const entry = (index: number, device: string, n: number, size = 8): StoredEntry => ({
  index,
  device,
  n,
  hash: hash(index),
  bytes: new Uint8Array(size).fill(index),
  day: '2026-11-22',
  hollow: false,
})

const invitation = (more: Partial<InvitationRecord> = {}): InvitationRecord => ({
  space: SPACE,
  inviter: AMARA,
  access: hash(9),
  stage: 'offered',
  boxes: { offer: 'b2ZmZXI' },
  claim: null,
  expiresAt: 1000,
  ...more,
})

const gateOf = (member: string, share: string): GateRecord => ({
  ...NEW_GATE,
  deposits: [{ member, kind: 'both', day: null, entry: hash(1), inner: hash(2), share }],
})

const recovery = (more: Partial<RecoveryRecord> = {}): RecoveryRecord => ({
  space: SPACE,
  member: AMARA,
  access: hash(7),
  box: 'Ym94',
  ...more,
})

const upload = (index: number, more: Partial<SnapshotKey> = {}): SnapshotKey => ({
  space: SPACE,
  member: AMARA,
  index,
  device: 'aa'.repeat(16),
  ...more,
})
const bytesOf = (...numbers: number[]) => new Uint8Array(numbers)

export const relayStoreContract = (name: string, open: () => Promise<RelayStore>): void => {
  const opened: RelayStore[] = []
  const fresh = async () => {
    const store = await open()
    opened.push(store)
    return store
  }
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close()
  })
  const value = async <T>(
    answer: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>,
  ): Promise<T> => {
    const got = await answer
    if (!got.ok) throw new Error(`the store refused: ${JSON.stringify(got.error)}`)
    return got.value
  }

  test(`${name}: entries come back in order, as they were handed in`, async () => {
    const store = await fresh()
    expect(await value(store.append(SPACE, [entry(1, AMARA, 1), entry(2, JUMA, 1)]))).toBe('stored')
    expect(await value(store.append(SPACE, [entry(3, AMARA, 2)]))).toBe('stored')
    expect(await value(store.read(SPACE, 0, 1e6))).toEqual([
      entry(1, AMARA, 1),
      entry(2, JUMA, 1),
      entry(3, AMARA, 2),
    ])
    expect(await value(store.read(SPACE, 2, 1e6))).toEqual([entry(3, AMARA, 2)])
    expect(await value(store.read(SPACE, 3, 1e6))).toEqual([])
    expect(await value(store.read(OTHER_SPACE, 0, 1e6))).toEqual([])
  })

  test(`${name}: a page ends before it grows too large, but always holds one entry`, async () => {
    const store = await fresh()
    await value(
      store.append(SPACE, [entry(1, AMARA, 1, 100), entry(2, AMARA, 2, 100), entry(3, AMARA, 3, 100)]),
    )
    const indices = async (maxBytes: number) =>
      (await value(store.read(SPACE, 0, maxBytes))).map(one => one.index)
    expect(await indices(200)).toEqual([1, 2])
    expect(await indices(299)).toEqual([1, 2])
    expect(await indices(1)).toEqual([1])
  })

  test(`${name}: a place in the order, or a device's counter, is given once; else nothing of the run is kept`, async () => {
    const store = await fresh()
    await value(store.append(SPACE, [entry(1, AMARA, 1)]))
    expect(await value(store.append(SPACE, [entry(2, JUMA, 1), entry(1, JUMA, 2)]))).toBe('taken')
    expect(await value(store.append(SPACE, [entry(2, JUMA, 1), entry(3, AMARA, 1)]))).toBe('taken')
    expect((await value(store.read(SPACE, 0, 1e6))).map(one => one.index)).toEqual([1])
    expect(await value(store.findByDevice(SPACE, JUMA, 1))).toBeNull()
    expect(await value(store.append(OTHER_SPACE, [entry(1, AMARA, 1)]))).toBe('stored')
  })

  test(`${name}: an entry is found by its device and counter, and by its hash, in its own space only`, async () => {
    const store = await fresh()
    await value(store.append(SPACE, [entry(1, AMARA, 1), entry(2, JUMA, 1)]))
    const place = { index: 2, device: JUMA, hash: hash(2), hollow: false }
    expect(await value(store.findByDevice(SPACE, JUMA, 1))).toEqual(place)
    expect(await value(store.findByHash(SPACE, hash(2)))).toEqual(place)
    expect(await value(store.findByDevice(SPACE, JUMA, 2))).toBeNull()
    expect(await value(store.findByHash(SPACE, hash(3)))).toBeNull()
    expect(await value(store.findByHash(OTHER_SPACE, hash(2)))).toBeNull()
  })

  test(`${name}: of many who want the same place at once, exactly one gets it`, async () => {
    const store = await fresh()
    const devices = Array.from({ length: 20 }, (_, at) => at.toString(16).padStart(32, '0'))
    const answers = await Promise.all(
      devices.map(device => value(store.append(SPACE, [entry(1, device, 1)]))),
    )
    expect(answers.filter(answer => answer === 'stored')).toHaveLength(1)
    const kept = await value(store.read(SPACE, 0, 1e6))
    expect(kept.map(one => one.device)).toEqual([devices[answers.indexOf('stored')]])
  })

  test(`${name}: any runs from any number of writers leave an order without holes or doubles`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ device: fc.integer({ min: 0, max: 3 }), size: fc.integer({ min: 1, max: 4 }) }),
          { maxLength: 20 },
        ),
        async runs => {
          const store = await fresh()
          let index = 0
          const counters = new Map<string, number>()
          const stored = runs.map(({ device, size }) => {
            const id = String(device).repeat(32)
            return store.append(
              SPACE,
              Array.from({ length: size }, () => {
                const n = (counters.get(id) ?? 0) + 1
                counters.set(id, n)
                return entry(++index, id, n)
              }),
            )
          })
          for (const answer of await Promise.all(stored))
            expect(answer).toEqual({ ok: true, value: 'stored' })
          const kept = await value(store.read(SPACE, 0, 1e6))
          expect(kept.map(one => one.index)).toEqual(Array.from({ length: index }, (_, at) => at + 1))
          await store.close()
        },
      ),
      { numRuns: 5 },
    )
  })

  test(`${name}: a gate is written by the one who saw its newest form, and by no other`, async () => {
    const store = await fresh()
    const gate = 'cc'.repeat(16)
    expect(await value(store.readGate(SPACE, gate))).toBeNull()
    expect(await value(store.writeGate(SPACE, gate, 0, gateOf(AMARA, 'one')))).toBe(true)
    expect(await value(store.writeGate(SPACE, gate, 0, gateOf(JUMA, 'two')))).toBe(false)
    expect(await value(store.readGate(SPACE, gate))).toEqual({ version: 1, record: gateOf(AMARA, 'one') })
    const racing = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        value(store.writeGate(SPACE, gate, 1, gateOf(JUMA, `share ${at}`))),
      ),
    )
    expect(racing.filter(Boolean)).toHaveLength(1)
    expect(await value(store.readGate(SPACE, gate))).toEqual({
      version: 2,
      record: gateOf(JUMA, `share ${racing.indexOf(true)}`),
    })
    expect(await value(store.readGate(OTHER_SPACE, gate))).toBeNull()
    expect(await value(store.countGates(SPACE))).toBe(1)
    expect(await value(store.countGates(OTHER_SPACE))).toBe(0)
  })

  test(`${name}: an invitation is written by the one who saw its newest form, and by no other`, async () => {
    const store = await fresh()
    const id = 'dd'.repeat(16)
    expect(await value(store.readInvitation(id))).toBeNull()
    expect(await value(store.writeInvitation(id, 0, invitation()))).toBe(true)
    expect(await value(store.writeInvitation(id, 0, invitation({ space: OTHER_SPACE })))).toBe(false)
    const claims = Array.from({ length: 10 }, (_, at) => invitation({ stage: 'claimed', claim: hash(at) }))
    const racing = await Promise.all(claims.map(claim => value(store.writeInvitation(id, 1, claim))))
    expect(racing.filter(Boolean)).toHaveLength(1)
    expect(await value(store.readInvitation(id))).toEqual({
      version: 2,
      record: claims[racing.indexOf(true)],
    })
    expect(await value(store.countInvitations(SPACE))).toBe(1)
    expect(await value(store.countInvitations(OTHER_SPACE))).toBe(0)
  })

  test(`${name}: an expired invitation loses its boxes, keeps its name for a while, and is then forgotten`, async () => {
    const store = await fresh()
    const [past, coming] = ['d1'.repeat(16), 'd2'.repeat(16)]
    await value(store.writeInvitation(past, 0, invitation({ expiresAt: 1000 })))
    await value(store.writeInvitation(coming, 0, invitation({ expiresAt: 3000 })))
    await value(store.sweepInvitations(2000, 500))
    expect((await value(store.readInvitation(past)))?.record).toEqual(
      invitation({ expiresAt: 1000, boxes: {} }),
    )
    expect((await value(store.readInvitation(coming)))?.record).toEqual(invitation({ expiresAt: 3000 }))
    expect(await value(store.writeInvitation(past, 1, invitation({ stage: 'claimed' })))).toBe(false)
    await value(store.sweepInvitations(2000, 1500))
    expect(await value(store.readInvitation(past))).toBeNull()
    expect((await value(store.readInvitation(coming)))?.record).toEqual(invitation({ expiresAt: 3000 }))
  })

  test(`${name}: an erased entry keeps its place and has other bytes, and no snapshot from there on is kept`, async () => {
    const store = await fresh()
    await value(store.append(SPACE, [entry(1, AMARA, 1), entry(2, AMARA, 2), entry(3, JUMA, 1)]))
    await value(store.completeSnapshot(upload(1), bytesOf(1), 0))
    await value(store.completeSnapshot(upload(3), bytesOf(3), 0))
    await value(store.completeSnapshot(upload(2, { member: JUMA }), bytesOf(2), 0))
    await value(store.completeSnapshot(upload(3, { space: OTHER_SPACE }), bytesOf(4), 0))
    const erased = { index: 2, hash: hash(2), bytes: bytesOf(9) }
    await value(store.erase(SPACE, [erased, { index: 3, hash: hash(99), bytes: bytesOf(9) }]))
    expect(await value(store.read(SPACE, 0, 1e6))).toEqual([
      entry(1, AMARA, 1),
      { ...entry(2, AMARA, 2), bytes: bytesOf(9) },
      entry(3, JUMA, 1),
    ])
    expect((await value(store.newestSnapshot(SPACE, AMARA)))?.index).toBe(1)
    expect(await value(store.newestSnapshot(SPACE, JUMA))).toBeNull()
    expect((await value(store.newestSnapshot(OTHER_SPACE, AMARA)))?.index).toBe(3)
  })

  test(`${name}: an entry without its body can be given it, and one that has it, or was erased, cannot`, async () => {
    const store = await fresh()
    const hollow = { ...entry(1, AMARA, 1), hollow: true }
    await value(store.append(SPACE, [hollow, entry(2, AMARA, 2), { ...entry(3, AMARA, 3), hollow: true }]))
    expect((await value(store.findByHash(SPACE, hash(1))))?.hollow).toBe(true)
    await value(store.erase(SPACE, [{ index: 3, hash: hash(3), bytes: bytesOf(3) }]))
    for (const index of [1, 2, 3])
      await value(store.fill(SPACE, { index, hash: hash(index), bytes: bytesOf(8) }))
    expect((await value(store.read(SPACE, 0, 1e6))).map(({ bytes, hollow }) => [...bytes, hollow])).toEqual([
      [8, false],
      [2, 2, 2, 2, 2, 2, 2, 2, false],
      [3, false],
    ])
  })

  test(`${name}: of a space that is forgotten nothing is left but its name, and nothing can be written to it`, async () => {
    const store = await fresh()
    const [gate, id] = ['cc'.repeat(16), 'dd'.repeat(16)]
    const fill = async (space: string, invitationId: string, recoveryId: string) => {
      await value(store.append(space, [entry(1, AMARA, 1), entry(2, AMARA, 2)]))
      await value(store.writeGate(space, gate, 0, gateOf(AMARA, 'one')))
      await value(store.writeInvitation(invitationId, 0, invitation({ space })))
      await value(store.writeRecovery(recoveryId, recovery({ space })))
      await value(store.writeSnapshotPart(upload(2, { space }), 0, bytesOf(5), 0, 100))
      await value(store.completeSnapshot(upload(2, { space }), bytesOf(6), 0))
    }
    await fill(SPACE, id, 'e1'.repeat(16))
    await fill(OTHER_SPACE, 'd2'.repeat(16), 'e2'.repeat(16))
    expect(await value(store.forget(SPACE, 1))).toBe(false)
    expect(await value(store.isForgotten(SPACE))).toBe(false)
    expect(await value(store.forget(SPACE, 2))).toBe(true)
    expect(await value(store.forget(SPACE, 2))).toBe(false)

    expect(await value(store.isForgotten(SPACE))).toBe(true)
    expect(await value(store.read(SPACE, 0, 1e6))).toEqual([])
    expect(await value(store.findByHash(SPACE, hash(1)))).toBeNull()
    expect(await value(store.findByDevice(SPACE, AMARA, 1))).toBeNull()
    expect(await value(store.readGate(SPACE, gate))).toBeNull()
    expect(await value(store.readInvitation(id))).toBeNull()
    expect(await value(store.readRecovery('e1'.repeat(16)))).toBeNull()
    expect(await value(store.newestSnapshot(SPACE, AMARA))).toBeNull()
    expect(await value(store.readSnapshotPart(SPACE, AMARA, 2, 0))).toBeNull()

    expect(await value(store.append(SPACE, [entry(1, AMARA, 1)]))).toBe('forgotten')
    expect(await value(store.writeGate(SPACE, gate, 0, gateOf(AMARA, 'one')))).toBe(false)
    expect(await value(store.writeInvitation(id, 0, invitation()))).toBe(false)
    expect(await value(store.writeRecovery('e1'.repeat(16), recovery()))).toBe(false)
    await value(store.writeSnapshotPart(upload(2), 0, bytesOf(5), 0, 100))
    await value(store.completeSnapshot(upload(2), bytesOf(6), 0))
    expect(await value(store.newestSnapshot(SPACE, AMARA))).toBeNull()

    expect(await value(store.isForgotten(OTHER_SPACE))).toBe(false)
    expect(await value(store.read(OTHER_SPACE, 0, 1e6))).toHaveLength(2)
    expect(await value(store.readGate(OTHER_SPACE, gate))).not.toBeNull()
    expect(await value(store.readInvitation('d2'.repeat(16)))).not.toBeNull()
    expect(await value(store.readRecovery('e2'.repeat(16)))).not.toBeNull()
    expect(await value(store.readSnapshotPart(OTHER_SPACE, AMARA, 2, 0))).toEqual(bytesOf(5))
  })

  test(`${name}: a member has one recovery record, under an id that is nobody else's`, async () => {
    const store = await fresh()
    const [first, second] = ['e1'.repeat(16), 'e2'.repeat(16)]
    expect(await value(store.readRecovery(first))).toBeNull()
    expect(await value(store.writeRecovery(first, recovery()))).toBe(true)
    expect(await value(store.writeRecovery(first, recovery({ box: 'bmV3' })))).toBe(true)
    expect(await value(store.readRecovery(first))).toEqual(recovery({ box: 'bmV3' }))
    expect(await value(store.writeRecovery(first, recovery({ member: JUMA })))).toBe(false)
    expect(await value(store.writeRecovery(first, recovery({ space: OTHER_SPACE })))).toBe(false)
    expect(await value(store.writeRecovery(second, recovery()))).toBe(true)
    expect(await value(store.readRecovery(first))).toBeNull()
    await value(store.dropRecovery(SPACE, JUMA, second))
    await value(store.dropRecovery(OTHER_SPACE, AMARA, second))
    await value(store.dropRecovery(SPACE, AMARA, first))
    expect(await value(store.readRecovery(second))).toEqual(recovery())
    await value(store.dropRecovery(SPACE, AMARA, second))
    expect(await value(store.readRecovery(second))).toBeNull()
  })

  test(`${name}: a snapshot is there when its manifest is, for its own member, and stays as it is`, async () => {
    const store = await fresh()
    const [own, others] = [upload(5), upload(5, { device: 'ab'.repeat(16) })]
    expect(await value(store.writeSnapshotPart(own, 0, bytesOf(1), 0, 100))).toBe('kept')
    expect(await value(store.writeSnapshotPart(own, 1, bytesOf(2), 0, 100))).toBe('kept')
    expect(await value(store.writeSnapshotPart(own, 0, bytesOf(3), 0, 100))).toBe('kept')
    expect(await value(store.writeSnapshotPart(others, 0, bytesOf(4), 0, 100))).toBe('kept')
    expect(await value(store.newestSnapshot(SPACE, AMARA))).toBeNull()
    expect(await value(store.readSnapshotPart(SPACE, AMARA, 5, 0))).toBeNull()
    await value(store.completeSnapshot(own, bytesOf(9), 0))
    await value(store.completeSnapshot(others, bytesOf(8), 0))
    expect(await value(store.writeSnapshotPart(own, 0, bytesOf(7), 0, 100))).toBe('complete')
    expect(await value(store.newestSnapshot(SPACE, AMARA))).toEqual({ index: 5, manifest: bytesOf(9) })
    expect(await value(store.readSnapshotPart(SPACE, AMARA, 5, 0))).toEqual(bytesOf(3))
    expect(await value(store.readSnapshotPart(SPACE, AMARA, 5, 1))).toEqual(bytesOf(2))
    expect(await value(store.readSnapshotPart(SPACE, AMARA, 5, 2))).toBeNull()
    expect(await value(store.newestSnapshot(SPACE, JUMA))).toBeNull()
    expect(await value(store.readSnapshotPart(SPACE, JUMA, 5, 0))).toBeNull()
    expect(await value(store.newestSnapshot(OTHER_SPACE, AMARA))).toBeNull()
  })

  test(`${name}: of each member's snapshots the two newest are kept`, async () => {
    const store = await fresh()
    const complete = async (key: SnapshotKey) => {
      await value(store.writeSnapshotPart(key, 0, bytesOf(key.index), 0, 100))
      await value(store.completeSnapshot(key, bytesOf(key.index), 0))
    }
    await complete(upload(4, { member: JUMA }))
    for (const index of [10, 30, 20]) await complete(upload(index))
    const parts = async (...indices: number[]) => {
      const found = []
      for (const index of indices) found.push(await value(store.readSnapshotPart(SPACE, AMARA, index, 0)))
      return found
    }
    expect(await parts(10, 20, 30)).toEqual([null, bytesOf(20), bytesOf(30)])
    expect((await value(store.newestSnapshot(SPACE, AMARA)))?.index).toBe(30)
    expect((await value(store.newestSnapshot(SPACE, JUMA)))?.index).toBe(4)
    await complete(upload(15))
    expect(await parts(15, 20, 30)).toEqual([null, bytesOf(20), bytesOf(30)])
  })

  test(`${name}: a member's snapshots have so many bytes and no more, whatever the other keeps`, async () => {
    const store = await fresh()
    const put = (key: SnapshotKey, part: number, size: number) =>
      value(store.writeSnapshotPart(key, part, new Uint8Array(size), 0, 100))
    expect(await put(upload(1), 0, 60)).toBe('kept')
    expect(await put(upload(1), 1, 41)).toBe('full')
    expect(await put(upload(1), 0, 59)).toBe('kept')
    expect(await put(upload(1), 1, 41)).toBe('kept')
    expect(await put(upload(2, { device: 'ab'.repeat(16) }), 0, 1)).toBe('full')
    expect(await put(upload(1, { member: JUMA }), 0, 100)).toBe('kept')
    // Refused whole: what was there at its place is still there.
    expect(await put(upload(1), 1, 42)).toBe('full')
    await value(store.completeSnapshot(upload(1), bytesOf(1), 0))
    expect((await value(store.readSnapshotPart(SPACE, AMARA, 1, 1)))?.length).toBe(41)
  })

  test(`${name}: what was begun and never completed is swept, what is complete stays`, async () => {
    const store = await fresh()
    await value(store.writeSnapshotPart(upload(1), 0, bytesOf(1), 1000, 2))
    await value(store.completeSnapshot(upload(1), bytesOf(1), 1000))
    await value(store.writeSnapshotPart(upload(2), 0, bytesOf(2), 1000, 2))
    await value(store.sweepSnapshots(1000))
    expect(await value(store.writeSnapshotPart(upload(3), 0, bytesOf(3), 1500, 2))).toBe('full')
    await value(store.sweepSnapshots(1001))
    expect(await value(store.writeSnapshotPart(upload(3), 0, bytesOf(3), 1500, 2))).toBe('kept')
    expect(await value(store.readSnapshotPart(SPACE, AMARA, 1, 0))).toEqual(bytesOf(1))
  })

  test(`${name}: a secret is made once and stays`, async () => {
    const store = await fresh()
    const first = await value(store.secret('tokens', new Uint8Array([1, 2, 3])))
    expect([...first]).toEqual([1, 2, 3])
    expect([...(await value(store.secret('tokens', new Uint8Array([9]))))]).toEqual([1, 2, 3])
    expect([...(await value(store.secret('other', new Uint8Array([9]))))]).toEqual([9])
  })

  test(`${name}: what was asked before closing is done, what is asked after it is refused`, async () => {
    const store = await fresh()
    const last = store.append(SPACE, [entry(1, AMARA, 1)])
    const closing = store.close()
    expect(await last).toEqual({ ok: true, value: 'stored' })
    await closing
    expect(await store.append(SPACE, [entry(2, AMARA, 2)])).toEqual({
      ok: false,
      error: { fault: 'StoreClosed' },
    })
    expect(await store.read(SPACE, 0, 1e6)).toEqual({ ok: false, error: { fault: 'StoreClosed' } })
  })
}
