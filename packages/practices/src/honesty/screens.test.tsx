import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { InLanguage } from '#ui'
import type { Language, ScreenProps } from '../screens.ts'
import { en as keepingEn } from '../shared/keeping/words/en.ts'
import { faultsOf, press, show } from '../shared/screens/testkit.ts'
import { all } from '../shared/shelf.ts'
import { en as talkScreensEn } from '../shared/talk/screens/words/en.ts'
import { memberOf, type Person, twoPhones } from '../shared/two-phones.ts'
import { type Honesty, honesty, type Intent, pathOfTalk } from './index.ts'
import { ownWords } from './own-words.ts'
import { leftOf } from './screens/guide.ts'
import {
  beginning,
  begins,
  closes,
  holderOf,
  judged,
  mayClose,
  mayPass,
  passed as passedAtTable,
  saidBack as saidBackAtTable,
  spoke,
  stepAt,
  thanked,
  thanking,
} from './screens/table-talk.ts'
import { Between, Screen } from './screens.tsx'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const evenings = 'I miss our evenings.'
const hearing = 'You miss the two of us.'
const fill = { other: 'Juma' }
const jaza = { other: 'Amara' }

/** A talk that is told step by step; `see` gives the screen of one of the two. */
const talking = () => {
  const phones = twoPhones<Honesty, Intent>(honesty)
  let now = Date.parse('2026-03-02T09:00:00Z')
  const talk = () => all(phones.confirmed().talks).at(-1)?.life.id ?? ''
  const told = {
    talk,
    own: (who: Person) => ownWords(all(phones.confirmed().talks).at(-1)!, memberOf[who]),
    later: (hours: number) => {
      now += hours * 3_600_000
      return told
    },
    does: (who: Person, intent: Intent | ((talk: string, now: number) => Intent)) => {
      now += 60_000
      const wanted = typeof intent === 'function' ? intent(talk(), now) : intent
      expect(phones.act(who, now, wanted), wanted.do).toEqual({ ok: true, value: undefined })
      for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
      return told
    },
    forced: (who: Person, type: string, data: object) => {
      phones.write(who, now, type, { talk: talk(), floor: talk(), ...data })
      for (const one of ['amara', 'juma', 'amara'] as const) phones.sync(one, now)
      return told
    },
    see: (who: Person, language: Language = 'en', path = '', change: Partial<ScreenProps> = {}) => {
      const words = language === 'en' ? en : sw
      const html = show({ phones, now, who, Screen, words, language, path, change })
      expect(faultsOf(html)).toEqual([])
      return html
    },
    /** What was asked for by the press, as the screen asked for it. */
    press: async (who: Person, says: string, path = '', change: Partial<ScreenProps> = {}) => {
      const done: unknown[] = []
      const act: ScreenProps['act'] = async intent => {
        done.push(intent)
        return { ok: true, value: undefined }
      }
      const go = (to: string) => void done.push(to)
      await press({ phones, now, who, Screen, words: en, path, change: { act, go, ...change } }, says)
      return done
    },
  }
  return told
}
type Told = ReturnType<typeof talking>

const offered = () => talking().does('juma', { do: 'offer', subject: 'Our evenings', outcome: 'mend' })
const begun = () => offered().does('amara', talk => ({ do: 'agree', talk }))
const spoken = (told: Told = begun(), who: Person = 'juma', text: string | null = evenings) =>
  told.does(who, talk => ({ do: 'say', talk, text, feeling: 'sad' }))
const saidBack = (told = spoken(), who: Person = 'amara') =>
  told.does(who, talk => ({ do: 'reflect', talk, text: hearing }))
const heard = (told = saidBack(), who: Person = 'juma') => told.does(who, talk => ({ do: 'accept', talk }))
const passed = (told = heard(), who: Person = 'juma') => told.does(who, talk => ({ do: 'give-floor', talk }))
const bothHeard = () => heard(saidBack(spoken(passed(), 'amara', 'I was tired.'), 'juma'), 'amara')
const closing = () => bothHeard().does('amara', talk => ({ do: 'begin-closing', talk }))

test('before there is a talk, the screen says what it is for and that nobody owes an answer', () => {
  const html = talking().see('amara')
  for (const said of [en.brace, en.nothingOwed, en.notForFear, en.subject, en.outcomes.mend])
    expect(html).toContain(said)
  expect(talking().see('amara', 'en', '', { other: null })).toContain(en.refusedAlone)
})

