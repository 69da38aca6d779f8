/**
 * What is true in I'm here: of each of the two the latest check-in and what came back to it, and the promises.
 *
 * Of how somebody was before, nothing stays: a new check-in takes the place of the one before. There is no clock in here.
 * Whether a day is over, or a promised time has come, is for the view; and nothing in here can be late.
 */
import { isSealOpened } from '../shared/reveal.ts'
import type { FactId, MemberId, SealOpened } from '../slice.ts'
import type { Answer, Fact } from './events.ts'
import { isPending, type Promised, reducePromise, released } from './promises.ts'

export interface Checkin {
  readonly id: string
  readonly by: MemberId
  /** By its author's clock, for display only. */
  readonly at: number
  readonly fact: FactId
  /** Empty once its day is over, or its author has taken it back. */
  readonly energy: string
  readonly mood: string
  readonly need: string
  readonly line: string
  readonly answer: Answered | null
  readonly thanked: boolean
  readonly askedAgain: boolean
  readonly stage: 'open' | 'let-be'
}

export interface Answered {
  readonly said: Answer
  readonly at: number
  readonly fact: FactId
}

/** What came when the other had checked in anew, or had let it be: it has reached nobody, and only its author has it. */
export interface Beside {
  readonly by: MemberId
  readonly said: Answer
  readonly fact: FactId
}

export interface Availability {
  /** At most one of each member. */
  readonly checkins: readonly Checkin[]
  /** All that are open, and of each giver the last one that is not. */
  readonly promises: readonly Promised[]
  /** Those who may be asked once more. */
  readonly allowing: readonly MemberId[]
  /** The last one of each. */
  readonly beside: readonly Beside[]
}

export const initialAvailability: Availability = { checkins: [], promises: [], allowing: [], beside: [] }

export function reduceAvailability(state: Availability, fact: Fact | SealOpened): Availability {
  if (isSealOpened(fact)) return state
  switch (fact.type) {
    case 'availability.checked-in.v1':
      return checkedIn(state, fact)
    case 'availability.answered.v1':
      return answered(state, fact)
    case 'availability.thanked.v1':
      return thanked(state, fact)
    case 'availability.let-be.v1':
      return letBe(state, fact)
    case 'availability.asked-again.v1':
      return changed(state, fact, checkin => ({ ...checkin, askedAgain: true }), mayAskAgain)
    case 'availability.asking-again-allowed.v1': {
      const others = state.allowing.filter(member => member !== fact.by)
      return { ...state, allowing: fact.data.allowed ? [...others, fact.by] : others }
    }
    default: {
      const promises = reducePromise(state.promises, fact)
      return promises === state.promises ? state : { ...state, promises }
    }
  }
}

/** The latest check-in of this member, open or not. */
export const checkinOf = (state: Availability, member: MemberId): Checkin | undefined =>
  state.checkins.find(({ by }) => by === member)

export const checkinWith = (state: Availability, id: string): Checkin | undefined =>
  state.checkins.find(checkin => checkin.id === id)

/** Nothing of what it said is there any more: its day is over, or it was taken back. */
export const isFaded = ({ mood }: Pick<Checkin, 'mood'>): boolean => mood === ''

/** Once, where the other allows it, and before anything came back. */
export const mayAskAgain = (state: Availability, { by, answer, askedAgain, stage }: Checkin): boolean =>
  stage === 'open' && answer === null && !askedAgain && state.allowing.some(member => member !== by)

/** To an answer of this check-in, or to a promise that was kept. */
export const mayThank = (state: Availability, id: string, by: MemberId): boolean => {
  const checkin = checkinWith(state, id)
  if (checkin?.by === by && checkin.answer !== null && !checkin.thanked) return true
  return state.promises.some(
    promise => promise.checkin === id && promise.to === by && promise.stage === 'kept' && !promise.thanked,
  )
}

/** A promise to this check-in that is still to come. */
export const pendingFor = (state: Availability, checkin: string): Promised | undefined =>
  state.promises.find(promise => promise.checkin === checkin && isPending(promise))

