import { expect, test } from 'vitest'
import type { Language, ScreenProps } from '../screens.ts'
import { monthAfter } from '../shared/pulse/months.ts'
import { type Answer, type Answers, answersText, sentenceIds } from '../shared/pulse/sentences.ts'
import { faultsOf, show } from '../shared/screens/testkit.ts'
import { twoPhones } from '../shared/two-phones.ts'
import { type Intent, type Pulse, pulse } from './index.ts'
import { Screen } from './screens.tsx'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const about = 'c'.repeat(32)
const all = (answer: Answer): Answers => Object.fromEntries(sentenceIds.map(id => [id, answer]))

/** A pulse in each of these months, the last one in March 2026. */
const seen = (
  months: readonly Answers[],
  path = '',
  language: Language = 'en',
  change: Partial<ScreenProps> = {},
  focus: string | null = null,
) => {
  const phones = twoPhones<Pulse, Intent>(pulse)
  const now = Date.parse('2026-03-20T09:00:00Z')
  months.forEach((answers, nth) => {
    const month = monthAfter('2026-03', nth - months.length + 1)
    const id = `${nth + 1}`.padStart(32, '0')
    phones.write('amara', now, 'pulse.taken.v1', { pulse: id, about, month, answers: answersText(answers) })
  })
  if (focus) phones.write('amara', now, 'pulse.focus-chosen.v1', { about, practice: focus })
  phones.sync('amara', now)
  const words = language === 'en' ? en : sw
  const html = show({ phones, now, who: 'amara', Screen, words, language, path: `/${about}${path}`, change })
  expect(faultsOf(html)).toEqual([])
  expect(html).toContain(words.notice)
  return html
}
/** Nobody reads a figure: of numbers there is but the year, and the place of a sentence. */
const figures = (html: string) =>
  html
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/20\d\d/g, '')
    .match(/\d+/g)

test('before the first pulse: what it is, that it is private, and no picture', () => {
  const html = seen([])
  expect(html).toContain(en.firstTitle)
  expect(html).toContain(en.private)
  expect(html).not.toContain('role="img"')
  expect(seen([], '', 'sw')).toContain(sw.begin)
})

test('one sentence at a time, five words and a skip; what was chosen is a draft until it is kept', () => {
  const html = seen([], '/take')
  expect(html.match(/aria-pressed/g)).toHaveLength(6)
  expect(html).toContain(en.stem({ other: 'Juma' }))
  const draft = () => ({
    text: JSON.stringify(Object.fromEntries(sentenceIds.map(id => [id, null]))),
    keep: () => {},
  })
  expect(seen([], '/take', 'en', { draft })).toContain(en.reviewTitle)
  expect(seen([], '', 'en', { draft })).toContain(en.goOn)
  expect(seen([], '/take', 'sw', { other: null })).toContain(sw.stemAlone)
})

test('the first month has no picture: a thank-you and one question', () => {
  const html = seen([all(3)])
  expect(html).toContain(en.thanks)
  expect(html).toContain(en.wishTitle)
  expect(html).not.toContain(en.movedTitle)
  expect(seen([all(3)], '/sentence/honesty')).not.toContain('role="img"')
})

test('from the second month on: words for what has moved; flat is said to be fine', () => {
  expect(seen([all(3), all(3)])).toContain(en.movedNothing)
  const html = seen([all(2), { ...all(2), honesty: 4 }])
  expect(html).toContain(en.band.more)
  expect(html).toContain(en.together.same)
  expect(figures(html)).toBeNull()
})

test('from the third month on each sentence has a picture with words at its side, and the same as a table', () => {
  const html = seen([all(1), all(2), { ...all(2), honesty: 4 }], '/sentence/honesty')
  expect(html).toContain('role="img"')
  expect(html).toContain('<table')
  for (const word of Object.values(en.scale)) expect(html).toContain(word)
  expect(figures(html)).toBeNull()
  expect(seen([all(1), all(2), all(2)], '/sentence/honesty', 'sw')).toContain(
    sw.pictureTold(sw.sentence.honesty),
  )
})

test('a sharp fall brings a kind word and help, here and nowhere else', () => {
  const html = seen([all(3), all(1)])
  expect(html).toContain(en.fallTitle)
  expect(html).toContain('/app/help')
  expect(seen([all(3), all(3)])).not.toContain(en.fallTitle)
})

test('one thing gets more room, or another, or none', () => {
  expect(seen([all(2)], '', 'en', {}, 'listening')).toContain(en.room.listening)
  expect(seen([all(2)], '/focus').match(/type="radio"/g)).toHaveLength(16)
})

test('a month can be looked at again and deleted', () => {
  const html = seen([all(2), all(3)], '/month/2026-02')
  expect(html).toContain(en.remove)
  expect(html).toContain('February 2026')
})
