import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { gratitude, journal } from '#practices'
import { readWords } from '#protocol'
import { pairUp } from '../../../devkit/src/pairing.ts'
import { addPhone } from '../../../devkit/src/phones.ts'
import type { Backup } from '../../../devkit/src/relay-in-process.ts'
import { createWorld, type Device, type World } from '../../../devkit/src/world.ts'
import { all } from '../../../practices/src/shared/shelf.ts'
import { entriesOf, logOf, lose, recover, wordsOf } from './recovery/testkit.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
let world: World
let space: string

// The list of words is loaded when it is first asked for, in real time, which does not pass here.
beforeAll(async () => {
  await readWords('')
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const paired = async (seed: string) => {
  world = await createWorld(seed, { more: ['next', 'third'] })
  space = await pairUp(world)
  await world.time.pass(HOUR)
}
const phone = (name: string): Device => {
  const device = world.more[name]
  if (!device) throw new Error(`there is no phone ${name}`)
  return device
}
const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const give = async (device: Device, did: string) => {
  const thanks = { kind: 'words', did, gave: '', says: '' }
  const done = await finish(device.haven().act(space, gratitude, { do: 'give', thanks }))
  expect(done.ok).toBe(true)
}
const note = async (device: Device, text: string) => {
  const self = device.haven().self.value?.id ?? ''
  const done = await finish(device.haven().act(self, journal, { do: 'write', text }))
  expect(done.ok).toBe(true)
}
const idOf = (device: Device) => device.haven().devices.list.value.find(({ here }) => here)?.id ?? ''
const takeOut = async (by: Device, gone: Device) => {
  expect(await finish(by.haven().devices.remove(idOf(gone)))).toMatchObject({ ok: true })
}
const putBack = async (backup: Backup) => {
  world.relay.crash()
  await world.relay.putBack(backup)
  world.relay.start()
}
const wordsOn = (device: Device) => {
  const { self, pairs } = device.haven()
  const notes = self.value?.stateOf<typeof journal.initial>(journal).notes
  const given = pairs.value[0]?.stateOf<typeof gratitude.initial>(gratitude).notes
  return {
    notes: notes ? all(notes).flatMap(one => (one ? [one.text] : [])) : [],
    given: given
      ? all(given).flatMap(one =>
          one.kind === 'given' && one.thanks.kind === 'words' ? [one.thanks.did] : [],
        )
      : [],
  }
}
const syncs = (...devices: readonly Device[]) =>
  devices.flatMap(({ haven, name }) =>
    [haven().self.value, ...haven().pairs.value].map(view => `${name} ${view?.kind} ${view?.sync.state}`),
  )
const hashes = async (id: string) => (await entriesOf(world, id)).map(({ hash }) => hash)
const allSynced = (...devices: readonly Device[]) =>
  devices.flatMap(({ name }) => [`${name} self synced`, `${name} pair synced`])

describe('a relay that was put back to before', () => {
  test('A phone came that took out the one before is given both again by the new phone, though it knows neither of it', async () => {
    await paired('put back over a new phone')
    const next = phone('next')
    const backup = world.relay.backUp()
    await addPhone(world, world.amara, next)
    await world.time.pass(HOUR)
    await takeOut(next, world.amara)
    await note(next, 'from the new phone')
    await give(next, 'kept')
    await world.time.pass(HOUR)
    const self = next.haven().self.value?.id ?? ''
    const before = [await hashes(self), await hashes(space)]
    await putBack(backup)
    await world.time.pass(2 * HOUR)
    expect(syncs(next, world.juma)).toEqual(allSynced(next, world.juma))
    expect(world.amara.haven().devices.standing.value).toBe('removed')
    expect(
      [await hashes(self), await hashes(space)].map((now, i) => now.slice(0, before[i]?.length)),
    ).toEqual(before)
    await give(next, 'later')
    await world.time.pass(MINUTE)
    await give(world.juma, 'from juma')
    await world.time.pass(HOUR)
    expect(wordsOn(world.juma).given).toEqual(['kept', 'later', 'from juma'])
    expect(wordsOn(next)).toEqual({ notes: ['from the new phone'], given: ['kept', 'later', 'from juma'] })
  })

  test('The same, when the phone before and the partner’s are off, and nobody is left whom it knows', async () => {
    await paired('put back and nobody known')
    const next = phone('next')
    const backup = world.relay.backUp()
    await addPhone(world, world.amara, next)
    await world.time.pass(HOUR)
    await takeOut(next, world.amara)
    await give(next, 'kept')
    await world.time.pass(HOUR)
    world.amara.kill()
    world.juma.kill()
    await putBack(backup)
    await world.time.pass(2 * HOUR)
    expect(syncs(next)).toEqual(allSynced(next))
    await give(next, 'later')
    await world.juma.start()
    await world.time.pass(2 * HOUR)
    expect(syncs(next, world.juma)).toEqual(allSynced(next, world.juma))
    expect(wordsOn(world.juma).given).toEqual(['kept', 'later'])
  })

  test('Somebody came back by words is given that phone again', async () => {
    await paired('put back over words')
    const words = await wordsOf(world, world.amara)
    await world.time.pass(HOUR)
    const backup = world.relay.backUp()
    lose(world.amara)
    const next = phone('next')
    expect(await recover(world, next, words)).toMatchObject({ stage: 'done', spaces: 1 })
    await give(next, 'kept')
    await world.time.pass(HOUR)
    world.juma.kill()
    await putBack(backup)
    await world.time.pass(2 * HOUR)
    expect(syncs(next)).toEqual(allSynced(next))
    await world.juma.start()
    await world.time.pass(HOUR)
    expect(wordsOn(world.juma).given).toEqual(['kept'])
    expect(syncs(world.juma)).toEqual(allSynced(world.juma))
  })

  test('A phone came is told all the same that its person left from there', async () => {
    await paired('put back and left')
    const next = phone('next')
    const backup = world.relay.backUp()
    await addPhone(world, world.amara, next)
    await world.time.pass(HOUR)
    world.juma.kill()
    lose(world.amara)
    next.link().part()
    const { members } = next.haven().pairs.value[0] ? await logOf(world, space) : { members: new Map() }
    expect([...members.values()].map(({ left }) => left)).toEqual([false, false])
    expect((await finish(next.haven().parting.leave(space))).ok).toBe(true)
    await putBack(backup)
    next.link().meet()
    await world.time.pass(12 * HOUR)
    const after = await logOf(world, space)
    expect([...after.members.values()].map(({ left }) => left)).toEqual([true, false])
  })

  test('The keys were changed is given the new ones again, and what stands under them', async () => {
    await paired('put back over keys')
    const backup = world.relay.backUp()
    await finish(world.amara.haven().devices.renewKeys())
    await world.time.pass(HOUR)
    await give(world.juma, 'kept')
    await world.time.pass(HOUR)
    await putBack(backup)
    await world.time.pass(2 * HOUR)
    const { amara, juma } = world
    expect(syncs(amara, juma)).toEqual(allSynced(amara, juma))
    expect(wordsOn(amara).given).toEqual(['kept'])
  })
})

describe('words that were deleted since the day to which a relay is put back', () => {
  const readable = async () =>
    (await entriesOf(world, space)).filter(({ bytes }) => (bytes[1] ?? 0) === 1).length
  const given = async (seed: string) => {
    await paired(seed)
    await give(world.amara, 'not for long')
    await world.time.pass(MINUTE)
    const before = [world.relay.backUp()]
    const [pair] = world.amara.haven().pairs.value
    const note = pair && all(pair.stateOf<typeof gratitude.initial>(gratitude).notes)[0]
    const deleting = world.amara.haven().act(space, gratitude, { do: 'delete', note: note?.id })
    await world.time.until(() => world.juma.haven().pairs.value[0]?.sync.state === 'synced', HOUR)
    expect((await finish(deleting)).ok).toBe(true)
    await world.time.pass(MINUTE)
    return { before: before[0] ?? 0, left: await readable() }
  }

  test('Are asked for again by their author, whoever brought back that they are deleted', async () => {
    const { before, left } = await given('put back over deleting')
    world.amara.kill()
    await putBack(before)
    await world.time.pass(HOUR)
    expect(syncs(world.juma)).toEqual(allSynced(world.juma))
    expect(await readable()).toBeGreaterThan(left)
    await world.amara.start()
    await world.time.pass(HOUR)
    expect(await readable()).toBe(left)
  })

  test('Are asked for once and not at each meeting, where all is as it should be', async () => {
    await given('nothing to ask for')
    const asked = () => world.log.text().split('/erase').length
    const before = asked()
    for (let again = 0; again < 3; again++) {
      world.amara.kill()
      await world.amara.start()
      await world.time.pass(HOUR)
    }
    expect(asked()).toBe(before)
  })
})

describe('of two phones of one person that take each other out', () => {
  const LONG = 300
  /** The later one is heard first, and dies before the keys change; the one before wrote much, and took it out too. */
  const crossing = async (seed: string) => {
    await paired(seed)
    const { amara, juma, time, log } = world
    const next = phone('next')
    await addPhone(world, amara, next)
    await time.pass(HOUR)
    juma.kill()
    const backups = [world.relay.backUp()]
    amara.link().part()
    for (let at = 0; at < LONG; at++) await note(amara, `on the way ${at}`)
    await takeOut(amara, next)
    const heard = () => log.text().split('next         live: hears acknowledged').length
    const before = heard()
    await takeOut(next, amara)
    // From here on it writes nothing more: no epoch follows on what it has said.
    next.fate = () => 'full'
    await time.until(() => heard() > before + 1, HOUR)
    next.kill()
    next.fate = () => 'done'
    backups.push(world.relay.backUp())
    return backups
  }
  const isBack = async () => {
    const { amara, time } = world
    await time.pass(2 * HOUR)
    expect(syncs(amara)).toEqual(allSynced(amara))
    expect(amara.haven().devices.standing.value).toBe('active')
    expect(amara.haven().devices.list.value.map(({ here }) => here)).toEqual([true])
    await note(amara, 'here')
    await time.pass(MINUTE)
    const self = amara.haven().self.value?.id ?? ''
    expect(amara.haven().self.value?.sync).toEqual({ state: 'synced' })
    return hashes(self)
  }

  test('The one let in earlier comes back with what it signed before it knew, however much that is', async () => {
    await crossing('crossing')
    world.amara.link().meet()
    await isBack()
  })

  for (const [when, name] of ['before either', 'between the two'].entries())
    test(`A relay that was put back to ${name} is given both again, and the same one is in`, async () => {
      const backups = await crossing(`crossing, put back to ${name}`)
      world.amara.link().meet()
      const before = await isBack()
      await putBack(backups[when] ?? 0)
      expect((await isBack()).slice(0, before.length)).toEqual(before)
    })
})
