import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { begin, pairUp, reaches } from '../../../devkit/src/pairing.ts'
import { createWorld, type Device, type World } from '../../../devkit/src/world.ts'
import type { Pairing, PairingStage } from './haven.ts'

let world: World

beforeEach(async () => {
  world = await createWorld('pairing')
  for (const device of world.devices) await begin(world, device)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const HOUR = 3_600_000
const finish = <T>(work: Promise<T>) => world.time.finish(work, 20 * 60_000)
const invite = async () => {
  const inviting = await finish(world.amara.haven().invite())
  const { link } = await reaches(world, inviting, 'waiting')
  return { inviting, link }
}
const join = (device: Device, link: string) => finish(device.haven().join(link))
const ending = async (pairing: Pairing) => (await reaches(world, pairing, 'ended')).why
const restart = async (device: Device) => {
  device.kill()
  await device.start()
}
const resumed = async (device: Device): Promise<Pairing> => {
  const pairing = await finish(device.haven().resumeInvitation())
  if (!pairing) throw new Error('nothing is under way')
  return pairing
}

describe('two people pair', () => {
  test('Each then sees one space with the other, by name', async () => {
    const { inviting, link } = await invite()
    const joining = await join(world.juma, link)
    const theirs = await reaches(world, joining, 'compare')
    const ours = await reaches(world, inviting, 'compare')
    expect(theirs.signs).toEqual(ours.signs)
    expect([ours.otherName, theirs.otherName]).toEqual(['Juma', 'Amara'])
    for (const device of world.devices) expect(device.haven().pairs.value).toEqual([])
    await finish(Promise.all([inviting.confirm(), joining.confirm()]))
    await reaches(world, inviting, 'paired')
    await reaches(world, joining, 'paired')
    const names = world.devices.map(device =>
      device.haven().pairs.value.map(view => [view.me.name, view.other?.name]),
    )
    expect(names).toEqual([[['Amara', 'Juma']], [['Juma', 'Amara']]])
    await finish(world.amara.haven().rename('Amara wa Mwanza'))
    await world.time.pass(20_000)
    expect(world.juma.haven().pairs.value[0]?.other?.name).toBe('Amara wa Mwanza')
  })

  test('Nobody is in before both have confirmed', async () => {
    const { inviting, link } = await invite()
    const joining = await join(world.juma, link)
    await reaches(world, joining, 'compare')
    await reaches(world, inviting, 'compare')
    await finish(joining.confirm())
    await world.time.pass(HOUR / 6)
    expect(inviting.stage.value.stage).toBe('compare')
    expect(joining.stage.value.stage).toBe('confirmed-waiting')
    for (const device of world.devices) expect(device.haven().pairs.value).toEqual([])
    await finish(inviting.confirm())
    await reaches(world, joining, 'paired')
  })

  test('The app may be closed after any step, on both sides, and the pairing goes on', async () => {
    const { amara, juma } = world
    const { link } = await invite()
    await restart(amara)
    expect((await reaches(world, await resumed(amara), 'waiting')).link).toBe(link)
    await join(juma, link)
    for (let moment = 0; moment < 8; moment++) {
      await world.time.pass(700)
      await restart(juma)
      await restart(amara)
    }
    const stages = async (...wanted: PairingStage['stage'][]) => {
      for (const device of world.devices) await reaches(world, await resumed(device), ...wanted)
    }
    await stages('compare')
    for (const device of world.devices) {
      await finish((await resumed(device)).confirm())
      await restart(device)
    }
    for (let moment = 0; moment < 8; moment++) {
      await world.time.pass(700)
      await restart(juma)
      await restart(amara)
    }
    await world.time.until(() => world.devices.every(device => device.haven().pairs.value.length === 1), HOUR)
    expect(world.devices.map(device => device.haven().pairs.value[0]?.other?.name)).toEqual(['Juma', 'Amara'])
    await world.time.pass(HOUR)
    for (const device of world.devices) expect(await finish(device.haven().resumeInvitation())).toBeNull()
  })

  test('A phone that dies at any commit of a pairing goes on with it, or begins it again from the same link', async () => {
    for (const victim of ['amara', 'juma'] as const)
      for (let at = 1; at <= 8; at++) {
        const fresh = await createWorld(`killed ${victim} ${at}`)
        for (const device of fresh.devices) await begin(fresh, device)
        await fresh.time.pass(10_000)
        const { amara, juma } = fresh
        const since = fresh[victim].store().commits()
        fresh[victim].fate = count => (count === since + at ? 'crash-after' : 'done')
        const revive = async () => {
          if (!fresh[victim].store().crashed()) return
          fresh[victim].fate = () => 'done'
          fresh[victim].kill()
          await fresh[victim].start()
        }
        await fresh.time.finish(amara.haven().invite(), HOUR)
        let link = ''
        for (let turn = 0; turn < 200; turn++) {
          await revive()
          const ours = await fresh.time.finish(amara.haven().invite(), HOUR)
          if (ours.stage.value.stage === 'waiting') link = ours.stage.value.link
          if (ours.stage.value.stage === 'compare') await fresh.time.finish(ours.confirm(), HOUR)
          await revive()
          const theirs = link ? await fresh.time.finish(juma.haven().join(link), HOUR) : null
          if (theirs?.stage.value.stage === 'compare') await fresh.time.finish(theirs.confirm(), HOUR)
          await fresh.time.pass(1_000)
          if (fresh.devices.every(device => device.isOn() && device.haven().pairs.value.length === 1)) break
        }
        await revive()
        expect(fresh.devices.map(device => device.haven().pairs.value.length)).toEqual([1, 1])
        for (const device of fresh.devices) device.kill()
        fresh.end()
      }
  })
})

describe('an invitation that leads nowhere says why', () => {
  test('tampered with', async () => {
    const { link } = await invite()
    const damaged = link.slice(0, -3) + (link.endsWith('AAA') ? 'BBB' : 'AAA')
    expect(await ending(await join(world.juma, damaged))).toBe('tampered')
  })

  test('never heard of', async () => {
    const other = await createWorld('another server')
    await begin(other, other.amara)
    const inviting = await other.time.finish(other.amara.haven().invite(), HOUR)
    const { link } = await reaches(other, inviting, 'waiting')
    other.amara.kill()
    other.end()
    expect(await ending(await join(world.juma, link))).toBe('unknown')
  })

  test('expired', async () => {
    const { link } = await invite()
    world.amara.kill()
    await world.time.pass(49 * HOUR)
    await world.amara.start()
    expect(await ending(await join(world.juma, link))).toBe('expired')
    expect(await finish(world.amara.haven().resumeInvitation())).toBeNull()
  })

  test('used: whoever opened it first has it', async () => {
    const { link } = await invite()
    await reaches(world, await join(world.juma, link), 'compare')
    const neema = await createWorld('neema')
    await begin(neema, neema.amara)
    neema.amara.between = () => world.relay.serving()!
    const late = await neema.time.finish(neema.amara.haven().join(link), HOUR)
    expect((await reaches(neema, late, 'ended')).why).toBe('used')
    neema.amara.kill()
    neema.end()
  })

  test('my own', async () => {
    const { link } = await invite()
    expect(await ending(await join(world.amara, link))).toBe('own')
  })

  test('a wrong sign, said by either, ends it for both', async () => {
    for (const refusing of ['inviter', 'joiner'] as const) {
      const { inviting, link } = await invite()
      const joining = await join(world.juma, link)
      await reaches(world, joining, 'compare')
      await reaches(world, inviting, 'compare')
      await finish((refusing === 'inviter' ? inviting : joining).refuse())
      expect([await ending(inviting), await ending(joining)]).toEqual(['refused', 'refused'])
      await world.time.pass(60_000)
      for (const device of world.devices) expect(device.haven().pairs.value).toEqual([])
    }
  })

  test('withdrawn before anybody came; the next invitation is another one', async () => {
    const { inviting, link } = await invite()
    await finish(inviting.refuse())
    expect(await ending(inviting)).toBe('withdrawn')
    await world.time.pass(60_000)
    expect(await ending(await join(world.juma, link))).toBe('refused')
    const next = await invite()
    expect(next.link).not.toBe(link)
  })

  test('and without a connection it waits, and goes on by itself', async () => {
    const { link } = await invite()
    world.juma.link().part()
    const joining = await join(world.juma, link)
    await world.time.pass(60_000)
    expect(joining.stage.value).toEqual({ stage: 'offline' })
    world.juma.link().meet()
    await reaches(world, joining, 'compare')
  })
})

test('Who has a pair may invite again, into another space', async () => {
  const again = await createWorld('twice')
  const first = await pairUp(again)
  const inviting = await again.time.finish(again.amara.haven().invite(), HOUR)
  await reaches(again, inviting, 'waiting')
  expect(again.amara.haven().pairs.value.map(({ id }) => id)).toEqual([first])
  for (const device of again.devices) device.kill()
  again.end()
})
