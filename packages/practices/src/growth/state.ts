/**
 * What is true of the months that two opened together.
 *
 * Two pages lie side by side in the record, sealed, and no part of this state knows what stands on them. What somebody
 * tells or reflects out of turn is kept beside, for its author alone.
 */
import { fitsGate, type Held } from '../shared/reveal.ts'
import { emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import { isClosed, isTalking, type Life, offeredLife, reduceLife, talkFact } from '../shared/talk/index.ts'
import type { FactId, MemberId, SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'

export type Page = Held & { readonly fact: FactId }

export interface Told {
  readonly by: MemberId
  readonly glad: string | null
  readonly more: string | null
  readonly why: string
  readonly fact: FactId
}
export interface Reflected {
  readonly by: MemberId
  readonly text: string
  readonly fact: FactId
}

export interface Month {
  readonly life: Life
  /** YYYY-MM */
  readonly month: string
  /** At most one of each and two in all. */
  readonly pages: readonly Page[]
  readonly told: readonly Told[]
  readonly reflected: readonly Reflected[]
}

/** Words that came out of turn: no part of the talk. */
export interface Beside {
  readonly talk: string
  readonly what: 'tell' | 'reflect'
  readonly by: MemberId
  readonly text: string
  readonly fact: FactId
}
const mostBeside = 4

export interface Growth {
  readonly months: Shelf<Month>
  /** The opening that was offered last and counts. */
  readonly latest: string | null
  readonly beside: readonly Beside[]
}

export const initialGrowth: Growth = { months: emptyShelf(), latest: null, beside: [] }

export const latestMonth = ({ months, latest }: Growth): Month | undefined =>
  latest === null ? undefined : get(months, latest)

/** Nothing is under way, so a month may be offered. */
export const mayOffer = (state: Growth): boolean => {
  const month = latestMonth(state)
  return month === undefined || isClosed(month.life)
}

export const isOpen = ({ pages }: Month): boolean => pages.length === 2

export const maySeal = ({ life, pages }: Month, me: MemberId): boolean => isTalking(life) && !has(pages, me)

export const mayTell = (month: Month, me: MemberId): boolean =>
  isTalking(month.life) && isOpen(month) && has(month.pages, me) && !has(month.told, me)

/** The other has told, and I have not said back what I heard. */
export const mayReflect = ({ life, told, reflected }: Month, me: MemberId): boolean =>
  isTalking(life) && told.some(({ by }) => by !== me) && !has(reflected, me)

export function reduceGrowth(state: Growth, fact: Fact | SealOpened): Growth {
  if (fact.type === 'seal.opened.v1') return state
  const ofLife = talkFact('growth', fact)
  if (ofLife)
    return inMonth(state, ofLife.data.talk, month => {
      const life = reduceLife(month.life, ofLife)
      return life === month.life ? month : { ...month, life }
    })
  switch (fact.type) {
    case 'growth.month-offered.v1':
      return offered(state, fact)
    case 'growth.page-sealed.v1':
      return sealed(state, fact)
    case 'growth.told.v1':
      return told(state, fact)
    case 'growth.reflected.v1':
      return reflected(state, fact)
    default:
      return state
  }
}

type Of<Type> = Extract<Fact, { type: Type }>
type OutOfTurn = Of<'growth.told.v1'> | Of<'growth.reflected.v1'>

/** Two offered at once: the first in the log's order counts. The second holds no words that could be lost. */
function offered(state: Growth, fact: Of<'growth.month-offered.v1'>): Growth {
  const { talk: id, month } = fact.data
  if (get(state.months, id) !== undefined || !mayOffer(state)) return state
  const begun: Month = { life: offeredLife(id, fact), month, pages: [], told: [], reflected: [] }
  return { ...state, months: put(state.months, id, begun), latest: id }
}

/** A page that came out of turn is never deposited; what stands on it is in its author's own pulse. */
function sealed(state: Growth, fact: Of<'growth.page-sealed.v1'>): Growth {
  const { talk, page } = fact.data
  return inMonth(state, talk, month =>
    maySeal(month, fact.by) && fitsGate(page, { id: talk, kind: 'both' })
      ? { ...month, pages: [...month.pages, { seal: page, by: fact.by, fact: fact.id }] }
      : month,
  )
}

function told(state: Growth, fact: Of<'growth.told.v1'>): Growth {
  const { talk, glad, more, why } = fact.data
  const month = get(state.months, talk)
  if (!month || !mayTell(month, fact.by)) return beside(state, fact, 'tell', why)
  const said = { by: fact.by, glad, more, why, fact: fact.id }
  return { ...state, months: put(state.months, talk, { ...month, told: [...month.told, said] }) }
}

function reflected(state: Growth, fact: Of<'growth.reflected.v1'>): Growth {
  const { talk, text } = fact.data
  const month = get(state.months, talk)
  if (!month || !mayReflect(month, fact.by)) return beside(state, fact, 'reflect', text)
  const said = { by: fact.by, text, fact: fact.id }
  return { ...state, months: put(state.months, talk, { ...month, reflected: [...month.reflected, said] }) }
}

/** The last few of each of the two. */
function beside(state: Growth, fact: OutOfTurn, what: Beside['what'], text: string): Growth {
  const { by, id, data } = fact
  if (text === '' || state.beside.some(one => one.fact === id)) return state
  const others = state.beside.filter(one => one.by !== by)
  const own = state.beside.filter(one => one.by === by).slice(1 - mostBeside)
  return { ...state, beside: [...others, ...own, { talk: data.talk, what, by, text, fact: id }] }
}

function inMonth(state: Growth, talk: string, change: (month: Month) => Month): Growth {
  const month = get(state.months, talk)
  if (month === undefined) return state
  const next = change(month)
  return next === month ? state : { ...state, months: put(state.months, talk, next) }
}

const has = (list: readonly { readonly by: MemberId }[], member: MemberId): boolean =>
  list.some(({ by }) => by === member)
