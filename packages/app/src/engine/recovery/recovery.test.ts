import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { gratitude, journal } from '#practices'
import { base64url, hex, paperKeys, readWords, recoveryOf } from '#protocol'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { addPhone } from '../../../../devkit/src/phones.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'
import { HOUR, logOf, lose, reader, recover, rowsInTheClear, wordsOf } from './testkit.ts'

let world: World
let space: string
let next: Device

const enter = async (seed: string) => {
  world = await createWorld(seed, { more: ['next', 'third'] })
  space = await pairUp(world)
  const phone = world.more.next
  if (!phone) throw new Error('no next phone')
  next = phone
  await settle()
}
// The list of words is loaded when it is first asked for, in real time, which does not pass here.
beforeAll(async () => {
  await readWords('')
})
beforeEach(() => enter('recovery'))
const leaveWorld = () => {
  for (const device of world.devices) device.kill()
  world.end()
}
afterEach(leaveWorld)

const settle = () => world.time.pass(60_000)
const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const third = () => {
  const phone = world.more.third
  if (!phone) throw new Error('no third phone')
  return phone
}
const note = async (device: Device, text: string) => {
  const id = device.haven().self.value?.id ?? ''
  expect(await finish(device.haven().act(id, journal, { do: 'write', text }))).toMatchObject({ ok: true })
}
const notesOn = (device: Device) =>
  all(
    device.haven().self.value?.stateOf<typeof journal.initial>(journal).notes ?? journal.initial.notes,
  ).flatMap(one => (one ? [one.text] : []))
const thank = async (device: Device, did: string) => {
  const thanks = { kind: 'words', did, gave: '', says: '' }
  expect(await finish(device.haven().act(space, gratitude, { do: 'give', thanks }))).toMatchObject({
    ok: true,
  })
}
const thanksOn = (device: Device) => {
  const view = device.haven().pairs.value.find(({ id }) => id === space)
  return view ? all(view.stateOf<typeof gratitude.initial>(gratitude).notes).length : null
}
describe('the words', () => {
  test('Are offered once there is something to lose, and are made when two of them are known', async () => {
    leaveWorld()
    world = await createWorld('alone')
    const alone = world
    const { recovery, begin } = alone.amara.haven()
    const did = <T>(work: Promise<T>) => alone.time.finish(work, HOUR)
    await did(begin('Amara', 'sw'))
    expect(recovery.state.value).toBe('none')
    const id = alone.amara.haven().self.value?.id ?? ''
    for (const text of ['one', 'two', 'three'])
      await did(alone.amara.haven().act(id, journal, { do: 'write', text }))
    expect(recovery.state.value).toBe('worth-it')
    alone.amara.link().part()
    const words = await did(recovery.make())
    expect(new Set(words).size).toBeGreaterThan(6)
    expect(words).toHaveLength(12)
    const wrong = [
      { at: 0, word: words[0] ?? '' },
      { at: 4, word: words[4] === 'zoo' ? 'abandon' : 'zoo' },
    ]
    expect(await did(recovery.confirm(wrong))).toEqual({ ok: false, error: { fault: 'OtherWord', at: 4 } })
    expect(recovery.state.value).toBe('worth-it')
    const right = [
      { at: 11, word: ` ${words[11]?.toUpperCase()} ` },
      { at: 4, word: words[4]?.slice(0, 4) ?? '' },
    ]
    expect(await did(recovery.confirm(right))).toEqual({ ok: true, value: undefined })
    expect(recovery.state.value).toBe('made')
    expect(await did(recovery.confirm(right))).toEqual({ ok: false, error: { fault: 'WordsGone' } })
    // Only what the server has taken brings anything back, and the person is told so.
    expect([recovery.waits.value, recovery.madeAt.value]).toEqual([true, alone.amara.clock().now()])
    alone.amara.link().meet()
    await alone.time.pass(60_000)
    expect(recovery.waits.value).toBe(false)
    await did(recovery.drop())
    expect([recovery.state.value, recovery.madeAt.value, recovery.waits.value]).toEqual([
      'worth-it',
      null,
      false,
    ])
  })

  test('Are stored nowhere, and nothing that they could be made from', async () => {
    await note(world.amara, 'my own')
    const words = await wordsOf(world, world.amara)
    const entropy = await readWords(words.join(' '))
    if (!entropy.ok) throw new Error(entropy.error.fault)
    const p = reader(world)
    const { id, access, boxKey } = await recoveryOf(p, entropy.value)
    const rows = (await rowsInTheClear(world, world.amara)).join('\n')
    const lies = (bytes: Uint8Array<ArrayBuffer>) =>
      [base64url(bytes), hex(bytes), Buffer.from(bytes).toString('latin1')].some(text => rows.includes(text))
    expect(rows).toContain('my own')
    expect(rows).toContain(id)
    expect(rows).not.toContain(words.slice(0, 2).join(' '))
    expect([entropy.value, access, boxKey].map(lies)).toEqual([false, false, false])
    // The paper device is known by its id; what it signs and opens with is not.
    expect(rows).toContain((await paperKeys(p, entropy.value)).device)
  })

  test('Are made, or are not, when the phone dies at any commit of making them', async () => {
    const made: boolean[] = []
    for (const [at, fate] of [
      [1, 'crash-before'],
      [1, 'crash-after'],
      [2, 'crash-after'],
      [4, 'crash-after'],
    ] as const) {
      leaveWorld()
      await enter(`words ${at} ${fate}`)
      const { amara } = world
      const words = await finish(amara.haven().recovery.make())
      const since = amara.store().commits()
      amara.fate = count => (count === since + at ? fate : 'done')
      void amara.haven().recovery.confirm([0, 1].map(place => ({ at: place, word: words[place] ?? '' })))
      await world.time.until(() => amara.store().crashed(), HOUR)
      amara.fate = () => 'done'
      amara.kill()
      await amara.start()
      await world.time.pass(HOUR)
      const is = amara.haven().recovery.state.value === 'made'
      made.push(is)
      lose(amara)
      expect((await recover(world, next, words, 'done', 'not-found')).stage).toBe(is ? 'done' : 'not-found')
    }
    expect(made).toEqual([false, true, true, true])
  })

  test('Are let in again where the keys of the space changed at the same moment', async () => {
    await addPhone(world, world.amara, next)
    await world.time.until(() => next.haven().pairs.value.length === 1, HOUR)
    await settle()
    world.amara.link().part()
    const words = await finish(world.amara.haven().recovery.make())
    const asked = [0, 1].map(at => ({ at, word: words[at] ?? '' }))
    expect(await finish(world.amara.haven().recovery.confirm(asked))).toMatchObject({ ok: true })
    await finish(next.haven().devices.renewKeys())
    await settle()
    world.amara.link().meet()
    await world.time.pass(HOUR)
    lose(world.amara)
    lose(next)
    expect(await recover(world, third(), words)).toEqual({ stage: 'done', spaces: 1 })
  })
})

