/** The life of a talk, told with a practice that is nothing but a talk. */
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type Context, definePractice, type Fact, type FactsOf, type SealOpened } from '../../slice.ts'
import { yes } from '../deciding.ts'
import { words } from '../schemas.ts'
import { holdsOverRandomRuns, memberOf, otherOf, type Person, story } from '../testkit.ts'
import { twoPhones } from '../two-phones.ts'
import {
  decideTalk,
  isTalkIntent,
  isTalking,
  type Life,
  offeredLife,
  openingOfTalk,
  reduceLife,
  type TalkIntent,
  talkEvents,
  talkFact,
} from './index.ts'

const HOUR = 3_600_000
const id = '7'.repeat(32)

const events = {
  ...talkEvents('tiny'),
  'tiny.offered.v1': v.object({}),
  'tiny.said.v1': v.object({ text: words(600) }),
}
interface Tiny {
  readonly life: Life | null
  readonly said: readonly string[]
}
type Intent = TalkIntent | { readonly do: 'offer' } | { readonly do: 'say' }

function reduce(state: Tiny, fact: FactsOf<typeof events> | SealOpened): Tiny {
  if (fact.type === 'seal.opened.v1') return state
  const part = talkFact('tiny', fact)
  if (part !== null) return state.life ? { ...state, life: reduceLife(state.life, part) } : state
  if (fact.type === 'tiny.offered.v1') return state.life ? state : { ...state, life: offeredLife(id, fact) }
  return state.life && isTalking(state.life) ? { ...state, said: [...state.said, fact.id] } : state
}

function decide(state: Tiny, intent: Intent, context: Context) {
  if (isTalkIntent(intent)) return decideTalk('tiny', state.life ?? undefined, intent, context)
  return intent.do === 'offer'
    ? yes({ type: 'tiny.offered.v1', data: {} })
    : yes({ type: 'tiny.said.v1', data: { text: 'words' } })
}

const tiny = definePractice<Tiny, Intent, typeof events>({
  id: 'tiny',
  audience: 'pair',
  events,
  initial: { life: null, said: [] },
  reduce,
  decide,
  openings: (state, look) => {
    const one = state.life && openingOfTalk('tiny', state.life, '', look)
    return one ? [one] : []
  },
})

const at = (time: string) => Date.parse(`2026-03-02T${time}:00Z`)
const told = () => story<Tiny, Intent>(tiny)
const offer: Intent = { do: 'offer' }
const say: Intent = { do: 'say' }
const agree: Intent = { do: 'agree', talk: id }
const pass: Intent = { do: 'pass', talk: id }
const end: Intent = { do: 'end', talk: id }
const pause = (time: string): Intent => ({ do: 'pause', talk: id, until: at(time) })
const back = (own = '', wish = ''): Intent => ({ do: 'come-back', talk: id, own, wish })
const more = (time: string): Intent => ({ do: 'move-pause', talk: id, until: at(time), how: 'more' })
const moved = (time: string): Intent => ({ do: 'move-pause', talk: id, until: at(time), how: 'moved' })
const agreed = () => told().given('juma', '20:00', offer).given('amara', '20:01', agree)
const paused = () => agreed().given('juma', '20:10', pause('20:30'))
const resumed = () => paused().given('amara', '20:30', back()).given('juma', '20:31', back())

