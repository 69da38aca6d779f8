import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { InLanguage } from '#ui'
import type { Language, ScreenProps } from '../screens.ts'
import { soundsHeavy } from '../shared/heavy/phrases.ts'
import { faultsOf, press, show } from '../shared/screens/testkit.ts'
import { all } from '../shared/shelf.ts'
import { memberOf, type Person, twoPhones } from '../shared/two-phones.ts'
import { type Answer, followsOf, type Intent, type Leading, leading, type Way, ways } from './index.ts'
import { Between, Screen } from './screens.tsx'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const letter = 'I have been afraid of the letter from the bank.'
const amara = { other: 'Amara' }
const juma = { other: 'Juma' }

const exchange = () => {
  const phones = twoPhones<Leading, Intent>(leading)
  let now = Date.parse('2026-03-02T09:00:00Z')
  const share = () => all(phones.confirmed().shares).at(-1)?.id ?? ''
  const shown = (who: Person, language: Language, path: string, change: Partial<ScreenProps>) => ({
    phones,
    now,
    who,
    Screen,
    words: language === 'en' ? en : sw,
    language,
    path,
    change,
  })
  const told = {
    share,
    later: (minutes: number) => {
      now += minutes * 60_000
      return told
    },
    does: (who: Person, intent: (share: string) => Intent) => {
      now += 60_000
      expect(phones.act(who, now, intent(share()))).toEqual({ ok: true, value: undefined })
      for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
      return told
    },
    see: (who: Person, language: Language = 'en', path = '', change: Partial<ScreenProps> = {}) => {
      const html = show(shown(who, language, path, change))
      expect(faultsOf(html)).toEqual([])
      return html
    },
    press: async (who: Person, says: string, path = '') => {
      const act: ScreenProps['act'] = async intent => phones.act(who, now, intent as Intent)
      await press(shown(who, 'en', path, { act }), says)
      for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
      return told
    },
    give: (who: Person, way: Way, text = letter) =>
      told.does(who, () => ({
        do: 'give',
        way,
        text,
        after: followsOf(phones.confirmed(), memberOf[who]),
      })),
  }
  return told
}

const given = (way: Way = 'listen') => exchange().give('amara', way)
const opened = (way: Way = 'listen') => given(way).does('juma', share => ({ do: 'open', share }))
const answers: Readonly<Record<Way, Answer>> = {
  listen: { kind: 'receipt', receipt: 'here' },
  comfort: { kind: 'comfort', text: 'I sit beside you.' },
  ask: { kind: 'question', text: 'How long?' },
  celebrate: { kind: 'joy', joy: 'mark' },
  know: { kind: 'thanks' },
}

test('before anything was shared, it says how it goes and that nothing is owed', () => {
  const html = exchange().see('amara')
  for (const said of [en.howItGoes(juma), en.nothingOwed, en.write]) expect(html).toContain(said)
  expect(exchange().see('amara', 'en', '', { other: null })).toContain(en.refusedAlone)
})

test('writing: the five ways, and what giving and taking back mean before it is given', () => {
  for (const language of ['en', 'sw'] as const) {
    const words = language === 'en' ? en : sw
    const html = exchange().see('amara', language, '/new')
    for (const way of ways) expect(html).toContain(words.way[way])
  }
})

test('words that sound heavy show the way to help to their writer, and block nothing', () => {
  const heavy: Partial<ScreenProps> = { draft: () => ({ text: 'I want to die', keep: () => {} }) }
  const html = exchange().see('amara', 'en', '/new', heavy)
  expect(html).toContain('It sounds heavy.')
  expect(html).toContain('href="/app/help"')
  expect(exchange().see('amara', 'en', '/new')).not.toContain('It sounds heavy.')
})

test('what sounds heavy is found in both languages, and ordinary tiredness is not', () => {
  const heavy = [
    'Sometimes I think of ending my life.',
    'Everyone is better off without me',
    'I don’t want to live anymore',
    'I have been hurting myself',
    'Nafikiria kujiua',
    'Natamani kufa tu',
    'Bora nife kuliko hivi',
    'Sioni sababu ya kuishi',
    'Sitaki tena kuishi',
  ]
  const plain = [
    'I killed the engine and walked home.',
    'I am dead tired of this week.',
    'Nimechoka sana na kazi.',
    'Nimejijua vizuri zaidi mwaka huu.',
    'Ninataka kufahamu zaidi.',
    'We should end it all with a song',
  ]
  for (const text of heavy) expect(soundsHeavy(text), text).toBe(true)
  for (const text of plain.slice(0, 5)) expect(soundsHeavy(text), text).toBe(false)
})

