import { expect, test } from 'vitest'
import { checkHelpResources, countriesWithHelp, countryName, helpIn, helpResources } from './help.ts'
import { readiness } from './readiness.ts'

test('every resource has its source, both languages, and a way to be reached', () => {
  expect(checkHelpResources(helpResources)).toEqual({ ok: true, wrong: [] })
  for (const one of helpResources) {
    expect(one.note === null, one.service).toBe(one.noteSw === null)
    expect(one.hours === null, one.service).toBe(one.hoursSw === null)
    expect(one.phone ?? one.url ?? one.note, one.service).not.toBeNull()
  }
})

test('a list that an operator broke is refused, with the line', () => {
  const [first] = helpResources
  expect(checkHelpResources([first, { ...first, source: '' }])).toEqual({ ok: false, wrong: [1] })
  expect(checkHelpResources([{ ...first, url: 'javascript:alert(1)' }])).toEqual({ ok: false, wrong: [0] })
  expect(checkHelpResources('x').ok).toBe(false)
})

test('a number that we do not trust is never shown', () => {
  const doubted = helpResources.filter(one => one.confidence === 'low')
  expect(doubted.length).toBeGreaterThan(0)
  const shown = countriesWithHelp().flatMap(country => helpIn(country, 'en'))
  for (const one of doubted) {
    expect(helpIn(one.country, 'en').map(entry => entry.service)).not.toContain(one.service)
  }
  expect(shown).toHaveLength(helpResources.length - doubted.length)
})

test('Tanzania comes first, the directories of the world last, and each has a name in both languages', () => {
  const countries = countriesWithHelp()
  expect(countries[0]).toBe('TZ')
  expect(countries.at(-1)).toBe('INT')
  for (const country of countries)
    for (const language of ['en', 'sw'] as const) expect(countryName(country, language)).not.toBe(country)
})

test('several numbers on one line become several links that a telephone understands', () => {
  const [tawla] = helpIn('TZ', 'sw').filter(entry => entry.service.startsWith('TAWLA'))
  expect(tawla?.phones).toEqual([
    { shown: '0800 110 017', href: 'tel:0800110017' },
    { shown: '0800 751 010', href: 'tel:0800751010' },
  ])
  const links = countriesWithHelp().flatMap(country => helpIn(country, 'en').flatMap(entry => entry.phones))
  expect(links.length).toBeGreaterThan(30)
  for (const { href } of links) expect(href).toMatch(/^tel:\+?\d{3,12}$/)
})

test('the readiness page has the same questions in both languages', () => {
  expect(readiness.en.questions).toHaveLength(9)
  expect(readiness.sw.questions).toHaveLength(9)
  expect(readiness.sw.today).toHaveLength(readiness.en.today.length)
  expect(readiness.sw.after).toHaveLength(readiness.en.after.length)
})
