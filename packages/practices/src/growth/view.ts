/**
 * An opened month as one of the two sees it. It never holds what stands on a page: `pageOf` hands out one sealed page at a
 * time, so that no two pulses ever meet in one structure.
 */
import { isErased } from '../shared/blank.ts'
import { all, get } from '../shared/shelf.ts'
import { isClosed, type Life, lifeFor } from '../shared/talk/index.ts'
import type { FactId, MemberId, Sealed } from '../slice.ts'
import {
  type Beside,
  type Growth,
  isOpen,
  type Month,
  mayReflect,
  mayTell,
  type Reflected,
  type Told,
} from './state.ts'

export interface MonthView {
  readonly id: string
  readonly month: string
  readonly life: Life
  /** `to-seal`: I have not sealed my page. `waiting`: the other has not. `open`: both lie open. `closed`: it ended before. */
  readonly phase: 'offered' | 'to-seal' | 'waiting' | 'open' | 'closed'
  readonly mayTell: boolean
  readonly mayReflect: boolean
  readonly myTold: Told | null
  readonly theirTold: Told | null
  readonly myReflection: Reflected | null
  readonly theirReflection: Reflected | null
  /** Something of mine stands here that I can delete for both. */
  readonly mayErase: boolean
}

export function viewMonth(month: Month, me: MemberId): MonthView {
  const of = <T extends { readonly by: MemberId }>(list: readonly T[], own: boolean) =>
    list.find(({ by }) => (by === me) === own) ?? null
  // With somebody's page goes what they told of it.
  const told = month.told.filter(one => !month.pages.some(({ by, seal }) => by === one.by && isErased(seal)))
  return {
    id: month.life.id,
    month: month.month,
    life: lifeFor(month.life, me),
    phase: phaseOf(month, me),
    mayTell: mayTell(month, me),
    mayReflect: mayReflect(month, me),
    myTold: of(told, true),
    theirTold: of(told, false),
    myReflection: of(month.reflected, true),
    theirReflection: of(month.reflected, false),
    mayErase: ownFacts(month, me).length > 0,
  }
}

/** One sealed page, mine or the other's; null where there is none to open. Never both. */
export function pageOf(month: Month, me: MemberId, whose: 'mine' | 'theirs'): Sealed | null {
  const page = month.pages.find(({ by }) => (by === me) === (whose === 'mine'))
  return page && (whose === 'mine' || isOpen(month)) ? page.seal : null
}

/** The latest first. */
export const monthsOf = (state: Growth): readonly Month[] => [...all(state.months)].reverse()

/** The month that a route below the practice names, and whose page of it: `/month/<id>`, `/month/<id>/theirs`. */
export function monthAtPath(
  state: Growth,
  path: string,
): { readonly month: Month; readonly page: 'mine' | 'theirs' | null } | null {
  const [, id = '', page] = /^\/month\/([0-9a-f]{32})(?:\/(mine|theirs))?$/.exec(path) ?? []
  const month = id === '' ? undefined : get(state.months, id)
  return month ? { month, page: (page as 'mine' | 'theirs' | undefined) ?? null } : null
}

/** Own words that came out of turn, and were not deleted. */
export const besideOf = (state: Growth, me: MemberId): readonly Beside[] =>
  state.beside.filter(({ by }) => by === me)

/** What holds own words in a month: the page once both could read it, and what was said. */
export function ownFacts(month: Month, me: MemberId): readonly FactId[] {
  const pages = isOpen(month) ? month.pages.filter(({ seal }) => !isErased(seal)) : []
  const told = month.told.filter(({ why }) => why !== '')
  const said = [...pages, ...told, ...month.reflected.filter(({ text }) => text !== '')]
  return said.filter(({ by }) => by === me).map(({ fact }) => fact)
}

function phaseOf(month: Month, me: MemberId): MonthView['phase'] {
  if (isOpen(month)) return 'open'
  if (isClosed(month.life)) return 'closed'
  if (month.life.stage === 'offered') return 'offered'
  return month.pages.some(({ by }) => by === me) ? 'waiting' : 'to-seal'
}
