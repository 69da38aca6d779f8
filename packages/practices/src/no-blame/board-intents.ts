/** What somebody may ask for on the board of one matter, step by step, and the sentence that says why not. */
import { type Decided, drafter, refusedText, refuser, yes } from '../shared/deciding.ts'
import type { KeysFrom } from '../shared/words.ts'
import { type Context, type FactId, toSeal } from '../slice.ts'
import { isOfBoth } from './accord.ts'
import {
  areEnough,
  type Choice,
  isToJudge,
  mayAddOption,
  reflectsAfter,
  roundOf,
  type Step,
  stepOf,
} from './board.ts'
import {
  type Deed,
  type Events,
  maxCorrection,
  maxDeed,
  maxOption,
  maxOwnCause,
  maxReflection,
  maxSide,
  maxWording,
  type ReviewWord,
  roundFrom,
} from './events.ts'
import type { Solving } from './state.ts'
import { type Vote, votesText } from './votes.ts'
import type { Words } from './words/en.ts'

type In = { readonly talk: string }
export type BoardIntent =
  /** `text` null: said aloud, face to face. */
  | ({ readonly do: 'reflect'; readonly text: string | null } & In)
  | ({ readonly do: 'correct'; readonly text: string | null } & In)
  /** Yes, that's it. */
  | ({ readonly do: 'accept' } & In)
  | ({ readonly do: 'word'; readonly text: string } & In)
  /** `wording`: the one that stood on the screen. */
  | ({ readonly do: 'accept-wording'; readonly wording: FactId } & In)
  | ({ readonly do: 'seal-side'; readonly touches: string; readonly adds: string } & In)
  | ({ readonly do: 'name-causes'; readonly causes: readonly string[]; readonly own: string } & In)
  | ({ readonly do: 'add-option'; readonly text: string } & In)
  | ({ readonly do: 'close-options' } & In)
  | ({ readonly do: 'look-for-more' } & In)
  | ({ readonly do: 'vote'; readonly votes: Readonly<Record<string, Vote>> } & In)
  | ({ readonly do: 'word-choice' } & Choice & In)
  | ({ readonly do: 'accept-choice'; readonly choice: FactId } & In)
  | ({ readonly do: 'review'; readonly word: ReviewWord } & In)

type Refused = KeysFrom<Words, 'refused'>
const no = refuser<Refused>()
const event = drafter<Events>()

const stepFor: Readonly<Record<BoardIntent['do'], Step>> = {
  reflect: 'reflect',
  correct: 'reflect',
  accept: 'reflect',
  word: 'wording',
  'accept-wording': 'wording',
  'seal-side': 'sides',
  'name-causes': 'causes',
  'add-option': 'options',
  'close-options': 'options',
  vote: 'votes',
  'look-for-more': 'choice',
  'word-choice': 'choice',
  'accept-choice': 'choice',
  review: 'trial',
}
const order: readonly Step[] = [
  'reflect',
  'wording',
  'sides',
  'causes',
  'options',
  'votes',
  'choice',
  'trial',
]

/** The matter is agreed to, not paused and not over. */
export function decideOnBoard(solving: Solving, intent: BoardIntent, context: Context): Decided {
  const step = stepOf(solving)
  const wanted = stepFor[intent.do]
  if (step !== wanted) {
    if (order.indexOf(wanted) < order.indexOf(step ?? 'reflect')) return no('refusedStepPast')
    return no(isOfBoth(solving.wording) ? 'refusedStepFirst' : 'refusedWordingFirst')
  }
  switch (intent.do) {
    case 'reflect':
    case 'correct':
    case 'accept':
      return reflection(solving, intent, context)
    case 'word':
    case 'accept-wording':
      return wording(solving, intent, context)
    case 'seal-side':
    case 'name-causes':
      return brings(solving, intent, context)
    case 'add-option':
    case 'close-options':
      return options(solving, intent, context)
    case 'vote':
      return vote(solving, intent.votes, context)
    default:
      return choice(solving, intent, context)
  }
}

type Of<Do extends BoardIntent['do']> = Extract<BoardIntent, { do: Do }>

function reflection(
  solving: Solving,
  intent: Of<'reflect' | 'correct' | 'accept'>,
  { me, freshId }: Context,
): Decided {
  const { id: talk, openedBy } = solving.life
  const waits = isToJudge(solving)
  if (intent.do === 'reflect') {
    if (me === openedBy || waits) return no('refusedNotYours')
    const text = intent.text?.trim() ?? null
    const data = { talk, reflection: freshId(), after: reflectsAfter(solving), text }
    return tooMuch(text, maxReflection) ?? yes(event('no-blame.reflected.v1', data))
  }
  const last = solving.reflections.at(-1)
  if (me !== openedBy || !waits || !last) return no('refusedNotYours')
  if (intent.do === 'accept') return yes(event('no-blame.accepted.v1', { talk, reflection: last.id }))
  const text = intent.text?.trim() ?? null
  const data = { talk, reflection: last.id, text }
  return tooMuch(text, maxCorrection) ?? yes(event('no-blame.corrected.v1', data))
}

