import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gratitude, vulnerability } from '#practices'
import { createPrimitives } from '#protocol'
import { chanceFrom } from '../../../../devkit/src/chance.ts'
import { modifiedClient } from '../../../../devkit/src/modified-client.ts'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { seededPlatform } from '../../../../devkit/src/seeded-platform.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'
import type { Table } from '../ports.ts'
import { createVault } from '../vault.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const inWorld = async (seed: string, tell: (world: World, space: string) => Promise<void>) => {
  const world = await createWorld(seed)
  try {
    const space = await pairUp(world)
    await world.time.pass(MINUTE)
    await tell(world, space)
  } finally {
    for (const device of world.devices) device.kill()
    world.end()
  }
}
const pairOf = (device: Device) => {
  const [pair] = device.haven().pairs.value
  if (!pair) throw new Error('not paired')
  return pair
}
const opened = async (device: Device): Promise<string> => {
  const p = createPrimitives(seededPlatform(chanceFrom('a thief')))
  const rows = [...device.store().disk.rows]
  const vault = createVault(p, rows.find(([name]) => name === 'keys/local')?.[1] as never)
  const texts = await Promise.all(
    rows.map(async ([name, value]) => {
      const at = name.indexOf('/')
      const plain = await vault.open(name.slice(0, at) as Table, name.slice(at + 1), value)
      return Buffer.from(plain ?? []).toString('latin1')
    }),
  )
  return texts.join('\n')
}
const notesOf = (device: Device) => all(pairOf(device).stateOf<typeof gratitude.initial>(gratitude).notes)

const step = fc.tuple(
  fc.constantFrom('amara', 'juma'),
  fc.oneof(
    { weight: 4, arbitrary: fc.constant('give') },
    { weight: 4, arbitrary: fc.constant('delete') },
    { weight: 2, arbitrary: fc.constant('apart') },
    { weight: 2, arbitrary: fc.constant('meet') },
    { weight: 1, arbitrary: fc.constant('restart') },
    { weight: 2, arbitrary: fc.constant('wait') },
  ),
  fc.nat(100),
)

test('whatever is deleted, whenever and by whom, both phones come to one state without the words', async () => {
  let deleted = 0
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async steps => {
      await inWorld(`interleaved ${run++}`, async (world, space) => {
        const gone = new Set<string>()
        let count = 0
        const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
        for (const [who, does, which] of steps) {
          const device = world[who as 'amara' | 'juma']
          if (does === 'apart') device.link().part()
          if (does === 'meet') device.link().meet()
          if (does === 'wait') await world.time.pass(which * 1000)
          if (does === 'restart') {
            device.kill()
            await device.start()
          }
          if (does === 'give') {
            const thanks = { kind: 'deed', deed: `words-${count++}-of-${who}` }
            await finish(device.haven().act(space, gratitude, { do: 'give', thanks }))
          }
          if (does === 'delete') {
            const own = notesOf(device).filter(note => note.by === pairOf(device).me.id)
            const note = own[which % own.length]
            if (note?.kind !== 'given' || note.thanks.kind !== 'deed' || note.thanks.deed === '') continue
            gone.add(note.thanks.deed)
            deleted++
            await finish(device.haven().act(space, gratitude, { do: 'delete', note: note.id }))
          }
        }
        for (const device of world.devices) device.link().meet()
        await world.time.pass(30 * MINUTE)
        expect(notesOf(world.juma)).toEqual(notesOf(world.amara))
        for (const device of world.devices) {
          expect(pairOf(device)).toMatchObject({ withheld: 0, unread: 0, sync: { state: 'synced' } })
          const held = await opened(device)
          for (const words of gone) expect(held).not.toContain(words)
          const before = notesOf(device)
          device.kill()
          await device.start()
          expect(notesOf(device)).toEqual(before)
        }
        expect(notesOf(world.juma)).toHaveLength(count)
      })
    }),
    { numRuns: 12 },
  )
  expect(deleted).toBeGreaterThan(10)
}, 120_000)

const roundOf = (device: Device) => {
  const round = all(pairOf(device).stateOf<typeof vulnerability.initial>(vulnerability).rounds).at(-1)
  if (!round) throw new Error('no question on the table')
  return round
}
const sightsOf = (device: Device) =>
  roundOf(device).answers.map(({ seal, by }) => [
    by === pairOf(device).me.id ? 'mine' : 'theirs',
    pairOf(device).sight(seal).kind,
  ])

test('a sealed answer can be deleted once both have opened, and then nobody reads it', async () => {
  await inWorld('sealed', async (world, space) => {
    const acts = (device: Device, intent: unknown) =>
      world.time.finish(device.haven().act(space, vulnerability, intent), HOUR)
    await acts(world.amara, { do: 'offer', depth: 1 })
    await world.time.pass(MINUTE)
    const round = roundOf(world.amara).id
    await acts(world.amara, { do: 'answer', round, text: 'my answer' })
    await world.time.pass(MINUTE)
    const early = await acts(world.amara, { do: 'erase', round, what: 'answer' })
    expect(early).toEqual({ ok: false, error: { refused: 'refusedNothingToDelete' } })
    await acts(world.juma, { do: 'answer', round, text: 'another answer' })
    await world.time.pass(10 * MINUTE)
    sightsOf(world.amara)
    await world.time.pass(MINUTE)
    expect(sightsOf(world.amara)).toEqual([
      ['mine', 'mine'],
      ['theirs', 'open'],
    ])
    expect((await acts(world.amara, { do: 'erase', round, what: 'answer' })).ok).toBe(true)
    await world.time.pass(10 * MINUTE)
    for (const device of [world.amara, world.juma]) {
      sightsOf(device)
      await world.time.pass(MINUTE)
    }
    expect(sightsOf(world.amara)).toEqual([
      ['mine', 'erased'],
      ['theirs', 'open'],
    ])
    expect(sightsOf(world.juma)).toEqual([
      ['theirs', 'erased'],
      ['mine', 'mine'],
    ])
    expect(roundOf(world.juma)).toEqual(roundOf(world.amara))
    expect(roundOf(world.juma).stage).toBe('answered')
  })
})

test('a changed client that deletes its waiting answer does not read the one that comes after', async () => {
  await inWorld('waiting', async (world, space) => {
    const acts = (device: Device, intent: unknown) =>
      world.time.finish(device.haven().act(space, vulnerability, intent), HOUR)
    await acts(world.amara, { do: 'offer', depth: 1 })
    await world.time.pass(MINUTE)
    const round = roundOf(world.amara).id
    await acts(world.juma, { do: 'answer', round, text: 'bait' })
    await world.time.pass(MINUTE)
    const { fact, seal } = roundOf(world.amara).answers[0]!
    const client = await modifiedClient(world, world.juma, space)
    world.juma.kill()
    const { half: _half, ...bare } = seal
    const left = {
      t: 'vulnerability.answer-sealed.v1',
      at: 0,
      d: { round, answer: { ...bare, box: '' } },
    }
    await client.write('entry.erased.v1', { entries: [{ hash: fact, left }] })
    await world.time.pass(MINUTE)
    await acts(world.amara, { do: 'answer', round, text: 'words that nobody gets for nothing' })
    await world.time.pass(10 * MINUTE)
    expect(await client.relay.gate(client.who, round)).toMatchObject({
      ok: true,
      value: { state: 'waiting', shares: [] },
    })
    sightsOf(world.amara)
    await world.time.pass(MINUTE)
    expect(sightsOf(world.amara)).toEqual([
      ['theirs', 'erased'],
      ['mine', 'mine'],
    ])
  })
})
