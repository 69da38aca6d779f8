/** Each state of Our place and time on a screen, in both languages, and what must not be there. */
import { expect, test } from 'vitest'
import type { Language, ScreenProps } from '../screens.ts'
import { touchesControl } from '../shared/control-words.ts'
import { faultsOf, show } from '../shared/screens/testkit.ts'
import { all } from '../shared/shelf.ts'
import { memberOf, type Person, twoPhones } from '../shared/two-phones.ts'
import type { Content } from './accord.ts'
import { type Intent, type SafeSpace, safeSpace } from './index.ts'
import { fileOf } from './screens/rituals/calendar-file.tsx'
import { Screen } from './screens.tsx'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const juma = { other: 'Juma' }
const amara = { other: 'Amara' }
const heavy: Content = { kind: 'agreement', text: 'Heavy talk can wait.', review: '2026-03-20' }
const walk: Content & { kind: 'ritual' } = {
  kind: 'ritual',
  name: 'A walk',
  place: 'The shore',
  bring: 'Juma brings water',
  plan: { first: '2026-03-06', time: '17:30', every: 'week', ends: { kind: 'open' } },
}

type Wanted = Intent | ((state: SafeSpace) => Intent)
/** Told step by step; `see` gives the screen of one of the two. */
const place = () => {
  const phones = twoPhones<SafeSpace, Intent>(safeSpace)
  let now = Date.parse('2026-03-02T09:00:00Z')
  const told = {
    does: (who: Person, wanted: Wanted) => {
      now += 60_000
      const intent = typeof wanted === 'function' ? wanted(phones.stateOf(who)) : wanted
      expect(phones.act(who, now, intent)).toEqual({ ok: true, value: undefined })
      for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
      return told
    },
    on: (day: string) => {
      now = Date.parse(`${day}T09:00:00Z`)
      return told
    },
    state: () => phones.confirmed(),
    see: (who: Person, path = '', language: Language = 'en', change: Partial<ScreenProps> = {}) => {
      const words = language === 'en' ? en : sw
      const html = show({ phones, now, who, Screen, words, language, path, change })
      expect(faultsOf(html)).toEqual([])
      return html
    },
    /** The page of the agreement, ritual or arc that came so many-th. */
    seeAccord: (who: Person, more = '', language: Language = 'en', change: Partial<ScreenProps> = {}) =>
      told.see(who, `/accord/${all(phones.confirmed().accords)[0]?.id}${more}`, language, change),
  }
  return told
}

const word = (content: Content): Intent => ({ do: 'word', content, accord: null, after: null })
const sign = (state: SafeSpace): Intent => {
  const { id, wording } = all(state.accords)[0]!
  return { do: 'sign', accord: id, wording: wording.fact }
}
const letGo = (state: SafeSpace): Intent => ({ do: 'let-go', accord: all(state.accords)[0]!.id })
const talk = (state: SafeSpace) => state.sitting!
const goOn =
  (step: 'arrive' | 'appreciations' | 'went-well' | 'matter' | 'next' | 'closing') =>
  (state: SafeSpace): Intent => ({ do: 'go-on', talk: talk(state), step })
const thanks =
  (did: string) =>
  (state: SafeSpace): Intent => ({
    do: 'prepare-appreciations',
    talk: talk(state),
    appreciations: [{ did, meant: 'Rest' }],
  })
const agreed = () =>
  place()
    .does('amara', { do: 'sit', form: 'full', when: { day: '2026-03-08', time: '16:00' } })
    .does('juma', state => ({ do: 'agree', talk: talk(state) }))

test('the front room leads to the four rooms and says whom this is not for', () => {
  const html = place().see('amara')
  for (const said of [en.sittingTitle, en.agreementsTitle, en.ritualsTitle, en.arcTitle, en.notForFear])
    expect(html).toContain(said)
  expect(place().see('juma', '', 'sw')).toContain(sw.offerSitting)
  expect(place().see('amara', '', 'en', { other: null })).toContain(en.refusedAlone)
})

test('an agreement is asked about before it is signed, and the heading says that either may let it go', () => {
  const told = place().does('juma', word(heavy))
  const html = told.seeAccord('amara')
  for (const said of [heavy.text, en.addOrTake, en.sign, en.change, en.letRest]) expect(html).toContain(said)
  expect(told.seeAccord('juma')).toContain(en.waitingTitle(amara))
  expect(told.see('amara', '/agreements')).toContain(en.wishHeader)
  expect(told.see('amara')).toContain(en.waitsForYou)
  told.does('amara', sign)
  for (const who of ['amara', 'juma'] as const) expect(told.seeAccord(who)).toContain(en.standingTitle)
  expect(told.seeAccord('juma', '', 'sw')).toContain(sw.standingTitle)
  expect(told.seeAccord('juma', '/change')).toContain(heavy.text)
})

