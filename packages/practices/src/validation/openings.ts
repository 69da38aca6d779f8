/** When I hear you would be kind to offer on Today. */
import { get } from '../shared/shelf.ts'
import { openingOfTalk } from '../shared/talk/openings.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import type { Talk, Validation } from './state.ts'
import { affirmationsFor, type TalkView, talksFor } from './view.ts'
import type { Words } from './words/en.ts'

const week = 7 * 24 * 3_600_000

export function openingsOfValidation(state: Validation, look: Look): readonly Opening[] {
  if (look.other === null) return []
  const talks = talksFor(state, look).flatMap(talk => ofTalk(talk, look) ?? [])
  const affirmation = affirmationsFor(state).find(
    ({ by, thanked, at }) => by !== look.me && !thanked && Math.abs(look.now - at) < week,
  )
  if (affirmation)
    talks.push(opening(4, 'openingAffirmed', 'openingAffirmedWhy', `/affirmation/${affirmation.id}`))
  if (state.talks.size === 0 && state.affirmations.size === 0)
    return [{ ...opening(88, 'openingBegin', 'openingBeginWhy', ''), waiting: false }]
  return talks
}

function ofTalk(talk: TalkView, look: Look): Opening | null {
  const path = `/talk/${talk.id}`
  const shared = openingOfTalk('validation', talk.life, path, look)
  if (shared) return shared
  if (talk.phase === 'land') return opening(6, 'openingLand', 'openingLandWhy', path)
  if (talk.phase !== 'answer') return null
  return talk.latest
    ? opening(14, 'openingAgain', 'openingAgainWhy', path)
    : opening(12, 'openingAnswer', 'openingAnswerWhy', path)
}

type Key = KeysFrom<Words, 'opening'>
const opening = (rank: number, line: Key, why: Key, path: string): Opening => ({
  practice: 'validation',
  rank,
  line,
  why,
  path,
  waiting: true,
})

/** The talk that a route below the practice names: `/talk/<id>`, and `/talk/<id>/live` face to face. */
export function talkAt(
  state: Validation,
  path: string,
): { readonly talk: Talk; readonly live: boolean } | null {
  const found = /^\/talk\/([0-9a-f]{32})(\/live)?$/.exec(path)
  const talk = get(state.talks, found?.[1] ?? '')
  return talk ? { talk, live: found?.[2] !== undefined } : null
}