test('to the one asked, yes, not now and rest stand near each other; to the one who asks, waiting without hurry', () => {
  const html = offered().see('amara')
  for (const said of [
    'Our evenings',
    en.outcomes.mend,
    en.nothingOwed,
    talkScreensEn.notNow,
    talkScreensEn.letRest,
  ])
    expect(html).toContain(said)
  const waiting = offered().see('juma')
  expect(waiting).toContain(talkScreensEn.takeBack)
  expect(waiting).not.toContain(en.beginTitle)
})

test('not now shows nothing on the other screen', () => {
  const before = offered().see('juma')
  const after = offered().does('amara', talk => ({ do: 'not-now', talk, until: null }))
  expect(after.see('juma')).toBe(before)
})

test('only the one who holds the floor has a place to speak; the other reads whose it is', () => {
  const told = begun()
  expect(told.see('juma')).toContain(en.youHold)
  expect(told.see('juma')).toContain(en.sayLabel)
  expect(told.see('amara')).toContain(en.theyHold(fill))
  expect(told.see('amara')).toContain(en.waitsToSay({ other: 'Juma' }))
  expect(told.see('amara')).not.toContain('<textarea')
})

test('the ways to begin are those of the evidence, in both languages, and the subject can not be edited', () => {
  const html = begun().see('juma')
  for (const starter of en.starters) expect(html).toContain(starter)
  const swahili = begun().see('juma', 'sw')
  for (const starter of sw.starters) expect(swahili).toContain(starter)
  expect(html).not.toContain(en.subjectHint(jaza))
})

test('the listener has a place to say back and none to reply; the speaker waits without hurry', () => {
  const told = spoken()
  const html = told.see('amara')
  for (const said of [evenings, 'sad', en.reflectLabel, en.reflectHint, en.reflectFirst])
    expect(html).toContain(said)
  expect(html).not.toContain(en.sayLabel)
  expect(html).not.toContain(en.askTitle)
  expect(told.see('juma')).toContain(en.waitsToReflect({ other: 'Amara' }))
  expect(told.see('juma')).not.toContain('<textarea')
})

test('the speaker says yes or not quite, both as near; after three times voices are offered to both', async () => {
  const told = saidBack()
  expect(await told.press('juma', en.accept)).toEqual([{ do: 'accept', talk: told.talk() }])
  expect(told.see('juma')).toContain(en.notQuite)
  expect(told.see('amara')).toContain(en.waitsToJudge(fill))
  for (const n of [1, 2, 3]) {
    for (const who of ['amara', 'juma'] as const) expect(told.see(who)).not.toContain(en.voicesTitle)
    told.does('juma', talk => ({ do: 'correct', talk, text: 'Nearly.' }))
    if (n < 3) saidBack(told)
  }
  for (const who of ['amara', 'juma'] as const) {
    expect(told.see(who)).toContain(en.voicesTitle)
    expect(told.see(who).replace(/<[^>]+>/g, ' ')).not.toMatch(/\b3\b|three/i)
  }
})

test('who was heard passes the floor by an own word; who heard may ask one open question and can take nothing', async () => {
  const told = heard()
  expect(await told.press('juma', en.passOn(jaza))).toEqual([{ do: 'give-floor', talk: told.talk() }])
  const html = told.see('amara')
  expect(html).toContain(en.heardThemHint(fill))
  expect(html).toContain(en.askTitle)
  expect(html).not.toContain(en.sayLabel)
  told.does('amara', talk => ({ do: 'ask', talk, text: 'Since when?' }))
  expect(told.see('juma')).toContain('Since when?')
  expect(told.see('juma')).toContain(en.answerHint)
  expect(told.see('amara')).not.toContain(en.askTitle)
})

test('whoever was heard is not offered to close before the other was; the other is', () => {
  expect(heard().see('juma')).not.toContain(en.close)
  expect(heard().see('amara')).toContain(en.close)
  expect(bothHeard().see('juma')).toContain(en.close)
})

