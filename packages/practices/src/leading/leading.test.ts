import { describe, expect, test } from 'vitest'
import { memberOf, story } from '../shared/testkit.ts'
import type { Look } from '../slice.ts'
import {
  type Answer,
  besideFor,
  followsOf,
  type Intent,
  type Leading,
  leading,
  lengthOf,
  sharesFor,
  type Way,
} from './index.ts'
import { unopenedOf } from './state.ts'

const told = () => story<Leading, Intent>(leading)
const give =
  (way: Way, text: string, who = memberOf.amara) =>
  (state: Leading): Intent => ({ do: 'give', way, text, after: followsOf(state, who) })
const newest = (state: Leading, look: Look) => sharesFor(state, look)[0]!
const last = (state: Leading): string => unopenedOf(state, memberOf.amara)?.id ?? opened(state)
const opened = (state: Leading): string => {
  const look = { me: memberOf.juma, other: memberOf.amara, now: 0, putOff: () => undefined }
  return sharesFor(state, { ...look, sight: () => ({ kind: 'open', text: '' }) })[0]?.id ?? ''
}
const open = (state: Leading): Intent => ({ do: 'open', share: last(state) })
const takeBack = (state: Leading): Intent => ({ do: 'take-back', share: last(state) })
const answer =
  (said: Answer) =>
  (state: Leading): Intent => ({ do: 'answer', share: last(state), answer: said })
const thank = (state: Leading): Intent => ({ do: 'thank', share: last(state) })

const hard = 'I have been afraid of the letter from the bank.'
const receipt: Answer = { kind: 'receipt', receipt: 'here' }
const given = (way: Way = 'listen') => told().given('amara', '20:00', give(way, hard))
const read = (way: Way = 'listen') => given(way).given('juma', '20:10', open)

describe('until it is opened', () => {
  test('the one who gets it sees the way and the length, and nothing of the words', () => {
    given().sees('juma', (state, look) => {
      const share = newest(state, look)
      expect(share).toMatchObject({ phase: 'waiting', way: 'listen', length: 'short' })
      expect(look.sight(share.sealed)).toEqual({ kind: 'sealed' })
      expect(JSON.stringify(share)).not.toContain('bank')
    })
  })

  test('taken back, nobody can read it: the one who asks afterwards gets nothing, and is told no reason', () => {
    given()
      .given('amara', '20:05', takeBack)
      .sees('amara', (state, look) => expect(sharesFor(state, look)).toEqual([]))
      .given('juma', '20:10', open)
      .sees('juma', (state, look) => {
        const share = newest(state, look)
        expect(look.sight(share.sealed).kind).toBe('sealed')
        expect(share).toMatchObject({ phase: 'opening', nothingCame: false })
        expect(newest(state, { ...look, now: look.now + 6 * 60_000 }).nothingCame).toBe(true)
      })
      // That the other asked for it remains untold.
      .sees('amara', (state, look) => expect(sharesFor(state, look)).toEqual([]))
  })

  test('taking back leaves no entry: the record is byte for byte what it was', () => {
    const tale = given()
    let before = ''
    tale.so((_, phones) => {
      before = JSON.stringify(phones.log)
    })
    tale.given('amara', '20:05', takeBack)
    tale.so((_, phones) => expect(JSON.stringify(phones.log)).toBe(before))
  })

  test('what never opened and was put away is not listed any more, and nobody else is told', () => {
    given()
      .given('amara', '20:05', takeBack)
      .given('juma', '20:10', open)
      .given('juma', '20:30', state => ({ do: 'not-now', share: opened(state), until: null }))
      .sees('juma', (state, look) => expect(sharesFor(state, look)).toEqual([]))
      .so((_, phones) => expect(phones.log).toHaveLength(2))
  })

  test('one open share at a time: another one without taking the first back is refused, and stays a draft', () => {
    given().refused(
      'amara',
      '20:05',
      { do: 'give', way: 'ask', text: 'more', after: null },
      'refusedOneIsOpen',
    )
  })

  test('the next share takes the place of one that nobody opened, which never opens then', () => {
    given()
      .given('amara', '20:05', give('ask', 'Something lighter.'))
      .sees('juma', (state, look) => {
        expect(sharesFor(state, look).map(({ way }) => way)).toEqual(['ask'])
      })
      .given('juma', '20:10', open)
      .sees('juma', (state, look) =>
        expect(look.sight(newest(state, look).sealed)).toEqual({ kind: 'open', text: 'Something lighter.' }),
      )
      .so((_, phones, now) => {
        const [first] = phones.seals()
        expect(phones.canRead('juma', first!.seal, now)).toBe(false)
      })
  })

  test('somebody else can neither open it for the other nor take it back', () => {
    given()
      .refused('amara', '20:05', open, 'refusedNotForYou')
      .refused('juma', '20:05', takeBack, 'refusedNotYours')
  })

  test('a time to read it well is told by its day; not now is told to nobody', () => {
    given()
      .given('juma', '20:05', state => ({ do: 'promise', share: last(state), day: '2026-03-03' }))
      .sees('amara', (state, look) => expect(newest(state, look).promised).toBe('2026-03-03'))
      .given('juma', '20:06', state => ({ do: 'not-now', share: last(state), until: null }))
      .so((_, phones) => expect(phones.log).toHaveLength(2))
      .refused(
        'juma',
        '20:07',
        state => ({ do: 'promise', share: last(state), day: '2026-04-20' }),
        'refusedDay',
      )
  })

  test('a day that has passed is shown to the one who promised, and to nobody else', () => {
    const tale = given().given('juma', '20:05', state => ({
      do: 'promise',
      share: last(state),
      day: '2026-03-03',
    }))
    tale.on('2026-03-08')
    tale.sees('amara', (state, look) => expect(newest(state, look).promised).toBe(null))
    tale.sees('juma', (state, look) => expect(newest(state, look).promised).toBe('2026-03-03'))
  })
})

