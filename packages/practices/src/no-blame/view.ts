/** Solve it together as one of the two sees it. Screens take what they show from here: no way bears a name, and no vote. */
import type { Kept } from '../shared/between/kept.ts'
import { all } from '../shared/shelf.ts'
import { isClosed, isTalking, type Life, lifeFor } from '../shared/talk/index.ts'
import type { FactId, Look, MemberId, Sealed } from '../slice.ts'
import { isOfBoth, type Version } from './accord.ts'
import {
  areEnough,
  type Choice,
  isToJudge,
  mayAddOption,
  type Reflection,
  type Round,
  roundOf,
  type Step,
  stepOf,
} from './board.ts'
import type { ReviewWord } from './events.ts'
import { type OwnWords, ownReturned, ownWords } from './own-words.ts'
import { type Beside, isInWork, type NoBlame, type Opener, type Solving } from './state.ts'
import { stays, type Votes, votesIn } from './votes.ts'

export type Viewer = Pick<Look, 'me' | 'sight'>

/** Without its author: a way belongs to both. */
export interface OptionView {
  readonly id: string
  readonly text: string
  /** I wrote it. */
  readonly own: boolean
  /** Null until the votes are open. Nothing says whose a *no* was. */
  readonly stays: boolean | null
  /** Both are glad of it. */
  readonly bothGlad: boolean
}

export interface ChoiceView extends Choice {
  readonly fact: FactId
  readonly wordedByMe: boolean
  readonly acceptedByMe: boolean
}

export interface SolvingView {
  readonly id: string
  readonly life: Life
  readonly opener: Opener
  readonly openedByMe: boolean
  /** Null before the yes. */
  readonly step: Step | null
  /** I have something to do at this step; else the other has. Both at `options`, as long as I have not closed them. */
  readonly myTurn: boolean
  readonly reflections: readonly Reflection[]
  readonly heard: boolean
  readonly toJudge: boolean
  readonly wording: Version<string> | null
  /** The wording is the same for both and stands. */
  readonly worded: boolean
  readonly wordedByMe: boolean
  readonly sides: {
    readonly mine: Sealed | null
    readonly theirs: Sealed | null
    readonly open: boolean
  }
  /** Of both, without a name; null until both have named theirs. */
  readonly causes: { readonly listed: readonly string[]; readonly own: readonly string[] } | null
  readonly causesByMe: boolean
  readonly options: readonly OptionView[]
  /** Earlier rounds, to be read. */
  readonly before: readonly (readonly OptionView[])[]
  readonly mayAdd: boolean
  readonly enough: boolean
  readonly closedByMe: boolean
  readonly votes: 'to-vote' | 'waiting' | 'opening' | 'open' | null
  readonly choice: ChoiceView | null
  readonly myWord: ReviewWord | null
  /** The other's word, once I have said mine. */
  readonly theirWord: ReviewWord | null
  readonly outcome: Solving['outcome']
  /** What was said on coming back belongs to this step; later it lies with the rest of the board. */
  readonly isJustBack: boolean
  readonly beside: readonly Beside[]
  readonly own: readonly OwnWords[]
  readonly returned: readonly Sealed[]
}

export interface NoBlameView {
  /** The one in work; null when there is none. */
  readonly now: SolvingView | null
  readonly offered: readonly SolvingView[]
  readonly waiting: readonly SolvingView[]
  readonly tried: readonly SolvingView[]
  readonly mayOffer: boolean
  readonly earlier: readonly SolvingView[]
  /** Kept of talks on one phone, newest first; without what was deleted. */
  readonly kept: readonly Kept[]
}

export function viewNoBlame(state: NoBlame, viewer: Viewer): NoBlameView {
  const solvings = all(state.solvings)
  const now = solvings.findLast(isInWork)
  const views = (list: readonly Solving[]) => list.map(solving => viewSolving(solving, viewer))
  const offers = views(solvings.filter(({ life }) => life.stage === 'offered'))
  const waiting = offers.filter(({ openedByMe }) => openedByMe)
  return {
    now: now ? viewSolving(now, viewer) : null,
    offered: offers.filter(({ openedByMe }) => !openedByMe),
    waiting,
    tried: views(solvings.filter(one => !isClosed(one.life) && stepOf(one) === 'trial')).reverse(),
    mayOffer: now === undefined && waiting.length === 0,
    earlier: views(solvings.filter(({ life }) => isClosed(life))).reverse(),
    kept: all(state.kept)
      .filter(({ lines }) => lines.some(({ text }) => text !== ''))
      .reverse(),
  }
}

