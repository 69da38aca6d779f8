/** The root and the classes of a Swahili word. A verb's classes say who does what to whom: `s2`, `o1`, `2>1`, `t-me`, `v-harm`. */

import { classTable } from '../../text/classes.ts'
import type { Anatomy } from '../../text/reading.ts'
import { CLASSES } from './classes.ts'
import { bareRoot, meaningOf, passiveInfinitive, type Verb, verbOf } from './morphology.ts'

const TABLE = classTable(CLASSES)

const PERSONAL: Readonly<Record<string, string>> = { '1': 'self', '2': 'partner', '5': 'partner' }

const verbClasses = (verb: Verb): string[] => {
  const person = verb.subject[0] ?? ''
  const denied = verb.subject.endsWith('-') || verb.tense === 'prohibit'
  return [
    `s${person}`,
    `t-${verb.tense}`,
    ...(verb.object ? [`o${verb.object}`, `${person}>${verb.object}`] : []),
    ...(verb.meaning ? [`v-${verb.meaning}`, `${person}:${verb.meaning}`] : []),
    ...(denied ? ['denied'] : []),
    ...(PERSONAL[person] ? [PERSONAL[person]] : []),
    'verb',
  ]
}

const sortOf = (verb: Verb): string =>
  `${verb.subject}${verb.tense}${verb.object ? `>${verb.object}` : ''}:${verb.meaning}`

const PARTNER = new Set(['you', 'your'])
const SELF = new Set(['i', 'my'])

const plainClasses = (known: readonly string[]): readonly string[] => {
  if (known.some(name => PARTNER.has(name))) return [...known, 'partner']
  return known.some(name => SELF.has(name)) ? [...known, 'self'] : known
}

export const anatomy = (word: string): Anatomy => {
  const known = TABLE.get(word) ?? []
  const verb =
    known.length > 0 && !known.includes('can') && !known.includes('sense') && !known.includes('fault')
      ? null
      : verbOf(word)
  if (verb) {
    const classes = [...known, ...verbClasses(verb)]
    return { stem: verb.root, sort: known[0] ?? sortOf(verb), classes }
  }
  if (known.length > 0) return { stem: word, sort: known[0] ?? word, classes: plainClasses(known) }
  if (passiveInfinitive(word)) return { stem: bareRoot(word) || word, sort: 'done-to', classes: ['done-to'] }
  const root = bareRoot(word)
  if (root.length > 2) {
    const meaning = `v-${meaningOf(root)}`
    return {
      stem: root,
      sort: word.startsWith('ku') ? `inf:${meaning}` : meaning,
      classes: [meaning, word.startsWith('ku') ? 'infinitive' : 'bare'],
    }
  }
  return { stem: word, sort: word.length > 6 ? word.slice(0, 5) : word, classes: [] }
}
