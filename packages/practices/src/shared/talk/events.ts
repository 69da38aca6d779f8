/** What can happen to any talk of two: consent, pause, coming back, the end. Each practice has these under its own name. */
import * as v from 'valibot'
import type { Fact } from '../../slice.ts'
import { freeText, id16, moment } from '../schemas.ts'

/** In UTF-16 units: what one says on coming back. */
export const maxReturn = 400
/** No pause is promised for longer than this from the moment of the word. */
export const longestPauseHours = 48

const parts = {
  /** Yes to a talk that the other has offered. */
  agreed: v.object({ talk: id16 }),
  /** Let it rest: said by the one asked, or by the one who offered. Nobody's state says which. */
  passed: v.object({ talk: id16 }),
  /** We stop here for now; either may say it alone. */
  ended: v.object({ talk: id16 }),
  /** `until`: the promised time of return, milliseconds since 1970. `nth`: which pause of the talk its author means. */
  paused: v.object({ talk: id16, until: moment, nth: v.picklist([1, 2]) }),
  /** `more`: a little longer, once in a pause. `moved`: another time. */
  'pause-moved': v.object({ talk: id16, until: moment, how: v.picklist(['more', 'moved']) }),
  /** Ready again. What I can own and what I still wish may stay empty: it can be said aloud. */
  'came-back': v.object({ talk: id16, own: freeText(maxReturn), wish: freeText(maxReturn) }),
}
type Parts = typeof parts
export type TalkPart = keyof Parts

export type TalkEvents<Id extends string> = {
  readonly [P in TalkPart as `${Id}.${P}.v1`]: Parts[P]
}

/** The six events of a talk, to be spread into a practice's own: `{ ...talkEvents('honesty'), … }`. */
export const talkEvents = <Id extends string>(id: Id): TalkEvents<Id> =>
  Object.fromEntries(
    Object.entries(parts).map(([part, schema]) => [`${id}.${part}.v1`, schema]),
  ) as unknown as TalkEvents<Id>

/** A fact of one of the six events, whatever the practice. */
export type TalkFact = {
  readonly [P in TalkPart]: Omit<Fact, 'type' | 'data'> & {
    readonly part: P
    readonly data: v.InferOutput<Parts[P]>
  }
}[TalkPart]

/** The fact as one of the six, or null when it is an event of the practice's own. */
export function talkFact(id: string, fact: Fact): TalkFact | null {
  const part =
    fact.type.startsWith(`${id}.`) && fact.type.endsWith('.v1') ? fact.type.slice(id.length + 1, -3) : ''
  return Object.hasOwn(parts, part) ? ({ ...fact, part } as unknown as TalkFact) : null
}
