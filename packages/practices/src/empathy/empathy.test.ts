import { describe, expect, test } from 'vitest'
import { memberOf, type Person, story } from '../shared/testkit.ts'
import { type Look, SEAL_OPENED } from '../slice.ts'
import { type Empathy, empathy, type Intent, latestRound, readPicked, viewEmpathy } from './index.ts'
import {
  act,
  answer,
  ask,
  bus,
  guess,
  heard,
  landed,
  life,
  mark,
  notYet,
  picked,
  reply,
  talkOf,
  tell,
  tellOurs,
  wish,
} from './telling.ts'

const told = () => story<Empathy, Intent>(empathy)
const seen = (state: Empathy, look: Look) => viewEmpathy(state, look).latest!
const theirs = (state: Empathy, look: Look) => {
  const { theirs } = seen(state, look)
  const sight = theirs && look.sight(theirs)
  return sight?.kind === 'open' ? readPicked(sight.text) : null
}
const own = (state: Empathy, look: Look) => {
  const { own } = seen(state, look)
  const sight = own && look.sight(own)
  return sight?.kind === 'mine' ? readPicked(sight.text) : null
}

/** So many moments, one a day, each of which opened. */
const days = (n: number) => {
  const all = told()
  for (let day = 1; day <= n; day++)
    all
      .on(`2026-03-0${day}`)
      .given('juma', '09:00', tell())
      .given('amara', '09:10', guess())
      .given('juma', '09:20', mark())
      .given('amara', '09:30', reply())
      .given('juma', '09:40', landed)
  return all
}

