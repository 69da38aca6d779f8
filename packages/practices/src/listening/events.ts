/** What can happen in Full attention: one speaks with time, the other listens and tells what stayed. No sound is ever kept. */
import * as v from 'valibot'
import { freeText, id16, words } from '../shared/schemas.ts'
import { talkEvents } from '../shared/talk/index.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units: one typed turn, and what the listener sums up. */
export const maxSaid = 600
export const maxSummary = 400
/** Each of the two speaks once; then another session can be offered. */
export const turnsInASession = 2
/** So often a turn can be made longer, by both. */
export const mostTimesMore = 2

export const lengths = [1, 2, 5, 8] as const
export const ways = ['aloud', 'walking', 'typed'] as const

const minutes = v.picklist(lengths)
const way = v.picklist(ways)
const turn = v.picklist(['first', 'second'])

export const events = {
  ...talkEvents('listening'),
  /** `first`: who speaks first, the one who offers or the other. */
  'listening.offered.v1': v.object({ talk: id16, minutes, first: v.picklist(['opener', 'other']), way }),
  /** The clock of the session: it starts when this is written. Every device counts the rest; nothing is written at the end. */
  'listening.turn-begun.v1': v.object({ talk: id16, turn, minutes }),
  /** One turn in writing, in place of time. */
  'listening.said.v1': v.object({ talk: id16, turn, text: words(maxSaid) }),
  /** The one who speaks has come to an end before the time. */
  'listening.spoken.v1': v.object({ talk: id16, turn }),
  /** The turn ends kindly, and nothing is summed up. Either may say it, and nobody's state says which. */
  'listening.stopped.v1': v.object({ talk: id16, turn }),
  /** A little more time. It begins when both have said so; `nth` is which time of this turn its author means. */
  'listening.more-wished.v1': v.object({
    talk: id16,
    turn,
    nth: v.picklist([1, 2]),
    minutes: v.picklist([1, 2]),
  }),
  /** Said aloud, the text is empty. The question whether there is more belongs to it. */
  'listening.summed-up.v1': v.object({
    talk: id16,
    turn,
    how: v.picklist(['aloud', 'written']),
    text: freeText(maxSummary),
  }),
  /** There is no more to say: the turn is over. */
  'listening.enough.v1': v.object({ talk: id16, turn }),
  /** A picture of how heard one felt, given to the one who listened. What is not given is in no log. */
  'listening.heard-given.v1': v.object({ talk: id16, turn, picture: words(16) }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
export type Minutes = v.InferOutput<typeof minutes>
export type Way = v.InferOutput<typeof way>
export type TurnName = v.InferOutput<typeof turn>

/** From far to near, but no scale: they have names and no numbers, and nothing is ever counted from them. */
export const pictures = ['wind', 'door', 'window', 'shade', 'lamp'] as const
export type Picture = (typeof pictures)[number]
/** Null for a picture that a newer app knows, or one that its giver has taken back. */
export const pictureOf = (text: string): Picture | null => pictures.find(picture => picture === text) ?? null
