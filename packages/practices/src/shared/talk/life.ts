/**
 * The life of a talk of two, the same in every practice: offered, agreed, perhaps paused, over; or let rest.
 *
 * No clock is asked here: a pause ends when both have come back, whatever their phones think the time is. Who paused, who
 * let it rest and who ended it is kept nowhere.
 */
import type { Fact, FactId, MemberId } from '../../slice.ts'
import { longestPauseHours, type TalkFact } from './events.ts'

/** Somebody is ready again, with what was said on coming back. */
export interface Back {
  readonly by: MemberId
  readonly own: string
  readonly wish: string
  readonly fact: FactId
  /** What the same member had said before the return was moved, so that it is deleted with this. */
  readonly instead: readonly FactId[]
}

export interface Pause {
  /** The promised time of return, milliseconds since 1970; the later one when two paused while apart. */
  readonly until: number
  /** It has been made a little longer once. */
  readonly longer: boolean
  readonly back: readonly Back[]
  /** Said on coming back, before the return was moved to another time: its author alone gets it back, to say it again. */
  readonly unsaid: readonly Back[]
}

export interface Life {
  readonly id: string
  readonly openedBy: MemberId
  /** By the opener's clock; for display only. */
  readonly at: number
  /** `rested`: it never began. `over`: it was, and has ended. */
  readonly stage: 'offered' | 'agreed' | 'over' | 'rested'
  /** It is over or rests in the confirmed record, so that nothing under way can still come before that. */
  readonly settled: boolean
  readonly pause: Pause | null
  /** It was paused once already: another pause ends it kindly. */
  readonly hasPaused: boolean
  /** It ended because a second pause was needed. */
  readonly endedByPause: boolean
  /** What the two said when they came back from the pause. */
  readonly returns: readonly Back[]
  /** Words of a return that came when there was no pause any more: no part of the talk, for their authors alone. */
  readonly beside: readonly Back[]
}

const HOUR = 3_600_000
/** Phones are off by some minutes; a promise that was right where it was made stays one. */
const SLACK = HOUR

/** A talk that this fact offers. */
export const offeredLife = (id: string, { by, at }: Pick<Fact, 'by' | 'at'>): Life => ({
  id,
  openedBy: by,
  at,
  stage: 'offered',
  settled: false,
  pause: null,
  hasPaused: false,
  endedByPause: false,
  returns: [],
  beside: [],
})

/** Words may be said now: both have agreed, nobody has ended it, and it is not paused. */
export const isTalking = ({ stage, pause }: Life): boolean => stage === 'agreed' && pause === null

/** Nothing more happens in it. */
export const isClosed = ({ stage }: Life): boolean => stage === 'over' || stage === 'rested'

/** What a member said on coming back, in the talk or beside it, and has not deleted. */
export const ownReturns = ({ returns, beside, pause }: Life, member: MemberId): readonly Back[] =>
  [...returns, ...beside, ...(pause?.back ?? []), ...(pause?.unsaid ?? [])].filter(
    ({ by, own, wish }) => by === member && (own !== '' || wish !== ''),
  )

/** As one of the two may see it: what the other said on coming back is not there before both are back, or where it came too late. */
export function lifeFor(life: Life, me: MemberId): Life {
  const mine = ({ by }: Back) => by === me
  const { pause, beside } = life
  return {
    ...life,
    beside: beside.filter(mine),
    pause: pause && {
      ...pause,
      unsaid: pause.unsaid.filter(mine),
      back: pause.back.map(back => (mine(back) ? back : { ...back, own: '', wish: '' })),
    },
  }
}

/** A time of return that may be promised at `at`: ahead, and not beyond the longest pause. */
export const mayPauseUntil = (until: number, at: number): boolean =>
  until > at - SLACK && until <= at + longestPauseHours * HOUR + SLACK

