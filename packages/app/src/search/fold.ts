/**
 * Words as they are compared: without case and accents, and in Swahili whatever stands before the stem.
 * `anaimba`, `kuimba` and `nimeimba` meet in `imba`; `watoto` and `mtoto` in `toto`.
 */

/** The text in lower case without marks. Each character stays in its place as far as it has one. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’ʼ]/g, "'").toLowerCase()

/** Who does it, when, and to whom: `a-na-`, `ni-me-ku-`, `hatu-ja-`; and of names `wa-`, `ki-`, `vi-`. */
const WHO =
  'ni|u|a|tu|m|mw|wa|i|li|ya|ki|vi|zi|ku|kw|pa|mu|si|hu|ha|hatu|ham|hawa|hai|hazi|havi|haki|hali|haya|haku'
const WHEN =
  'na|li|ta|me|mesha|ka|ki|nge|ngali|ja|si|po|kuto|to|na(?:vyo|po|cho|ye|o|lo|yo|zo)|li(?:ye|po|vyo|o|cho|lo|yo|zo)|taka(?:ye|po|o|cho|lo|yo|zo|vyo)'
const WHOM = 'ni|ku|kw|m|mw|tu|wa|i|li|ya|ki|vi|zi|ji'
const OF_VERBS = `(?:(?:${WHO})(?:${WHEN})(?:${WHOM})?|(?:ku|kw|hu|kuto|kuji|ha|si)(?:${WHOM})?)`
/** `m` stands before consonants only, and becomes `mw` before others: so `mother` has no beginning to take off. */
const OF_NAMES = '(?:wa|mi|ma|ki|vi|vy|mw|ch(?=[aeiou])|[mu](?![aeiou]))'

/** What may stand before a word that was typed as it is. One letter alone may not: `other` is not in `mother`. */
const BEFORE = `(?:${OF_VERBS}|(?:wa|mi|ma|ki|vi))?`
/** What may stand before a stem that was found by taking such beginnings off. */
const BEFORE_STEM = `(?:${OF_VERBS}|${OF_NAMES})?`
const BEGINNING = new RegExp(`^(?:${OF_VERBS}|${OF_NAMES})(?=[a-z']{4,}$)`)

/** What stays of a word without what may stand before its stem; null where nothing can be taken off. */
export function stemOf(word: string): string | null {
  const stem = word.replace(BEGINNING, '')
  return stem === word ? null : stem
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A verb changes its last vowel: `imba`, `haimbi`, `tuimbe`, `imbia`. */
const isVerb = (word: string): boolean => word.length >= 4 && word.endsWith('a')
const bent = (word: string): string => (isVerb(word) ? `${escaped(word.slice(0, -1))}[aei]` : escaped(word))

export interface Term {
  /** Must stand somewhere in the text at all: asked first, because it is quick. */
  readonly needle: string
  /** The word begins so. */
  readonly exact: RegExp
  /** Or so, behind what may stand before its stem. */
  readonly loose: RegExp
}

const EDGE = String.raw`(?<![\p{L}\p{N}])`

/** What was typed, as words to look for. Single letters say nothing. */
export const termsOf = (query: string): readonly Term[] =>
  (folded(query).match(/[\p{L}\p{N}]+(?:'\p{L}+)*'?/gu) ?? [])
    .filter(word => word.length > 1)
    .slice(0, 8)
    .map(word => {
      const stem = stemOf(word)
      const whole = `${word.length > 2 ? BEFORE : ''}${bent(word)}`
      const loose = stem ? `(?:${whole}|${BEFORE_STEM}${bent(stem)})` : whole
      return {
        needle: isVerb(stem ?? word) ? (stem ?? word).slice(0, -1) : (stem ?? word),
        exact: new RegExp(`${EDGE}${escaped(word)}`, 'u'),
        loose: new RegExp(`${EDGE}${loose}`, 'u'),
      }
    })
