/**
 * What is true in I'll go first: shares that are sealed until the one who gets them asks to open, and what came back.
 *
 * Taking back is not in here: it destroys the key and leaves nothing in the record. So a share that is not opened may be
 * one that nobody can open any more, and nothing in this state can say so.
 */
import { isErased } from '../shared/blank.ts'
import { withLastOf } from '../shared/last-few.ts'
import { fitsGate, type Held, isSealOpened } from '../shared/reveal.ts'
import { all, emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import type { FactId, MemberId, Sealed, SealOpened } from '../slice.ts'
import { type Answer, answerFor, type Fact, type Length, type Way } from './events.ts'

export interface Share {
  readonly id: string
  readonly by: MemberId
  /** By its writer's clock, for display only. */
  readonly at: number
  readonly fact: FactId
  readonly way: Way
  readonly length: Length
  readonly sealed: Sealed
  /** It is in the confirmed record: before that it has not left its writer's device. */
  readonly settled: boolean
  /**
   * `sealed`: it can be opened, and taken back. `opened`: the other has asked the gate to open. `replaced`: its writer has
   * given another one before it was opened; it never opens, and its words stay with its writer.
   */
  readonly stage: 'sealed' | 'opened' | 'replaced'
  /** The half that opens it, of the one to whom it was given; null until they asked. */
  readonly asked: (Held & { readonly at: number; readonly settled: boolean }) | null
  /** YYYY-MM-DD: when they want to read it well. */
  readonly promised: string | null
  readonly answer: { readonly said: Answer; readonly fact: FactId; readonly at: number } | null
  readonly thanked: boolean
}

/** Words of an answer that came out of turn: no part of the exchange, for their author alone. */
export interface BesideWords {
  readonly by: MemberId
  readonly share: string
  readonly text: string
  readonly fact: FactId
}

export interface Leading {
  readonly shares: Shelf<Share>
  /** At most the last few of each. */
  readonly beside: readonly BesideWords[]
}

export const initialLeading: Leading = { shares: emptyShelf(), beside: [] }

const besideKept = 3

export function reduceLeading(state: Leading, fact: Fact | SealOpened): Leading {
  if (isSealOpened(fact)) return state
  const share = get(state.shares, fact.data.share)
  if (fact.type === 'leading.share-sealed.v1') return share ? state : given(state, fact)
  if (share === undefined) return state
  const mine = share.by === fact.by
  switch (fact.type) {
    case 'leading.opening-asked.v1': {
      const { sealed } = fact.data
      const fits = sealed.seal !== share.sealed.seal && fitsGate(sealed, { id: share.id, kind: 'both' })
      if (mine || share.stage !== 'sealed' || !fits) return state
      return withShare(state, {
        ...share,
        stage: 'opened',
        asked: { seal: sealed, by: fact.by, at: fact.at, settled: fact.index !== null },
      })
    }
    case 'leading.time-promised.v1':
      return mine || share.stage !== 'sealed'
        ? state
        : withShare(state, { ...share, promised: fact.data.day })
    case 'leading.answered.v1': {
      const { answer: said } = fact.data
      if (mine) return state
      const fits = mayAnswer(share) && said.kind === answerFor[share.way]
      // A chosen sentence that came out of turn is no words of anybody.
      if (!fits && !('text' in said)) return state
      return fits
        ? withShare(state, { ...share, answer: { said, fact: fact.id, at: fact.at } })
        : withBeside(state, { by: fact.by, share: share.id, text: textOf(said), fact: fact.id })
    }
    case 'leading.thanked.v1':
      return mine && share.answer !== null && !share.thanked
        ? withShare(state, { ...share, thanked: true })
        : state
  }
}

/** What is typed in an answer; empty where only a sentence was chosen, or its author has deleted it. */
export const textOf = (answer: Answer): string => ('text' in answer ? answer.text : '')

export const mayAnswer = (share: Share): boolean => share.stage === 'opened' && share.answer === null

/** This member's share that has not been opened; at most one. It may have been taken back: the record does not say. */
export const unopenedOf = (state: Leading, member: MemberId): Share | undefined =>
  all(state.shares).findLast(({ by, stage }) => by === member && stage === 'sealed')

/** One open share at a time: a new one takes the place of one that nobody has opened. */
function given(
  state: Leading,
  { data, by, at, id: fact, index }: Extract<Fact, { type: 'leading.share-sealed.v1' }>,
): Leading {
  const { share: id, way, length, sealed } = data
  if (!fitsGate(sealed, { id, kind: 'both' })) return state
  const before = unopenedOf(state, by)
  const left = before ? withShare(state, { ...before, stage: 'replaced', promised: null }) : state
  return withShare(left, {
    id,
    by,
    at,
    fact,
    way,
    length,
    sealed,
    settled: index !== null,
    stage: 'sealed',
    asked: null,
    promised: null,
    answer: null,
    thanked: false,
  })
}

const withShare = (state: Leading, share: Share): Leading => ({
  ...state,
  shares: put(state.shares, share.id, share),
})

function withBeside(state: Leading, words: BesideWords): Leading {
  return { ...state, beside: withLastOf(state.beside, words, besideKept) }
}

/** Own words that the other can read and I can delete for both; null where there are none, or no more. */
export function ownWords(share: Share, what: 'share' | 'answer', me: MemberId): FactId | null {
  if (what === 'share')
    return share.by === me && share.stage === 'opened' && !isErased(share.sealed) ? share.fact : null
  const { answer } = share
  return share.by !== me && answer !== null && textOf(answer.said) !== '' ? answer.fact : null
}