function wording(solving: Solving, intent: Of<'word' | 'accept-wording'>, { me }: Context): Decided {
  const { id: talk } = solving.life
  const { now, accepted } = solving.wording
  if (intent.do === 'accept-wording') {
    if (now?.fact !== intent.wording || now.content === '') return no('refusedWordingChanged')
    if (accepted.includes(me)) return no('refusedAcceptedAlready')
    return yes(event('no-blame.wording-accepted.v1', { talk, wording: now.fact }))
  }
  const text = intent.text.trim()
  if (text === now?.content) return no('refusedSameWording')
  const data = { talk, after: now?.fact ?? null, text }
  return tooMuch(text, maxWording) ?? yes(event('no-blame.worded.v1', data))
}

function brings(solving: Solving, intent: Of<'seal-side' | 'name-causes'>, { me }: Context): Decided {
  const { id: talk } = solving.life
  if (intent.do === 'seal-side') {
    if (solving.sides.some(({ by }) => by === me)) return no('refusedBroughtAlready')
    const [touches, adds] = [inOneLine(intent.touches), inOneLine(intent.adds)]
    if (touches === '' || adds === '') return no('refusedBothParts')
    if (touches.length > maxSide || adds.length > maxSide) return no('refusedTooLong')
    const gate = { kind: 'both', id: talk } as const
    return yes(event('no-blame.side-sealed.v1', { talk, words: toSeal(`${touches}\n${adds}`, gate) }))
  }
  if (solving.causes.some(({ by }) => by === me)) return no('refusedBroughtAlready')
  const own = intent.own.trim()
  if (own.length > maxOwnCause) return no('refusedTooLong')
  if (own === '' && intent.causes.length === 0) return no('refusedNoCause')
  return yes(event('no-blame.causes-named.v1', { talk, causes: intent.causes, own }))
}

function options(
  solving: Solving,
  intent: Of<'add-option' | 'close-options'>,
  { me, freshId }: Context,
): Decided {
  const { id: talk } = solving.life
  const round = roundOf(solving)
  if (intent.do === 'close-options') {
    if (round.closedBy.includes(me)) return no('refusedBroughtAlready')
    if (!areEnough(round)) return no('refusedThreeWays')
    return yes(event('no-blame.options-closed.v1', { talk, round: round.id }))
  }
  if (round.closedBy.includes(me)) return no('refusedBroughtAlready')
  if (!mayAddOption(solving, me)) return no('refusedManyWays')
  const data = { talk, round: round.id, option: freshId(), text: intent.text.trim() }
  return tooMuch(intent.text, maxOption) ?? yes(event('no-blame.option-added.v1', data))
}

function vote(solving: Solving, votes: Readonly<Record<string, Vote>>, { me }: Context): Decided {
  const { id: talk } = solving.life
  const round = roundOf(solving)
  if (round.votes.some(({ by }) => by === me)) return no('refusedBroughtAlready')
  const said = round.options.flatMap(({ id }): (readonly [string, Vote])[] => {
    const word = votes[id]
    return word ? [[id, word]] : []
  })
  if (said.length < round.options.length) return no('refusedWholeList')
  const words = toSeal(votesText(said), { kind: 'both', id: round.id })
  return yes(event('no-blame.votes-sealed.v1', { talk, round: round.id, words }))
}

function choice(
  solving: Solving,
  intent: Of<'look-for-more' | 'word-choice' | 'accept-choice' | 'review'>,
  { me, freshId, now: time }: Context,
): Decided {
  const { id: talk } = solving.life
  const { now, accepted } = solving.choice
  const round = roundOf(solving)
  if (intent.do === 'look-for-more')
    return yes(event('no-blame.round-begun.v1', { talk, after: round.id, round: roundFrom(freshId()) }))
  if (intent.do === 'review') {
    if (now === null) return no('refusedStepFirst')
    const said = { talk, choice: now.fact, word: intent.word }
    return solving.review.some(({ by, word }) => by === me && word === intent.word)
      ? no('refusedBroughtAlready')
      : yes(event('no-blame.review-said.v1', said))
  }
  // What is sealed and not yet in the record for both is shown to nobody.
  const mine = round.votes.find(({ by }) => by === me)
  if (!mine || round.votes.some(({ settled }) => !settled)) return no('refusedVotesOpening')
  const show = { effect: 'open', seal: mine.seal.seal } as const
  if (intent.do === 'accept-choice') {
    if (now?.fact !== intent.choice) return no('refusedWordingChanged')
    if (accepted.includes(me)) return no('refusedAcceptedAlready')
    return yes(show, event('no-blame.choice-accepted.v1', { talk, choice: now.fact }))
  }
  const [done, asked] = [trimmed(intent.mine), trimmed(intent.theirs)]
  if (!round.options.some(({ id }) => id === intent.option)) return no('refusedNoWay')
  if (done.what === '' && asked.what === '') return no('refusedWhoDoesWhat')
  if (done.what.length > maxDeed || asked.what.length > maxDeed) return no('refusedTooLong')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(intent.review)) return no('refusedNoReview')
  if (intent.review < new Date(time).toISOString().slice(0, 10)) return no('refusedReviewPast')
  const data = { option: intent.option, mine: done, theirs: asked, review: intent.review }
  return yes(show, event('no-blame.choice-worded.v1', { talk, after: now?.fact ?? null, ...data }))
}

const trimmed = ({ what, by }: Deed): Deed => ({
  what: what.trim(),
  by: what.trim() === '' || by === '' ? null : by,
})
const inOneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ')

/** Null when it may be said; what is said aloud always may. */
function tooMuch(text: string | null, max: number): Decided | null {
  const wrong = text === null ? null : refusedText(text, max)
  return wrong && no(wrong)
}
