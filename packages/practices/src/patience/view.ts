/** What one of the two sees of In good time. */
import { isTalking, type Life, lifeFor, ownReturns } from '../shared/talk/index.ts'
import type { MemberId } from '../slice.ts'
import { earlierTalks, latestTalk, type Patience } from './state.ts'

export interface PatienceView {
  /** `none`: nothing is paused; `paused`; `back`: both have come back; `closed`: the last talk ended. */
  readonly phase: 'none' | 'paused' | 'back' | 'closed'
  readonly life: Life | null
  /** Earlier returns in which somebody left words, or in which I have words that came too late; newest first. */
  readonly earlier: readonly Life[]
}

export function viewPatience(state: Patience, me: MemberId): PatienceView {
  const life = latestTalk(state) ?? null
  const earlier = earlierTalks(state)
    .filter(
      talk => talk.returns.some(({ own, wish }) => own + wish !== '') || ownReturns(talk, me).length > 0,
    )
    .reverse()
  const phase = life === null ? 'none' : life.pause !== null ? 'paused' : isTalking(life) ? 'back' : 'closed'
  return { phase, life: life && lifeFor(life, me), earlier: earlier.map(talk => lifeFor(talk, me)) }
}
