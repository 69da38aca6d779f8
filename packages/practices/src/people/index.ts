/** Who is called what: each space keeps the name that each of its members has told. A record, not a practice. */
import * as v from 'valibot'
import { words } from '../shared/schemas.ts'
import type { KeysFrom } from '../shared/words.ts'
import { definePractice, type FactsOf, type MemberId, type SealOpened } from '../slice.ts'
import type { Words } from './words/en.ts'

export type { Words } from './words/en.ts'

/** In UTF-16 units. */
export const maxName = 60

const events = { 'people.name-told.v1': v.object({ name: words(maxName) }) }
type Events = typeof events

export interface People {
  readonly names: readonly { readonly of: MemberId; readonly name: string }[]
}

export type Intent = { readonly do: 'tell-name'; readonly name: string }
export type Refused = KeysFrom<Words, 'refused'>

/** The name a member has told last; null when none was told. */
export const nameOf = (state: People, member: MemberId): string | null =>
  state.names.find(({ of }) => of === member)?.name ?? null

const reduce = (state: People, fact: FactsOf<Events> | SealOpened): People => {
  if (fact.type === 'seal.opened.v1') return state
  const told = { of: fact.by, name: fact.data.name }
  return { names: [...state.names.filter(({ of }) => of !== fact.by), told] }
}

const refuse = (refused: Refused) => ({ ok: false, error: { refused } }) as const

export const people = definePractice<People, Intent, Events>({
  id: 'people',
  audience: 'every',
  events,
  initial: { names: [] },
  reduce,
  decide: (state, intent, { me }) => {
    const name = intent.name.trim()
    if (name === '') return refuse('refusedEmpty')
    if (name.length > maxName) return refuse('refusedTooLong')
    if (name === nameOf(state, me)) return { ok: true, value: [] }
    return { ok: true, value: [{ type: 'people.name-told.v1', data: { name } }] }
  },
  openings: () => [],
})
