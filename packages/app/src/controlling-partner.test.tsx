import { readFileSync } from 'node:fs'
import { renderToString } from 'preact-render-to-string'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createHaven, type Haven, httpRelay, memoryStore } from '#engine'
import { type AnySlice, gratitude, journal, vulnerability } from '#practices'
import { type AesKey, createPrimitives, readWords } from '#protocol'
import { loadWords } from '#ui/words'
import { begin, pairUp, reaches } from '../../devkit/src/pairing.ts'
import { seededPlatform } from '../../devkit/src/seeded-platform.ts'
import { createWorld, type Device, ORIGIN, type World } from '../../devkit/src/world.ts'
import { all } from '../../practices/src/shared/shelf.ts'
import { createApp, fetchPlace } from './app.tsx'
import type { Table } from './engine/ports.ts'
import { createVault } from './engine/vault.ts'
import { stillWorld } from './testkit.ts'

/**
 * Juma has Amara's phone for ten minutes. Each thing that he learns is compared with what docs/safety.md says of it,
 * line by line and both ways: nothing is learned that is not said there, and nothing is said that he can't learn.
 */
const HOUR = 3_600_000
const SAID = {
  mine: 'in Mine',
  draft: 'still a draft',
  sealed: 'sealed, before he has answered',
  jar: 'in the jar',
  shared: 'said to both',
  left: 'said where she has left',
} as const
const GONE = { burnt: 'put in the jar and burnt', emptied: 'a draft that was emptied' } as const
const his = 'in his own Mine'

let world: World
let pair: string
let neema: string
let link: string
beforeAll(async () => {
  await loadWords('sw')
  // Loaded in real time, which does not pass in the story.
  await readWords('')
  await fetchPlace('/left/a0a0a0a0')
})

const finish = <T,>(work: Promise<T>) => world.time.finish(work, HOUR)
const act = async (device: Device, space: string, slice: AnySlice, intent: unknown) => {
  const done = await finish(device.haven().act(space, slice, intent))
  expect(done).toEqual({ ok: true, value: undefined })
}
const selfOf = (device: Device) => device.haven().self.value?.id ?? ''
const viewOf = (haven: Haven, id: string) => {
  const view = [...haven.pairs.value, ...haven.parting.left.value].find(one => one.id === id)
  if (!view) throw new Error('no such space')
  return view
}
const roundIn = (haven: Haven) => {
  const rounds = all(viewOf(haven, pair).stateOf<typeof vulnerability.initial>(vulnerability).rounds)
  return rounds.at(-1)?.id ?? ''
}
const notesIn = (haven: Haven) => all(viewOf(haven, pair).stateOf<typeof gratitude.initial>(gratitude).notes)
const thanks = (did: string) => ({ kind: 'words', did, gave: '', says: '' })

