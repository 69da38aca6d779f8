/** The stem and the classes of an English word: its endings are taken off until a list knows it. */

import { classTable } from '../../text/classes.ts'
import type { Anatomy } from '../../text/reading.ts'
import { CLASSES } from './classes.ts'

const TABLE = classTable(CLASSES)
const NONE: readonly string[] = []

const ENDINGS: readonly (readonly [ending: string, instead: string])[] = [
  ["'s", ''],
  ['ies', 'y'],
  ['ied', 'y'],
  ['ing', ''],
  ['ing', 'e'],
  ['ed', ''],
  ['ed', 'e'],
  ['es', ''],
  ['s', ''],
  ['in', ''],
  ['ly', ''],
  ['ness', ''],
  ['er', ''],
  ['er', 'e'],
  ['est', ''],
  ['est', 'e'],
]

const undoubled = (stem: string): string => {
  const last = stem.at(-1)
  return last !== undefined && stem.length > 3 && last === stem.at(-2) && !'sle'.includes(last)
    ? stem.slice(0, -1)
    : stem
}

const bare = (word: string): string => {
  if (word.length < 5) return word
  for (const [ending, instead] of ENDINGS)
    if (word.endsWith(ending) && word.length - ending.length > 2 && !word.endsWith('ss'))
      return undoubled(word.slice(0, -ending.length) + (instead === 'y' ? 'y' : ''))
  return word
}

export const anatomy = (word: string): Anatomy => {
  const known = TABLE.get(word)
  if (known) return { stem: bare(word), sort: known[0] ?? word, classes: known }
  for (const [ending, instead] of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue
    const stem = word.slice(0, -ending.length) + instead
    const found = TABLE.get(stem) ?? TABLE.get(undoubled(stem))
    if (found) return { stem: bare(word), sort: found[0] ?? word, classes: found }
  }
  const stem = bare(word)
  return { stem, sort: stem, classes: NONE }
}
