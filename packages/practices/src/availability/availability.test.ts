import { describe, expect, test } from 'vitest'
import { memberOf, type Person, story } from '../shared/testkit.ts'
import type { Look } from '../slice.ts'
import {
  type AnswerAsked,
  type Availability,
  availability,
  besideFor,
  type Intent,
  mineFor,
  promisesFor,
  theirsFor,
} from './index.ts'
import { checkinOf } from './state.ts'

const told = () => story<Availability, Intent>(availability)
const at = (time: string, day = '2026-03-02') => Date.parse(`${day}T${time}:00Z`)
const how = (need = 'listen', mood = 'tired', line = ''): Intent => ({
  do: 'check-in',
  energy: 'low',
  mood,
  need,
  line,
})
const answer =
  (asked: AnswerAsked, who: Person = 'amara') =>
  (state: Availability): Intent => ({
    do: 'answer',
    checkin: checkinOf(state, memberOf[who])?.id ?? '',
    answer: asked,
  })
const nth = (state: Availability, n = 0) => state.promises[n]?.id ?? ''
const keep = (state: Availability): Intent => ({ do: 'keep', promise: nth(state) })
const release = (state: Availability): Intent => ({ do: 'release', promise: nth(state) })
const move =
  (when: number) =>
  (state: Availability): Intent => ({ do: 'move', promise: nth(state), when })
const sorry =
  (text: string) =>
  (state: Availability): Intent => ({ do: 'say-sorry', promise: nth(state), text })
const own =
  (what: 'thank' | 'let-be' | 'ask-again', who: Person = 'amara') =>
  (state: Availability) =>
    ({ do: what, checkin: checkinOf(state, memberOf[who])?.id ?? '' }) as Intent
const first = (state: Availability, look: Look) => promisesFor(state, look)[0]!

const asked = (need?: string) => told().given('amara', '18:00', how(need))
const promised = () => asked().given('juma', '18:10', answer({ kind: 'at', when: at('20:00') }))

describe('a check-in', () => {
  test('says energy, a word and a need; nothing at all is a need like any other', () => {
    for (const need of ['listen', 'just-know'])
      asked(need).sees('juma', (state, look) =>
        expect(theirsFor(state, look)).toMatchObject({ energy: 'low', mood: 'tired', need, answer: null }),
      )
  })

  test('is shown for a day, to both, and then to nobody; the record has no clock', () => {
    const tale = asked()
    const shown = (later: number) => (state: Availability, look: Look) => {
      const then = { ...look, now: look.now + later }
      return [mineFor(state, then), theirsFor(state, then)].some(one => one !== null)
    }
    for (const who of ['amara', 'juma'] as const)
      tale.sees(who, (state, look) => {
        expect(shown(23 * 3_600_000)(state, look)).toBe(true)
        expect(shown(24 * 3_600_000)(state, look)).toBe(false)
      })
  })

  test('takes the place of the one before: no history of how somebody was stays in the state', () => {
    asked()
      .given('amara', '19:00', how('space', 'sad'))
      .sees('juma', (state, look) => {
        expect(theirsFor(state, look)?.mood).toBe('sad')
        expect(JSON.stringify(state)).not.toContain('tired')
      })
  })

  test('without a word for it, or with a line that is too long, it is refused', () => {
    told()
      .refused('amara', '18:00', how('listen', ' '), 'refusedNoMood')
      .refused('amara', '18:00', how('listen', 'x'.repeat(41)), 'refusedTooLong')
      .refused('amara', '18:00', how('listen', 'sad', 'x'.repeat(201)), 'refusedTooLong')
      .given('amara', '18:00', how('listen', 'kinda blue', 'x'.repeat(200)))
  })

  test('let be by its author: what it said is gone from both phones, and so is every promise to it', () => {
    promised()
      .refused('juma', '18:20', own('let-be'), 'refusedGone')
      .given('amara', '18:20', own('let-be'))
      .sees('juma', (state, look) => {
        expect(theirsFor(state, look)).toBe(null)
        expect(first(state, look).phase).toBe('released')
        expect(JSON.stringify(state)).not.toContain('tired')
      })
      .so((_, phones) => expect(JSON.stringify(phones.log)).not.toContain('tired'))
  })

  test('both check in while they are apart: each has the other’s', () => {
    told()
      .apart('amara')
      .apart('juma')
      .given('amara', '18:00', how('listen', 'sad'))
      .given('juma', '18:01', how('space', 'drained'))
      .back('amara')
      .back('juma')
      .sees('amara', (state, look) => expect(theirsFor(state, look)?.mood).toBe('drained'))
      .sees('juma', (state, look) => expect(theirsFor(state, look)?.mood).toBe('sad'))
  })
})

