import { afterEach, expect, test } from 'vitest'
import { gratitude } from '#practices'
import { type Bytes, decodeEntry, sha256 } from '#protocol'
import { forkedLog, forkingRelay } from './forking-relay.ts'
import type { Serving } from './hostile-network.ts'
import { deviceLetInBy, entryOfNobody } from './inventing.ts'
import {
  altering,
  closingTheGapOf,
  dropping,
  emptying,
  endingAt,
  type Lie,
  maliciousRelay,
  putting,
  replaying,
  swapping,
} from './malicious-relay.ts'
import { begin, pairUp, reaches } from './pairing.ts'
import { readSpace, viewOf } from './reckoning.ts'
import { standingBetween } from './standing-between.ts'
import { createWorld, type Device, type World } from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let world: World
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.relay.crash()
  world.end()
})

const paired = async (seed: string) => {
  world = await createWorld(seed)
  const space = await pairUp(world)
  await world.time.pass(MINUTE)
  return space
}
const sync = (device: Device) => viewOf(device, 'pair')?.sync
const thanksSeenBy = (device: Device) =>
  JSON.stringify(viewOf(device, 'pair')?.stateOf(gratitude)).match(/asante \d+/g) ?? []

async function thank(device: Device, count: number, from = 1): Promise<void> {
  for (let i = from; i < from + count; i++) {
    const thanks = { kind: 'words', did: `asante ${i}`, gave: '', says: '' }
    const space = viewOf(device, 'pair')!.id
    const done = await world.time.finish(device.haven().act(space, gratitude, { do: 'give', thanks }), MINUTE)
    expect(done).toEqual({ ok: true, value: undefined })
  }
}

/** Rows of the honest relay's log. */
async function rows(space: string) {
  const page = await world.relay.store.read(space, 0, 1 << 24)
  if (!page.ok) throw new Error('the store is closed')
  return page.value.map(({ index, bytes }) => ({ index, bytes }))
}
const head = async (space: string) => (await rows(space)).length

/** Juma was away, Amara wrote three thank-yous; now he comes back, and the relay lies to him. */
async function lieToJuma(space: string, lie: (first: number) => Lie): Promise<number> {
  const { amara, juma, time } = world
  juma.link().part()
  const first = (await head(space)) + 1
  await thank(amara, 3)
  await time.pass(MINUTE)
  expect(await head(space)).toBe(first + 2)
  juma.between = honest => maliciousRelay(honest, { entries: lie(first) })
  juma.link().meet()
  await time.pass(MINUTE)
  return first
}

/** The lie was found out by this name; all is kept, writing goes on, and once the relay is honest again all comes together. */
async function foundOutAs(fault: string | readonly string[], kept: number): Promise<void> {
  const { amara, juma, time } = world
  const names = typeof fault === 'string' ? [fault] : fault
  const said = sync(juma)
  expect(said?.state).toBe('fault')
  expect(names).toContain(said?.state === 'fault' ? said.fault : '')
  expect(thanksSeenBy(juma).length).toBeGreaterThanOrEqual(kept)
  await thank(juma, 2, 7)
  expect(thanksSeenBy(juma)).toEqual(expect.arrayContaining(['asante 7', 'asante 8']))
  juma.kill()
  await juma.start()
  await time.pass(MINUTE)
  expect(thanksSeenBy(juma)).toEqual(expect.arrayContaining(['asante 7', 'asante 8']))
  juma.between = null
  await time.pass(HOUR)
  for (const device of [amara, juma]) {
    expect(sync(device)).toEqual({ state: 'synced' })
    expect(thanksSeenBy(device).sort()).toEqual(['asante 1', 'asante 2', 'asante 3', 'asante 7', 'asante 8'])
  }
  const { audit } = await readSpace(world, viewOf(juma, 'pair')!.id, world.devices)
  expect(audit.said.filter(({ type }) => type.startsWith('gratitude'))).toHaveLength(5)
}

test('A relay that shows two entries in each other’s place is found out as BrokenChain', async () => {
  const space = await paired('swapping')
  await lieToJuma(space, first => swapping(first))
  await foundOutAs('BrokenChain', 0)
})

test('A relay that leaves out an entry is found out as GapInLog', async () => {
  const space = await paired('dropping')
  await lieToJuma(space, first => dropping(first + 1))
  await foundOutAs('GapInLog', 1)
})

test('A relay that leaves out an entry and closes the gap is found out as BrokenChain', async () => {
  const space = await paired('closing')
  await lieToJuma(space, first => closingTheGapOf(first + 1))
  await foundOutAs('BrokenChain', 1)
})

test('A relay that shows an entry twice is found out as BrokenChain', async () => {
  const space = await paired('replaying')
  await lieToJuma(space, first => replaying(first))
  await foundOutAs('BrokenChain', 1)
})

test('A relay that turns one bit of a body is found out as BadSignature or BrokenChain', async () => {
  const space = await paired('altering a body')
  await lieToJuma(space, first => altering(first + 2, 400))
  await foundOutAs('BadSignature', 2)
})

