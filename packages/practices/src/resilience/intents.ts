/** What somebody may ask for in Stronger, and the sentence that says why not. */
import { type Decided, drafter, refusedText, refuser, yes } from '../shared/deciding.ts'
import { get } from '../shared/shelf.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Context, FactId } from '../slice.ts'
import {
  type Events,
  maxMoment,
  maxMore,
  maxName,
  maxPart,
  maxReply,
  maxWin,
  type Named,
  type Parts,
  type ReplyKind,
  type StrengthAnswer,
} from './events.ts'
import { isNoStrength } from './names.ts'
import { aliveOf, latestOf, mayRestChange, maySign } from './plan.ts'
import { mayReply, mayTellMore, type Resilience, type Win } from './state.ts'
import { ownFacts, ownWordings, planItem } from './view.ts'
import type { Words } from './words/en.ts'

/** A plan as one of the two writes it: `mine` is what I need, `theirs` what the other needs. */
export interface PlanForm {
  readonly signs: string
  readonly helped: string
  readonly mine: string
  readonly theirs: string
  readonly people: string
  readonly leave: string
}

export type Intent =
  | { readonly do: 'tell-strength'; readonly named: Named; readonly moment: string }
  | { readonly do: 'answer-strength'; readonly strength: string; readonly answer: StrengthAnswer }
  /** Off the own list, or back onto it. Written to the own self space alone; the other keeps what they wrote. */
  | { readonly do: 'take-off' | 'put-back'; readonly strength: string }
  | { readonly do: 'tell-win'; readonly text: string }
  | { readonly do: 'reply'; readonly win: string; readonly kind: ReplyKind; readonly text: string }
  | { readonly do: 'tell-more'; readonly win: string; readonly text: string }
  /** `until` in milliseconds since 1970; null for no time. Written to the own self space alone. */
  | { readonly do: 'win-not-now'; readonly win: string; readonly until: number | null }
  /** `after`: the wording that was before the eyes, null for a first one; left out where the two wrote it side by side. */
  | { readonly do: 'word-plan'; readonly form: PlanForm; readonly after?: FactId | null }
  | { readonly do: 'sign-plan' | 'rest-change'; readonly wording: FactId }
  | { readonly do: 'let-go-plan' }
  | { readonly do: 'plan-not-now'; readonly until: number | null }
  /** Deletes own words for both. */
  | { readonly do: 'erase'; readonly fact: FactId }
  /** All own wordings of the plan. Where the present one is among them, nothing is left that could stand. */
  | { readonly do: 'erase-plan' }

export type Refused = KeysFrom<Words, 'refused'>

const no = refuser<Refused>()
const event = drafter<Events>()

export function decideResilience(state: Resilience, intent: Intent, context: Context): Decided {
  const { me, other, now, freshId } = context
  if (other === null) return no('refusedAlone')
  switch (intent.do) {
    case 'tell-strength':
      return strength(intent.named, intent.moment, freshId)
    case 'answer-strength': {
      const seen = get(state.strengths, intent.strength)
      if (seen === undefined || seen.by === me || seen.moment === '') return no('refusedNotForYou')
      if (seen.answer !== null) return no('refusedAnswered')
      return yes(event('resilience.strength-answered.v1', { strength: seen.id, answer: intent.answer }))
    }
    case 'take-off':
    case 'put-back': {
      const found = get(state.strengths, intent.strength)
      if (found === undefined || found.by === me) return no('refusedNotForYou')
      return yes({ effect: 'put-off', item: found.id, until: intent.do === 'take-off' ? null : now })
    }
    case 'tell-win': {
      const wrong = refusedText(intent.text, maxWin)
      if (wrong) return no(wrong)
      return yes(event('resilience.win-told.v1', { win: freshId(), text: intent.text.trim() }))
    }
    case 'reply':
    case 'tell-more':
    case 'win-not-now': {
      const win = get(state.wins, intent.win)
      return win ? ofWin(win, intent, me) : no('refusedNotForYou')
    }
    case 'word-plan':
      return wordPlan(state, intent, { me, other, freshId })
    case 'sign-plan':
    case 'rest-change':
    case 'let-go-plan':
    case 'plan-not-now':
      return ofPlan(state, intent, me)
    case 'erase':
      return ownFacts(state, me).includes(intent.fact)
        ? yes({ effect: 'erase', facts: [intent.fact] })
        : no('refusedNothingToDelete')
    case 'erase-plan': {
      const facts = ownWordings(state, me)
      return facts.length > 0 ? yes({ effect: 'erase', facts }) : no('refusedNothingToDelete')
    }
  }
}

