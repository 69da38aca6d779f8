/** What one may ask for oneself, and the sentence that says why not. */
import { drafter, refusedText, refuser, yes } from '../shared/deciding.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Context, Refusal, Result, Step } from '../slice.ts'
import { type Events, maxLine, maxWhen, maxWill, most, type Part, type Week } from './events.ts'
import { letGoIn, lookOf, type Marked, planOf, type SelfCare, thingOf } from './state.ts'
import type { Words } from './words/en.ts'

export type Intent =
  | { readonly do: 'plan'; readonly part: Part; readonly when: string; readonly will: string }
  | { readonly do: 'change'; readonly thing: string; readonly when: string; readonly will: string }
  | { readonly do: 'remove'; readonly thing: string }
  | {
      readonly do: 'look-back'
      readonly marks: readonly Marked[]
      readonly week: Week | null
      readonly line: string
    }
  | { readonly do: 'remove-look'; readonly look: string }

export type Refused = KeysFrom<Words, 'refused'>
type Decided = Result<readonly Step[], Refusal>

const no = refuser<Refused>()
const event = drafter<Events>()

export function decideSelfCare(
  state: SelfCare,
  intent: Intent,
  { freshId }: Pick<Context, 'freshId'>,
): Decided {
  switch (intent.do) {
    case 'plan': {
      if (planOf(state).length >= most) return no('refusedThree')
      if (planOf(state).some(({ part }) => part === intent.part)) return no('refusedSamePart')
      const { part, when, will } = trimmed(intent)
      const wrong = refusedPlan(when, will)
      return wrong
        ? no(wrong)
        : yes(event('self-care.thing-planned.v1', { thing: freshId(), part, when, will }))
    }
    case 'change': {
      const thing = thingOf(state, intent.thing)
      if (!thing || thing.letGoIn !== null) return no('refusedUnknown')
      const { when, will } = trimmed(intent)
      const wrong = refusedPlan(when, will)
      if (wrong) return no(wrong)
      if (when === thing.when && will === thing.will) return yes()
      return yes(event('self-care.thing-changed.v1', { thing: thing.id, when, will }))
    }
    case 'remove': {
      const thing = thingOf(state, intent.thing)
      if (!thing) return no('refusedUnknown')
      const facts = [...thing.facts, ...state.strays]
      return yes(event('self-care.thing-removed.v1', { thing: thing.id }), { effect: 'erase', facts })
    }
    case 'look-back':
      return lookBack(state, intent, freshId)
    case 'remove-look': {
      const look = lookOf(state, intent.look)
      if (!look) return no('refusedUnknown')
      const facts = [look.fact, ...letGoIn(state, look.id).flatMap(thing => thing.facts)]
      return yes(event('self-care.look-removed.v1', { look: look.id }), { effect: 'erase', facts })
    }
  }
}

function lookBack(
  state: SelfCare,
  intent: Extract<Intent, { do: 'look-back' }>,
  freshId: () => string,
): Decided {
  const { week } = intent
  const line = intent.line.trim()
  const marks = intent.marks.filter(({ thing }) => planOf(state).some(({ id }) => id === thing))
  if (marks.length === 0 && week === null && line === '') return no('refusedNothing')
  if (line.length > maxLine) return no('refusedTooLong')
  return yes(event('self-care.looked-back.v1', { look: freshId(), marks, week, line }))
}

const trimmed = <T extends { readonly when: string; readonly will: string }>(intent: T): T => ({
  ...intent,
  when: intent.when.trim(),
  will: intent.will.trim(),
})

const refusedPlan = (when: string, will: string): Refused | null =>
  refusedText(when, maxWhen) ?? refusedText(will, maxWill)
