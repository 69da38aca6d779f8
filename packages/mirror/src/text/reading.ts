/**
 * Turns pieces into words that the checks can ask about: spelled out, with their stem and classes,
 * and with a note on each whether the writer says it as their own word to the partner.
 */
import { type Piece, pieces } from './tokens.ts'

export interface Word {
  readonly word: string
  /** Stem or root: what is left without endings and, in Swahili, prefixes. */
  readonly stem: string
  /** The most telling class, or the word. */
  readonly sort: string
  readonly classes: readonly string[]
  readonly start: number
  readonly end: number
  readonly shouted: boolean
  /** Quoted, reported from others, or denied ("I'm not saying you are lazy"): not the writer's own act. */
  readonly borrowed: boolean
}

export interface Anatomy {
  readonly stem: string
  readonly sort: string
  readonly classes: readonly string[]
}

/** What a language knows of its words. */
export interface Wordlore {
  /** Short and joined spellings, spelled out; may be several words. */
  readonly spelling: ReadonlyMap<string, string>
  anatomy(word: string): Anatomy
  /** Words of telling (said, told), of sources that are not the partner (song, boss), and of denial. */
  readonly telling: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
  readonly addressed: ReadonlySet<string>
  readonly denials: readonly (readonly string[])[]
}

const STOPS = new Set(['DOT', 'EM', 'QM', 'DOTS'])
export const isStop = (word: string): boolean => STOPS.has(word)

const NAME: Anatomy = { stem: 'NAME', sort: 'NAME', classes: ['NAME'] }

interface Draft extends Word {
  borrowed: boolean
}

const spelledOut = (piece: Piece, first: boolean, lore: Wordlore): Draft[] => {
  const base = { start: piece.start, end: piece.end, shouted: piece.shouted, borrowed: false }
  if (piece.kind !== 'word')
    return [{ ...base, word: piece.word, stem: piece.word, sort: piece.word, classes: [piece.word] }]
  const written = lore.spelling.get(piece.word) ?? piece.word
  return written.split(' ').map(word => {
    const anatomy = lore.anatomy(word)
    const unknown = anatomy.classes.length === 0 && piece.capital && !first && !piece.shouted
    return { ...base, word, ...(unknown ? NAME : anatomy) }
  })
}

/** Words between quotation marks are somebody's words, not an act towards the partner. */
const markQuotes = (words: Draft[]): void => {
  let open = -1
  for (let i = 0; i < words.length; i++) {
    if (words[i]?.word !== 'QUOTE') continue
    if (open < 0) {
      open = i
      continue
    }
    for (let j = open + 1; j < i; j++) (words[j] as Draft).borrowed = true
    open = -1
  }
}

const follows = (words: readonly Draft[], at: number, phrase: readonly string[]): boolean =>
  phrase.every((part, i) => words[at + i]?.word === part)

/** "My boss said you are lazy" and "I'm not saying you're lazy": from there to the end of the sentence it is borrowed. */
const markReports = (words: Draft[], lore: Wordlore): void => {
  let source = false
  let addressed = false
  let borrowing = false
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Draft
    if (STOPS.has(word.word)) {
      source = addressed = borrowing = false
      continue
    }
    if (borrowing) word.borrowed = true
    else if (lore.denials.some(denial => follows(words, i, denial))) borrowing = true
    else if (lore.telling.has(word.word) && source && !addressed) borrowing = true
    if (lore.sources.has(word.word) || (word.sort === 'NAME' && !addressed)) source = true
    if (lore.addressed.has(word.word)) addressed = true
  }
}

/** The words of a text, in order. */
export const readWords = (text: string, lore: Wordlore): readonly Word[] => {
  const words: Draft[] = []
  let first = true
  for (const piece of pieces(text)) {
    words.push(...spelledOut(piece, first, lore))
    first =
      piece.kind === 'mark' ? STOPS.has(piece.word) || piece.word === 'QUOTE' : first && piece.kind !== 'word'
  }
  markQuotes(words)
  markReports(words, lore)
  return words
}