describe('when all phones are lost', () => {
  test('The words bring everything back, and the next phone goes on', async () => {
    await note(world.amara, 'my own')
    await thank(world.amara, 'for the tea')
    await settle()
    const words = await wordsOf(world, world.amara)
    lose(world.amara)
    await thank(world.juma, 'meanwhile')
    await settle()
    expect(await recover(world, next, words)).toEqual({ stage: 'done', spaces: 1 })
    await settle()
    expect(next.haven().profile.value).toEqual({ name: 'Amara', language: 'sw' })
    expect(notesOn(next)).toEqual(['my own'])
    expect(thanksOn(next)).toBe(2)
    await thank(next, 'from the next phone')
    await note(next, 'on the next phone')
    await thank(world.juma, 'and on')
    await settle()
    expect([thanksOn(next), thanksOn(world.juma)]).toEqual([4, 4])
    expect(world.juma.haven().pairs.value[0]?.sync).toEqual({ state: 'synced' })
    expect(next.haven().recovery.state.value).toBe('made')
    // The same words serve again, when this phone is lost too.
    lose(next)
    expect(await recover(world, third(), words)).toEqual({ stage: 'done', spaces: 1 })
    expect(notesOn(third())).toEqual(['my own', 'on the next phone'])
  })

  test('A space that was entered after the words were made comes back too', async () => {
    leaveWorld()
    const fresh = await createWorld('later space', { more: ['next'] })
    world = fresh
    const { amara, juma } = fresh
    const did = <T>(work: Promise<T>) => fresh.time.finish(work, HOUR)
    await did(amara.haven().begin('Amara', 'sw'))
    await fresh.time.pass(60_000)
    const words = await did(amara.haven().recovery.make())
    const asked = [0, 1].map(at => ({ at, word: words[at] ?? '' }))
    expect(await did(amara.haven().recovery.confirm(asked))).toMatchObject({ ok: true })
    await did(juma.haven().begin('Juma', 'sw'))
    const inviting = await did(amara.haven().invite())
    await fresh.time.until(() => inviting.stage.value.stage === 'waiting', HOUR)
    const link = inviting.stage.value.stage === 'waiting' ? inviting.stage.value.link : ''
    const joining = await did(juma.haven().join(link))
    const both = [inviting, joining]
    await fresh.time.until(() => both.every(one => one.stage.value.stage === 'compare'), HOUR)
    await did(Promise.all(both.map(one => one.confirm())))
    await fresh.time.until(() => both.every(one => one.stage.value.stage === 'paired'), HOUR)
    await fresh.time.pass(60_000)
    lose(amara)
    const phone = fresh.more.next
    if (!phone) throw new Error('no next phone')
    expect(await recover(world, phone, words)).toEqual({ stage: 'done', spaces: 1 })
    expect(phone.haven().pairs.value.map(({ other }) => other?.name)).toEqual(['Juma'])
  })

  test('Two phones that come back at once both succeed', async () => {
    const words = await wordsOf(world, world.amara)
    lose(world.amara)
    const both = [next, third()].map(device => device.haven().recover(words.join(' '), 'en'))
    expect(await world.time.until(() => both.every(one => one.stage.value.stage === 'done'), HOUR)).toBe(true)
    await settle()
    await thank(next, 'one')
    await thank(third(), 'two')
    await settle()
    expect([next, third(), world.juma].map(thanksOn)).toEqual([2, 2, 2])
  })

  test('A phone that dies at any commit of coming back begins again with the same words, and is one phone', async () => {
    const words = await wordsOf(world, world.amara)
    lose(world.amara)
    const devices = () => next.haven().devices.list.value.filter(({ paper }) => !paper)
    for (let at = 1; at <= 10; at++) {
      const since = next.store().commits()
      next.fate = count => (count === since + at ? 'crash-after' : 'done')
      if (!next.haven().profile.value) next.haven().recover(words.join(' '), 'sw')
      await world.time.pass(20_000)
      next.fate = () => 'done'
      next.kill()
      await next.start()
    }
    if (!next.haven().profile.value) await recover(world, next, words)
    await world.time.pass(HOUR)
    expect(next.haven().pairs.value.map(({ id }) => id)).toEqual([space])
    // The lost one, and this one once.
    expect(devices()).toHaveLength(2)
  })

  test('A server that has lost what lay under the words gets it again from the phone', async () => {
    const words = await wordsOf(world, world.amara)
    const id = world.amara.haven().self.value?.id ?? ''
    const p = reader(world)
    const entropy = await readWords(words.join(' '))
    if (!entropy.ok) throw new Error(entropy.error.fault)
    const record = await recoveryOf(p, entropy.value)
    const { member } = [...(await logOf(world, id)).devices.values()][0] ?? { member: '' }
    expect(await world.relay.store.dropRecovery(id, member, record.id)).toMatchObject({ ok: true })
    expect(await recover(world, next, words, 'not-found')).toEqual({ stage: 'not-found' })
    world.amara.kill()
    await world.amara.start()
    await settle()
    lose(world.amara)
    expect(await recover(world, next, words)).toEqual({ stage: 'done', spaces: 1 })
  })

  test('What was left stays left', async () => {
    const words = await wordsOf(world, world.amara)
    await finish(world.amara.haven().parting.leave(space))
    await world.time.pass(HOUR)
    lose(world.amara)
    expect(await recover(world, next, words)).toEqual({ stage: 'done', spaces: 0 })
    await world.time.pass(HOUR)
    expect(next.haven().pairs.value).toEqual([])
  })

  test('Without a connection it waits, and goes on by itself', async () => {
    const words = await wordsOf(world, world.amara)
    lose(world.amara)
    next.link().part()
    const recovering = next.haven().recover(words.join(' '), 'sw')
    await world.time.until(() => recovering.stage.value.stage === 'offline', HOUR)
    expect(recovering.stage.value).toEqual({ stage: 'offline' })
    next.link().meet()
    expect(await world.time.until(() => recovering.stage.value.stage === 'done', HOUR)).toBe(true)
  })
})

