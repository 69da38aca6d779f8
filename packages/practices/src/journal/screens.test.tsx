import { expect, test } from 'vitest'
import { faultsOf, show } from '../shared/screens/testkit.ts'
import { twoPhones } from '../shared/two-phones.ts'
import { type Intent, type Journal, journal, notesOf } from './index.ts'
import { Screen } from './screens.tsx'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const now = Date.parse('2026-03-02T09:00:00Z')
const diary = (...intents: readonly ((state: Journal) => Intent)[]) => {
  const phones = twoPhones<Journal, Intent>(journal)
  for (const intent of intents) {
    expect(phones.act('amara', now, intent(phones.stateOf('amara'))).ok).toBe(true)
    phones.sync('amara', now)
  }
  return (language: 'en' | 'sw' = 'en') =>
    show({ phones, now, who: 'amara', Screen, words: language === 'en' ? en : sw, language })
}
const wrote = (text: string) => () => ({ do: 'write', text }) as const
const first = (state: Journal) => notesOf(state)[0]!.id

test('an empty journal invites a line, and says who can read it', () => {
  const html = diary()()
  expect(html).toContain(en.emptyHint)
  expect(html).toContain(en.private)
})

test('notes stand as they were written, newest first, each with the day in words', () => {
  const html = diary(wrote('first <b>line</b>\nsecond line'), wrote('later'))()
  expect(html).toContain('first &lt;b>line&lt;/b>\nsecond line')
  expect(html.indexOf('later')).toBeLessThan(html.indexOf('first'))
  expect(html).toContain('Monday 2 March')
})

test('the doors to change and to remove a note have names that tell the notes apart', () => {
  const html = diary(wrote('x'))()
  expect(html).toContain(`aria-label="${en.edit}: Monday 2 March"`)
  expect(html).toContain(`aria-label="${en.remove}: Monday 2 March"`)
})

test('a changed note says so, a removed one leaves nothing', () => {
  const changed = diary(wrote('before'), state => ({ do: 'edit', note: first(state), text: 'after' }))()
  expect(changed).toContain('after')
  expect(changed).not.toContain('before')
  expect(changed).toContain(en.edited)
  expect(diary(wrote('gone'), state => ({ do: 'remove', note: first(state) }))()).toBe(diary()())
})

test('a long journal shows its newest notes first and more on asking', () => {
  const html = diary(...Array.from({ length: 25 }, (_, n) => wrote(`note number ${n} of many`)))()
  expect(html.match(/note number/g)).toHaveLength(20)
  expect(html).toContain(en.showMore)
})

test('beside words that sound heavy stands the way to help, and nobody is told', () => {
  const phones = twoPhones<Journal, Intent>(journal)
  const html = (text: string) => {
    const change = { other: null, draft: () => ({ text, keep: () => {} }) }
    return show({ phones, now, who: 'amara', Screen, words: en, change })
  }
  expect(html('I want to end my life')).toContain('/app/help')
  expect(html('I want to end my day')).not.toContain('/app/help')
})

test('the journal stands inside of a page: it has no main landmark of its own, and no fault in either language', () => {
  const page = diary(wrote('x'))
  for (const html of [page('en'), page('sw')]) {
    expect(html).not.toContain('<main')
    expect(faultsOf(html)).toEqual([])
  }
  expect(page('sw')).toContain(sw.save)
})
