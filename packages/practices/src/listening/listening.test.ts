/** Full attention as stories of Amara and Juma: what the record lets happen, and what it does not. */
import { expect, test } from 'vitest'
import { memberOf, story } from '../shared/testkit.ts'
import type { Look } from '../slice.ts'
import { type Intent, type Listening, latest, listening, sessionsOf, viewSession } from './index.ts'
import { turnOf } from './session.ts'

const seen = (state: Listening, { me }: Pick<Look, 'me'>) => viewSession(state, latest(state)!, me)
const talkOf = (state: Listening) => latest(state)!.life.id
type Part = Intent extends infer I ? (I extends { readonly talk: string } ? Omit<I, 'talk'> : never) : never
const now = (intent: Part) => (state: Listening) => ({ ...intent, talk: talkOf(state) }) as Intent

const offer: Intent = { do: 'offer', minutes: 5, first: 'opener', way: 'aloud' }
const offered = (intent: Intent = offer) => story<Listening, Intent>(listening).given('juma', '20:00', intent)
const agreed = (intent?: Intent) => offered(intent).given('amara', '20:01', now({ do: 'agree' }))
const begun = () => agreed().given('juma', '20:02', now({ do: 'begin' }))
const summed = () => begun().given('amara', '20:07', now({ do: 'sum-up', text: null }))
const over = () => summed().given('juma', '20:08', now({ do: 'enough' }))

test('nobody begins before both have agreed; then only the one who speaks first begins', () => {
  offered()
    .refused('juma', '20:00', now({ do: 'begin' }), 'refusedNotBegun')
    .given('amara', '20:01', now({ do: 'agree' }))
    .refused('amara', '20:02', now({ do: 'begin' }), 'refusedNotYourTurn')
    .given('juma', '20:02', now({ do: 'begin' }))
    .sees('amara', (state, look) => {
      const { turn } = seen(state, look)
      expect(turn).toMatchObject({ stage: 'speaking', mine: false })
      expect(turn.stretches).toEqual([
        { fact: expect.any(String), startedAt: Date.parse('2026-03-02T20:02:00Z'), minutes: 5 },
      ])
    })
})

test('the one who offers can let the other speak first, and the one who speaks may take less time', () => {
  agreed({ do: 'offer', minutes: 8, first: 'other', way: 'walking' })
    .refused('juma', '20:02', now({ do: 'begin' }), 'refusedNotYourTurn')
    .given('amara', '20:02', now({ do: 'begin', minutes: 1 }))
    .so(state => expect(turnOf(latest(state)!).stretches[0]?.minutes).toBe(1))
})

test('time longer than was agreed is no time', () => {
  agreed()
    .forced('juma', '20:02', state => ({
      type: 'listening.turn-begun.v1',
      data: { talk: talkOf(state), turn: 'first', minutes: 8 },
    }))
    .so(state => expect(turnOf(latest(state)!).stage).toBe('ready'))
})

test('the clock belongs to the session: both phones have the same start and length, whoever begins', () => {
  begun().so((state, phones) => {
    const stretchOn = (who: 'amara' | 'juma') => turnOf(latest(phones.stateOf(who))!).stretches
    expect(stretchOn('amara')).toEqual(stretchOn('juma'))
    expect(stretchOn('amara')).toEqual(turnOf(latest(state)!).stretches)
  })
})

test('the listener sums up, the one who spoke says that it is all, and then they swap', () => {
  begun()
    .refused('juma', '20:07', now({ do: 'sum-up', text: 'I spoke well.' }), 'refusedOtherSumsUp')
    .refused('juma', '20:07', now({ do: 'enough' }), 'refusedSummaryFirst')
    .given('amara', '20:07', now({ do: 'sum-up', text: ' You were tired, and went anyway. ' }))
    .sees('juma', (state, look) =>
      expect(seen(state, look).turn.summaries.map(({ text }) => text)).toEqual([
        'You were tired, and went anyway.',
      ]),
    )
    .refused('amara', '20:08', now({ do: 'enough' }), 'refusedSummaryFirst')
    .given('juma', '20:08', now({ do: 'enough' }))
    .sees('amara', (state, look) =>
      expect(seen(state, look).turn).toMatchObject({ n: 'second', mine: true, stage: 'ready' }),
    )
    .refused('juma', '20:09', now({ do: 'begin' }), 'refusedNotYourTurn')
    .given('amara', '20:09', now({ do: 'begin' }))
})