describe('consent', () => {
  test('a talk begins by the yes of the one asked, never by the one who offers', () => {
    told()
      .given('juma', '20:00', offer)
      .refused('juma', '20:01', agree, 'refusedOwnOffer')
      .forced('juma', '20:01', () => ({ type: 'tiny.agreed.v1', data: { talk: id } }))
      .so(({ life }) => expect(life?.stage).toBe('offered'))
      .given('amara', '20:02', agree)
      .so(({ life }) => expect(life?.stage).toBe('agreed'))
      .refused('amara', '20:03', agree, 'refusedAgreedAlready')
      .refused('amara', '20:03', pass, 'refusedAgreedAlready')
  })

  test('let rest by the one asked, or taken back by the other, leaves the same state', () => {
    const restedBy = (who: Person) => {
      let left: unknown
      told()
        .given('juma', '20:00', offer)
        .given(who, '20:02', pass)
        .so(state => {
          left = state
        })
      return left
    }
    expect(restedBy('amara')).toEqual(restedBy('juma'))
  })

  test('not now writes nothing, and comes back on Today when its time has come', () => {
    told()
      .given('juma', '20:00', offer)
      .sees('amara', (state, look) => expect(tiny.openings(state, look)).toMatchObject([{ rank: 25 }]))
      .given('amara', '20:01', { do: 'not-now', talk: id, until: at('21:00') })
      .so((_, phones) => expect(phones.log).toHaveLength(1))
      .sees('amara', (state, look) => expect(tiny.openings(state, look)).toEqual([]))
      .refused('juma', '21:01', { do: 'not-now', talk: id, until: null }, 'refusedAgreedAlready')
      .sees('amara', (state, look) => expect(tiny.openings(state, look)).toMatchObject([{ rank: 30 }]))
      .sees('juma', (state, look) => expect(tiny.openings(state, look)).toEqual([]))
  })
})

describe('a pause', () => {
  test('lets no words in from either, and is over when both have come back', () => {
    paused()
      .given('amara', '20:11', say)
      .given('juma', '20:11', say)
      .so(({ said }) => expect(said).toEqual([]))
      .given('amara', '20:30', back())
      .given('amara', '20:31', say)
      .so(({ said }) => expect(said).toEqual([]))
      .given('juma', '20:32', back())
      .given('amara', '20:33', say)
      .so(({ said }) => expect(said).toHaveLength(1))
  })

  test('is asked for with a time of return within two days, in a talk that has begun', () => {
    told()
      .given('juma', '20:00', offer)
      .refused('juma', '20:00', pause('20:30'), 'refusedNotBegun')
      .refused('juma', '20:00', back(), 'refusedNotPaused')
    agreed()
      .refused('juma', '20:10', pause('20:10'), 'refusedPauseTime')
      .refused('juma', '20:10', { do: 'pause', talk: id, until: at('20:10') + 49 * HOUR }, 'refusedPauseTime')
      .given('juma', '20:10', pause('20:30'))
      .refused('amara', '20:11', pause('20:40'), 'refusedPausedAlready')
  })

  test('asked for twice while apart is one pause with the later return', () => {
    agreed()
      .apart('amara')
      .apart('juma')
      .given('juma', '20:10', pause('20:30'))
      .given('amara', '20:11', pause('21:00'))
      .back('juma')
      .back('amara')
      .so(({ life }) => {
        expect(life?.pause?.until).toBe(at('21:00'))
        expect(life?.stage).toBe('agreed')
      })
  })

  test('asked for apart does not close a talk in which both have come back meanwhile', () => {
    // Amara's word for the first pause reaches the record after the first pause is over.
    resumed()
      .forced('amara', '20:40', () => ({
        type: 'tiny.paused.v1',
        data: { talk: id, until: at('21:00'), nth: 1 },
      }))
      .so(({ life }) => expect(life && isTalking(life)).toBe(true))
  })

  test('a second time closes the talk kindly', () => {
    resumed()
      .given('amara', '20:40', pause('21:00'))
      .so(({ life }) => expect(life).toMatchObject({ stage: 'over', endedByPause: true, pause: null }))
      .refused('juma', '20:41', pause('21:00'), 'refusedTalkOver')
  })

  test('is made longer once, and moved by either', () => {
    paused()
      .refused('juma', '20:20', more('20:25'), 'refusedLongerOnce')
      .given('juma', '20:20', more('20:50'))
      .refused('amara', '20:21', more('21:10'), 'refusedLongerOnce')
      .forced('amara', '20:21', () => ({
        type: 'tiny.pause-moved.v1',
        data: { talk: id, until: at('21:10'), how: 'more' },
      }))
      .so(({ life }) => expect(life?.pause?.until).toBe(at('20:50')))
      .given('amara', '20:21', moved('22:00'))
      .so(({ life }) => expect(life?.pause?.until).toBe(at('22:00')))
  })

  test('asks whoever is not back, on Today, when its time has come', () => {
    paused()
      .sees('amara', (state, look) => expect(tiny.openings(state, look)).toEqual([]))
      .given('juma', '20:30', back())
      .sees('amara', (state, look) => expect(tiny.openings(state, look)).toMatchObject([{ rank: 8 }]))
      .sees('juma', (state, look) => expect(tiny.openings(state, look)).toEqual([]))
  })

  test('is kept without who asked for it, who moved it, and who ended it', () => {
    const by = (who: Person) => {
      let held = ''
      agreed()
        .given(who, '20:10', pause('20:30'))
        .given(who, '20:11', more('20:50'))
        .given(who, '20:12', moved('22:00'))
        .given(who, '20:13', end)
        .so(state => {
          held = JSON.stringify(state)
        })
      return held
    }
    expect(by('juma')).toBe(by('amara'))
  })

  test('what was said on coming back is read when both are back, and deleted by its author alone', () => {
    paused()
      .given('amara', '20:30', back('mine', 'my wish'))
      .so(({ life }) => expect(life?.returns).toEqual([]))
      .refused('juma', '20:31', { do: 'erase-return', talk: id }, 'refusedNoReturn')
      .given('juma', '20:31', back('his'))
      .so(({ life }) => expect(life?.returns).toHaveLength(2))
      .given('juma', '20:32', end)
      .given('amara', '20:33', { do: 'erase-return', talk: id })
      .so(({ life }) => expect(life?.returns.map(({ own, wish }) => own + wish)).toEqual(['', 'his']))
  })
})

