/** When I'll go first would be kind to offer on Today. Never because it would be somebody's turn: nothing is owed here. */
import { dayAt } from '../shared/reveal.ts'
import { get } from '../shared/shelf.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import type { Leading, Share } from './state.ts'
import { type ShareView, sharesFor } from './view.ts'
import type { Words } from './words/en.ts'

const week = 7 * 24 * 3_600_000
/** What lies unopened for longer is let be: Today offers it no more, and the page of the practice still has it. */
const offeredFor = 2 * week

export function openingsOfLeading(state: Leading, look: Look): readonly Opening[] {
  if (look.other === null) return []
  if (state.shares.size === 0) return [opening(86, 'openingBegin', 'openingBeginWhy', '', false)]
  return sharesFor(state, look)
    .flatMap(share => ofShare(share, get(state.shares, share.id), look) ?? [])
    .slice(0, 1)
}

function ofShare(view: ShareView, share: Share | undefined, look: Look): Opening | null {
  const path = `/share/${view.id}`
  if (view.mayThank && share?.answer && Math.abs(look.now - share.answer.at) < week)
    return opening(7, 'openingWord', 'openingWordWhy', path, true)
  if (view.phase !== 'waiting') return null
  const { putOffUntil: until, promised } = view
  if (until !== undefined) {
    const now = until !== null && until <= look.now
    return now ? opening(30, 'openingWaits', 'openingLater', path, true) : null
  }
  if (promised === null && Math.abs(look.now - view.at) > offeredFor) return null
  if (promised === null) return opening(22, 'openingWaits', 'openingWaitsWhy', path, true)
  if (promised > dayAt(look.now)) return null
  return opening(20, 'openingWaits', 'openingPromised', path, true)
}

type Key = KeysFrom<Words, 'opening'>
const opening = (rank: number, line: Key, why: Key, path: string, waiting: boolean): Opening => ({
  practice: 'leading',
  rank,
  line,
  why,
  path,
  waiting,
})

/** The share that a route below the practice names, for instance `/share/<id>`. */
export const shareAt = (state: Leading, path: string): Share | undefined => {
  const id = /^\/share\/([0-9a-f]{32})$/.exec(path)?.[1]
  return id === undefined ? undefined : get(state.shares, id)
}
