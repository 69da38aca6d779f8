/**
 * The fifteen sentences of the pulse, by the practice that each is near to; and what somebody answered to them.
 *
 * Answers are kept as one text of fixed length, a character for each sentence, so that neither a skipped sentence nor one
 * that is held back shows in its size; the two look the same.
 */

/** In this order for ever: a text of answers goes by it. */
export const sentenceIds = [
  'honesty',
  'empathy',
  'vulnerability',
  'availability',
  'safe-space',
  'leading',
  'validation',
  'resilience',
  'self-care',
  'patience',
  'no-blame',
  'listening',
  'gratitude',
  'guidance',
  'growth',
] as const
export type SentenceId = (typeof sentenceIds)[number]

/** From *not at all* to *fully*. Words on every screen, never a number. */
export type Answer = 0 | 1 | 2 | 3 | 4
export const scale: readonly Answer[] = [0, 1, 2, 3, 4]

/** What is not there was skipped. */
export type Answers = Readonly<Partial<Record<SentenceId, Answer>>>

/** One month of one's own pulse. */
export interface Taken {
  readonly id: string
  /** YYYY-MM */
  readonly month: string
  readonly answers: Answers
}

export const isSentence = (id: string): id is SentenceId => (sentenceIds as readonly string[]).includes(id)

const VERSION = '1:'
const SKIPPED = '-'
/** In UTF-16 units; every text of answers has this length. */
export const answersLength = VERSION.length + sentenceIds.length

export const answersText = (answers: Answers): string =>
  VERSION + sentenceIds.map(id => answers[id] ?? SKIPPED).join('')

/** Null when it is none, for instance from a newer app, or deleted. */
export function readAnswers(text: string): Answers | null {
  if (!/^1:[0-4-]{15}$/.test(text)) return null
  const said = [...text.slice(VERSION.length)]
  return Object.fromEntries(
    sentenceIds.flatMap((id, nth) => (said[nth] === SKIPPED ? [] : [[id, Number(said[nth])]])),
  ) as Answers
}

/** The sentences that were answered, in the order of the fifteen. */
export const answeredIn = (answers: Answers): readonly SentenceId[] =>
  sentenceIds.filter(id => answers[id] !== undefined)

/** Only these of the answers; the others look like skipped ones. */
export const onlyThese = (answers: Answers, shown: readonly SentenceId[]): Answers =>
  Object.fromEntries(
    answeredIn(answers)
      .filter(id => shown.includes(id))
      .map(id => [id, answers[id]]),
  )

/** Another order each month, the same all through it, so that people read what stands there. */
export function orderOf(month: string): readonly SentenceId[] {
  let seed = 2166136261
  const next = (salt: number) => {
    seed = Math.imul(seed ^ salt, 16777619) >>> 0
    seed = (seed ^ (seed >>> 15)) >>> 0
    return seed
  }
  for (const char of month) next(char.charCodeAt(0))
  const order: SentenceId[] = [...sentenceIds]
  for (let at = order.length - 1; at > 0; at--) {
    const swap = next(at) % (at + 1)
    ;[order[at], order[swap]] = [order[swap]!, order[at]!]
  }
  return order
}
