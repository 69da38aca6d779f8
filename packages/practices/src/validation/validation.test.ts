import { describe, expect, test } from 'vitest'
import { type LadderAnswer, noRungs } from '../shared/ladder/events.ts'
import { all } from '../shared/shelf.ts'
import { memberOf, story } from '../shared/testkit.ts'
import type { Look } from '../slice.ts'
import {
  affirmationsFor,
  besideFor,
  type Intent,
  ownAnswers,
  talksFor,
  type Validation,
  validation,
} from './index.ts'

const told = () => story<Validation, Intent>(validation)
const talkId = (state: Validation): string => all(state.talks).at(-1)?.life.id ?? ''
const inTalk =
  (make: (talk: string) => Intent) =>
  (state: Validation): Intent =>
    make(talkId(state))

const text = 'At the funeral nobody asked me to sit.'
const whole: LadderAnswer = {
  ...noRungs,
  heard: 'I hear that you stood alone there.',
  lived: 'It makes sense, you had driven all night.',
}
const share: Intent = { do: 'share', text }
const agree = inTalk(talk => ({ do: 'agree', talk }))
const answer = (said: LadderAnswer = whole) => inTalk(talk => ({ do: 'answer', talk, answer: said }))
const landed = inTalk(talk => ({ do: 'land', talk, landing: { kind: 'landed' } }))
const notYet = (missing = '') => inTalk(talk => ({ do: 'land', talk, landing: { kind: 'not-yet', missing } }))
const newest = (state: Validation, { me }: Pick<Look, 'me'>) => talksFor(state, { me })[0]!

const shared = () => told().given('juma', '20:00', share)
const agreed = () => shared().given('amara', '20:01', agree)
const answered = () => agreed().given('amara', '20:02', answer())