/** Amara's life in the app, as far as it is nobody's business. */
beforeEach(async () => {
  world = await createWorld('ten minutes', { more: ['neema'] })
  pair = await pairUp(world)
  const { amara, juma, more, time } = world
  const friend = more['neema']
  if (!friend) throw new Error('no friend')
  await begin(world, friend)
  const inviting = await finish(amara.haven().invite())
  const joining = await finish(friend.haven().join((await reaches(world, inviting, 'waiting')).link))
  await reaches(world, joining, 'compare')
  await reaches(world, inviting, 'compare')
  await finish(Promise.all([inviting.confirm(), joining.confirm()]))
  neema = (await reaches(world, inviting, 'paired')).space
  await act(amara, neema, gratitude, { do: 'give', thanks: thanks(SAID.left) })
  await finish(amara.haven().parting.leave(neema))

  const day = new Date(time.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await act(amara, selfOf(amara), journal, { do: 'write', text: SAID.mine })
  await act(juma, selfOf(juma), journal, { do: 'write', text: his })
  await act(amara, pair, gratitude, { do: 'give', thanks: thanks(SAID.shared) })
  await act(amara, pair, gratitude, { do: 'put-in-jar', thanks: thanks(SAID.jar), day })
  await act(amara, pair, gratitude, { do: 'put-in-jar', thanks: thanks(GONE.burnt), day })
  const burnt = notesIn(amara.haven()).at(-1)?.id
  await act(amara, pair, gratitude, { do: 'burn', note: burnt })
  await act(juma, pair, vulnerability, { do: 'offer', depth: 1 })
  await time.pass(60_000)
  await act(amara, pair, vulnerability, { do: 'not-now', round: roundIn(amara.haven()), until: null })
  await act(amara, pair, vulnerability, { do: 'answer', round: roundIn(amara.haven()), text: SAID.sealed })
  amara.haven().draft(`${pair}/gratitude/give`).keep(SAID.draft)
  amara.haven().draft(`${pair}/vulnerability/answer`).keep(GONE.emptied)
  await time.pass(60_000)
  amara.haven().draft(`${pair}/vulnerability/answer`).keep('')
  link = (await reaches(world, await finish(amara.haven().invite()), 'waiting')).link
  await time.pass(60_000)
})
afterEach(() => {
  for (const device of world.devices) device.kill()
  world.end()
})

/** The screens behind the doors, as they are drawn, and all that those of the practices are drawn from. */
const walk = async (haven: Haven): Promise<string> => {
  const seen: string[] = []
  for (const path of ['/', '/together', '/mine', `/left/${neema.slice(0, 8)}`]) {
    const App = await createApp(haven, stillWorld(path, { languages: ['sw'] }))
    seen.push(renderToString(<App />))
  }
  const { self, pairs, parting } = haven
  for (const view of [...pairs.value, ...parting.left.value])
    for (const slice of [gratitude, vulnerability]) seen.push(JSON.stringify(view.stateOf(slice)))
  if (self.value) seen.push(JSON.stringify(self.value.stateOf(journal)))
  return seen.join('\n')
}

/** All rows with what lies in them, as far as this key opens them. */
const tools = async (rows: ReadonlyMap<string, unknown>): Promise<string> => {
  const p = createPrimitives(seededPlatform(world.chance.branch('tools')))
  const key = rows.get('keys/local')
  const vault = key === undefined ? null : createVault(p, key as AesKey)
  const read = [...rows].map(async ([name, value]) => {
    const slash = name.indexOf('/')
    const plain = await vault?.open(name.slice(0, slash) as Table, name.slice(slash + 1), value)
    return `${name} ${plain ? Buffer.from(plain).toString('latin1') : Buffer.from(JSON.stringify(value))}`
  })
  return (await Promise.all(read)).join('\n')
}

interface Learned {
  /** What docs/safety.md calls it. */
  readonly said: string
  readonly is: boolean
}

/** What he knows when he puts the phone back. */
const tenMinutes = async (haven: Haven, disk: ReadonlyMap<string, unknown>): Promise<readonly Learned[]> => {
  const screens = await walk(haven)
  const rows = await tools(disk)
  const closer = viewOf(haven, pair).stateOf<typeof vulnerability.initial>(vulnerability)
  const answer = all(closer.rounds)
    .at(-1)
    ?.answers.find(({ by }) => by === viewOf(haven, pair).me.id)
  const sight = () => answer && viewOf(haven, pair).sight(answer.seal)
  sight()
  await world.time.settle()
  const own = sight()
  const jar = notesIn(haven).find(note => note.kind === 'jar')
  const draft = haven.draft(`${pair}/gratitude/give`).text
  const putOff = rows.includes('not-yet.put-aside')
  const openEarly = jar && (await finish(haven.act(pair, gratitude, { do: 'open-early', note: jar.id })))
  const under = await finish(haven.resumeInvitation())
  const invitation = under?.stage.value
  const isLink = invitation?.stage === 'waiting' && invitation.link === link
  const words = await finish(haven.recovery.make())
  const confirmed = await finish(haven.recovery.confirm([0, 5].map(at => ({ at, word: words[at] ?? '' }))))
  await world.time.pass(60_000)
  const paper = haven.devices.list.value.filter(one => one.paper)
  return [
    { said: 'all of *Mine*', is: screens.includes(SAID.mine) },
    { said: 'every draft', is: draft === SAID.draft },
    { said: 'your sealed answers', is: own?.kind === 'mine' && own.text === SAID.sealed },
    { said: 'what you said *not now* to', is: putOff },
    {
      said: 'your own notes in the jar with their days',
      is: jar?.kind === 'jar' && jar.sealed.day !== undefined,
    },
    { said: 'can open or burn them', is: openEarly?.ok === true },
    { said: 'the name of everybody with whom you are paired', is: screens.includes('Juma') },
    { said: 'what you share with them', is: screens.includes(SAID.shared) },
    { said: 'an invitation that is under way, with its link', is: isLink },
    {
      said: 'which practices were opened, which question',
      is: screens.includes(`/with/${pair.slice(0, 8)}`),
    },
    { said: 'spaces that you have left and kept', is: screens.includes(SAID.left) },
    { said: 'that there are drafts and for what', is: rows.includes(`drafts/${pair}/gratitude/give`) },
    { said: 'make recovery words', is: confirmed.ok && paper.length === 1 },
    { said: 'as a new device on your own phones', is: paper.every(one => one.isNew) },
  ]
}

const safety = readFileSync(new URL('../../../docs/safety.md', import.meta.url), 'utf8')
const section = safety.slice(
  safety.indexOf('## What ten minutes with your unlocked phone tell'),
  safety.indexOf('## What a lock is worth'),
)

describe('a controlling partner with ten minutes and the phone', () => {
  test('Learns from the unlocked phone what docs/safety.md says, all of it and nothing else', async () => {
    const { amara } = world
    const before = await tools(amara.store().disk.rows)
    const learned = await tenMinutes(amara.haven(), amara.store().disk.rows)
    expect(learned.filter(({ is }) => !is)).toEqual([])
    for (const { said } of learned) expect(section).toContain(said)
    const bullets = section.split('\n').filter(line => line.startsWith('- '))
    expect(bullets.filter(line => !learned.some(({ said }) => line.includes(said)))).toEqual([])

    // What the page says is not there to be found, on any screen and in any row.
    const everything = `${await walk(amara.haven())}\n${before}\n${await tools(amara.store().disk.rows)}`
    for (const gone of [...Object.values(GONE), his]) expect(everything).not.toContain(gone)
    expect(section).toContain('a note that was burnt; a draft that was emptied')
    expect(section).toContain('anything that the other keeps in *Mine*')
    // The search is no blind one: it finds all but what lies sealed, and a draft, which were read above.
    for (const word of [SAID.mine, SAID.shared, SAID.left]) expect(everything).toContain(word)
  })

  test('Learns behind a lock how much there is and where drafts are, and no word of it', async () => {
    const { amara } = world
    expect(await finish(amara.haven().lock.set('4829'))).toEqual({ ok: true, value: undefined })
    await world.time.pass(60_000)
    amara.kill()
    const { rows } = amara.store().disk
    const found = await tools(rows)
    for (const word of [...Object.values(SAID), ...Object.values(GONE), his, 'Amara', 'Juma', link])
      expect(found).not.toContain(word)
    expect(rows.has('keys/local')).toBe(false)
    expect(found).toContain(`drafts/${pair}/gratitude/give`)
    const clock = world.time.party(0)
    const opened = await finish(
      createHaven({
        store: memoryStore({}, amara.store().disk),
        relay: httpRelay(ORIGIN, {
          fetch: amara.link().fetch,
          WebSocket: amara.link().WebSocket,
          now: clock.now,
        }),
        clock,
        platform: seededPlatform(world.chance.branch('without a key')),
        server: ORIGIN,
      }),
    )
    expect(opened).toEqual({ ok: false, error: { fault: 'StoreClosed' } })
    expect(section).toContain('how many rows there are, of how many spaces, how large')
    expect(section).toContain('name of each draft’s place'.replace('’', "'"))
  })
})