describe('when it is opened', () => {
  test('it opens without the phone of the one who gave it', () => {
    given()
      .apart('amara')
      .given('juma', '20:10', open)
      .sees('juma', (state, look) =>
        expect(look.sight(newest(state, look).sealed)).toEqual({ kind: 'open', text: hard }),
      )
  })

  test('the one who gave it is shown nothing of that, and can take nothing back any more', () => {
    const tale = given()
    let before: unknown
    tale.sees('amara', (state, look) => {
      before = { ...newest(state, look), sealed: null }
    })
    tale
      .given('juma', '20:10', open)
      .sees('amara', (state, look) => expect({ ...newest(state, look), sealed: null }).toEqual(before))
      .refused('amara', '20:11', takeBack, 'refusedOpened')
  })

  test('wanted back before it was known to be open: it is listed no more, until a word comes back', () => {
    given()
      .apart('amara')
      .given('juma', '20:10', open)
      .given('amara', '20:11', takeBack)
      .back('amara')
      .sees('amara', (state, look) => expect(sharesFor(state, look)).toEqual([]))
      .sees('juma', (state, look) => expect(look.sight(newest(state, look).sealed).kind).toBe('open'))
      .given('juma', '20:12', answer(receipt))
      .sees('amara', (state, look) => {
        expect(newest(state, look)).toMatchObject({ phase: 'answered', mayErase: ['share'] })
      })
  })

  test('only the way that was asked for is open to an answer', () => {
    const kinds: readonly [Way, Answer][] = [
      ['listen', receipt],
      ['comfort', { kind: 'comfort', text: 'I sit beside you.' }],
      ['ask', { kind: 'question', text: 'What did it say?' }],
      ['celebrate', { kind: 'joy', joy: 'more' }],
      ['know', { kind: 'thanks' }],
    ]
    for (const [way, fits] of kinds) {
      const tale = read(way)
      for (const [, said] of kinds)
        if (said.kind !== fits.kind) tale.refused('juma', '20:12', answer(said), 'refusedOtherWay')
      tale
        .given('juma', '20:12', answer(fits))
        .sees('amara', (state, look) => expect(newest(state, look).answer).toEqual(fits))
        .refused('juma', '20:13', answer(fits), 'refusedAnswered')
    }
  })

  test('a changed client that answers in another way, or before opening, says nothing', () => {
    const wrong = (state: Leading) => ({
      type: 'leading.answered.v1',
      data: { share: last(state), answer: { kind: 'comfort', text: 'But you should …' } },
    })
    for (const tale of [read('listen'), given('comfort')])
      tale
        .forced('juma', '20:12', wrong)
        .sees('amara', (state, look) => {
          expect(newest(state, look).answer).toBe(null)
          expect(besideFor(state, look.me)).toEqual([])
        })
        .sees('juma', (state, look) => expect(besideFor(state, look.me)).toHaveLength(1))
  })

  test('words that came out of turn can be deleted, and at most three are kept', () => {
    const tale = read('listen')
    for (const n of [1, 2, 3, 4])
      tale.forced('juma', '20:12', state => ({
        type: 'leading.answered.v1',
        data: { share: last(state), answer: { kind: 'comfort', text: `words ${n}` } },
      }))
    tale
      .sees('juma', (state, look) =>
        expect(besideFor(state, look.me).map(({ text }) => text)).toEqual(['words 2', 'words 3', 'words 4']),
      )
      .given('juma', '20:20', (state, look) => ({
        do: 'erase-beside',
        fact: besideFor(state, look.me)[0]!.fact,
      }))
      .sees('juma', (state, look) => expect(besideFor(state, look.me)).toHaveLength(2))
  })

  test('the one who went first says thank you once, or nothing', () => {
    read()
      .refused('amara', '20:11', thank, 'refusedNothingToThank')
      .given('juma', '20:12', answer(receipt))
      .forced('juma', '20:12', state => ({ type: 'leading.thanked.v1', data: { share: last(state) } }))
      .sees('juma', (state, look) => expect(newest(state, look).thanked).toBe(false))
      .given('amara', '20:13', thank)
      .refused('amara', '20:14', thank, 'refusedThanked')
      .sees('juma', (state, look) => expect(newest(state, look).thanked).toBe(true))
  })

  test('each deletes own words for both; what nobody has opened is taken back instead', () => {
    const erase =
      (what: 'share' | 'answer') =>
      (state: Leading): Intent => ({ do: 'erase', share: last(state), what })
    given().refused('amara', '20:05', erase('share'), 'refusedNothingToDelete')
    read('comfort')
      .given('juma', '20:12', answer({ kind: 'comfort', text: 'I sit beside you.' }))
      .refused('amara', '20:13', erase('answer'), 'refusedNothingToDelete')
      .given('juma', '20:14', erase('answer'))
      .given('amara', '20:15', erase('share'))
      .sees('juma', (state, look) => {
        expect(newest(state, look).answer).toEqual({ kind: 'comfort', text: '' })
        expect(look.sight(newest(state, look).sealed)).toEqual({ kind: 'erased' })
      })
  })
})

