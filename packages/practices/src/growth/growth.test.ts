import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Answers, answersText, readAnswers, sentenceIds } from '../shared/pulse/sentences.ts'
import { story } from '../shared/testkit.ts'
import { besideOf, type Growth, growth, type Intent, latestMonth, pageOf, viewMonth } from './index.ts'

const told = () => story<Growth, Intent>(growth)
const month = (state: Growth) => latestMonth(state)!
const talk = (state: Growth): string => month(state).life.id
const offer: Intent = { do: 'offer', month: '2026-03' }
const agree = (state: Growth): Intent => ({ do: 'agree', talk: talk(state) })
const end = (state: Growth): Intent => ({ do: 'end', talk: talk(state) })
const hers: Answers = { honesty: 3, listening: 1, growth: 4 }
const his: Answers = { resilience: 2, listening: 4 }
const seal =
  (shown: Answers) =>
  (state: Growth): Intent => ({ do: 'seal', talk: talk(state), shown })
const tell =
  (glad: 'honesty' | 'resilience' | null, more: 'listening' | null, why = '') =>
  (state: Growth): Intent => ({ do: 'tell', talk: talk(state), glad, more, why })
const reflect =
  (text: string) =>
  (state: Growth): Intent => ({ do: 'reflect', talk: talk(state), text })

const agreed = () => told().given('amara', '19:00', offer).given('juma', '19:10', agree)
const opened = () => agreed().given('amara', '19:20', seal(hers)).given('juma', '19:30', seal(his))

test('one month is offered; nothing is sealed before the other has said yes', () => {
  told()
    .given('amara', '19:00', offer)
    .sees('amara', (state, { me }) => expect(viewMonth(month(state), me).phase).toBe('offered'))
    .refused('amara', '19:01', seal(hers), 'refusedNotBegun')
    .refused('amara', '19:02', agree, 'refusedOwnOffer')
    .refused('juma', '19:03', offer, 'refusedOneIsOpen')
})

test('a month that has not come yet can not be opened', () => {
  told().refused('amara', '19:00', { do: 'offer', month: '2026-04' }, 'refusedMonth')
})

test('one sealed page waits: the other can read nothing of it', () => {
  agreed()
    .given('amara', '19:20', seal(hers))
    .sees('juma', (state, { me }) => {
      expect(viewMonth(month(state), me).phase).toBe('to-seal')
      expect(pageOf(month(state), me, 'theirs')).toBeNull()
    })
    .sees('amara', (state, { me, sight }) => {
      expect(viewMonth(month(state), me).phase).toBe('waiting')
      expect(sight(pageOf(month(state), me, 'mine')!)).toEqual({ kind: 'mine', text: answersText(hers) })
    })
    .refused('amara', '19:25', seal(hers), 'refusedSealed')
})

test('when both have sealed, each reads the page of the other: what was held back looks like what was skipped', () => {
  opened()
    .sees('juma', (state, { me, sight }) => {
      const seen = sight(pageOf(month(state), me, 'theirs')!)
      expect(seen.kind).toBe('open')
      expect(readAnswers(seen.kind === 'open' ? seen.text : '')).toEqual(hers)
    })
    .sees('amara', (state, { me, sight }) => {
      const seen = sight(pageOf(month(state), me, 'theirs')!)
      expect(seen.kind === 'open' && readAnswers(seen.text)).toEqual(his)
    })
})

test('a page has the same size, however much of it is held back', () => {
  const all = Object.fromEntries(sentenceIds.map(id => [id, 3])) as Answers
  expect(new Set([all, hers, his, {}].map(page => answersText(page).length)).size).toBe(1)
})

test('nobody reads without being read: at least one sentence is shown', () => {
  agreed().refused('juma', '19:20', seal({}), 'refusedNothingShown')
})

test('when one stops before both have sealed, the sealed page stays with its author', () => {
  agreed()
    .given('amara', '19:20', seal(hers))
    .given('juma', '19:25', end)
    .sees('juma', (state, { me }) => {
      expect(viewMonth(month(state), me).phase).toBe('closed')
      expect(pageOf(month(state), me, 'theirs')).toBeNull()
    })
    .refused('juma', '19:30', seal(his), 'refusedTalkOver')
    .so((_, phones, now) => {
      for (const { seal, by } of phones.seals())
        expect(phones.canRead(by === 'a'.repeat(32) ? 'juma' : 'amara', seal, now)).toBe(false)
    })
})

test('let rest, it can be offered another time, and nothing says who let it rest', () => {
  told()
    .given('amara', '19:00', offer)
    .given('juma', '19:10', state => ({ do: 'pass', talk: talk(state) }))
    .sees('amara', state => {
      expect(month(state).life.stage).toBe('rested')
      const { openedBy, ...rest } = month(state).life
      expect(openedBy).toBe('a'.repeat(32))
      expect(JSON.stringify(rest)).not.toContain('b'.repeat(32))
    })
    .given('juma', '20:00', offer)
})

test('not now stays with the one who said it', () => {
  told()
    .given('amara', '19:00', offer)
    .given('juma', '19:10', state => ({ do: 'not-now', talk: talk(state), until: null }))
    .sees('juma', (state, look) => expect(growth.openings(state, look)).toEqual([]))
    .so((_, phones) => expect(phones.log).toHaveLength(1))
})

