/** The rules of For myself, told as the story of one person with two phones. */
import { describe, expect, test } from 'vitest'
import { type Story, story } from '../shared/testkit.ts'
import { type Intent, looksOf, type parts, planOf, type SelfCare, selfCare, viewSelfCare } from './index.ts'
import { counts } from './screens/gentle.ts'
import { en } from './words/en.ts'
import { sw } from './words/sw.ts'

type Part = (typeof parts)[number]
type Told = Story<SelfCare, Intent>
type Doing = (state: SelfCare) => Intent

const told = (): Told => story<SelfCare, Intent>(selfCare)
const plan = (part: Part, when = 'the dishes are washed', will = 'sit outside'): Intent => ({
  do: 'plan',
  part,
  when,
  will,
})
const nth = (state: SelfCare, n = 0) => planOf(state)[n]!.id
const look =
  (mark: 'did' | 'part' | 'let-go' | null, line = '', week: 'light' | 'heavy' | null = null): Doing =>
  state => ({ do: 'look-back', marks: mark ? [{ thing: nth(state), mark }] : [], week, line })
const at = (day: string) => Date.parse(`${day}T20:00:00Z`)

describe('a plan is one to three small things, each tied to a moment', () => {
  test('a when and a then are kept as they were written, without the blanks around them', () => {
    told()
      .given('amara', '20:00', plan('rest', ' the dishes are washed ', 'sit outside\n'))
      .sees('amara', state =>
        expect(planOf(state)).toMatchObject([
          { part: 'rest', when: 'the dishes are washed', will: 'sit outside' },
        ]),
      )
  })

  test('half of it is no plan, and a long one is no small thing', () => {
    told()
      .refused('amara', '20:00', plan('rest', ' ', 'sit'), 'refusedEmpty')
      .refused('amara', '20:00', plan('rest', 'now', ''), 'refusedEmpty')
      .refused('amara', '20:00', plan('rest', 'now', 'x'.repeat(201)), 'refusedTooLong')
  })

  test('three are the most, one for each part of life; letting one go makes room', () => {
    told()
      .given('amara', '20:00', plan('body'))
      .refused('amara', '20:01', plan('body'), 'refusedSamePart')
      .given('amara', '20:02', plan('people'))
      .given('amara', '20:03', plan('joy'))
      .refused('amara', '20:04', plan('rest'), 'refusedThree')
      .given('amara', '20:05', look('let-go'))
      .sees('amara', state =>
        expect(viewSelfCare(state, at('2026-03-02')).free).toEqual(['body', 'rest', 'meaning']),
      )
      .given('amara', '20:06', plan('rest'))
  })

  test('two phones apart may make four: none of them is lost', () => {
    told()
      .given('amara', '20:00', plan('body'))
      .given('amara', '20:01', plan('rest'))
      .forced('amara', '20:02', () => planned('1'))
      .forced('amara', '20:02', () => planned('2'))
      .sees('amara', state => {
        expect(planOf(state)).toHaveLength(4)
        expect(viewSelfCare(state, at('2026-03-02')).free).toEqual([])
      })
  })

  test('it can be changed in place, and a change that changes nothing writes nothing', () => {
    told()
      .given('amara', '20:00', plan('rest'))
      .given('amara', '20:01', state => ({
        do: 'change',
        thing: nth(state),
        when: 'it rains',
        will: 'listen',
      }))
      .given('amara', '20:02', state => ({
        do: 'change',
        thing: nth(state),
        when: 'it rains',
        will: 'listen',
      }))
      .refused(
        'amara',
        '20:03',
        { do: 'change', thing: '0'.repeat(32), when: 'a', will: 'b' },
        'refusedUnknown',
      )
      .so((state, phones) => {
        expect(planOf(state)).toMatchObject([{ when: 'it rains', will: 'listen' }])
        expect(phones.log).toHaveLength(2)
      })
  })

  test('deleted words leave the log too, and a late change does not bring them back', () => {
    told()
      .given('amara', '20:00', plan('rest', 'nobody looks', 'rest my eyes'))
      .given('amara', '20:01', state => ({ do: 'change', thing: nth(state), when: 'late', will: 'sleep' }))
      .given('amara', '20:02', state => ({ do: 'remove', thing: nth(state) }))
      .so((state, phones) => {
        expect(planOf(state)).toEqual([])
        expect(JSON.stringify(phones.log)).not.toMatch(/nobody looks|rest my eyes|sleep/)
      })
  })
})

