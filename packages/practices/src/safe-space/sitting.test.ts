/** The weekly sitting and arcs of sittings, told as stories. */
import { expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { memberOf, type Person, story } from '../shared/testkit.ts'
import type { Look } from '../slice.ts'
import type { Step } from './events.ts'
import { type Intent, mattersOf, pairsOf, type SafeSpace, safeSpace, viewPlace } from './index.ts'
import { sittingOf } from './state.ts'

const told = () => story<SafeSpace, Intent>(safeSpace)
const talk = (state: SafeSpace): string => state.sitting ?? '0'.repeat(32)
const sunday = { day: '2026-03-08', time: '16:00' }
const offer: Intent = { do: 'sit', form: 'full', when: null }
const yes = (state: SafeSpace): Intent => ({ do: 'agree', talk: talk(state) })
const end = (state: SafeSpace): Intent => ({ do: 'end', talk: talk(state) })
const goOn =
  (step: Step) =>
  (state: SafeSpace): Intent => ({ do: 'go-on', talk: talk(state), step })
const thanks =
  (did: string) =>
  (state: SafeSpace): Intent => ({
    do: 'prepare-appreciations',
    talk: talk(state),
    appreciations: [{ did, meant: 'I could rest.' }],
  })
const asks =
  (ask: string) =>
  (state: SafeSpace): Intent => ({ do: 'prepare-next', talk: talk(state), ask, offer: 'I fetch water.' })
const name =
  (text: string) =>
  (state: SafeSpace): Intent => ({ do: 'name-matter', talk: talk(state), text })
const viewOf = (state: SafeSpace, who: Person) =>
  viewPlace(state, { me: memberOf[who], putOff: () => undefined })
const stagesOf = (state: SafeSpace) =>
  safeSpace.reveals?.(state, { me: memberOf.amara, other: memberOf.juma, now: 0 }).map(({ stage }) => stage)
const reads = (state: SafeSpace, look: Look, part: 'appreciations' | 'next') => {
  const { theirs } = viewPlace(state, look).sitting!.prepared[part]
  return theirs && look.sight(theirs)
}
const agreed = () => told().given('amara', '16:00', offer).given('juma', '16:01', yes)
const begun = () => agreed().given('amara', '16:02', goOn('arrive'))

test('a sitting is offered, and begins only when the other has said yes', () => {
  told()
    .given('amara', '16:00', offer)
    .sees('juma', state => expect(viewOf(state, 'juma').sitting?.phase).toBe('to-agree'))
    .refused('amara', '16:01', goOn('arrive'), 'refusedNotBegun')
    .refused('amara', '16:01', yes, 'refusedOwnOffer')
    .given('juma', '16:02', yes)
    .so(state => expect(viewOf(state, 'amara').sitting?.phase).toBe('planned'))
    .given('juma', '16:03', goOn('arrive'))
    .so(state => expect(viewOf(state, 'amara').sitting?.phase).toBe('under-way'))
})

test('its order is fixed, and a step goes on for both by the tap of either', () => {
  begun()
    .refused('juma', '16:03', goOn('matter'), 'refusedStepOrder')
    .refused('juma', '16:03', goOn('arrive'), 'refusedStepPast')
    .given('juma', '16:04', goOn('appreciations'))
    .given('amara', '16:05', goOn('went-well'))
    .given('amara', '16:06', goOn('matter'))
    .given('juma', '16:07', goOn('next'))
    .given('juma', '16:08', goOn('closing'))
    .sees('amara', state => {
      expect(viewOf(state, 'amara').sitting?.step).toBe('closing')
      expect(viewOf(state, 'amara').sitting?.next).toBe(null)
    })
    .given('amara', '16:09', end)
    .so(state => expect(viewOf(state, 'juma').held).toHaveLength(1))
})

test('when both tap at once, it goes on by one step', () => {
  begun()
    .apart('juma')
    .given('amara', '16:03', goOn('appreciations'))
    .given('juma', '16:03', goOn('appreciations'))
    .back('juma')
    .so(state => expect(sittingOf(state)?.step).toBe('appreciations'))
})

test('the short form has three steps and no matter', () => {
  told()
    .given('amara', '16:00', { do: 'sit', form: 'short', when: null })
    .given('juma', '16:01', yes)
    .given('juma', '16:02', goOn('appreciations'))
    .refused('juma', '16:03', name('The rent'), 'refusedOneMatter')
    .given('juma', '16:03', goOn('next'))
    .given('juma', '16:04', goOn('closing'))
})

test('what each prepared alone opens at its step, for both together', () => {
  agreed()
    .given('amara', '16:02', thanks('You swept the yard.'))
    .given('juma', '16:03', thanks('You called my mother.'))
    .refused('juma', '16:03', thanks('And more.'), 'refusedPrepared')
    .sees('amara', (state, look) => expect(reads(state, look, 'appreciations')).toBe(null))
    .so((state, phones, now) => {
      const seal = sittingOf(state)!.appreciations[0]!.seal.seal
      expect(phones.canRead('juma', seal, now)).toBe(false)
    })
    .given('juma', '16:04', goOn('arrive'))
    .sees('amara', (state, look) => expect(reads(state, look, 'appreciations')).toBe(null))
    .given('juma', '16:05', goOn('appreciations'))
    .sees('amara', (state, look) =>
      expect(reads(state, look, 'appreciations')).toEqual({
        kind: 'open',
        text: 'You called my mother.\nI could rest.',
      }),
    )
    .sees('juma', (state, look) =>
      expect(reads(state, look, 'appreciations')).toMatchObject({
        text: 'You swept the yard.\nI could rest.',
      }),
    )
})

test('whether the other has prepared shows nowhere before both are open', () => {
  const without = agreed()
  const withHers = agreed().given('amara', '16:02', thanks('You swept the yard.'))
  let before: unknown
  without.sees('juma', state => {
    before = viewOf(state, 'juma').sitting?.prepared
  })
  withHers.sees('juma', state => expect(viewOf(state, 'juma').sitting?.prepared).toEqual(before))
})

test('what only one had prepared comes back at the end, to use again or to delete', () => {
  begun()
    .given('amara', '16:03', thanks('You swept the yard.'))
    .given('juma', '16:04', goOn('appreciations'))
    .given('juma', '16:05', end)
    .sees('juma', state => expect(viewOf(state, 'juma').returned).toEqual([]))
    .sees('amara', (state, look) => {
      const [back] = viewOf(state, 'amara').returned
      expect(look.sight(back!.seal)).toMatchObject({ kind: 'mine' })
    })
    .given('amara', '16:06', state => ({
      do: 'delete-returned',
      seal: viewOf(state, 'amara').returned[0]!.seal.seal,
    }))
    .sees('amara', (state, look) =>
      expect(look.sight(viewOf(state, 'amara').returned[0]!.seal)).toEqual({ kind: 'gone' }),
    )
    .refused('juma', '16:07', { do: 'delete-returned', seal: '9'.repeat(32) }, 'refusedNotYours')
})

test('once it is over, the gate of what only one had prepared is told to close', () => {
  begun()
    .given('amara', '16:03', thanks('You swept the yard.'))
    .given('juma', '16:04', goOn('appreciations'))
    .so(state => expect(stagesOf(state)).toEqual(['waiting']))
    .given('juma', '16:05', end)
    .so(state => expect(stagesOf(state)).toEqual(['closed']))
})

test('asks and offers open at their own step, and not with the appreciations', () => {
  begun()
    .given('amara', '16:03', asks('An hour alone on Saturday.'))
    .given('juma', '16:03', asks('That we eat together.'))
    .given('juma', '16:04', goOn('appreciations'))
    .sees('amara', (state, look) => expect(reads(state, look, 'next')).toBe(null))
    .given('juma', '16:05', goOn('went-well'))
    .given('juma', '16:06', goOn('matter'))
    .given('juma', '16:07', goOn('next'))
    .sees('amara', (state, look) =>
      expect(reads(state, look, 'next')).toMatchObject({ text: 'That we eat together.\nI fetch water.' }),
    )
})

test('an appreciation says what it meant; asks come with offers; two are enough', () => {
  const of = (appreciations: readonly { did: string; meant: string }[]) => (state: SafeSpace) =>
    ({ do: 'prepare-appreciations', talk: talk(state), appreciations }) as const
  const one = { did: 'You swept.', meant: 'Rest.' }
  agreed()
    .refused('amara', '16:02', of([{ did: 'You swept.', meant: ' ' }]), 'refusedMeant')
    .refused('amara', '16:02', of([{ did: ' ', meant: '' }]), 'refusedEmpty')
    .refused('amara', '16:02', of([one, one, one]), 'refusedTwoAreMany')
    .refused('amara', '16:02', of([{ ...one, did: 'x'.repeat(301) }]), 'refusedTooLong')
    .refused(
      'amara',
      '16:02',
      state => ({ do: 'prepare-next', talk: talk(state), ask: 'Help', offer: '' }),
      'refusedAskAndOffer',
    )
  expect(pairsOf('a\nb\n\nc\nd')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

test('one matter to a sitting: a second, named while apart, stays with its author', () => {
  begun()
    .apart('juma')
    .given('amara', '16:03', name('The rent'))
    .given('juma', '16:04', name('The noise'))
    .back('juma')
    .so(state => {
      expect(sittingOf(state)?.matter?.text).toBe('The rent')
      expect(viewOf(state, 'juma').sitting?.beside.map(({ text }) => text)).toEqual(['The noise'])
      expect(viewOf(state, 'amara').sitting?.beside).toEqual([])
      expect(mattersOf(state).map(({ text, from }) => [text, from])).toEqual([['The rent', 'safe-space']])
    })
    .refused('juma', '16:05', name('Another'), 'refusedOneMatter')
    .given('amara', '16:06', state => ({ do: 'erase', fact: sittingOf(state)!.matter!.fact }))
    .so(state => expect(JSON.stringify(state)).not.toContain('The rent'))
})

test('a sitting is moved or let rest without a mark', () => {
  told()
    .given('amara', '16:00', { do: 'sit', form: 'full', when: sunday })
    .given('juma', '16:01', yes)
    .given('juma', '16:02', state => ({ do: 'move', talk: talk(state), when: { ...sunday, time: '18:00' } }))
    .so(state => expect(viewOf(state, 'amara').sitting?.when?.time).toBe('18:00'))
    .given('juma', '16:03', { do: 'sit', form: 'short', when: null })
    .so(state => {
      expect(viewOf(state, 'amara').sitting?.form).toBe('short')
      expect(viewOf(state, 'amara').held).toEqual([])
    })
    .given('amara', '16:04', state => ({ do: 'pass', talk: talk(state) }))
    .so(state => {
      expect(viewOf(state, 'juma').sitting).toBe(null)
      expect(viewOf(state, 'juma').held).toEqual([])
    })
})

test('a sitting that has begun is not replaced, and of two offered at once the first is the one', () => {
  begun().refused('juma', '16:03', offer, 'refusedSitting')
  told()
    .apart('juma')
    .given('amara', '16:00', offer)
    .given('juma', '16:01', { do: 'sit', form: 'short', when: null })
    .back('juma')
    .so(state => {
      expect(all(state.sittings)).toHaveLength(1)
      expect(sittingOf(state)?.form).toBe('full')
    })
    .given('juma', '16:02', yes)
})

test('a pause holds the step where it is, and either ends the sitting alone', () => {
  const until = Date.parse('2026-03-02T16:30:00Z')
  begun()
    .given('juma', '16:03', state => ({ do: 'pause', talk: talk(state), until }))
    .refused('amara', '16:04', goOn('appreciations'), 'refusedPaused')
    .given('juma', '16:31', state => ({ do: 'come-back', talk: talk(state), own: '', wish: '' }))
    .given('amara', '16:32', state => ({ do: 'come-back', talk: talk(state), own: '', wish: '' }))
    .given('amara', '16:33', goOn('appreciations'))
    .given('juma', '16:34', end)
    .refused('amara', '16:35', goOn('went-well'), 'refusedTalkOver')
})

test('the two have a closing of their own, for this sitting and the next', () => {
  told()
    .given('amara', '16:00', { do: 'choose-closing', text: 'A walk to the gate' })
    .so(state => expect(viewOf(state, 'juma').closing?.text).toBe('A walk to the gate'))
    .given('juma', '16:01', { do: 'choose-closing', text: 'Tea' })
    .so(state => expect(viewOf(state, 'amara').closing?.text).toBe('Tea'))
    .refused('amara', '16:02', state => ({ do: 'erase', fact: state.closing!.fact }), 'refusedNotYours')
})

const arc: Intent = {
  do: 'word',
  content: { kind: 'arc', length: 'six', hope: 'To hear each other.' },
  accord: null,
  after: null,
}
const signArc = (state: SafeSpace): Intent => {
  const { id, wording } = viewOf(state, 'amara').arc!
  return { do: 'sign', accord: id, wording }
}
const lookBack =
  (text: string) =>
  (state: SafeSpace): Intent => ({ do: 'look-back', accord: state.arc!, text })
const withArc = () => told().given('amara', '08:00', arc).given('juma', '08:01', signArc)
/** Sits together once, however short. */
const sat = (one: ReturnType<typeof told>, hour: string) =>
  one
    .given('amara', `${hour}:00`, { do: 'sit', form: 'short', when: null })
    .given('juma', `${hour}:01`, yes)
    .given('juma', `${hour}:02`, goOn('appreciations'))
    .given('amara', `${hour}:03`, end)

test('an arc is agreed by both, and only sittings that were held are part of it', () => {
  const begins = told()
    .given('amara', '08:00', arc)
    .refused(
      'juma',
      '08:01',
      { ...arc, content: { kind: 'arc', length: 'eight', hope: '' } } as Intent,
      'refusedOneArc',
    )
  begins.so(state => expect(viewOf(state, 'juma').arc?.phase).toBe('to-sign'))
  sat(begins, '09').so(state => expect(viewOf(state, 'juma').arc?.held).toBe(0))
  begins.given('juma', '10:01', signArc)
  sat(begins, '11').so(state => expect(viewOf(state, 'juma').arc).toMatchObject({ held: 1, of: 6 }))
  begins
    .given('amara', '12:00', offer)
    .given('juma', '12:01', yes)
    .given('juma', '12:02', end)
    .so(state => expect(viewOf(state, 'juma').arc?.held).toBe(1))
})

test('at its end comes a look back, written apart and opened together', () => {
  const whole = withArc()
  whole.refused('amara', '08:02', lookBack('too soon'), 'refusedNotAtEnd')
  for (const hour of ['09', '10', '11', '12', '13', '14']) sat(whole, hour)
  whole
    .so(state => {
      expect(viewOf(state, 'juma').arc).toMatchObject({ held: 6, of: 6, underWay: false, mayLookBack: true })
      expect(viewOf(state, 'juma').mayBeginArc).toBe(true)
    })
    .sees('juma', (state, look) =>
      expect(safeSpace.openings(state, look).map(({ line }) => line)).toContain('openingLookBack'),
    )
    .given('amara', '15:00', lookBack('We learned to wait.'))
    .refused('amara', '15:01', lookBack('And more.'), 'refusedPrepared')
    .sees('juma', state => expect(viewOf(state, 'juma').arc?.theirs).toBe(null))
    .given('juma', '15:02', lookBack('We keep the walk.'))
    .sees('amara', (state, look) =>
      expect(look.sight(viewOf(state, 'amara').arc!.theirs!)).toEqual({
        kind: 'open',
        text: 'We keep the walk.',
      }),
    )
    .given('amara', '15:03', arc)
    .so(state => expect(viewOf(state, 'juma').arc).toMatchObject({ phase: 'to-sign', held: 0 }))
})

test('either ends an arc alone; what was held can be looked back at', () => {
  sat(withArc(), '09')
    .given('juma', '10:00', state => ({ do: 'let-go', accord: state.arc! }))
    .so(state => {
      expect(viewOf(state, 'amara').arc).toMatchObject({ phase: 'laid-down', mayLookBack: true })
      expect(viewOf(state, 'amara').mayBeginArc).toBe(true)
    })
  withArc()
    .given('juma', '10:00', state => ({ do: 'let-go', accord: state.arc! }))
    .refused('amara', '10:01', lookBack('Nothing'), 'refusedNotAtEnd')
})

test('of two arcs offered at once the second stays with its author', () => {
  told()
    .apart('juma')
    .given('amara', '08:00', arc)
    .given('juma', '08:01', { ...arc, content: { kind: 'arc', length: 'twelve', hope: '' } } as Intent)
    .back('juma')
    .so(state => {
      expect(viewOf(state, 'juma').arc).toMatchObject({ of: 6, phase: 'to-sign' })
      expect(all(state.accords).map(({ stage }) => stage)).toEqual(['offered', 'aside'])
    })
})