describe('being heard', () => {
  test('what was told is read after a yes, and only then', () => {
    shared()
      .sees('juma', (state, look) => expect(newest(state, look)).toMatchObject({ phase: 'offered', text }))
      .sees('amara', (state, look) => expect(newest(state, look).text).toBe(null))
      .given('amara', '20:01', agree)
      .sees('amara', (state, look) => expect(newest(state, look)).toMatchObject({ phase: 'answer', text }))
  })

  test('let rest, it is not read, and its author can delete it', () => {
    shared()
      .given(
        'amara',
        '20:01',
        inTalk(talk => ({ do: 'pass', talk })),
      )
      .sees('amara', (state, look) =>
        expect(newest(state, look)).toMatchObject({ phase: 'closed', text: null }),
      )
      .given(
        'juma',
        '20:02',
        inTalk(talk => ({ do: 'erase', talk, what: 'share' })),
      )
      .sees('juma', (state, look) => expect(newest(state, look).text).toBe(''))
  })

  test('not now is written where only its author reads', () => {
    shared()
      .given(
        'amara',
        '20:01',
        inTalk(talk => ({ do: 'not-now', talk, until: null })),
      )
      .so((_, phones) => expect(phones.log).toHaveLength(1))
      .sees('amara', (state, look) => expect(validation.openings(state, look)).toEqual([]))
  })

  test('nothing is answered before a yes, by the one who shared, twice, or in a pause', () => {
    shared().refused('amara', '20:01', answer(), 'refusedNotBegun')
    answered()
      .refused('juma', '20:03', answer(), 'refusedOwnShare')
      .refused('amara', '20:03', answer(), 'refusedAnswered')
    agreed()
      .given(
        'amara',
        '20:02',
        inTalk(talk => ({ do: 'pause', talk, until: Date.parse('2026-03-02T22:00:00Z') })),
      )
      .refused('amara', '20:03', answer(), 'refusedPaused')
  })

  test('an answer says what was heard, and at least one reason why it makes sense', () => {
    agreed()
      .refused('amara', '20:02', answer(noRungs), 'refusedNotHeard')
      .refused('amara', '20:02', answer({ ...noRungs, heard: 'that' }), 'refusedNoSense')
      .refused('amara', '20:02', answer({ ...noRungs, heard: 'that', equal: 'equals' }), 'refusedNoSense')
      .given('amara', '20:02', answer({ ...noRungs, heard: ' that ', many: 'many would' }))
      .sees('juma', (state, look) =>
        expect(newest(state, look).latest?.answer).toEqual({
          kind: 'written',
          rungs: { ...noRungs, heard: 'that', many: 'many would' },
        }),
      )
  })

  test('only the one who shared says whether it landed', () => {
    agreed().refused('juma', '20:02', landed, 'refusedNoAnswer')
    answered()
      .refused('amara', '20:03', landed, 'refusedOnlySharer')
      .forced('amara', '20:03', state => ({
        type: 'validation.landing-said.v1',
        data: { talk: talkId(state), landing: { kind: 'landed' } },
      }))
      .sees('juma', (state, look) => expect(newest(state, look).phase).toBe('land'))
      .given('juma', '20:04', landed)
      .sees('amara', (state, look) => expect(newest(state, look).phase).toBe('landed'))
  })

  test('not yet, with what is missed, lets it be tried again; the one who shared sees the latest only', () => {
    answered()
      .given('juma', '20:03', notYet('that I was ashamed'))
      .sees('amara', (state, look) => {
        const talk = newest(state, look)
        expect(talk.phase).toBe('answer')
        expect(talk.latest?.landing).toEqual({ kind: 'not-yet', missing: 'that I was ashamed' })
      })
      .given('amara', '20:04', answer({ ...whole, guess: 'I guess there was shame too.' }))
      .sees('juma', (state, look) => {
        const talk = newest(state, look)
        expect(talk.earlier).toEqual([])
        expect(JSON.stringify(talk)).not.toContain('"tries"')
        expect(talk.phase).toBe('land')
      })
      .sees('amara', (state, look) => expect(newest(state, look).earlier).toHaveLength(1))
  })

  test('after the third the two sit together, and no fourth answer is taken', () => {
    const tale = agreed()
    for (const minute of ['10', '20', '30'])
      tale.given('amara', `20:${minute}`, answer()).given('juma', `20:${minute}`, notYet())
    tale.refused('amara', '20:40', answer(), 'refusedTalkOver')
    for (const who of ['amara', 'juma'] as const)
      tale.sees(who, (state, look) => expect(newest(state, look).phase).toBe('sit'))
  })

  test('said face to face, it is marked which rungs, and landed in the same way', () => {
    agreed()
      .refused(
        'amara',
        '20:02',
        inTalk(talk => ({ do: 'answer-aloud', talk, rungs: ['heard'] })),
        'refusedNotWholeAloud',
      )
      .given(
        'amara',
        '20:02',
        inTalk(talk => ({ do: 'answer-aloud', talk, rungs: ['heard', 'many', 'heard'] })),
      )
      .sees('juma', (state, look) =>
        expect(newest(state, look).latest?.answer).toEqual({ kind: 'aloud', rungs: ['heard', 'many'] }),
      )
      .given('juma', '20:03', landed)
      .so(state => expect(all(state.talks)[0]?.life.stage).toBe('over'))
  })

  test('either ends it alone, and nothing says who', () => {
    const ended = (who: 'amara' | 'juma') => {
      let end: unknown
      answered()
        .given(
          who,
          '20:03',
          inTalk(talk => ({ do: 'end', talk })),
        )
        .so(state => {
          end = all(state.talks)[0]?.life
        })
      return end
    }
    expect(ended('amara')).toEqual(ended('juma'))
  })
})

describe('words out of turn', () => {
  test('an answer that came after the end is no part of the talk, and its author alone has it', () => {
    agreed()
      .apart('amara')
      .given(
        'juma',
        '20:02',
        inTalk(talk => ({ do: 'end', talk })),
      )
      .given('amara', '20:03', answer())
      .back('amara')
      .sees('juma', (state, look) => {
        expect(newest(state, look).latest).toBe(null)
        expect(besideFor(state, look.me)).toEqual([])
      })
      .sees('amara', (state, look) => expect(besideFor(state, look.me)).toHaveLength(1))
      .given('amara', '20:04', (state, look) => ({
        do: 'erase-beside',
        fact: besideFor(state, look.me)[0]!.fact,
      }))
      .sees('amara', (state, look) => expect(besideFor(state, look.me)).toEqual([]))
  })

  test('what is missed, said when nothing awaits it, is kept beside for its author', () => {
    agreed()
      .forced('juma', '20:02', state => ({
        type: 'validation.landing-said.v1',
        data: { talk: talkId(state), landing: { kind: 'not-yet', missing: 'a hand' } },
      }))
      .sees('juma', (state, look) => expect(besideFor(state, look.me)).toHaveLength(1))
      .sees('amara', (state, look) => expect(besideFor(state, look.me)).toEqual([]))
  })

  test('an answer that is not whole is no event at all', () => {
    agreed()
      .forced('amara', '20:02', state => ({
        type: 'validation.answered.v1',
        data: { talk: talkId(state), answer: { ...noRungs, heard: 'Yes, but you were late.' } },
      }))
      .sees('juma', (state, look) => expect(newest(state, look).latest).toBe(null))
  })
})