test('a change that another phone made while the thing was deleted is deleted with the next one', () => {
  let gone = ''
  told()
    .given('amara', '20:00', plan('body'))
    .given('amara', '20:01', state => {
      gone = nth(state)
      return { do: 'remove', thing: gone }
    })
    .forced('amara', '20:02', () => ({
      type: 'self-care.thing-changed.v1',
      data: { thing: gone, when: 'too late', will: 'hide' },
    }))
    .sees('amara', state => expect(planOf(state)).toEqual([]))
    .given('amara', '20:03', plan('joy'))
    .given('amara', '20:04', state => ({ do: 'remove', thing: nth(state) }))
    .so((_, phones) => expect(JSON.stringify(phones.log)).not.toContain('too late'))
})

describe('a look back has three taps and a line, and none of them need be', () => {
  test('only what was said is there: what nothing was said of leaves no gap', () => {
    told()
      .given('amara', '20:00', plan('body'))
      .given('amara', '20:01', plan('rest', 'it rains', 'listen'))
      .given('amara', '20:02', look('part', ' It was good. '))
      .sees('amara', state => {
        const [looked] = viewSelfCare(state, at('2026-03-02')).looked
        expect(looked).toMatchObject({ line: 'It was good.', week: null })
        expect(looked?.things.map(({ thing, mark }) => [thing.part, mark])).toEqual([['body', 'part']])
      })
  })

  test('weeks without one are simply not there', () => {
    told()
      .on('2026-03-02')
      .given('amara', '20:00', plan('body'))
      .on('2026-03-09')
      .given('amara', '20:00', look('did'))
      .on('2026-06-01')
      .given('amara', '20:00', look('part'))
      .sees('amara', state => expect(viewSelfCare(state, at('2026-06-01')).looked).toHaveLength(2))
  })

  test('nothing said at all is refused kindly; a line or the week alone is enough', () => {
    told()
      .given('amara', '20:00', plan('body'))
      .refused('amara', '20:01', look(null), 'refusedNothing')
      .refused('amara', '20:01', look(null, 'x'.repeat(301)), 'refusedTooLong')
      .given('amara', '20:02', look(null, 'Rain at last.'))
      .given('amara', '20:03', look(null, '', 'light'))
  })

  test('what is let go leaves the plan and stands in that look back alone', () => {
    told()
      .given('amara', '20:00', plan('body'))
      .given('amara', '20:01', look('let-go'))
      .sees('amara', state => {
        expect(planOf(state)).toEqual([])
        const [looked] = viewSelfCare(state, at('2026-03-02')).looked
        expect(looked?.things).toMatchObject([{ mark: 'let-go', thing: { will: 'sit outside' } }])
      })
      .refused(
        'amara',
        '20:02',
        state => ({
          do: 'change',
          thing: viewSelfCare(state, 0).looked[0]!.things[0]!.thing.id,
          when: 'a',
          will: 'b',
        }),
        'refusedUnknown',
      )
  })

  test('of one thing the first word in a look back counts, and of what is not there nothing; a thing is let go once', () => {
    const looked = (id: string, marks: readonly { thing: string; mark: string }[]) => ({
      type: 'self-care.looked-back.v1',
      data: { look: id.repeat(32), marks, week: null, line: 'So.' },
    })
    told()
      .given('amara', '20:00', plan('body'))
      .forced('amara', '20:01', state =>
        looked('1', [
          { thing: nth(state), mark: 'did' },
          { thing: nth(state), mark: 'let-go' },
          { thing: '9'.repeat(32), mark: 'did' },
        ]),
      )
      .so(state => {
        expect(looksOf(state)[0]?.marks.map(({ mark }) => mark)).toEqual(['did'])
        expect(planOf(state)).toHaveLength(1)
      })
      .forced('amara', '20:02', state => looked('2', [{ thing: nth(state), mark: 'let-go' }]))
      .forced('amara', '20:03', state =>
        looked('3', [{ thing: looksOf(state)[0]!.marks[0]!.thing, mark: 'let-go' }]),
      )
      .given('amara', '20:04', { do: 'remove-look', look: '3'.repeat(32) })
      .so(state => expect(viewSelfCare(state, 0).looked.at(0)?.things).toHaveLength(1))
  })

  test('deleting a look back deletes what was let go in it too', () => {
    told()
      .given('amara', '20:00', plan('body', 'dawn comes', 'stretch'))
      .given('amara', '20:01', look('let-go', 'Too early for me.'))
      .given('amara', '20:02', state => ({
        do: 'remove-look',
        look: viewSelfCare(state, 0).looked[0]!.id,
      }))
      .so((state, phones) => {
        expect(viewSelfCare(state, at('2026-03-02')).looked).toEqual([])
        expect(JSON.stringify(phones.log)).not.toMatch(/dawn comes|stretch|Too early/)
      })
      .refused('amara', '20:03', { do: 'remove-look', look: '0'.repeat(32) }, 'refusedUnknown')
  })

  test('it is offered on the page after a week or so, never before, and can be done at any time', () => {
    told()
      .on('2026-03-02')
      .given('amara', '20:00', plan('body'))
      .sees('amara', state => {
        expect(viewSelfCare(state, at('2026-03-05')).mayLookBack).toBe(false)
        expect(viewSelfCare(state, at('2026-03-08')).mayLookBack).toBe(true)
      })
      .on('2026-03-08')
      .given('amara', '20:00', look('did'))
      .sees('amara', state => expect(viewSelfCare(state, at('2026-03-09')).mayLookBack).toBe(false))
  })
})