describe('a moment', () => {
  test('can be read at once; what it held is sealed, and opens together with the guess', () => {
    told()
      .given('juma', '20:00', tell(['worried', '"njia panda'], bus))
      .sees('amara', (state, look) => {
        const round = seen(state, look)
        expect(round.moment).toEqual({ told: 'written', text: bus })
        expect(round).toMatchObject({ step: 'offered', mine: true, iTold: false, theirs: null, own: null })
        expect(look.sight(latestRound(state)!.feelings.seal).kind).toBe('sealed')
      })
      .sees('juma', (state, look) => {
        expect(seen(state, look)).toMatchObject({ step: 'offered', mine: false, theirs: null })
        expect(own(state, look)).toEqual(picked(['worried', '"njia panda']))
      })
      .given('amara', '21:00', guess(['angry', 'worried'], ' you hate to be late '))
      .sees('amara', (state, look) => expect(theirs(state, look)).toEqual(picked(['worried', '"njia panda'])))
      .sees('juma', (state, look) =>
        expect(theirs(state, look)).toEqual(picked(['angry', 'worried'], 'you hate to be late')),
      )
  })

  test('may be told aloud; then nothing of it is written', () => {
    told()
      .given('juma', '20:00', tell(['dont-know'], null))
      .sees('amara', (state, look) => expect(seen(state, look).moment).toEqual({ told: 'aloud' }))
  })

  test('"I don\'t know", the body and colours are answers, on both sides', () => {
    told()
      .given('juma', '20:00', tell(['dont-know']))
      .given('amara', '20:10', guess(['body-chest', 'colour-grey']))
      .sees('amara', (state, look) => expect(theirs(state, look)).toEqual(picked(['dont-know'])))
  })

  test('has its lengths: 600 for the moment, one to five feelings, 24 for an own word, 300 for because', () => {
    const long = (n: number) => 'x'.repeat(n)
    told()
      .refused('juma', '20:00', tell(['tired'], long(601)), 'refusedTooLong')
      .refused('juma', '20:00', tell(['tired'], ' '), 'refusedEmpty')
      .refused('juma', '20:00', tell([]), 'refusedNoFeeling')
      .refused('juma', '20:00', tell(['a', 'b', 'c', 'd', 'e', 'f']), 'refusedManyFeelings')
      .refused('juma', '20:00', tell([`"${long(25)}`]), 'refusedTooLong')
      .refused('juma', '20:00', tell(['" ']), 'refusedNoFeeling')
      .given('juma', '20:00', tell(['tired'], long(600)))
      .refused('amara', '20:00', guess(['sad'], long(301)), 'refusedTooLong')
      .given('amara', '20:00', guess(['sad'], long(300)))
  })

  test('is for two, one at a time, and not twice on a day when the lists opened', () => {
    const alone = empathy.decide(empathy.initial, tell(), {
      me: memberOf.amara,
      other: null,
      now: 0,
      freshId: () => '',
    })
    expect(alone).toEqual({ ok: false, error: { refused: 'refusedAlone' } })
    told()
      .given('juma', '09:00', tell())
      .refused('amara', '09:10', tell(), 'refusedOneIsOpen')
      .given('amara', '09:20', guess())
      .given('juma', '09:30', life('end'))
      .refused('amara', '10:00', tell(), 'refusedEnoughToday')
      .given('amara', '21:30', tell())
  })

  test('that was let rest leaves room for another on the same day', () => {
    told()
      .given('juma', '09:00', tell())
      .given('amara', '09:10', life('pass'))
      .given('amara', '09:20', tell())
  })

  test('told by both while apart: the first in the record is the moment; the other keeps the words for its author', () => {
    told()
      .apart('amara')
      .apart('juma')
      .given('amara', '20:00', tell(['sad'], 'My sister called.'))
      .given('juma', '20:00', tell(['proud'], 'My son read aloud.'))
      .back('juma')
      .back('amara')
      .sees('juma', (state, look) => {
        expect(seen(state, look)).toMatchObject({ iTold: true })
        expect(viewEmpathy(state, look).beside).toEqual([])
      })
      .sees('amara', (state, look) => {
        const { beside, rounds } = viewEmpathy(state, look)
        expect(rounds).toHaveLength(1)
        expect(beside.map(({ text }) => text)).toEqual(['My sister called.'])
        expect(look.sight(beside[0]!.seal!)).toMatchObject({ kind: 'mine' })
      })
      .given('amara', '20:10', state => ({ do: 'erase-beside', fact: state.beside[0]!.fact }))
      .sees('amara', (state, look) => expect(viewEmpathy(state, look).beside).toEqual([]))
  })

  test('told aloud, the feelings of the second moment stay with its teller too, until they delete them', () => {
    told()
      .apart('amara')
      .apart('juma')
      .given('juma', '20:00', tell())
      .given('amara', '20:01', tell(['sad'], null))
      .back('juma')
      .back('amara')
      .sees('juma', (state, look) => expect(viewEmpathy(state, look).beside).toEqual([]))
      .sees('amara', (state, look) => {
        const { beside } = viewEmpathy(state, look)
        expect(beside).toMatchObject([{ what: 'moment', text: '' }])
        expect(look.sight(beside[0]!.seal!)).toMatchObject({ kind: 'mine' })
      })
      .given('amara', '20:10', state => ({ do: 'erase-beside', fact: state.beside[0]!.fact }))
      .sees('amara', (state, look) => expect(viewEmpathy(state, look).beside).toEqual([]))
  })
})

