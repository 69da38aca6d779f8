import { expect, test } from 'vitest'
import type { Language } from '../screens.ts'
import { en as keeping } from '../shared/keeping/words/en.ts'
import { faultsOf, show } from '../shared/screens/testkit.ts'
import { all } from '../shared/shelf.ts'
import { type Person, twoPhones } from '../shared/two-phones.ts'
import { type Gratitude, gratitude, type Intent } from './index.ts'
import { keepsakeOf } from './screens/keepsake.ts'
import { thanksForLeave } from './screens/leave-words.ts'
import { Screen } from './screens.tsx'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const did = 'You took my mother to the clinic.'
const thanks = { kind: 'words', did, gave: 'I could breathe.', says: '' } as const
const fill = { other: 'Juma' }

const told = () => {
  const phones = twoPhones<Gratitude, Intent>(gratitude)
  let now = Date.parse('2026-03-02T09:00:00Z')
  const settle = () => {
    for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
  }
  const story = {
    first: () => all(phones.confirmed().notes)[0]!.id,
    season: () => all(phones.confirmed().seasons)[0]!.id,
    on: (day: string) => {
      now = Date.parse(`${day}T09:00:00Z`)
      settle()
      return story
    },
    does: (who: Person, intent: Intent) => {
      expect(phones.act(who, now, intent)).toEqual({ ok: true, value: undefined })
      settle()
      return story
    },
    see: (who: Person, path = '', language: Language = 'en') => {
      const html = show({ phones, now, who, Screen, words: language === 'en' ? en : sw, language, path })
      expect(faultsOf(html)).toEqual([])
      return html
    },
  }
  return story
}

const given = () => told().does('juma', { do: 'give', thanks })
const inJar = () => told().does('juma', { do: 'put-in-jar', thanks, day: '2026-04-05' })

test('a quiet beginning is warm and counts nothing', () => {
  const html = told().see('amara')
  expect(html).toContain(en.keptEmpty)
  expect(html).toContain(en.given)
  expect(html).not.toContain(en.jar)
})

test('a thank-you that came can be read in its parts, and its reader may say how it arrived', () => {
  const story = given()
  expect(story.see('amara')).toContain(en.openingReceived(fill))
  const html = story.see('amara', `/note/${story.first()}`)
  for (const said of [
    en.received(fill),
    did,
    en.did,
    en.gave,
    en.warmed,
    en.didNotKnow,
    en.tellMeMore,
    en.deedInReturn,
  ]) {
    expect(html).toContain(said)
  }
  expect(html).not.toContain(en.says)
})

test('its writer sees no question about how it arrived, and the receipt when it comes', () => {
  const story = given()
  const path = `/note/${story.first()}`
  expect(story.see('juma', path)).not.toContain(en.warmed)
  story.does('amara', { do: 'receive', note: story.first(), receipt: { kind: 'warmed' } })
  expect(story.see('juma', path)).toContain(en.theyWarmed({ other: 'Amara' }))
  expect(story.see('amara', path)).toContain(en.warmed)
  expect(story.see('amara', path)).not.toContain(en.howArrived(fill))
})

test('a note in the jar changes nothing on the other screen before its day', () => {
  const story = inJar()
  expect(story.see('amara')).toBe(told().see('amara'))
  expect(story.see('amara', '/jar')).toBe(told().see('amara', '/jar'))
  expect(story.see('amara', `/note/${story.first()}`)).not.toContain(did)
  expect(story.see('juma')).toContain(en.jar)
  expect(story.see('juma', '/jar')).toContain(did)
  expect(story.see('juma', '/jar')).toContain('Sunday 5 April')
  story.on('2026-04-05')
  expect(story.see('amara', `/note/${story.first()}`)).toContain(did)
})

test('its writer may burn a note unseen, after which neither screen shows it', () => {
  const story = inJar()
  story.does('juma', { do: 'burn', note: story.first() })
  expect(story.see('juma', '/jar')).toContain(en.jarEmpty)
  expect(story.see('juma', '/jar')).not.toContain(did)
  expect(story.see('amara')).toBe(told().see('amara'))
  story.on('2026-04-05')
  for (const who of ['amara', 'juma'] as const) expect(story.see(who)).not.toContain(did)
})

test('writing says what will happen before it does', () => {
  const html = told().see('amara', '/new')
  expect(html).toContain(en.beforeGiving(fill))
  expect(html).toContain(en.byDeed)
  expect(html).toContain(en.later)
})

test('all of it is said in Swahili too, with the day of the jar', () => {
  const story = inJar()
  expect(story.see('juma', '/jar', 'sw')).toContain('Jumapili, 5 Aprili')
  expect(story.see('amara', '/new', 'sw')).toContain(sw.give)
  expect(story.see('amara', '', 'sw')).toContain(sw.keptEmpty)
})

test('a thank-you can be deleted for both by its writer alone', () => {
  const story = given()
  const path = `/note/${story.first()}`
  expect(story.see('juma', path)).toContain(keeping.delete)
  expect(story.see('amara', path)).not.toContain(keeping.delete)
  story.does('juma', { do: 'delete', note: story.first() })
  for (const who of ['amara', 'juma'] as const) {
    expect(story.see(who)).not.toContain(did)
    expect(story.see(who)).toContain(en.keptEmpty)
  }
})

