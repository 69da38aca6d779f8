/** When Our place and time would be kind to offer on Today. */
import { localDay, localMoment, occurrences } from '../shared/calendar/index.ts'
import { all, get } from '../shared/shelf.ts'
import { isClosed, openingOfTalk } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import { type Accord, isAlive, isStanding, mayLookBack } from './accord.ts'
import { isToCome, type Sitting } from './sitting.ts'
import { arcOf, type SafeSpace, sittingOf } from './state.ts'
import type { Words } from './words/en.ts'

const day = 86_400_000
/** A week between two sittings; a wish to look again at something is offered for three. */
const quietDays = 7
const reviewDays = 21

export function openingsOfSafeSpace(state: SafeSpace, look: Look): readonly Opening[] {
  if (look.other === null) return []
  const accords = all(state.accords)
  const found = [
    ofSitting(sittingOf(state), look),
    firstOf(accords, accord => toSign(accord, look)),
    firstOf(accords, accord => toReview(accord, look)),
    lookBack(arcOf(state), look),
    firstOf(accords, accord => ofRitual(accord, look)),
  ].filter(opening => opening !== null)
  if (found.length > 0) return found
  if (accords.length === 0 && state.sittings.size === 0)
    return [opening(85, 'openingBegin', 'openingBeginFirst', '', false)]
  const sitting = sittingOf(state)
  // A phone with a wrong clock may have written a time that lies far ahead.
  const quiet = Math.abs(look.now - state.lastAt) > quietDays * day
  return quiet && (sitting === undefined || isClosed(sitting.life))
    ? [opening(85, 'openingSit', 'openingSitAgain', '/sitting', false)]
    : []
}

const firstOf = (accords: readonly Accord[], find: (accord: Accord) => Opening | null): Opening | null => {
  for (const accord of accords) {
    const found = find(accord)
    if (found) return found
  }
  return null
}

function ofSitting(sitting: Sitting | undefined, look: Look): Opening | null {
  if (sitting === undefined || isClosed(sitting.life)) return null
  const { life, when } = sitting
  const path = `/sitting/${life.id}`
  const talk = openingOfTalk('safe-space', life, path, look)
  if (talk?.line === 'openingConsent') return { ...talk, line: 'openingSittingOffered' satisfies Key }
  if (talk) return talk
  if (life.stage !== 'agreed' || life.pause) return null
  if (!isToCome(sitting)) return opening(6, 'openingUnderWay', 'openingUnderWayWhy', path, false)
  if (when?.day === localDay(look.now)) return opening(15, 'openingToday', 'openingTodayWhy', path, false)
  const isAhead = when !== null && localMoment(when) > look.now
  return isAhead && localMoment(when) - look.now < 3 * day
    ? opening(45, 'openingPrepare', 'openingPrepareWhy', path, false)
    : null
}

function toSign(accord: Accord, look: Look): Opening | null {
  const { stage, wording, signed, id } = accord
  if (stage !== 'offered' || wording.erased || signed.includes(look.me) || isPutOff(id, look)) return null
  const line = (
    { agreement: 'openingAgreement', ritual: 'openingRitualOffered', arc: 'openingArc' } as const
  )[accord.kind]
  return opening(28, line, 'openingToSignWhy', `/accord/${id}`, true)
}

/** Its own day to look at it again has come: said for some weeks, then no more. */
function toReview(accord: Accord, look: Look): Opening | null {
  const { content } = accord.wording
  if (content.kind !== 'agreement' || content.review === null || !isStanding(accord)) return null
  const since = look.now - localMoment({ day: content.review, time: '00:00' })
  if (since < 0 || since > reviewDays * day || isPutOff(accord.id, look)) return null
  return opening(50, 'openingReview', 'openingReviewWhy', `/accord/${accord.id}`, false)
}

function lookBack(arc: Accord | undefined, look: Look): Opening | null {
  if (!arc || !mayLookBack(arc) || isPutOff(arc.id, look)) return null
  return arc.lookBacks.some(({ by }) => by === look.me)
    ? null
    : opening(40, 'openingLookBack', 'openingLookBackWhy', '/arc', false)
}

function ofRitual(accord: Accord, look: Look): Opening | null {
  const { content } = accord.wording
  if (content.kind !== 'ritual' || !isStanding(accord)) return null
  const today = localDay(look.now)
  return occurrences(content.plan, today, 1)[0] === today
    ? opening(60, 'openingRitual', 'openingRitualWhy', `/accord/${accord.id}`, false)
    : null
}

function isPutOff(item: string, { putOff, now }: Look): boolean {
  const put = putOff(item)
  return put !== undefined && (put.until === null || put.until > now)
}

type Key = KeysFrom<Words, 'opening'>
const opening = (rank: number, line: Key, why: Key, path: string, waiting: boolean): Opening => ({
  practice: 'safe-space',
  rank,
  line,
  why,
  path,
  waiting,
})

/** Where something stands that was put off; null when it asks nothing any more. */
export function itemPathOf(state: SafeSpace, item: string): string | null {
  const sitting = get(state.sittings, item)
  if (sitting) return isClosed(sitting.life) ? null : `/sitting/${item}`
  const accord = get(state.accords, item)
  return accord && (isAlive(accord) || mayLookBack(accord)) ? `/accord/${item}` : null
}

/** The agreement, ritual or arc that a route below the practice names. */
export const accordAt = (state: SafeSpace, path: string): Accord | undefined => {
  const id = /^\/accord\/([0-9a-f]{32})(?:\/|$)/.exec(path)?.[1]
  return id === undefined ? undefined : get(state.accords, id)
}

/** The sitting that a route below the practice names. */
export const sittingAt = (state: SafeSpace, path: string): Sitting | undefined => {
  const id = /^\/sitting\/([0-9a-f]{32})$/.exec(path)?.[1]
  return id === undefined ? undefined : get(state.sittings, id)
}