test('who speaks may come to an end before the time', () => {
  begun()
    .refused('amara', '20:03', now({ do: 'spoken' }), 'refusedNotYourTurn')
    .given('juma', '20:04', now({ do: 'spoken' }))
    .sees('amara', (state, look) => expect(seen(state, look).turn.stage).toBe('said'))
    .given('amara', '20:05', now({ do: 'sum-up', text: null }))
})

test('more time begins when both have said so, as long as the one who speaks wishes', () => {
  begun()
    .given('amara', '20:05', now({ do: 'more', minutes: 1 }))
    .refused('amara', '20:05', now({ do: 'more', minutes: 1 }), 'refusedMoreSaid')
    .sees('juma', (state, look) => expect(seen(state, look).turn.otherWantsMore).toBe(true))
    .so(state => expect(turnOf(latest(state)!).stretches).toHaveLength(1))
    .given('juma', '20:06', now({ do: 'more', minutes: 2 }))
    .so(state => expect(turnOf(latest(state)!).stretches.map(({ minutes }) => minutes)).toEqual([5, 2]))
})

test('summing up asks whether there is more: the one who spoke takes it without asking, twice at most', () => {
  summed()
    .given('juma', '20:08', now({ do: 'more', minutes: 1 }))
    .so(state => expect(turnOf(latest(state)!)).toMatchObject({ stage: 'speaking', more: [] }))
    .given('amara', '20:10', now({ do: 'sum-up', text: null }))
    .given('juma', '20:11', now({ do: 'more', minutes: 1 }))
    .given('amara', '20:13', now({ do: 'sum-up', text: null }))
    .refused('juma', '20:14', now({ do: 'more', minutes: 1 }), 'refusedNoMore')
    .given('juma', '20:14', now({ do: 'enough' }))
})

test('two who wish for more while apart get it once', () => {
  begun()
    .apart('juma')
    .given('juma', '20:05', now({ do: 'more', minutes: 2 }))
    .given('amara', '20:05', now({ do: 'more', minutes: 1 }))
    .back('juma')
    .so(state => expect(turnOf(latest(state)!).stretches).toHaveLength(2))
})

for (const who of ['amara', 'juma'] as const)
  test(`a turn can be stopped kindly by ${who}: nothing is summed up, and the record does not hold who it was`, () => {
    begun()
      .given(who, '20:04', now({ do: 'stop' }))
      .so(state => {
        const [turn] = latest(state)!.turns
        expect(turn).toMatchObject({ stage: 'over', stopped: true })
        expect(JSON.stringify(turn)).not.toContain(memberOf.amara)
        expect(JSON.stringify(turn)).not.toContain(memberOf.juma)
      })
      .sees('juma', (state, look) => expect(seen(state, look).turns[0]?.mayChooseHeard).toBe(false))
      .refused(
        'juma',
        '20:05',
        now({ do: 'give-heard', turn: 'first', picture: 'wind' }),
        'refusedSummaryFirst',
      )
      .sees('amara', (state, look) => expect(seen(state, look).turn.n).toBe('second'))
  })

test('a pause breaks into a turn, which begins again from its start when both are back', () => {
  const until = Date.parse('2026-03-02T20:30:00Z')
  begun()
    .given('amara', '20:04', now({ do: 'pause', until }))
    .refused('amara', '20:05', now({ do: 'sum-up', text: null }), 'refusedPaused')
    .given('juma', '20:20', now({ do: 'come-back', own: '', wish: '' }))
    .refused('juma', '20:21', now({ do: 'begin' }), 'refusedPaused')
    .given('amara', '20:22', now({ do: 'come-back', own: '', wish: '' }))
    .so(state => expect(turnOf(latest(state)!)).toMatchObject({ stage: 'ready', stretches: [] }))
    .given('juma', '20:23', now({ do: 'begin' }))
})

test('either may end the session alone, and then nothing more goes into it', () => {
  begun()
    .given('amara', '20:04', now({ do: 'end' }))
    .refused('juma', '20:05', now({ do: 'spoken' }), 'refusedTalkOver')
    .given('juma', '20:06', offer)
})

