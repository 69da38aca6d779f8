/** When Thank you would be kind to offer on Today. Never because somebody has not thanked for a while. */
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import type { Gratitude } from './state.ts'
import { notReceived } from './view.ts'
import type { Words } from './words/en.ts'

const day = 24 * 3_600_000
/** A thank-you that lay unanswered longer is let be: nobody owes a receipt. */
const offeredForDays = 7

export function openingsOfGratitude(state: Gratitude, look: Look): readonly Opening[] {
  if (look.other === null) return []
  const newest = notReceived(state, look)[0]
  if (newest === undefined || look.now - newest.at > offeredForDays * day) return []
  return [opening('openingReceived', 'openingReceivedWhy', `/note/${newest.id}`)]
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
