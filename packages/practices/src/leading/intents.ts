/** What somebody may ask for in I'll go first, and the sentence that says why not. */
import { isErased } from '../shared/blank.ts'
import { type Decided, drafter, refusedText, refuser, yes } from '../shared/deciding.ts'
import { dayAt } from '../shared/reveal.ts'
import { get } from '../shared/shelf.ts'
import type { KeysFrom } from '../shared/words.ts'
import { type Context, type FactId, toSeal } from '../slice.ts'
import {
  type Answer,
  answerFor,
  type Events,
  lengthOf,
  maxComfort,
  maxDaysAhead,
  maxQuestion,
  maxShare,
  type Way,
} from './events.ts'
import { type Leading, mayAnswer, ownWords, type Share, unopenedOf } from './state.ts'
import type { Words } from './words/en.ts'

export type Intent =
  /** `after`: the own share that this one follows. If nobody has opened it yet, it is taken back for good. */
  | { readonly do: 'give'; readonly way: Way; readonly text: string; readonly after: string | null }
  /** Destroys an own share that nobody has opened. The record says nothing of it. */
  | { readonly do: 'take-back'; readonly share: string }
  | { readonly do: 'open'; readonly share: string }
  /** I want to read this well, on that day (YYYY-MM-DD). */
  | { readonly do: 'promise'; readonly share: string; readonly day: string }
  /** `until` in milliseconds since 1970; null for no time. Written to the own self space alone. */
  | { readonly do: 'not-now'; readonly share: string; readonly until: number | null }
  | { readonly do: 'answer'; readonly share: string; readonly answer: Answer }
  | { readonly do: 'thank'; readonly share: string }
  | { readonly do: 'erase'; readonly share: string; readonly what: 'share' | 'answer' }
  /** Deletes own words that never became part of anything. */
  | { readonly do: 'erase-beside'; readonly fact: FactId }

export type Refused = KeysFrom<Words, 'refused'>

const dayLength = 24 * 3_600_000
const no = refuser<Refused>()
const event = drafter<Events>()

export function decideLeading(state: Leading, intent: Intent, context: Context): Decided {
  if (context.other === null) return no('refusedAlone')
  if (intent.do === 'give') return give(state, intent, context)
  if (intent.do === 'erase-beside') {
    const words = state.beside.find(({ by, fact }) => by === context.me && fact === intent.fact)
    return words ? yes({ effect: 'erase', facts: [words.fact] }) : no('refusedNothingToDelete')
  }
  const share = get(state.shares, intent.share)
  if (share === undefined) return no('refusedUnknown')
  switch (intent.do) {
    case 'take-back':
      if (share.by !== context.me) return no('refusedNotYours')
      if (share.stage === 'opened') return no('refusedOpened')
      return yes(takenBack(share))
    case 'thank':
      if (share.by !== context.me || share.answer === null) return no('refusedNothingToThank')
      return share.thanked ? no('refusedThanked') : yes(event('leading.thanked.v1', { share: share.id }))
    case 'erase': {
      const fact = ownWords(share, intent.what, context.me)
      return fact === null ? no('refusedNothingToDelete') : yes({ effect: 'erase', facts: [fact] })
    }
    default:
      return share.by === context.me || share.stage === 'replaced'
        ? no('refusedNotForYou')
        : received(share, intent, context)
  }
}

const takenBack = ({ sealed }: Share) =>
  ({ effect: 'withdraw', gate: sealed.gate, seal: sealed.seal }) as const

function give(
  state: Leading,
  { way, text, after }: Extract<Intent, { do: 'give' }>,
  { me, freshId }: Context,
): Decided {
  const wrong = refusedText(text, maxShare)
  if (wrong) return no(wrong)
  const before = unopenedOf(state, me)
  if (before && before.id !== after) return no('refusedOneIsOpen')
  const id = freshId()
  const said = text.trim()
  const sealed = toSeal(said, { kind: 'both', id })
  const draft = event('leading.share-sealed.v1', { share: id, way, length: lengthOf(said), sealed })
  return before ? yes(takenBack(before), draft) : yes(draft)
}

type Received = Extract<Intent, { do: 'open' | 'promise' | 'not-now' | 'answer' }>

function received(share: Share, intent: Received, { now }: Context): Decided {
  if (intent.do === 'answer') return answer(share, intent.answer)
  if (intent.do === 'not-now') {
    return share.answer === null
      ? yes({ effect: 'put-off', item: share.id, until: intent.until })
      : no('refusedAnswered')
  }
  if (share.stage === 'opened') return no('refusedAsked')
  if (isErased(share.sealed)) return no('refusedUnknown')
  if (intent.do === 'open') {
    const sealed = toSeal('open', { kind: 'both', id: share.id })
    return yes(event('leading.opening-asked.v1', { share: share.id, sealed }))
  }
  const ahead = Date.parse(`${intent.day}T00:00:00Z`) - Date.parse(`${dayAt(now)}T00:00:00Z`)
  // The day of the place where somebody lives may be one off the day in UTC.
  const fits = ahead >= -dayLength && ahead <= maxDaysAhead * dayLength
  return fits
    ? yes(event('leading.time-promised.v1', { share: share.id, day: intent.day }))
    : no('refusedDay')
}

const longest = { comfort: maxComfort, question: maxQuestion } as const

function answer(share: Share, said: Answer): Decided {
  if (share.answer !== null) return no('refusedAnswered')
  if (!mayAnswer(share)) return no('refusedNotOpen')
  if (said.kind !== answerFor[share.way]) return no('refusedOtherWay')
  if (said.kind !== 'comfort' && said.kind !== 'question')
    return yes(event('leading.answered.v1', { share: share.id, answer: said }))
  const wrong = refusedText(said.text, longest[said.kind])
  if (wrong) return no(wrong)
  const tidied: Answer = { kind: said.kind, text: said.text.trim() }
  return yes(event('leading.answered.v1', { share: share.id, answer: tidied }))
}
