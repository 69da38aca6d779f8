/** For myself as it stands on the screen: nothing that counts, nothing that another could look for. */
import { expect, test } from 'vitest'
import { faultsOf, show } from '../shared/screens/testkit.ts'
import { twoPhones } from '../shared/two-phones.ts'
import { type Intent, planOf, type SelfCare, selfCare } from './index.ts'
import { Screen } from './screens.tsx'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const day = 86_400_000
const begun = Date.parse('2026-03-02T20:00:00Z')
type Doing = readonly [at: number, intent: (state: SelfCare) => Intent]

const diary = (...doings: readonly Doing[]) => {
  const phones = twoPhones<SelfCare, Intent>(selfCare)
  for (const [at, intent] of doings) {
    expect(phones.act('amara', at, intent(phones.stateOf('amara'))).ok).toBe(true)
    phones.sync('amara', at)
  }
  return (path = '', now = begun, language: 'en' | 'sw' = 'en') => {
    const words = language === 'en' ? en : sw
    const html = show({ phones, now, who: 'amara', Screen, words, language, path, change: { other: null } })
    expect(faultsOf(html)).toEqual([])
    return html
  }
}
const rest: Doing = [
  begun,
  () => ({ do: 'plan', part: 'rest', when: 'the <b>dishes</b> are washed', will: 'sit outside' }),
]
const looked = (n: number): Doing => [
  begun + n * 7 * day,
  state => ({
    do: 'look-back',
    marks: [{ thing: planOf(state)[0]!.id, mark: 'part' }],
    week: 'heavy',
    line: `Week ${n}.`,
  }),
]

test('an empty page asks where one small thing would do good, and promises nothing for two', () => {
  const html = diary()()
  for (const text of [en.begin, en.private, en.people, en.honest, en.ask]) expect(html).toContain(text)
  expect(html).not.toContain(en.lookBack)
  expect(diary()('', begun, 'sw')).toContain(sw.begin)
})

test('a small thing stands there as one sentence, as it was written', () => {
  const html = diary(rest)()
  expect(html).toContain('When the &lt;b>dishes&lt;/b> are washed, I will sit outside')
  expect(html).toContain(`aria-label="${en.change}: ${en.parts.rest}"`)
  expect(html).toContain(en.beginAnother)
  expect(html).not.toContain(en.lookBackNow)
})

test('after a week the look back is offered, without a word about what was not done', () => {
  const html = diary(rest)('', begun + 7 * day)
  expect(html).toContain(en.lookBackNow)
  expect(diary(rest, looked(1))('', begun + 40 * day)).not.toMatch(
    /missed|late|ago|streak|in a row|\d+ weeks/i,
  )
})

test('the look back asks of each thing, of the week, and for a line; nothing is chosen beforehand', () => {
  const html = diary(rest)('/look')
  for (const text of [en.marks.did, en.marks.part, en.marks['let-go'], en.week, en.lookLine])
    expect(html).toContain(text)
  expect(html).not.toContain('checked')
  expect(diary()('/look')).toContain(en.nothingToLook)
  expect(diary(rest)('/look', begun, 'sw')).toContain(sw.marks.part)
})

test('what was said stands below, newest first, a few at a time', () => {
  const html = diary(rest, ...Array.from({ length: 8 }, (_, n) => looked(n + 1)))('', begun + 57 * day)
  expect(html.indexOf('Week 8.')).toBeLessThan(html.indexOf('Week 7.'))
  expect(html).not.toContain('Week 1.')
  expect(html).toContain(en.showMore)
})

test('heavy weeks bring a quiet note above all, and only then', () => {
  const heavy = diary(rest, looked(1), looked(2), looked(3))
  expect(heavy('', begun + 21 * day)).toContain(en.heavyTitle)
  expect(diary(rest, looked(1), looked(2))('', begun + 21 * day)).not.toContain(en.heavyTitle)
})

test('nothing on any page can be sent to anybody', () => {
  const html = [diary(rest)(), diary(rest)('/look'), diary()()].join()
  expect(html).not.toMatch(/\b(?:send|share|tuma|shirikisha)\b(?! it to you)/i)
})
