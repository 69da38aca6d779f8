/** The rules of an honest talk, told as stories of two people. */
import { describe, expect, test } from 'vitest'
import { all } from '../shared/shelf.ts'
import { memberOf, type Person, type Story, story } from '../shared/testkit.ts'
import type { Look } from '../slice.ts'
import { type Honesty, honesty, type Intent, mattersOf, viewHonesty, viewTalk } from './index.ts'
import { talkUnderWay } from './state.ts'

type Told = Story<Honesty, Intent>
type Doing = (state: Honesty) => Intent

const told = (): Told => story<Honesty, Intent>(honesty)
const lastTalk = (state: Honesty) => all(state.talks).at(-1)
const here = (state: Honesty): string => lastTalk(state)?.life.id ?? '0'.repeat(32)
const view = (state: Honesty, look: Look) => viewTalk(lastTalk(state)!, look)

const offer = (subject = 'The evenings'): Intent => ({ do: 'offer', subject, outcome: 'known' })
const agree: Doing = state => ({ do: 'agree', talk: here(state) })
const say =
  (text: string | null, feeling: string | null = null): Doing =>
  state => ({ do: 'say', talk: here(state), text, feeling })
const reflect =
  (text: string | null): Doing =>
  state => ({ do: 'reflect', talk: here(state), text })
const accept: Doing = state => ({ do: 'accept', talk: here(state) })
const correct =
  (text: string): Doing =>
  state => ({ do: 'correct', talk: here(state), text })
const ask =
  (text: string): Doing =>
  state => ({ do: 'ask', talk: here(state), text })
const answer =
  (text: string): Doing =>
  state => ({ do: 'answer', talk: here(state), text })
const give: Doing = state => ({ do: 'give-floor', talk: here(state) })
const close: Doing = state => ({ do: 'begin-closing', talk: here(state) })
const appreciate =
  (text: string, unsolved = ''): Doing =>
  state => ({ do: 'appreciate', talk: here(state), text, unsolved })
const end: Doing = state => ({ do: 'end', talk: here(state) })

const begun = (tale = told()) => tale.given('juma', '20:00', offer()).given('amara', '20:01', agree)
const spoken = (tale = begun()) => tale.given('juma', '20:02', say('I miss our evenings.', 'sad'))
/** One thing said, said back, and accepted. */
const heard = (tale: Told, speaker: Person, text: string) =>
  tale
    .given(speaker, '20:02', say(text))
    .given(speaker === 'juma' ? 'amara' : 'juma', '20:03', reflect(`I hear: ${text}`))
    .given(speaker, '20:04', accept)
const oneHeard = () => heard(begun(), 'juma', 'I miss our evenings.')
const bothHeard = () => heard(oneHeard().given('juma', '20:05', give), 'amara', 'I was tired.')

