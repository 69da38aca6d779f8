/**
 * When I'm here would be kind to offer on Today. A check-in that waits has no clock; a promise comes about its own time. To
 * say how one is has its door on Today anyway, and is offered no other way.
 */
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import type { Availability } from './state.ts'
import { mineFor, promisesFor, type TheirsView, theirsFor } from './view.ts'
import type { Words } from './words/en.ts'

export function openingsOfAvailability(state: Availability, look: Look): readonly Opening[] {
  if (look.other === null) return []
  const theirs = theirsFor(state, look)
  const mine = mineFor(state, look)
  const due = promisesFor(state, look).find(({ byMe, phase }) => byMe && phase !== 'ahead' && isOpen(phase))
  const answered = mine !== null && mine.answer !== null && !mine.thanked && mine.answeredLately
  return [
    ...(due ? [opening(3, 'openingPromise', whyOf[due.phase === 'after' ? 'after' : 'now'])] : []),
    ...(theirs && isOffered(theirs, look.now) ? [opening(5, 'openingAsked', whyAsked(theirs))] : []),
    ...(answered ? [opening(8, 'openingWord', 'openingWordWhy')] : []),
  ].slice(0, 1)
}

const isOpen = (phase: string): boolean => phase === 'now' || phase === 'after'
const whyOf = { now: 'openingPromiseNow', after: 'openingPromiseAfter' } as const

/** Put off it rests, until its time; once more by the one who asked, if that was allowed. */
const isOffered = ({ untouched, putOffUntil: until, askedAgain }: TheirsView, now: number): boolean =>
  untouched && (until === undefined || askedAgain || (until !== null && until <= now))

const whyAsked = ({ need, askedAgain }: TheirsView) =>
  askedAgain ? 'openingAskedAgain' : need === 'just-know' ? 'openingJustKnow' : 'openingAskedWhy'

type Key = KeysFrom<Words, 'opening'>
const opening = (rank: number, line: Key, why: Key): Opening => ({
  practice: 'availability',
  rank,
  line,
  why,
  path: '',
  waiting: true,
})
