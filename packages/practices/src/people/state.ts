/** Who is called what: the name that each member has told last. */
import type { MemberId, SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'

export interface People {
  readonly names: readonly { readonly of: MemberId; readonly name: string }[]
}

export const initialPeople: People = { names: [] }

export function reducePeople(state: People, fact: Fact | SealOpened): People {
  if (fact.type === 'seal.opened.v1') return state
  const told = { of: fact.by, name: fact.data.name }
  return { names: [...state.names.filter(({ of }) => of !== fact.by), told] }
}

/** The name a member has told last; null when none was told. */
export const nameOf = (state: People, member: MemberId): string | null =>
  state.names.find(({ of }) => of === member)?.name ?? null