test('A relay that turns one bit of a signature is found out as BadSignature', async () => {
  const space = await paired('altering a signature')
  await lieToJuma(space, first => altering(first + 2, -1))
  await foundOutAs('BadSignature', 2)
})

test('A relay that turns one bit of what the author had seen is found out by name', async () => {
  const space = await paired('altering what was seen')
  await lieToJuma(space, first => altering(first + 2, 80))
  await foundOutAs(['ForkDetected', 'BadSignature'], 2)
})

test('A relay that puts rubbish in the place of an entry is found out as Malformed', async () => {
  const space = await paired('rubbish')
  const rubbish = new Uint8Array(300).fill(1)
  await lieToJuma(space, first => putting(first + 1, rubbish))
  await foundOutAs('Malformed', 1)
})

test('A relay that shows an entry of another version is found out as UnknownVersion', async () => {
  const space = await paired('version')
  await lieToJuma(space, first => altering(first + 1, 0))
  await foundOutAs('UnknownVersion', 1)
})

test('A relay that withholds what it says it has is found out as GapInLog', async () => {
  const space = await paired('withholding')
  await lieToJuma(space, first => endingAt(first))
  await foundOutAs('GapInLog', 1)
})

test('A relay that holds back the newest words and says that there are none looks like silence, until it shows what came later', async () => {
  const space = await paired('holding back')
  const { amara, juma, time } = world
  juma.link().part()
  const first = (await head(space)) + 1
  await thank(amara, 3)
  await time.pass(MINUTE)
  juma.between = honest => maliciousRelay(honest, { entries: endingAt(first), head: () => first })
  juma.link().meet()
  await time.pass(10 * MINUTE)
  expect([sync(juma), thanksSeenBy(juma)]).toEqual([{ state: 'synced' }, ['asante 1']])
  juma.between = honest => maliciousRelay(honest, { entries: dropping(first + 1) })
  juma.link().cut()
  await time.pass(10 * MINUTE)
  await foundOutAs('GapInLog', 1)
})

test('A relay that invents an entry of a device that nobody let in is found out as UnknownDevice', async () => {
  const space = await paired('inventing an entry')
  const invented = await entryOfNobody(space)
  await lieToJuma(space, first => putting(first + 1, invented))
  await foundOutAs('UnknownDevice', 1)
})

test('A relay that invents a device of somebody’s is found out as BadSignature, and gets no key', async () => {
  const space = await paired('inventing a device')
  const log = await rows(space)
  const [genesis] = log
  const founder = genesis && decodeEntry({ sha256 }, genesis.bytes)
  if (!founder?.ok) throw new Error('no founder')
  const invented = await deviceLetInBy(
    space,
    log.map(({ bytes }) => bytes),
    founder.value.device,
  )
  await lieToJuma(space, first => putting(first, invented))
  expect(viewOf(world.juma, 'pair')?.sync).toEqual({ state: 'fault', fault: 'BadSignature' })
  await foundOutAs('BadSignature', 0)
})

test('A relay that mixes spaces, and shows an entry of one in another, is found out as Malformed', async () => {
  const space = await paired('mixing spaces')
  const own = await rows(viewOf(world.juma, 'self')!.id)
  await lieToJuma(space, first => putting(first + 1, own.at(-1)!.bytes))
  await foundOutAs('Malformed', 1)
})

test('A relay that empties what nobody deleted is told of as words withheld, and the record goes on', async () => {
  const space = await paired('emptying')
  await lieToJuma(space, first => emptying(first + 1))
  const { juma, amara, time } = world
  expect(viewOf(juma, 'pair')).toMatchObject({ withheld: 1, sync: { state: 'synced' } })
  expect(thanksSeenBy(juma).sort()).toEqual(['asante 1', 'asante 3'])
  await thank(amara, 1, 4)
  await thank(juma, 1, 7)
  await time.pass(MINUTE)
  for (const device of [juma, amara])
    expect(thanksSeenBy(device)).toEqual(expect.arrayContaining(['asante 4', 'asante 7']))
  expect(viewOf(amara, 'pair')?.withheld).toBe(0)
})

test('A relay that keeps two logs is found out as ForkDetected as soon as it shows one to the other', async () => {
  const space = await paired('forking')
  const { amara, juma, time } = world
  const log = forkedLog(await rows(space))
  juma.between = honest => forkingRelay(honest, space, log)
  juma.link().cut()
  await time.pass(MINUTE)
  await thank(amara, 1)
  await thank(juma, 1, 7)
  await time.pass(MINUTE)
  // Each has a log of its own by now, and neither can know it yet.
  expect([sync(amara), sync(juma)]).toEqual([{ state: 'synced' }, { state: 'synced' }])
  const before = log.rows.length
  // The next word of Amara's says what she had seen.
  await thank(amara, 1, 2)
  await time.pass(MINUTE)
  for (const row of (await rows(space)).slice(before - 1)) log.add(row.bytes as Bytes)
  await time.pass(MINUTE)
  expect(sync(juma)).toEqual({ state: 'fault', fault: 'ForkDetected' })
  expect(thanksSeenBy(juma)).toContain('asante 7')
  await thank(juma, 1, 8)
  juma.kill()
  await juma.start()
  await time.pass(MINUTE)
  expect(thanksSeenBy(juma)).toEqual(expect.arrayContaining(['asante 7', 'asante 8']))
})

