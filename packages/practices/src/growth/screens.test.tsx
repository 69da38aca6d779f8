import { expect, test } from 'vitest'
import type { Language } from '../screens.ts'
import { type Answers, answersText, type Taken } from '../shared/pulse/sentences.ts'
import { faultsOf, show } from '../shared/screens/testkit.ts'
import { type Person, twoPhones } from '../shared/two-phones.ts'
import { type Growth, growth, type Intent, latestMonth } from './index.ts'
import { Screen } from './screens.tsx'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const fill = { other: 'Juma' }
const taken = (answers: Answers): readonly Taken[] => [{ id: '1'.repeat(32), month: '2026-03', answers }]
const hers: Answers = { honesty: 3, listening: 1, growth: 4 }
const his: Answers = { resilience: 2, listening: 4 }

const telling = () => {
  const phones = twoPhones<Growth, Intent>(growth)
  let now = Date.parse('2026-03-20T09:00:00Z')
  const talk = () => latestMonth(phones.confirmed())!.life.id
  const told = {
    talk,
    does: (who: Person, intent: (talk: string) => Intent) => {
      now += 60_000
      const named = latestMonth(phones.confirmed()) ? talk() : ''
      expect(phones.act(who, now, intent(named))).toEqual({ ok: true, value: undefined })
      for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
      return told
    },
    see: (
      who: Person,
      language: Language = 'en',
      path = '',
      pulses = taken(who === 'amara' ? hers : his),
    ) => {
      const words = language === 'en' ? en : sw
      const html = show({ phones, now, who, Screen, words, language, path, change: { pulses } })
      expect(faultsOf(html)).toEqual([])
      return html
    },
  }
  return told
}
const offered = () => telling().does('amara', () => ({ do: 'offer', month: '2026-03' }))
const agreed = () => offered().does('juma', talk => ({ do: 'agree', talk }))
const oneSealed = () =>
  agreed().does('amara', talk => ({ do: 'seal', talk, shown: { honesty: 3, listening: 1 } }))
const opened = () => oneSealed().does('juma', talk => ({ do: 'seal', talk, shown: his }))

test('nothing can be offered before one has looked at a month alone', () => {
  expect(telling().see('amara', 'en', '', [])).toContain(en.noMonthYet)
  const html = telling().see('amara')
  expect(html).toContain(en.offer('March 2026'))
  expect(html).toContain(en.notForFear)
})

test('the one asked sees what is offered; the one who offers waits, and neither page is anywhere', () => {
  for (const language of ['en', 'sw'] as const) {
    expect(offered().see('juma', language)).toContain((language === 'en' ? en : sw).offeredMore)
    offered().see('amara', language)
  }
})

test('nothing is chosen for anybody: every sentence of the own month starts out held back', () => {
  const html = agreed().see('amara')
  expect(html.match(/type="checkbox"/g)).toHaveLength(3)
  expect(html).not.toContain(' checked')
  expect(html).toContain(en.sealHeld)
})

test('whoever has no pulse of that month is told how to come by one, and nothing else', () => {
  const html = agreed().see('juma', 'en', '', [])
  expect(html).toContain(en.noPulse)
  expect(html).not.toContain('checkbox')
})

test('one page sealed: the other sees no word of it, nor that it is there', () => {
  expect(oneSealed().see('amara')).toContain(en.sealed)
  expect(oneSealed().see('juma')).toBe(agreed().see('juma').replaceAll(agreed().talk(), oneSealed().talk()))
})

test('both pages lie behind doors of their own; no page shows both', () => {
  const two = opened()
  const path = `/month/${two.talk()}`
  const doors = two.see('amara')
  for (const words of Object.values(en.scale)) expect(doors).not.toContain(`>${words}<`)
  const theirs = two.see('amara', 'en', `${path}/theirs`)
  expect(theirs).toContain(en.sentence.resilience)
  expect(theirs).not.toContain(en.sentence.honesty)
  const mine = two.see('amara', 'en', `${path}/mine`)
  expect(mine).toContain(en.sentence.honesty)
  expect(mine).not.toContain(en.sentence.resilience)
  // What she held back is nowhere, for him.
  const hersToHim = two.see('juma', 'sw', `${path}/theirs`)
  expect(hersToHim).toContain(sw.sentence.honesty)
  expect(hersToHim).not.toContain(sw.sentence.growth)
  for (const html of [theirs, mine]) expect(html).toContain(en.notice)
})

test('a page has no figure on it: no sum, no percent, no grade', () => {
  const two = opened()
  for (const page of ['mine', 'theirs']) {
    const html = two.see('amara', 'en', `/month/${two.talk()}/${page}`)
    const said = html
      .replace(/<svg.*?<\/svg>/gs, '')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('March 2026', '')
    expect(said).not.toMatch(/\d/)
    expect(html).not.toContain(answersText(his))
  }
})

test('each is asked one thing at a time: to say back what was heard comes before telling', () => {
  const two = opened().does('amara', talk => ({
    do: 'tell',
    talk,
    glad: 'honesty',
    more: 'listening',
    why: 'The evenings.',
  }))
  const html = two.see('juma')
  expect(html).toContain('The evenings.')
  expect(html).toContain(en.reflect)
  expect(html).not.toContain(en.tellTitle)
  expect(two.see('amara')).toContain(en.toldWaiting(fill))
  two.does('juma', talk => ({ do: 'reflect', talk, text: 'You liked the evenings.' }))
  expect(two.see('juma')).toContain(en.tellTitle)
  expect(two.see('amara', 'sw')).toContain('You liked the evenings.')
})

test('when it ends before both have sealed, nobody sees a page, and nobody is named', () => {
  const two = oneSealed().does('juma', talk => ({ do: 'end', talk }))
  const path = `/month/${two.talk()}`
  for (const who of ['amara', 'juma'] as const) {
    expect(two.see(who, 'en', path)).toContain(en.closed)
    expect(two.see(who, 'en', `${path}/theirs`)).not.toContain(en.theirsLead({ other: '' }).slice(-20))
  }
})

test('a deleted page says so to both, and the other page stays', () => {
  const two = opened().does('amara', talk => ({ do: 'erase', talk }))
  const path = `/month/${two.talk()}`
  expect(two.see('juma', 'en', `${path}/theirs`)).not.toContain(en.sentence.honesty)
  expect(two.see('juma', 'en', `${path}/mine`)).toContain(en.sentence.resilience)
})
