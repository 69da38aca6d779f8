/** When opening a month together would be kind to offer on Today: only what somebody at the other end waits for. */
import { openingOfTalk } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import { type Growth, latestMonth, mayReflect, maySeal, mayTell } from './state.ts'
import type { Words } from './words/en.ts'

export function openingsOfGrowth(state: Growth, look: Look): readonly Opening[] {
  const month = latestMonth(state)
  if (look.other === null || month === undefined) return []
  const path = `/month/${month.life.id}`
  const ofTalk = openingOfTalk('growth', month.life, path, look)
  if (ofTalk) return [{ ...ofTalk, ...(month.life.stage === 'offered' && { line: offer }) }]
  if (maySeal(month, look.me))
    return [opening(30, 'openingSeal', 'openingSealWhy', path, month.pages.length > 0)]
  if (mayReflect(month, look.me)) return [opening(12, 'openingReflect', 'openingReflectWhy', path, true)]
  return mayTell(month, look.me) ? [opening(15, 'openingOpen', 'openingOpenWhy', path, true)] : []
}

type Key = KeysFrom<Words, 'opening'>
const offer: Key = 'openingOffer'
const opening = (rank: number, line: Key, why: Key, path: string, waiting: boolean): Opening => ({
  practice: 'growth',
  rank,
  line,
  why,
  path,
  waiting,
})
