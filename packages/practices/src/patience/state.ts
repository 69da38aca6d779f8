/** What is true in In good time: the pause of now, and what was said on coming back from earlier ones. Nowhere who asked for one. */
import { all, emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import {
  closed,
  isClosed,
  type Life,
  mayPauseUntil,
  offeredLife,
  pauseUntil,
  reduceLife,
  type TalkFact,
  talkFact,
} from '../shared/talk/index.ts'
import type { SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'

export interface Patience {
  /** A pause of a talk in the room is a talk that is paused from its first moment. `openedBy` is empty in all of them. */
  readonly talks: Shelf<Life>
  /** The talk that was paused last; null before the first pause. */
  readonly latest: string | null
  /** Two pauses asked for while apart are one: the later one's name leads to the first. */
  readonly names: Shelf<string>
}

export const initialPatience: Patience = { talks: emptyShelf(), latest: null, names: emptyShelf() }

/** By its own name, or by the name of a pause that fell together with it. */
export const talkNamed = (state: Patience, name: string): Life | undefined =>
  get(state.talks, get(state.names, name) ?? name)

export const latestTalk = (state: Patience): Life | undefined =>
  state.latest === null ? undefined : get(state.talks, state.latest)

/** Oldest first, without the latest. */
export const earlierTalks = (state: Patience): readonly Life[] =>
  all(state.talks).filter(({ id }) => id !== state.latest)

export function reducePatience(state: Patience, fact: Fact | SealOpened): Patience {
  if (fact.type === 'seal.opened.v1') return state
  if (fact.type === 'patience.begun.v1') return begun(state, fact)
  const part = talkFact('patience', fact)
  return part === null ? state : inTalk(state, part)
}

function begun(state: Patience, fact: Fact & { type: 'patience.begun.v1' }): Patience {
  const { talk, until } = fact.data
  if (talkNamed(state, talk) !== undefined || !mayPauseUntil(until, fact.at)) return state
  const latest = latestTalk(state)
  if (latest !== undefined && latest.pause !== null) {
    const { pause } = latest
    const later: Life = until > pause.until ? { ...latest, pause: { ...pause, until } } : latest
    return {
      ...state,
      talks: put(state.talks, latest.id, later),
      names: put(state.names, talk, latest.id),
    }
  }
  const life: Life = {
    ...offeredLife(talk, { by: '', at: fact.at }),
    stage: 'agreed',
    hasPaused: true,
    pause: pauseUntil(until),
  }
  return { ...state, talks: put(withClosed(state, latest), talk, life), latest: talk }
}

/** A new pause is about a new talk, so the one before lies closed. */
const withClosed = ({ talks }: Patience, life: Life | undefined): Shelf<Life> =>
  life === undefined || isClosed(life) ? talks : put(talks, life.id, closed(life))

function inTalk(state: Patience, fact: TalkFact): Patience {
  const life = talkNamed(state, fact.data.talk)
  if (life === undefined) return state
  const next = reduceLife(life, fact)
  return next === life ? state : { ...state, talks: put(state.talks, life.id, next) }
}