test('nobody reads the appreciation of the other before giving an own one', () => {
  const told = closing().does('juma', talk => ({
    do: 'appreciate',
    talk,
    text: 'You stayed.',
    unsolved: 'Fridays',
  }))
  expect(told.see('amara')).not.toContain('You stayed.')
  expect(told.see('amara')).toContain(en.appreciateLabel(fill))
  expect(told.see('juma')).toContain(en.appreciated(jaza))
  told.does('amara', talk => ({ do: 'appreciate', talk, text: 'You asked.', unsolved: '' }))
  expect(told.see('amara', 'en', pathOfTalk(told.talk()))).toContain('You stayed.')
  const home = told.see('amara')
  expect(home).toContain(en.matters)
  expect(home).toContain('Fridays')
  expect(home).toContain(en.closedTogether)
})

test('a talk that was ended looks the same, whoever ended it', () => {
  const bare = (who: Person) => {
    const told = heard().does(who, talk => ({ do: 'end', talk }))
    return (['amara', 'juma'] as const).map(one =>
      told.see(one, 'en', pathOfTalk(told.talk())).replaceAll(told.talk(), '*'),
    )
  }
  expect(bare('amara')).toEqual(bare('juma'))
  expect(bare('juma')[0]).toContain(talkScreensEn.over)
})

test('words out of turn are given to their author alone, and go back into the draft', async () => {
  const told = begun().forced('amara', 'honesty.reflected.v1', {
    reflection: 'f'.repeat(32),
    after: 'f'.repeat(32),
    text: 'Too early.',
  })
  expect(told.see('juma')).not.toContain('Too early.')
  expect(told.see('amara')).toContain('Too early.')
  expect(told.see('amara')).toContain(en.beside)
  expect(told.see('amara')).not.toContain(en.useAgain)
  spoken(told)
  const kept: Record<string, string> = {}
  const draft: ScreenProps['draft'] = key => ({
    text: kept[key] ?? '',
    keep: text => {
      kept[key] = text
    },
  })
  await told.press('amara', en.useAgain, '', { draft })
  expect(kept[`honesty/reflect/${told.talk()}`]).toBe('Too early.')
  const html = told.see('amara', 'en', '', { draft })
  expect(html).not.toContain(en.beside)
  expect(html).toMatch(/<textarea[^>]*>Too early\./)
})

test('a pause stands in place of the talk; after days of quiet both read the same question', () => {
  const paused = spoken().does('amara', (talk, now) => ({ do: 'pause', talk, until: now + 3_600_000 }))
  for (const who of ['amara', 'juma'] as const) expect(paused.see(who)).not.toContain(en.reflectLabel)
  const quiet = spoken().later(80)
  for (const who of ['amara', 'juma'] as const) expect(quiet.see(who)).toContain(en.quietTitle)
  expect(spoken().see('amara')).not.toContain(en.quietTitle)
})

test('what was deleted is said to be, and what was said aloud too', () => {
  const told = saidBack(spoken(begun(), 'juma', null))
  expect(told.see('amara')).toContain(en.saidAloud)
  told.does('amara', talk => ({ do: 'erase', talk, fact: told.own('amara')[0]!.fact }))
  expect(told.see('amara')).not.toContain(hearing)
  expect(told.see('amara')).toContain(keepingEn.deletedByMe)
  expect(told.see('juma')).toContain(keepingEn.deletedByOther({ other: 'Amara' }))
  expect(told.see('juma')).toContain(en.accept)
})

test('words that are hard to hear bring a hint to their writer; it says nothing of what was meant', () => {
  const draft =
    (text: string): ScreenProps['draft'] =>
    () => ({ text, keep: () => {} })
  for (const text of [
    'You always leave',
    'You NEVER ask',
    'Wewe kila mara unaondoka',
    'Hujawahi kamwe kuuliza',
  ]) {
    expect(begun().see('juma', 'en', '', { draft: draft(text) }), text).toContain(en.softener)
  }
  for (const text of ['You leave at six', 'Nevertheless I came', 'Ukamweleza mama'])
    expect(begun().see('juma', 'en', '', { draft: draft(text) }), text).not.toContain(en.softener)
})

