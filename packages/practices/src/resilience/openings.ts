/** When Stronger would be kind to offer on Today. Never because nobody has named a strength for a while. */
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import type { Resilience } from './state.ts'
import { myStrengths, planFor, winsFor } from './view.ts'
import type { Words } from './words/en.ts'

const day = 24 * 3_600_000
/** What lay longer is let be: nobody owes an answer, and the page of the practice still has it. */
const offeredFor = 7 * day

export function openingsOfResilience(state: Resilience, look: Look): readonly Opening[] {
  if (look.other === null) return []
  if (state.strengths.size === 0 && state.wins.size === 0 && state.plan === null)
    return [opening(87, 'openingBegin', 'openingBeginWhy', '', false)]
  return [...ofStrengths(state, look), ...ofWins(state, look), ...ofPlan(state, look)].slice(0, 2)
}

const isNew = (at: number, { now }: Look): boolean => now - at <= offeredFor

/** Not put off, or its time has come. */
const isDue = (later: number | null | undefined, { now }: Look): boolean =>
  later === undefined || (later !== null && later <= now)

function ofStrengths(state: Resilience, look: Look): readonly Opening[] {
  const found = myStrengths(state, look).find(({ mayAnswer, at }) => mayAnswer && isNew(at, look))
  return found ? [opening(4, 'openingStrength', 'openingStrengthWhy', `/strength/${found.id}`, true)] : []
}

/** Who has asked for a moment is asked nothing more. */
function ofWins(state: Resilience, look: Look): readonly Opening[] {
  const wins = winsFor(state, look)
  const came = wins.find(
    ({ mayReply, waiting, at, putOffUntil: later }) =>
      mayReply && !waiting && isDue(later, look) && isNew(later ?? at, look),
  )
  const asked = wins.find(win => win.mayTellMore && isNew(win.replies.at(-1)?.at ?? 0, look))
  return [
    ...(came ? [opening(5, 'openingWin', 'openingWinWhy', `/win/${came.id}`, true)] : []),
    ...(asked ? [opening(8, 'openingMore', 'openingMoreWhy', `/win/${asked.id}`, true)] : []),
  ]
}

function ofPlan(state: Resilience, look: Look): readonly Opening[] {
  const { phase, putOffUntil: later } = planFor(state, look)
  if (phase !== 'to-sign' || !isDue(later, look)) return []
  return [opening(24, 'openingPlan', 'openingPlanWhy', '/plan', true)]
}

type Key = KeysFrom<Words, 'opening'>
const opening = (rank: number, line: Key, why: Key, path: string, waiting: boolean): Opening => ({
  practice: 'resilience',
  rank,
  line,
  why,
  path,
  waiting,
})
