/** What is true in For myself: the small things of the plan, and the looks back. Removed ones leave no gap. */
import { all, emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import type { FactId, SealOpened } from '../slice.ts'
import type { Fact, Mark, Part, Week } from './events.ts'

export interface Thing {
  readonly id: string
  readonly part: Part
  readonly when: string
  readonly will: string
  readonly at: number
  /** What holds its words, first and changed: all of it goes when the thing is removed. */
  readonly facts: readonly FactId[]
  /** The look back in which it was let go; null while it stands in the plan. */
  readonly letGoIn: string | null
}

export interface Marked {
  readonly thing: string
  readonly mark: Mark
}

export interface LookBack {
  readonly id: string
  readonly at: number
  readonly marks: readonly Marked[]
  readonly week: Week | null
  readonly line: string
  readonly fact: FactId
}

export interface SelfCare {
  /** A removed thing is kept as null, so that a late change of it by another device does not bring it back. */
  readonly things: Shelf<Thing | null>
  readonly looks: Shelf<LookBack | null>
  /** Changes that another device made to a thing while it was being removed here: their words are still to be deleted. */
  readonly strays: readonly FactId[]
}

export const initialSelfCare: SelfCare = { things: emptyShelf(), looks: emptyShelf(), strays: [] }

export function reduceSelfCare(state: SelfCare, fact: Fact | SealOpened): SelfCare {
  switch (fact.type) {
    case 'self-care.thing-planned.v1': {
      const { thing: id, part, when, will } = fact.data
      if (get(state.things, id) !== undefined) return state
      return withThing(state, { id, part, when, will, at: fact.at, facts: [fact.id], letGoIn: null })
    }
    case 'self-care.thing-changed.v1': {
      const { thing: id, when, will } = fact.data
      const thing = thingOf(state, id)
      if (thing) return withThing(state, { ...thing, when, will, facts: [...thing.facts, fact.id] })
      const isStray = will !== '' && get(state.things, id) === null
      return isStray ? { ...state, strays: [...state.strays, fact.id] } : state
    }
    case 'self-care.thing-removed.v1': {
      const { thing } = fact.data
      return thingOf(state, thing) ? { ...state, things: put(state.things, thing, null) } : state
    }
    case 'self-care.looked-back.v1':
      return lookedBack(state, fact)
    case 'self-care.look-removed.v1':
      return lookRemoved(state, fact.data.look)
    case 'seal.opened.v1':
      return state
  }
}

const withThing = (state: SelfCare, thing: Thing): SelfCare => ({
  ...state,
  things: put(state.things, thing.id, thing),
})

type LookedBack = Extract<Fact, { type: 'self-care.looked-back.v1' }>

/** Of one thing the first word counts; what is not there any more is passed over. */
function lookedBack(state: SelfCare, { data, at, id: fact }: LookedBack): SelfCare {
  const { look: id, week, line } = data
  if (get(state.looks, id) !== undefined) return state
  const marks = data.marks.filter(
    ({ thing }, place) => thingOf(state, thing) && data.marks.findIndex(one => one.thing === thing) === place,
  )
  const looks = put(state.looks, id, { id, at, marks, week, line, fact })
  const letGo = marks.filter(({ mark }) => mark === 'let-go')
  return letGo.reduce<SelfCare>(
    (next, { thing }) => {
      const known = thingOf(next, thing)
      return known && known.letGoIn === null ? withThing(next, { ...known, letGoIn: id }) : next
    },
    { ...state, looks },
  )
}

/** With a look back goes what was let go in it: nothing else shows it any more. */
function lookRemoved(state: SelfCare, look: string): SelfCare {
  if (!lookOf(state, look)) return state
  const things = letGoIn(state, look).reduce((shelf, { id }) => put(shelf, id, null), state.things)
  return { ...state, things, looks: put(state.looks, look, null) }
}

export const thingOf = (state: SelfCare, id: string): Thing | null => get(state.things, id) ?? null
export const lookOf = (state: SelfCare, id: string): LookBack | null => get(state.looks, id) ?? null

/** What was let go in this look back. */
export const letGoIn = (state: SelfCare, look: string): readonly Thing[] =>
  all(state.things).filter(thing => thing !== null && thing.letGoIn === look) as readonly Thing[]

/** What stands in the plan, in the order in which it came. */
export const planOf = (state: SelfCare): readonly Thing[] =>
  all(state.things).filter(thing => thing !== null && thing.letGoIn === null) as readonly Thing[]

/** Newest first. A week without one is simply not here. */
export const looksOf = (state: SelfCare): readonly LookBack[] =>
  all(state.looks)
    .filter(look => look !== null)
    .reverse()
