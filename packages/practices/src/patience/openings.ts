/** When In good time would be kind to offer on Today: while two pause, and once before a pause is ever needed. */
import { openingOfTalk } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import { latestTalk, type Patience } from './state.ts'
import type { Words } from './words/en.ts'

type Key = KeysFrom<Words, 'opening'>

/** Both find the same here: nothing tells who asked for the pause. */
export function openingsOfPatience(state: Patience, look: Look): readonly Opening[] {
  const opening = (rank: number, line: Key, why: Key, waiting: boolean): Opening => ({
    practice: 'patience',
    rank,
    line,
    why,
    path: '',
    waiting,
  })
  if (look.other === null) return []
  const life = latestTalk(state)
  if (life === undefined) return [opening(95, 'openingKnow', 'openingKnowWhy', false)]
  const over = openingOfTalk('patience', life, '', look)
  if (over) return [over]
  const amBack = life.pause?.back.some(({ by }) => by === look.me) ?? true
  return amBack ? [] : [opening(9, 'openingPaused', 'openingPausedWhy', true)]
}
