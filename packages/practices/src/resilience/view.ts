/** Stronger as one of the two sees it. Nothing here tells who let something go, or what was taken off a list. */
import { all } from '../shared/shelf.ts'
import type { FactId, Look } from '../slice.ts'
import type { Named, StrengthAnswer } from './events.ts'
import { aliveOf, type Wording } from './plan.ts'
import { type Beside, isWaiting, mayTellMore, type Reply, type Resilience, type Win } from './state.ts'

type Viewer = Pick<Look, 'me' | 'now' | 'putOff'>

export interface StrengthView {
  readonly id: string
  readonly byMe: boolean
  readonly at: number
  readonly fact: FactId
  readonly named: Named
  readonly moment: string
  readonly deleted: boolean
  readonly answer: StrengthAnswer | null
  readonly mayAnswer: boolean
  /** I have taken it off my own list. The other is not told. */
  readonly takenOff: boolean
}

export interface WinView {
  readonly id: string
  readonly byMe: boolean
  readonly at: number
  readonly fact: FactId
  readonly text: string
  readonly deleted: boolean
  readonly replies: readonly Reply[]
  readonly more: Win['more']
  readonly mayReply: boolean
  /** The other, or I, asked for a moment first. */
  readonly waiting: boolean
  readonly mayTellMore: boolean
  /** I said not now, until then (null: no time); else undefined. */
  readonly putOffUntil: number | null | undefined
}

export interface PlanView {
  /** `none`: nothing yet, or it was let go or deleted. `to-sign`: the other worded it. `waiting`: I did. */
  readonly phase: 'none' | 'to-sign' | 'waiting' | 'standing'
  /** What both have signed; it goes on standing while a change waits. */
  readonly standing: Wording | null
  readonly proposed: Wording | null
  /** The last plan, laid down; its words can be used again. */
  readonly laidDown: Wording | null
  /** Mine that came while the other changed it; they have not entered. */
  readonly beside: readonly Wording[]
  readonly mayErase: boolean
  readonly putOffUntil: number | null | undefined
}

/** Newest first, without those that were deleted. */
export const strengthsFor = (state: Resilience, viewer: Viewer): readonly StrengthView[] =>
  all(state.strengths)
    .map(({ id, by, at, fact, named, moment, answer }) => {
      const byMe = by === viewer.me
      const deleted = moment === ''
      return {
        id,
        byMe,
        at,
        fact,
        named,
        moment,
        deleted,
        answer,
        mayAnswer: !byMe && answer === null && !deleted,
        takenOff: !byMe && viewer.putOff(id)?.until === null,
      }
    })
    .filter(({ deleted }) => !deleted)
    .reverse()

/** Strengths that the other has found in me and that I keep on my list, newest first. */
export const myStrengths = (state: Resilience, viewer: Viewer): readonly StrengthView[] =>
  strengthsFor(state, viewer).filter(({ byMe, takenOff }) => !byMe && !takenOff)

/** Newest first. Deleted good news stays only where the other has words of their own below it. */
export const winsFor = (state: Resilience, { me, putOff }: Viewer): readonly WinView[] =>
  all(state.wins)
    .map(win => ({
      id: win.id,
      byMe: win.by === me,
      at: win.at,
      fact: win.fact,
      text: win.text,
      deleted: win.text === '',
      replies: win.replies,
      more: win.more,
      mayReply: win.by !== me && win.text !== '' && (win.replies.length === 0 || isWaiting(win)),
      waiting: isWaiting(win),
      mayTellMore: win.by === me && win.text !== '' && mayTellMore(win),
      putOffUntil: win.by !== me && win.replies.length === 0 ? putOff(win.id)?.until : undefined,
    }))
    .filter(({ deleted, replies, more }) => !deleted || more || replies.some(({ text }) => text !== ''))
    .reverse()

/** Under this a change of the plan is put off: another change is another item. */
export const planItem = (wording: FactId): string => wording.slice(0, 32)

export function planFor(state: Resilience, { me, putOff }: Viewer): PlanView {
  const alive = aliveOf(state.plan)
  const there = (wording: Wording | null | undefined) => (wording && !wording.erased ? wording : null)
  const standing = there(alive?.standing)
  const proposed = there(alive?.proposed)
  return {
    phase: proposed ? (proposed.by === me ? 'waiting' : 'to-sign') : standing ? 'standing' : 'none',
    standing,
    proposed,
    laidDown: alive ? null : there(state.plan?.standing ?? state.plan?.proposed),
    beside: state.besidePlans.filter(({ by, erased }) => by === me && !erased),
    mayErase: ownWordings(state, me).length > 0,
    putOffUntil: proposed && proposed.by !== me ? putOff(planItem(proposed.fact))?.until : undefined,
  }
}

/** Own words that came out of turn, the latest last. */
export const besideFor = (state: Resilience, me: string): readonly Beside[] =>
  state.beside.filter(({ by, text }) => by === me && text !== '')

/** Entries with own wordings of the plan that are still there. */
export const ownWordings = ({ plan, earlier, besidePlans }: Resilience, me: string): readonly FactId[] =>
  [...(plan ? [plan.standing, plan.proposed] : []), ...earlier, ...besidePlans]
    .filter(wording => wording !== null)
    .filter(({ by, erased }) => by === me && !erased)
    .map(({ fact }) => fact)

/** Entries with other own words that are still there: their author can delete them for both. */
export function ownFacts(state: Resilience, me: string): readonly FactId[] {
  const wins = all(state.wins).flatMap(win => [
    { by: win.by, text: win.text, fact: win.fact },
    ...win.replies.map(({ text, fact }) => ({ by: win.by === me ? '' : me, text, fact })),
    ...(win.more ? [{ by: win.by, ...win.more }] : []),
  ])
  const strengths = all(state.strengths).map(({ by, moment: text, fact }) => ({ by, text, fact }))
  return [...strengths, ...wins, ...state.beside]
    .filter(({ by, text }) => by === me && text !== '')
    .map(({ fact }) => fact)
}