test('how heard one felt is in no log until it is given, and only the one who spoke can give it', () => {
  over()
    .so((_, phones) => expect(phones.log.map(({ type }) => type)).not.toContain('listening.heard-given.v1'))
    .sees('juma', (state, look) =>
      expect(seen(state, look).turns[0]).toMatchObject({ mayChooseHeard: true, given: null }),
    )
    .sees('amara', (state, look) =>
      expect(seen(state, look).turns[0]).toMatchObject({ mayChooseHeard: false, givenToMe: null }),
    )
    .refused(
      'amara',
      '20:09',
      now({ do: 'give-heard', turn: 'first', picture: 'lamp' }),
      'refusedNotYourTurn',
    )
    .given('juma', '20:09', now({ do: 'give-heard', turn: 'first', picture: 'window' }))
    .sees('amara', (state, look) => expect(seen(state, look).turns[0]?.givenToMe).toBe('window'))
    .refused('juma', '20:10', now({ do: 'give-heard', turn: 'first', picture: 'lamp' }), 'refusedGiven')
})

test('a picture that was given can be taken back, and then it is nowhere', () => {
  over()
    .given('juma', '20:09', now({ do: 'give-heard', turn: 'first', picture: 'wind' }))
    .given('juma', '20:10', (state, { me }) => ({
      do: 'erase',
      talk: talkOf(state),
      fact: seen(state, { me }).turns[0]!.given!.fact,
    }))
    .sees('amara', (state, look) => expect(seen(state, look).turns[0]?.givenToMe).toBe(null))
    .so((_, phones) => expect(JSON.stringify(phones.log)).not.toContain('wind'))
})

test('the one who listened has no history of pictures: a new session leaves none to be seen', () => {
  over()
    .given('juma', '20:09', now({ do: 'give-heard', turn: 'first', picture: 'shade' }))
    .given('juma', '20:10', now({ do: 'end' }))
    .given('amara', '20:11', offer)
    .sees('amara', (state, { me }) => {
      const old = viewSession(state, sessionsOf(state).at(-1)!, me)
      expect(old.turns[0]?.givenToMe).toBe(null)
    })
})

test('in writing there is no clock: one says one thing, the other writes what stayed, and there may be more', () => {
  agreed({ do: 'offer', minutes: 2, first: 'opener', way: 'typed' })
    .refused('juma', '20:02', now({ do: 'begin' }), 'refusedNotYourTurn')
    .refused('amara', '20:02', now({ do: 'say', text: 'Me first' }), 'refusedNotYourTurn')
    .refused('juma', '20:02', now({ do: 'say', text: ' ' }), 'refusedEmpty')
    .refused('juma', '20:02', now({ do: 'say', text: 'x'.repeat(601) }), 'refusedTooLong')
    .given('juma', '20:02', now({ do: 'say', text: 'The bus, the rain, and then your call.' }))
    .refused('juma', '20:03', now({ do: 'say', text: 'And …' }), 'refusedSummaryFirst')
    .refused('amara', '20:03', now({ do: 'sum-up', text: 'x'.repeat(401) }), 'refusedSummaryTooLong')
    .given('amara', '20:03', now({ do: 'sum-up', text: 'A day of rain that my call ended.' }))
    .given('juma', '20:04', now({ do: 'say', text: 'Yes, and I was glad of it.' }))
    .given('amara', '20:05', now({ do: 'sum-up', text: 'Glad of it.' }))
    .given('juma', '20:06', now({ do: 'say', text: 'That is it.' }))
    .given('amara', '20:07', now({ do: 'sum-up', text: 'That was it.' }))
    .refused('juma', '20:08', now({ do: 'say', text: 'Again.' }), 'refusedNoMore')
    .given('juma', '20:08', now({ do: 'enough' }))
    .given('amara', '20:09', now({ do: 'say', text: 'Mine was long too.' }))
})

test('words that came out of turn enter no talk, stay with their author, and are shown to nobody else', () => {
  begun()
    .apart('amara')
    .given('amara', '20:07', now({ do: 'sum-up', text: 'You were alone there.' }))
    .given('juma', '20:08', now({ do: 'stop' }))
    .back('amara')
    .sees('amara', (state, look) => {
      expect(seen(state, look).turns[0]?.summaries).toEqual([])
      expect(seen(state, look).beside.map(({ text }) => text)).toEqual(['You were alone there.'])
    })
    .sees('juma', (state, look) => expect(seen(state, look).beside).toEqual([]))
})

