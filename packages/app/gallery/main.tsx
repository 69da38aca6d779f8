/// <reference types="vite/client" />
/** The shell's screens in chosen states, for looking at: `?screen=today&language=sw&theme=dark`. Never shipped. */
import '#ui/styles'
import '../src/shell.css'
import '../src/lock.css'
import { signal } from '@preact/signals'
import { render } from 'preact'
import { type Fact, notYet, practices, pulse, replay, type Sight, vulnerability } from '#practices'
import { type Language, loadWords } from '#ui/words'
import { createApp, fetchPlace } from '../src/app.tsx'
import type { Haven, PairingStage, SpaceView } from '../src/engine/haven.ts'
import { LockScreen } from '../src/places/lock.tsx'
import { ChooseProfile } from '../src/places/profiles.tsx'
import { Trouble, type TroubleKind } from '../src/shell/trouble.tsx'
import { NOON, stillDevice, stillHaven, stillPairing, stillView, stillWorld } from '../src/testkit.ts'

const query = new URLSearchParams(location.search)
const language = (query.get('language') ?? 'en') as Language
const screen = query.get('screen') ?? 'today'
const theme = query.get('theme')
if (theme) document.documentElement.dataset.theme = theme

const signs = [3, 17, 22, 41, 5, 60, 33]
const pairs = [stillView()]
const left = [stillView({ left: true })]
const movedView = stillView({
  states: {
    people: {
      names: [],
      parted: [],
      moved: [{ of: '02'.repeat(16), server: 'https://haven.example', index: 4 }],
    },
  },
})
const pairing = (stage: PairingStage) => ({ path: '/pair', haven: { pairing: stillPairing(stage), pairs } })
const screens: Record<
  string,
  { path: string; haven?: Parameters<typeof stillHaven>[0]; world?: Parameters<typeof stillWorld>[1] }
