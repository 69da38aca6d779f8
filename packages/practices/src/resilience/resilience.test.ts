import { describe, expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { memberOf, story } from '../shared/testkit.ts'
import {
  besideFor,
  formOf,
  type Intent,
  isBearing,
  myStrengths,
  type Named,
  type PlanForm,
  planFor,
  type ReplyKind,
  type Resilience,
  resilience,
  strengthNames,
  strengthsFor,
  winsFor,
} from './index.ts'
import { ownFacts } from './view.ts'

const told = () => story<Resilience, Intent>(resilience)
const own = (text: string): Named => ({ kind: 'own', text })
const courage: Named = { kind: 'listed', name: 'courage' }
const tell = (named: Named, moment = 'You spoke up for the new nurse.'): Intent => ({
  do: 'tell-strength',
  named,
  moment,
})
const win: Intent = { do: 'tell-win', text: 'The bank said yes.' }
const firstStrength = (state: Resilience) => all(state.strengths)[0]!
const firstWin = (state: Resilience) => all(state.wins)[0]!
const reply =
  (kind: ReplyKind, text = '') =>
  (state: Resilience): Intent => ({ do: 'reply', win: firstWin(state).id, kind, text })
const answer =
  (said: 'thanks' | 'did-not-know' | 'not-sure') =>
  (state: Resilience): Intent => ({ do: 'answer-strength', strength: firstStrength(state).id, answer: said })
const off =
  (what: 'take-off' | 'put-back') =>
  (state: Resilience): Intent => ({ do: what, strength: firstStrength(state).id })

describe('a strength that was seen', () => {
  test('is there for both with its moment, and the one it is about may answer once', () => {
    told()
      .given('juma', '19:00', tell(courage))
      .refused('juma', '19:01', answer('thanks'), 'refusedNotForYou')
      .sees('amara', (state, look) => {
        expect(myStrengths(state, look)).toMatchObject([{ named: courage, byMe: false, mayAnswer: true }])
        expect(resilience.openings(state, look)).toMatchObject([{ line: 'openingStrength', waiting: true }])
      })
      .given('amara', '19:02', answer('not-sure'))
      .refused('amara', '19:03', answer('thanks'), 'refusedAnswered')
      .sees('juma', (state, look) => {
        expect(myStrengths(state, look)).toEqual([])
        expect(strengthsFor(state, look)).toMatchObject([{ byMe: true, answer: 'not-sure' }])
      })
  })

  test('needs a name and a moment', () => {
    told()
      .refused('juma', '19:00', tell(own('  ')), 'refusedNoName')
      .refused('juma', '19:00', tell(own('x'.repeat(41))), 'refusedLongName')
      .refused('juma', '19:00', tell(courage, ' '), 'refusedNoMoment')
      .refused('juma', '19:00', tell(courage, 'x'.repeat(501)), 'refusedTooLong')
      .given('juma', '19:00', tell(own(' a light hand ')))
      .so(state => expect(firstStrength(state).named).toEqual(own('a light hand')))
  })

  test.each([
    'Patience',
    'so patient',
    'obedience',
    'silence',
    'your silent strength',
    'endurance',
    'enduring',
    'long-suffering',
    'forbearance',
    'submissive',
    'tolerance',
    'keeping quiet',
    'subira',
    'Uvumilivu',
    'mvumilivu',
    'kuvumilia',
    'ustahimilivu',
    'utii',
    'mtiifu',
    'kutii',
    'ukimya',
    'mkimya',
    'kunyamaza',
    'unyamavu',
  ])('is never called %s', word => {
    told()
      .refused('juma', '19:00', tell(own(word)), 'refusedBearing')
      .forced('juma', '19:01', () => ({
        type: 'resilience.strength-told.v1',
        data: { strength: '7'.repeat(32), named: own(word), moment: 'You said nothing.' },
      }))
      .sees('amara', (state, look) => expect(strengthsFor(state, look)).toEqual([]))
      .sees('juma', (state, look) => {
        expect(strengthsFor(state, look)).toEqual([])
        expect(besideFor(state, look.me)).toMatchObject([{ what: 'strength', text: 'You said nothing.' }])
      })
  })

  test('a listed name that means bearing is no strength either, and none of the list is', () => {
    for (const name of strengthNames) expect(isBearing(name.replaceAll('-', ' ')), name).toBe(false)
    for (const word of ['utulivu', 'uthabiti', 'utiifu wa sheria', 'activity', 'utilize', 'matumaini'])
      expect(isBearing(word), word).toBe(word === 'utiifu wa sheria')
    told()
      .refused('juma', '19:00', tell({ kind: 'listed', name: 'patience' }), 'refusedBearing')
      .given('juma', '19:00', tell({ kind: 'listed', name: 'a-newer-one' }))
  })

  test('goes off the own list without a trace for the other, and can come back', () => {
    told()
      .given('juma', '19:00', tell(courage))
      .refused('juma', '19:01', off('take-off'), 'refusedNotForYou')
      .so((_, phones) => expect(phones.log).toHaveLength(1))
      .given('amara', '19:01', off('take-off'))
      .so((_, phones) => expect(phones.log).toHaveLength(1))
      .sees('amara', (state, look) => {
        expect(myStrengths(state, look)).toEqual([])
        expect(resilience.openings(state, look)).toEqual([])
        expect(resilience.itemPath?.(state, firstStrength(state).id)).toBe(null)
      })
      .sees('juma', (state, look) => expect(strengthsFor(state, look)).toHaveLength(1))
      .given('amara', '19:05', off('put-back'))
      .sees('amara', (state, look) => expect(myStrengths(state, look)).toHaveLength(1))
  })
})

describe('good news', () => {
  test('is answered with joy by the other, once', () => {
    told()
      .given('amara', '19:00', win)
      .refused('amara', '19:01', reply('mark-it'), 'refusedNotForYou')
      .given('juma', '19:02', reply('mark-it', ' Tea at the sea? '))
      .refused('juma', '19:03', reply('tell-more'), 'refusedAnswered')
      .sees('amara', (state, look) => {
        expect(winsFor(state, look)[0]?.replies).toMatchObject([{ kind: 'mark-it', text: 'Tea at the sea?' }])
        expect(winsFor(state, look)[0]?.mayTellMore).toBe(false)
      })
  })

  test('has no answer of another kind: no advice, no comparing, no worry', () => {
    const advise = (kind: string) => (state: Resilience) => ({
      type: 'resilience.win-answered.v1',
      data: { win: firstWin(state).id, reply: { kind, text: 'Be careful with the money.' } },
    })
    told()
      .given('amara', '19:00', win)
      .forced('juma', '19:01', advise('advice'))
      .forced('juma', '19:01', advise('worry'))
      .so(state => expect(firstWin(state).replies).toEqual([]))
  })

  test('a moment may be asked for first, and joy comes when it comes', () => {
    told()
      .given('amara', '19:00', win)
      .given('juma', '19:01', reply('need-moment'))
      .refused('juma', '19:02', reply('need-moment'), 'refusedAnswered')
      .sees('juma', (state, look) => {
        expect(resilience.openings(state, look)).toEqual([])
        expect(winsFor(state, look)[0]).toMatchObject({ waiting: true, mayReply: true })
      })
      .given('juma', '21:00', reply('what-took', 'Now I can hear it.'))
      .so(state =>
        expect(firstWin(state).replies.map(({ kind }) => kind)).toEqual(['need-moment', 'what-took']),
      )
  })

  test('the rest of the story is told when the other has asked, once', () => {
    const more = (state: Resilience): Intent => ({
      do: 'tell-more',
      win: firstWin(state).id,
      text: 'The clerk smiled.',
    })
    told()
      .given('amara', '19:00', win)
      .refused('amara', '19:01', more, 'refusedNotAsked')
      .given('juma', '19:02', reply('tell-more'))
      .sees('amara', (state, look) =>
        expect(resilience.openings(state, look)).toMatchObject([{ line: 'openingMore' }]),
      )
      .refused('juma', '19:03', more, 'refusedNotAsked')
      .given('amara', '19:04', more)
      .refused('amara', '19:05', more, 'refusedNotAsked')
      .sees('juma', (state, look) => expect(winsFor(state, look)[0]?.more?.text).toBe('The clerk smiled.'))
  })

  test('can be put off in silence until a time, and is offered for a week at most', () => {
    const until = Date.parse('2026-03-03T18:00:00Z')
    told()
      .on('2026-03-02')
      .given('amara', '19:00', win)
      .given('juma', '19:01', state => ({ do: 'win-not-now', win: firstWin(state).id, until }))
      .so((state, phones) => {
        expect(phones.log).toHaveLength(1)
        expect(resilience.itemPath?.(state, firstWin(state).id)).toBe(`/win/${firstWin(state).id}`)
      })
      .sees('juma', (state, look) => expect(resilience.openings(state, look)).toEqual([]))
      .on('2026-03-04')
      .sees('juma', (state, look) =>
        expect(resilience.openings(state, look)).toMatchObject([{ line: 'openingWin' }]),
      )
      .on('2026-03-12')
      .sees('juma', (state, look) => expect(resilience.openings(state, look)).toEqual([]))
  })

  test('an answer written twice while apart counts once; the other stays with its author', () => {
    told()
      .given('amara', '19:00', win)
      .given('juma', '19:01', reply('mark-it'))
      .forced('juma', '19:02', state => ({
        type: 'resilience.win-answered.v1',
        data: { win: firstWin(state).id, reply: { kind: 'tell-more', text: 'Again, I am glad.' } },
      }))
      .so(state => expect(firstWin(state).replies).toHaveLength(1))
      .sees('juma', (state, look) =>
        expect(besideFor(state, look.me)).toMatchObject([{ what: 'reply', text: 'Again, I am glad.' }]),
      )
      .sees('amara', (state, look) => expect(besideFor(state, look.me)).toEqual([]))
  })

  test('own words can be deleted for both; the other’s answer stays', () => {
    told()
      .given('amara', '19:00', win)
      .given('juma', '19:01', reply('mark-it', 'Tea!'))
      .refused(
        'juma',
        '19:02',
        state => ({ do: 'erase', fact: firstWin(state).fact }),
        'refusedNothingToDelete',
      )
      .given('amara', '19:02', state => ({ do: 'erase', fact: firstWin(state).fact }))
      .sees('juma', (state, look) => {
        expect(winsFor(state, look)).toMatchObject([{ deleted: true, mayReply: false }])
        expect(ownFacts(state, look.me)).toHaveLength(1)
      })
      .given('juma', '19:03', state => ({ do: 'erase', fact: firstWin(state).replies[0]!.fact }))
      .sees('amara', (state, look) => expect(winsFor(state, look)).toEqual([]))
  })
})

const form: PlanForm = {
  signs: 'We stop eating together.',
  helped: 'Walking at six.',
  mine: 'Sleep.',
  theirs: '',
  people: 'Aunt Rehema.',
  leave: 'No decisions at night.',
}
const word = (change: Partial<PlanForm> = {}, after?: string | null): Intent => ({
  do: 'word-plan',
  form: { ...form, ...change },
  ...(after === undefined ? {} : { after }),
})
const proposed = (state: Resilience) => state.plan!.proposed!.fact
const sign = (state: Resilience): Intent => ({ do: 'sign-plan', wording: proposed(state) })
const phase = (expected: string) => (state: Resilience, look: Parameters<typeof planFor>[1]) =>
  expect(planFor(state, look).phase).toBe(expected)

describe('the plan for hard seasons', () => {
  test('stands when both have accepted one and the same wording', () => {
    told()
      .refused(
        'amara',
        '19:00',
        { do: 'word-plan', form: { ...form, signs: 'x'.repeat(401) } },
        'refusedTooLong',
      )
      .given('amara', '19:00', word({}, null))
      .refused('amara', '19:01', sign, 'refusedSigned')
      .sees('amara', phase('waiting'))
      .sees('juma', phase('to-sign'))
      .sees('juma', (state, look) => {
        expect(resilience.openings(state, look)).toMatchObject([{ line: 'openingPlan' }])
        expect(formOf(planFor(state, look).proposed!.parts, look.me)).toEqual({
          ...form,
          mine: '',
          theirs: 'Sleep.',
        })
      })
      .given('juma', '19:02', sign)
      .sees('amara', phase('standing'))
  })

  test('a change asks both again, and until then the plan stands as it was', () => {
    told()
      .given('amara', '19:00', word())
      .given('juma', '19:01', sign)
      .given('juma', '19:02', state => word({ people: 'The doctor.' }, state.plan!.standing!.fact))
      .sees('amara', (state, look) => {
        const plan = planFor(state, look)
        expect(plan.phase).toBe('to-sign')
        expect(plan.standing?.parts.people).toBe('Aunt Rehema.')
        expect(plan.proposed?.parts.people).toBe('The doctor.')
      })
      .given('amara', '19:03', sign)
      .so(state => expect(state.plan?.standing?.parts.people).toBe('The doctor.'))
  })

  test('a change can be laid aside by either, and the plan goes on', () => {
    for (const who of ['amara', 'juma'] as const)
      told()
        .given('amara', '19:00', word())
        .given('juma', '19:01', sign)
        .given('juma', '19:02', word({ people: 'The doctor.' }))
        .given(who, '19:03', state => ({ do: 'rest-change', wording: proposed(state) }))
        .sees('amara', phase('standing'))
        .so(state => expect(state.plan?.standing?.parts.people).toBe('Aunt Rehema.'))
  })

  test('what was accepted is the wording that lay before the eyes, never one that came after', () => {
    told()
      .given('amara', '19:00', word())
      .apart('juma')
      .given('amara', '19:01', word({ leave: 'No calls to my mother.' }))
      .given('juma', '19:02', sign)
      .back('juma')
      .sees('juma', phase('to-sign'))
      .refused('juma', '19:03', { do: 'sign-plan', wording: '0'.repeat(64) }, 'refusedChangedMeanwhile')
      .refused('juma', '19:03', word({}, '0'.repeat(64)), 'refusedChangedMeanwhile')
      .refused(
        'juma',
        '19:03',
        word({ mine: '', theirs: 'Sleep.', leave: 'No calls to my mother.' }),
        'refusedSameWords',
      )
  })

  test('two who begin one apart have one; the other words stay with their author', () => {
    told()
      .apart('amara')
      .apart('juma')
      .given('amara', '19:00', word())
      .given('juma', '19:00', word({ signs: 'Short answers.' }))
      .back('amara')
      .back('juma')
      .so(state => expect(state.plan?.proposed?.by).toBe(memberOf.amara))
      .sees('juma', (state, look) =>
        expect(planFor(state, look).beside).toMatchObject([{ parts: { signs: 'Short answers.' } }]),
      )
      .sees('amara', (state, look) => expect(planFor(state, look).beside).toEqual([]))
  })

  test('either lets it go alone; nothing says who, and its words can be used again', () => {
    told()
      .given('amara', '19:00', word())
      .given('juma', '19:01', sign)
      .given('juma', '19:02', { do: 'let-go-plan' })
      .refused('juma', '19:03', { do: 'let-go-plan' }, 'refusedNoPlan')
      .sees('amara', (state, look) => {
        expect(planFor(state, look)).toMatchObject({ phase: 'none', standing: null })
        expect(planFor(state, look).laidDown?.parts.signs).toBe(form.signs)
      })
      .so(state => expect(Object.keys(state.plan!).sort()).toEqual(['id', 'letGo', 'proposed', 'standing']))
      .given('juma', '19:04', word({ signs: 'Another one.' }, null))
      .sees('amara', phase('to-sign'))
      .refused('amara', '19:05', { do: 'rest-change', wording: '0'.repeat(64) }, 'refusedChangedMeanwhile')
  })

  test('whoever signs a plan that was let go, or their own, signs nothing', () => {
    const signed = (state: Resilience) => ({
      type: 'resilience.plan-signed.v1',
      data: { plan: state.plan!.id, wording: proposed(state) },
    })
    told()
      .given('amara', '19:00', word())
      .forced('amara', '19:01', signed)
      .so(state => expect(state.plan?.standing).toBe(null))
      .given('amara', '19:02', { do: 'let-go-plan' })
      .forced('juma', '19:03', signed)
      .so(state => expect(state.plan?.standing).toBe(null))
  })

  test('not now leaves nothing for the other, and the next change is offered again', () => {
    told()
      .given('amara', '19:00', word())
      .refused('amara', '19:01', { do: 'plan-not-now', until: null }, 'refusedNoPlan')
      .given('juma', '19:01', { do: 'plan-not-now', until: null })
      .so((state, phones) => {
        expect(phones.log).toHaveLength(1)
        expect(resilience.itemPath?.(state, proposed(state).slice(0, 32))).toBe('/plan')
      })
      .sees('juma', (state, look) => expect(resilience.openings(state, look)).toEqual([]))
      .given('amara', '19:02', word({ people: 'Neema.' }))
      .sees('juma', (state, look) => expect(resilience.openings(state, look)).toHaveLength(1))
  })

  test('deleting the own wording leaves nothing that could stand', () => {
    told()
      .refused('amara', '18:59', { do: 'erase-plan' }, 'refusedNothingToDelete')
      .given('amara', '19:00', word())
      .given('juma', '19:01', sign)
      .given('amara', '19:02', { do: 'erase-plan' })
      .sees('juma', phase('none'))
      .so(state => expect(JSON.stringify(state)).not.toContain('Rehema'))
      .given('juma', '19:03', word({}, null))
      .sees('amara', phase('to-sign'))
  })
})

test('Today offers to begin until something has been said, and nothing where nobody else is', () => {
  told()
    .sees('juma', (state, look) => {
      expect(resilience.openings(state, look)).toMatchObject([{ line: 'openingBegin', waiting: false }])
      expect(resilience.openings(state, { ...look, other: null })).toEqual([])
    })
    .given('juma', '20:00', tell(courage))
    .sees('juma', (state, look) => expect(resilience.openings(state, look)).toEqual([]))
})
