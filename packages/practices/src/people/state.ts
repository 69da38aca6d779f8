/** Who is called what, and what the two are to each other: what each has told last; who has said goodbye, and who has moved. */
import type { Bond, MemberId, SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'

export interface People {
  readonly names: readonly { readonly of: MemberId; readonly name: string }[]
  readonly bonds: readonly { readonly of: MemberId; readonly bond: Bond }[]
  readonly parted: readonly MemberId[]
  /** In order; `index` is where the record says so, null while no server has ordered it. */
  readonly moved: readonly { readonly of: MemberId; readonly server: string; readonly index: number | null }[]
}

export const initialPeople: People = { names: [], bonds: [], parted: [], moved: [] }

export function reducePeople(state: People, fact: Fact | SealOpened): People {
  if (fact.type === 'seal.opened.v1') return state
  if (fact.type === 'people.parting-told.v1')
    return hasToldParting(state, fact.by) ? state : { ...state, parted: [...state.parted, fact.by] }
  if (fact.type === 'people.moved.v1') {
    const moved = { of: fact.by, server: fact.data.server, index: fact.index }
    return { ...state, moved: [...state.moved, moved] }
  }
  if (fact.type === 'people.bond-told.v1') {
    const said = { of: fact.by, bond: fact.data.bond }
    return { ...state, bonds: [...state.bonds.filter(({ of }) => of !== fact.by), said] }
  }
  const told = { of: fact.by, name: fact.data.name }
  return { ...state, names: [...state.names.filter(({ of }) => of !== fact.by), told] }
}

/** The name a member has told last; null when none was told. */
export const nameOf = (state: People, member: MemberId): string | null =>
  state.names.find(({ of }) => of === member)?.name ?? null

/**
 * What the two are to each other: friends as soon as one of them says so, whoever says what else; null while nobody has
 * said. It decides which questions are offered, and nothing besides.
 */
export function bondOf({ bonds }: People): Bond | null {
  if (bonds.length === 0) return null
  return bonds.some(({ bond }) => bond === 'friends') ? 'friends' : 'partners'
}

/** The server at which this member said last that they go on; null when they never said so. */
export const movedTo = (state: People, member: MemberId): string | null =>
  state.moved.findLast(({ of }) => of === member)?.server ?? null

/** True when this member wished the other to know that they have left. */
export const hasToldParting = (state: People, member: MemberId): boolean => state.parted.includes(member)
