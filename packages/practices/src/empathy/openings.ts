/** When In your shoes would be kind to offer on Today. */
import { openingOfTalk } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import type { Round } from './round.ts'
import { type Empathy, latestRound, mayTell, roundOf } from './state.ts'
import { viewRound } from './view.ts'
import type { Words } from './words/en.ts'

const day = 24 * 3_600_000
/** A conversation about once a week is plenty; less is fine, and nothing says so. */
const quietDays = 6

export function openingsOfEmpathy(state: Empathy, look: Look): readonly Opening[] {
  if (look.other === null) return []
  const round = latestRound(state)
  if (round === undefined) return [opening(82, 'openingTell', 'openingTellFirst', '', false)]
  const path = `/talk/${round.life.id}`
  const found = openingOfTalk('empathy', round.life, path, look) ?? ofRound(state, round, look, path)
  if (found) return [found]
  // A phone with a wrong clock may have written a time that lies far ahead.
  const quiet = Math.abs(look.now - state.lastAt) > quietDays * day
  return quiet && mayTell(state) ? [opening(82, 'openingTell', 'openingTellAgain', '', false)] : []
}

function ofRound(state: Empathy, round: Round, look: Look, path: string): Opening | null {
  const { step, mine, theirs, questions } = viewRound(state, round, look)
  if (!mine || round.life.stage !== 'agreed' || round.life.pause !== null) return null
  switch (step) {
    case 'imagine': {
      if (round.life.openedBy === look.me) return opening(12, 'openingAsked', 'openingAskedWhy', path, true)
      const answered = questions.length > 0 && questions.every(({ answer }) => answer !== null)
      return answered ? opening(18, 'openingAnswered', 'openingAnsweredWhy', path, true) : null
    }
    case 'mark':
      return theirs && look.sight(theirs).kind === 'open'
        ? opening(5, 'openingOpen', 'openingOpenWhy', path, true)
        : null
    case 'reply':
      return opening(10, 'openingReply', 'openingReplyWhy', path, true)
    case 'receive':
      return opening(6, 'openingReceive', 'openingReceiveWhy', path, true)
    default:
      return null
  }
}

type Key = KeysFrom<Words, 'opening'>
const opening = (rank: number, line: Key, why: Key, path: string, waiting: boolean): Opening => ({
  practice: 'empathy',
  rank,
  line,
  why,
  path,
  waiting,
})

/** The moment that a route below the practice names, `/talk/<id>`, and whether it is looked at live. */
export function roundAt(state: Empathy, path: string): { round: Round; live: boolean } | null {
  const found = /^\/talk\/([0-9a-f]{32})(\/live)?$/.exec(path)
  const round = found?.[1] === undefined ? undefined : roundOf(state, found[1])
  return round ? { round, live: found?.[2] !== undefined } : null
}