describe('an offer', () => {
  test('can be put off, which tells the other nothing', () => {
    told()
      .given('juma', '20:00', tell())
      .given('amara', '20:05', state => ({ do: 'not-now', talk: talkOf(state), until: null }))
      .sees('juma', (state, look) => expect(look.putOff(talkOf(state))).toBeUndefined())
      .sees('amara', (state, look) => {
        expect(look.putOff(talkOf(state))).toEqual({ until: null })
        expect(empathy.itemPath?.(state, talkOf(state))).toBe(`/talk/${talkOf(state)}`)
        expect(empathy.itemPath?.(state, '0'.repeat(32))).toBeNull()
        expect(empathy.openings(state, look)).toEqual([])
      })
      .given('amara', '21:00', guess())
  })

  for (const who of ['amara', 'juma'] as const)
    test(`can be let rest by ${who}: the feelings stay sealed and go back, and nothing says who it was`, () => {
      told()
        .given('juma', '20:00', tell())
        .given(who, '20:10', life('pass'))
        .refused('amara', '20:20', guess(), 'refusedTalkOver')
        .sees('amara', (state, look) => {
          expect(look.sight(latestRound(state)!.feelings.seal).kind).toBe('sealed')
          expect(seen(state, look)).toMatchObject({ step: 'rested', returned: null, theirs: null })
        })
        .sees('juma', (state, look) => {
          expect(seen(state, look).returned).not.toBeNull()
          expect(JSON.stringify(latestRound(state)!.life)).not.toContain(memberOf.amara)
        })
        .given('juma', '20:30', act('delete'))
        .sees('juma', (state, look) =>
          expect(look.sight(latestRound(state)!.feelings.seal).kind).toBe('gone'),
        )
    })

  test('with a guess that came after it was let rest: the guess comes back, unread', () => {
    told()
      .given('juma', '20:00', tell())
      .apart('amara')
      .given('amara', '20:10', guess(['shy']))
      .given('juma', '20:20', life('pass'))
      .back('amara')
      .sees('amara', (state, look) => {
        const { returned, own } = seen(state, look)
        expect(own).toBeNull()
        expect(look.sight(returned!)).toMatchObject({ kind: 'mine' })
      })
      .sees('juma', (state, look) =>
        expect(look.sight(latestRound(state)!.returned[0]!.seal).kind).toBe('sealed'),
      )
      .given('amara', '20:40', act('delete'))
  })

  test('can be ended by either after yes, before and after the lists opened', () => {
    told()
      .given('juma', '20:00', tell())
      .given('amara', '20:05', ask('Were you alone?'))
      .given('juma', '20:06', life('end'))
      .sees('juma', (state, look) => expect(seen(state, look).step).toBe('rested'))
      .refused('amara', '20:10', guess(), 'refusedTalkOver')
      .given('juma', '20:20', tell())
      .given('amara', '20:30', guess())
      .given('amara', '20:40', life('end'))
      .sees('juma', (state, look) => {
        expect(seen(state, look).step).toBe('over')
        expect(theirs(state, look)).toEqual(picked(['angry']))
      })
      .refused('juma', '20:50', mark(), 'refusedTalkOver')
  })

  test('that is paused takes no guess; one that came all the same goes back to its author', () => {
    const pause = (state: Empathy): Intent => ({
      do: 'pause',
      talk: talkOf(state),
      until: Date.parse('2026-03-02T21:00:00Z'),
    })
    const back = (state: Empathy): Intent => ({ do: 'come-back', talk: talkOf(state), own: '', wish: '' })
    told()
      .given('juma', '20:00', tell())
      .given('amara', '20:01', ask('Were you alone?'))
      .apart('amara')
      .given('juma', '20:05', pause)
      .given('amara', '20:06', guess(['shy']))
      .back('amara')
      .refused('amara', '20:08', guess(), 'refusedPaused')
      .sees('amara', (state, look) => expect(seen(state, look)).toMatchObject({ step: 'imagine', own: null }))
      .given('amara', '20:10', back)
      .given('juma', '20:11', back)
      .given('amara', '20:12', guess(['shy']))
      .sees('juma', (state, look) => expect(theirs(state, look)).toEqual(picked(['shy'])))
  })
})

describe('asking first', () => {
  test('takes up to three questions of 200, answered by the teller; a guess may follow', () => {
    told()
      .given('juma', '20:00', tell())
      .refused('juma', '20:00', ask('Me?'), 'refusedNotBegun')
      .refused('amara', '20:01', ask('x'.repeat(201)), 'refusedTooLong')
      .given('amara', '20:01', ask('Were you alone?'))
      .given('amara', '20:02', ask('Was it far?'))
      .given('juma', '20:03', answer('Yes.', 1))
      .refused('juma', '20:03', answer('Yes.', 1), 'refusedNotYours')
      .refused('juma', '20:03', answer(' ', 0), 'refusedEmpty')
      .given('amara', '20:04', ask('What came next?'))
      .refused('amara', '20:05', ask('And then?'), 'refusedNotYours')
      .sees('amara', (state, look) => {
        const { questions, mayAsk, step } = seen(state, look)
        expect(questions.map(({ text, answer }) => [text, answer?.text ?? null])).toEqual([
          ['Were you alone?', null],
          ['Was it far?', 'Yes.'],
          ['What came next?', null],
        ])
        expect([mayAsk, step]).toEqual([false, 'imagine'])
      })
      .given('amara', '20:10', guess(['dont-know']))
      .sees('amara', (state, look) => expect(theirs(state, look)).not.toBeNull())
  })
})