/** As the one who promises sees it, by the own clock: no slack. */
export const mayPromise = (until: number, now: number): boolean =>
  until > now && until <= now + longestPauseHours * HOUR

/** What becomes of the talk; the same object where the fact changes nothing. Total. */
export function reduceLife(life: Life, fact: TalkFact): Life {
  const settled = fact.index !== null
  switch (fact.part) {
    case 'agreed':
      return life.stage === 'offered' && fact.by !== life.openedBy ? { ...life, stage: 'agreed' } : life
    case 'passed':
      return life.stage === 'offered' ? { ...life, stage: 'rested', settled } : life
    case 'ended':
      if (life.stage === 'offered') return { ...life, stage: 'rested', settled }
      return life.stage === 'agreed' ? { ...closed(life), settled } : life
    case 'paused':
      return paused(life, fact)
    case 'pause-moved':
      return moved(life, fact)
    case 'came-back':
      return cameBack(life, fact)
  }
}

/** Over; what was said on coming back from a pause that never ended goes back to who said it. */
export function closed(life: Life): Life {
  const { pause, beside } = life
  const unheard = pause ? [...pause.unsaid, ...pause.back] : []
  return { ...life, stage: 'over', pause: null, beside: keptBeside(beside, unheard) }
}

/** A pause that has just begun. */
export const pauseUntil = (until: number): Pause => ({ until, longer: false, back: [], unsaid: [] })

/** **[Note: Two pauses asked while apart]** They are one, with the later return; only a second one after coming back ends the talk. */
function paused(life: Life, fact: TalkFact & { part: 'paused' }): Life {
  const { until, nth } = fact.data
  if (life.stage !== 'agreed' || !mayPauseUntil(until, fact.at)) return life
  if (life.pause) {
    return until > life.pause.until ? { ...life, pause: { ...life.pause, until } } : life
  }
  if (!life.hasPaused) return { ...life, hasPaused: true, pause: pauseUntil(until) }
  if (nth === 1) return life
  return { ...life, stage: 'over', endedByPause: true, settled: fact.index !== null }
}

function moved(life: Life, fact: TalkFact & { part: 'pause-moved' }): Life {
  const { pause } = life
  const { until, how } = fact.data
  if (life.stage !== 'agreed' || pause === null || !mayPauseUntil(until, fact.at)) return life
  if (how === 'moved')
    return { ...life, pause: { ...pause, until, back: [], unsaid: keptBeside(pause.unsaid, pause.back) } }
  return pause.longer || until <= pause.until ? life : { ...life, pause: { ...pause, until, longer: true } }
}

function cameBack(life: Life, fact: TalkFact & { part: 'came-back' }): Life {
  const { pause } = life
  const { own, wish } = fact.data
  const before = pause?.unsaid.find(({ by }) => by === fact.by)
  const instead = before ? [before.fact, ...before.instead] : []
  const said: Back = { by: fact.by, own, wish, fact: fact.id, instead }
  if (life.stage === 'offered' || life.stage === 'rested') return life
  if (pause === null || pause.back.some(({ by }) => by === fact.by)) {
    const beside = keptBeside(life.beside, [said])
    return beside === life.beside ? life : { ...life, beside }
  }
  const back = [...pause.back, said]
  // Whoever has said it again has nothing unsaid any more.
  const unsaid = pause.unsaid.filter(({ by }) => by !== fact.by)
  return back.length === 2
    ? { ...life, pause: null, returns: back }
    : { ...life, pause: { ...pause, back, unsaid } }
}

/** The latest words of each of the two; who said nothing keeps what was there. */
function keptBeside(kept: readonly Back[], said: readonly Back[]): readonly Back[] {
  const told = said
    .filter(({ own, wish }) => own !== '' || wish !== '')
    .filter(({ by }, place, all) => all.findLastIndex(one => one.by === by) === place)
  return told.length === 0 ? kept : [...kept.filter(({ by }) => !told.some(one => one.by === by)), ...told]
}
