/** When Thank you would be kind to offer on Today. Never because somebody has not thanked for a while. */
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import type { Gratitude } from './state.ts'
import { notReceived, openDay, seasonFor } from './view.ts'
import type { Words } from './words/en.ts'

const day = 24 * 3_600_000
/** A thank-you that lay unanswered longer is let be: nobody owes a receipt. */
const offeredForDays = 7

export function openingsOfGratitude(state: Gratitude, look: Look): readonly Opening[] {
  if (look.other === null) return []
  const newest = notReceived(state, look)[0]
  const came = newest !== undefined && look.now - newest.at <= offeredForDays * day
  return [
    ...(came ? [opening('openingReceived', 'openingReceivedWhy', `/note/${newest.id}`)] : []),
    ...ofSeason(state, look),
  ]
}

function ofSeason(state: Gratitude, look: Look): readonly Opening[] {
  const found = seasonFor(state, look)
  if (found?.phase === 'to-agree' && !found.putOff)
    return [{ ...opening('openingSeason', 'openingSeasonWhy', '/season'), rank: 25 }]
  if (openDay(state, look))
    return [{ ...opening('openingDay', 'openingDayWhy', '/aloud'), rank: 6, waiting: false }]
  return []
}

type Key = KeysFrom<Words, 'opening'>
const opening = (line: Key, why: Key, path: string): Opening => ({
  practice: 'gratitude',
  rank: 3,
  line,
  why,
  path,
  waiting: true,
})