describe('a share that waits', () => {
  test('shows the way and the length, and nothing of the words, to the one who gets it', () => {
    const html = given('comfort').see('juma')
    expect(html).toContain(en.way.comfort)
    expect(html).toContain(en.length.short)
    for (const said of [en.open, en.readWell]) expect(html).toContain(said)
    expect(html).not.toContain('bank')
    expect(given('comfort').see('juma', 'sw')).toContain(sw.way.comfort)
  })

  test('shows its writer the words and the way to take them back', () => {
    const html = given().see('amara')
    for (const said of [letter, en.givenTitle(juma), en.takeBack]) expect(html).toContain(said)
  })

  test('taken back, it is gone for its writer; the other finds nothing, without a reason', () => {
    const tale = given().does('amara', share => ({ do: 'take-back', share }))
    expect(tale.see('amara')).not.toContain(letter)
    tale.does('juma', share => ({ do: 'open', share }))
    expect(tale.see('juma')).toContain(en.opening)
    const html = tale.later(10).see('juma')
    expect(html).toContain(en.nothingThere)
    expect(html).not.toMatch(/taken back|withdr|Amara took/i)
    tale.does('juma', share => ({ do: 'not-now', share, until: null }))
    expect(tale.see('juma')).not.toContain(en.nothingThere)
  })

  test('with no connection it says that taking back needs one, unless it has not left the phone', () => {
    const away: Partial<ScreenProps> = { sent: false }
    const html = given().see('amara', 'en', '', away)
    expect(html).toContain(en.takeBackOffline)
    expect(html).not.toContain(`>${en.takeBack}<`)
  })

  test('opened, it looks to its writer as before', async () => {
    const tale = given()
    const before = tale.see('amara')
    await tale.press('juma', en.open)
    expect(tale.see('amara')).toBe(before)
    expect(tale.see('juma')).toContain(letter)
  })

  test('a promised day is shown to both; not now only to the one who said it', () => {
    const tale = given().does('juma', share => ({ do: 'promise', share, day: '2026-03-03' }))
    expect(tale.see('amara')).toContain('3 March')
    expect(tale.see('juma')).toContain('3 March')
    const before = tale.see('amara')
    tale.does('juma', share => ({ do: 'not-now', share, until: null }))
    expect(tale.see('amara')).toBe(before)
    expect(tale.see('juma')).toContain(en.putOff)
  })

  test('one that was opened in another way is told to its writer as what it is', () => {
    const read: Partial<ScreenProps> = { sight: () => ({ kind: 'mine', text: letter, read: true }) }
    expect(given().see('amara', 'en', '', read)).toContain(en.readWithout(juma))
  })

  test('one that its writer gave another for comes back to its writer', () => {
    const tale = given()
    const first = tale.share()
    // On another phone of one's own, which did not know of the first.
    tale.give('amara', 'know', 'Only this.')
    expect(tale.see('juma')).toContain(en.way.know)
    expect(tale.see('juma', 'en', `/share/${first}`)).not.toContain(en.way.listen)
  })
})

describe('what was opened', () => {
  test('takes an answer only in the way that was asked for', () => {
    for (const way of ways) {
      const tale = opened(way)
      for (const language of ['en', 'sw'] as const) {
        const words = language === 'en' ? en : sw
        const html = tale.see('juma', language)
        const path = `/share/${tale.share()}`
        const own = tale.see('juma', language, path)
        expect(html + own).toContain(words.answerTitle[way])
        for (const other of ways) if (other !== way) expect(own).not.toContain(words.answerTitle[other])
        expect(own.includes('<textarea')).toBe(way === 'comfort' || way === 'ask')
      }
    }
  })

  test('comfort that ends in a question gets a hint; a question does not', () => {
    const asks: Partial<ScreenProps> = { draft: () => ({ text: 'Why?', keep: () => {} }) }
    const at = (tale: ReturnType<typeof opened>) => tale.see('juma', 'en', `/share/${tale.share()}`, asks)
    expect(at(opened('comfort'))).toContain(en.comfortIsQuestion)
    expect(at(opened('ask'))).not.toContain(en.comfortIsQuestion)
  })

  test('a word back is shown to both, and thank you or nothing is left to the one who went first', () => {
    for (const way of ways) {
      const tale = opened(way).does('juma', share => ({ do: 'answer', share, answer: answers[way] }))
      const path = `/share/${tale.share()}`
      expect(tale.see('amara', 'en', path)).toContain(en.thank)
      tale.does('amara', share => ({ do: 'thank', share }))
      expect(tale.see('juma', 'en', path)).toContain(en.thankedYou(amara))
      expect(tale.see('juma', 'sw', path)).toContain(sw.thankedYou(amara))
    }
  })

  test('nowhere is it said to be somebody’s turn', () => {
    const tale = opened()
    for (const who of ['amara', 'juma'] as const)
      for (const language of ['en', 'sw'] as const)
        expect(tale.see(who, language)).not.toMatch(/your turn|zamu yako/i)
  })
})

test('face to face, and on one phone, nothing is written', () => {
  expect(exchange().see('amara', 'en', '/live')).toContain(en.liveLead)
  for (const [language, words] of [
    ['en', en],
    ['sw', sw],
  ] as const) {
    const between = (
      <InLanguage language={language}>
        <Between
          language={language}
          words={words}
          names={['Amara', 'Juma']}
          now={0}
          onEnd={() => {}}
          keep={null}
        />
      </InLanguage>
    )
    const html = render(between)
    expect(html).toContain(words.betweenWho)
    expect(faultsOf(html)).toEqual([])
  }
})
