/** What is true in Solve it together: the matters of the two, each on a board of its own. */
import { type Kept, keptFact } from '../shared/between/kept.ts'
import { withLastOf } from '../shared/last-few.ts'
import { isSealOpened, openedText } from '../shared/reveal.ts'
import { all, emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import {
  closed,
  isClosed,
  isTalking,
  offeredLife,
  reduceLife,
  type TalkFact,
  talkFact,
} from '../shared/talk/index.ts'
import type { FactId, MemberId, SealOpened } from '../slice.ts'
import { noAccord } from './accord.ts'
import {
  type Board,
  causesNamed,
  choiceAccepted,
  choiceWorded,
  emptyRound,
  judged,
  optionAdded,
  optionsClosed,
  reflected,
  reviewedAs,
  reviewSaid,
  roundBegun,
  type Sealing,
  type Step,
  sideSealed,
  stepOf,
  voted,
  worded,
  wordingAccepted,
} from './board.ts'
import { type Fact, firstRound } from './events.ts'
import { votesIn } from './votes.ts'

export interface Opener {
  readonly noticed: string
  readonly felt: string
  readonly need: string
  readonly ask: string
  /** Left over from another talk, and taken up here. */
  readonly matter: string | null
  readonly fact: FactId
}

/** Words that were written out of turn. They are not on the board, and their author has them back. */
export interface Beside {
  readonly by: MemberId
  readonly text: string
  readonly fact: FactId
}
const mostBeside = 3

export interface Solving extends Board {
  readonly opener: Opener
  /** How it ended, by the word of both; null while it goes on, and where it was stopped. */
  readonly outcome: 'kept' | 'let-go' | null
  /** Its words may come up in a search. Not by default once the matter was stopped. */
  readonly searchable: boolean
  /** The step at which the two came back from a pause: there stands what they said. */
  readonly returnedAt: Step | null
  readonly beside: readonly Beside[]
  /** Sealed words that count nowhere: only their author can read them. */
  readonly returned: readonly Sealing[]
}

export interface NoBlame {
  readonly solvings: Shelf<Solving>
  /** What was kept of talks on one phone. */
  readonly kept: Shelf<Kept>
}

export const initialNoBlame: NoBlame = { solvings: emptyShelf(), kept: emptyShelf() }

/** Agreed to and not closed; a matter that is tried takes no room from another one. */
export const isInWork = (solving: Solving): boolean => {
  const step = stepNow(solving)
  return step !== null && step !== 'trial'
}

/** The step of a matter that goes on; null when it has not begun, or is closed. */
export const stepNow = (solving: Solving): Step | null => (isClosed(solving.life) ? null : stepOf(solving))

export const isOfTalk = ({ life, guest }: Board, member: MemberId): boolean =>
  guest !== null && (member === life.openedBy || member === guest)

/** Matters of other talks that have been taken up here. */
export const takenUp = (state: NoBlame): ReadonlySet<string> =>
  new Set(all(state.solvings).flatMap(({ opener }) => opener.matter ?? []))

export function reduceNoBlame(state: NoBlame, fact: Fact | SealOpened): NoBlame {
  if (isSealOpened(fact)) return withOpened(state, fact)
  if (fact.type === 'no-blame.offered.v1') return offered(state, fact)
  const kept = keptFact('no-blame', fact)
  if (kept) return get(state.kept, kept.talk) ? state : { ...state, kept: put(state.kept, kept.talk, kept) }
  const solving = get(state.solvings, fact.data.talk)
  if (solving === undefined) return state
  const lived = talkFact('no-blame', fact)
  const next = lived ? withLife(solving, lived) : brought(solving, fact as Brought)
  return next === solving ? state : { ...state, solvings: put(state.solvings, solving.life.id, next) }
}

function offered(state: NoBlame, fact: Extract<Fact, { type: 'no-blame.offered.v1' }>): NoBlame {
  const { talk: id, ...opener } = fact.data
  if (get(state.solvings, id) !== undefined) return state
  const solving: Solving = {
    life: offeredLife(id, fact),
    opener: { ...opener, fact: fact.id },
    guest: null,
    reflections: [],
    heard: false,
    wording: noAccord,
    sides: [],
    causes: [],
    rounds: [emptyRound(firstRound(id))],
    choice: noAccord,
    review: [],
    outcome: null,
    searchable: true,
    returnedAt: null,
    beside: [],
    returned: [],
  }
  return { ...state, solvings: put(state.solvings, id, solving) }
}

function withLife(solving: Solving, fact: TalkFact): Solving {
  const life = reduceLife(solving.life, fact)
  if (life === solving.life) return solving
  const guest = fact.part === 'agreed' ? fact.by : solving.guest
  const searchable = solving.outcome !== null || !isClosed(life)
  const isBack = solving.life.pause !== null && isTalking(life)
  const returnedAt = isBack ? stepOf(solving) : solving.returnedAt
  return { ...solving, life, guest, searchable, returnedAt }
}

type Brought = Exclude<
  Fact,
  { type: 'no-blame.offered.v1' | 'no-blame.kept-together.v1' | `no-blame.${TalkFact['part']}.v1` }
>

/** Out of turn nothing changes but for words, which go back to their author. */
function brought(solving: Solving, fact: Brought): Solving {
  if (!isOfTalk(solving, fact.by)) return solving
  const board = moved(solving, fact)
  if (board === null) return withBeside(solving, fact)
  return settled({ ...solving, ...board }, fact.index !== null)
}

/** Both have said the same at the review: they keep it, or let it go. */
function settled(solving: Solving, confirmed: boolean): Solving {
  const word = reviewedAs(solving)
  if (word === null || word === 'change') return solving
  const life = { ...closed(solving.life), settled: confirmed }
  return { ...solving, life, outcome: word === 'keep' ? 'kept' : 'let-go' }
}

function moved(board: Board, fact: Brought): Board | null {
  const { by, id } = fact
  const sealing = (seal: Sealing['seal']): Sealing => ({ seal, by, fact: id, settled: fact.index !== null })
  switch (fact.type) {
    case 'no-blame.reflected.v1': {
      const { reflection, after, text } = fact.data
      return reflected(board, by, after, { id: reflection, text, fact: id })
    }
    case 'no-blame.accepted.v1':
      return judged(board, by, fact.data.reflection, null)
    case 'no-blame.corrected.v1':
      return judged(board, by, fact.data.reflection, { text: fact.data.text, fact: id })
    case 'no-blame.worded.v1':
      return worded(board, fact.data.after, { fact: id, by, content: fact.data.text })
    case 'no-blame.wording-accepted.v1':
      return wordingAccepted(board, by, fact.data.wording)
    case 'no-blame.side-sealed.v1':
      return sideSealed(board, sealing(fact.data.words))
    case 'no-blame.causes-named.v1':
      return causesNamed(board, { by, listed: fact.data.causes, own: fact.data.own, fact: id })
    case 'no-blame.option-added.v1': {
      const { round, option, text } = fact.data
      return optionAdded(board, round, { id: option, by, text, fact: id })
    }
    case 'no-blame.options-closed.v1':
      return optionsClosed(board, fact.data.round, by)
    case 'no-blame.votes-sealed.v1':
      return voted(board, fact.data.round, sealing(fact.data.words))
    case 'no-blame.round-begun.v1':
      return roundBegun(board, fact.data.after, fact.data.round)
    case 'no-blame.choice-worded.v1': {
      const { option, mine, theirs, review } = fact.data
      const content = { option, mine, theirs, review }
      return choiceWorded(board, fact.data.after, { fact: id, by, content })
    }
    case 'no-blame.choice-accepted.v1':
      return choiceAccepted(board, by, fact.data.choice)
    case 'no-blame.review-said.v1':
      return reviewSaid(board, fact.data.choice, by, fact.data.word)
  }
}

function withBeside(solving: Solving, fact: Brought): Solving {
  const { by, id } = fact
  if (fact.type === 'no-blame.side-sealed.v1') {
    const side: Sealing = { seal: fact.data.words, by, fact: id, settled: fact.index !== null }
    return { ...solving, returned: withLastOf(solving.returned, side, mostBeside) }
  }
  const text = typedIn(fact)
  // Nothing was written, or its author has deleted it.
  if (text === '') return solving
  const mine = solving.beside.filter(one => one.by === by)
  const first = mine.length >= mostBeside ? mine[0] : undefined
  return { ...solving, beside: [...solving.beside.filter(one => one !== first), { by, text, fact: id }] }
}

function typedIn(fact: Brought): string {
  if ('text' in fact.data) return fact.data.text ?? ''
  if (fact.type === 'no-blame.causes-named.v1') return fact.data.own
  if (fact.type !== 'no-blame.choice-worded.v1') return ''
  return [fact.data.mine.what, fact.data.theirs.what].filter(what => what !== '').join('\n')
}

/** Votes that their author has shown by signing a choice. They are looked at in the newest round of each matter. */
function withOpened(state: NoBlame, fact: SealOpened): NoBlame {
  for (const solving of all(state.solvings)) {
    const round = solving.rounds.at(-1)!
    const held = round.votes.find(votes => openedText(fact, votes) !== null)
    if (held === undefined) continue
    const opened = votesIn(
      fact.data.text ?? '',
      round.options.map(({ id }) => id),
    )
    const votes = round.votes.map(one => (one === held ? { ...one, opened } : one))
    const rounds = [...solving.rounds.slice(0, -1), { ...round, votes }]
    return { ...state, solvings: put(state.solvings, solving.life.id, { ...solving, rounds }) }
  }
  return state
}
