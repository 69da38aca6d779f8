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
}

export interface Pause {
  /** The promised time of return, milliseconds since 1970; the later one when two paused while apart. */
  readonly until: number
  /** It has been made a little longer once. */
  readonly longer: boolean
  readonly back: readonly Back[]
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
})

/** Words may be said now: both have agreed, nobody has ended it, and it is not paused. */
export const isTalking = ({ stage, pause }: Life): boolean => stage === 'agreed' && pause === null

/** Nothing more happens in it. */
export const isClosed = ({ stage }: Life): boolean => stage === 'over' || stage === 'rested'

/** A time of return that may be promised at `at`: ahead, and not beyond the longest pause. */
export const mayPauseUntil = (until: number, at: number): boolean =>
  until > at - SLACK && until <= at + longestPauseHours * HOUR + SLACK

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
      return life.stage === 'agreed' ? { ...life, stage: 'over', pause: null, settled } : life
    case 'paused':
      return paused(life, fact)
    case 'pause-moved':
      return moved(life, fact)
    case 'came-back':
      return cameBack(life, fact)
  }
}

/** [Note: Two pauses asked while apart] are one, with the later return; only a second one after coming back ends the talk. */
function paused(life: Life, fact: TalkFact & { part: 'paused' }): Life {
  const { until, nth } = fact.data
  if (life.stage !== 'agreed' || !mayPauseUntil(until, fact.at)) return life
  if (life.pause) {
    return until > life.pause.until ? { ...life, pause: { ...life.pause, until } } : life
  }
  if (!life.hasPaused) return { ...life, hasPaused: true, pause: { until, longer: false, back: [] } }
  if (nth === 1) return life
  return { ...life, stage: 'over', endedByPause: true, settled: fact.index !== null }
}

function moved(life: Life, fact: TalkFact & { part: 'pause-moved' }): Life {
  const { pause } = life
  const { until, how } = fact.data
  if (life.stage !== 'agreed' || pause === null || !mayPauseUntil(until, fact.at)) return life
  if (how === 'moved') return { ...life, pause: { ...pause, until, back: [] } }
  return pause.longer || until <= pause.until ? life : { ...life, pause: { ...pause, until, longer: true } }
}

function cameBack(life: Life, fact: TalkFact & { part: 'came-back' }): Life {
  const { pause } = life
  if (life.stage !== 'agreed' || pause === null || pause.back.some(({ by }) => by === fact.by)) return life
  const { own, wish } = fact.data
  const back = [...pause.back, { by: fact.by, own, wish, fact: fact.id }]
  return back.length === 2 ? { ...life, pause: null, returns: back } : { ...life, pause: { ...pause, back } }
}