describe('after both have opened', () => {
  const opened = () =>
    told()
      .given('juma', '20:00', tell())
      .given('amara', '20:10', guess(['angry', 'shy']))

  test('a guess can no longer be changed', () => {
    opened()
      .refused('amara', '20:11', guess(['sad']), 'refusedNotYours')
      .forced('amara', '20:12', state => ({
        type: 'empathy.guess-sealed.v1',
        data: {
          talk: talkOf(state),
          guess: { seal: '1'.repeat(32), commit: 'c', box: 'b', gate: talkOf(state), gateKind: 'both' },
        },
      }))
      .sees('juma', (state, look) => expect(theirs(state, look)).toEqual(picked(['angry', 'shy'])))
  })

  test('the teller marks each word and names what was missed; nothing adds it up', () => {
    opened()
      .refused('amara', '20:11', mark(['yes']), 'refusedNotYours')
      .given('juma', '20:12', mark(['close', 'not-this'], ' fear, a little '))
      .refused('juma', '20:13', mark(['yes']), 'refusedNotYours')
      .sees('amara', (state, look) =>
        expect(seen(state, look)).toMatchObject({
          marks: ['close', 'not-this'],
          missed: 'fear, a little',
          step: 'reply',
          mine: true,
        }),
      )
      .so(state => {
        const numbers = JSON.stringify(latestRound(state)).match(/:\d+/g) ?? []
        // The only number in a moment is the time at which it was told.
        expect(numbers).toHaveLength(1)
      })
  })

  test('the guesser answers by the ladder only after the marks, and only the teller says that it landed', () => {
    opened()
      .refused('amara', '20:11', reply(), 'refusedNotYours')
      .given('juma', '20:12', mark())
      .refused('juma', '20:13', reply(), 'refusedNotYours')
      .refused('amara', '20:13', reply({ ...heard, lived: '' }), 'refusedNoSense')
      .given('amara', '20:14', reply())
      .refused('amara', '20:15', reply(), 'refusedNotYours')
      .refused('amara', '20:15', landed, 'refusedNotYours')
      .given('juma', '20:16', landed)
      .sees('amara', (state, look) => expect(seen(state, look).step).toBe('landed'))
      .refused('amara', '20:17', reply(), 'refusedNotYours')
  })

  test('*not yet* is free; after the third answer the two sit together', () => {
    opened()
      .given('juma', '20:12', mark())
      .given('amara', '20:14', reply())
      .given('juma', '20:15', notYet('that I was afraid'))
      .sees('amara', (state, look) => {
        expect(seen(state, look).step).toBe('reply')
        expect(seen(state, look).replies[0]!.receipt!.landing).toEqual({
          kind: 'not-yet',
          missing: 'that I was afraid',
        })
      })
      .given('amara', '20:16', reply())
      .given('juma', '20:17', notYet())
      .given('amara', '20:18', reply())
      .given('juma', '20:19', notYet())
      .refused('amara', '20:20', reply(), 'refusedNotYours')
      .sees('juma', (state, look) => {
        expect(seen(state, look).step).toBe('together')
        expect(viewEmpathy(state, look).mayTell).toBe(true)
      })
  })

  test('an answer that came after the end stays with its author, whole', () => {
    opened()
      .given('juma', '20:12', mark())
      .apart('amara')
      .given('amara', '20:14', reply())
      .given('juma', '20:14', life('end'))
      .back('amara')
      .sees('amara', (state, look) =>
        expect(viewEmpathy(state, look).beside[0]!.text).toBe(`${heard.heard}\n${heard.lived}`),
      )
      .sees('juma', (state, look) => {
        expect(viewEmpathy(state, look).beside).toEqual([])
        expect(seen(state, look).replies).toEqual([])
      })
  })

  test('each deletes own words for both; the talk goes on as it did', () => {
    opened()
      .given('juma', '20:12', mark(['yes', 'yes'], 'fear'))
      .given('amara', '20:14', reply())
      .given('juma', '20:15', act('erase'))
      .sees('amara', (state, look) => {
        const round = seen(state, look)
        expect(round.moment).toEqual({ told: 'written', text: '' })
        expect(look.sight(round.theirs!).kind).toBe('erased')
        expect(round).toMatchObject({ missed: '', marks: ['yes', 'yes'], step: 'receive' })
      })
      .refused('juma', '20:16', act('erase'), 'refusedNothingToDelete')
      .given('amara', '20:17', act('erase'))
      .sees('juma', (state, look) => {
        expect(seen(state, look).replies).toMatchObject([{ answer: { heard: '', lived: '' } }])
        expect(seen(state, look).step).toBe('receive')
      })
  })

  test('what waits at the gate is not deleted but let rest, and then it can be deleted', () => {
    told()
      .given('juma', '20:00', tell())
      .refused('juma', '20:01', act('erase'), 'refusedNothingToDelete')
      .refused('juma', '20:01', act('delete'), 'refusedNotReturned')
      .given('juma', '20:02', life('pass'))
      .given('juma', '20:03', act('erase'))
      .sees('amara', (state, look) => expect(seen(state, look).moment).toEqual({ told: 'written', text: '' }))
  })
})

