import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { InLanguage } from '#ui'
import type { Language, ScreenProps } from '../screens.ts'
import { faultsOf, press, show } from '../shared/screens/testkit.ts'
import { memberOf, type Person, twoPhones } from '../shared/two-phones.ts'
import { type AnswerAsked, type Availability, availability, energies, type Intent } from './index.ts'
import { Between, Screen } from './screens.tsx'
import { checkinOf } from './state.ts'
import { en } from './words/en.ts'
import { moodIds } from './words/moods.ts'
import { sw } from './words/sw.ts'

const amara = { other: 'Amara' }
const juma = { other: 'Juma' }
const hour = 3_600_000

const exchange = () => {
  const phones = twoPhones<Availability, Intent>(availability)
  let now = new Date(2026, 2, 2, 12, 0).getTime()
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
  const settle = () => {
    for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
  }
  const told = {
    later: (hours: number) => {
      now += hours * hour
      return told
    },
    does: (who: Person, intent: Intent | ((state: Availability, now: number) => Intent)) => {
      now += 60_000
      const wanted = typeof intent === 'function' ? intent(phones.confirmed(), now) : intent
      expect(phones.act(who, now, wanted)).toEqual({ ok: true, value: undefined })
      settle()
      return told
    },
    see: (who: Person, language: Language = 'en', path = '', change: Partial<ScreenProps> = {}) => {
      const html = show(shown(who, language, path, change))
      expect(faultsOf(html)).toEqual([])
      return html
    },
    /** Both at once, with no connection; the first of the two is first in the record. */
    apart: (...ones: readonly (readonly [Person, (state: Availability) => Intent])[]) => {
      const before = phones.confirmed()
      for (const [who, intent] of ones)
        expect(phones.act(who, now, intent(before))).toEqual({ ok: true, value: undefined })
      for (const [who] of [...ones, ...ones]) phones.sync(who, now)
      return told
    },
    press: async (who: Person, says: string, path = '') => {
      const act: ScreenProps['act'] = async intent => phones.act(who, now, intent as Intent)
      await press(shown(who, 'en', path, { act }), says)
      settle()
      return told
    },
  }
  return told
}

const asked = (need = 'listen') =>
  exchange().does('amara', { do: 'check-in', energy: 'low', mood: 'tired', need, line: 'A long day.' })
const answer = (asked: AnswerAsked) => (state: Availability) =>
  ({ do: 'answer', checkin: checkinOf(state, memberOf.amara)?.id ?? '', answer: asked }) as const
const promised = () =>
  asked().does('juma', (state, now) => answer({ kind: 'at', when: now + 2 * hour })(state))
const nth = (state: Availability) => state.promises[0]?.id ?? ''

test('before anything was said, it says how it goes, and that it is no emergency line', () => {
  for (const [language, words] of [
    ['en', en],
    ['sw', sw],
  ] as const) {
    const html = exchange().see('amara', language)
    for (const said of [words.howItGoes(juma), words.checkIn, words.notEmergency])
      expect(html).toContain(said)
    expect(html).toContain('href="/app/help"')
  }
  expect(exchange().see('amara', 'en', '', { other: null })).toContain(en.refusedAlone)
})

