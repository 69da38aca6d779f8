/**
 * A small language for constructions, so that a check reads like the sentences it looks for.
 *
 *   you always|never @do      a word, one of several, or any word of a class
 *   @s2&@o1                   all of these at once
 *   _   any one word          ~  none to three words
 *   really?  may be missing   -good  the next word is not this
 *   ^ $ the sentence begins, ends
 *
 * Commas are stepped over. A pattern looks at a bounded window, so reading stays linear.
 */
import { isStop, type Word } from '../text/reading.ts'

interface Step {
  readonly kind: 'one' | 'any' | 'gap' | 'not' | 'start' | 'end'
  readonly optional: boolean
  /** Any of these; each is a list of names that must all hold. */
  readonly choices: readonly (readonly string[])[]
}

export interface Pattern {
  readonly steps: readonly Step[]
}

export interface Match {
  readonly first: number
  /** Index of the last word that matched. */
  readonly last: number
}

const LONGEST_GAP = 3
const MOST_COMMAS = 2

const step = (source: string): Step => {
  if (source === '~') return { kind: 'gap', optional: false, choices: [] }
  if (source === '_') return { kind: 'any', optional: false, choices: [] }
  if (source === '^') return { kind: 'start', optional: false, choices: [] }
  if (source === '$') return { kind: 'end', optional: false, choices: [] }
  const not = source.startsWith('-')
  const optional = source.endsWith('?')
  const body = source.slice(not ? 1 : 0, optional ? -1 : undefined)
  return { kind: not ? 'not' : 'one', optional, choices: body.split('|').map(choice => choice.split('&')) }
}

export const compile = (source: string): Pattern => ({ steps: source.split(' ').map(step) })

const named = (word: Word, name: string): boolean =>
  name.startsWith('@') ? word.classes.includes(name.slice(1)) : word.word === name || word.stem === name

const holds = (word: Word | undefined, one: Step): boolean =>
  word !== undefined && one.choices.some(choice => choice.every(name => named(word, name)))

const skipCommas = (words: readonly Word[], at: number): number => {
  let i = at
  while (i < at + MOST_COMMAS && (words[i]?.word === 'COMMA' || words[i]?.word === 'QUOTE')) i++
  return i
}

const endsHere = (words: readonly Word[], at: number): boolean =>
  at >= words.length || isStop(words[at]?.word ?? '') || (words[at]?.sort ?? '') === 'COMMA'

/** Index after the last word matched, or -1. */
const match = (words: readonly Word[], at: number, steps: readonly Step[], from: number): number => {
  const one = steps[from]
  if (!one) return at
  if (one.kind === 'start')
    return at === 0 || isStop(words[at - 1]?.word ?? '') || words[at - 1]?.word === 'COMMA'
      ? match(words, at, steps, from + 1)
      : -1
  if (one.kind === 'end') return endsHere(words, at) ? at : -1
  if (one.kind === 'not')
    return holds(words[skipCommas(words, at)], one) ? -1 : match(words, at, steps, from + 1)
  if (one.kind === 'gap') {
    for (let i = at; i <= at + LONGEST_GAP; i++) {
      const end = match(words, i, steps, from + 1)
      if (end >= 0) return end
      if (i >= words.length || isStop(words[i]?.word ?? '')) return -1
    }
    return -1
  }
  const here = holdsAt(words, at, one)
  if (here >= 0) {
    const end = match(words, here + 1, steps, from + 1)
    if (end >= 0) return end
  }
  return one.optional ? match(words, at, steps, from + 1) : -1
}

const holdsAt = (words: readonly Word[], at: number, one: Step): number => {
  if (one.kind === 'any') return at < words.length && !isStop(words[at]?.word ?? '') ? at : -1
  if (holds(words[at], one)) return at
  const later = skipCommas(words, at)
  return later !== at && holds(words[later], one) ? later : -1
}

/** Does the pattern begin at this word? */
export const matchAt = (words: readonly Word[], at: number, pattern: Pattern): Match | null => {
  const end = match(words, at, pattern.steps, 0)
  return end > at ? { first: at, last: end - 1 } : null
}

/** Names under one of which a match must begin, or null if any word may begin it. */
export const beginnings = (pattern: Pattern): readonly string[] | null => {
  const first = pattern.steps.find(one => one.kind !== 'start')
  if (first?.kind !== 'one' || first.optional) return null
  return first.choices.map(choice => choice[0] ?? '')
}
