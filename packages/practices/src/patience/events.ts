/** What can happen in In good time: a pause of a talk that two have in the room, by the word of one. */
import * as v from 'valibot'
import { id16, moment } from '../shared/schemas.ts'
import { talkEvents } from '../shared/talk/index.ts'
import type { FactsOf } from '../slice.ts'

const talk = talkEvents('patience')

export const events = {
  /** We pause what we talk about in the room. `until`: the promised time of return, milliseconds since 1970. */
  'patience.begun.v1': v.object({ talk: id16, until: moment }),
  'patience.paused.v1': talk['patience.paused.v1'],
  'patience.pause-moved.v1': talk['patience.pause-moved.v1'],
  'patience.came-back.v1': talk['patience.came-back.v1'],
  'patience.ended.v1': talk['patience.ended.v1'],
}

export type Events = typeof events
export type Fact = FactsOf<Events>
