/** What two people and their private pages give to searching: everything that can be read, and nothing beyond. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AnySlice, gratitude, journal, practices, vulnerability } from '#practices'
import { pairUp } from '../../../devkit/src/pairing.ts'
import { createWorld, type Device, type World } from '../../../devkit/src/world.ts'
import { sealed } from '../../../practices/src/shared/schemas.ts'
import { all } from '../../../practices/src/shared/shelf.ts'
import { searching, type Written } from './find.ts'
import { gather, SEALED_WORDS } from './gather.ts'

/** Sealed, and no words: wishes and votes by a tap, feelings from a list, a page of answers, half of a gate. */
const SEALED_TAPS: readonly string[] = [
  'empathy.moment-told.v1',
  'empathy.guess-sealed.v1',
  'empathy.ours-wish-sealed.v1',
  'growth.page-sealed.v1',
  'leading.opening-asked.v1',
  'no-blame.votes-sealed.v1',
  'vulnerability.wish-sealed.v1',
]

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const of = (id: string): AnySlice => practices.find(slice => slice.id === id)!

let world: World
let space: string

beforeEach(async () => {
  world = await createWorld('searching')
  space = await pairUp(world)
  await world.time.pass(MINUTE)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

const finish = <T>(work: Promise<T>) => world.time.finish(work, HOUR)
const act = async (device: Device, slice: AnySlice, intent: unknown, where = space) => {
  expect((await finish(device.haven().act(where, slice, intent))).ok).toBe(true)
  await world.time.pass(MINUTE)
}
const pairOf = (device: Device) => device.haven().pairs.value[0]!
const selfOf = (device: Device) => device.haven().self.value!
const writtenIn = async (device: Device, where: 'self' | 'pair'): Promise<readonly Written[]> => {
  const view = where === 'self' ? selfOf(device) : pairOf(device)
  const read = await finish(device.haven().takeaway.read(view.id))
  if (!read.ok || !read.value) throw new Error('not read')
  return gather(read.value, view)
}
const textsIn = async (device: Device, where: 'self' | 'pair') =>
  (await writtenIn(device, where)).map(({ text }) => text)
const give = (device: Device, deed: string) =>
  act(device, gratitude, { do: 'give', thanks: { kind: 'deed', deed } })

test('of every sealed text it is decided whether it is words to look for', () => {
  const holds = (schema: unknown): boolean =>
    schema === sealed || Object.values((schema as { entries?: object }).entries ?? {}).some(holds)
  const types = practices.flatMap(({ events }) =>
    Object.entries(events).filter(([, schema]) => holds(schema)),
  )
  expect(types.map(([type]) => type).sort()).toEqual([...SEALED_WORDS, ...SEALED_TAPS].sort())
})

test('thank-yous, answers that are open, and one’s own that are still sealed; each with its place', async () => {
  const { amara, juma } = world
  await give(amara, 'for the tea')
  await give(juma, 'for the song')
  await act(amara, vulnerability, { do: 'offer', depth: 1 })
  const round = all(pairOf(amara).stateOf<typeof vulnerability.initial>(vulnerability).rounds)[0]!.id
  await act(amara, vulnerability, { do: 'answer', round, text: 'the smell of rain' })
  expect(await textsIn(amara, 'pair')).toContain('the smell of rain')
  expect(await textsIn(juma, 'pair')).not.toContain('the smell of rain')
  await act(juma, vulnerability, { do: 'answer', round, text: 'ugali wa mama' })
  await world.time.pass(10 * MINUTE)
  for (const device of [amara, juma]) {
    const texts = await textsIn(device, 'pair')
    for (const text of ['for the tea', 'for the song', 'the smell of rain', 'ugali wa mama'])
      expect(texts).toContain(text)
    const [rain] = searching(await writtenIn(device, 'pair')).find('rain')
    expect(rain).toMatchObject({ practice: 'vulnerability' })
    expect(rain?.path).toMatch(new RegExp(`^/with/${space.slice(0, 8)}/vulnerability/round/${round}$`))
  }
})

test('what was deleted, and a jar before its day, are not there', async () => {
  const { amara, juma } = world
  await give(amara, 'words to be deleted')
  const [note] = all(pairOf(amara).stateOf<typeof gratitude.initial>(gratitude).notes)
  await act(amara, gratitude, { do: 'delete', note: note!.id })
  const day = new Date(world.time.now() + 9 * 24 * HOUR).toISOString().slice(0, 10)
  await act(juma, gratitude, { do: 'put-in-jar', thanks: { kind: 'deed', deed: 'a surprise' }, day })
  await world.time.pass(10 * MINUTE)
  for (const device of [amara, juma])
    expect(await textsIn(device, 'pair')).not.toContain('words to be deleted')
  expect(await textsIn(amara, 'pair')).not.toContain('a surprise')
  expect(await textsIn(juma, 'pair')).toContain('a surprise')
})

test('the self space gives the journal as it stands now, and the plan; the space of two gives none of it', async () => {
  const { amara } = world
  const own = selfOf(amara).id
  await act(amara, journal, { do: 'write', text: 'first form' }, own)
  const { notes } = selfOf(amara).stateOf<typeof journal.initial>(journal)
  await act(amara, journal, { do: 'edit', note: all(notes)[0]!.id, text: 'second form' }, own)
  await act(amara, of('self-care'), { do: 'plan', part: 'rest', when: 'dusk falls', will: 'sit' }, own)
  const texts = await textsIn(amara, 'self')
  expect(texts).toEqual(expect.arrayContaining(['second form', 'dusk falls', 'sit']))
  expect(texts).not.toContain('first form')
  const [dusk] = searching(await writtenIn(amara, 'self')).find('dusk')
  expect(dusk).toMatchObject({ practice: 'self-care', path: '/mine/self-care', other: '' })
  expect(JSON.stringify(await writtenIn(amara, 'pair'))).not.toMatch(/form|dusk/)
})

test('what the other says in a talk is found when the talk has come to its end; no result says who', async () => {
  const { amara, juma } = world
  const honesty = of('honesty')
  await act(juma, honesty, { do: 'offer', subject: 'The evenings', outcome: 'known' })
  const talk = () => {
    const { talks } = pairOf(amara).stateOf<{ talks: Parameters<typeof all>[0] }>(honesty)
    return (all(talks)[0] as { life: { id: string } }).life.id
  }
  await act(amara, honesty, { do: 'agree', talk: talk() })
  await act(juma, honesty, { do: 'say', talk: talk(), text: 'I miss our walks.', feeling: null })
  expect(await textsIn(amara, 'pair')).not.toContain('I miss our walks.')
  expect(await textsIn(juma, 'pair')).toContain('I miss our walks.')
  await act(amara, honesty, { do: 'end', talk: talk() })
  expect(await textsIn(amara, 'pair')).toContain('I miss our walks.')
  const [found] = searching(await writtenIn(amara, 'pair')).find('walks')
  expect(Object.keys(found ?? {}).sort()).toEqual(
    ['at', 'other', 'passage', 'path', 'practice', 'stopped', 'text'].sort(),
  )
})

test('a matter that the two have stopped is found only by somebody who asks for such', async () => {
  const { amara, juma } = world
  const noBlame = of('no-blame')
  const gentle = {
    noticed: 'The rent was late.',
    felt: 'I felt worried.',
    need: 'Calm.',
    ask: 'A fixed day?',
  }
  await act(juma, noBlame, { do: 'offer', ...gentle, matter: null })
  const { solvings } = pairOf(juma).stateOf<{ solvings: Parameters<typeof all>[0] }>(noBlame)
  const talk = (all(solvings)[0] as { life: { id: string } }).life.id
  await act(amara, noBlame, { do: 'agree', talk })
  expect(searching(await writtenIn(juma, 'pair')).find('rent')).toHaveLength(1)
  await act(amara, noBlame, { do: 'end', talk })
  for (const device of [amara, juma]) {
    const index = searching(await writtenIn(device, 'pair'))
    expect(index.find('rent')).toEqual([])
    expect(index.find('rent', true)).toMatchObject([{ stopped: true, practice: 'no-blame' }])
  }
})

test('how somebody was today, a name, and a tap are no words to search', async () => {
  const { amara, juma } = world
  await act(juma, of('availability'), {
    do: 'check-in',
    energy: 'low',
    mood: 'tired',
    need: 'listen',
    line: 'Long day in the shop.',
  })
  for (const device of [amara, juma]) {
    const texts = await textsIn(device, 'pair')
    for (const text of ['Juma', 'Amara', 'Long day in the shop.', 'tired']) expect(texts).not.toContain(text)
  }
})

test('that a share was opened, and one to be heard that was never read, can’t be found by searching', async () => {
  const { amara, juma } = world
  const leading = of('leading')
  const validation = of('validation')
  await act(amara, leading, { do: 'give', way: 'know', text: 'I was afraid.', after: null })
  const { shares } = pairOf(juma).stateOf<{ shares: Parameters<typeof all>[0] }>(leading)
  await act(juma, leading, { do: 'open', share: (all(shares)[0] as { id: string }).id })
  await act(juma, validation, { do: 'share', text: 'Nobody asked me to sit.' })
  const { talks } = pairOf(amara).stateOf<{ talks: Parameters<typeof all>[0] }>(validation)
  await act(amara, validation, { do: 'pass', talk: (all(talks)[0] as { life: { id: string } }).life.id })
  await world.time.pass(10 * MINUTE)
  expect(await textsIn(juma, 'pair')).toEqual(
    expect.arrayContaining(['I was afraid.', 'Nobody asked me to sit.']),
  )
  expect(await textsIn(amara, 'pair')).toEqual(['I was afraid.'])
})
