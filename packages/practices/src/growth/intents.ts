/** What somebody may ask for when a month is opened together, and the sentence that says why not. */
import { type Decided, drafter, refusedText, refuser, yes } from '../shared/deciding.ts'
import { monthAt } from '../shared/pulse/months.ts'
import {
  type Answers,
  answeredIn,
  answersText,
  isSentence,
  type SentenceId,
} from '../shared/pulse/sentences.ts'
import { get } from '../shared/shelf.ts'
import { decideTalk, isClosed, isTalkIntent, type TalkIntent } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import { type Context, type FactId, toSeal } from '../slice.ts'
import { type Events, maxReflection, maxWhy } from './events.ts'
import { type Growth, isOpen, type Month, mayOffer, mayReflect, maySeal, mayTell } from './state.ts'
import { ownFacts } from './view.ts'
import type { Words } from './words/en.ts'

export type Intent =
  | TalkIntent
  /** Asks the other to open this month together. */
  | { readonly do: 'offer'; readonly month: string }
  /** `shown`: the sentences that the other may read, and no others. */
  | { readonly do: 'seal'; readonly talk: string; readonly shown: Answers }
  | {
      readonly do: 'tell'
      readonly talk: string
      readonly glad: SentenceId | null
      readonly more: SentenceId | null
      readonly why: string
    }
  | { readonly do: 'reflect'; readonly talk: string; readonly text: string }
  /** Deletes for both all that is mine in this month: my page, and what I said. */
  | { readonly do: 'erase'; readonly talk: string }
  /** Deletes own words that came out of turn. */
  | { readonly do: 'erase-beside'; readonly fact: FactId }

export type Refused = KeysFrom<Words, 'refused'>

const no = refuser<Refused>()
const event = drafter<Events>()

export function decideGrowth(state: Growth, intent: Intent, context: Context): Decided {
  if (context.other === null) return no('refusedAlone')
  if (intent.do === 'offer') return offer(state, intent.month, context)
  if (intent.do === 'erase-beside') {
    const own = state.beside.some(({ fact, by }) => fact === intent.fact && by === context.me)
    return own ? yes({ effect: 'erase', facts: [intent.fact] }) : no('refusedNothingToDelete')
  }
  const month = get(state.months, intent.talk)
  if (isTalkIntent(intent)) return decideTalk('growth', month?.life, intent, context)
  if (month === undefined) return no('refusedNoTalk')
  switch (intent.do) {
    case 'seal':
      return seal(month, intent.shown, context)
    case 'tell':
      return tell(month, intent, context)
    case 'reflect': {
      if (!mayReflect(month, context.me)) return no(whyNot(month) ?? 'refusedNotToldYet')
      const wrong = refusedText(intent.text, maxReflection)
      if (wrong) return no(wrong)
      return yes(event('growth.reflected.v1', { talk: month.life.id, text: intent.text.trim() }))
    }
    case 'erase': {
      const facts = ownFacts(month, context.me)
      return facts.length === 0 ? no('refusedNothingToDelete') : yes({ effect: 'erase', facts })
    }
  }
}

function offer(state: Growth, month: string, { now, freshId }: Context): Decided {
  if (!mayOffer(state)) return no('refusedOneIsOpen')
  if (month > monthAt(now)) return no('refusedMonth')
  return yes(event('growth.month-offered.v1', { talk: freshId(), month }))
}

/** At least one sentence: nobody reads without being read. */
function seal(month: Month, shown: Answers, { me }: Context): Decided {
  if (!maySeal(month, me)) return no(whyNot(month) ?? 'refusedSealed')
  if (answeredIn(shown).length === 0) return no('refusedNothingShown')
  const talk = month.life.id
  return yes(
    event('growth.page-sealed.v1', { talk, page: toSeal(answersText(shown), { kind: 'both', id: talk }) }),
  )
}

function tell(month: Month, intent: Extract<Intent, { do: 'tell' }>, { me }: Context): Decided {
  if (!mayTell(month, me))
    return no(whyNot(month) ?? (isOpen(month) ? 'refusedToldAlready' : 'refusedNotOpen'))
  const { glad, more } = intent
  const why = intent.why.trim()
  if (glad === null && more === null) return no('refusedChooseOne')
  if ([glad, more].some(id => id !== null && !isSentence(id))) return no('refusedChooseOne')
  if (why.length > maxWhy) return no('refusedTooLong')
  return yes(event('growth.told.v1', { talk: month.life.id, glad, more, why }))
}

function whyNot({ life }: Month): Refused | null {
  if (isClosed(life)) return 'refusedTalkOver'
  if (life.stage === 'offered') return 'refusedNotBegun'
  return life.pause ? 'refusedPaused' : null
}