const moves = (state: Tiny, _me: string, _other: string, now: number): readonly Intent[] => {
  if (state.life === null) return [offer]
  const until = now + HOUR
  return [
    ...[agree, agree, agree, say, say, say],
    ...[back('own'), back('own'), back('', 'wish'), back()],
    ...[1, 2, 3].map((): Intent => ({ do: 'pause', talk: id, until })),
    { do: 'move-pause', talk: id, until: until + HOUR, how: 'more' },
    { do: 'move-pause', talk: id, until, how: 'moved' },
    { do: 'not-now', talk: id, until: null },
    { do: 'erase-return', talk: id },
    pass,
    end,
  ]
}

/** At the beginning of time, as the runs try it: a promise of half an hour is one that would count. */
const until = HOUR / 2
const outOfTurn = ({ life }: Tiny, me: string) => {
  if (life === null) return [{ type: 'tiny.said.v1', data: { text: 'nobody asked' } }]
  const event = (part: string, data: object = {}) => ({
    type: `tiny.${part}.v1`,
    data: { talk: id, ...data },
  })
  const { stage, pause } = life
  const isBack = pause?.back.some(({ by }) => by === me) ?? true
  return [
    event('paused', { until: 60 * HOUR, nth: 1 }),
    event('paused', { until: 60 * HOUR, nth: 2 }),
    event('pause-moved', { until: 60 * HOUR, how: 'moved' }),
    ...(isTalking(life) ? [] : [{ type: 'tiny.said.v1', data: { text: 'out of turn' } }]),
    ...(stage === 'offered' && me !== life.openedBy ? [] : [event('agreed')]),
    ...(stage === 'offered' ? [] : [event('passed')]),
    ...(stage === 'offered' || stage === 'agreed' ? [] : [event('ended')]),
    ...(stage === 'agreed' ? [] : [event('paused', { until, nth: 1 }), event('paused', { until, nth: 2 })]),
    ...(stage === 'agreed' && life.hasPaused && pause === null ? [event('paused', { until, nth: 1 })] : []),
    ...(pause === null ? [event('pause-moved', { until, how: 'moved' })] : []),
    ...(pause === null || pause.longer ? [event('pause-moved', { until, how: 'more' })] : []),
    ...(isBack ? [event('came-back', { own: 'out of turn', wish: '' })] : []),
  ]
}

