/** When Honest talk would be kind to offer on Today. */
import { get } from '../shared/shelf.ts'
import { openingOfTalk } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import { type Honesty, offersOf, type Talk, talkUnderWay } from './state.ts'
import { type TalkView, viewTalk } from './view.ts'
import type { Words } from './words/en.ts'

export function openingsOfHonesty(state: Honesty, look: Look): readonly Opening[] {
  if (look.other === null) return []
  const now = talkUnderWay(state)
  const asked = now ? [] : offersOf(state)
  const found = (now ? [now] : asked).flatMap(talk => ofTalk(talk, look) ?? [])
  if (found.length > 0) return found
  // Once, to show that it is there. It is a brace for hard or important talks and no weekly task.
  return state.talks.size === 0 ? [opening(85, 'openingBegin', 'openingBeginWhy', '', false)] : []
}

function ofTalk(talk: Talk, look: Look): Opening | null {
  const path = pathOfTalk(talk.life.id)
  const of = openingOfTalk('honesty', talk.life, path, look)
  if (of || talk.life.pause || talk.life.stage !== 'agreed') return of
  const view = viewTalk(talk, look)
  // The same to both, whoever has the next word.
  if (view.isQuiet) return opening(60, 'openingQuiet', 'openingQuietWhy', path, false)
  return ofTurn(view, path)
}

function ofTurn({ turn, mayAnswer }: TalkView, path: string): Opening | null {
  switch (turn) {
    case 'reflect':
      return opening(10, 'openingReflect', 'openingReflectWhy', path, true)
    case 'judge':
      return opening(9, 'openingJudge', 'openingJudgeWhy', path, true)
    case 'say':
      return opening(12, 'openingSay', 'openingSayWhy', path, true)
    case 'appreciate':
      return opening(14, 'openingAppreciate', 'openingAppreciateWhy', path, true)
    case 'pass-on':
      return mayAnswer
        ? opening(13, 'openingAsked', 'openingAskedWhy', path, true)
        : opening(16, 'openingPassOn', 'openingPassOnWhy', path, false)
    default:
      return mayAnswer ? opening(13, 'openingAsked', 'openingAskedWhy', path, true) : null
  }
}

type Key = KeysFrom<Words, 'opening'>
const opening = (rank: number, line: Key, why: Key, path: string, waiting: boolean): Opening => ({
  practice: 'honesty',
  rank,
  line,
  why,
  path,
  waiting,
})

export const pathOfTalk = (id: string): string => `/talk/${id}`

/** The talk that a route below the practice names, and whether it is looked at in its live form. */
export function talkAt(state: Honesty, path: string): { readonly talk: Talk; readonly live: boolean } | null {
  const [, id, live] = /^\/talk\/([0-9a-f]{32})(\/live)?$/.exec(path) ?? []
  const talk = id === undefined ? undefined : get(state.talks, id)
  return talk ? { talk, live: live !== undefined } : null
}