type Of<Type extends Fact['type']> = Extract<Fact, { type: Type }>

function checkedIn(state: Availability, fact: Of<'availability.checked-in.v1'>): Availability {
  const { checkin: id, ...said } = fact.data
  const taken = checkinWith(state, id) ?? state.promises.find(({ checkin }) => checkin === id)
  if (taken) return state
  const fresh: Checkin = {
    id,
    by: fact.by,
    at: fact.at,
    fact: fact.id,
    ...said,
    answer: null,
    thanked: false,
    askedAgain: false,
    stage: 'open',
  }
  return { ...state, checkins: [...state.checkins.filter(({ by }) => by !== fact.by), fresh] }
}

/** Only the one asked, and only while it is the latest of the one who asked. A second promise beside an open one is none. */
export const mayAnswer = (state: Availability, id: string, by: MemberId, said: Answer): boolean => {
  const checkin = checkinWith(state, id)
  if (checkin === undefined || checkin.by === by || checkin.stage !== 'open') return false
  if (!('promise' in said)) return true
  const taken = state.promises.some(promise => promise.id === said.promise)
  return !taken && pendingFor(state, id) === undefined
}

function answered(state: Availability, fact: Of<'availability.answered.v1'>): Availability {
  const { checkin: id, answer: said } = fact.data
  const checkin = checkinWith(state, id)
  if (checkin?.by === fact.by) return state
  if (checkin === undefined || !mayAnswer(state, id, fact.by, said)) {
    // Deleted words lie nowhere.
    if (fact.erased) return state
    const others = state.beside.filter(({ by }) => by !== fact.by)
    return { ...state, beside: [...others, { by: fact.by, said, fact: fact.id }] }
  }
  const left = withCheckin(state, {
    ...checkin,
    answer: { said, at: fact.at, fact: fact.id },
    thanked: false,
  })
  // What was chosen before, in vain, is said now; typed words stay for their author.
  const beside = left.beside.filter(one => one.by !== fact.by || ('text' in one.said && one.said.text !== ''))
  const told = { ...left, beside }
  if (!('promise' in said)) return told
  const promise: Promised = {
    id: said.promise,
    checkin: id,
    by: fact.by,
    to: checkin.by,
    need: checkin.need,
    when: said.when,
    stage: 'given',
    sorry: null,
    thanked: false,
  }
  const promises = told.promises.filter(one => one.by !== fact.by || isPending(one))
  return { ...told, promises: [...promises, promise] }
}

function thanked(state: Availability, fact: Of<'availability.thanked.v1'>): Availability {
  const { checkin: id } = fact.data
  if (!mayThank(state, id, fact.by)) return state
  return {
    ...state,
    checkins: state.checkins.map(one =>
      one.id === id && one.answer !== null ? { ...one, thanked: true } : one,
    ),
    promises: state.promises.map(one =>
      one.checkin === id && one.stage === 'kept' ? { ...one, thanked: true } : one,
    ),
  }
}

/** What was promised to it need not be kept any more. */
function letBe(state: Availability, fact: Of<'availability.let-be.v1'>): Availability {
  const left = changed(state, fact, checkin => ({ ...checkin, stage: 'let-be' }))
  if (left === state) return state
  const { checkin: id } = fact.data
  return { ...left, promises: state.promises.map(one => (one.checkin === id ? released(one) : one)) }
}

/** By its author alone, while it is open. */
function changed(
  state: Availability,
  { by, data }: { readonly by: MemberId; readonly data: { readonly checkin: string } },
  change: (checkin: Checkin) => Checkin,
  may: (state: Availability, checkin: Checkin) => boolean = () => true,
): Availability {
  const checkin = checkinWith(state, data.checkin)
  if (checkin === undefined || checkin.by !== by || checkin.stage !== 'open' || !may(state, checkin))
    return state
  return withCheckin(state, change(checkin))
}

const withCheckin = (state: Availability, checkin: Checkin): Availability => ({
  ...state,
  checkins: state.checkins.map(one => (one.id === checkin.id ? checkin : one)),
})
