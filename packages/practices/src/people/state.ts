/** Who is called what: the name that each member has told last; and who has said goodbye. */
import type { MemberId, SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'

export interface People {
  readonly names: readonly { readonly of: MemberId; readonly name: string }[]
  readonly parted: readonly MemberId[]
}

export const initialPeople: People = { names: [], parted: [] }

export function reducePeople(state: People, fact: Fact | SealOpened): People {
  if (fact.type === 'seal.opened.v1') return state
  if (fact.type === 'people.parting-told.v1')
    return hasToldParting(state, fact.by) ? state : { ...state, parted: [...state.parted, fact.by] }
  const told = { of: fact.by, name: fact.data.name }
  return { ...state, names: [...state.names.filter(({ of }) => of !== fact.by), told] }
}

/** The name a member has told last; null when none was told. */
export const nameOf = (state: People, member: MemberId): string | null =>
  state.names.find(({ of }) => of === member)?.name ?? null

/** True when this member wished the other to know that they have left. */
export const hasToldParting = (state: People, member: MemberId): boolean => state.parted.includes(member)
