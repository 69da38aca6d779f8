/**
 * One matter on the board of the two, and what may be put there now. The steps are gates: each move gives the board that
 * comes of it, or null when it was out of turn.
 */
import { fitsGate, type Held } from '../shared/reveal.ts'
import { isTalking, type Life } from '../shared/talk/index.ts'
import type { FactId, MemberId } from '../slice.ts'
import { type Accord, acceptedBy, isOfBoth, type Version, written } from './accord.ts'
import { type Deed, leastOptions, mostOptions, type ReviewWord } from './events.ts'
import { stays, type Votes } from './votes.ts'

/** `text` null: said aloud; empty: its author has deleted it. */
export interface Said {
  readonly text: string | null
  readonly fact: FactId
}

/** What each brought, by member. */
type By = { readonly by: MemberId }

export interface Reflection extends Said {
  readonly id: string
  readonly correction: Said | null
}
/** `settled`: it stands in the confirmed record. */
export type Sealing = Held & { readonly fact: FactId; readonly settled: boolean }
export interface Causes extends By {
  readonly listed: readonly string[]
  readonly own: string
  readonly fact: FactId
}
export interface Option extends By {
  readonly id: string
  readonly text: string
  readonly fact: FactId
}
export interface Round {
  readonly id: string
  readonly options: readonly Option[]
  readonly closedBy: readonly MemberId[]
  /** `opened`: null until its author has signed a choice, which writes the key into the record. */
  readonly votes: readonly (Sealing & { readonly opened: Votes | null })[]
}
export interface Choice {
  readonly option: string
  readonly mine: Deed
  readonly theirs: Deed
  readonly review: string
}

export interface Board {
  readonly life: Life
  readonly guest: MemberId | null
  readonly reflections: readonly Reflection[]
  readonly heard: boolean
  readonly wording: Accord<string>
  readonly sides: readonly Sealing[]
  readonly causes: readonly Causes[]
  /** Newest last; the votes of those before are over. */
  readonly rounds: readonly Round[]
  readonly choice: Accord<Choice>
  /** The last word of each about the choice that is tried. */
  readonly review: readonly (By & { readonly word: ReviewWord })[]
}

export type Step = 'reflect' | 'wording' | 'sides' | 'causes' | 'options' | 'votes' | 'choice' | 'trial'
type Moved = Board | null

/** Where the two are; null before the yes. It stays where it was when the matter comes to rest. */
export function stepOf(board: Board): Step | null {
  if (board.guest === null) return null
  if (!board.heard) return 'reflect'
  if (!isOfBoth(board.wording)) return 'wording'
  if (board.sides.length < 2) return 'sides'
  if (board.causes.length < 2) return 'causes'
  if (isTried(board)) return 'trial'
  const round = roundOf(board)
  if (round.closedBy.length < 2) return 'options'
  return round.votes.length < 2 ? 'votes' : 'choice'
}

export const roundOf = ({ rounds }: Board): Round => rounds.at(-1)!

/** Both have accepted it, and the record shows that neither had said no to it. */
export const isTried = (board: Board): boolean => {
  const { now } = board.choice
  const [one, other] = roundOf(board).votes.map(({ opened }) => opened)
  return isOfBoth(board.choice) && now !== null && !!one && !!other && stays(now.content.option, one, other)
}

const at = (board: Board, step: Step): boolean => isTalking(board.life) && stepOf(board) === step
const has = (list: readonly By[], member: MemberId): boolean => list.some(({ by }) => by === member)

/** What a reflection has to name as the one it comes after. */
export const reflectsAfter = ({ reflections, life }: Board): string => reflections.at(-1)?.id ?? life.id

/** A reflection waits for the opener's word. */
export const isToJudge = ({ reflections }: Board): boolean => reflections.at(-1)?.correction === null

export function reflected(board: Board, by: MemberId, after: string, said: Said & { id: string }): Moved {
  const mayReflect = at(board, 'reflect') && by === board.guest && !isToJudge(board)
  if (!mayReflect || after !== reflectsAfter(board)) return null
  return { ...board, reflections: [...board.reflections, { ...said, correction: null }] }
}

export function judged(board: Board, by: MemberId, id: string, correction: Said | null): Moved {
  const last = board.reflections.at(-1)
  const mayJudge = at(board, 'reflect') && by === board.life.openedBy && isToJudge(board)
  if (!mayJudge || last?.id !== id) return null
  if (correction === null) return { ...board, heard: true }
  return { ...board, reflections: [...board.reflections.slice(0, -1), { ...last, correction }] }
}

