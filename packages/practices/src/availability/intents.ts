/** What somebody may ask for in I'm here, and the sentence that says why not. */
import { type Decided, drafter, refusedText, refuser, yes } from '../shared/deciding.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Context, FactId } from '../slice.ts'
import { type Answer, type Energy, type Events, maxDaysAhead, maxLine, maxMood, maxSorry } from './events.ts'
import { isPending, maySaySorry, type Promised } from './promises.ts'
import {
  type Availability,
  type Checkin,
  checkinOf,
  checkinWith,
  mayAnswer,
  mayAskAgain,
  mayThank,
} from './state.ts'
import type { Words } from './words/en.ts'

/** What comes back, without the id that a promise gets by itself. */
export type AnswerAsked =
  | Exclude<Answer, { readonly promise: string }>
  | { readonly kind: 'at' | 'another-day'; readonly when: number }

export type Intent =
  | {
      readonly do: 'check-in'
      readonly energy: Energy
      /** A name of the list, or a word of one's own. */
      readonly mood: string
      readonly need: string
      readonly line: string
    }
  | { readonly do: 'answer'; readonly checkin: string; readonly answer: AnswerAsked }
  /** `until` in milliseconds since 1970; null for no time. Written to the own self space alone. */
  | { readonly do: 'not-now'; readonly checkin: string; readonly until: number | null }
  | { readonly do: 'keep'; readonly promise: string }
  | { readonly do: 'release'; readonly promise: string }
  | { readonly do: 'move'; readonly promise: string; readonly when: number }
  | { readonly do: 'say-sorry'; readonly promise: string; readonly text: string }
  | { readonly do: 'thank'; readonly checkin: string }
  /** Nothing is needed any more; what it said goes from both phones. */
  | { readonly do: 'let-be'; readonly checkin: string }
  | { readonly do: 'ask-again'; readonly checkin: string }
  | { readonly do: 'allow-asking-again'; readonly allowed: boolean }
  | { readonly do: 'erase-sorry'; readonly promise: string }
  | { readonly do: 'erase-beside'; readonly fact: FactId }

export type Refused = KeysFrom<Words, 'refused'>

const dayLength = 24 * 3_600_000
const no = refuser<Refused>()
const event = drafter<Events>()

export function decideAvailability(state: Availability, intent: Intent, context: Context): Decided {
  if (context.other === null) return no('refusedAlone')
  switch (intent.do) {
    case 'check-in':
      return checkIn(intent, context)
    case 'answer':
      return answer(state, intent, context)
    case 'not-now': {
      const checkin = checkinWith(state, intent.checkin)
      if (checkin?.by !== context.other || checkin.stage !== 'open') return no('refusedGone')
      return yes({ effect: 'put-off', item: checkin.id, until: intent.until })
    }
    case 'thank':
      return mayThank(state, intent.checkin, context.me)
        ? yes(event('availability.thanked.v1', { checkin: intent.checkin }))
        : no('refusedNothingToThank')
    case 'allow-asking-again':
      return yes(event('availability.asking-again-allowed.v1', { allowed: intent.allowed }))
    case 'erase-beside': {
      const words = state.beside.find(({ by, fact }) => by === context.me && fact === intent.fact)
      return words && textOf(words.said) !== ''
        ? yes({ effect: 'erase', facts: [words.fact] })
        : no('refusedNothingToDelete')
    }
    case 'let-be':
    case 'ask-again':
      return own(state, intent, context)
    default:
      return promised(
        state.promises.find(({ id }) => id === intent.promise),
        intent,
        context,
      )
  }
}

/** What is typed in an answer; empty where nothing was. */
export const textOf = (said: Answer): string => ('text' in said ? said.text : '')

function checkIn(
  { energy, mood, need, line }: Extract<Intent, { do: 'check-in' }>,
  { freshId }: Context,
): Decided {
  const wrong = refusedText(mood, maxMood)
  if (wrong) return no(wrong === 'refusedEmpty' ? 'refusedNoMood' : wrong)
  if (line.trim().length > maxLine) return no('refusedTooLong')
  const said = { energy, mood: mood.trim(), need, line: line.trim() }
  return yes(event('availability.checked-in.v1', { checkin: freshId(), ...said }))
}

function answer(
  state: Availability,
  { checkin: id, answer: asked }: Extract<Intent, { do: 'answer' }>,
  { me, now, freshId }: Context,
): Decided {
  const said: Answer = 'when' in asked ? { ...asked, promise: freshId() } : asked
  if (checkinOf(state, me)?.id === id) return no('refusedYourOwn')
  if (!mayAnswer(state, id, me, said)) {
    const open = checkinWith(state, id)?.stage === 'open'
    return no(open ? 'refusedPromised' : 'refusedGone')
  }
  if ('when' in said && !mayPromise(said.when, now)) return no('refusedTime')
  if (textOf(said).trim().length > maxLine) return no('refusedTooLong')
  const tidied = said.kind === 'who-else' ? { ...said, text: said.text.trim() } : said
  return yes(event('availability.answered.v1', { checkin: id, answer: tidied }))
}

/** A courtesy by the clock of the one who promises: ahead, and within a week. */
export const mayPromise = (when: number, now: number): boolean =>
  when > now && when <= now + maxDaysAhead * dayLength

type OfPromise = Extract<Intent, { readonly promise: string }>

function promised(promise: Promised | undefined, intent: OfPromise, { me, now }: Context): Decided {
  if (promise === undefined) return no('refusedGone')
  const { id } = promise
  const given = promise.by === me
  if (intent.do === 'release') {
    return isPending(promise)
      ? yes(event('availability.promise-released.v1', { promise: id }))
      : no('refusedSettled')
  }
  if (!given) return no('refusedNotYours')
  if (intent.do === 'erase-sorry') {
    const { sorry } = promise
    return sorry !== null && sorry.text !== ''
      ? yes({ effect: 'erase', facts: [sorry.fact] })
      : no('refusedNothingToDelete')
  }
  if (intent.do === 'say-sorry') {
    if (!maySaySorry(promise)) return no('refusedSettled')
    const wrong = refusedText(intent.text, maxSorry)
    return wrong
      ? no(wrong)
      : yes(event('availability.sorry-said.v1', { promise: id, text: intent.text.trim() }))
  }
  if (!isPending(promise)) return no('refusedSettled')
  if (intent.do !== 'move') return yes(event('availability.promise-kept.v1', { promise: id }))
  return mayPromise(intent.when, now)
    ? yes(event('availability.promise-moved.v1', { promise: id, when: intent.when }))
    : no('refusedTime')
}

function own(
  state: Availability,
  intent: Extract<Intent, { do: 'let-be' | 'ask-again' }>,
  { me }: Context,
): Decided {
  const checkin: Checkin | undefined = checkinOf(state, me)
  if (checkin === undefined || checkin.id !== intent.checkin || checkin.stage !== 'open')
    return no('refusedGone')
  const { id } = checkin
  if (intent.do === 'ask-again')
    return mayAskAgain(state, checkin)
      ? yes(event('availability.asked-again.v1', { checkin: id }))
      : no('refusedAskedAgain')
  return yes(event('availability.let-be.v1', { checkin: id }), { effect: 'erase', facts: [checkin.fact] })
}