describe('an answer', () => {
  test('is to be there, to come, to be there at a time, not today, somebody else, or a deed', () => {
    const answers: readonly AnswerAsked[] = [
      { kind: 'with-you' },
      { kind: 'here' },
      { kind: 'coming' },
      { kind: 'cannot' },
      { kind: 'who-else', text: 'Your sister?' },
      { kind: 'deed', deed: 'tea' },
    ]
    for (const one of answers)
      asked()
        .given('juma', '18:10', answer(one))
        .sees('amara', (state, look) => expect(mineFor(state, look)?.answer).toEqual(one))
    for (const kind of ['at', 'another-day'] as const)
      asked()
        .given('juma', '18:10', answer({ kind, when: at('20:00') }))
        .sees('amara', (state, look) =>
          expect(mineFor(state, look)?.answer).toMatchObject({ kind, when: at('20:00') }),
        )
  })

  test('the latest counts; only the one asked answers', () => {
    asked()
      .refused('amara', '18:05', answer({ kind: 'here' }), 'refusedYourOwn')
      .given('juma', '18:10', answer({ kind: 'cannot' }))
      .given('juma', '18:40', answer({ kind: 'coming' }))
      .sees('amara', (state, look) => expect(mineFor(state, look)?.answer).toEqual({ kind: 'coming' }))
  })

  test('which came when the other had checked in anew reaches nobody, and its author is told', () => {
    asked()
      .apart('juma')
      .given('juma', '18:10', answer({ kind: 'who-else', text: 'Your sister?' }))
      .given('amara', '18:05', how('space', 'sad'))
      .back('juma')
      .sees('amara', (state, look) => {
        expect(mineFor(state, look)?.answer).toBe(null)
        expect(besideFor(state, look.me)).toBe(null)
      })
      .sees('juma', (state, look) =>
        expect(besideFor(state, look.me)?.said).toMatchObject({ text: 'Your sister?' }),
      )
      .given('juma', '18:30', (state, look) => ({
        do: 'erase-beside',
        fact: besideFor(state, look.me)?.fact ?? '',
      }))
      .sees('juma', (state, look) => expect(besideFor(state, look.me)).toBe(null))
  })

  test('not now is told to nobody', () => {
    asked()
      .given('juma', '18:10', state => ({
        do: 'not-now',
        checkin: checkinOf(state, memberOf.amara)?.id ?? '',
        until: null,
      }))
      .so((_, phones) => expect(phones.log).toHaveLength(1))
      .sees('juma', (state, look) => {
        const item = checkinOf(state, memberOf.amara)?.id ?? ''
        expect(availability.itemPath?.(state, item)).toBe('')
        expect(availability.itemPath?.(state, 'e'.repeat(32))).toBe(null)
        expect(theirsFor(state, look)?.putOffUntil).toBe(null)
        expect(availability.openings(state, look)).toEqual([])
      })
  })

  test('that it was what was needed, the one who asked says, once, or never', () => {
    asked()
      .refused('amara', '18:05', own('thank'), 'refusedNothingToThank')
      .given('juma', '18:10', answer({ kind: 'here' }))
      .forced('juma', '18:11', state => ({
        type: 'availability.thanked.v1',
        data: { checkin: checkinOf(state, memberOf.amara)?.id },
      }))
      .sees('juma', (state, look) => expect(theirsFor(state, look)?.thanked).toBe(false))
      .given('amara', '18:30', own('thank'))
      .refused('amara', '18:31', own('thank'), 'refusedNothingToThank')
      .sees('juma', (state, look) => expect(theirsFor(state, look)?.thanked).toBe(true))
  })
})

