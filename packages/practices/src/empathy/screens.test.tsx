import { describe, expect, test } from 'vitest'
import type { Language, ScreenProps } from '../screens.ts'
import { faultsOf, press, show } from '../shared/screens/testkit.ts'
import { screenWords } from '../shared/talk/screens/props.ts'
import { type Person, twoPhones } from '../shared/two-phones.ts'
import { type Empathy, empathy, type Intent } from './index.ts'
import { Between, keepTogether, Screen } from './screens.tsx'
import {
  answer,
  ask,
  bus,
  guess,
  heard,
  landed,
  life,
  mark,
  notYet,
  reply,
  talkOf,
  tell,
  wish,
} from './telling.ts'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

type Wanted = Intent | ((state: Empathy) => Intent)
const fill = { other: 'Juma' }

/** A moment that is told step by step; `see` gives the screen of one of the two. */
const sitting = () => {
  const phones = twoPhones<Empathy, Intent>(empathy)
  let now = Date.parse('2026-03-02T09:00:00Z')
  const told = {
    talk: () => talkOf(phones.confirmed()),
    does: (who: Person, ...intents: readonly Wanted[]) => {
      for (const wanted of intents) {
        now += 60_000
        const intent = typeof wanted === 'function' ? wanted(phones.stateOf(who)) : wanted
        expect(phones.act(who, now, intent)).toEqual({ ok: true, value: undefined })
        for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
      }
      return told
    },
    apart: (who: Person, intent: Wanted) => {
      phones.act(who, now, typeof intent === 'function' ? intent(phones.stateOf(who)) : intent)
      return told
    },
    nextDay: () => {
      now += 24 * 3_600_000
      return told
    },
    see: (who: Person, language: Language = 'en', path = '', change: Partial<ScreenProps> = {}) => {
      const words = language === 'en' ? en : sw
      const html = show({ phones, now, who, Screen, words, language, path, change })
      expect(faultsOf(html)).toEqual([])
      return html
    },
    /** Where a press leads; null when it leads nowhere else. */
    press: async (who: Person, says: string, path = '') => {
      let led: string | null = null
      const act: ScreenProps['act'] = async intent => phones.act(who, now, intent as Intent)
      const go = (to: string) => {
        led = to
      }
      await press({ phones, now, who, Screen, words: en, path, change: { act, go } }, says)
      return led
    },
  }
  return told
}

const offered = () => sitting().does('juma', tell(['worried', '"njia panda']))
const opened = () => offered().does('amara', guess(['angry', 'dont-know'], 'you hate to be late'))
const marked = () => opened().does('juma', mark(['close', 'close'], 'fear, a little'))