describe('words that lead nowhere are told apart', () => {
  test('An unknown word, a wrong count, and words in another order, before anybody is asked', async () => {
    const words = await wordsOf(world, world.amara)
    next.link().part()
    const misspelt = words.map((word, at) => (at === 3 ? 'zzzzz' : word))
    expect(await recover(world, next, misspelt, 'wrong')).toMatchObject({
      why: { fault: 'UnknownWord', at: 3 },
    })
    expect(await recover(world, next, words.slice(1), 'wrong')).toMatchObject({
      why: { fault: 'WrongCount' },
    })
    const swaps = words.map((_, at) =>
      words.map((word, i) => (i === at ? words[0] : i === 0 ? words[at] : word) ?? ''),
    )
    const stages: string[] = []
    for (const swapped of swaps) stages.push((await recover(world, next, swapped, 'wrong', 'offline')).stage)
    expect(stages).toContain('wrong')
  })

  test('Words of nobody on this server', async () => {
    const other = await finish(world.juma.haven().recovery.make())
    expect(await recover(world, next, other, 'not-found')).toEqual({ stage: 'not-found' })
    expect(next.haven().profile.value).toBeNull()
  })

  test("The words of another bring the other's things, and nothing of mine", async () => {
    await note(world.amara, 'of amara')
    await note(world.juma, 'of juma')
    await wordsOf(world, world.amara)
    const words = await wordsOf(world, world.juma)
    await recover(world, next, words)
    await settle()
    expect(notesOn(next)).toEqual(['of juma'])
    expect(next.haven().profile.value?.name).toBe('Juma')
  })

  test('Dropped words bring nothing back, and new ones end the old', async () => {
    const first = await wordsOf(world, world.amara)
    const second = await wordsOf(world, world.amara)
    await settle()
    expect(await recover(world, next, first, 'not-found')).toEqual({ stage: 'not-found' })
    expect(await finish(world.amara.haven().recovery.drop())).toEqual({ ok: true, value: undefined })
    expect(world.amara.haven().recovery.state.value).toBe('worth-it')
    await world.time.pass(HOUR)
    expect(await recover(world, next, second, 'not-found')).toEqual({ stage: 'not-found' })
    const own = world.amara.haven().devices.list.value
    expect(own.filter(({ paper }) => paper)).toEqual([])
  })
})
