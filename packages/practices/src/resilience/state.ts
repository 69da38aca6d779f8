/** What is true in Stronger: strengths that were named, good news and what came back, and the plan of the two. */
import { emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import type { FactId, MemberId, SealOpened } from '../slice.ts'
import type { Fact, Named, ReplyKind, StrengthAnswer } from './events.ts'
import { isNoStrength } from './names.ts'
import {
  aliveOf,
  begun,
  latestOf,
  mayRestChange,
  maySign,
  type Plan,
  type Wording,
  wordingOf,
} from './plan.ts'

export interface Strength {
  readonly id: string
  /** Who named it; it is a strength of the other. */
  readonly by: MemberId
  /** By its author's clock, for display only. */
  readonly at: number
  readonly fact: FactId
  readonly named: Named
  readonly moment: string
  readonly answer: StrengthAnswer | null
}

export interface Reply {
  readonly kind: ReplyKind
  readonly text: string
  readonly fact: FactId
  readonly at: number
}

export interface Win {
  readonly id: string
  readonly by: MemberId
  readonly at: number
  readonly fact: FactId
  readonly text: string
  /** Asking for a moment may come first; the answer with joy is the last. */
  readonly replies: readonly Reply[]
  readonly more: { readonly text: string; readonly fact: FactId } | null
}

/** Words that came out of turn: no part of anything, for their author alone. */
export interface Beside {
  readonly by: MemberId
  readonly what: 'strength' | 'reply' | 'more'
  readonly of: string
  readonly text: string
  readonly fact: FactId
}

export interface Resilience {
  readonly strengths: Shelf<Strength>
  readonly wins: Shelf<Win>
  readonly plan: Plan | null
  /** Wordings that were replaced: their authors can delete the words. */
  readonly earlier: readonly Pick<Wording, 'fact' | 'by' | 'erased'>[]
  /** At most the last few of each of the two. */
  readonly beside: readonly Beside[]
  readonly besidePlans: readonly Wording[]
}

export const initialResilience: Resilience = {
  strengths: emptyShelf(),
  wins: emptyShelf(),
  plan: null,
  earlier: [],
  beside: [],
  besidePlans: [],
}

const besideKept = 3

export function reduceResilience(state: Resilience, fact: Fact | SealOpened): Resilience {
  switch (fact.type) {
    case 'resilience.strength-told.v1':
      return withStrength(state, fact)
    case 'resilience.strength-answered.v1': {
      const strength = get(state.strengths, fact.data.strength)
      if (strength === undefined || strength.by === fact.by || strength.answer !== null) return state
      return {
        ...state,
        strengths: put(state.strengths, strength.id, { ...strength, answer: fact.data.answer }),
      }
    }
    case 'resilience.win-told.v1': {
      const { win: id, text } = fact.data
      if (get(state.wins, id)) return state
      const { by, at, id: told } = fact
      return withWin(state, { id, by, at, fact: told, text, replies: [], more: null })
    }
    case 'resilience.win-answered.v1':
      return answered(state, fact)
    case 'resilience.more-told.v1': {
      const win = get(state.wins, fact.data.win)
      const { text } = fact.data
      if (win?.by !== fact.by) return state
      if (!mayTellMore(win)) return withBeside(state, fact, { what: 'more', of: win.id, text })
      return withWin(state, { ...win, more: { text, fact: fact.id } })
    }
    case 'resilience.plan-worded.v1':
      return worded(state, fact)
    case 'resilience.plan-signed.v1': {
      const { plan } = state
      if (plan?.id !== fact.data.plan || !maySign(plan, fact.by, fact.data.wording)) return state
      return replaced(state, plan.standing, { ...plan, standing: plan.proposed, proposed: null })
    }
    case 'resilience.plan-change-rested.v1': {
      const { plan } = state
      if (plan?.id !== fact.data.plan || !mayRestChange(plan, fact.data.wording)) return state
      return replaced(state, plan.proposed, { ...plan, proposed: null })
    }
    case 'resilience.plan-let-go.v1':
      return state.plan?.id === fact.data.plan && !state.plan.letGo
        ? { ...state, plan: { ...state.plan, letGo: true } }
        : state
    default:
      return state
  }
}

/** Before the answer with joy; a moment to oneself is asked for once. */
export const mayReply = (win: Win, kind: ReplyKind): boolean =>
  win.replies.length === 0 || (win.replies.length === 1 && isWaiting(win) && kind !== 'need-moment')

/** The other has asked for a moment and has not come back to it yet. */
export const isWaiting = (win: Win): boolean => win.replies.at(-1)?.kind === 'need-moment'

/** The other has asked to hear more, and it is not told yet. */
export const mayTellMore = (win: Win): boolean => {
  const asked = win.replies.at(-1)?.kind
  return win.more === null && (asked === 'tell-more' || asked === 'what-took')
}

function withStrength(
  state: Resilience,
  fact: Extract<Fact, { type: 'resilience.strength-told.v1' }>,
): Resilience {
  const { strength: id, named, moment } = fact.data
  if (get(state.strengths, id)) return state
  if (isNoStrength(named)) return withBeside(state, fact, { what: 'strength', of: id, text: moment })
  const { by, at } = fact
  const strength: Strength = { id, by, at, fact: fact.id, named, moment, answer: null }
  return { ...state, strengths: put(state.strengths, id, strength) }
}

function answered(
  state: Resilience,
  fact: Extract<Fact, { type: 'resilience.win-answered.v1' }>,
): Resilience {
  const { reply } = fact.data
  const win = get(state.wins, fact.data.win)
  if (win === undefined || win.by === fact.by) return state
  if (!mayReply(win, reply.kind))
    return withBeside(state, fact, { what: 'reply', of: win.id, text: reply.text })
  const said: Reply = { kind: reply.kind, text: reply.text, fact: fact.id, at: fact.at }
  return withWin(state, { ...win, replies: [...win.replies, said] })
}

/** A wording that was written without sight of the present one stays beside, for its author. */
function worded(state: Resilience, fact: Extract<Fact, { type: 'resilience.plan-worded.v1' }>): Resilience {
  const { after, plan: id } = fact.data
  const plan = aliveOf(state.plan)
  if (plan === null) {
    if (after !== null || state.plan?.id === id) return besidePlan(state, fact)
    const old = state.plan ? [state.plan.standing, state.plan.proposed] : []
    return { ...state, plan: begun(fact), earlier: [...state.earlier, ...old.flatMap(marked)] }
  }
  if (plan.id !== id || latestOf(plan)?.fact !== after) return besidePlan(state, fact)
  return replaced(state, plan.proposed, { ...plan, proposed: wordingOf(fact) })
}

const marked = (wording: Wording | null): Resilience['earlier'] =>
  wording ? [{ fact: wording.fact, by: wording.by, erased: wording.erased }] : []

const replaced = (state: Resilience, old: Wording | null, plan: Plan): Resilience => ({
  ...state,
  plan,
  earlier: [...state.earlier, ...marked(old)],
})

const withWin = (state: Resilience, win: Win): Resilience => ({
  ...state,
  wins: put(state.wins, win.id, win),
})

function besidePlan(
  state: Resilience,
  fact: Extract<Fact, { type: 'resilience.plan-worded.v1' }>,
): Resilience {
  return { ...state, besidePlans: withLast(state.besidePlans, wordingOf(fact)) }
}

/** Of a chosen sentence that came out of turn nothing is kept: it is no words of anybody. */
const withBeside = (state: Resilience, { by, id }: Fact, words: Pick<Beside, 'what' | 'of' | 'text'>) =>
  words.text === '' ? state : { ...state, beside: withLast(state.beside, { ...words, by, fact: id }) }

function withLast<One extends { readonly by: MemberId }>(list: readonly One[], one: One): readonly One[] {
  const own = list.filter(({ by }) => by === one.by).slice(1 - besideKept)
  return [...list.filter(({ by }) => by !== one.by), ...own, one]
}
