import { expect, test } from 'vitest'
import type { Language } from '../screens.ts'
import { faultsOf, show } from '../shared/screens/testkit.ts'
import { all } from '../shared/shelf.ts'
import { en as talk } from '../shared/talk/screens/words/en.ts'
import { type Person, twoPhones } from '../shared/two-phones.ts'
import { type Intent, type PlanForm, type Resilience, resilience, strengthNames } from './index.ts'
import { soundsLikeAdvice } from './screens/advice.ts'
import { keepTogether, Screen } from './screens.tsx'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

const fill = { other: 'Juma' }
const form: PlanForm = {
  signs: 'Short answers.',
  helped: 'Walking at six.',
  mine: 'Sleep.',
  theirs: '',
  people: 'Aunt Rehema.',
  leave: 'No decisions at night.',
}

const told = () => {
  const phones = twoPhones<Resilience, Intent>(resilience)
  let now = Date.parse('2026-03-02T09:00:00Z')
  const story = {
    state: () => phones.confirmed(),
    does: (who: Person, intent: Intent | ((state: Resilience) => Intent)) => {
      now += 60_000
      const wanted = typeof intent === 'function' ? intent(phones.confirmed()) : intent
      expect(phones.act(who, now, wanted)).toEqual({ ok: true, value: undefined })
      for (const one of ['amara', 'juma', 'amara', 'juma'] as const) phones.sync(one, now)
      return story
    },
    see: (who: Person, path = '', language: Language = 'en', drafts: Record<string, string> = {}) => {
      const words = language === 'en' ? en : sw
      const change = { draft: (key: string) => ({ text: drafts[key] ?? '', keep: () => {} }) }
      const html = show({ phones, now, who, Screen, words, language, path, change })
      expect(faultsOf(html)).toEqual([])
      return html
    },
  }
  return story
}

const strength: Intent = {
  do: 'tell-strength',
  named: { kind: 'listed', name: 'courage' },
  moment: 'You spoke up.',
}
const win: Intent = { do: 'tell-win', text: 'The bank said yes.' }
const firstWin = (state: Resilience) => all(state.wins)[0]!.id
const firstStrength = (state: Resilience) => all(state.strengths)[0]!.id

test('a quiet beginning names both doors and counts nothing', () => {
  const html = told().see('amara')
  for (const said of [en.line, en.toStrength(fill), en.toWin, en.toPlan, en.winsNone])
    expect(html).toContain(said)
})

test('a strength offers the list and an own word, and nothing that means bearing', () => {
  const html = told().see('amara', '/strengths/new')
  for (const name of strengthNames) expect(html).toContain(`>${en.strengthName[name]}<`)
  for (const word of ['patien', 'obedien', 'silen', 'endur']) expect(html.toLowerCase()).not.toContain(word)
})

test('a moment that praises bearing gets a quiet note on the writer’s screen, in both languages', () => {
  const draft = (text: string) => ({ 'resilience/moment': text })
  const en1 = told().see('amara', '/strengths/new', 'en', draft('You are so patient with me.'))
  expect(en1).toContain(en.bearingTitle)
  expect(told().see('amara', '/strengths/new', 'sw', draft('Ulinivumilia.'))).toContain(sw.bearingTitle)
  const calm = told().see('amara', '/strengths/new', 'en', draft('You spoke up.'))
  expect(calm).not.toContain(en.bearingTitle)
})

test('the one it is about sees the three answers and may take it off an own list', () => {
  const story = told().does('juma', strength)
  const path = `/strength/${firstStrength(story.state())}`
  const html = story.see('amara', path)
  for (const said of ['You spoke up.', ...Object.values(en.answer), en.takeOff]) expect(html).toContain(said)
  expect(story.see('juma', path)).not.toContain(en.takeOff)
  const before = story.see('juma')
  story.does('amara', state => ({ do: 'take-off', strength: firstStrength(state) }))
  expect(story.see('juma')).toBe(before)
  expect(story.see('amara', '/strengths')).toContain(en.seenInMeNone(fill))
  expect(story.see('amara')).not.toContain(en.openingStrength(fill))
  expect(story.see('amara', path)).toContain(en.putBack)
})

