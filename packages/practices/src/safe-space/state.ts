/** What is true in Our place and time. */
import { all, emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import type { MemberId, SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'

export interface Saying {
  readonly id: string
  readonly by: MemberId
  readonly text: string
  readonly at: number
}

export interface SafeSpace {
  readonly sayings: Shelf<Saying>
}

export const initialSafeSpace: SafeSpace = { sayings: emptyShelf() }

export function reduceSafeSpace(state: SafeSpace, fact: Fact | SealOpened): SafeSpace {
  if (fact.type === 'seal.opened.v1') return state
  const { saying: id, text } = fact.data
  if (get(state.sayings, id) !== undefined) return state
  return { sayings: put(state.sayings, id, { id, by: fact.by, text, at: fact.at }) }
}

/** Oldest first. */
export const sayingsOf = (state: SafeSpace): readonly Saying[] => all(state.sayings)
