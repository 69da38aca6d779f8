/** What stands on the screens of Full attention in each state, and what must not. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { InLanguage } from '#ui'
import type { Language, ScreenProps } from '../screens.ts'
import { faultsOf, press, show } from '../shared/screens/testkit.ts'
import { type Person, twoPhones } from '../shared/two-phones.ts'
import { type Intent, type Listening, latest, listening } from './index.ts'
import { Between, Screen } from './screens.tsx'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const start = Date.parse('2026-03-02T09:00:00Z')
const minute = 60_000
const other = { other: 'Amara' }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(start)
})
afterEach(() => vi.useRealTimers())

type Told = Intent extends infer I ? (I extends { readonly talk: string } ? Omit<I, 'talk'> : I) : never

const session = () => {
  const phones = twoPhones<Listening, Intent>(listening)
  const now = () => Date.now()
  const shown = (who: Person, language: Language, path: string, change: Partial<ScreenProps>) => ({
    phones,
    now: now(),
    who,
    Screen,
    words: language === 'en' ? en : sw,
    language,
    path,
    change,
  })
  const told = {
    phones,
    passes: (minutes: number) => {
      vi.setSystemTime(now() + minutes * minute)
      return told
    },
    does: (who: Person, intent: Told) => {
      vi.setSystemTime(now() + 1_000)
      const talk = latest(phones.confirmed())?.life.id ?? ''
      expect(phones.act(who, now(), { talk, ...intent } as Intent)).toEqual({ ok: true, value: undefined })
      for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now())
      return told
    },
    see: (who: Person, language: Language = 'en', path = '', change: Partial<ScreenProps> = {}) => {
      const html = show(shown(who, language, path, change))
      expect(faultsOf(html)).toEqual([])
      return html
    },
    press: async (who: Person, says: string, change: Partial<ScreenProps> = {}) => {
      const asked: Intent[] = []
      const act: ScreenProps['act'] = async intent => {
        asked.push(intent as Intent)
        return { ok: true, value: undefined }
      }
      await press(shown(who, 'en', '', { act, ...change }), says)
      return asked
    },
  }
  return told
}

const offered = (way: 'aloud' | 'walking' | 'typed' = 'aloud') =>
  session().does('juma', { do: 'offer', minutes: 5, first: 'opener', way })
const agreed = (way?: 'aloud' | 'walking' | 'typed') => offered(way).does('amara', { do: 'agree' })
const begun = (way?: 'aloud' | 'walking') => agreed(way).does('juma', { do: 'begin' })
const rung = () => begun().passes(6)
const summed = () => rung().does('amara', { do: 'sum-up', text: 'You walked home in the rain.' })
const over = () => summed().does('juma', { do: 'enough' })

test('before anything is offered, the screen says how it goes, and that nothing is recorded', () => {
  expect(session().see('juma')).toContain(en.whereItGoes)
  expect(session().see('juma', 'sw')).toContain(sw.whereItGoes)
  expect(session().see('juma', 'en', '', { other: null })).toContain(en.refusedAlone)
})

test('what is offered stands before the one asked with yes, not now and rest', () => {
  const html = offered().see('amara')
  for (const said of [en.yes, en.offeredMinutes({ n: 5 }), en.firstOther({ other: 'Juma' })])
    expect(html).toContain(said)
  expect(offered('typed').see('amara', 'sw')).toContain(sw.offeredTyped)
})

test('only the one whose time it is can begin', () => {
  expect(agreed().see('juma')).toContain(en.begin)
  expect(agreed().see('amara')).not.toContain(en.begin)
  expect(agreed().see('amara')).toContain(en.waitBegin({ other: 'Juma' }))
})

test('while time runs the screen is dark, with an edge of light and nothing in reach but kind stops, more and a pause', () => {
  const told = begun().passes(2)
  const mine = told.see('juma')
  expect(mine).toContain('floor-dark')
  expect(mine).toMatch(/stroke-dasharray="0\.(59|60)\d* 2"/)
  expect(mine).toContain(en.spoken)
  expect(mine).not.toContain(en.stop)
  const theirs = told.see('amara')
  expect(theirs).toContain(en.stop)
  expect(theirs).not.toContain(en.spoken)
  for (const html of [mine, theirs]) {
    expect(html).not.toContain('<textarea')
    expect(html).not.toContain('kanga')
    expect(html).not.toContain('href=')
    expect(html.match(/<main/g)).toHaveLength(1)
    expect(html).toContain(en.minutesLeft({ n: 3 }))
  }
})

test('walking, the buttons stand behind one press', () => {
  const html = begun('walking').see('juma')
  expect(html).toContain(en.showButtons)
  expect(html).not.toContain(en.spoken)
  expect(html).toContain(en.pocket)
})

test('after the time comes half a minute of quiet, and then the listener sums up', () => {
  const told = begun().passes(5)
  for (const who of ['juma', 'amara'] as const) expect(told.see(who)).toContain(en.quietHint)
  told.passes(1)
  expect(told.see('amara')).toContain(en.sumUpPrompt)
  expect(told.see('juma')).toContain(en.waitSummary(other))
  expect(told.see('juma')).not.toContain(en.sumUpPrompt)
})

test('who says to have come to an end brings the quiet to both', () => {
  const told = begun().passes(1).does('juma', { do: 'spoken' })
  for (const who of ['juma', 'amara'] as const) expect(told.see(who)).toContain(en.quietHint)
})

test('a phone with a wrong clock, reloaded in the middle, goes on where it was', () => {
  const told = begun()
  const fact = latest(told.phones.confirmed())?.turns[0]?.stretches[0]?.fact ?? ''
  told.passes(180)
  const seen = JSON.stringify({ [fact]: Date.now() - minute })
  const draft = (key: string) => ({ text: key === 'listening/clock' ? seen : '', keep: () => {} })
  expect(told.see('amara', 'en', '', { draft })).toContain(en.minutesLeft({ n: 4 }))
  expect(told.see('amara')).toContain(en.sumUpPrompt)
})

test('summing up aloud is one press, and writing it is another way', async () => {
  expect(await rung().press('amara', en.saidAloud)).toEqual([
    { do: 'sum-up', talk: expect.any(String), text: null },
  ])
  expect(rung().see('amara')).toContain(en.writeInstead)
})

test('the one who spoke says that it is all, or takes a little more', async () => {
  const html = summed().see('juma')
  expect(html).toContain('You walked home in the rain.')
  expect(html).toContain(en.enough)
  expect(await summed().press('juma', en.moreMinutes({ n: 2 }))).toEqual([
    { do: 'more', talk: expect.any(String), minutes: 2 },
  ])
  expect(summed().see('amara')).toContain(en.waitMore({ other: 'Juma' }))
})

test('what the one wishes of more time is said to the other, who may say yes', () => {
  const told = begun().passes(1).does('juma', { do: 'more', minutes: 1 })
  expect(told.see('amara')).toContain(en.wishesMore({ other: 'Juma' }))
  expect(told.see('amara')).toContain(en.moreYes)
  expect(told.see('juma')).toContain(en.moreSaid(other))
})

test('how heard one felt is chosen by pictures with names, alone; nothing on the other screen tells of it', async () => {
  const html = over().see('juma')
  for (const name of [en.wind, en.door, en.window, en.shade, en.lamp]) expect(html).toContain(name)
  expect(html).toContain(en.heardPrivate)
  expect(html).not.toContain(en.giveHeard(other))
  const chosen = (key: string) => ({
    text: key.startsWith('listening/heard/') ? 'window' : '',
    keep: () => {},
  })
  expect(over().see('juma', 'en', '', { draft: chosen })).toContain(en.beforeGivingHeard(other))
  const listener = over().see('amara')
  expect(listener).not.toContain('heard-picture')
  expect(listener).not.toContain(en.heardTitle)
  expect(await over().press('juma', en.giveHeard(other), { draft: chosen })).toEqual([
    { do: 'give-heard', talk: expect.any(String), turn: 'first', picture: 'window' },
  ])
})

test('a picture that was given is a picture, with no number and no row of others', () => {
  const told = over().does('juma', { do: 'give-heard', turn: 'first', picture: 'shade' })
  const html = told.see('amara')
  expect(html).toContain(en.heardFrom({ other: 'Juma' }))
  expect(html).toContain(en.shade)
  expect(html).not.toContain(en.lamp)
  expect(told.see('juma')).toContain(en.takeHeardBack)
})

test('a turn that was stopped kindly looks the same, whoever stopped it', () => {
  const bare = (html: string) => html.replaceAll(/[0-9a-f]{32,64}/g, '')
  const seen = (by: Person, who: Person) => bare(begun().passes(1).does(by, { do: 'stop' }).see(who))
  for (const who of ['amara', 'juma'] as const) expect(seen('amara', who)).toBe(seen('juma', who))
  expect(seen('amara', 'juma')).toContain(en.stopped)
})

test('in writing there is a place for words and no clock', () => {
  const told = agreed('typed')
  expect(told.see('juma')).toContain(en.typedHow)
  expect(told.see('juma')).not.toContain(en.begin)
  told.does('juma', { do: 'say', text: 'The bus, the rain.' })
  expect(told.see('amara', 'sw')).toContain('The bus, the rain.')
  expect(told.see('amara', 'sw')).toContain(sw.sumUpPrompt)
  expect(told.see('amara')).not.toContain('floor')
})

test('in a pause the turn is not there, and afterwards it begins anew', () => {
  const told = begun().does('amara', { do: 'pause', until: start + 30 * minute })
  expect(told.see('juma')).not.toContain('floor')
  told
    .does('amara', { do: 'come-back', own: '', wish: '' })
    .does('juma', { do: 'come-back', own: '', wish: '' })
  expect(told.see('juma')).toContain(en.begin)
})

test('words that came out of turn are given back to their author, who can use them again', async () => {
  const told = agreed('typed').does('juma', { do: 'say', text: 'One.' })
  const talk = latest(told.phones.confirmed())?.life.id ?? ''
  told.phones.act('amara', Date.now(), { do: 'sum-up', talk, text: 'What I heard was one.' })
  told.phones.act('juma', Date.now(), { do: 'stop', talk })
  for (const one of ['juma', 'amara', 'juma', 'amara'] as const) told.phones.sync(one, Date.now())
  expect(told.see('amara')).toContain(en.besideTitle)
  expect(told.see('amara')).toContain('What I heard was one.')
  expect(told.see('juma')).not.toContain('What I heard was one.')
})

test('when both have had their time, the screen says so and offers another only behind a door', () => {
  const told = over().does('amara', { do: 'begin' }).passes(6).does('juma', { do: 'sum-up', text: null })
  told.does('amara', { do: 'enough' })
  const html = told.see('juma', 'sw')
  expect(html).toContain(sw.done)
  expect(html).toContain(sw.offerAgain)
})

test('on one phone the two see who can begin, and that nothing is kept', () => {
  for (const [language, words] of [
    ['en', en],
    ['sw', sw],
  ] as const) {
    const names = ['Amara', 'Juma'] as const
    const props = { language, words, names, now: start, onEnd: () => {}, keep: null }
    const html = render(h(InLanguage, { language, children: h(Between, props) }))
    expect(faultsOf(html)).toEqual([])
    for (const said of [words.betweenHow, words.betweenBegin, ...names]) expect(html).toContain(said)
  }
})