test('good news has four ways to be answered, and hard and good can both be true', () => {
  const story = told().does('juma', win)
  const path = `/win/${firstWin(story.state())}`
  const html = story.see('amara', path)
  for (const said of [...Object.values(en.reply), en.both, en.replyHint, talk.notNow])
    expect(html).toContain(said)
  expect(html).not.toContain('<textarea')
  expect(story.see('juma', path)).not.toContain(en.reply['mark-it'])
  story.does('amara', state => ({ do: 'reply', win: firstWin(state), kind: 'need-moment', text: '' }))
  expect(story.see('juma', path)).toContain(en.momentAsked({ other: 'Amara' }))
  expect(story.see('amara', path)).toContain(en.momentTaken(fill))
  story.does('amara', state => ({ do: 'reply', win: firstWin(state), kind: 'tell-more', text: 'So glad.' }))
  expect(story.see('juma', path)).toContain(en.moreLabel)
  expect(story.see('amara', path)).not.toContain(en.replyHint)
})

test('the words of advice are found in both languages, and joy is not', () => {
  for (const text of [
    'You should save it',
    'Be careful with the bank',
    'Lakini una uhakika?',
    'Uwe makini na pesa',
  ])
    expect(soundsLikeAdvice(text), text).toBe(true)
  for (const text of [
    'So glad for you.',
    'Nimefurahi sana kwa ajili yako.',
    'Tell me about the clerk',
    'Hongera',
  ])
    expect(soundsLikeAdvice(text), text).toBe(false)
})

test('the plan is shown as each reads it, with what either may do', () => {
  const story = told()
  expect(story.see('amara', '/plan')).toContain(en.planNone)
  expect(story.see('amara', '/plan/write')).toContain(en.beforePlan(fill))
  story.does('amara', { do: 'word-plan', form, after: null })
  expect(story.see('amara', '/plan')).toContain(en.planWaiting(fill))
  const html = story.see('juma', '/plan')
  for (const said of [
    en.planToSign({ other: 'Amara' }),
    en.addOrTake,
    en.accept,
    en.part.theirs({ other: 'Amara' }),
  ])
    expect(html).toContain(said)
  story.does('juma', state => ({ do: 'sign-plan', wording: state.plan!.proposed!.fact }))
  for (const who of ['amara', 'juma'] as const) expect(story.see(who, '/plan')).toContain(en.planStanding)
  story.does('juma', { do: 'word-plan', form: { ...form, mine: 'Quiet.', theirs: 'Sleep.' } })
  const change = story.see('amara', '/plan')
  for (const said of [en.planChange(fill), en.planStandsNow, en.restChange, 'Quiet.'])
    expect(change).toContain(said)
  story.does('amara', { do: 'let-go-plan' })
  for (const who of ['amara', 'juma'] as const) expect(story.see(who, '/plan')).toContain(en.planLaidDown)
})

test('words of control in a plan bring a quiet question to the writer alone', () => {
  const draft = (leave: string) => ({ 'resilience/plan': JSON.stringify({ leave }) })
  const see = (leave: string, language: Language) =>
    told().see('amara', '/plan/write', language, draft(leave))
  expect(see('You do not go out without asking leave to go.', 'en')).toContain(en.controlTitle)
  expect(see('Hutoki nje bila ruhusa.', 'sw')).toContain(sw.controlTitle)
  expect(see('No decisions at night.', 'en')).not.toContain(en.controlTitle)
})

test('a plan that lay between two becomes an offer with each part in its place', () => {
  const lines = [
    'Signs\nShort answers.',
    'Helped',
    'Amara\nSleep.\nLong.',
    'Juma\nAn hour alone.',
    'Call',
    'Not\nX',
  ]
  expect(keepTogether(lines.map((text, at) => ({ mine: at !== 3, text })))).toEqual({
    do: 'word-plan',
    form: {
      signs: 'Short answers.',
      helped: '',
      mine: 'Sleep.\nLong.',
      theirs: 'An hour alone.',
      people: '',
      leave: 'X',
    },
  })
})

test('face to face the phone shows what joy may ask, and writes nothing', () => {
  expect(told().see('amara')).toContain(en.liveDoor)
  const html = told().see('amara', '/live')
  for (const said of [en.replyMore['tell-more'], en.reply['what-took'], en.replyHint])
    expect(html).toContain(said)
  expect(html).not.toContain('<textarea')
  expect(told().see('amara', '/live', 'sw')).toContain(sw.liveLead({ other: 'Juma' }))
})

test('all of it is said in Swahili too', () => {
  const story = told().does('juma', strength).does('juma', win)
  const jaza = { other: 'Juma' }
  expect(story.see('amara', '', 'sw')).toContain(sw.openingStrength(jaza))
  expect(story.see('amara', `/win/${firstWin(story.state())}`, 'sw')).toContain(sw.reply['need-moment'])
  expect(story.see('amara', '/plan/write', 'sw')).toContain(sw.part.leave)
  expect(story.see('amara', '/strengths', 'sw')).toContain(sw.strengthName.courage)
})