describe('a talk is offered with one subject and one hope, and begins with a yes', () => {
  test('nobody speaks before the other has agreed, and only the other can agree', () => {
    told()
      .given('juma', '20:00', offer())
      .refused('juma', '20:01', say('Listen'), 'refusedNotBegun')
      .refused('juma', '20:01', agree, 'refusedOwnOffer')
      .given('amara', '20:02', agree)
      .given('juma', '20:03', say('I miss our evenings.'))
      .sees('amara', (state, look) =>
        expect(view(state, look)).toMatchObject({ holder: 'other', turn: 'reflect' }),
      )
  })

  test('the subject can not be changed by an offer under the same name', () => {
    begun()
      .forced('juma', '20:02', state => ({
        type: 'honesty.offered.v1',
        data: { talk: here(state), subject: 'Something else', outcome: 'mend' },
      }))
      .so(state => {
        expect(all(state.talks)).toHaveLength(1)
        expect(lastTalk(state)).toMatchObject({ subject: 'The evenings', outcome: 'known' })
      })
  })

  test('a subject is short and not empty', () => {
    told()
      .refused('juma', '20:00', offer(' '), 'refusedEmpty')
      .refused('juma', '20:00', offer('x'.repeat(121)), 'refusedTooLong')
  })

  test('not now leaves nothing with the other, and letting it rest looks the same whoever does it', () => {
    told()
      .given('juma', '20:00', offer())
      .given('amara', '20:01', state => ({ do: 'not-now', talk: here(state), until: null }))
      .sees('amara', (_, look) => expect(look.putOff(here(_))).toEqual({ until: null }))
      .so((_, phones) => expect(phones.log).toHaveLength(1))
    const rested = (who: Person) => {
      let seen: unknown
      told()
        .given('juma', '20:00', offer())
        .given(who, '20:01', state => ({ do: 'pass', talk: here(state) }))
        .so(state => {
          seen = { ...lastTalk(state), life: { ...lastTalk(state)!.life, id: '' }, fact: '' }
        })
      return seen
    }
    expect(rested('juma')).toEqual(rested('amara'))
  })

  test('one talk at a time; an offer of the other does not keep me from offering mine', () => {
    told()
      .given('juma', '20:00', offer())
      .refused('juma', '20:01', offer('Another'), 'refusedOfferWaits')
      .given('amara', '20:02', offer('Mine'))
      .given('juma', '20:03', agree)
      .refused(
        'amara',
        '20:04',
        state => ({ do: 'agree', talk: all(state.talks)[0]!.life.id }),
        'refusedOneUnderWay',
      )
      .refused('amara', '20:04', offer('Third'), 'refusedOneUnderWay')
      .given('juma', '20:05', end)
      .given('amara', '20:06', state => ({ do: 'agree', talk: all(state.talks)[0]!.life.id }))
      .so(state => expect(talkUnderWay(state)?.subject).toBe('The evenings'))
  })

  test('two yeses given while apart begin one talk; the other offer waits', () => {
    told()
      .apart('amara')
      .given('juma', '20:00', offer('His'))
      .given('amara', '20:00', offer('Hers'))
      .back('amara')
      .apart('amara')
      .given('amara', '20:01', state => ({
        do: 'agree',
        talk: all(state.talks).find(t => t.subject === 'His')!.life.id,
      }))
      .given('juma', '20:01', state => ({
        do: 'agree',
        talk: all(state.talks).find(t => t.subject === 'Hers')!.life.id,
      }))
      .back('amara')
      .so(state =>
        expect(
          all(state.talks)
            .map(({ life }) => life.stage)
            .sort(),
        ).toEqual(['agreed', 'offered']),
      )
  })
})