test('in one room the floor fills both screens, in the colour of who holds it, and only what was done is tapped', async () => {
  const told = begun()
  const live = `${pathOfTalk(told.talk())}/live`
  expect(told.see('juma', 'en', live)).toContain('floor-me')
  expect(told.see('amara', 'en', live)).toContain('floor-other')
  expect(told.see('amara', 'en', live)).toContain(en.liveListen(fill))
  for (const who of ['amara', 'juma'] as const) expect(told.see(who, 'en', live)).not.toContain('<textarea')
  expect(await told.press('juma', en.liveSaid, live)).toEqual([
    { do: 'say', talk: told.talk(), text: null, feeling: null },
  ])
  told.does('juma', talk => ({ do: 'say', talk, text: null, feeling: null }))
  expect(await told.press('amara', en.liveReflected, live)).toEqual([
    { do: 'reflect', talk: told.talk(), text: null },
  ])
  told.does('amara', talk => ({ do: 'reflect', talk, text: null }))
  expect(told.see('juma', 'sw', live)).toContain(sw.liveJudge({ other: 'Amara' }))
  heardLive(told)
  expect(told.see('amara', 'en', live)).toContain(en.liveHeardThem(fill))
  expect(told.see('juma', 'en', live)).toContain(en.passOn(jaza))
})
const heardLive = (told: Told) => told.does('juma', talk => ({ do: 'accept', talk }))

test('the live address of a talk that waits, pauses or is over shows its own page', () => {
  for (const told of [offered(), begun().does('amara', talk => ({ do: 'end', talk }))])
    expect(told.see('amara', 'en', `${pathOfTalk(told.talk())}/live`)).toContain('kanga')
})

test('the guide is light that draws back over three minutes, and then simply is gone', () => {
  expect([0, 90_000, 180_000, 600_000].map(leftOf)).toEqual([1, 0.5, 0, 0])
  expect(leftOf(-5_000)).toBe(1)
})

test('every step is said in Swahili too', () => {
  expect(talking().see('amara', 'sw')).toContain(sw.nothingOwed)
  expect(begun().see('juma', 'sw')).toContain(sw.youHold)
  expect(spoken().see('amara', 'sw')).toContain(sw.reflectFirst)
  expect(saidBack().see('juma', 'sw')).toContain(sw.accept)
  expect(heard().see('juma', 'sw')).toContain(sw.passOn(jaza))
  expect(closing().see('amara', 'sw')).toContain(sw.closingTitle)
})

test('on one phone it begins with who speaks first, and keeps nothing by itself', () => {
  for (const [language, words] of [
    ['en', en],
    ['sw', sw],
  ] as const) {
    const names = ['Amara', 'Juma'] as const
    const props = { language, words, names, now: 0, onEnd: () => {}, keep: null }
    const html = render(
      <InLanguage language={language}>
        <Between {...props} />
      </InLanguage>,
    )
    expect(faultsOf(html)).toEqual([])
    expect(html).toContain(words.onePhone.nothingKept)
    for (const name of names) expect(html).toContain(words.onePhone.first({ other: name }))
  }
})

test('at the table the same floors hold: nobody replies before being said back to, and each is heard before the close', () => {
  const spoken = spoke(begins(beginning, 1), ' We begin with water. ')
  expect(stepAt(spoken)).toBe('reflect')
  expect(spoken.lines).toEqual([{ mine: false, text: 'We begin with water.' }])
  for (const early of [spoke(spoken, ''), passedAtTable(spoken), judged(spoken, true), closes(spoken)])
    expect(early.floors).toEqual(spoken.floors)
  const corrected = judged(saidBackAtTable(spoken), false)
  expect(stepAt(corrected)).toBe('reflect')
  const heard = judged(saidBackAtTable(corrected), true)
  expect([stepAt(heard), holderOf(heard), mayClose(heard)]).toEqual(['heard', 1, false])
  const theirs = judged(saidBackAtTable(spoke(passedAtTable(heard), '')), true)
  expect([stepAt(theirs), holderOf(theirs), mayClose(theirs)]).toEqual(['heard', 0, true])
  const closing = closes(theirs)
  expect([stepAt(closing), thanking(closing)]).toEqual(['thank', 1])
  expect(stepAt(thanked(thanked(closing)))).toBe('over')
})

test('at the table six floors are enough too', () => {
  let talk = begins(beginning, 0)
  for (let n = 0; n < 9; n++) talk = passedAtTable(judged(saidBackAtTable(spoke(talk, '')), true))
  expect(talk.floors).toHaveLength(6)
  expect(mayPass(talk)).toBe(false)
})
