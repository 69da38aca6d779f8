import { expect, test } from 'vitest'
import { checkHelpResources, countriesWithHelp, helpIn, helpResources } from './help.ts'

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

test('Tanzania comes first, the directories of the world last', () => {
  const countries = countriesWithHelp()
  expect(countries[0]).toBe('TZ')
  expect(countries.at(-1)).toBe('INT')
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