describe('one speaks, the other says back what was heard', () => {
  test('only the holder of the floor speaks, one thing', () => {
    begun()
      .refused('amara', '20:02', say('But'), 'refusedNotYourFloor')
      .given('juma', '20:02', say('I miss our evenings.', 'sad'))
      .refused('juma', '20:03', say('And another thing'), 'refusedOneThing')
      .so(state => expect(lastTalk(state)!.floors[0]!.saying).toMatchObject({ feeling: 'sad' }))
  })

  test('no reply before a reflection that the speaker has accepted', () => {
    spoken()
      .refused('amara', '20:03', say('But you were away'), 'refusedReflectFirst')
      .refused('amara', '20:03', ask('Since when?'), 'refusedMayNotAsk')
      .refused('juma', '20:03', reflect('I hear myself'), 'refusedNothingToReflect')
      .refused('juma', '20:03', accept, 'refusedNothingToJudge')
      .refused('juma', '20:03', give, 'refusedNotHeardYet')
      .refused('amara', '20:03', close, 'refusedNotHeardYet')
      .given('amara', '20:04', reflect('You miss us.'))
      .refused('amara', '20:05', reflect('And more'), 'refusedNothingToReflect')
      .refused('amara', '20:05', say('But you were away'), 'refusedNotYourFloor')
      .refused('amara', '20:05', accept, 'refusedNothingToJudge')
      .given('juma', '20:06', accept)
      .refused('amara', '20:07', say('But you were away'), 'refusedNotYourFloor')
  })

  test('not quite is free and has no end; after three of them voices are offered, to both alike', () => {
    const tale = spoken()
    for (let n = 0; n < 3; n++) {
      tale.sees('amara', (state, look) => expect(view(state, look).voicesMayHelp).toBe(false))
      tale.given('amara', '20:03', reflect('No')).given('juma', '20:04', correct('The quiet, not the food'))
    }
    for (const who of ['amara', 'juma'] as const)
      tale.sees(who, (state, look) => expect(view(state, look).voicesMayHelp).toBe(true))
    for (let n = 0; n < 4; n++)
      tale.given('amara', '20:05', reflect('Hm')).given('juma', '20:06', correct('Nearly'))
    tale
      .given('amara', '20:07', reflect('The quiet between us'))
      .given('juma', '20:08', accept)
      .sees('amara', (state, look) =>
        expect(view(state, look)).toMatchObject({ turn: 'heard-them', voicesMayHelp: false }),
      )
  })

  test('turns are short', () => {
    begun()
      .refused('juma', '20:02', say(''), 'refusedEmpty')
      .refused('juma', '20:02', say('x'.repeat(601)), 'refusedTooLong')
      .given('juma', '20:02', say('x'.repeat(600)))
      .refused('amara', '20:03', reflect('x'.repeat(401)), 'refusedTooLong')
      .given('amara', '20:03', reflect('x'.repeat(400)))
      .refused('juma', '20:04', correct('x'.repeat(201)), 'refusedTooLong')
      .given('juma', '20:04', accept)
      .refused('amara', '20:05', ask('x'.repeat(201)), 'refusedTooLong')
  })

  test('what is said aloud needs no writing, and the same yes', () => {
    begun()
      .given('juma', '20:02', say(null))
      .refused('amara', '20:03', say(null), 'refusedReflectFirst')
      .given('amara', '20:03', reflect(null))
      .given('juma', '20:04', accept)
      .so(state => expect(lastTalk(state)!.floors[0]).toMatchObject({ heard: true, saying: { text: null } }))
  })
})

describe('the floor passes by the word of its speaker', () => {
  test('a changed client can not take it, nor speak without it', () => {
    oneHeard()
      .forced('amara', '20:05', state => ({
        type: 'honesty.floor-given.v1',
        data: { talk: here(state), from: here(state), floor: 'f'.repeat(32) },
      }))
      .forced('amara', '20:05', state => ({
        type: 'honesty.said.v1',
        data: { talk: here(state), floor: here(state), text: 'I take it', feeling: null },
      }))
      .sees('juma', (state, look) => {
        expect(view(state, look)).toMatchObject({ holder: 'me', turn: 'pass-on' })
        expect(lastTalk(state)!.floors).toHaveLength(1)
        expect(view(state, look).beside).toEqual([])
      })
  })

  test('when it is passed the other speaks; who has nothing to say gives it back', () => {
    oneHeard()
      .given('juma', '20:05', give)
      .refused('juma', '20:06', say('One thing more'), 'refusedNotYourFloor')
      .given('amara', '20:06', give)
      .sees('juma', (state, look) => expect(view(state, look)).toMatchObject({ holder: 'me', turn: 'say' }))
      .given('juma', '20:07', say('One thing more'))
      .so(state => expect(lastTalk(state)!.floors).toHaveLength(2))
  })

  test('nobody is handed the first word', () => {
    begun().refused('juma', '20:02', give, 'refusedNotHeardYet')
  })

  test('six turns are enough', () => {
    const tale = begun()
    const people = ['juma', 'amara'] as const
    for (let n = 0; n < 6; n++) {
      heard(tale, people[n % 2]!, `Thing ${n}`)
      if (n < 5) tale.given(people[n % 2]!, '20:05', give)
    }
    tale
      .refused('amara', '20:06', give, 'refusedLastFloor')
      .sees('amara', (state, look) =>
        expect(view(state, look)).toMatchObject({ isLastFloor: true, mayGive: false, mayClose: true }),
      )
      .given('amara', '20:07', close)
  })

  test('the listener may ask one open question, the speaker may answer once, and owes nothing', () => {
    oneHeard()
      .refused('juma', '20:05', ask('Of myself?'), 'refusedMayNotAsk')
      .refused('juma', '20:05', answer('To nothing'), 'refusedNotAsked')
      .given('amara', '20:05', ask('Since when?'))
      .refused('amara', '20:06', ask('And why?'), 'refusedMayNotAsk')
      .refused('amara', '20:06', answer('My own question'), 'refusedNotAsked')
      .given('juma', '20:06', answer('Since the rains.'))
      .refused('juma', '20:07', answer('And also'), 'refusedNotAsked')
  })

  test('the question can still come after the floor was passed; who speaks then lets it rest', () => {
    oneHeard()
      .given('juma', '20:05', give)
      .given('amara', '20:06', ask('Since when?'))
      .sees('juma', (state, look) => expect(view(state, look).mayAnswer).toBe(true))
      .given('amara', '20:07', say('I was tired.'))
      .refused('juma', '20:08', answer('Since the rains.'), 'refusedNotAsked')
  })
})