test('A relay that goes back to an earlier day and takes nothing again is found out as RolledBack', async () => {
  const space = await paired('rolling back')
  const { amara, juma, time } = world
  await thank(amara, 2)
  await time.pass(MINUTE)
  expect(thanksSeenBy(juma)).toHaveLength(2)
  const log = forkedLog((await rows(space)).slice(0, -1))
  juma.between = honest => forkingRelay(honest, space, log, true)
  juma.link().cut()
  await time.pass(10 * MINUTE)
  expect(sync(juma)).toEqual({ state: 'fault', fault: 'RolledBack' })
  expect(thanksSeenBy(juma)).toHaveLength(2)
  await thank(juma, 1, 7)
  juma.between = null
  await time.pass(HOUR)
  expect(thanksSeenBy(amara).sort()).toEqual(['asante 1', 'asante 2', 'asante 7'])
})

test('A relay that was put back to an earlier day gets again from a device what it lost', async () => {
  const space = await paired('restored')
  const { amara, juma, time } = world
  await thank(amara, 2)
  await time.pass(MINUTE)
  const log = forkedLog((await rows(space)).slice(0, -2))
  juma.between = honest => forkingRelay(honest, space, log)
  juma.link().cut()
  await time.pass(10 * MINUTE)
  expect(sync(juma)).toEqual({ state: 'synced' })
  expect(log.rows.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(
    (await rows(space)).map(({ bytes }) => Buffer.from(bytes).toString('hex')),
  )
})

/** What a relay can do to a box, whose key it never had. */
const touching =
  (step: string) =>
  (honest: Serving): Serving =>
    maliciousRelay(honest, {
      answer: ({ method, path }, body) => {
        if (method !== 'GET' || !path.includes('/invitations/')) return null
        const said = JSON.parse(Buffer.from(body).toString()) as { boxes: Record<string, string> }
        const box = said.boxes[step]
        if (!box) return null
        const bytes = Buffer.from(box, 'base64url')
        bytes[bytes.length - 20]! ^= 1
        return new Uint8Array(
          Buffer.from(
            JSON.stringify({ ...said, boxes: { ...said.boxes, [step]: bytes.toString('base64url') } }),
          ),
        )
      },
    })

for (const [step, touched] of [
  ['offer', 'juma'],
  ['claim', 'amara'],
  ['answer', 'juma'],
  ['reveal', 'amara'],
] as const) {
  test(`A relay that touches the keys in the box "${step}" while two pair ends the invitation as tampered, and nobody joins`, async () => {
    world = await createWorld(`touching ${step}`)
    const { amara, juma, time } = world
    for (const device of world.devices) await begin(world, device)
    world[touched].between = touching(step)
    const inviting = await time.finish(amara.haven().invite(), HOUR)
    const { link } = await reaches(world, inviting, 'waiting')
    const joining = await time.finish(juma.haven().join(link), HOUR)
    const pairing = touched === 'juma' ? joining : inviting
    expect(await reaches(world, pairing, 'ended')).toEqual({ stage: 'ended', why: 'tampered' })
    await time.pass(HOUR)
    expect([amara, juma].map(device => device.haven().pairs.value)).toEqual([[], []])
  })
}

test('A relay that has the link and swaps the keys of both while they pair shows them different signs, and nobody joins', async () => {
  world = await createWorld('standing between')
  const { amara, juma, time } = world
  for (const device of world.devices) await begin(world, device)
  const inviting = await time.finish(amara.haven().invite(), HOUR)
  const { link } = await reaches(world, inviting, 'waiting')
  const between = await standingBetween(world.chance.branch('between'), link, {
    inviter: 'Amara',
    joiner: 'Juma',
  })
  amara.between = between.toInviter
  juma.between = between.toJoiner
  const joining = await time.finish(juma.haven().join(link), HOUR)
  const theirs = await reaches(world, joining, 'compare')
  const ours = await reaches(world, inviting, 'compare')
  // Each sees the name that they expect: only the signs tell.
  expect([ours.otherName, theirs.otherName]).toEqual(['Juma', 'Amara'])
  expect(ours.signs).not.toEqual(theirs.signs)
  await time.finish(Promise.all([inviting.refuse(), joining.refuse()]), HOUR)
  await time.pass(HOUR)
  expect([inviting, joining].map(one => one.stage.value.stage)).toEqual(['ended', 'ended'])
  expect([amara, juma].map(device => device.haven().pairs.value)).toEqual([[], []])
})
