/**
 * The one shape that all practices share. A practice is a pure fold over the verified log of a space:
 * `decide` may refuse an intent, `reduce` gives every entry a meaning, sealed words stay outside of the fold.
 */
import type { GenericSchema, InferOutput } from 'valibot'

export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** 32 hex characters: a member's id in this space (16 bytes). */
export type MemberId = string
/** 64 hex characters: the hash of an entry; the id of the fact it carries. */
export type FactId = string
/** 32 hex characters: names a gate at the relay; made from the fact's own data, unique in the space. */
export type GateId = string

/** How long an item stays, by its author's wish. Every honest device keeps to it by itself; null or absent: for good. */
export type Keep =
  /** Until one of the two has left. */
  | { readonly k: 'paired' }
  /** So many days after a device first had it, 1 to 366. */
  | { readonly k: 'fades'; readonly days: number }

/** How a sealed text may become readable (protocol section 6). */
export type Gate =
  /** Opens when both members have made their deposit. */
  | { readonly kind: 'both'; readonly id: GateId }
  /** Opens on a day, YYYY-MM-DD in UTC, or when the author writes the key into the log. */
  | { readonly kind: 'day'; readonly id: GateId; readonly day: string }
  /** Blind agreement: opens only if both said `yes`; a member who did not say yes learns nothing. */
  | { readonly kind: 'match'; readonly id: GateId; readonly yes: boolean }
  /** No deposit: the author's own device writes the key when it sees that the moment has come. */
  | { readonly kind: 'strict'; readonly id: GateId }

/** What `decide` puts where a text is to be sealed; the engine replaces it by a `Sealed`. */
export interface ToSeal {
  readonly toSeal: { readonly text: string; readonly gate: Gate }
}
export const toSeal = (text: string, gate: Gate): ToSeal => ({ toSeal: { text, gate } })

/** A sealed text as it stands in the log. Opaque to every reducer. All strings are base64url but `seal` (hex). */
export interface Sealed {
  /** 32 hex characters: names this seal; the key that opens it is kept under this name in the author's self space. */
  readonly seal: string
  readonly commit: string
  readonly box: string
  /** One half of the split key; absent for strict seals. */
  readonly half?: string
  readonly gate: GateId
  readonly gateKind: Gate['kind']
  readonly day?: string
}

/** One thing that happened, as the fold sees it. */
export interface Fact<Type extends string = string, Data = unknown> {
  readonly type: Type
  readonly data: Data
  readonly by: MemberId
  /** Milliseconds since 1970 by the author's clock: for display only, never for order or rules. */
  readonly at: number
  readonly id: FactId
  /** Position in the relay's order; null while unconfirmed. */
  readonly index: number | null
  /** Its author has deleted its words: texts are empty, sealed texts have no box. Everything else is as it was. */
  readonly erased?: true
}

/** Written by an author's device when a seal's key goes into the log; `text` is null when the key does not open the commitment. */
export const SEAL_OPENED = 'seal.opened.v1'
export type SealOpened = Fact<typeof SEAL_OPENED, { readonly seal: string; readonly text: string | null }>

/** What a slice wants to be opened, derived from its state. The engine visits the gate and keeps the texts. */
export interface Reveal {
  readonly gate: GateId
  readonly kind: Gate['kind']
  readonly day?: string
  readonly seals: readonly { readonly seal: Sealed; readonly by: MemberId }[]
  /** `waiting`: not yet; `ready`: the record says that it may open now; `closed`: it never will, tell the gate so. */
  readonly stage: 'waiting' | 'ready' | 'closed'
}

/** What two people are to each other, as far as one of them has said so. It changes what is offered, never what a fact means. */
export type Bond = 'partners' | 'friends'

export interface Context {
  readonly me: MemberId
  /** The other member of a pair; null in a self space and before anybody joined. */
  readonly other: MemberId | null
  /** Milliseconds since 1970, this device's clock. */
  readonly now: number
  /** 32 random hex characters, fresh for each call of decide. */
  readonly freshId: () => string
  /** Null or absent: nobody has said, so what is offered has to fit both. */
  readonly bond?: Bond | null
}

/** An event to be written. `data` may contain `ToSeal` in place of `Sealed`. */
export interface Draft {
  readonly type: string
  readonly data: unknown
}

/**
 * What an intent may ask of the engine beside writing. Nothing of it is written to the log by the slice itself.
 * A gate is never closed by an effect: a pass may still turn out to come too late, so the engine closes a gate
 * when `reveals` of the confirmed state says `closed`.
 */