test('over random runs both phones agree, and nothing out of turn matters', () => {
  const matters = ({ life, said }: Tiny) => {
    if (life === null) return { said }
    const { beside: _, ...talk } = life
    return { talk, said }
  }
  const tally = holdsOverRandomRuns<Tiny, Intent>(
    { slice: tiny, moves, outOfTurn, matters, mayRead: () => true },
    300,
  )
  expect(tally.acts).toBeGreaterThan(1_000)
  expect(tally.refused).toBeGreaterThan(1_000)
  expect(tally.cheats).toBeGreaterThan(500)
})

/** Said from the log alone: may words be said where this fact stands in it? */
function talkIsOpenAt(log: readonly Fact[], index: number): boolean {
  const before = log.slice(0, index)
  const first = (from: number, type: string, also: (fact: Fact) => boolean = () => true) => {
    const found = before.findIndex((fact, at) => at >= from && fact.type === `tiny.${type}.v1` && also(fact))
    return found === -1 ? null : found
  }
  const opener = first(0, 'offered')
  if (opener === null) return false
  const begins = first(opener, 'agreed', ({ by }) => by !== before[opener]?.by)
  const rests = first(opener, 'passed') ?? Number.POSITIVE_INFINITY
  const stops = first(opener, 'ended')
  if (begins === null || rests < begins || stops !== null) return false
  const pauses = first(begins, 'paused')
  if (pauses === null) return true
  const movedLast = before.findLastIndex(
    ({ type, data }, at) =>
      at > pauses &&
      type === 'tiny.pause-moved.v1' &&
      (data as { how: string }).how === 'moved' &&
      !bothBack(before, pauses, at),
  )
  const over = bothBack(before, Math.max(pauses, movedLast), index)
  if (!over) return false
  const second = before.some(
    ({ type, data }, at) =>
      type === 'tiny.paused.v1' &&
      (data as { nth: number }).nth === 2 &&
      bothBack(before, Math.max(pauses, movedLast), at),
  )
  return !second
}

const bothBack = (log: readonly Fact[], from: number, to: number): boolean => {
  const since = log.slice(from, to)
  const last = since.findLastIndex(
    ({ type, data }) => type === 'tiny.pause-moved.v1' && (data as { how: string }).how === 'moved',
  )
  const upTo = since.slice(Math.max(0, last))
  const whole = (facts: readonly Fact[]) =>
    Object.values(memberOf).every(member =>
      facts.some(({ type, by }) => type === 'tiny.came-back.v1' && by === member),
    )
  return whole(upTo) || (last > 0 && bothBack(log, from, from + last))
}

test('over random runs words count only while nothing pauses, as the log alone says it', () => {
  let counted = 0
  let kept = 0
  const step = fc.tuple(fc.constantFrom<Person>('amara', 'juma'), fc.nat(1_000), fc.boolean())
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), steps => {
      const phones = twoPhones<Tiny, Intent>(tiny)
      let now = at('08:00')
      for (const [who, which, apart] of steps) {
        now += 60_000
        const all = moves(phones.stateOf(who), memberOf[who], memberOf[otherOf(who)], now).filter(
          // Talks that end at once show nothing.
          ({ do: does }) => (does !== 'end' && does !== 'pass') || which % 7 === 0,
        )
        phones.act(who, now, all[which % all.length]!)
        if (!apart) for (const one of [who, otherOf(who)]) phones.sync(one, now)
      }
      for (const who of ['amara', 'juma', 'amara'] as const) phones.sync(who, now)
      const { said } = phones.confirmed()
      phones.log.forEach(({ type, id }, index) => {
        if (type !== 'tiny.said.v1') return
        const counts = talkIsOpenAt(phones.log, index)
        expect(said.includes(id)).toBe(counts)
        if (counts) counted++
        else kept++
      })
    }),
    { numRuns: 200 },
  )
  expect(counted).toBeGreaterThan(200)
  expect(kept).toBeGreaterThan(200)
})
