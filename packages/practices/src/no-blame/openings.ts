/** When Solve it together would be kind to offer on Today, and the routes below it. */
import { all, get } from '../shared/shelf.ts'
import { openingOfTalk } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import type { NoBlame, Solving } from './state.ts'
import { type SolvingView, viewSolving } from './view.ts'
import type { Words } from './words/en.ts'

/** Never offered out of nothing: a matter is opened by somebody who has one. */
export function openingsOfNoBlame(state: NoBlame, look: Look): readonly Opening[] {
  if (look.other === null) return []
  return all(state.solvings).flatMap(solving => ofSolving(solving, look) ?? [])
}

function ofSolving(solving: Solving, look: Look): Opening | null {
  const path = pathOfSolving(solving.life.id)
  const of = openingOfTalk('no-blame', solving.life, path, look)
  if (of || solving.life.pause || solving.life.stage !== 'agreed') return of
  const view = viewSolving(solving, look)
  return view.myTurn ? ofStep(view, path, look.now) : null
}

function ofStep(
  { step, openedByMe, wording, choice }: SolvingView,
  path: string,
  now: number,
): Opening | null {
  switch (step) {
    case 'reflect':
      return openedByMe
        ? opening(9, 'openingJudge', 'openingJudgeWhy', path)
        : opening(10, 'openingReflect', 'openingReflectWhy', path)
    case 'wording':
      return wording === null
        ? opening(20, 'openingWord', 'openingWordWhy', path, false)
        : opening(12, 'openingWording', 'openingWordingWhy', path)
    case 'choice':
      return choice === null
        ? opening(20, 'openingChoose', 'openingChooseWhy', path, false)
        : opening(12, 'openingChoice', 'openingChoiceWhy', path)
    case 'trial': {
      const day = new Date(now).toISOString().slice(0, 10)
      return choice && choice.review <= day
        ? opening(18, 'openingReview', 'openingReviewWhy', path, false)
        : null
    }
    default:
      return opening(20, 'openingStep', 'openingStepWhy', path, false)
  }
}

type Key = KeysFrom<Words, 'opening'>
const opening = (rank: number, line: Key, why: Key, path: string, waiting = true): Opening => ({
  practice: 'no-blame',
  rank,
  line,
  why,
  path,
  waiting,
})

export const pathOfSolving = (id: string): string => `/talk/${id}`

/** The matter that a route below the practice names, and whether it is looked at in its live form. */
export function solvingAt(
  state: NoBlame,
  path: string,
): { readonly solving: Solving; readonly live: boolean } | null {
  const [, id, live] = /^\/talk\/([0-9a-f]{32})(\/live)?$/.exec(path) ?? []
  const solving = id === undefined ? undefined : get(state.solvings, id)
  return solving ? { solving, live: live !== undefined } : null
}