describe('moments about the two of us', () => {
  const wishes = (who: Person, state: Empathy, look: Look) => ({ who, ...seen(state, look) })

  test('are refused, by the record too, and not wished for within the first three', () => {
    days(2)
      .refused('juma', '10:00', wish('ours'), 'refusedNoWish')
      .on('2026-03-03')
      .refused('juma', '10:00', tellOurs, 'refusedNotOurs')
      .forced('juma', '10:00', () => ({
        type: 'empathy.moment-told.v1',
        data: {
          talk: '1'.repeat(32),
          about: 'us',
          moment: { told: 'written', text: 'You never listen.' },
          feelings: {
            seal: '2'.repeat(32),
            commit: 'c',
            box: 'b',
            gate: '1'.repeat(32),
            gateKind: 'both',
          },
        },
      }))
      .sees('amara', (state, look) => {
        expect(viewEmpathy(state, look).rounds).toHaveLength(2)
        expect(viewEmpathy(state, look).beside).toEqual([])
      })
  })

  test('come when both are ready, and one word alone shows nothing', () => {
    days(3)
      .given('juma', '10:00', wish('ours'))
      .sees('amara', (state, look) => {
        expect(wishes('amara', state, look)).toMatchObject({ wish: 'none', mayWish: true })
        expect(viewEmpathy(state, look).ours).toBe(false)
      })
      .given('amara', '10:10', wish('ours'))
      .sees('juma', (state, look) => expect(viewEmpathy(state, look).ours).toBe(true))
      .on('2026-03-04')
      .given('amara', '10:00', tellOurs)
      .given('juma', '10:10', life('pass'))
      .given('juma', '10:20', { do: 'rest-ours' })
      .refused('amara', '10:30', { do: 'rest-ours' }, 'refusedOursRest')
      .refused('amara', '10:30', tellOurs, 'refusedNotOurs')
  })

  test('do not come when one is not ready; the wish of the other never opens, and is asked again another day', () => {
    days(3)
      .given('juma', '10:00', wish('ours'))
      .given('amara', '10:10', wish('apart'))
      .refused('amara', '10:11', wish('ours'), 'refusedNoWish')
      .sees('amara', (state, look) => {
        expect(viewEmpathy(state, look).ours).toBe(false)
        expect(look.sight(latestRound(state)!.wishes[0]!.seal).kind).toBe('sealed')
      })
      .on('2026-03-05')
      .given('amara', '09:00', tell())
      .given('juma', '09:10', guess())
      .given('juma', '09:20', wish('ours'))
      .given('amara', '09:30', wish('ours'))
      .sees('juma', (state, look) => expect(viewEmpathy(state, look).ours).toBe(true))
  })
})

