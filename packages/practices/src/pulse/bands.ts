/**
 * What has moved, in bands: each answer beside the middle of one's own last three, and of nobody else's.
 *
 * No figure comes out of here. A sentence has moved by two steps at once, or by one step in the same direction twice
 * running; all together by 0.8 of a step, where ten sentences or more can be compared. These marks are our own and
 * provisional: with fifteen sentences, less than that can be chance.
 */
import { type Answer, type SentenceId, sentenceIds } from '../shared/pulse/sentences.ts'
import type { OnePulse } from './state.ts'

export type Band = 'same' | 'more' | 'less'
type Answered = Pick<OnePulse, 'answers'>

const bigStep = 2
const smallStep = 1
const togetherStep = 0.8
const fewestTogether = 10
const lookBack = 3

/** Null where this pulse, or everything before it, says nothing of the sentence. `pulses`: the oldest first. */
export function bandOf(pulses: readonly Answered[], id: SentenceId): Band | null {
  const now = moveOf(pulses, id)
  if (now === null) return null
  if (Math.abs(now) >= bigStep) return now > 0 ? 'more' : 'less'
  const before = moveOf(pulses.slice(0, -1), id) ?? 0
  if (now >= smallStep && before >= smallStep) return 'more'
  return now <= -smallStep && before <= -smallStep ? 'less' : 'same'
}

/** All sentences together. Null where fewer than ten can be compared. */
export function bandOfAll(pulses: readonly Answered[]): Band | null {
  const moves = movesOf(pulses)
  if (moves.length < fewestTogether) return null
  const mean = moves.reduce((sum, move) => sum + move, 0) / moves.length
  // 12 / 15 is not quite 0.8 to a machine.
  const steps = Math.round(mean * 1000) / 1000
  return steps >= togetherStep ? 'more' : steps <= -togetherStep ? 'less' : 'same'
}

/** Much has become narrower at once: all together, or three sentences by two steps. */
export const hasFallen = (pulses: readonly Answered[]): boolean =>
  bandOfAll(pulses) === 'less' || movesOf(pulses).filter(move => move <= -bigStep).length >= 3

const movesOf = (pulses: readonly Answered[]): readonly number[] =>
  sentenceIds.map(id => moveOf(pulses, id)).filter(move => move !== null)

/** Steps between the latest answer and the middle of those in the three pulses before it. */
function moveOf(pulses: readonly Answered[], id: SentenceId): number | null {
  const answer = pulses.at(-1)?.answers[id]
  const before = pulses
    .slice(0, -1)
    .slice(-lookBack)
    .map(({ answers }) => answers[id])
    .filter(one => one !== undefined)
  return answer === undefined || before.length === 0 ? null : answer - middleOf(before)
}

function middleOf(answers: readonly Answer[]): number {
  const sorted = [...answers].sort((a, b) => a - b)
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)] ?? 0
  return Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + upper) / 2 : upper
}
