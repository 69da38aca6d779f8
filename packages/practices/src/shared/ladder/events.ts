/**
 * The ladder of validation, for every practice in which one answers what another has shared: what I hear, what I guess,
 * why it makes sense. And the receipt: only the one who shared says whether it landed.
 */
import * as v from 'valibot'
import { freeText, words } from '../schemas.ts'

/** One rung, and what somebody misses in an answer, in UTF-16 units. */
export const maxRung = 400
export const maxMissing = 300

/** The rungs that are written. The first of all, to be there, is not written. */
export const rungs = ['heard', 'guess', 'lived', 'many', 'equal'] as const
export type Rung = (typeof rungs)[number]
/** At least one of these stands beside what was heard. */
export const sensing = ['guess', 'lived', 'many'] as const satisfies readonly Rung[]

const parts = v.object({
  heard: words(maxRung),
  guess: freeText(maxRung),
  lived: freeText(maxRung),
  many: freeText(maxRung),
  equal: freeText(maxRung),
})
export type LadderAnswer = v.InferOutput<typeof parts>

export const noRungs: LadderAnswer = { heard: '', guess: '', lived: '', many: '', equal: '' }

/** What the one who shared says back. What is missed may stay empty. */
export const landing = v.variant('kind', [
  v.object({ kind: v.literal('landed') }),
  v.object({ kind: v.literal('not-yet'), missing: freeText(maxMissing) }),
])
export type Landing = v.InferOutput<typeof landing>

/** What was heard, and at least one rung of those that make sense of it. */
export const isWhole = (answer: LadderAnswer): boolean =>
  answer.heard.trim() !== '' && sensing.some(rung => answer[rung].trim() !== '')

/**
 * Every rung is there; what was not said is empty. All are empty when their author has deleted them. What is not whole is
 * no event at all, on any device; so a reducer need not ask again, and must not: a deleted answer is not whole any more.
 */
export const ladderAnswer = v.pipe(parts, v.check(isWhole))

/** Its author has deleted it. */
export const isDeletedAnswer = ({ heard }: LadderAnswer): boolean => heard === ''

/** Without blanks around it; rungs that hold nothing but blanks are empty. */
export const trimmedLadder = (answer: LadderAnswer): LadderAnswer => ({
  heard: answer.heard.trim(),
  guess: answer.guess.trim(),
  lived: answer.lived.trim(),
  many: answer.many.trim(),
  equal: answer.equal.trim(),
})

export const trimmedLanding = (said: Landing): Landing =>
  said.kind === 'landed' ? { kind: 'landed' } : { kind: 'not-yet', missing: said.missing.trim() }

/** Keys of `ladderEn`; null when it may be given. */
export function refusedLadder(
  answer: LadderAnswer,
): 'refusedNotHeard' | 'refusedNoSense' | 'refusedRungTooLong' | null {
  if (answer.heard.trim() === '') return 'refusedNotHeard'
  if (rungs.some(rung => answer[rung].trim().length > maxRung)) return 'refusedRungTooLong'
  return isWhole(answer) ? null : 'refusedNoSense'
}

export const refusedLanding = (said: Landing): 'refusedMissingTooLong' | null =>
  said.kind === 'not-yet' && said.missing.trim().length > maxMissing ? 'refusedMissingTooLong' : null
