/** What is true in Honest talk: the talks, their floors, how they closed, and what two people left unsolved. */
import { type Kept, keptFact } from '../shared/between/kept.ts'
import type { Matter } from '../shared/matter.ts'
import { all, emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import {
  isClosed,
  isTalking,
  type Life,
  offeredLife,
  reduceLife,
  type TalkFact,
  talkFact,
} from '../shared/talk/index.ts'
import { type FactId, type MemberId, SEAL_OPENED, type SealOpened } from '../slice.ts'
import type { Fact, Outcome } from './events.ts'
import {
  accepted,
  answered,
  asked,
  corrected,
  emptyFloor,
  type Floors,
  given,
  mayBeginClosing,
  reflected,
  said,
  type Words,
} from './floors.ts'

/** Words that were written out of turn. They are no part of the talk, and their author has them back. */
export interface Beside extends Words {
  readonly by: MemberId
  readonly text: string
}
const maxBeside = 3

export interface Appreciation extends Words {
  readonly by: MemberId
  readonly matter: string
  readonly unsolved: string
}

export interface Talk {
  readonly life: Life
  readonly subject: string
  readonly outcome: Outcome
  /** The fact that holds the subject. */
  readonly fact: FactId
  /** The one who agreed to it; null until then. */
  readonly guest: MemberId | null
  readonly floors: Floors
  readonly closing: boolean
  readonly appreciations: readonly Appreciation[]
  /** The last few of each. */
  readonly beside: readonly Beside[]
  /** Latest time that anybody did anything in it; from people's clocks, for courtesy only. */
  readonly lastAt: number
}

export interface Honesty {
  readonly talks: Shelf<Talk>
  /** The talk that was agreed to last. While it goes on, no other begins. */
  readonly agreed: string | null
  /** What was kept of talks on one phone. */
  readonly kept: Shelf<Kept>
}

export const initialHonesty: Honesty = { talks: emptyShelf(), agreed: null, kept: emptyShelf() }

/** The talk that both have agreed to and that has not ended. */
export const talkUnderWay = (state: Honesty): Talk | undefined => {
  const talk = state.agreed === null ? undefined : get(state.talks, state.agreed)
  return talk && !isClosed(talk.life) ? talk : undefined
}

/** Talks that wait for a yes, oldest first: one of each. What else somebody has offered comes when that is settled. */
export function offersOf(state: Honesty): readonly Talk[] {
  const by = new Map<MemberId, Talk>()
  for (const talk of all(state.talks))
    if (talk.life.stage === 'offered' && !by.has(talk.life.openedBy)) by.set(talk.life.openedBy, talk)
  return [...by.values()]
}

/** Words may be added to the floors now. */
export const isOnFloor = (talk: Talk): boolean => isTalking(talk.life) && !talk.closing

export const mayClose = (talk: Talk, by: MemberId): boolean =>
  isOnFloor(talk) && isOfTalk(talk, by) && mayBeginClosing(talk.floors, by)

export const mayAppreciate = (talk: Talk, by: MemberId): boolean =>
  talk.closing && isTalking(talk.life) && isOfTalk(talk, by) && !talk.appreciations.some(one => one.by === by)

/**
 * What two people have put down as unsolved, oldest first, without what its author has deleted. Of a talk that goes on
 * nothing: while it closes, nobody shapes their own words by the other's. Who names a second one like the first has named none.
 */
export function mattersOf(state: Honesty): readonly Matter[] {
  const found = new Map<string, Matter>()
  for (const { life, appreciations } of all(state.talks))
    for (const { matter: id, unsolved: text, by } of isClosed(life) ? appreciations : [])
      if (text !== '' && !found.has(id)) found.set(id, { id, text, from: 'honesty', by })
  return [...found.values()]
}

export function reduceHonesty(state: Honesty, fact: Fact | SealOpened): Honesty {
  if (fact.type === SEAL_OPENED) return state
  if (fact.type === 'honesty.offered.v1') return offered(state, fact)
  const kept = keptFact('honesty', fact)
  if (kept) return get(state.kept, kept.talk) ? state : { ...state, kept: put(state.kept, kept.talk, kept) }
  const talk = get(state.talks, fact.data.talk)
  if (talk === undefined) return state
  const lived = talkFact('honesty', fact)
  const next = lived ? withLife(state, talk, lived) : uttered(talk, fact)
  if (next === talk) return state
  const agreed = talk.guest === null && next.guest !== null ? next.life.id : state.agreed
  const lastAt = Math.max(next.lastAt, fact.at)
  return { ...state, talks: put(state.talks, talk.life.id, { ...next, lastAt }), agreed }
}

function offered(state: Honesty, fact: Extract<Fact, { type: 'honesty.offered.v1' }>): Honesty {
  const { talk: id, subject, outcome } = fact.data
  if (get(state.talks, id) !== undefined) return state
  const talk: Talk = {
    life: offeredLife(id, fact),
    subject,
    outcome,
    fact: fact.id,
    guest: null,
    floors: [],
    closing: false,
    appreciations: [],
    beside: [],
    lastAt: fact.at,
  }
  return { ...state, talks: put(state.talks, id, talk) }
}

/** Two offers answered with yes while apart: the first talk goes on, the other offer waits until it is over. */
function withLife(state: Honesty, talk: Talk, fact: TalkFact): Talk {
  if (fact.part === 'agreed' && talkUnderWay(state)) return talk
  const life = reduceLife(talk.life, fact)
  if (life === talk.life) return talk
  if (fact.part !== 'agreed') return { ...talk, life }
  return { ...talk, life, guest: fact.by, floors: [emptyFloor(life.id, life.openedBy)] }
}

type Uttered = Exclude<
  Fact,
  { readonly type: 'honesty.offered.v1' | 'honesty.kept-together.v1' | `honesty.${TalkFact['part']}.v1` }
>

/** Out of turn nothing changes but for words, which go back to their author. */
function uttered(talk: Talk, fact: Fact): Talk {
  if (!isOfTalk(talk, fact.by)) return talk
  const next = moved(talk, fact as Uttered)
  if (next) return next
  return 'text' in fact.data ? withBeside(talk, fact.by, { text: fact.data.text, fact: fact.id }) : talk
}

function moved(talk: Talk, fact: Uttered): Talk | null {
  if (fact.type === 'honesty.appreciated.v1') return appreciated(talk, fact)
  if (fact.type === 'honesty.closing-begun.v1')
    return mayClose(talk, fact.by) ? { ...talk, closing: true } : null
  const floors = isOnFloor(talk) ? onFloors(talk, fact) : null
  return floors && { ...talk, floors }
}

type FloorFact = Exclude<Uttered, { readonly type: 'honesty.appreciated.v1' | 'honesty.closing-begun.v1' }>

function onFloors({ floors, life, guest }: Talk, fact: FloorFact): Floors | null {
  const { by, id } = fact
  switch (fact.type) {
    case 'honesty.said.v1': {
      const { floor, text, feeling } = fact.data
      return said(floors, floor, by, { text, feeling, fact: id })
    }
    case 'honesty.reflected.v1': {
      const { floor, reflection, after, text } = fact.data
      return reflected(floors, floor, by, { id: reflection, after, text, fact: id })
    }
    case 'honesty.accepted.v1':
      return accepted(floors, fact.data.floor, by, fact.data.reflection)
    case 'honesty.corrected.v1':
      return corrected(floors, fact.data.floor, by, fact.data.reflection, { text: fact.data.text, fact: id })
    case 'honesty.asked.v1':
      return asked(floors, fact.data.floor, by, { text: fact.data.text, fact: id })
    case 'honesty.answered.v1':
      return answered(floors, fact.data.floor, by, { text: fact.data.text, fact: id })
    case 'honesty.floor-given.v1': {
      const to = by === life.openedBy ? guest : life.openedBy
      return to === null ? null : given(floors, fact.data.from, by, fact.data.floor, to)
    }
  }
}

/** With the second appreciation the talk is over. */
function appreciated(talk: Talk, fact: Extract<Fact, { type: 'honesty.appreciated.v1' }>): Talk | null {
  if (!mayAppreciate(talk, fact.by)) return null
  const { text, matter, unsolved } = fact.data
  const appreciations = [...talk.appreciations, { by: fact.by, text, matter, unsolved, fact: fact.id }]
  const { life } = talk
  return {
    ...talk,
    appreciations,
    life: appreciations.length === 2 ? { ...life, stage: 'over', settled: fact.index !== null } : life,
  }
}

function withBeside(talk: Talk, by: MemberId, { text, fact }: Words): Talk {
  // Nothing was written, or its author has deleted it.
  if (text === null || text === '') return talk
  const mine = talk.beside.filter(one => one.by === by)
  const first = mine.length >= maxBeside ? mine[0] : undefined
  return { ...talk, beside: [...talk.beside.filter(one => one !== first), { by, text, fact }] }
}

const isOfTalk = ({ life, guest }: Talk, member: MemberId): boolean =>
  guest !== null && (member === life.openedBy || member === guest)
