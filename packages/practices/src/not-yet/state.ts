/** What lies on the not-yet shelf: of each item, what was said of it last. */
import { all, emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import type { SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'

export interface Aside {
  readonly space: string
  readonly item: string
  /** Milliseconds since 1970; null when no time was set. */
  readonly until: number | null
}

export interface NotYet {
  /** Of each space its items; an item that was taken down is kept as null. */
  readonly spaces: Shelf<Shelf<Aside | null>>
}

export const initialNotYet: NotYet = { spaces: emptyShelf() }

export function reduceNotYet(state: NotYet, fact: Fact | SealOpened): NotYet {
  switch (fact.type) {
    case 'not-yet.put-aside.v1': {
      const { space, item, until } = fact.data
      return withItem(state, space, item, { space, item, until })
    }
    case 'not-yet.taken-down.v1': {
      const { space, item } = fact.data
      return asideOf(state, space, item) ? withItem(state, space, item, null) : state
    }
    case 'seal.opened.v1':
      return state
  }
}

function withItem(state: NotYet, space: string, item: string, aside: Aside | null): NotYet {
  const items = get(state.spaces, space) ?? emptyShelf<Aside | null>()
  return { spaces: put(state.spaces, space, put(items, item, aside)) }
}

/** Undefined when the item was never put aside, or has been taken down. */
export const asideOf = (state: NotYet, space: string, item: string): Aside | undefined => {
  const items = get(state.spaces, space)
  return (items && get(items, item)) ?? undefined
}

/** All that lies there, by spaces, in the order in which it first came. */
export const asidesOf = (state: NotYet): readonly Aside[] =>
  all(state.spaces)
    .flatMap(items => all(items))
    .filter(aside => aside !== null)
