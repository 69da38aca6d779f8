import { expect, test } from 'vitest'
import { en } from './en.ts'
import { going } from './going/index.ts'
import { guessLanguage, languages, loadWords } from './index.ts'
import { sw } from './sw.ts'

/** Every sentence with the path of its key; functions are called with stand-ins. */
const sentences = (words: unknown, path = ''): readonly (readonly [string, string])[] => {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function')
    return [1, 2].flatMap(n => sentences((words as (...fill: unknown[]) => unknown)(n, n), `${path}(${n})`))
  return Object.entries(words as object).flatMap(([key, value]) =>
    sentences(value, path ? `${path}.${key}` : key),
  )
}
const said = {
  en: sentences({ ...en, going: going.en }),
  sw: sentences({ ...sw, going: going.sw }),
} as const

test('both languages have the same keys, and there are many', () => {
  expect(said.sw.map(([path]) => path)).toEqual(said.en.map(([path]) => path))
  expect(said.en.length).toBeGreaterThan(200)
})

test('no sentence is empty, and none was left in English', () => {
  const same = new Set([
    'languages.en',
    'languages.sw',
    'begin.title',
    'pair.shareText',
    'phones.pairing.shareText',
    'help.countries.TZ',
    'help.countries.KE',
    'help.countries.UG',
    'help.countries.RW',
    'help.countries.NG',
    'help.countries.AU',
    'help.countries.IN',
  ])
  for (const [place, [path, text]] of said.en.entries()) {
    expect(text.trim(), path).not.toBe('')
    expect(said.sw[place]?.[1].trim(), path).not.toBe('')
    if (!same.has(path)) expect(said.sw[place]?.[1], path).not.toBe(text)
  }
})

test('what a sentence is filled with stands in it, in both languages', () => {
  const filled = [
    ...languages.map(language => (language === 'en' ? en : sw).nav.with('Neema')),
    ...languages.map(language => (language === 'en' ? en : sw).join.consent('Neema')),
    ...languages.map(language => (language === 'en' ? en : sw).pair.compareLead('Neema')),
  ]
  for (const text of filled) expect(text).toContain('Neema')
})

test('one thing and several things are counted as each language counts', () => {
  expect(en.sync.unread(1)).toContain('One thing')
  expect(en.sync.unread(3)).toContain('3 things')
  expect(sw.sync.unread(1)).toContain('jambo moja')
  expect(sw.sync.unread(3)).toContain('mambo 3')
})

test('the app does not shout, does not draw faces and tells nobody what they should do', () => {
  for (const [path, text] of [...said.en, ...said.sw]) {
    expect(text, path).not.toMatch(/!|\p{Extended_Pictographic}/u)
    expect(text, path).not.toMatch(/\bshould\b|\bmust have\b|unapaswa/i)
  }
})

test('sentences are short: at most 18 words, but for the exact wording of the safety pages', () => {
  for (const [path, text] of [...said.en, ...said.sw]) {
    if (path.startsWith('readiness.')) continue
    for (const sentence of text.split(/[.?:;](?:\s|$)/))
      expect(sentence.trim().split(/\s+/).length, `${path}: ${sentence}`).toBeLessThanOrEqual(18)
  }
})

test('the language is guessed from the browser, and English when it speaks neither', () => {
  expect(guessLanguage(['sw-TZ', 'en-GB'])).toBe('sw')
  expect(guessLanguage(['fr-FR', 'sw'])).toBe('sw')
  expect(guessLanguage(['en-KE', 'sw'])).toBe('en')
  expect(guessLanguage(['fr-FR'])).toBe('en')
  expect(guessLanguage([])).toBe('en')
})

test('each language is fetched by itself', async () => {
  expect((await loadWords('en')).nav.today).toBe('Today')
  expect((await loadWords('sw')).nav.today).toBe('Leo')
})