describe('saying how I am', () => {
  const drafted = (mood: string, need: string, line = ''): Partial<ScreenProps> => ({
    draft: key => ({
      text: key.endsWith('mood') ? mood : key.endsWith('need') ? need : key.endsWith('line') ? line : '',
      keep: () => {},
    }),
  })

  test('two taps first: energy and a word; what is needed comes after', () => {
    const html = exchange().see('amara', 'en', '/new')
    for (const energy of energies) expect(html).toContain(en.energy[energy])
    for (const mood of moodIds) expect(html).toContain(en.moods[mood])
    expect(html).not.toContain(en.needTitle)
    expect(html).toContain(en.notEmergency)
  })

  test('nothing, just so you know, stands first; closeness only between partners', () => {
    const at = (change: Partial<ScreenProps>) => exchange().see('amara', 'sw', '/new', change)
    const html = at(drafted('tired', 'just-know'))
    expect(html.indexOf(sw.nothing)).toBeGreaterThan(0)
    expect(html.indexOf(sw.nothing)).toBeLessThan(html.indexOf(sw.need.listen))
    expect(html).not.toContain(sw.need.closeness)
    expect(at({ ...drafted('tired', 'listen'), bond: 'friends' })).not.toContain(sw.need.closeness)
    expect(at({ ...drafted('tired', 'listen'), bond: 'partners' })).toContain(sw.need.closeness)
  })

  test('words of danger show the way to help to their writer first, in both languages', () => {
    for (const [language, line] of [
      ['en', 'I want to die'],
      ['sw', 'Natamani kufa tu'],
    ] as const) {
      const html = exchange().see('amara', language, '/new', drafted('sad', 'listen', line))
      expect(html).toContain(language === 'en' ? 'It sounds heavy.' : 'Inaonekana ni mzito sana.')
    }
    expect(exchange().see('amara', 'en', '/new', drafted('sad', 'listen', 'dead tired'))).not.toContain(
      'It sounds heavy.',
    )
  })
})

describe('a check-in', () => {
  test('shows the other a word, the energy and the need, and no time', () => {
    const html = asked().see('juma')
    for (const said of ['Tired', en.energySaid.low, en.ask.listen, 'A long day.', en.noClock])
      expect(html).toContain(said)
    expect(html).not.toMatch(/\d\d:\d\d/)
  })

  test('that asks for nothing can be met with being with the one who said it', async () => {
    const tale = asked('just-know')
    expect(tale.see('juma')).toContain(en.justKnow)
    await tale.press('juma', en.answer['with-you'])
    expect(tale.see('amara')).toContain(en.said['with-you'])
  })

  test('is answered with one press; whether it helped is asked of the one who asked, alone', async () => {
    const tale = asked()
    await tale.press('juma', en.answer.here)
    const html = tale.see('amara')
    for (const said of [en.said.here.replace("'", '&#39;'), en.helpedTitle, en.thank])
      expect(html.replaceAll("'", '&#39;')).toContain(said)
    expect(tale.see('juma')).not.toContain(en.helpedTitle)
    await tale.press('amara', en.thank)
    expect(tale.see('juma')).toContain(en.thankedYou(amara))
    expect(tale.see('amara')).not.toContain(en.thankHint(juma))
  })

  test('is gone after a day, for both, and leaves no mark', () => {
    const tale = asked().later(24)
    for (const who of ['amara', 'juma'] as const) {
      const html = tale.see(who)
      expect(html).not.toContain('Tired')
      expect(html).not.toContain('A long day.')
      expect(html).toContain(en.line)
    }
  })

  test('put off, looks to the one who asked as before', () => {
    const tale = asked()
    const before = tale.see('amara')
    tale.does('juma', state => ({
      do: 'not-now',
      checkin: checkinOf(state, memberOf.amara)?.id ?? '',
      until: null,
    }))
    expect(tale.see('amara')).toBe(before)
    expect(tale.see('juma')).toContain(en.putOff)
  })

  test('is answered in any of the ways, in both languages', () => {
    for (const [language, words] of [
      ['en', en],
      ['sw', sw],
    ] as const) {
      const html = asked().see('juma', language, '/answer')
      for (const kind of ['here', 'coming', 'at', 'cannot', 'who-else', 'deed'] as const)
        expect(html.replaceAll('&#39;', "'")).toContain(words.answer[kind])
      const known = asked('just-know').see('juma', language, '/answer')
      expect(known).toContain(words.answer['with-you'])
      expect(known).not.toContain(words.answer.cannot)
    }
  })

  test('somebody else and a deed are answers; a newer one says that the app is to be updated', () => {
    const other = asked().does('juma', answer({ kind: 'who-else', text: 'Your sister?' }))
    for (const said of ['Your sister?', en.yourPeople]) expect(other.see('amara')).toContain(said)
    expect(
      asked()
        .does('juma', answer({ kind: 'deed', deed: 'tea' }))
        .see('amara', 'sw'),
    ).toContain(sw.deed.tea)
    expect(
      asked()
        .does('juma', answer({ kind: 'deed', deed: 'dance' }))
        .see('amara'),
    ).toContain(en.unknownAnswer)
    expect(asked('song').see('juma')).toContain(en.unknownNeed)
  })
})

