/**
 * A matter on one phone, as it goes: the steps of the board, held by the two at the table. It lives in the memory of one
 * page and nowhere else. What is out of turn changes nothing.
 */
import type { KeptLine } from '../../screens.ts'
import { stays, type Vote } from '../votes.ts'

/** 0 is the one whose phone it is. */
export type Side = 0 | 1
export interface Way {
  readonly id: string
  readonly by: Side
  readonly text: string
}
type Votes = Readonly<Record<string, Vote>>

export interface Plan {
  readonly way: string
  readonly text: string
  readonly review: string
}

export interface TableBoard {
  readonly step:
    | 'begin'
    | 'open'
    | 'reflect'
    | 'judge'
    | 'wording'
    | 'accept'
    | 'side'
    | 'causes'
    | 'ways'
    | 'vote'
    | 'plan'
    | 'agree'
    | 'over'
  /** Whose turn it is. */
  readonly turn: Side
  readonly opener: Side
  readonly wording: string
  readonly wordedBy: Side
  readonly ways: readonly Way[]
  /** Has no other way to name. */
  readonly done: readonly Side[]
  readonly votes: readonly [Votes | null, Votes | null]
  readonly plan: Plan | null
}

export const emptyBoard: TableBoard = {
  step: 'begin',
  turn: 0,
  opener: 0,
  wording: '',
  wordedBy: 0,
  ways: [],
  done: [],
  votes: [null, null],
  plan: null,
}

export const opposite = (side: Side): Side => (side === 0 ? 1 : 0)

export const begins = (board: TableBoard, opener: Side): TableBoard => ({
  ...board,
  step: 'open',
  opener,
  turn: opener,
})

export const opened = (board: TableBoard): TableBoard => ({
  ...board,
  step: 'reflect',
  turn: opposite(board.opener),
})

export const saidBack = (board: TableBoard): TableBoard => ({ ...board, step: 'judge', turn: board.opener })

export const judged = (board: TableBoard, isIt: boolean): TableBoard =>
  isIt ? { ...board, step: 'wording' } : opened(board)

/** The one opposite has to accept the very same words. */
export function worded(board: TableBoard, text: string): TableBoard {
  const wording = text.trim()
  return wording === ''
    ? board
    : { ...board, step: 'accept', wording, wordedBy: board.turn, turn: opposite(board.turn) }
}

export const accepted = (board: TableBoard, yes: boolean): TableBoard =>
  yes ? { ...board, step: 'side', turn: board.opener } : { ...board, step: 'wording' }

export const sided = (board: TableBoard): TableBoard =>
  board.turn === board.opener ? { ...board, turn: opposite(board.opener) } : { ...board, step: 'causes' }

export const toWays = (board: TableBoard): TableBoard => ({ ...board, step: 'ways', turn: board.opener })

export const mostWays = 12
export const areEnough = ({ ways }: TableBoard): boolean =>
  ways.length >= 3 && ways.some(({ by }) => by === 0) && ways.some(({ by }) => by === 1)

/** The board is turned after each way; who has none other leaves the rest to the one opposite. */
export function wayNamed(board: TableBoard, text: string): TableBoard {
  if (text.trim() === '') return board
  const { ways, turn, done } = board
  const added = [...ways, { id: `${ways.length}`, by: turn, text: text.trim() }]
  const next = { ...board, ways: added, turn: done.includes(opposite(turn)) ? turn : opposite(turn) }
  return added.length === mostWays ? voting(next) : next
}

/** Not before there are three, and some of both. */
export function noOther(board: TableBoard): TableBoard {
  if (!areEnough(board)) return board
  const done = [...board.done, board.turn]
  return done.length === 2 ? voting(board) : { ...board, done, turn: opposite(board.turn) }
}

const voting = (board: TableBoard): TableBoard => ({ ...board, step: 'vote', turn: 0, votes: [null, null] })

/** Over the whole list, alone. The votes are in nobody's sight; only what stays is. */
export function voted(board: TableBoard, said: Votes): TableBoard {
  if (board.ways.some(({ id }) => said[id] === undefined)) return board
  return board.turn === 0
    ? { ...board, votes: [said, null], turn: 1 }
    : { ...board, votes: [board.votes[0], said], step: 'plan', turn: board.opener }
}

export const staying = ({ ways, votes: [one, other] }: TableBoard): readonly Way[] =>
  one && other ? ways.filter(({ id }) => stays(id, one, other)) : []

export const moreWays = (board: TableBoard): TableBoard => ({
  ...toWays(board),
  ways: [],
  done: [],
  votes: [null, null],
  plan: null,
})

/** Without a way that stays, somebody who does something, and a day of looking again, there is nothing to try. */
export function planned(board: TableBoard, plan: Plan): TableBoard {
  const whole =
    staying(board).some(({ id }) => id === plan.way) && plan.text.trim() !== '' && plan.review !== ''
  return whole ? { ...board, plan, step: 'agree', turn: opposite(board.turn) } : board
}

export const agreed = (board: TableBoard, yes: boolean): TableBoard => ({
  ...board,
  step: yes ? 'over' : 'plan',
})

type Say = (line: 'wording' | 'way' | 'plan' | 'review', text: string) => string

/** What both could keep: the wording and what they try. Not the sides, not the votes. */
export function keptLinesOf(
  { wording, wordedBy, ways, plan, turn }: TableBoard,
  say: Say,
): readonly KeptLine[] {
  if (plan === null) return []
  const way = ways.find(({ id }) => id === plan.way)?.text ?? ''
  const planner = opposite(turn) === 0
  return [
    { mine: wordedBy === 0, text: say('wording', wording) },
    { mine: planner, text: say('way', way) },
    { mine: planner, text: say('plan', plan.text.trim()) },
    { mine: planner, text: say('review', plan.review) },
  ]
}