> = {
  begin: { path: '/', haven: { name: null } },
  'begin-invited': {
    path: '/join',
    haven: { name: null },
    world: { invitation: 'https://haven.example/app/i#x' },
  },
  before: { path: '/before' },
  help: { path: '/help' },
  today: { path: '/', haven: { pairs } },
  'today-alone': { path: '/' },
  'today-offline': {
    path: '/',
    haven: { pairs: [stillView({ sync: { state: 'offline', kept: 2 }, unread: 3 })] },
  },
  'today-fault': {
    path: '/',
    haven: { pairs: [stillView({ sync: { state: 'fault', fault: 'ForkDetected' } })] },
  },
  together: { path: '/together', haven: { pairs } },
  search: { path: '/mine/search', haven: { pairs } },
  'search-with': { path: '/with/a0a0a0a0/search', haven: { pairs } },
  ask: { path: '/mine/self-care/ask', haven: { pairs } },
  'ask-alone': { path: '/mine/self-care/ask' },
  'together-alone': { path: '/together' },
  'together-two': {
    path: '/together',
    haven: { pairs: [...pairs, stillView({ id: 'c1'.repeat(16), other: { id: '03', name: 'Neema' } })] },
  },
  practice: { path: '/practice/patience' },
  'practice-alone': { path: '/practice/vulnerability' },
  closer: { path: '/with/a0a0a0a0/vulnerability', haven: { pairs } },
  thanks: { path: '/with/a0a0a0a0/gratitude/new', haven: { pairs } },
  between: { path: '/with/a0a0a0a0/vulnerability/between', haven: { pairs } },
  'between-alone': { path: '/between/vulnerability' },
  mine: { path: '/mine' },
  pace: { path: '/mine/pace' },
  'shelf-empty': { path: '/mine/not-yet' },
  shelf: { path: '/mine/not-yet', haven: shelved() },
  'clock-alone': { path: '/between/patience' },
  journal: { path: '/mine/journal' },
  growth: { path: '/growth', haven: { pairs } },
  library: { path: '/library' },
  settings: { path: '/settings' },
  ...Object.fromEntries(
    [
      'name',
      'look',
      'lock',
      'phones',
      'words',
      'copy',
      'storage',
      'server',
      'carry',
      'house',
      'leave',
      'delete',
    ].map(door => [`settings-${door}`, { path: `/settings/${door}` }]),
  ),
  phones: {
    path: '/settings/phones',
    haven: {
      devices: [
        stillDevice({ name: 'Simu kubwa' }),
        stillDevice({ id: 'd4', here: false, name: 'Simu ndogo', brought: ['d1', 'd3', 'd5'] }),
        stillDevice({ id: 'd5', here: false, name: 'Tablet' }),
        stillDevice({ id: 'd1', here: false, isNew: true, addedAt: NOON - 86_400_000 }),
        stillDevice({ id: 'd2', here: false, name: 'Laptop', leaving: true }),
        stillDevice({ id: 'd3', here: false, paper: true, isNew: true, addedAt: NOON - 86_400_000 }),
      ],
    },
  },
  recover: { path: '/recover', haven: { name: null } },
  'words-made': { path: '/settings/words', haven: { words: 'made' } },
  'today-words': { path: '/', haven: { words: 'worth-it', pairs } },
  'phone-removed': { path: '/settings/phones', haven: { standing: 'removed' } },
  arriving: { path: '/', haven: { name: null }, world: { invitation: 'https://haven.example/app/d#x' } },
  'settings-locked': { path: '/settings/lock', haven: { lock: { after: 5, passkey: false } } },
  space: { path: '/with/a0a0a0a0', haven: { pairs } },
  'space-moved': { path: '/with/a0a0a0a0', haven: { pairs: [movedView] } },
  'space-closed': { path: '/with/a0a0a0a0', haven: { pairs: [stillView({ goodbye: true })] } },
  'together-moved': { path: '/together', haven: { pairs: [movedView] } },
  'together-closed': { path: '/together', haven: { pairs: [stillView({ goodbye: true })] } },
  leave: { path: '/with/a0a0a0a0/leave', haven: { pairs } },
  'leave-offline': {
    path: '/with/a0a0a0a0/leave',
    haven: {
      pairs: [stillView({ sync: { state: 'offline', kept: 0 } })],
      devices: [stillDevice(), stillDevice({ id: 'd1', here: false })],
    },
  },
  'leave-or-delete': { path: '/settings/leave', haven: { pairs, left } },
  'mine-left': { path: '/mine', haven: { left } },
  left: { path: '/left/a0a0a0a0', haven: { left } },
  carry: { path: '/settings/carry', haven: { pairs } },
  'carry-several': {
    path: '/settings/carry',
    haven: { pairs, devices: [stillDevice(), stillDevice({ id: 'd1', here: false })] },
  },
  'house-moved': { path: '/settings/house', haven: { pairs: [movedView] } },
  'house-removed': { path: '/settings/house', haven: { standing: 'removed' } },
  arrive: { path: '/arrive', haven: { name: null } },
  nowhere: { path: '/nowhere' },
  pair: { path: '/pair' },
  waiting: pairing({
    stage: 'waiting',
    link: `https://haven.example/app/i#${'QkpX3vE9'.repeat(9)}`,
    expiresAt: NOON + 172_800_000,
  }),
  compare: pairing({ stage: 'compare', signs, otherName: 'Juma' }),
  'confirmed-waiting': pairing({ stage: 'confirmed-waiting', signs, otherName: 'Juma' }),
  paired: pairing({ stage: 'paired', space: 'a0'.repeat(16) }),
  offline: pairing({ stage: 'offline' }),
  join: { path: '/join', world: { invitation: 'https://haven.example/app/i#x' } },
  'join-lost': { path: '/join' },
  ...Object.fromEntries(
    (['used', 'expired', 'tampered', 'refused', 'unknown', 'own', 'withdrawn'] as const).map(why => [
      `ended-${why}`,
      pairing({ stage: 'ended', why }),
    ]),
  ),
}

/**
 * A practice as its golden log left it after so many facts: `?screen=play&slice=honesty&upto=3&as=juma&path=/talk/…`.
 * `&now=2026-03-05T08:00:00Z` sets the clock, `&months=5` how much of one's own pulse there is, `&bond=friends` what they are. What is sealed is shown as open with `&open`, and where it is one's own.
 */
