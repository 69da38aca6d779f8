import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { InLanguage } from '#ui'
import type { Language, ScreenProps } from '../screens.ts'
import { type LadderAnswer, noRungs } from '../shared/ladder/events.ts'
import { faultsOf, press, show } from '../shared/screens/testkit.ts'
import { all } from '../shared/shelf.ts'
import { type Person, twoPhones } from '../shared/two-phones.ts'
import { type Intent, type Validation, validation } from './index.ts'
import { Between, Screen } from './screens.tsx'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const text = 'At the funeral nobody asked me to sit.'
const first: LadderAnswer = { ...noRungs, heard: 'You stood alone there.', many: 'Many would feel so.' }
const second: LadderAnswer = { ...noRungs, heard: 'You stood alone, ashamed.', guess: 'And angry too.' }
const amara = { other: 'Amara' }
const juma = { other: 'Juma' }

interface Told {
  readonly path: () => string
  readonly does: (who: Person, intent: (talk: string) => Intent) => Told
  readonly forced: (who: Person, type: string, data: (talk: string) => object) => Told
  readonly see: (who: Person, language?: Language, path?: string, change?: Partial<ScreenProps>) => string
  readonly press: (who: Person, says: string, path?: string) => Promise<string | null>
  readonly affirmation: () => string
}

const talk = (): Told => {
  const phones = twoPhones<Validation, Intent>(validation)
  let now = Date.parse('2026-03-02T09:00:00Z')
  const id = () => all(phones.confirmed().talks).at(-1)?.life.id ?? ''
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
  const told: Told = {
    path: (): string => `/talk/${id()}`,
    does: (who: Person, intent: (talk: string) => Intent) => {
      now += 60_000
      expect(phones.act(who, now, intent(id()))).toEqual({ ok: true, value: undefined })
      settle()
      return told
    },
    forced: (who: Person, type: string, data: (talk: string) => object) => {
      phones.write(who, now, type, data(id()))
      settle()
      return told
    },
    /** The page of the talk, unless another path is given. */
    see: (
      who: Person,
      language: Language = 'en',
      path: string = id() ? told.path() : '',
      change: Partial<ScreenProps> = {},
    ) => {
      const html = show(shown(who, language, path, change))
      expect(faultsOf(html)).toEqual([])
      return html
    },
    press: async (who: Person, says: string, path = told.path()) => {
      let led: string | null = null
      const act: ScreenProps['act'] = async intent => phones.act(who, now, intent as Intent)
      const go = (to: string) => {
        led = to
      }
      await press(shown(who, 'en', path, { act, go }), says)
      settle()
      return led
    },
    affirmation: () => `/affirmation/${all(phones.confirmed().affirmations).at(-1)?.id}`,
  }
  return told
}

const shared = () => talk().does('juma', () => ({ do: 'share', text }))
const agreed = () => shared().does('amara', talk => ({ do: 'agree', talk }))
const answered = () => agreed().does('amara', talk => ({ do: 'answer', talk, answer: first }))
const notYet = () =>
  answered().does('juma', talk => ({
    do: 'land',
    talk,
    landing: { kind: 'not-yet', missing: 'that I was ashamed' },
  }))
const again = () => notYet().does('amara', talk => ({ do: 'answer', talk, answer: second }))
const landed = () => again().does('juma', talk => ({ do: 'land', talk, landing: { kind: 'landed' } }))

test('before anything was told, it says how it goes; alone, that it is for two', () => {
  const html = talk().see('amara')
  for (const said of [en.howItGoes(juma), en.beHeard, en.affirm]) expect(html).toContain(said)
  expect(talk().see('amara', 'sw')).toContain(sw.beHeard)
  expect(talk().see('amara', 'en', '', { other: null })).toContain(en.refusedAlone)
})

test('asking to be heard and telling what one saw have pages of their own, in both languages', () => {
  expect(talk().see('amara', 'en', '/share')).toContain(en.beforeSharing(juma))
  expect(talk().see('amara', 'sw', '/share')).toContain(sw.share)
  expect(talk().see('amara', 'en', '/affirm')).toContain(en.quality)
  expect(talk().see('amara', 'sw', '/affirm')).toContain(sw.quality)
})

test('what was told is not on the screen of the one asked before a yes, and a yes brings it', async () => {
  const tale = shared()
  expect(tale.see('amara')).not.toContain(text)
  expect(tale.see('juma')).toContain(text)
  await tale.press('amara', en.offeredYes)
  expect(tale.see('amara')).toContain(text)
})

test('the one who answers has the ladder, and no place to disagree; the one who told has nothing to do', () => {
  const tale = agreed()
  const html = tale.see('amara')
  for (const said of [en.ladderHeard, en.ladderGuess, en.ladderMany, en.ladderNotEveryAct])
    expect(html).toContain(said)
  expect(html).not.toMatch(/disagree|not true|the facts are/i)
  expect(tale.see('juma')).toContain(en.waitAnswer(amara))
  expect(tale.see('juma')).not.toContain(en.ladderHeard)
  expect(tale.see('amara', 'sw')).toContain(sw.ladderHeard)
})