describe('what Today offers', () => {
  const lines = (state: Leading, look: Look) => leading.openings(state, look).map(({ line }) => line)

  test('a share that waits is offered until it is put off, and never is it said to be anybody’s turn', () => {
    told().sees('juma', (state, look) => expect(lines(state, look)).toEqual(['openingBegin']))
    given()
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual(['openingWaits']))
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual([]))
      .given('juma', '20:05', state => ({ do: 'not-now', share: last(state), until: null }))
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual([]))
    read().sees('juma', (state, look) => expect(lines(state, look)).toEqual([]))
    given().sees('juma', (state, look) =>
      expect(lines(state, { ...look, now: look.now + 15 * 86_400_000 })).toEqual([]),
    )
  })

  test('a word back is offered to the one who went first, for a week, until thanked', () => {
    const tale = read().given('juma', '20:12', answer(receipt))
    tale.sees('amara', (state, look) => {
      expect(lines(state, look)).toEqual(['openingWord'])
      expect(lines(state, { ...look, now: look.now + 8 * 86_400_000 })).toEqual([])
    })
    tale.given('amara', '20:13', thank)
    tale.sees('amara', (state, look) => expect(lines(state, look)).toEqual([]))
  })

  test('after a promised day nothing presses before it comes', () => {
    const tale = given().given('juma', '20:05', state => ({
      do: 'promise',
      share: last(state),
      day: '2026-03-04',
    }))
    tale.sees('juma', (state, look) => expect(lines(state, look)).toEqual([]))
    tale.on('2026-03-04')
    tale.sees('juma', (state, look) => {
      expect(leading.openings(state, look)[0]?.why).toBe('openingPromised')
    })
  })
})

test('nothing, and more than a long letter, is refused; the length is said roughly', () => {
  told()
    .refused('amara', '20:00', give('listen', ' \n '), 'refusedEmpty')
    .refused('amara', '20:00', give('listen', 'x'.repeat(4001)), 'refusedTooLong')
    .given('amara', '20:00', give('listen', 'x'.repeat(4000)))
  expect(['x', 'x'.repeat(1000), 'x'.repeat(3000)].map(lengthOf)).toEqual(['short', 'middle', 'long'])
})
