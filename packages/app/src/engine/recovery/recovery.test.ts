import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gratitude, journal } from '#practices'
import { pairUp } from '../../../../devkit/src/pairing.ts'
import { createWorld, type Device, type World } from '../../../../devkit/src/world.ts'
import { all } from '../../../../practices/src/shared/shelf.ts'
import type { RecoverStage } from './recover.ts'

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
beforeEach(() => enter('recovery'))
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const HOUR = 3_600_000
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
const wordsOf = async (device: Device) => {
  const words = await finish(device.haven().recovery.make())
  const asked = [2, 7].map(at => ({ at, word: words[at] ?? '' }))
  expect(await finish(device.haven().recovery.confirm(asked))).toEqual({ ok: true, value: undefined })
  await settle()
  return words
}
const recover = async (
  device: Device,
  words: readonly string[],
  ...stages: readonly RecoverStage['stage'][]
) => {
  const recovering = device.haven().recover(words.join(' '), 'sw')
  const wanted = stages.length > 0 ? stages : (['done'] as const)
  const there = () => (wanted as readonly string[]).includes(recovering.stage.value.stage)
  if (!(await world.time.until(there, HOUR))) throw new Error(JSON.stringify(recovering.stage.value))
  return recovering.stage.value
}
const lose = (device: Device) => {
  device.kill()
  device.store().disk.rows.clear()
}

describe('the words', () => {
  test('Are offered once there is something to lose, and are made when two of them are known', async () => {
    const alone = await createWorld('alone')
    world.end()
    const { recovery, begin } = alone.amara.haven()
    const did = <T>(work: Promise<T>) => alone.time.finish(work, HOUR)
    await did(begin('Amara', 'sw'))
    expect(recovery.state.value).toBe('none')
    const id = alone.amara.haven().self.value?.id ?? ''
    for (const text of ['one', 'two', 'three'])
      await did(alone.amara.haven().act(id, journal, { do: 'write', text }))
    expect(recovery.state.value).toBe('worth-it')
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
    for (const device of alone.devices) device.kill()
    alone.end()
    await enter('again')
  })

  test('Are stored nowhere: not on the phone, not at the server, not in what is sent', async () => {
    const words = await wordsOf(world.amara)
    const { rows } = world.amara.store().disk
    const text = [...rows]
      .map(
        ([key, value]) =>
          `${key} ${value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value}`,
      )
      .join('\n')
    expect(text).not.toContain(words.slice(0, 3).join(' '))
    expect(world.relay.logged.join()).not.toContain(words[0])
  })
})

describe('when all phones are lost', () => {
  test('The words bring everything back, and the next phone goes on', async () => {
    await note(world.amara, 'my own')
    await thank(world.amara, 'for the tea')
    await settle()
    const words = await wordsOf(world.amara)
    lose(world.amara)
    await thank(world.juma, 'meanwhile')
    await settle()
    expect(await recover(next, words)).toEqual({ stage: 'done', spaces: 1 })
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
    expect(await recover(third(), words)).toEqual({ stage: 'done', spaces: 1 })
    expect(notesOn(third())).toEqual(['my own', 'on the next phone'])
  })

  test('A space that was entered after the words were made comes back too', async () => {
    const fresh = await createWorld('later space', { more: ['next'] })
    world.end()
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
    expect(await recover(phone, words)).toEqual({ stage: 'done', spaces: 1 })
    expect(phone.haven().pairs.value.map(({ other }) => other?.name)).toEqual(['Juma'])
  })

  test('Two phones that come back at once both succeed', async () => {
    const words = await wordsOf(world.amara)
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
    const words = await wordsOf(world.amara)
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
    if (!next.haven().profile.value) await recover(next, words)
    await world.time.pass(HOUR)
    expect(next.haven().pairs.value.map(({ id }) => id)).toEqual([space])
    // The lost one, and this one once.
    expect(devices()).toHaveLength(2)
  })

  test('Without a connection it waits, and goes on by itself', async () => {
    const words = await wordsOf(world.amara)
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
    const words = await wordsOf(world.amara)
    next.link().part()
    const misspelt = words.map((word, at) => (at === 3 ? 'zzzzz' : word))
    expect(await recover(next, misspelt, 'wrong')).toMatchObject({ why: { fault: 'UnknownWord', at: 3 } })
    expect(await recover(next, words.slice(1), 'wrong')).toMatchObject({ why: { fault: 'WrongCount' } })
    const swaps = words.map((_, at) =>
      words.map((word, i) => (i === at ? words[0] : i === 0 ? words[at] : word) ?? ''),
    )
    const stages: string[] = []
    for (const swapped of swaps) stages.push((await recover(next, swapped, 'wrong', 'offline')).stage)
    expect(stages).toContain('wrong')
  })

  test('Words of nobody on this server', async () => {
    const other = await finish(world.juma.haven().recovery.make())
    expect(await recover(next, other, 'not-found')).toEqual({ stage: 'not-found' })
    expect(next.haven().profile.value).toBeNull()
  })

  test("The words of another bring the other's things, and nothing of mine", async () => {
    await note(world.amara, 'of amara')
    await note(world.juma, 'of juma')
    await wordsOf(world.amara)
    const words = await wordsOf(world.juma)
    await recover(next, words)
    await settle()
    expect(notesOn(next)).toEqual(['of juma'])
    expect(next.haven().profile.value?.name).toBe('Juma')
  })

  test('Dropped words bring nothing back, and new ones end the old', async () => {
    const first = await wordsOf(world.amara)
    const second = await wordsOf(world.amara)
    await settle()
    expect(await recover(next, first, 'not-found')).toEqual({ stage: 'not-found' })
    expect(await finish(world.amara.haven().recovery.drop())).toEqual({ ok: true, value: undefined })
    expect(world.amara.haven().recovery.state.value).toBe('worth-it')
    await world.time.pass(HOUR)
    expect(await recover(next, second, 'not-found')).toEqual({ stage: 'not-found' })
    const own = world.amara.haven().devices.list.value
    expect(own.filter(({ paper }) => paper)).toEqual([])
  })
})