test('one deletes own words for both, and nobody those of the other', () => {
  begun()
    .given('amara', '20:07', now({ do: 'sum-up', text: 'You were alone there.' }))
    .given('juma', '20:08', now({ do: 'enough' }))
    .refused(
      'juma',
      '20:09',
      (state, { me }) => ({ do: 'erase', talk: talkOf(state), fact: summaryFact(state, me) }),
      'refusedNothingToDelete',
    )
    .given('amara', '20:09', (state, { me }) => ({
      do: 'erase',
      talk: talkOf(state),
      fact: summaryFact(state, me),
    }))
    .sees('juma', (state, look) => expect(seen(state, look).turns[0]?.summaries[0]?.text).toBe(''))
})

test('there is one session at a time; two offers made while apart are the first one', () => {
  offered()
    .refused('amara', '20:01', offer, 'refusedOneIsOpen')
    .given('amara', '20:01', now({ do: 'pass' }))
    .apart('amara')
    .given('amara', '20:02', { ...offer, minutes: 8 })
    .given('juma', '20:03', { ...offer, minutes: 1 })
    .back('amara')
    .so(state => {
      expect(sessionsOf(state)).toHaveLength(2)
      expect(latest(state)?.minutes).toBe(1)
    })
})

test('putting off is written nowhere that the other could read', () => {
  offered()
    .given('amara', '20:01', now({ do: 'not-now', until: null }))
    .so((_, phones) => expect(phones.log).toHaveLength(1))
    .sees('amara', (state, look) => {
      expect(listening.openings(state, look)).toEqual([])
      expect(listening.itemPath?.(state, talkOf(state))).toBe(`/talk/${talkOf(state)}`)
      expect(listening.itemPath?.(state, '0'.repeat(32))).toBe(null)
    })
})

test('Today offers it to two, and says whose step is next without a word of waiting long', () => {
  const keyFor = (line: string | null) => (state: Listening, look: Look) =>
    expect(listening.openings(state, look)[0]?.line ?? null).toBe(line)
  story<Listening, Intent>(listening)
    .sees('juma', keyFor('openingOffer'))
    .given('juma', '20:00', offer)
    .sees('amara', keyFor('openingConsent'))
    .sees('juma', keyFor(null))
    .given('amara', '20:01', now({ do: 'agree' }))
    .sees('juma', keyFor('openingYourTurn'))
    .sees('amara', keyFor(null))
    .given('juma', '20:02', now({ do: 'begin' }))
    .sees('amara', keyFor('openingRuns'))
    .given('juma', '20:03', now({ do: 'spoken' }))
    .sees('amara', keyFor('openingSumUp'))
    .sees('juma', keyFor(null))
    .given('amara', '20:04', now({ do: 'sum-up', text: null }))
    .sees('juma', keyFor('openingSummed'))
    .given('juma', '20:05', now({ do: 'enough' }))
    .given('amara', '20:06', now({ do: 'begin' }))
    .given('juma', '20:07', now({ do: 'stop' }))
    .sees('amara', keyFor(null))
    .on('2026-03-20')
    .sees('amara', keyFor('openingOffer'))
})

const summaryFact = (state: Listening, me: string) => seen(state, { me }).turns[0]!.summaries[0]!.fact

test('a pause in the time that was added takes nothing away of what the listener had written', () => {
  begun()
    .given('amara', '20:07', now({ do: 'sum-up', text: 'You were alone there.' }))
    .given('juma', '20:08', now({ do: 'more', minutes: 2 }))
    .so(state => expect(turnOf(latest(state)!).stage).toBe('speaking'))
    .given('juma', '20:09', now({ do: 'pause', until: Date.parse('2026-03-02T21:00:00Z') }))
    .sees('amara', (state, look) => {
      const { turn } = seen(state, look)
      expect(turn.stage).toBe('ready')
      expect(turn.summaries.map(({ text }) => text)).toEqual(['You were alone there.'])
    })
    .given('amara', '20:10', state => ({
      do: 'erase',
      talk: talkOf(state),
      fact: turnOf(latest(state)!).summaries[0]!.fact,
    }))
    .so(state => expect(JSON.stringify(state)).not.toContain('You were alone there.'))
})
