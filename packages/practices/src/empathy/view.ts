/** In your shoes as one of the two sees it. Screens take what they show from here, so that none can say who let it rest. */
import { all } from '../shared/shelf.ts'
import { isClosed, type Life, lifeFor } from '../shared/talk/index.ts'
import type { Look, Sealed } from '../slice.ts'
import type { Beside } from './beside.ts'
import { type About, type Mark, type Moment, maxQuestions } from './events.ts'
import { ownBeside, ownFacts, ownReturned } from './own.ts'
import { isDone, isTeller, mayAsk, type Question, type Reply, type Round } from './round.ts'
import { type Empathy, latestRound, mayTell, mayWish } from './state.ts'

/**
 * `offered`: told, and neither guessed, asked nor let rest. `imagine`: questions are asked, the guess is awaited. `mark`:
 * both lists are open and the teller says how near. `reply`: the guesser answers. `receive`: the teller says whether it
 * landed. `landed`, `together`: this is enough. `rested`: let be before the lists opened. `over`: stopped after that.
 */
export type Step =
  | 'offered'
  | 'imagine'
  | 'mark'
  | 'reply'
  | 'receive'
  | 'landed'
  | 'together'
  | 'rested'
  | 'over'

export interface RoundView {
  readonly id: string
  readonly life: Life
  readonly about: About
  readonly moment: Moment
  readonly iTold: boolean
  readonly step: Step
  /** What comes next is mine to say, if I like. */
  readonly mine: boolean
  /** Own sealed feelings, whatever became of them; a guess that came out of turn is `returned`. */
  readonly own: Sealed | null
  /** The other's, once both are sealed. */
  readonly theirs: Sealed | null
  readonly returned: Sealed | null
  readonly questions: readonly Question[]
  readonly mayAsk: boolean
  readonly marks: readonly Mark[] | null
  readonly missed: string
  readonly replies: readonly Reply[]
  readonly mayWish: boolean
  /** `said`: my wish is sealed. Nothing tells of a wish that differed. */
  readonly wish: 'none' | 'said'
  readonly mayErase: boolean
  /** Facts of the two lists and of the moment, for how long they stay. */
  readonly told: string
}

export interface EmpathyView {
  /** The moment under way, or the one that was told last and is done; null before the first. */
  readonly latest: RoundView | null
  /** All of them, newest first. */
  readonly rounds: readonly RoundView[]
  readonly mayTell: boolean
  /** Moments about the two of us may come. */
  readonly ours: boolean
  readonly beside: readonly Beside[]
}

export function viewEmpathy(state: Empathy, { me }: Pick<Look, 'me'>): EmpathyView {
  const rounds = all(state.rounds)
    .map(round => viewRound(state, round, { me }))
    .reverse()
  return {
    latest: rounds[0] ?? null,
    rounds,
    mayTell: mayTell(state),
    ours: state.ours !== null,
    beside: ownBeside(state, me),
  }
}

export function viewRound(state: Empathy, round: Round, { me }: Pick<Look, 'me'>): RoundView {
  const { life, guess, feelings } = round
  const iTold = isTeller(round, me)
  const step = stepOf(round)
  const own = iTold ? feelings : guess
  const theirs = guess && (iTold ? guess : feelings)
  return {
    id: life.id,
    life: lifeFor(life, me),
    about: round.about,
    moment: round.moment,
    iTold,
    step,
    mine: isMine(round, step, iTold),
    own: own?.seal ?? null,
    theirs: theirs?.seal ?? null,
    returned: ownReturned(round, me)?.seal ?? null,
    questions: round.questions,
    mayAsk: mayAsk(round, me) || (step === 'offered' && !iTold && round.questions.length < maxQuestions),
    marks: round.marked?.marks ?? null,
    missed: round.marked?.missed ?? '',
    replies: round.replies,
    mayWish: mayWish(state, round, me),
    wish: round.wishes.some(({ by }) => by === me) && latestRound(state) === round ? 'said' : 'none',
    mayErase: ownFacts(round, me).length > 0,
    told: feelings.fact,
  }
}

function stepOf(round: Round): Step {
  const { life, guess, marked, replies } = round
  if (isClosed(life) && guess === null) return 'rested'
  const receipt = replies.at(-1)?.receipt
  if (receipt?.landing.kind === 'landed') return 'landed'
  if (isClosed(life)) return 'over'
  if (life.stage === 'offered') return 'offered'
  if (guess === null) return 'imagine'
  if (marked === null) return 'mark'
  if (isDone(round)) return 'together'
  return receipt === null ? 'receive' : 'reply'
}

function isMine(round: Round, step: Step, iTold: boolean): boolean {
  switch (step) {
    case 'offered':
    case 'reply':
      return !iTold
    case 'imagine':
      return iTold ? round.questions.some(({ answer }) => answer === null) : true
    case 'mark':
    case 'receive':
      return iTold
    default:
      return false
  }
}
