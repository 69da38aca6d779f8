/** What can happen in Our place and time: wishes that both sign, sittings, and what is said in them. */
import * as v from 'valibot'
import { clock, planSchema } from '../shared/calendar/index.ts'
import { maxMatter } from '../shared/matter.ts'
import { day, freeText, gateId, id16, sealed, words } from '../shared/schemas.ts'
import { talkEvents } from '../shared/talk/index.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxAgreement = 600
export const maxName = 60
export const maxPlace = 80
export const maxBring = 200
export const maxHope = 200
export const maxClosing = 120
/** Of one appreciation: what was done, and what it meant. */
export const maxDid = 300
export const maxMeant = 200
export const maxAsk = 300
export const maxLookBack = 400
export { maxMatter }

/** Hash of an entry. The entry that words something carries its exact text, so its hash is the digest that is signed. */
const entry = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
/** `after`: the wording that its author had before the eyes; null for the first. */
const worded = { accord: gateId, after: v.nullable(entry) }
/** Names a sitting; its first digit is below 8. It is the gate of the appreciations, with 8 added that of what is next. */
export const sittingId = v.pipe(gateId, v.regex(/^[0-7]/))
const when = v.nullable(v.object({ day, time: clock }))

export const lengths = ['six', 'eight', 'twelve'] as const
export const steps = ['arrive', 'appreciations', 'went-well', 'matter', 'next', 'closing'] as const
/** What is prepared alone and opens in the sitting, at the step of the same name. */
export const parts = ['appreciations', 'next'] as const

export const events = {
  ...talkEvents('safe-space'),
  /** A wording binds nobody. Whoever words it has signed it by this very entry. */
  'safe-space.agreement-worded.v1': v.object({
    ...worded,
    text: words(maxAgreement),
    review: v.nullable(day),
  }),
  'safe-space.ritual-worded.v1': v.object({
    ...worded,
    name: words(maxName),
    place: freeText(maxPlace),
    bring: freeText(maxBring),
    plan: planSchema,
  }),
  'safe-space.arc-worded.v1': v.object({
    ...worded,
    length: v.picklist(lengths),
    hope: freeText(maxHope),
  }),
  /** Signs one wording and no other: `wording` is the hash of the entry that carries it. */
  'safe-space.signed.v1': v.object({ accord: gateId, wording: entry }),
  /** Either may, at once, without a reason. */
  'safe-space.let-go.v1': v.object({ accord: gateId }),
  /** What we learned and what we keep, at the end of an arc; both open together. */
  'safe-space.look-back-sealed.v1': v.object({ accord: gateId, words: sealed }),
  /** `instead`: the sitting that had not begun and whose place it takes. */
  'safe-space.sitting-offered.v1': v.object({
    talk: sittingId,
    form: v.picklist(['full', 'short']),
    when,
    instead: v.nullable(id16),
  }),
  'safe-space.sitting-moved.v1': v.object({ talk: sittingId, when }),
  'safe-space.preparation-sealed.v1': v.object({
    talk: sittingId,
    part: v.picklist(parts),
    words: sealed,
  }),
  /** The two have come to this step. Said by both at once it is the same as said once. */
  'safe-space.step-reached.v1': v.object({ talk: sittingId, step: v.picklist(steps) }),
  'safe-space.matter-named.v1': v.object({ talk: sittingId, text: words(maxMatter) }),
  /** How the two like to close: a prayer, a song, tea. */
  'safe-space.closing-chosen.v1': v.object({ text: words(maxClosing) }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>
export type Length = (typeof lengths)[number]
export type Step = (typeof steps)[number]
export type Part = (typeof parts)[number]
export type When = v.InferOutput<typeof when>
export type Form = 'full' | 'short'

/** The gate of what one asks and offers for the next week. */
export const gateOf = (talk: string, part: Part): string =>
  part === 'appreciations' ? talk : (Number.parseInt(talk.charAt(0), 16) + 8).toString(16) + talk.slice(1)

/** A sitting's id made from 16 random bytes. */
export const sittingFrom = (fresh: string): string =>
  (Number.parseInt(fresh.charAt(0), 16) % 8).toString(16) + fresh.slice(1)