test('what was said to a thank-you that is deleted stays, beside the word that it was deleted', () => {
  const story = given()
  const receipt = { kind: 'deed', text: 'I cook on Sunday.' } as const
  story.does('amara', { do: 'receive', note: story.first(), receipt })
  story.does('juma', { do: 'delete', note: story.first() })
  for (const path of ['', `/note/${story.first()}`]) {
    expect(story.see('amara', path)).toContain(keeping.deletedByOther(fill))
    expect(story.see('juma', path)).toContain(keeping.deletedByMe)
    expect(story.see('amara', path)).not.toContain(did)
  }
  expect(story.see('amara', `/note/${story.first()}`)).toContain(receipt.text)
  expect(story.see('amara', `/note/${story.first()}`)).toContain(keeping.deleteResponse)
  expect(story.see('juma', `/note/${story.first()}`, 'sw')).not.toContain(keeping.deletedByMe)
})

test('how long a thank-you stays can be chosen, and what no app can prevent is said there', () => {
  const html = told().see('amara', '/new')
  for (const said of [keeping.howLong, keeping.always, keeping.paired, keeping.month, 'Copies, photographs'])
    expect(html).toContain(said)
})

test('what one said to a thank-you can be deleted too, by the one who said it', () => {
  const story = given()
  const path = `/note/${story.first()}`
  const receipt = { kind: 'deed', text: 'I cook on Sunday.' } as const
  story.does('amara', { do: 'receive', note: story.first(), receipt })
  story.does('amara', { do: 'delete', note: story.first() })
  for (const who of ['amara', 'juma'] as const) {
    expect(story.see(who, path)).not.toContain(receipt.text)
    expect(story.see(who, path)).toContain(did)
  }
  expect(story.see('amara', path)).toContain(keeping.deletedByMe)
  expect(story.see('juma', path)).toContain(keeping.deletedByOther({ other: 'Amara' }))
})

test('a thank-you can be put off: its words stand in no list, and the giver’s screen is the same', () => {
  const story = given()
  const before = story.see('juma')
  story.does('amara', { do: 'later', note: story.first(), until: null })
  const html = story.see('amara')
  expect(html).not.toContain(did)
  expect(html).not.toContain(en.openingReceived(fill))
  expect(html).toContain(en.forLater)
  expect(story.see('amara', `/note/${story.first()}`)).toContain(did)
  expect(story.see('juma')).toBe(before)
})

test('thanks for having been allowed something get one quiet sentence, in both languages', () => {
  const said = [
    'Thank you for letting me go to my sister.',
    'that you allowed me to work',
    'Asante kwa kuniruhusu kwenda kwa mama.',
    'Uliniruhusu kusoma',
  ]
  for (const text of said) expect(thanksForLeave(text), text).toBe(true)
  for (const text of ['Thank you for the tea.', 'You let the children sleep.', 'Asante kwa kunisikiliza.'])
    expect(thanksForLeave(text), text).toBe(false)
})

test('a day for the jar is offered, agreed and let go; a new note is given this day', () => {
  const story = told()
  expect(story.see('juma', '/season')).toContain(en.seasonOffer({ other: 'Amara' }))
  story.does('juma', { do: 'offer-season', day: '2026-04-05' })
  expect(story.see('amara', '/season')).toContain(en.seasonAgree)
  expect(story.see('juma', '/season')).not.toContain(en.seasonAgree)
  story.does('amara', { do: 'agree-season', season: story.season() })
  for (const who of ['amara', 'juma'] as const) {
    expect(story.see(who)).toContain(`${en.seasonOn} Sunday 5 April`)
    expect(story.see(who, '/season')).toContain(en.seasonAgreed)
  }
  story.does('juma', { do: 'put-in-jar', thanks, day: '2026-04-05' }).on('2026-04-05')
  expect(story.see('amara')).toContain(en.openingDay)
  const aloud = story.see('amara', '/aloud')
  expect(aloud).toContain(en.aloudReads(fill))
  expect(aloud).not.toContain(did)
  expect(told().see('amara', '/aloud', 'sw')).toContain(sw.aloudNothing)
})

test('the question of the month stands on the page until it is set aside', () => {
  const story = told()
  expect(story.see('amara')).toContain(en.rare)
  expect(story.see('amara', '/rare')).toContain(en.rareRest)
  expect(story.see('amara', '/new/rare')).toContain(en.rareHow(fill))
  story.does('amara', { do: 'rest-prompt' })
  expect(story.see('amara')).not.toContain(en.rare)
  expect(story.see('juma')).toContain(en.rare)
})

test('the page to keep holds what can be read, as text and nothing more', () => {
  const note = {
    id: '1',
    at: Date.parse('2026-03-02T09:00:00Z'),
    byMe: false,
    thanks: { kind: 'deed', deed: '<script>alert(1)</script> & tea' },
    deleted: false,
    later: false,
    mayDelete: false,
    mayReceive: false,
    fact: '1',
    receipt: null,
  } as const
  const setting = { words: en, language: 'en', now: note.at, names: ['Amara', 'Juma'] } as const
  const html = keepsakeOf([note, { ...note, later: true, thanks: { kind: 'deed', deed: 'hidden' } }], setting)
  expect(html).toContain('Juma → Amara')
  expect(html).toContain('2 March 2026')
  expect(html).toContain('&#60;script&#62;')
  expect(html).not.toMatch(/<(?:script|img|link|iframe|a)\b|url\(|hidden/)
})
