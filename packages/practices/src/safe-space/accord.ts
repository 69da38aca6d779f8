/**
 * An accord: an agreement, a ritual or an arc. It is worded by one, worded anew or signed by the other, and stands when
 * both have signed one and the same wording. Either lets it go alone.
 *
 * Who let it go is kept nowhere, and neither is whether anybody kept to it: an agreement is a wish that both hold.
 */
import type { Plan } from '../shared/calendar/index.ts'
import { withLastOf } from '../shared/last-few.ts'
import { fitsGate, type Held } from '../shared/reveal.ts'
import type { FactId, MemberId } from '../slice.ts'
import type { Fact, Length } from './events.ts'

export type Content =
  | { readonly kind: 'agreement'; readonly text: string; readonly review: string | null }
  | {
      readonly kind: 'ritual'
      readonly name: string
      readonly place: string
      readonly bring: string
      readonly plan: Plan
    }
  | { readonly kind: 'arc'; readonly length: Length; readonly hope: string }
export type Kind = Content['kind']

export interface Wording {
  /** The entry that carries it; signing names this. */
  readonly fact: FactId
  readonly by: MemberId
  readonly at: number
  readonly content: Content
  /** Its author has deleted it: nothing is left that could stand. */
  readonly erased: boolean
}

export interface Accord {
  readonly id: string
  readonly kind: Kind
  readonly wording: Wording
  /** Who has signed this wording; its author is one of them. */
  readonly signed: readonly MemberId[]
  /** `aside`: begun while another one was there; no part of what the two have. */
  readonly stage: 'offered' | 'binding' | 'let-go' | 'aside'
  /** It has bound both at some time. */
  readonly hasBound: boolean
  /** Worded while apart, after somebody else's change: for their authors to use again. */
  readonly beside: readonly Wording[]
  /** Wordings before this one: their authors can delete the words. */
  readonly earlier: readonly Pick<Wording, 'fact' | 'by' | 'erased'>[]
  /** Of an arc: its sittings, by their ids. */
  readonly sittings: readonly string[]
  /** Sealed, with the facts that hold them. */
  readonly lookBacks: readonly (Held & { readonly fact: FactId })[]
}

const mostBeside = 3
const sittingsOf: Readonly<Record<Length, number>> = { six: 6, eight: 8, twelve: 12 }

type Worded = Extract<Fact, { data: { after: unknown } }>

export function contentOf(fact: Worded): Content {
  switch (fact.type) {
    case 'safe-space.agreement-worded.v1':
      return { kind: 'agreement', text: fact.data.text, review: fact.data.review }
    case 'safe-space.ritual-worded.v1': {
      const { name, place, bring, plan } = fact.data
      return { kind: 'ritual', name, place, bring, plan }
    }
    case 'safe-space.arc-worded.v1':
      return { kind: 'arc', length: fact.data.length, hope: fact.data.hope }
  }
}

const wordingOf = (fact: Worded): Wording => ({
  fact: fact.id,
  by: fact.by,
  at: fact.at,
  content: contentOf(fact),
  erased: fact.erased === true,
})

/** A first wording. `aside` when the two have one already and can have no second. */
export function begun(fact: Worded, aside: boolean): Accord {
  const wording = wordingOf(fact)
  return {
    id: fact.data.accord,
    kind: wording.content.kind,
    wording,
    signed: [fact.by],
    stage: aside ? 'aside' : 'offered',
    hasBound: false,
    beside: [],
    earlier: [],
    sittings: [],
    lookBacks: [],
  }
}

/** Another wording asks both again. One that was written without sight of the present one stays beside, for its author. */
export function reworded(accord: Accord, fact: Worded): Accord {
  const wording = wordingOf(fact)
  const mayChange = isAlive(accord) && !isComplete(accord) && wording.content.kind === accord.kind
  if (mayChange && fact.data.after === accord.wording.fact) {
    const { by, fact: id, erased } = accord.wording
    const earlier = [...accord.earlier, { fact: id, by, erased }]
    return { ...accord, wording, signed: [fact.by], stage: 'offered', earlier }
  }
  return { ...accord, beside: withLastOf(accord.beside, wording, mostBeside) }
}

export function signed(accord: Accord, by: MemberId, wording: FactId): Accord {
  if (accord.stage !== 'offered' || accord.wording.fact !== wording || accord.signed.includes(by))
    return accord
  const both = [...accord.signed, by]
  return { ...accord, signed: both, ...(both.length === 2 ? { stage: 'binding', hasBound: true } : {}) }
}

export const letGo = (accord: Accord): Accord => (isAlive(accord) ? { ...accord, stage: 'let-go' } : accord)

/** The first look back of each counts. Null where it does not: its author has it back. */
export function withLookBack(accord: Accord, held: Accord['lookBacks'][number]): Accord | null {
  const first = !accord.lookBacks.some(({ by }) => by === held.by)
  return mayLookBack(accord) && first && fitsGate(held.seal, { id: accord.id, kind: 'both' })
    ? { ...accord, lookBacks: [...accord.lookBacks, held] }
    : null
}

/** Entries with own words that are still there: the present wording, earlier ones, those beside. */
export const ownWordings = ({ wording, earlier, beside }: Accord, me: MemberId): readonly FactId[] =>
  [wording, ...earlier, ...beside].filter(({ by, erased }) => by === me && !erased).map(({ fact }) => fact)

/** Offered or binding. */
export const isAlive = ({ stage }: Accord): boolean => stage === 'offered' || stage === 'binding'

/** Both hold it, in words that are still there. */
export const isStanding = (accord: Accord): boolean => accord.stage === 'binding' && !accord.wording.erased

/** Sittings that an arc has in all; none for what is no arc. */
export const lengthOf = ({ wording: { content } }: Accord): number =>
  content.kind === 'arc' ? sittingsOf[content.length] : 0

/** An arc with all its sittings. */
export const isComplete = (accord: Accord): boolean =>
  accord.kind === 'arc' && accord.sittings.length >= lengthOf(accord)

/** It goes on: sittings that are held now are part of it. */
export const isUnderWay = (accord: Accord): boolean =>
  accord.kind === 'arc' && accord.stage === 'binding' && !isComplete(accord)

/** An arc that has come to its end, whether all its sittings were held or one of the two ended it. */
export const mayLookBack = (accord: Accord): boolean =>
  accord.kind === 'arc' &&
  accord.hasBound &&
  accord.sittings.length > 0 &&
  (isComplete(accord) || accord.stage === 'let-go')