describe('a changed client', () => {
  const event = (name: string, data: object) => (state: Empathy) => ({
    type: `empathy.${name}.v1`,
    data: { talk: talkOf(state), ...data },
  })

  test('marks nothing before the lists open, and answers nothing by half', () => {
    told()
      .given('juma', '20:00', tell())
      .given('amara', '20:01', ask('Were you alone?'))
      .refused('juma', '20:02', mark(), 'refusedNotYours')
      .forced('juma', '20:02', event('marked', { marks: ['yes'], missed: 'all of it' }))
      .so(state => expect(latestRound(state)!.marked).toBeNull())
      .given('amara', '20:03', guess())
      .given('juma', '20:04', mark())
      .forced('amara', '20:05', event('validated', { answer: { ...heard, lived: '' } }))
      .so(state => expect(latestRound(state)!.replies).toEqual([]))
  })

  test('does not wish early, and does not open the wish of the other', () => {
    const match = (state: Empathy, n: string) => ({
      seal: n.repeat(32),
      commit: 'c',
      box: 'b',
      gate: (Number.parseInt(talkOf(state).charAt(0), 16) + 8).toString(16) + talkOf(state).slice(1),
      gateKind: 'match',
    })
    days(2)
      .forced('juma', '10:00', state => event('ours-wish-sealed', { wish: match(state, '1') })(state))
      .so(state => expect(latestRound(state)!.wishes).toEqual([]))
    days(3)
      .given('juma', '10:00', wish('apart'))
      .given('amara', '10:01', wish('ours'))
      .forced('amara', '10:02', state => ({
        type: SEAL_OPENED,
        data: { seal: latestRound(state)!.wishes[0]!.seal.seal, text: 'ours' },
      }))
      .forced('amara', '10:03', state => ({
        type: SEAL_OPENED,
        data: { seal: latestRound(state)!.wishes[1]!.seal.seal, text: 'ours' },
      }))
      .so(state => expect(state.ours).toBeNull())
  })
})

test('the gate of a moment that was let rest is closed, and that of one that opened is ready', () => {
  const stages = (state: Empathy) =>
    empathy.reveals?.(state, { me: memberOf.amara, other: memberOf.juma, now: 0 }).map(({ stage }) => stage)
  told()
    .given('juma', '20:00', tell())
    .so(state => expect(stages(state)).toEqual(['waiting']))
    .given('amara', '20:10', life('pass'))
    .so(state => expect(stages(state)).toEqual(['closed']))
    .given('amara', '20:20', tell())
    .given('juma', '20:30', guess())
    .given('juma', '20:40', life('end'))
    .so(state => expect(stages(state)).toEqual(['closed', 'ready']))
})

describe('on Today', () => {
  const lines = (state: Empathy, look: Look) =>
    empathy.openings(state, look).map(({ line, waiting }) => [line, waiting])

  test('each step is offered to the one whose it is, and to nobody else', () => {
    told()
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual([['openingTell', false]]))
      .given('juma', '20:00', tell())
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual([]))
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual([['openingConsent', true]]))
      .given('amara', '20:01', ask('Were you alone?'))
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual([]))
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual([['openingAsked', true]]))
      .given('juma', '20:02', answer('Yes.'))
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual([['openingAnswered', true]]))
      .given('amara', '20:03', guess())
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual([['openingOpen', true]]))
      .given('juma', '20:04', mark())
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual([['openingReply', true]]))
      .given('amara', '20:05', reply())
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual([['openingReceive', true]]))
      .given('juma', '20:06', landed)
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual([]))
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual([]))
      .on('2026-03-12')
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual([['openingTell', false]]))
  })
})

test('what two kept from one phone stands once, and can be deleted by the one on whose phone it was', () => {
  told()
    .refused('juma', '20:00', { do: 'keep-together', lines: [{ mine: true, text: ' ' }] }, 'refusedKeep')
    .given('juma', '20:00', { do: 'keep-together', lines: [{ mine: true, text: ' tired ' }] })
    .sees('amara', state => expect(state.kept[0]!.lines).toEqual([{ mine: true, text: 'tired' }]))
    .refused(
      'amara',
      '20:01',
      state => ({ do: 'erase-kept', talk: state.kept[0]!.talk }),
      'refusedNothingToDelete',
    )
    .given('juma', '20:02', state => ({ do: 'erase-kept', talk: state.kept[0]!.talk }))
    .sees('amara', state => expect(state.kept[0]!.lines).toEqual([{ mine: true, text: '' }]))
})
