/**
 * I'm here as one of the two sees it. The clock stands here and nowhere else: how somebody was is shown for a day, and a
 * promise whose time has come offers a kind way on, to its giver another one than to the one who asked.
 */
import type { Look } from '../slice.ts'
import type { Answer } from './events.ts'
import { isPending, maySaySorry, type Promised } from './promises.ts'
import {
  type Availability,
  type Beside,
  type Checkin,
  checkinOf,
  isFaded,
  mayAskAgain,
  mayThank,
  pendingFor,
} from './state.ts'

const minute = 60_000
const hour = 60 * minute
/** How long a check-in is shown. */
export const checkinLasts = 24 * hour
/** A promise that nobody has said anything about is let be after so long. */
const shownFor = 3 * checkinLasts

export interface CheckinView {
  readonly id: string
  readonly energy: string
  readonly mood: string
  readonly need: string
  readonly line: string
  readonly fact: string
  readonly answer: Answer | null
  /** A time that was promised to it and is still to come, or to be mended. */
  readonly promised: boolean
  /** The one who promised has been there. */
  readonly kept: boolean
}

export interface MineView extends CheckinView {
  readonly mayThank: boolean
  readonly thanked: boolean
  /** It came within the last hours: Today says so, and then lets it be. */
  readonly answeredLately: boolean
  readonly mayAskAgain: boolean
  readonly askedAgain: boolean
}

export interface TheirsView extends CheckinView {
  /** I said not now, until then (null: no time); else undefined. */
  readonly putOffUntil: number | null | undefined
  /** Nothing has come back to it at all. */
  readonly untouched: boolean
  /** They have asked once more, as I allowed. */
  readonly askedAgain: boolean
  readonly thanked: boolean
}

/** By a clock that may be off by some time, in either direction. */
const isOver = ({ at }: Checkin, now: number): boolean => Math.abs(now - at) >= checkinLasts

const shown = (checkin: Checkin | undefined, now: number): Checkin | null =>
  checkin?.stage === 'open' && !isFaded(checkin) && !isOver(checkin, now) ? checkin : null

const viewed = (state: Availability, checkin: Checkin): CheckinView => ({
  id: checkin.id,
  energy: checkin.energy,
  mood: checkin.mood,
  need: checkin.need,
  line: checkin.line,
  fact: checkin.fact,
  answer: answerNow(state, checkin),
  promised: pendingFor(state, checkin.id) !== undefined,
  kept: state.promises.some(({ checkin: id, stage }) => id === checkin.id && stage === 'kept'),
})

/** With the time that holds now. What was promised and let go again is no answer any more, and another one may come. */
function answerNow(state: Availability, { answer }: Checkin): Answer | null {
  const said = answer?.said ?? null
  if (said === null || !('promise' in said)) return said
  const promise = state.promises.find(({ id }) => id === said.promise)
  if (promise === undefined) return said
  return promise.stage === 'released' ? null : { ...said, when: promise.when }
}

export function mineFor(state: Availability, { me, now }: Pick<Look, 'me' | 'now'>): MineView | null {
  const checkin = shown(checkinOf(state, me), now)
  if (checkin === null) return null
  return {
    ...viewed(state, checkin),
    mayThank: answerNow(state, checkin) !== null && mayThank(state, checkin.id, me),
    thanked: checkin.thanked,
    answeredLately: checkin.answer !== null && now - checkin.answer.at < 6 * hour,
    mayAskAgain: mayAskAgain(state, checkin),
    askedAgain: checkin.askedAgain,
  }
}

export function theirsFor(
  state: Availability,
  { other, now, putOff }: Pick<Look, 'other' | 'now' | 'putOff'>,
): TheirsView | null {
  const checkin = other === null ? null : shown(checkinOf(state, other), now)
  if (checkin === null) return null
  return {
    ...viewed(state, checkin),
    putOffUntil: checkin.answer === null ? putOff(checkin.id)?.until : undefined,
    untouched: checkin.answer === null,
    askedAgain: checkin.askedAgain,
    thanked: checkin.thanked,
  }
}

export interface PromiseView {
  readonly id: string
  readonly checkin: string
  readonly need: string
  readonly when: number
  readonly byMe: boolean
  /**
   * `ahead`; `now`: about its time; `after`: its time has gone by, and nobody has said anything; `kept`; `released`.
   * To the one who asked, `now` and `after` are both `ahead`, only that letting go stands nearer.
   */
  readonly phase: 'ahead' | 'now' | 'after' | 'kept' | 'released'
  readonly mayRelease: boolean
  readonly maySaySorry: boolean
  readonly sorry: string | null
  readonly sorryFact: string | null
  readonly mayThank: boolean
  readonly thanked: boolean
}

/** From half an hour before its time until an hour after it, it is about now. */
const soon = 30 * minute
const isDue = (when: number, now: number): boolean => now >= when - soon

/** Open ones; and those that are settled, for a day after their time. Nearest first. */
export const promisesFor = (state: Availability, look: Pick<Look, 'me' | 'now'>): readonly PromiseView[] =>
  state.promises
    .filter(promise => promise.by === look.me || promise.to === look.me)
    // That it was what was needed has been said: no more is left to say.
    .filter(promise => !(promise.to === look.me && promise.thanked))
    .filter(promise => look.now - promise.when < (isPending(promise) ? shownFor : checkinLasts))
    .map(promise => viewPromise(state, promise, look))
    .sort((a, b) => a.when - b.when)

function viewPromise(
  state: Availability,
  promise: Promised,
  { me, now }: Pick<Look, 'me' | 'now'>,
): PromiseView {
  const byMe = promise.by === me
  const pending = isPending(promise)
  const due = isDue(promise.when, now)
  return {
    id: promise.id,
    checkin: promise.checkin,
    need: promise.need,
    when: promise.when,
    byMe,
    phase: pending
      ? byMe && due
        ? now >= promise.when + hour
          ? 'after'
          : 'now'
        : 'ahead'
      : settled(promise),
    mayRelease: pending && (byMe || now >= promise.when),
    maySaySorry:
      byMe && (pending ? now >= promise.when : promise.stage === 'released') && maySaySorry(promise),
    sorry: promise.sorry?.text ?? null,
    sorryFact: promise.sorry?.fact ?? null,
    mayThank: promise.to === me && promise.stage === 'kept' && mayThank(state, promise.checkin, me),
    thanked: promise.thanked,
  }
}

const settled = ({ stage }: Promised): 'kept' | 'released' => (stage === 'kept' ? 'kept' : 'released')

/** What I said when the other had checked in anew: it has reached nobody. */
export const besideFor = (state: Availability, me: string): Beside | null =>
  state.beside.find(({ by }) => by === me) ?? null

export const allows = (state: Availability, member: string): boolean => state.allowing.includes(member)