export type Effect =
  /** Write the key of an own seal into this log, as SEAL_OPENED. Not possible any more: does nothing. */
  | { readonly effect: 'open'; readonly seal: string }
  /**
   * Destroy the own deposit at the gate and the own key of the seal, and remember in the author's self space that the
   * text is gone (`Sight` is `gone` from then on). The shared log gets no entry: to the other it looks like nothing. A seal
   * that was withdrawn is never deposited, also if it had not been yet.
   */
  | { readonly effect: 'withdraw'; readonly gate: GateId; readonly seal: string }
  /**
   * Not now: kept in the author's self space only, where `putOff` finds it. The shared log gets no entry, so that even a
   * changed client of the other has nothing to read. `item` is an id of the slice's own, 32 hex characters; `until` in
   * milliseconds since 1970, or null for no time. The latest for an item counts.
   */
  | { readonly effect: 'put-off'; readonly item: string; readonly until: number | null }
  /**
   * Delete own words that stand in the log, by the ids of the facts that hold them: every honest device empties them, and
   * the server is asked to. The shared log says that it was done. What nobody has read is taken back by `withdraw`, which
   * says nothing; what waits at a gate is not deleted, so that nobody reads without being read.
   */
  | { readonly effect: 'erase'; readonly facts: readonly FactId[] }

export type Step = Draft | Effect

/** A sentence key of the slice's words, with what fills it; never the person's own text. */
export interface Refusal {
  readonly refused: string
}

export interface Opening {
  readonly practice: string
  /** Lower is kinder and comes first. */
  readonly rank: number
  /** Key of the slice's words that says what is offered. */
  readonly line: string
  /** Key of the slice's words that says why now. */
  readonly why: string
  /** Route below the practice, for instance `/round/abc`. */
  readonly path: string
  /** True when something of the other waits for me. */
  readonly waiting: boolean
}

/** What this person has put off, by the item's id; undefined when it was not. `until` null: no time was set. */
export type FindPutOff = (item: string) => { readonly until: number | null } | undefined

/** What openings may look at: who looks, when, which sealed texts this device can read, and what this person put off. */
export interface Look extends Pick<Context, 'me' | 'other' | 'now' | 'bond'> {
  readonly sight: (sealed: Sealed) => Sight
  readonly putOff: FindPutOff
}

export type EventSchemas = Record<string, GenericSchema>
export type FactsOf<E extends EventSchemas> = {
  [T in keyof E & string]: Fact<T, InferOutput<E[T]>>
}[keyof E & string]

export interface Slice<State, Intent, Events extends EventSchemas = EventSchemas> {
  /** Folder name and prefix of its event types. */
  readonly id: string
  /** Which spaces its events live in; `every` for records that each space keeps for itself. */
  readonly audience: 'self' | 'pair' | 'every'
  readonly events: Events
  readonly initial: State
  /** Total: every fact has a gentle meaning. Facts by people who are out of turn leave what matters unchanged. */
  readonly reduce: (state: State, fact: FactsOf<Events> | SealOpened) => State
  readonly decide: (state: State, intent: Intent, context: Context) => Result<readonly Step[], Refusal>
  readonly openings: (state: State, look: Look) => readonly Opening[]
  /**
   * Route below the practice to what was put off under this id; null where the id is none of this slice's, or where there
   * is nothing to go back to. The shelf in Mine asks every slice.
   */
  readonly itemPath?: (state: State, item: string) => string | null
  /** What stands under this id was stopped by the two: search finds its words only for somebody who asks for such, too. */
  readonly stopped?: (state: State, item: string) => boolean
  /**
   * The engine asks this of the confirmed state only: what is not confirmed may yet fall otherwise.
   * It deposits the half of an own seal once the confirmed state lists that seal as `waiting` or `ready`, so that words
   * which came too late (after a pass, a second time) are never deposited and stay with their author.
   */
  readonly reveals?: (state: State, context: Pick<Context, 'me' | 'other' | 'now'>) => readonly Reveal[]
}

// biome-ignore lint/suspicious/noExplicitAny: a list of slices holds slices of every state, intent and event.
export type AnySlice = Slice<any, any, any>

export const definePractice = <State, Intent, Events extends EventSchemas>(
  slice: Slice<State, Intent, Events>,
) => slice

/** What a sealed text is to the person who looks at it now. Screens receive it from the engine, never the key. */
export type Sight =
  /**
   * I wrote it; I may read it always. `read`: a client of the other opened it at the gate, although the record does not
   * say that both have sealed.
   */
  | { readonly kind: 'mine'; readonly text: string; readonly read?: true }
  | { readonly kind: 'sealed' }
  /** The record says open, the halves are on their way. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly text: string }
  /** I took it back; nobody reads it any more. Screens leave it out. */
  | { readonly kind: 'gone' }
  /** Its author deleted it, in the record for both. */
  | { readonly kind: 'erased' }
  /** It opened to something else than what was promised. */
  | { readonly kind: 'mismatch' }