export function worded(board: Board, after: FactId | null, version: Version<string>): Moved {
  const wording = at(board, 'wording') ? written(board.wording, after, version) : null
  return wording && { ...board, wording }
}

export function wordingAccepted(board: Board, by: MemberId, fact: FactId): Moved {
  const wording = at(board, 'wording') ? acceptedBy(board.wording, by, fact) : null
  return wording && { ...board, wording }
}

export function sideSealed(board: Board, side: Sealing): Moved {
  const counts = at(board, 'sides') && !has(board.sides, side.by)
  return counts && fitsGate(side.seal, { id: board.life.id, kind: 'both' })
    ? { ...board, sides: [...board.sides, side] }
    : null
}

export const causesNamed = (board: Board, causes: Causes): Moved =>
  at(board, 'causes') && !has(board.causes, causes.by)
    ? { ...board, causes: [...board.causes, causes] }
    : null

/** Enough ways, and some of both. */
export const areEnough = ({ options }: Round): boolean =>
  options.length >= leastOptions && new Set(options.map(({ by }) => by)).size === 2

export function mayAddOption(board: Board, by: MemberId): boolean {
  const { options, closedBy } = roundOf(board)
  const own = options.filter(option => option.by === by)
  return at(board, 'options') && !closedBy.includes(by) && own.length < mostOptions
}

export function optionAdded(board: Board, round: string, option: Option): Moved {
  const known = board.rounds.some(({ options }) => options.some(({ id }) => id === option.id))
  if (!mayAddOption(board, option.by) || known) return null
  return inRound(board, round, now => ({ ...now, options: [...now.options, option] }))
}

export function optionsClosed(board: Board, id: string, by: MemberId): Moved {
  const now = roundOf(board)
  if (!at(board, 'options') || !areEnough(now) || now.closedBy.includes(by)) return null
  return inRound(board, id, round => ({ ...round, closedBy: [...round.closedBy, by] }))
}

export function voted(board: Board, id: string, sealing: Sealing): Moved {
  const counts = at(board, 'votes') && !has(roundOf(board).votes, sealing.by)
  if (!counts || !fitsGate(sealing.seal, { id, kind: 'both' })) return null
  return inRound(board, id, round => ({
    ...round,
    votes: [...round.votes, { ...sealing, opened: null }],
  }))
}

export function roundBegun(board: Board, after: string, id: string): Moved {
  const fresh = !board.rounds.some(round => round.id === id)
  if (!at(board, 'choice') || roundOf(board).id !== after || !fresh) return null
  // A choice that was worded from the ways before is no choice among the new ones: it is asked anew.
  const { now, earlier } = board.choice
  const choice = { now: null, accepted: [], earlier: now ? [...earlier, now] : earlier }
  return { ...board, rounds: [...board.rounds, emptyRound(id)], choice }
}

export function choiceWorded(board: Board, after: FactId | null, version: Version<Choice>): Moved {
  const known = roundOf(board).options.some(({ id }) => id === version.content.option)
  const choice = at(board, 'choice') && known ? written(board.choice, after, version) : null
  return choice && { ...board, choice, review: [] }
}

export function choiceAccepted(board: Board, by: MemberId, fact: FactId): Moved {
  const choice = at(board, 'choice') ? acceptedBy(board.choice, by, fact) : null
  return choice && { ...board, choice, review: [] }
}

/** What both say counts: they keep it, change it, or let it go. */
export function reviewSaid(board: Board, fact: FactId, by: MemberId, word: ReviewWord): Moved {
  if (!at(board, 'trial') || board.choice.now?.fact !== fact) return null
  const review = [...board.review.filter(one => one.by !== by), { by, word }]
  const same = review.length === 2 && review.every(one => one.word === word)
  if (!same || word !== 'change') return { ...board, review }
  // It is theirs to word anew; what was agreed binds nobody until then.
  return { ...board, review: [], choice: { ...board.choice, accepted: [] } }
}

export const emptyRound = (id: string): Round => ({ id, options: [], closedBy: [], votes: [] })

function inRound(board: Board, id: string, change: (round: Round) => Round): Moved {
  const now = roundOf(board)
  return now.id === id ? { ...board, rounds: [...board.rounds.slice(0, -1), change(now)] } : null
}

/** What both said at the review, once it is one and the same. */
export const reviewedAs = ({ review }: Board): ReviewWord | null =>
  review.length === 2 && review[0]?.word === review[1]?.word ? (review[0]?.word ?? null) : null
