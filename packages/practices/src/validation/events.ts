/** What can happen between two people in I hear you. */
import * as v from 'valibot'
import { ladderAnswer, landing, rungs } from '../shared/ladder/events.ts'
import { id16, words } from '../shared/schemas.ts'
import { talkEvents } from '../shared/talk/events.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxShare = 600
export const maxQuality = 160
export const maxMoment = 400
/** So often it is tried; then the two sit together. */
export const maxTries = 3

export const events = {
  ...talkEvents('validation'),
  /** Somebody would like to be heard. It is answered only after the other has said yes. */
  'validation.shared.v1': v.object({ talk: id16, text: words(maxShare) }),
  /** By the ladder: what was heard, and at least one reason why it makes sense. */
  'validation.answered.v1': v.object({ talk: id16, answer: ladderAnswer }),
  /** Said face to face; which rungs, by the one who said them. */
  'validation.answered-aloud.v1': v.object({
    talk: id16,
    rungs: v.pipe(v.array(v.picklist(rungs)), v.maxLength(rungs.length)),
  }),
  /** By the one who shared alone. */
  'validation.landing-said.v1': v.object({ talk: id16, landing }),
  /** Unprompted: a quality, and the moment in which it was seen. */
  'validation.affirmed.v1': v.object({
    affirmation: id16,
    quality: words(maxQuality),
    moment: words(maxMoment),
  }),
  'validation.thanked.v1': v.object({ affirmation: id16 }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
