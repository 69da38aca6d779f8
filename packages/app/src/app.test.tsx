import { signal } from '@preact/signals'
import { options } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { beforeAll, expect, test } from 'vitest'
import { createHaven, httpRelay, memoryStore, systemClock } from '#engine'
import { countriesWithHelp, helpIn, helpResources } from '#library'
import { catalogue } from '#practices'
import { rooms } from '#practices/screens'
import { type Language, languages, loadWords, type Words } from '#ui/words'
import { going } from '#ui/words/going'
import { createApp, fetchPlace } from './app.tsx'
import { AppContext, type AppState } from './app-context.tsx'
import type { PairingStage, SyncState } from './engine/haven.ts'
import { PairingStages } from './places/pairing.tsx'
import { fetchRooms } from './practice-rooms.ts'
import { ErrorBoundary } from './shell/error-boundary.tsx'
import { SyncSaid, worstSync } from './shell/sync-note.tsx'
import { Trouble, type TroubleKind, troubleBefore } from './shell/trouble.tsx'
import { NOON, stillHaven, stillPairing, stillView, stillWorld } from './testkit.ts'

/** Every page behind a door of the settings. */
const settingsDoors = [
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
].map(door => `/settings/${door}`)

const ofOneSpace = ['/with/a0a0a0a0', '/with/a0a0a0a0/leave', '/left/a0a0a0a0']

const words = {} as Record<Language, Words>
beforeAll(async () => {
  for (const language of languages) words[language] = await loadWords(language)
  await Promise.all(
    ['/pair', '/join', '/settings', ...settingsDoors, ...ofOneSpace, '/arrive', '/recover', '/help'].map(
      fetchPlace,
    ),
  )
})

/** The whole app as it is drawn first at a path. */
const draw = async (
  path: string,
  haven: Parameters<typeof stillHaven>[0] = {},
  world: Parameters<typeof stillWorld>[1] = {},
): Promise<string> => {
  const language = haven.language ?? 'en'
  const App = await createApp(stillHaven(haven), stillWorld(path, { languages: [language], ...world }))
  return renderToString(<App />)
}
const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

const pairs = [stillView()]
const left = [stillView({ left: true })]
const places: readonly (readonly [
  path: string,
  haven?: Parameters<typeof stillHaven>[0],
  world?: Parameters<typeof stillWorld>[1],
])[] = [
  ['/', { name: null }],
  ['/'],
  ['/', { pairs }],
  ['/before'],
  ['/help'],
  ['/together', { pairs }],
  ['/together'],
  ['/practice/patience'],
  ['/practice/vulnerability'],
  ['/mine'],
  ['/mine/journal'],
  ['/growth', { pairs }],
  ['/library'],
  ['/settings'],
  ...settingsDoors.map(door => [door] as const),
  ['/recover', { name: null }],
  ['/with/a0a0a0a0', { pairs }],
  ['/with/a0a0a0a0', { pairs: [stillView({ goodbye: true })] }],
  ['/with/a0a0a0a0/leave', { pairs }],
  ['/settings/leave', { pairs, left }],
  ['/settings/carry', { pairs }],
  ['/left/a0a0a0a0', { left }],
  ['/mine', { left }],
  ['/pair'],
  ['/join', {}, { invitation: 'https://haven.example/app/i#x' }],
  ['/join'],
  ['/nowhere/at/all'],
]