export function viewSolving(solving: Solving, viewer: Viewer): SolvingView {
  const { me } = viewer
  const { life, sides, causes, wording, choice, review, rounds } = solving
  const round = roundOf(solving)
  const mySide = sides.find(({ by }) => by === me)
  const theirSide = sides.find(({ by }) => by !== me)
  const votes = votesOf(round, viewer)
  const wordOf = (own: boolean) => review.find(({ by }) => (by === me) === own)?.word ?? null
  const { now } = choice
  return {
    id: life.id,
    life: lifeFor(life, me),
    opener: solving.opener,
    openedByMe: life.openedBy === me,
    step: stepOf(solving),
    myTurn: isMyTurn(solving, me),
    reflections: solving.reflections,
    heard: solving.heard,
    toJudge: isToJudge(solving),
    wording: wording.now,
    worded: isOfBoth(wording),
    wordedByMe: wording.now?.by === me,
    sides: {
      mine: mySide?.seal ?? null,
      theirs: sides.length === 2 ? (theirSide?.seal ?? null) : null,
      open: sides.length === 2,
    },
    causes:
      causes.length < 2
        ? null
        : {
            listed: [...new Set(causes.flatMap(({ listed }) => listed))],
            own: causes.map(({ own }) => own).filter(own => own !== ''),
          },
    causesByMe: causes.some(({ by }) => by === me),
    options: optionsOf(round, viewer, votes),
    before: rounds.slice(0, -1).map(one => optionsOf(one, viewer, votesOf(one, viewer))),
    mayAdd: mayAddOption(solving, me),
    enough: areEnough(round),
    closedByMe: round.closedBy.includes(me),
    votes: votesStage(round, me, votes),
    choice: now && {
      ...now.content,
      fact: now.fact,
      wordedByMe: now.by === me,
      acceptedByMe: choice.accepted.includes(me),
    },
    myWord: wordOf(true),
    theirWord: wordOf(true) === null ? null : wordOf(false),
    outcome: solving.outcome,
    isJustBack: solving.returnedAt === stepOf(solving),
    beside: solving.beside.filter(({ by }) => by === me),
    own: ownWords(solving, me),
    returned: ownReturned(solving, me).map(({ seal }) => seal),
  }
}

function isMyTurn(solving: Solving, me: MemberId): boolean {
  if (!isTalking(solving.life)) return false
  const { openedBy } = solving.life
  const round = roundOf(solving)
  const without = (list: readonly { readonly by: MemberId }[]) => !list.some(({ by }) => by === me)
  switch (stepOf(solving)) {
    case 'reflect':
      return (me === openedBy) === isToJudge(solving)
    case 'wording':
      return !solving.wording.accepted.includes(me)
    case 'sides':
      return without(solving.sides)
    case 'causes':
      return without(solving.causes)
    case 'options':
      return !round.closedBy.includes(me)
    case 'votes':
      return without(round.votes)
    case 'choice':
      return !solving.choice.accepted.includes(me)
    case 'trial':
      return without(solving.review)
    default:
      return false
  }
}

/** The votes of both, as far as this phone can read both; else null. */
function votesOf(round: Round, { sight }: Viewer): readonly [Votes, Votes] | null {
  const ids = round.options.map(({ id }) => id)
  const read = round.votes.map(({ seal, opened }) => {
    if (opened) return opened
    const seen = sight(seal)
    return seen.kind === 'open' || seen.kind === 'mine' ? votesIn(seen.text, ids) : null
  })
  const [one, other] = read
  return one && other ? [one, other] : null
}

function votesStage(round: Round, me: MemberId, votes: ReturnType<typeof votesOf>): SolvingView['votes'] {
  if (round.closedBy.length < 2) return null
  if (!round.votes.some(({ by }) => by === me)) return 'to-vote'
  if (round.votes.length < 2) return 'waiting'
  return votes ? 'open' : 'opening'
}

/** In an order that tells nothing of who wrote what, or when. */
const optionsOf = (
  round: Round,
  { me }: Viewer,
  votes: readonly [Votes, Votes] | null,
): readonly OptionView[] =>
  round.options
    .map(({ id, text, by }) => ({
      id,
      text,
      own: by === me,
      stays: votes && stays(id, ...votes),
      bothGlad: votes?.every(said => said[id] === 'glad') === true,
    }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