describe('a promise', () => {
  test('lies ahead, within a week; and there is one for each check-in', () => {
    asked()
      .refused('juma', '18:10', answer({ kind: 'at', when: at('18:00') }), 'refusedTime')
      .refused('juma', '18:10', answer({ kind: 'at', when: at('20:00', '2026-03-10') }), 'refusedTime')
      .given('juma', '18:10', answer({ kind: 'at', when: at('20:00') }))
      .refused('juma', '18:11', answer({ kind: 'at', when: at('21:00') }), 'refusedPromised')
  })

  test('only the one asked may give it, also where a client is changed', () => {
    asked()
      .forced('amara', '18:05', state => ({
        type: 'availability.answered.v1',
        data: {
          checkin: checkinOf(state, memberOf.amara)?.id,
          answer: { kind: 'at', promise: 'd'.repeat(32), when: at('20:00') },
        },
      }))
      .so(state => expect(state.promises).toEqual([]))
  })

  test('that it was kept, its giver says, and nobody else', () => {
    promised()
      .refused('amara', '20:30', keep, 'refusedNotYours')
      .forced('amara', '20:31', state => ({
        type: 'availability.promise-kept.v1',
        data: { promise: nth(state) },
      }))
      .so(state => expect(state.promises[0]?.stage).toBe('given'))
      .given('juma', '20:32', keep)
      .sees('amara', (state, look) => expect(first(state, look).phase).toBe('kept'))
      .given('amara', '20:33', own('thank'))
      .sees('juma', (state, look) => expect(first(state, look).thanked).toBe(true))
  })

  test('kept, needs no word of being sorry; its name is given to no other one', () => {
    promised()
      .given('juma', '20:30', keep)
      .refused('juma', '20:31', sorry('I am sorry.'), 'refusedSettled')
      .forced('juma', '20:32', state => ({
        type: 'availability.sorry-said.v1',
        data: { promise: nth(state), text: 'I am sorry.' },
      }))
      .forced('juma', '20:33', state => ({
        type: 'availability.answered.v1',
        data: {
          checkin: checkinOf(state, memberOf.amara)?.id,
          answer: { kind: 'at', promise: nth(state), when: at('23:00') },
        },
      }))
      .so(state => expect(state.promises).toMatchObject([{ stage: 'kept', sorry: null, when: at('20:00') }]))
  })

  test('is moved by its giver alone, and let go by either of the two', () => {
    promised()
      .refused('amara', '19:00', move(at('21:00')), 'refusedNotYours')
      .given('juma', '19:00', move(at('21:00')))
      .sees('amara', (state, look) => expect(first(state, look).when).toBe(at('21:00')))
    for (const who of ['amara', 'juma'] as const)
      promised()
        .given(who, '20:30', release)
        .refused('juma', '20:31', keep, 'refusedSettled')
        .so(state => expect(state.promises[0]?.stage).toBe('released'))
  })

  test('moved, stands with its new time; let go, it is no answer any more, and another one may come', () => {
    promised()
      .given('juma', '19:00', move(at('21:00')))
      .sees('amara', (state, look) =>
        expect(mineFor(state, look)?.answer).toMatchObject({ when: at('21:00') }),
      )
      .given('juma', '19:05', release)
      .sees('amara', (state, look) => expect(mineFor(state, look)?.answer).toBe(null))
      .sees('juma', (state, look) => expect(availability.openings(state, look)).toEqual([]))
      .given('juma', '19:10', answer({ kind: 'cannot' }))
      .sees('amara', (state, look) => expect(mineFor(state, look)?.answer).toEqual({ kind: 'cannot' }))
  })

  test('whose time has gone by: to its giver a way to make it right, to the other one to let go', () => {
    const tale = promised()
    const later = (look: Look, time: string) => ({ ...look, now: at(time) })
    tale.sees('juma', (state, look) => {
      const seen = (time: string) => first(state, later(look, time))
      expect(seen('19:00')).toMatchObject({ phase: 'ahead', maySaySorry: false, mayRelease: true })
      expect(seen('19:45')).toMatchObject({ phase: 'now', maySaySorry: false })
      expect(seen('20:10')).toMatchObject({ phase: 'now', maySaySorry: true })
      expect(seen('21:10')).toMatchObject({ phase: 'after', maySaySorry: true, mayRelease: true })
    })
    tale.sees('amara', (state, look) => {
      const seen = (time: string) => first(state, later(look, time))
      expect(seen('19:00')).toMatchObject({ phase: 'ahead', mayRelease: false, maySaySorry: false })
      expect(seen('21:10')).toMatchObject({ phase: 'ahead', mayRelease: true, maySaySorry: false })
    })
  })

  test('nobody can mark it as not kept: there is no such event, and no such stage', () => {
    expect(Object.keys(availability.events).join()).not.toMatch(/broken|missed|late|failed/)
    promised().so(state => expect(state.promises[0]?.stage).toBe('given'))
  })

  test('somebody may be sorry once, also after it was let go, and can delete it for both', () => {
    promised()
      .refused('amara', '21:00', sorry('I am sorry.'), 'refusedNotYours')
      .refused('juma', '21:00', sorry(' '), 'refusedEmpty')
      .given('amara', '21:05', release)
      .given('juma', '21:10', sorry('I am sorry. The bus did not come.'))
      .refused('juma', '21:11', sorry('Again.'), 'refusedSettled')
      .sees('amara', (state, look) => expect(first(state, look).sorry).toContain('The bus'))
      .given('juma', '21:20', state => ({ do: 'erase-sorry', promise: nth(state) }))
      .sees('amara', (state, look) => expect(first(state, look).sorry).toBe(''))
  })

  test('two that cross while apart both hold; letting go and moving at once is letting go', () => {
    asked()
      .given('juma', '18:01', how('comfort', 'sad'))
      .apart('amara')
      .apart('juma')
      .given('amara', '18:10', answer({ kind: 'at', when: at('21:00') }, 'juma'))
      .given('juma', '18:11', answer({ kind: 'at', when: at('20:00') }))
      .back('amara')
      .back('juma')
      .so(state => expect(state.promises.map(({ stage }) => stage)).toEqual(['given', 'given']))
    promised()
      .apart('juma')
      .given('juma', '19:00', move(at('21:00')))
      .given('amara', '19:01', release)
      .back('juma')
      .so(state => expect(state.promises[0]?.stage).toBe('released'))
  })

  test('outlives the check-in that it was given to, and says nothing of how somebody was', () => {
    const tale = asked().given(
      'juma',
      '18:10',
      answer({ kind: 'another-day', when: at('18:00', '2026-03-04') }),
    )
    tale.on('2026-03-04')
    tale.sees('juma', (state, look) => {
      const then = { ...look, now: at('17:45', '2026-03-04') }
      expect(theirsFor(state, then)).toBe(null)
      expect(JSON.stringify(promisesFor(state, then))).not.toContain('tired')
      expect(promisesFor(state, then)).toMatchObject([{ phase: 'now', need: 'listen' }])
    })
  })
})

