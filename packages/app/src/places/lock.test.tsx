import { signal } from '@preact/signals'
import { renderToString } from 'preact-render-to-string'
import { beforeAll, expect, test } from 'vitest'
import { type Language, languages, loadWords, type Words } from '#ui/words'
import { AppContext, type AppState } from '../app-context.tsx'
import { fetchRooms } from '../practice-rooms.ts'
import { stillHaven, stillWorld } from '../testkit.ts'
import { LockScreen, type LockScreenParts } from './lock.tsx'
import { triedInVain } from './pin-field.tsx'
import { ChooseProfile } from './profiles.tsx'
import { LockPage } from './settings/lock.tsx'

const words = {} as Record<Language, Words>
beforeAll(async () => {
  for (const language of languages) words[language] = await loadWords(language)
})
const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')

const locked = (language: Language, more: Partial<LockScreenParts> = {}) =>
  renderToString(
    <LockScreen
      words={words[language]}
      label={null}
      state={{ locked: true, waitMs: 0, letters: false, passkey: null }}
      onPin={async () => null}
      onPasskey={null}
      onAnother={() => {}}
      onRemove={async () => {}}
      {...more}
    />,
  )

test('A locked profile shows its name, one field and the ways on, and leads into nothing of the app', () => {
  for (const language of languages) {
    const html = locked(language)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html.match(/<main/g)).toHaveLength(1)
    expect(html.match(/<input/g)).toHaveLength(1)
    expect(html).not.toMatch(/<a\s|\sstyle=|\son[a-z]+=/)
    const { nav, today, mine } = words[language]
    for (const inside of [nav.together, nav.help, today.quietTitle, mine.journal])
      expect(text(html)).not.toContain(inside)
    expect(text(html)).toContain(words[language].lock.forgottenHelp)
  }
  expect(text(locked('sw', { label: 'B' }))).toContain(' B ')
})

test('The PIN is no field that a browser offers to keep, and has the keyboard of digits unless it has letters', () => {
  const html = locked('en')
  expect(html).not.toContain('type="password"')
  expect(html).toMatch(/<input[^>]*autocomplete="off"/)
  expect(html).toMatch(/<input[^>]*inputmode="numeric"/i)
  expect(locked('en', { state: { locked: true, waitMs: 0, letters: true, passkey: null } })).toMatch(
    /<input[^>]*inputmode="text"/i,
  )
})

test('A wrong PIN is said kindly: nothing is lost, and when to try again', () => {
  expect(triedInVain(words.en.lock, { fault: 'WrongPin', waitMs: 8000 })).toBe(
    'That is not the PIN. Nothing is lost. Try again in 8 seconds.',
  )
  expect(triedInVain(words.sw.lock, { fault: 'WrongPin', waitMs: 300_000 })).toContain('dakika 5')
  expect(triedInVain(words.en.lock, { fault: 'StoreFull' })).toBeNull()
  for (const language of languages)
    for (const fault of ['WrongPin', 'WrongPasskey', 'TooSoon'] as const)
      expect(triedInVain(words[language].lock, { fault, waitMs: 0 })).toMatch(
        /Nothing is lost|Hakuna kilichopotea/,
      )
  const waiting = locked('en', { state: { locked: true, waitMs: 30_000, letters: false, passkey: null } })
  expect(text(waiting)).toContain('Try again in 30 seconds.')
})

test('Removing for good takes two steps', () => {
  for (const language of languages) {
    const html = text(locked(language))
    expect(html).toContain(words[language].lock.remove)
    expect(html).not.toContain(words[language].lock.removeYes)
  }
})

test('Where several use the phone, each is no more than a label, and it is said that this can not be hidden', () => {
  const profiles = [
    { database: 'kimbilio', label: '1' },
    { database: 'kimbilio-2', label: 'nyota' },
  ]
  for (const language of languages)
    for (const invited of [true, false]) {
      const html = renderToString(
        <ChooseProfile
          words={words[language]}
          profiles={profiles}
          invited={invited}
          onChoose={() => {}}
          onAnother={() => {}}
        />,
      )
      expect(html).not.toContain('kimbilio')
      expect(text(html)).toContain('nyota')
      expect(text(html)).toContain(words[language].profiles.honest)
      expect(text(html).includes(words[language].profiles.invited)).toBe(invited)
    }
})

const settings = (language: Language, haven: Parameters<typeof stillHaven>[0]) => {
  const state: AppState = {
    haven: stillHaven({ language, ...haven }),
    world: stillWorld('/settings'),
    language: signal(language),
    words: signal(words[language]),
    chooseLanguage: () => {},
    storeFault: signal(null),
    rooms: fetchRooms(stillWorld('/').rooms),
    go: () => {},
  }
  return text(
    renderToString(
      <AppContext.Provider value={state}>
        <LockPage />
      </AppContext.Provider>,
    ),
  )
}

test('Without a lock the settings call it a curtain; with one they say what it can’t do', () => {
  expect(settings('en', {})).toContain('a curtain, not a lock')
  expect(settings('sw', {})).toContain('pazia, si kufuli')
  for (const language of languages) {
    const said = words[language].lock
    const open = settings(language, { lock: { after: 5, passkey: false } })
    for (const limit of said.limits) expect(open).toContain(limit)
    expect(open).toContain(said.passkeyCare)
    expect(open).toContain(said.now)
  }
})