describe('before and while it waits', () => {
  test('the screen says what this is, for whom, and that nothing is counted', () => {
    const html = sitting().see('amara')
    for (const said of [en.inside, en.howItGoes(fill), en.noMarksKept, en.notForFear, en.tellDoor])
      expect(html).toContain(said)
    expect(sitting().see('amara', 'sw')).toContain(sw.inside)
    expect(sitting().see('amara', 'en', '', { other: null })).toContain(en.refusedAlone)
  })

  test('telling asks first for the moment, and offers none about the two of us', () => {
    const html = sitting().see('juma', 'en', '/tell')
    expect(html).toContain(en.moment)
    expect(html).toContain(en.notAboutUs)
    expect(html).not.toContain(en.aboutUs)
  })

  test('words that may be about the two bring a question, on this device', () => {
    const draft = (text: string): Partial<ScreenProps> => ({ draft: () => ({ text, keep: () => {} }) })
    const see = (language: Language, text: string) => sitting().see('juma', language, '/tell', draft(text))
    expect(see('en', 'You did not call.')).toContain(en.maybeAboutUs)
    expect(see('en', 'Amara was late.')).toContain(en.maybeAboutUs)
    expect(see('sw', 'Wewe hukunipigia.')).toContain(sw.maybeAboutUs)
    expect(see('en', bus)).not.toContain(en.maybeAboutUs)
  })

  test('the one who imagines reads the moment, and nothing of what it held', () => {
    for (const language of ['en', 'sw'] as const) {
      const html = offered().see('amara', language)
      const words = language === 'en' ? en : sw
      expect(html).toContain(bus)
      for (const said of [words.guessTitle, words.askInstead, words.letRest, words.theirsSealed(fill)])
        expect(html).toContain(said)
      for (const hidden of ['njia panda', `>${words.feelings.worried}<`]) expect(html).not.toContain(hidden)
    }
  })

  test('the teller waits without hurry; putting off shows nothing there', () => {
    const told = offered()
    const before = told.see('juma')
    expect(before).toContain(en.sealed)
    told.does('amara', state => ({ do: 'not-now', talk: talkOf(state), until: null }))
    expect(told.see('juma')).toBe(before)
    expect(told.see('amara')).toContain(screenWords.en.putOff)
  })

  test('questions are answered beside the moment, and none is owed', () => {
    const told = offered().does('amara', ask('Were you alone?'))
    expect(told.see('juma')).toContain(en.answerHint)
    expect(told.does('juma', answer('Yes, quite.')).see('amara')).toContain('Yes, quite.')
  })

  test('a moment that rests looks the same to both but for what came back', () => {
    const told = offered().does('amara', life('pass'))
    expect(told.see('amara')).not.toContain('njia panda')
    expect(told.see('juma')).toContain(en.cameBack)
    expect(told.see('juma')).toContain('njia panda')
  })

  test('a list that a changed client opened does not claim that only its author can read it', () => {
    const text = JSON.stringify({ picks: [{ k: 'own', text: 'njia panda' }], because: '' })
    const read: Partial<ScreenProps> = { sight: () => ({ kind: 'mine', text, read: true }) }
    const html = offered().does('amara', life('pass')).see('juma', 'en', '', read)
    expect(html).toContain(en.openedWithout({ other: 'Amara' }))
    expect(html).not.toContain(en.cameBack)
  })
})

describe('after both are sealed', () => {
  test('the door opens on both lists on both phones, and only the teller marks', () => {
    const told = opened()
    for (const who of ['amara', 'juma'] as const) {
      const html = told.see(who)
      expect(html).toContain('leaves-opening')
      for (const said of ['worried · njia panda', 'angry', 'Because you hate to be late'])
        expect(html).toContain(said)
    }
    expect(told.see('juma')).toContain(en.markYes)
    expect(told.see('amara')).not.toContain(en.markYes)
  })

  test('"I don\'t know" is not marked, before or after', () => {
    const names = [
      ...opened()
        .see('juma')
        .matchAll(/<legend>([^<]+)<\/legend>/g),
    ].map(found => found[1])
    expect(names).toEqual(['angry'])
    expect(marked().see('amara')).not.toMatch(/know: /)
  })

  test('what is on its way, is not what was sealed, or was deleted, is said as it is', () => {
    const told = opened()
    const seen = (kind: 'opening' | 'mismatch' | 'erased', sent = true) =>
      told.see('amara', 'en', '', { sight: () => ({ kind }), sent })
    expect(seen('opening')).toContain(en.nowOpening)
    expect(seen('opening', false)).toContain(en.nowOpeningOffline)
    expect(seen('mismatch')).toContain('role="alert"')
    expect(seen('erased')).not.toContain('worried')
  })

  test('marks and what was missed are words, never a number', () => {
    const html = marked().see('amara')
    expect(html).toContain(`angry: ${en.markClose}`)
    expect(html).toContain('fear, a little')
    // How long words stay is folded away, and has days in it.
    const open = html.replace(/<details.*?<\/details>/gs, ' ').replace(/<[^>]+>/g, ' ')
    expect(open).not.toMatch(/\d|%/)
  })

  test('the answer is asked of the one who imagined, the receipt of the teller', () => {
    const told = marked()
    expect(told.see('amara')).toContain(en.ladderGive)
    expect(told.see('juma')).not.toContain(en.ladderGive)
    told.does('amara', reply())
    expect(told.see('juma')).toContain(heard.heard)
    expect(told.see('juma')).toContain(en.notYet)
    expect(told.see('amara')).toContain(en.waitingReceipt(fill))
    told.does('juma', notYet('that I was ashamed'))
    expect(told.see('amara')).toContain('that I was ashamed')
    expect(told.see('amara')).toContain(en.ladderGive)
    told.does('amara', reply()).does('juma', landed)
    for (const who of ['amara', 'juma'] as const) {
      expect(told.see(who)).toContain(en.landedHint)
      expect(told.see(who)).not.toContain(en.tellDoor)
      expect(told.see(who, 'sw')).toContain(sw.swap)
    }
  })

  test('after three answers the two sit together, and each reads a note alone', () => {
    const told = marked()
    for (let nth = 0; nth < 3; nth++) told.does('amara', reply()).does('juma', notYet())
    for (const who of ['amara', 'juma'] as const) expect(told.see(who)).toContain(en.togetherPrivate)
  })

  test('in a pause nothing is asked; after the end nobody is named', () => {
    const until = Date.parse('2026-03-02T10:00:00Z')
    const told = opened().does('amara', state => ({ do: 'pause', talk: talkOf(state), until }))
    expect(told.see('juma')).not.toContain(en.mark)
    const over = opened().does('amara', life('end'))
    expect(over.see('juma')).not.toContain(en.mark)
  })

  test('each deletes own words, and a screen says deleted', async () => {
    const told = marked().does('juma', state => ({ do: 'erase', talk: talkOf(state) }))
    expect(told.see('amara')).not.toContain(bus)
    expect(told.see('juma')).not.toContain('fear, a little')
  })
})