test('what was let go looks the same to both, whoever let it go', () => {
  const by = (who: Person) => place().does('juma', word(heavy)).does('amara', sign).does(who, letGo)
  const bare = (html: string) => html.replaceAll('Amara', '*').replaceAll('Juma', '*')
  expect(by('amara').seeAccord('amara')).toBe(by('juma').seeAccord('amara'))
  expect(bare(by('amara').seeAccord('juma'))).toBe(bare(by('juma').seeAccord('juma')))
  expect(by('amara').seeAccord('juma')).toContain(en.laidDownHint)
})

test('on its day an agreement can be kept with a new day, and before it nothing is said', () => {
  const told = place().does('juma', word(heavy)).does('amara', sign)
  expect(told.seeAccord('amara')).not.toContain(en.reviewNow)
  expect(told.on('2026-03-21').seeAccord('amara')).toContain(en.keepOn)
})

test('a quiet note for the writer, where words touch control, and none elsewhere', () => {
  const writing = (text: string, language: Language = 'en') =>
    place().see('amara', '/agreements/new', language, {
      draft: () => ({ text: JSON.stringify({ text }), keep: () => {} }),
    })
  expect(writing('You tell me where you are')).toContain(en.controlTitle)
  expect(writing('Kila mmoja anaonyesha simu yake', 'sw')).toContain(sw.controlFear)
  expect(writing('We eat together on Sundays')).not.toContain(en.controlTitle)
  expect(writing('You tell me where you are')).toContain(en.offer(juma))
})

test.each([
  'We share our location.',
  'We tell each other where we are at night.',
  'Each knows the password of the other.',
  'We may read each other’s messages.',
  'You ask me before you go out.',
  'You do not meet your friends alone.',
  'My salary stays my secret.',
  'Tunaambiana uko wapi kila jioni.',
  'Kila mmoja anajua nywila ya mwenzake.',
  'Naweza kusoma ujumbe wako.',
  'Unaomba ruhusa kabla ya kutoka.',
  'Usikutane na marafiki bila mimi.',
  'Mshahara wangu ni siri.',
])('touches control: %s', text => expect(touchesControl(text)).toBe(true))

test('what the app itself proposes touches nothing of that, in either language', () => {
  const own = [en, sw].flatMap(words => [
    ...words.starters,
    ...words.ritualStarters,
    ...words.closingIdeas,
    words.ritualForPartners,
  ])
  expect(own.filter(touchesControl)).toEqual([])
  for (const text of ['We put the phones down at dinner.', 'Simu tunaziweka chini tukila.'])
    expect(touchesControl(text), text).toBe(false)
})

test('a ritual says its next times in words; nothing says whether a time was kept', () => {
  const told = place().does('amara', word(walk)).does('juma', sign)
  const html = told.seeAccord('juma')
  expect(html).toContain('Every Friday at 17:30')
  expect(html).toContain('Friday 6 March, 17:30')
  expect(html).toContain(en.ritualNoMark)
  expect(told.seeAccord('amara', '', 'sw')).toContain('Kila Ijumaa, saa 17:30')
  expect(told.see('amara', '/rituals')).toContain('A walk')
  expect(told.see('amara', '/rituals/new', 'sw')).toContain(sw.ritualEvery)
  expect(told.seeAccord('amara', '/change')).toContain('The shore')
})

test('a calendar file is neutral unless one wants otherwise', () => {
  const ritual = { id: '1'.repeat(32), content: walk, me: memberOf.juma, now: 0 }
  const neutral = fileOf(ritual, { neutral: true, reminder: 'none' }, sw)
  expect(neutral).toContain('SUMMARY:Kumbukumbu\r\n')
  expect(neutral).not.toMatch(/walk|shore|water|VALARM|kimbilio/i)
  const real = fileOf(ritual, { neutral: false, reminder: 'day' }, en)
  expect(real).toContain('SUMMARY:A walk\r\nLOCATION:The shore\r\nDESCRIPTION:Juma brings water\r\n')
  expect(real).toContain('TRIGGER:-PT1440M')
})

test('a sitting is offered, put off or let rest from one screen, and prepared alone', () => {
  const offered = place().does('amara', {
    do: 'sit',
    form: 'full',
    when: { day: '2026-03-08', time: '16:00' },
  })
  const html = offered.see('juma', '/sitting')
  for (const said of [en.sittingOfferTitle(amara), 'Sunday 8 March, 16:00', en.sittingYes])
    expect(html).toContain(said)
  const planned = agreed().see('juma', '/sitting')
  for (const said of [en.sitDown, en.prepareTitle, en.didPrompt, en.askPrompt, en.move])
    expect(planned).toContain(said)
  expect(agreed().see('amara', '/sitting', 'sw')).toContain(sw.didPrompt)
})

