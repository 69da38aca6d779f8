/** When a talk that is under way would be kind to offer on Today. */
import type { Look, Opening } from '../../slice.ts'
import type { KeysFrom } from '../words.ts'
import type { Life } from './life.ts'
import type { TalkWords } from './words/en.ts'

type Key = KeysFrom<TalkWords, 'opening'>

/** Null while the talk asks nothing of the one who looks: the practice then says what it has to say itself. */
export function openingOfTalk(practice: string, life: Life, path: string, look: Look): Opening | null {
  const opening = (rank: number, line: Key, why: Key): Opening => ({
    practice,
    rank,
    line,
    why,
    path,
    waiting: true,
  })
  if (life.stage === 'offered' && life.openedBy !== look.me) {
    const put = look.putOff(life.id)
    if (put === undefined) return opening(25, 'openingConsent', 'openingConsentWhy')
    return put.until !== null && put.until <= look.now
      ? opening(30, 'openingConsent', 'openingConsentLater')
      : null
  }
  const { pause } = life
  if (life.stage !== 'agreed' || pause === null || look.now < pause.until) return null
  if (pause.back.some(({ by }) => by === look.me)) return null
  return opening(8, 'openingPauseOver', 'openingPauseOverWhy')
}
