import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { InLanguage } from '#ui'
import type { Language, ScreenProps } from '../screens.ts'
import { faultsOf, show } from '../shared/screens/testkit.ts'
import { type Person, twoPhones } from '../shared/two-phones.ts'
import { type Intent, latestTalk, type Patience, patience } from './index.ts'
import { minutesLeft, startClock } from './screens/clock.ts'
import { Between, Screen } from './screens.tsx'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const start = Date.UTC(2026, 2, 2, 17)
const HOUR = 3_600_000

const room = () => {
  const phones = twoPhones<Patience, Intent>(patience)
  let now = start
  const told = {
    does: (who: Person, intent: (talk: string) => Intent) => {
      now += 60_000
      const talk = latestTalk(phones.confirmed())?.id ?? ''
      expect(phones.act(who, now, intent(talk))).toEqual({ ok: true, value: undefined })
      for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
      return told
    },
    see: (who: Person, language: Language = 'en', change: Partial<ScreenProps> = {}) => {
      const words = language === 'en' ? en : sw
      const html = show({ phones, now, who, Screen, words, language, change })
      expect(faultsOf(html)).toEqual([])
      return html
    },
  }
  return told
}
const begin: (talk: string) => Intent = () => ({ do: 'begin', until: start + HOUR })
const back =
  (own: string, wish = '') =>
  (talk: string): Intent => ({ do: 'come-back', talk, own, wish })

test('before any pause: how it goes, one button, and the proverb never without its care', () => {
  for (const language of ['en', 'sw'] as const) {
    const words = language === 'en' ? en : sw
    const html = room().see('amara', language)
    for (const said of [words.begin, words.oneIsEnough, words.say1, words.say4, words.healingHint])
      expect(html).toContain(said)
    expect(html).toContain('Subira huvuta heri')
    expect(html).toContain(words.proverbCare)
    expect(html).toContain('href="/app/help"')
  }
})

test('alone, the screen says that this is for two', () => {
  expect(room().see('amara', 'en', { other: null })).toContain(en.refusedAlone)
})

test('a pause looks the same to both: nobody can tell who asked', () => {
  const nameless = (html: string) => html.replace(/Amara|Juma/g, 'one')
  const paused = room().does('juma', begin)
  expect(nameless(paused.see('amara'))).toBe(nameless(paused.see('juma')))
  expect(paused.see('amara')).not.toContain(en.begin)
})

test('what one says on coming back is not on the screen of the other before both are back', () => {
  const one = room().does('juma', begin).does('amara', back('I was loud.'))
  expect(one.see('juma')).not.toContain('I was loud.')
  const both = one.does('juma', back('', 'A walk.'))
  for (const who of ['amara', 'juma'] as const) {
    expect(both.see(who)).toContain('I was loud.')
    expect(both.see(who)).toContain('A walk.')
    expect(both.see(who)).toContain(en.backTitle)
  }
})

test('after a second pause and after an end, the screen is kind and offers another', () => {
  const both = room().does('juma', begin).does('amara', back('I was loud.')).does('juma', back(''))
  const closed = both.does('juma', talk => ({ do: 'pause', talk, until: start + 2 * HOUR }))
  const html = closed.see('amara', 'sw')
  expect(html).toContain('Tunaishia hapa kwa sasa')
  expect(html).toContain(sw.begin)
  const again = closed.does('amara', () => ({ do: 'begin', until: start + 3 * HOUR }))
  const ended = again.does('juma', talk => ({ do: 'end', talk }))
  expect(ended.see('juma')).toContain(en.earlier)
  expect(ended.see('juma')).toContain('I was loud.')
})

test('the clock between two asks nobody’s name and keeps nothing', () => {
  for (const language of ['en', 'sw'] as const) {
    const words = language === 'en' ? en : sw
    const between = h(Between, { language, words, names: null, now: start, onEnd: () => {}, keep: null })
    const html = render(h(InLanguage, { language, children: between }))
    expect(faultsOf(html)).toEqual([])
    for (const said of [words.clockTitle, words.clockStart, words.clockKeepOpen]) expect(html).toContain(said)
  }
})

test('the clock runs to a full minute, and its minutes never end before it does', () => {
  const clock = startClock(20, start + 12_345)
  expect(clock).toEqual({ step: 'running', until: start + 20 * 60_000, longer: false })
  expect(minutesLeft(start + 1, start)).toBe(1)
  expect(minutesLeft(start, start)).toBe(0)
  expect(minutesLeft(start, start + HOUR)).toBe(0)
})