test('whether the other has prepared shows nowhere before both are open', () => {
  const without = agreed()
  const prepared = agreed().does('amara', thanks('You swept the yard.'))
  expect(prepared.see('juma', '/sitting')).toBe(without.on('2026-03-02').see('juma', '/sitting'))
  for (const told of [without, prepared])
    told.does('juma', goOn('arrive')).does('juma', goOn('appreciations'))
  const bare = (html: string) => html.replaceAll(/[0-9a-f]{32}/g, '')
  expect(bare(prepared.see('juma', '/sitting'))).toBe(bare(without.see('juma', '/sitting')))
  prepared.does('juma', thanks('You called my mother.'))
  for (const who of ['amara', 'juma'] as const) {
    const html = prepared.see(who, '/sitting')
    for (const said of ['You swept the yard.', 'You called my mother.', en.meant])
      expect(html).toContain(said)
  }
})

test('each step stands alone, with its soft time, and stopping is always there', () => {
  const told = agreed()
  const stop = 'We stop here for now'
  for (const step of ['arrive', 'appreciations', 'went-well', 'matter', 'next', 'closing'] as const) {
    told.does('juma', goOn(step))
    const html = told.see('amara', '/sitting')
    expect(html).toContain(en.stepTitle[step])
    expect(html).toContain(stop)
    expect(html).toContain(step === 'closing' ? en.close : en.goOn)
    expect(told.see('juma', '/sitting', 'sw')).toContain(sw.stepTitle[step])
  }
  expect(told.see('amara', '/sitting')).toContain(en.softTime({ minutes: '2' }))
  told.on('2026-03-03')
  expect(told.see('amara', '/sitting')).toContain(en.softTimePast)
  told.does('amara', state => ({ do: 'end', talk: talk(state) }))
  expect(told.see('juma', '/sitting')).toContain(en.earlier)
  expect(told.see('juma', `/sitting/${talk(told.state())}`)).toContain(en.nothingWritten)
})

test('a day that has gone by is not named any more', () => {
  const told = agreed()
  expect(told.see('juma')).toContain('Sunday 8 March')
  expect(told.on('2026-03-10').see('juma')).not.toContain('8 March')
  expect(told.see('juma', '/sitting')).not.toContain('8 March')
  expect(told.see('juma', '/sitting')).toContain(en.whenOpen)
})

test('an arc that was offered while the other was first is not lost for its author, and nobody else sees it', () => {
  const phones = twoPhones<SafeSpace, Intent>(safeSpace)
  const now = Date.parse('2026-03-02T09:00:00Z')
  const arc = (hope: string) => word({ kind: 'arc', length: 'six', hope })
  phones.act('amara', now, arc('To hear each other'))
  phones.act('juma', now, arc('Kucheka tena'))
  for (const one of ['amara', 'juma', 'amara'] as const) phones.sync(one, now)
  const see = (who: Person) => show({ phones, now, who, Screen, words: en, path: '/arc' })
  expect(see('juma')).toContain('Kucheka tena')
  expect(see('juma')).toContain(en.asideTitle)
  expect(see('amara')).not.toContain('Kucheka tena')
})

test('a sitting that never began is shown nowhere afterwards', () => {
  const told = agreed().does('juma', state => ({ do: 'end', talk: talk(state) }))
  expect(told.see('amara', '/sitting')).not.toContain(en.earlier)
  expect(told.see('amara')).toContain(en.offerSitting)
})

test('a second matter stays with its author, who can read why', () => {
  const told = agreed().does('amara', goOn('arrive'))
  for (const step of ['appreciations', 'went-well', 'matter'] as const) told.does('amara', goOn(step))
  expect(told.see('juma', '/sitting')).toContain(en.matterName)
  told.does('juma', state => ({ do: 'name-matter', talk: talk(state), text: 'The rent' }))
  expect(told.see('amara', '/sitting')).toContain('The rent')
  expect(told.see('amara', '/sitting')).not.toContain(en.matterName)
})

test('an arc shows its place by sittings that were held, and its end', () => {
  const told = place().does('amara', word({ kind: 'arc', length: 'six', hope: 'To hear each other' }))
  expect(told.see('juma', '/arc')).toContain('To hear each other')
  told.does('juma', sign)
  expect(told.see('juma', '/arc')).toContain(en.arcHeld({ held: '0', of: '6' }))
  told
    .does('amara', { do: 'sit', form: 'short', when: null })
    .does('juma', state => ({ do: 'agree', talk: talk(state) }))
    .does('juma', goOn('appreciations'))
    .does('amara', state => ({ do: 'end', talk: talk(state) }))
  expect(told.see('juma', '/arc')).toContain(en.arcHeld({ held: '1', of: '6' }))
  told.does('juma', letGo)
  for (const who of ['amara', 'juma'] as const) expect(told.see(who, '/arc')).toContain(en.lookBackLabel)
  told.does('juma', state => ({ do: 'look-back', accord: state.arc!, text: 'We learned to wait' }))
  expect(told.see('amara', '/arc')).not.toContain('We learned to wait')
  expect(told.see('juma', '/arc', 'sw')).toContain(sw.lookBackWaiting(amara))
})