describe('a promise', () => {
  test('ahead, stands with its time for both; only its giver can move it', () => {
    const tale = promised()
    const when = 'at 14:02'
    expect(tale.see('juma')).toContain(en.youPromised({ ...amara, when }))
    expect(tale.see('amara')).toContain(en.theyPromised({ ...juma, when }))
    expect(tale.see('juma')).toContain(en.move)
    expect(tale.see('amara')).not.toContain(en.move)
  })

  test('after its time shows its giver how to make it right, and the other only how to let it go', () => {
    const tale = promised().later(4)
    const hers = tale.see('amara')
    const his = tale.see('juma')
    for (const said of [en.wasThere, en.mendHint, en.move, en.release, en.sorryLabel]) {
      expect(his).toContain(said)
      expect(hers).not.toContain(`>${said}<`)
    }
    expect(hers).toContain(en.releaseIt)
    for (const html of [hers, his])
      expect(html).not.toMatch(/broke|missed|late\b|passed|overdue|did not come/i)
  })

  test('kept, moved or let go, is said plainly', async () => {
    const kept = promised().later(2)
    await kept.press('juma', en.imHere)
    expect(kept.see('amara')).toContain(en.keptByOther(juma))
    expect(kept.see('juma')).toContain(en.keptByYou(amara))
    expect(kept.later(25).see('amara')).not.toContain(en.keptByOther(juma))
    const gone = promised().does('amara', state => ({ do: 'release', promise: nth(state) }))
    expect(gone.see('juma')).toContain(en.released)
  })

  test('a word of being sorry is the other’s to read, and its author’s to delete', () => {
    const tale = promised()
      .later(4)
      .does('juma', state => ({ do: 'say-sorry', promise: nth(state), text: 'The bus did not come.' }))
    for (const who of ['amara', 'juma'] as const) expect(tale.see(who)).toContain('The bus did not come.')
    tale.does('juma', state => ({ do: 'erase-sorry', promise: nth(state) }))
    expect(tale.see('amara')).not.toContain('The bus')
  })
})

test('an answer that came when the other had checked in anew is its author’s alone, to be used again', () => {
  const tale = asked().apart(
    ['amara', () => ({ do: 'check-in', energy: 'full', mood: 'happy', need: 'fun', line: '' })],
    ['juma', answer({ kind: 'who-else', text: 'Your sister?' })],
  )
  const html = tale.see('juma')
  for (const said of [en.besideTitle, 'Your sister?', en.useAgain]) expect(html).toContain(said)
  expect(tale.see('amara')).not.toContain('Your sister?')
})

test('asking once more stands there only where the other allows it', () => {
  const tale = asked()
  expect(tale.see('amara')).not.toContain(`>${en.askAgain}<`)
  tale.does('juma', { do: 'allow-asking-again', allowed: true })
  expect(tale.see('amara')).toContain(en.askAgain)
})

test('face to face and on one phone, nothing is written', () => {
  expect(exchange().see('amara', 'en', '/live')).toContain(en.liveLead)
  for (const [language, words] of [
    ['en', en],
    ['sw', sw],
  ] as const) {
    const html = render(
      <InLanguage language={language}>
        <Between
          language={language}
          words={words}
          names={['Amara', 'Juma']}
          now={0}
          onEnd={() => {}}
          keep={null}
        />
      </InLanguage>,
    )
    expect(html).toContain(words.stonesTitle)
    for (const said of ['Amara', 'Juma', words.energy.enough, words.stoneTurn]) expect(html).toContain(said)
    expect(faultsOf(html)).toEqual([])
  }
})