function strength(named: Named, moment: string, freshId: () => string): Decided {
  const tidied: Named = named.kind === 'own' ? { kind: 'own', text: named.text.trim() } : named
  if (tidied.kind === 'own' && tidied.text === '') return no('refusedNoName')
  if (tidied.kind === 'own' && tidied.text.length > maxName) return no('refusedLongName')
  if (isNoStrength(tidied)) return no('refusedBearing')
  const wrong = refusedText(moment, maxMoment)
  if (wrong) return no(wrong === 'refusedEmpty' ? 'refusedNoMoment' : wrong)
  const data = { strength: freshId(), named: tidied, moment: moment.trim() }
  return yes(event('resilience.strength-told.v1', data))
}

type OfWin = Extract<Intent, { readonly win: string }>

function ofWin(win: Win, intent: OfWin, me: string): Decided {
  const mine = win.by === me
  if (intent.do === 'tell-more') {
    if (!mine || !mayTellMore(win)) return no('refusedNotAsked')
    const wrong = refusedText(intent.text, maxMore)
    if (wrong) return no(wrong)
    return yes(event('resilience.more-told.v1', { win: win.id, text: intent.text.trim() }))
  }
  if (mine || win.text === '') return no('refusedNotForYou')
  if (intent.do === 'win-not-now') {
    return win.replies.length === 0
      ? yes({ effect: 'put-off', item: win.id, until: intent.until })
      : no('refusedAnswered')
  }
  if (!mayReply(win, intent.kind)) return no('refusedAnswered')
  const text = intent.text.trim()
  if (text.length > maxReply) return no('refusedTooLong')
  return yes(event('resilience.win-answered.v1', { win: win.id, reply: { kind: intent.kind, text } }))
}

function wordPlan(
  state: Resilience,
  { form, after }: Extract<Intent, { do: 'word-plan' }>,
  { me, other, freshId }: { readonly me: string; readonly other: string; readonly freshId: () => string },
): Decided {
  const parts = partsOf(form, me, other)
  const said = Object.values(form) as readonly string[]
  if (said.every(text => text.trim() === '')) return no('refusedEmpty')
  if (said.some(text => text.trim().length > maxPart)) return no('refusedTooLong')
  const plan = aliveOf(state.plan)
  const latest = plan && latestOf(plan)
  if (after !== undefined && after !== (latest?.fact ?? null)) return no('refusedChangedMeanwhile')
  if (latest && JSON.stringify(formOf(latest.parts, me)) === JSON.stringify(formOf(parts, me)))
    return no('refusedSameWords')
  const id = plan?.id ?? freshId()
  return yes(event('resilience.plan-worded.v1', { plan: id, after: latest?.fact ?? null, ...parts }))
}

function ofPlan(
  state: Resilience,
  intent: Extract<Intent, { do: 'sign-plan' | 'rest-change' | 'let-go-plan' | 'plan-not-now' }>,
  me: string,
): Decided {
  const plan = aliveOf(state.plan)
  if (plan === null) return no('refusedNoPlan')
  const { id } = plan
  switch (intent.do) {
    case 'sign-plan':
      if (plan.proposed?.by === me) return no('refusedSigned')
      return maySign(plan, me, intent.wording)
        ? yes(event('resilience.plan-signed.v1', { plan: id, wording: intent.wording }))
        : no('refusedChangedMeanwhile')
    case 'rest-change':
      return mayRestChange(plan, intent.wording)
        ? yes(event('resilience.plan-change-rested.v1', { plan: id, wording: intent.wording }))
        : no('refusedChangedMeanwhile')
    case 'let-go-plan':
      return yes(event('resilience.plan-let-go.v1', { plan: id }))
    case 'plan-not-now':
      return plan.proposed && plan.proposed.by !== me
        ? yes({ effect: 'put-off', item: planItem(plan.proposed.fact), until: intent.until })
        : no('refusedNoPlan')
  }
}

const partsOf = (form: PlanForm, me: string, other: string): Parts => ({
  signs: form.signs.trim(),
  helped: form.helped.trim(),
  needs: [
    { who: me, text: form.mine.trim() },
    { who: other, text: form.theirs.trim() },
  ],
  people: form.people.trim(),
  leave: form.leave.trim(),
})

/** The plan with my need and the other's told apart, as `me` reads and changes it. */
export const formOf = (parts: Parts, me: string): PlanForm => ({
  signs: parts.signs,
  helped: parts.helped,
  mine: parts.needs.find(({ who }) => who === me)?.text ?? '',
  theirs: parts.needs.find(({ who }) => who !== me)?.text ?? '',
  people: parts.people,
  leave: parts.leave,
})