describe('a talk closes with one appreciation of each, and can be ended by either at any time', () => {
  test('with the second appreciation it is over, and what is unsolved stands on the list of both', () => {
    bothHeard()
      .given('juma', '20:10', close)
      .refused('amara', '20:11', say('One more'), 'refusedClosing')
      .given('juma', '20:11', appreciate('You stayed.', 'Who cooks on Fridays'))
      .refused('juma', '20:12', appreciate('And more'), 'refusedAppreciated')
      .sees('amara', (state, look) => {
        expect(view(state, look).appreciations).toEqual([])
        expect(mattersOf(state)).toEqual([])
      })
      .given('amara', '20:13', appreciate('You said it plainly.'))
      .refused('amara', '20:14', say('One more'), 'refusedTalkOver')
      .so(state => {
        expect(lastTalk(state)!.life).toMatchObject({ stage: 'over', settled: true })
        expect(mattersOf(state)).toMatchObject([
          { text: 'Who cooks on Fridays', from: 'honesty', by: memberOf.juma },
        ])
      })
      .sees('amara', (state, look) => expect(view(state, look).appreciations).toHaveLength(2))
  })

  test('whoever was heard leaves the other the word before closing; who was not heard may close', () => {
    oneHeard()
      .refused('juma', '20:05', close, 'refusedOtherFirst')
      .forced('juma', '20:05', state => ({ type: 'honesty.closing-begun.v1', data: { talk: here(state) } }))
      .so(state => expect(lastTalk(state)!.closing).toBe(false))
      .given('amara', '20:06', close)
  })

  test('either ends it alone, in the middle of everything, and nobody can tell who', () => {
    const ended = (who: Person) => {
      let seen: unknown
      spoken()
        .given(who, '20:03', end)
        .refused('amara', '20:04', reflect('Too late'), 'refusedTalkOver')
        .so(state => {
          const { stage, endedByPause, pause } = lastTalk(state)!.life
          seen = { stage, endedByPause, pause, closing: lastTalk(state)!.closing }
        })
      return seen
    }
    expect(ended('juma')).toEqual(ended('amara'))
  })

  test('while paused it takes no word of either', () => {
    spoken()
      .given('amara', '20:03', state => ({
        do: 'pause',
        talk: here(state),
        until: Date.parse('2026-03-02T20:30:00Z'),
      }))
      .refused('amara', '20:04', reflect('You miss us.'), 'refusedPaused')
      .forced('juma', '20:05', state => ({
        type: 'honesty.floor-given.v1',
        data: { talk: here(state), from: here(state), floor: 'e'.repeat(32) },
      }))
      .given('amara', '20:30', state => ({ do: 'come-back', talk: here(state), own: '', wish: '' }))
      .given('juma', '20:31', state => ({ do: 'come-back', talk: here(state), own: 'My tone.', wish: '' }))
      .given('amara', '20:32', reflect('You miss us.'))
  })
})

