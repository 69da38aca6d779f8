import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Body, Roll } from '#devkit'
import {
  activeDevices,
  decodeEntry,
  emptyLog,
  restoreLog,
  rotationDue,
  serialiseLog,
  verifyRun,
} from './index.ts'
import { indexed, native as p } from './testkit.ts'
import { sure } from './testkit-pair.ts'
import {
  act,
  givenAll,
  opens,
  type Phone,
  type Phones,
  pull,
  settle,
  sync,
  twoPhones,
} from './testkit-phones.ts'

let world: Phones
beforeEach(async () => {
  world = await twoPhones()
})

const known = (name: string) => world.relay.devices.get(world.named(name).keys.device)
const isIn = (name: string) => known(name)?.removedAt === null

async function addAndSettle(by: string, name: string): Promise<void> {
  await act.add(world, world.named(by), name)
  await settle(world)
}

describe('whatever is done at once, by whomever,', () => {
  type Act =
    | { readonly do: 'write' | 'rotate' | 'sync' | 'leave'; readonly who: number }
    | { readonly do: 'add'; readonly who: number; readonly paper: boolean }
    | { readonly do: 'remove'; readonly who: number; readonly other: number }
  const who = fc.nat(5)
  const acts: fc.Arbitrary<Act[]> = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ do: fc.constant('sync' as const), who }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('write' as const), who }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('rotate' as const), who }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('add' as const), who, paper: fc.boolean() }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), who, other: who }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), who: fc.constant(1) }) },
    ),
    { maxLength: 24 },
  )
  /** Words and removals: enough to fill all races that the rules speak of. */
  async function play(steps: readonly Act[]): Promise<void> {
    for (const [i, step] of steps.entries()) {
      const one = world.all[step.who % world.all.length]!
      if (step.do === 'write') await act.write(world, one, `word ${i}`)
      else if (step.do === 'rotate') await act.rotate(world, one, true)
      else if (step.do === 'sync') await sync(world, one)
      else if (step.do === 'leave') await act.leave(world, one)
      else if (step.do === 'remove') {
        const own = world.all.filter(other => other.member === one.member)
        await act.remove(world, one, own[step.other % own.length]!)
      } else if ('paper' in step) await act.add(world, one, `${one.name}+${i}`, step.paper)
    }
    await settle(world)
  }
  /** What has come of it: which entries counted, and who is inside with which epoch. */
  const outcome = async () => {
    const { state, verified } = await verifyRun(p, emptyLog(world.space), indexed(world.log))
    const inside = activeDevices(state).map(device => [device, state.devices.get(device)!.epoch])
    return { counted: verified.map(one => !one.passedOver), inside }
  }
  /** The same by somebody who has read the document and shares no code with us. */
  const toldAnew = () => {
    const roll = new Roll()
    const counted = world.log.map((bytes, i) => {
      const { kind, body, ...entry } = sure(decodeEntry(p, bytes))
      const said = kind === 'control' ? (JSON.parse(Buffer.from(body).toString()) as Body) : null
      return roll.takes(i + 1, entry, said)
    })
    const inside = [...roll.seats].filter(([, { went }]) => went === null)
    return { counted, inside: inside.map(([device, { epoch }]) => [device, epoch]) }
  }
  const inAndOut = (): { inside: Phone[]; outside: Phone[] } => {
    const inside = world.all.filter(one => isIn(one.name))
    const outside = world.all.filter(one => known(one.name) !== undefined && !isIn(one.name))
    return { inside, outside }
  }

  test('nothing stops the log, all verifiers agree, and each that is inside opens all, others nothing later', async () => {
    let removals = 0
    await fc.assert(
      fc.asyncProperty(acts, fc.array(fc.integer({ min: 1, max: 5 })), async (steps, sizes) => {
        world = await twoPhones()
        await addAndSettle('a1', 'a2')
        await play(steps)
        // Everybody ends at one state, in whatever pieces the log came, and after being stored.
        let state = emptyLog(world.space)
        for (let at = 0, turn = 0; at < world.log.length; turn++) {
          const piece = world.log.slice(at, at + (sizes[turn] ?? 3))
          state = (await verifyRun(p, state, indexed(piece, at + 1), turn % 2 === 0 ? 'each' : 'last')).state
          state = sure(restoreLog(serialiseLog(state)))
          at += piece.length
        }
        expect(serialiseLog(state)).toEqual(serialiseLog(world.relay))
        expect(await outcome()).toEqual(toldAnew())
        // Nobody is left without a device but who left; the newest key is with exactly those inside.
        for (const [member, { left }] of state.members)
          expect(activeDevices(state, member).length > 0).toBe(!left)
        expect(rotationDue(state)).toBe(false)
        const { inside, outside } = inAndOut()
        removals += outside.length
        for (const one of inside) expect(known(one.name)?.epoch).toBe(state.epoch)
        for (const one of outside)
          expect(known(one.name)!.epoch).toBeLessThan(state.epoch + Number(inside.length === 0))
        // A last word, and all that was said.
        for (const one of inside) await act.write(world, one, 'a last word')
        for (const one of inside) await sync(world, one)
        for (const one of inside) await pull(world, one)
        const { verified } = await verifyRun(p, emptyLog(world.space), indexed(world.log))
        const said = verified.filter(({ entry, passedOver: late }) => entry.kind === 'content' && !late)
        for (const { entry } of said)
          for (const one of inside) expect(await opens(one, entry.bytes)).toBe(true)
        for (const one of outside) {
          const thief = await givenAll(world, one)
          const last = known(one.name)!.epoch
          for (const { entry } of said) expect(await opens(thief, entry.bytes)).toBe(entry.epoch <= last)
        }
      }),
      { numRuns: 25 },
    )
    expect(removals).toBeGreaterThan(3)
  })
})