test('each deletes own words for both, and the talk stays as it went', () => {
  answered()
    .given('juma', '20:03', notYet('a hand'))
    .refused(
      'juma',
      '20:04',
      inTalk(talk => ({ do: 'erase', talk, what: 'answers' })),
      'refusedNothingToDelete',
    )
    .given(
      'amara',
      '20:04',
      inTalk(talk => ({ do: 'erase', talk, what: 'answers' })),
    )
    .given(
      'juma',
      '20:05',
      inTalk(talk => ({ do: 'erase', talk, what: 'missing' })),
    )
    .sees('juma', (state, look) => {
      const talk = newest(state, look)
      expect(talk.latest?.answer).toEqual({ kind: 'written', rungs: noRungs })
      expect(talk.latest?.landing).toEqual({ kind: 'not-yet', missing: '' })
      expect(talk.phase).toBe('wait')
    })
})

test('own answers are found again for the openers that fade, and nobody else’s', () => {
  answered()
    .sees('amara', (state, look) => expect(ownAnswers(state, look.me)).toEqual([whole]))
    .sees('juma', (state, look) => expect(ownAnswers(state, look.me)).toEqual([]))
})

describe('an affirmation', () => {
  const affirm: Intent = { do: 'affirm', quality: 'Steady', moment: 'When the lights went out.' }
  const thank = (state: Validation): Intent => ({
    do: 'thank',
    affirmation: affirmationsFor(state)[0]!.id,
  })

  test('names a quality and a moment, and is answered by thank you or nothing', () => {
    told()
      .refused('juma', '20:00', { ...affirm, moment: ' ' }, 'refusedEmpty')
      .given('juma', '20:00', affirm)
      .sees('amara', (state, look) => {
        expect(validation.openings(state, look)[0]?.line).toBe('openingAffirmed')
      })
      .refused('juma', '20:01', thank, 'refusedNotForYou')
      .given('amara', '20:02', thank)
      .refused('amara', '20:03', thank, 'refusedThanked')
      .sees('amara', (state, look) => expect(validation.openings(state, look)).toEqual([]))
  })

  test('its author deletes it for both, and then it is in no list', () => {
    const erase = (state: Validation): Intent => ({
      do: 'erase-affirmation',
      affirmation: all(state.affirmations)[0]!.id,
    })
    told()
      .given('juma', '20:00', affirm)
      .refused('amara', '20:01', erase, 'refusedNothingToDelete')
      .given('juma', '20:01', erase)
      .sees('amara', state => expect(affirmationsFor(state)).toEqual([]))
  })
})

test('one wish to be heard at a time, and no more than a few sentences', () => {
  shared().refused('juma', '20:01', share, 'refusedOneIsOpen').given('amara', '20:02', share)
  told()
    .refused('juma', '20:00', { do: 'share', text: ' ' }, 'refusedEmpty')
    .refused('juma', '20:00', { do: 'share', text: 'x'.repeat(601) }, 'refusedTooLong')
})

test('Today offers the step that is mine, and nothing while it is with the other', () => {
  const lines = (state: Validation, look: Look) => validation.openings(state, look).map(({ line }) => line)
  const sees = (tale: ReturnType<typeof told>, amara: readonly string[], juma: readonly string[]) =>
    tale
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual(amara))
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual(juma))
  sees(told(), ['openingBegin'], ['openingBegin'])
  sees(shared(), ['openingConsent'], [])
  sees(agreed(), ['openingAnswer'], [])
  sees(answered(), [], ['openingLand'])
  sees(answered().given('juma', '20:03', notYet()), ['openingAgain'], [])
  sees(answered().given('juma', '20:03', landed), [], [])
  expect(memberOf.amara).not.toBe(memberOf.juma)
})