test('a but near the beginning is pointed out on this device', () => {
  const draft = (heard: string): Partial<ScreenProps> => ({
    draft: () => ({ text: JSON.stringify({ ...noRungs, heard }), keep: () => {} }),
  })
  expect(agreed().see('amara', 'en', undefined, draft('I see, but you were late'))).toContain(
    en.ladderHintBut,
  )
  expect(agreed().see('amara', 'en', undefined, draft('I see that you were late'))).not.toContain(
    en.ladderHintBut,
  )
})

test('the practice’s own page says in a word how each talk stands, and never whose fault or how often', () => {
  expect(shared().see('amara', 'en', '')).toContain(en.openingConsentWhy)
  expect(agreed().see('amara', 'en', '')).toContain(en.noteAnswer)
  expect(agreed().see('juma', 'sw', '')).toContain(sw.waitAnswer(amara))
  expect(answered().see('juma', 'en', '')).toContain(en.openingLand(amara))
  expect(notYet().see('amara', 'en', '')).toContain(en.openingAgain(juma))
})

test('only the one who told is asked whether it landed', () => {
  const tale = answered()
  expect(tale.see('juma')).toContain(en.landingTitle(amara))
  expect(tale.see('juma')).toContain(first.heard)
  expect(tale.see('amara')).not.toContain(en.notYet)
  expect(tale.see('amara')).toContain(en.waitLanding(juma))
})

test('not yet shows what is missed; the one who told sees the latest answer only, and no number of any', () => {
  const tale = notYet()
  expect(tale.see('amara')).toContain('that I was ashamed')
  expect(tale.see('amara')).toContain(en.tryAgain(juma))
  const html = again().see('juma')
  expect(html).toContain(second.heard)
  expect(html).not.toContain(first.heard)
  expect(html).not.toMatch(/\b[23] (?:of|tries|times)\b/)
})

test('landed ends it warmly for both', () => {
  for (const who of ['amara', 'juma'] as const) {
    const tale = landed()
    const html = tale.see(who, 'en', tale.path())
    expect(html).toContain(en.landedEnd)
    expect(html).not.toContain(en.landingGive)
    expect(tale.see(who, 'sw', tale.path())).toContain(sw.landedEnd)
    expect(tale.see(who, 'en', '')).toContain(en.noteLanded)
  }
})

test('after the third, each is told the same and alone: sit together, and where else to look', () => {
  const tale = again()
  const missed = (talk: string): Intent => ({ do: 'land', talk, landing: { kind: 'not-yet', missing: '' } })
  tale
    .does('juma', missed)
    .does('amara', talk => ({ do: 'answer', talk, answer: first }))
    .does('juma', missed)
  for (const who of ['amara', 'juma'] as const) {
    const html = tale.see(who, 'en', tale.path())
    for (const said of [en.sitTitle, en.sitPatience, en.sitGuidance]) expect(html).toContain(said)
    expect(html).not.toContain(en.ladderHeard)
  }
})

test('a pause and an end stand below a talk under way; ended, no one is named', () => {
  const until = Date.parse('2026-03-02T12:00:00Z')
  const paused = agreed().does('juma', talk => ({ do: 'pause', talk, until }))
  expect(paused.see('amara')).not.toContain(en.ladderHeard)
  const bare = (html: string) => html.replaceAll('Amara', '*').replaceAll('Juma', '*')
  const ended = (who: Person) => {
    const tale = agreed().does(who, talk => ({ do: 'end', talk }))
    return bare(tale.see('amara', 'en', tale.path()))
  }
  expect(ended('amara')).toBe(ended('juma'))
})

test('words out of turn are shown to their author alone', () => {
  const tale = landed().forced('amara', 'validation.answered.v1', talk => ({
    talk,
    answer: { ...first, heard: 'One more thing.' },
  }))
  expect(tale.see('amara', 'en', tale.path())).toContain('One more thing.')
  expect(tale.see('amara', 'en', tale.path())).toContain(en.besideTitle)
  expect(tale.see('juma', 'en', tale.path())).not.toContain('One more thing.')
})

test('face to face: the one tells, the other has six beginnings, then the one is asked', () => {
  const tale = agreed()
  expect(tale.see('juma', 'en', `${tale.path()}/live`)).toContain(en.liveTell)
  expect(tale.see('amara', 'en', `${tale.path()}/live`)).toContain(en.liveListen)
  tale.does('amara', talk => ({ do: 'answer-aloud', talk, rungs: ['heard', 'lived'] }))
  expect(tale.see('juma', 'sw', `${tale.path()}/live`)).toContain(sw.liveLand)
  expect(tale.see('amara', 'en', `${tale.path()}/live`)).toContain(en.liveWait(juma))
  expect(tale.see('juma', 'en', tale.path())).toContain(en.saidAloud(amara))
})

test('an affirmation is read by both; only the one who got it may say thank you', () => {
  const tale = talk().does('juma', () => ({ do: 'affirm', quality: 'Steady', moment: 'In the dark.' }))
  const path = tale.affirmation()
  expect(tale.see('amara', 'en', path)).toContain(en.sawInYou(juma))
  expect(tale.see('amara', 'en', path)).toContain(en.thank)
  expect(tale.see('juma', 'en', path)).not.toContain(`>${en.thank}<`)
  expect(tale.see('juma', 'sw', path)).toContain(sw.youSaw(amara))
  expect(tale.see('amara', 'en', '')).toContain('Steady')
})

test('on one phone the card asks first who would like to be heard', () => {
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
    expect(html).toContain(words.cardWho)
    expect(faultsOf(html)).toEqual([])
  }
})