test('every place has one main landmark and one heading, in both languages, and nothing unsaid', async () => {
  for (const language of languages)
    for (const [path, haven, world] of places) {
      const html = await draw(path, { ...haven, language }, world)
      expect(html.match(/<main/g), `${path} ${language}`).toHaveLength(1)
      expect(html.match(/<h1/g), `${path} ${language}`).toHaveLength(1)
      expect(text(html), `${path} ${language}`).not.toMatch(/undefined|\[object|NaN/)
    }
})

test('no place has a style or a script of its own: the content security policy forbids both', async () => {
  for (const [path, haven, world] of places)
    expect(await draw(path, haven, world), path).not.toMatch(
      /\sstyle=|<script|<style|javascript:|\son[a-z]+=/,
    )
})

test('before somebody has begun there is one question, and the safety line is there', async () => {
  for (const language of languages) {
    const html = await draw('/together', { name: null, language })
    expect(html).toContain(words[language].begin.name)
    expect(html.match(/<input/g)).toHaveLength(1)
    expect(html).toContain(words[language].begin.fear)
    expect(html).toContain('href="/app/help"')
  }
})

test('help can be read before anything is told', async () => {
  expect(text(await draw('/help', { name: null }))).toContain(words.en.help.actTitle)
})

test('from every place of the app one can leave quickly, and reach help', async () => {
  for (const [path, haven, world] of places.filter(([, haven]) => haven?.name !== null)) {
    const html = await draw(path, haven, world)
    expect(html, path).toContain(words.en.nav.leaveQuickly)
    expect(html, path).toContain('href="/app/help"')
  }
})

test('the words beside leaving say that it erases no traces', async () => {
  expect(text(await draw('/help'))).toContain('It does not erase traces.')
  expect(text(await draw('/help', { language: 'sw' }))).toContain('Haifuti alama zote.')
})

test('the readiness page has nothing to fill in, nothing to choose and nothing to send', async () => {
  for (const language of languages) {
    const html = await draw('/before', { language })
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    expect(main).not.toMatch(/<(?:input|textarea|select|form|option)\b|contenteditable/)
    for (const question of words[language].readiness.questions) expect(text(main)).toContain(question)
    expect(words[language].readiness.questions).toHaveLength(9)
    for (const door of ['goOn', 'quieter', 'helpNear'] as const)
      expect(text(main)).toContain(words[language].readiness[door])
  }
})

test('the readiness page is the same whether somebody is paired or alone', async () => {
  const main = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  expect(main(await draw('/before', { pairs }))).toBe(main(await draw('/before')))
})

test('help is that of the country the phone is in, with its sources, and no number that is doubted', async () => {
  const html = text(await draw('/help', {}, { languages: ['en-GB'] }))
  for (const entry of helpIn('TZ', 'en')) {
    expect(html).toContain(entry.service)
    for (const phone of entry.phones) expect(html).toContain(phone.shown)
  }
  expect(html).toContain('20 May 2021')
  const doubted = helpResources.filter(one => one.country === 'TZ' && one.confidence === 'low')
  expect(doubted.map(one => one.phone)).toEqual(['199'])
  for (const one of doubted) expect(html).not.toContain(one.phone)
  expect(html).not.toContain('[BK]')
  expect(countriesWithHelp().length).toBeGreaterThan(10)
})

test('beside every number stands that calling leaves a trace', async () => {
  for (const language of languages) {
    const html = await draw('/help', { language })
    const cards = html.split('<li>').filter(card => card.includes('href="tel:'))
    expect(cards.length).toBeGreaterThan(3)
    for (const card of cards) expect(text(card)).toContain(words[language].help.trace)
  }
})

test('Together shows all fifteen, and the ones that are not built say so', async () => {
  for (const language of languages) {
    const whole = await draw('/together', { pairs, language })
    // The menu has a door of its own to the pause.
    const html = whole.slice(whole.indexOf('<main'))
    for (const entry of catalogue) {
      const card = html.slice(html.indexOf(entry.built ? `/${entry.id}"` : `/practice/${entry.id}"`))
      const own = text(card.slice(0, card.indexOf('</a>')))
      expect(own).toContain(entry.name[language])
      expect(own).toContain(entry.proverb.sw)
      expect(own.includes(words[language].together.coming)).toBe(!entry.built)
    }
  }
})

test('a proverb that could be heard as a call to bear harm never stands alone', async () => {
  const careful = catalogue.filter(entry => entry.proverbCare !== null)
  expect(careful.length).toBeGreaterThan(0)
  for (const entry of careful)
    for (const path of ['/together', `/practice/${entry.id}`])
      expect(text(await draw(path, { language: 'sw' }))).toContain(entry.proverbCare?.sw)
})

test('a quiet day says so warmly, and asks for nothing', async () => {
  expect(text(await draw('/'))).toContain('A quiet day')
  expect(text(await draw('/', { language: 'sw' }))).toContain('Siku tulivu')
})

const stages: readonly PairingStage[] = [
  { stage: 'waiting', link: 'https://haven.example/i#c2VjcmV0', expiresAt: NOON + 172_800_000 },
  { stage: 'compare', signs: [0, 1, 2, 3, 4, 5, 63], otherName: 'Juma' },
  { stage: 'confirmed-waiting', signs: [0, 1, 2, 3, 4, 5, 63], otherName: 'Juma' },
  { stage: 'paired', space: 'a0'.repeat(16) },
  { stage: 'offline' },
  ...(['used', 'expired', 'tampered', 'refused', 'unknown', 'own', 'withdrawn'] as const).map(
    why => ({ stage: 'ended', why }) as const,
  ),
]
const drawStage = (stage: PairingStage, language: Language): string => {
  const haven = stillHaven({ language, pairs })
  const world = stillWorld('/pair')
  const state: AppState = {
    haven,
    world,
    language: signal(language),
    words: signal(words[language]),
    chooseLanguage: () => {},
    storeFault: signal(null),
    rooms: fetchRooms(rooms),
    go: () => {},
  }
  return renderToString(
    <AppContext.Provider value={state}>
      <PairingStages pairing={stillPairing(stage)} onAgain={async () => {}} />
    </AppContext.Provider>,
  )
}

test('every stage and every ending of a pairing has its own words, in both languages', () => {
  for (const language of languages) {
    const titles = stages.map(stage => /<h1[^>]*>(.*?)<\/h1>/.exec(drawStage(stage, language))?.[1])
    expect(new Set(titles).size).toBe(stages.length)
    expect(titles).not.toContain('')
  }
})

test('before the first words are shared, both are told that each can take a copy', () => {
  for (const language of languages)
    expect(text(drawStage({ stage: 'paired', space: 'a0'.repeat(16) }, language))).toContain(
      words[language].pair.copies,
    )
})

test('who leaves is told before what happens, is asked nothing, and finds help on the same page', async () => {
  for (const language of languages) {
    const said = going[language].leave
    const html = await draw('/with/a0a0a0a0/leave', { pairs, language })
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    const { out, keep, sealed, mine, again } = said
    for (const line of [out, said.silent('Juma'), said.keeps('Juma'), keep, sealed, mine, again])
      expect(text(main)).toContain(line)
    expect(main).toContain('href="/app/help"')
    expect(main).not.toMatch(/<textarea|type="text"|type="password"/)
    expect(main.match(/button-primary/g)).toHaveLength(1)
    expect(main).not.toMatch(/ checked/)
  }
})

test('from a practice and from Together it is two steps to leaving', async () => {
  for (const path of ['/together', '/with/a0a0a0a0/gratitude'])
    expect(await draw(path, { pairs }), path).toContain('href="/app/with/a0a0a0a0"')
  expect(await draw('/with/a0a0a0a0', { pairs })).toContain('href="/app/with/a0a0a0a0/leave"')
})

test('an invitation that is ready says until when it holds, in words of the language', () => {
  expect(text(drawStage(stages[0]!, 'en'))).toContain('Tuesday 24 November, 12:00')
  expect(text(drawStage(stages[0]!, 'sw'))).toContain('Jumanne')
})

test('the seven signs are a list with names that can be read aloud', () => {
  const html = drawStage(stages[1]!, 'sw')
  expect(html.match(/<li class="sign"/g)).toHaveLength(7)
  expect(html).toContain('<ol')
  expect(text(html)).toContain('Juma')
})

test('all is well without a word; no connection says where the words are; a fault says its name and what is safe', () => {
  const say = (sync: SyncState, unread = 0, withheld = 0) => {
    const state = {
      words: signal(words.en),
      haven: stillHaven(),
      world: stillWorld('/'),
    } as unknown as AppState
    return text(
      renderToString(
        <AppContext.Provider value={state}>
          <SyncSaid sync={sync} unread={unread} withheld={withheld} />
        </AppContext.Provider>,
      ),
    ).trim()
  }
  expect(say({ state: 'synced' })).toBe('')
  expect(say({ state: 'sending' })).toBe('')
  expect(say({ state: 'offline', kept: 0 })).toBe(words.en.sync.offline)
  expect(say({ state: 'offline', kept: 2 })).toBe(words.en.sync.offlineKept)
  const fault = say({ state: 'fault', fault: 'ForkDetected' })
  expect(fault).toContain('ForkDetected')
  expect(fault).toContain(words.en.sync.faultSafe)
  expect(say({ state: 'synced' }, 1)).toContain('One thing')
  expect(say({ state: 'synced' }, 0, 1)).toContain('ErasedUnasked')
})

test('of several spaces the worst is said: a fault before no connection, and all that is kept is counted together', () => {
  expect(worstSync([])).toEqual({ state: 'synced' })
  expect(
    worstSync([{ state: 'offline', kept: 1 }, { state: 'sending' }, { state: 'offline', kept: 2 }]),
  ).toEqual({
    state: 'offline',
    kept: 3,
  })
  expect(
    worstSync([
      { state: 'offline', kept: 1 },
      { state: 'fault', fault: 'RolledBack' },
    ]),
  ).toEqual({
    state: 'fault',
    fault: 'RolledBack',
  })
})

test('whatever keeps Kimbilio from beginning is named, with what is safe and what can be done', () => {
  const browser = { isSecureContext: true, crypto: { subtle: {} }, indexedDB: {} }
  expect(troubleBefore(browser)).toBeNull()
  expect(troubleBefore({ ...browser, isSecureContext: false, crypto: {} })).toBe('NotSecure')
  expect(troubleBefore({ ...browser, crypto: {} })).toBe('NoLocks')
  expect(troubleBefore({ ...browser, indexedDB: undefined })).toBe('StoreBlocked')
  const kinds: readonly TroubleKind[] = [
    'StoreBlocked',
    'StoreFull',
    'StoreClosed',
    'NoLocks',
    'NotSecure',
    'NotFetched',
    'Broken',
  ]
  for (const language of languages)
    for (const kind of kinds) {
      const said = text(
        renderToString(<Trouble kind={kind} words={words[language].trouble} onAgain={() => {}} />),
      )
      for (const part of ['title', 'what', 'safe', 'do'] as const)
        expect(said).toContain(words[language].trouble[kind][part])
    }
})

test('a mistake of ours shows a short code and nothing of what was written', () => {
  const Failing = () => {
    throw new Error('I am afraid of the dark')
  }
  const before = options as { errorBoundaries?: boolean }
  before.errorBoundaries = true
  const html = text(
    renderToString(
      <ErrorBoundary words={words.en} place="/" reload={() => {}}>
        <Failing />
      </ErrorBoundary>,
    ),
  )
  before.errorBoundaries = false
  expect(html).toContain(words.en.trouble.Broken.safe)
  expect(html).toMatch(/Code [0-9A-Z]{5}/)
  expect(html).not.toContain('afraid')
})

test('with the real engine and no connection at all: begun, and Today greets by name', async () => {
  const nowhere = httpRelay('http://haven.invalid', {
    fetch: () => Promise.reject(new TypeError('no connection')),
    WebSocket: globalThis.WebSocket,
    now: () => NOON,
  })
  const opened = await createHaven({
    store: memoryStore(),
    relay: nowhere,
    clock: { ...systemClock, after: () => () => {} },
    platform: {
      subtle: globalThis.crypto.subtle,
      random: size => globalThis.crypto.getRandomValues(new Uint8Array(size)),
    },
    server: 'http://haven.invalid',
  })
  if (!opened.ok) throw new Error(opened.error.fault)
  const haven = opened.value
  const App = await createApp(haven, stillWorld('/', { languages: ['sw'] }))
  expect(text(renderToString(<App />))).toContain(words.sw.begin.name)
  expect(await haven.begin('Amara', 'sw')).toEqual({ ok: true, value: undefined })
  expect(text(renderToString(<App />))).toContain('Karibu, Amara')
  haven.close()
})