describe('weeks that one has called heavy bring one private note', () => {
  const heavy = (...days: readonly string[]) =>
    days.reduce(
      (tale, day) => tale.on(day).given('amara', '20:00', look(null, '', 'heavy')),
      told().on('2026-03-01').given('amara', '20:00', plan('body')),
    )

  test('after three over two weeks or more; not by three in one evening, not when one was lighter', () => {
    heavy('2026-03-08', '2026-03-15', '2026-03-22').sees('amara', state =>
      expect(viewSelfCare(state, at('2026-03-22')).heavyForWeeks).toBe(true),
    )
    heavy('2026-03-08', '2026-03-08', '2026-03-08').sees('amara', state =>
      expect(viewSelfCare(state, at('2026-03-08')).heavyForWeeks).toBe(false),
    )
    heavy('2026-03-08', '2026-03-15', '2026-03-22')
      .on('2026-03-29')
      .given('amara', '20:00', look(null, '', 'light'))
      .sees('amara', state => expect(viewSelfCare(state, at('2026-03-29')).heavyForWeeks).toBe(false))
  })

  test('and it does not stay forever', () => {
    heavy('2026-03-08', '2026-03-15', '2026-03-22').sees('amara', state =>
      expect(viewSelfCare(state, at('2026-05-22')).heavyForWeeks).toBe(false),
    )
  })
})

test('it lives in the self space, and offers nothing beside another person', () => {
  expect(selfCare.audience).toBe('self')
  told()
    .given('amara', '20:00', plan('body'))
    .sees('amara', (state, look) => expect(selfCare.openings(state, look)).toEqual([]))
})

test('no event has a field for a count, a day in a row, or another person', () => {
  const fields = Object.values(selfCare.events).flatMap(schema =>
    Object.keys((schema as { entries?: object }).entries ?? {}),
  )
  expect([...new Set(fields)].sort()).toEqual([
    'line',
    'look',
    'marks',
    'part',
    'thing',
    'week',
    'when',
    'will',
  ])
})

test('the writer of a plan that counts is asked gently, in both languages; other words are left alone', () => {
  for (const text of ['10000 steps', 'lose weight', 'kupunguza uzito', 'hesabu kalori', 'hatua 5000', '3 kg'])
    expect(counts(text), text).toBe(true)
  for (const text of ['sit on the steps', 'walk home', 'a hatua ndogo', 'diets of worms', 'tembea kidogo'])
    expect(counts(text), text).toBe(false)
})

test('the prompts are those of the practice, in both languages', () => {
  expect(en.prompts.rest).toBe('When I have had a heavy day, I will … (ten minutes is enough)')
  expect(sw.prompts.people).toBe('Mtu ambaye nikiwa naye napata nguvu, na nitakapokutana naye: …')
})

const planned = (digit: string) => ({
  type: 'self-care.thing-planned.v1',
  data: { thing: digit.repeat(32), part: 'joy', when: 'now', will: 'sing' },
})