test('side by side, the teller waits, the other chooses, and both count before the lists show', () => {
  const told = offered()
  const live = () => `/talk/${told.talk()}/live`
  expect(told.see('juma', 'en', live())).toContain(en.liveWait({ other: 'Amara' }))
  expect(told.see('amara', 'sw', live())).toContain(sw.guessTitle)
  told.does('amara', guess())
  for (const who of ['amara', 'juma'] as const) {
    const html = told.see(who, 'en', live())
    expect(html).toContain(en.liveCount)
    expect(html).not.toContain('njia panda')
    const back = told.see(who, 'en', live(), { draft: () => ({ text: 'open', keep: () => {} }) })
    expect(back).toContain('njia panda')
    expect(back).toContain(en.liveNow)
  }
})

test('words that came out of turn are offered back to their author, and to nobody else', () => {
  const told = sitting()
  told.apart('juma', tell(['sad'], 'My sister called.')).does('amara', tell())
  for (const who of ['amara', 'juma'] as const) expect(told.see(who)).toContain(bus)
  for (const said of [en.besideTitle, en.useAgain, 'My sister called.'])
    expect(told.see('juma')).toContain(said)
  expect(told.see('amara')).not.toContain('My sister called.')
})

test('moments of ours are asked about blind, after three days, with two choices alike', async () => {
  const told = sitting()
  for (let day = 0; day < 3; day++)
    told
      .nextDay()
      .does('juma', tell())
      .does('amara', guess())
      .does('juma', mark())
      .does('amara', reply())
      .does('juma', landed)
  const before = told.see('amara')
  for (const said of [en.oursReady, en.oursApart, en.oursBlind(fill)]) expect(before).toContain(said)
  told.does('juma', wish('ours'))
  expect(told.see('amara')).toBe(before)
  expect(told.see('juma')).toContain(en.oursSaid)
  told.does('amara', wish('ours'))
  for (const who of ['amara', 'juma'] as const) expect(told.see(who)).toContain(en.oursOpen)
  expect(told.nextDay().see('juma', 'en', '/tell')).toContain(en.aboutUs)
})

test('what two kept from one phone says on whose phone it was', () => {
  const told = sitting().does('juma', keepTogether([{ mine: true, text: 'tired' }]))
  expect(told.see('juma')).toContain(en.keptOnMine)
  expect(told.see('amara')).toContain(en.keptOn(fill))
  expect(typeof Between).toBe('function')
})

test('doors lead to telling, to the two side by side, and back', async () => {
  expect(await sitting().press('juma', en.tellDoor)).toBe('/tell')
  const told = offered()
  expect(await told.press('juma', en.sideBySide)).toBe(`/talk/${told.talk()}/live`)
  expect(await told.press('juma', en.liveBack, `/talk/${told.talk()}/live`)).toBe(`/talk/${told.talk()}`)
})