const play = async () => {
  const id = query.get('slice') ?? 'vulnerability'
  const logs = import.meta.glob<string>('../../practices/src/*/golden/v1.jsonl', {
    query: '?raw',
    import: 'default',
  })
  const text = (await logs[`../../practices/src/${id}/golden/v1.jsonl`]?.()) ?? ''
  const lines = text.trim().split('\n').slice(0, -1)
  const facts = lines
    .map(line => JSON.parse(line) as Fact)
    .slice(0, Number(query.get('upto') ?? lines.length))
  const slices = [...practices, pulse].filter(slice => slice.id === id)
  const people = { amara: { id: 'a'.repeat(32), name: 'Amara' }, juma: { id: 'b'.repeat(32), name: 'Juma' } }
  const [me, other] = query.get('as') === 'juma' ? [people.juma, people.amara] : [people.amara, people.juma]
  const own = (seal: string) =>
    facts.some(({ by, data }) => by === me.id && JSON.stringify(data).includes(seal))
  const sight: SpaceView['sight'] = ({ seal }): Sight => {
    const said =
      query.get('text') ??
      (language === 'sw' ? 'Nilikukumbuka leo asubuhi.' : 'I thought of you this morning.')
    if (own(seal)) return { kind: 'mine', text: said }
    return query.has('open') ? { kind: 'open', text: said } : { kind: 'sealed' }
  }
  const states = Object.fromEntries(replay(slices, facts).states)
  const bond = query.get('bond') as SpaceView['bond']
  const view = stillView({ me, other, states, sight, bond })
  if (id === 'pulse') {
    const self = stillView({ kind: 'self', me, other: null, states })
    return { path: `/growth/pulse/a0a0a0a0${query.get('path') ?? ''}`, haven: { pairs: [view], self } }
  }
  if (id === 'growth') {
    const months = ((await logs['../../practices/src/pulse/golden/v1.jsonl']?.()) ?? '').split('\n')
    const taken = months.slice(0, Number(query.get('months') ?? 9)).map(line => JSON.parse(line) as Fact)
    const self = stillView({
      kind: 'self',
      me,
      other: null,
      states: Object.fromEntries(replay([pulse], taken).states),
    })
    return { path: `/with/a0a0a0a0/growth${query.get('path') ?? ''}`, haven: { pairs: [view], self } }
  }
  if (slices[0]?.audience === 'self') {
    const own = stillView({ kind: 'self', me, other: null, states })
    return { path: `/mine/${id}${query.get('path') ?? ''}`, haven: { self: own, pairs } }
  }
  return { path: `/with/a0a0a0a0/${id}${query.get('path') ?? ''}`, haven: { pairs: [view] } }
}

/** Somebody has put off a question and set a time for it. */
function shelved() {
  const round = '1'.repeat(32)
  const fact = { by: '02'.repeat(16), at: NOON, id: '3'.repeat(64), index: 0 }
  const pair = stillView({
    states: {
      vulnerability: vulnerability.reduce(vulnerability.initial, {
        ...fact,
        type: 'vulnerability.question-offered.v1',
        data: { sitting: round, round, depth: 1, question: 'c01' },
      }),
    },
  })
  const aside = notYet.reduce(notYet.initial, {
    ...fact,
    type: 'not-yet.put-aside.v1',
    data: { space: pair.id, item: round, until: NOON + 20 * 3_600_000 },
  })
  const stateOf: SpaceView['stateOf'] = <S,>(slice: { id: string; initial: unknown }) =>
    (slice.id === 'not-yet' ? aside : slice.initial) as S
  return { pairs: [pair], self: stillView({ kind: 'self', other: null, stateOf }) }
}

const root = document.getElementById('app') as HTMLElement
document.documentElement.lang = language
if (screen.startsWith('trouble-')) {
  const words = await loadWords(language)
  render(
    <Trouble kind={screen.slice(8) as TroubleKind} words={words.trouble} code="K7F3A" onAgain={() => {}} />,
    root,
  )
} else if (screen === 'lock' || screen === 'lock-wait') {
  render(
    <LockScreen
      words={await loadWords(language)}
      label={screen === 'lock' ? null : 'nyota'}
      state={{ locked: true, waitMs: screen === 'lock' ? 0 : 30_000, letters: false, passkey: null }}
      onPin={async () => ({ fault: 'WrongPin', waitMs: 8000 })}
      onPasskey={screen === 'lock' ? null : async () => null}
      onAnother={() => {}}
      onRemove={async () => {}}
    />,
    root,
  )
} else if (screen === 'choose') {
  render(
    <ChooseProfile
      words={await loadWords(language)}
      profiles={[
        { database: 'kimbilio', label: '1' },
        { database: 'kimbilio-2', label: 'nyota' },
      ]}
      invited
      onChoose={() => {}}
      onAnother={() => {}}
    />,
    root,
  )
} else {
  const one = screen === 'play' ? await play() : screens[screen]
  if (!one) throw new Error(`no screen ${screen}: ${Object.keys(screens).join(' ')}`)
  const haven: Haven = stillHaven({ language, ...one.haven })
  const still = stillWorld(one.path, { languages: [language], ...one.world })
  const now = Date.parse(query.get('now') ?? '')
  const world = Number.isNaN(now) ? still : { ...still, now: signal(now) }
  await fetchPlace(world.router.path.value)
  const App = await createApp(haven, world)
  render(<App />, root)
}