test('after both have opened, each tells a gladness and a wish, and the other says back what was heard', () => {
  opened()
    .refused('juma', '19:40', reflect('heard'), 'refusedNotToldYet')
    .refused('amara', '19:40', tell(null, null, 'only words'), 'refusedChooseOne')
    .given('amara', '19:41', tell('honesty', 'listening', 'The evenings without the radio.'))
    .refused('amara', '19:42', tell('honesty', null), 'refusedToldAlready')
    .given('juma', '19:43', reflect('You liked the quiet evenings.'))
    .given('juma', '19:44', tell('resilience', null))
    .sees('juma', (state, { me }) => {
      const view = viewMonth(month(state), me)
      expect(view.theirTold?.why).toBe('The evenings without the radio.')
      expect(view.myReflection?.text).toBe('You liked the quiet evenings.')
      expect([view.mayTell, view.mayReflect]).toEqual([false, false])
    })
})

test('nothing is told before both pages are open', () => {
  agreed()
    .given('amara', '19:20', seal(hers))
    .refused('amara', '19:21', tell('honesty', null), 'refusedNotOpen')
})

test('words that came after the end are kept for their author alone, and can be deleted', () => {
  opened()
    .apart('amara')
    .given('juma', '19:40', end)
    .given('amara', '19:41', tell('honesty', null, 'The evenings without the radio.'))
    .back('amara')
    .sees('juma', (state, { me }) => {
      expect(viewMonth(month(state), me).theirTold).toBeNull()
      expect(besideOf(state, me)).toEqual([])
    })
    .sees('amara', (state, { me }) =>
      expect(besideOf(state, me)[0]?.text).toBe('The evenings without the radio.'),
    )
    .given('amara', '19:50', state => ({ do: 'erase-beside', fact: state.beside[0]!.fact }))
    .sees('amara', state => expect(state.beside).toEqual([]))
})

test('a pause closes the talk for words until both are back', () => {
  opened()
    .given('juma', '19:40', state => ({
      do: 'pause',
      talk: talk(state),
      until: Date.parse('2026-03-02T20:40:00Z'),
    }))
    .refused('amara', '19:41', tell('honesty', null), 'refusedPaused')
})

test('deleting takes my page and my words from both; the other page stays', () => {
  opened()
    .given('amara', '19:41', tell('honesty', null, 'The evenings without the radio.'))
    .given('amara', '19:50', state => ({ do: 'erase', talk: talk(state) }))
    .sees('juma', (state, { me, sight }) => {
      expect(sight(pageOf(month(state), me, 'theirs')!).kind).toBe('erased')
      expect(sight(pageOf(month(state), me, 'mine')!).kind).not.toBe('erased')
      expect(viewMonth(month(state), me).theirTold).toBeNull()
    })
    .refused('amara', '19:55', state => ({ do: 'erase', talk: talk(state) }), 'refusedNothingToDelete')
})

test('Today offers only what somebody waits for', () => {
  const lines = (state: Growth, look: Parameters<typeof growth.openings>[1]) =>
    growth.openings(state, look).map(({ line, waiting }) => [line, waiting])
  told().sees('amara', (state, look) => expect(lines(state, look)).toEqual([]))
  told()
    .given('amara', '19:00', offer)
    .sees('amara', (state, look) => expect(lines(state, look)).toEqual([]))
    .sees('juma', (state, look) => expect(lines(state, look)).toEqual([['openingOffer', true]]))
  agreed().sees('juma', (state, look) => expect(lines(state, look)).toEqual([['openingSeal', false]]))
  opened().sees('juma', (state, look) => expect(lines(state, look)).toEqual([['openingOpen', true]]))
})

/** The rule of two pages: no code joins two pulses in one structure. */
test('only one file of Growing reads a page, and it reads one at a time', () => {
  const folder = import.meta.dirname
  const files = ['', 'screens'].flatMap(below =>
    readdirSync(join(folder, below))
      .filter(name => /\.tsx?$/.test(name) && !name.includes('.test.'))
      .map(name => join(below, name)),
  )
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  const calls = (name: string, call: string) => text(name).split(`${call}(`).length - 1
  const reading = files.filter(name => calls(name, 'readAnswers') > 0)
  expect(reading).toEqual(['screens/page.tsx', 'screens/tell.tsx'])
  for (const name of reading) expect(calls(name, 'readAnswers'), name).toBe(1)
  // Where one tells, only the own page is looked at.
  expect(text('screens/tell.tsx').match(/pageOf\([^)]*\)/g)).toEqual(["pageOf(whole, me.id, 'mine')"])
  expect(files.filter(name => calls(name, 'pageOf') > 0 && name !== 'view.ts')).toEqual(reading)
})

test('what a screen gets of an opened month holds neither page', () => {
  opened().sees('juma', (state, { me }) => {
    const view = JSON.stringify(viewMonth(month(state), me))
    expect(view).not.toContain('"page')
    expect(view).not.toContain('"seal"')
    expect(view).not.toContain('answers')
  })
})