describe('asking once more', () => {
  const allow = (allowed: boolean): Intent => ({ do: 'allow-asking-again', allowed })

  test('is possible only where the other allows it, once, and before an answer', () => {
    asked()
      .refused('amara', '18:05', own('ask-again'), 'refusedAskedAgain')
      .given('juma', '18:06', allow(true))
      .given('amara', '18:30', own('ask-again'))
      .refused('amara', '18:31', own('ask-again'), 'refusedAskedAgain')
    asked()
      .given('juma', '18:06', allow(true))
      .given('juma', '18:07', allow(false))
      .refused('amara', '18:30', own('ask-again'), 'refusedAskedAgain')
      .forced('amara', '18:31', state => ({
        type: 'availability.asked-again.v1',
        data: { checkin: checkinOf(state, memberOf.amara)?.id },
      }))
      .sees('juma', (state, look) => expect(theirsFor(state, look)?.askedAgain).toBe(false))
  })

  test('brings it back to Today where it was put off', () => {
    asked()
      .given('juma', '18:06', allow(true))
      .given('juma', '18:10', state => ({
        do: 'not-now',
        checkin: checkinOf(state, memberOf.amara)?.id ?? '',
        until: null,
      }))
      .given('amara', '18:30', own('ask-again'))
      .sees('juma', (state, look) =>
        expect(availability.openings(state, look)).toMatchObject([{ why: 'openingAskedAgain' }]),
      )
  })
})

describe('what Today offers', () => {
  const lines = (state: Availability, look: Look) =>
    availability.openings(state, look).map(({ line, why }) => `${line} ${why}`)

  test('a check-in that waits, an answer that came, a promise about its time; nothing when all is said', () => {
    told().sees('juma', (state, look) => expect(lines(state, look)).toEqual([]))
    asked()
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual(['openingAsked openingAskedWhy']))
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual([]))
    asked('just-know').sees('juma', (state, look) =>
      expect(lines(state, look)).toEqual(['openingAsked openingJustKnow']),
    )
    const tale = promised()
    tale.sees('amara', (state, look) => expect(lines(state, look)).toEqual(['openingWord openingWordWhy']))
    tale.sees('juma', (state, look) => {
      expect(lines(state, look)).toEqual([])
      const then = (time: string) => lines(state, { ...look, now: at(time) })
      expect(then('19:50')).toEqual(['openingPromise openingPromiseNow'])
      expect(then('21:30')).toEqual(['openingPromise openingPromiseAfter'])
    })
  })

  test('nothing of how somebody is stands on Today, and nothing is said of time that went by to the one who asked', () => {
    const tale = promised()
    tale.sees('amara', (state, look) =>
      expect(lines(state, { ...look, now: at('23:00') })).toEqual(['openingWord openingWordWhy']),
    )
    asked().sees('juma', (state, look) =>
      expect(JSON.stringify(availability.openings(state, look))).not.toContain('tired'),
    )
  })
})
