/** What is true in Honest talk. */
import { all, emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import type { MemberId, SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'

export interface Saying {
  readonly id: string
  readonly by: MemberId
  readonly text: string
  readonly at: number
}

export interface Honesty {
  readonly sayings: Shelf<Saying>
}

export const initialHonesty: Honesty = { sayings: emptyShelf() }

export function reduceHonesty(state: Honesty, fact: Fact | SealOpened): Honesty {
  if (fact.type === 'seal.opened.v1') return state
  const { saying: id, text } = fact.data
  if (get(state.sayings, id) !== undefined) return state
  return { sayings: put(state.sayings, id, { id, by: fact.by, text, at: fact.at }) }
}

/** Oldest first. */
export const sayingsOf = (state: Honesty): readonly Saying[] => all(state.sayings)