describe('words out of turn', () => {
  test('written while apart, when the talk went on or ended, they go back to their author alone', () => {
    spoken()
      .apart('amara')
      .given('amara', '20:03', reflect('You miss us.'))
      .given('juma', '20:03', end)
      .back('amara')
      .sees('amara', (state, look) =>
        expect(view(state, look).beside).toMatchObject([{ text: 'You miss us.' }]),
      )
      .sees('juma', (state, look) => {
        expect(view(state, look).beside).toEqual([])
        expect(lastTalk(state)!.floors[0]!.reflections).toEqual([])
      })
  })

  test('only the last few of each are kept, and one can delete them', () => {
    const tale = spoken()
    for (const n of [1, 2, 3, 4])
      tale.forced('amara', `20:0${n}`, state => ({
        type: 'honesty.said.v1',
        data: { talk: here(state), floor: here(state), text: `word ${n}`, feeling: null },
      }))
    tale
      .sees('amara', (state, look) =>
        expect(view(state, look).beside.map(({ text }) => text)).toEqual(['word 2', 'word 3', 'word 4']),
      )
      .given('amara', '20:09', state => ({
        do: 'erase',
        talk: here(state),
        fact: lastTalk(state)!.beside[2]!.fact,
      }))
      .sees('amara', (state, look) =>
        expect(view(state, look).beside.map(({ text }) => text)).not.toContain('word 4'),
      )
  })
})

test('one deletes only own words, for both; the talk goes on', () => {
  const saying = (state: Honesty) => lastTalk(state)!.floors[0]!.saying!.fact
  spoken()
    .refused(
      'amara',
      '20:03',
      state => ({ do: 'erase', talk: here(state), fact: saying(state) }),
      'refusedNothingToDelete',
    )
    .given('juma', '20:04', state => ({ do: 'erase', talk: here(state), fact: saying(state) }))
    .sees('amara', (state, look) => {
      expect(lastTalk(state)!.floors[0]!.saying).toMatchObject({ text: '' })
      expect(view(state, look).turn).toBe('reflect')
    })
    .refused(
      'juma',
      '20:05',
      state => ({ do: 'erase', talk: here(state), fact: saying(state) }),
      'refusedNothingToDelete',
    )
})

describe('on Today', () => {
  const lines = (state: Honesty, look: Look) => honesty.openings(state, look).map(({ line }) => line)

  test('it is offered while there has been none; then only what a talk asks of the one who looks', () => {
    told()
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual(['openingBegin']))
      .given('juma', '20:00', offer())
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual([]))
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual(['openingConsent']))
      .given('amara', '20:01', agree)
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual(['openingSay']))
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual([]))
      .given('juma', '20:02', say('I miss our evenings.'))
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual(['openingReflect']))
      .given('amara', '20:03', reflect('You miss us.'))
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual(['openingJudge']))
      .given('juma', '20:04', accept)
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual(['openingPassOn']))
      .given('amara', '20:05', ask('Since when?'))
      .sees('juma', (state, look) => expect(lines(state, look)).toEqual(['openingAsked']))
      .given('amara', '20:06', close)
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual(['openingAppreciate']))
      .given('amara', '20:07', end)
      .sees('amara', (state, look) => expect(lines(state, look)).toEqual([]))
  })

  test('after three quiet days both are offered alike to let it rest', () => {
    const tale = spoken().on('2026-03-05')
    for (const who of ['juma', 'amara'] as const)
      tale.sees(who, (state, look) =>
        expect(lines(state, { ...look, now: Date.parse('2026-03-05T19:59:00Z') })).not.toEqual([
          'openingQuiet',
        ]),
      )
    for (const who of ['juma', 'amara'] as const)
      tale.sees(who, (state, look) => {
        const later = { ...look, now: Date.parse('2026-03-05T20:03:00Z') }
        expect(honesty.openings(state, later)).toEqual([
          expect.objectContaining({ line: 'openingQuiet', waiting: false, rank: 60 }),
        ])
        expect(viewHonesty(state, later).now!.isQuiet).toBe(true)
      })
  })
})
