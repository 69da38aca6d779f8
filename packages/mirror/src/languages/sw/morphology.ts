/**
 * Takes a Swahili verb apart: who (subject), when (tense), whom (object), root. `umeniharibia` is you-have-me-spoil-for.
 *
 * A word is a verb only if its parts fit and its root is known, or if the person at both ends leaves no doubt.
 * `u-` is also a noun class ("uji umepoa"), and `hu-` a habit ("mvua hunyesha"): a root of neither kind stays a plain word.
 */
import { ROOTS } from './roots.ts'

export interface Verb {
  readonly subject: string
  readonly tense: string
  readonly object: string
  readonly root: string
  readonly meaning: string
}

/** `1` I, `2` you, `3` another, `4` we, `5` you all, `-` denied; longest first. */
const SUBJECTS: readonly (readonly [prefix: string, person: string])[] = [
  ['hatu', '4-'],
  ['hawa', '3-'],
  ['ham', '5-'],
  ['hai', 'x-'],
  ['ha', '3-'],
  ['hu', '2-'],
  ['si', '1-'],
  ['ni', '1'],
  ['tu', '4'],
  ['mw', '5'],
  ['wa', '3'],
  ['m', '5'],
  ['u', '2'],
  ['a', '3'],
  ['n', '1'],
  ['i', 'x'],
  ['li', 'x'],
  ['ki', 'x'],
]
const TENSES: readonly string[] = [
  ...[
    'takacho',
    'takapo',
    'ngekuwa',
    'navyo',
    'livyo',
    'nacho',
    'licho',
    'ngali',
    'ngeli',
    'mesha',
    'napo',
    'lipo',
  ],
  ...[
    'naye',
    'liye',
    'nayo',
    'taka',
    'sipo',
    'nge',
    'lio',
    'nao',
    'na',
    'li',
    'me',
    'ta',
    'ka',
    'ki',
    'ja',
    'ku',
    'si',
  ],
]
const RELATIVES = new Set([
  'navyo',
  'livyo',
  'nacho',
  'licho',
  'napo',
  'lipo',
  'naye',
  'liye',
  'nayo',
  'lio',
  'nao',
  'takacho',
  'takapo',
])
const OBJECTS: readonly (readonly [prefix: string, person: string])[] = [
  ['ni', '1'],
  ['ku', '2'],
  ['tu', '4'],
  ['ji', 's'],
  ['wa', '3'],
  ['mw', '3'],
  ['m', '3'],
  ['ki', 'x'],
  ['vi', 'x'],
  ['li', 'x'],
  ['ya', 'x'],
  ['zi', 'x'],
  ['i', 'x'],
]

const MEANINGS = new Map(
  Object.entries(ROOTS).flatMap(([meaning, roots]) => roots.split(' ').map(root => [root, meaning] as const)),
)
const LONGEST_ROOT = 10

/** The longest known root that the rest begins with, if what follows it can be an ending. */
const rootOf = (rest: string): string => {
  for (let size = Math.min(rest.length, LONGEST_ROOT); size > 0; size--) {
    const root = rest.slice(0, size)
    if (!MEANINGS.has(root)) continue
    if (size > 2 || rest.length - size <= 4) return root
  }
  return ''
}

interface Rest {
  readonly object: string
  readonly root: string
}

const restOf = (rest: string): Rest => {
  let best: Rest = { object: '', root: rootOf(rest) }
  for (const [prefix, object] of OBJECTS) {
    if (!rest.startsWith(prefix) || rest.length - prefix.length < 2) continue
    const root = rootOf(rest.slice(prefix.length))
    if (root !== '' && root.length + prefix.length > best.root.length) best = { object, root }
  }
  if (best.root !== '') return best
  for (const [prefix, object] of OBJECTS)
    if ((object === '1' || object === '2') && rest.startsWith(prefix) && rest.length - prefix.length > 3)
      return { object, root: '' }
  return best
}

const strip = (stem: string): string => (stem.length > 4 ? stem.slice(0, 5) : stem)

const verb = (subject: string, tense: string, rest: string, unknown: boolean): Verb | null => {
  const { object, root } = restOf(rest)
  if (root === '' && !unknown) return null
  const plain =
    object === '' ? rest : rest.slice(OBJECTS.find(([, person]) => person === object)?.[0].length ?? 0)
  return {
    subject,
    tense,
    object,
    root: root === '' ? strip(plain) : root,
    meaning: MEANINGS.get(root) ?? '',
  }
}

const ENDS = 'aeiou'

/** The parts of a word if it is a verb with a person, else null. */
export const verbOf = (word: string): Verb | null => {
  if (word.length < 4 || !ENDS.includes(word.at(-1) ?? '')) return null
  for (const [prefix, subject] of SUBJECTS) {
    if (!word.startsWith(prefix)) continue
    const after = word.slice(prefix.length)
    if (prefix === 'u' && after.startsWith('si')) {
      const found = verb('2', 'prohibit', after.slice(2), true)
      if (found) return found
    }
    for (const tense of TENSES) {
      if (!after.startsWith(tense) || after.length - tense.length < 2) continue
      const found = verb(
        subject,
        RELATIVES.has(tense) ? `${tense.slice(0, 2)}-rel` : tense,
        after.slice(tense.length),
        subject.startsWith('1') || subject.startsWith('2'),
      )
      if (found && !(subject === 'x')) return found
    }
    if (subject.endsWith('-') && word.endsWith('i')) {
      const found = verb(subject, 'na', after, after.length > 3 && subject !== '3-')
      if (found) return found
    }
    if (word.endsWith('e') && (prefix === 'u' || prefix === 'ni' || prefix === 'tu')) {
      const found = verb(subject, 'would', after, false)
      if (found) return found
    }
  }
  if (word.startsWith('n') && !word.startsWith('ni')) {
    const found = 'aeiou'.includes(word[1] ?? '') ? verb('1', 'na', word.slice(2), false) : null
    if (found && word[1] === 'a') return found
  }
  return null
}

/** `kupuuzwa`: an infinitive to which something was done. */
export const passiveInfinitive = (word: string): boolean =>
  word.startsWith('ku') && word.endsWith('wa') && word.length > 6

/** The root of an infinitive or a bare command. */
export const bareRoot = (word: string): string =>
  rootOf(word.startsWith('ku') && word.length > 4 ? word.slice(2) : word)

export const meaningOf = (root: string): string => MEANINGS.get(root) ?? ''
