/**
 * Twelve words that stand for 16 random bytes: BIP-39, English list, so that any other program can read them too.
 * The list and its checksum come from @scure/bip39, loaded only when words are made or typed.
 *
 * Words are read as people write them down: whatever case, spaces, commas or numbers before them, and the first four
 * letters are enough, since no two words of the list share them.
 */
import { type Bytes, err, ok, type Result } from './bytes.ts'
import type { Primitives } from './primitives.ts'

export const WORD_COUNT = 12

const load = async () => {
  const [{ entropyToMnemonic, mnemonicToEntropy }, { wordlist }] = await Promise.all([
    import('@scure/bip39'),
    import('@scure/bip39/wordlists/english.js'),
  ])
  return { entropyToMnemonic, mnemonicToEntropy, list: wordlist }
}

export interface NewWords {
  readonly words: readonly string[]
  /** 16 bytes. Words and bytes are to be shown and used, never stored. */
  readonly entropy: Bytes
}

export async function newWords(p: Pick<Primitives, 'random'>): Promise<NewWords> {
  const { entropyToMnemonic, list } = await load()
  const entropy = p.random(16)
  return { words: entropyToMnemonic(entropy, list).split(' '), entropy }
}

export type WordsFault =
  /** `at`: place from 0. `nearest`: at most three words of the list that it may have been, the likeliest first. */
  | { readonly fault: 'UnknownWord'; readonly at: number; readonly nearest: readonly string[] }
  | { readonly fault: 'WrongCount'; readonly count: number }
  /** All words are of the list, but together they can't be right: two changed places, or one is another. */
  | { readonly fault: 'WrongOrder' }

/** The 16 bytes again. A wrong word that is in the list escapes one time in sixteen: then nothing is found at the relay. */
export async function readWords(text: string): Promise<Result<Bytes, WordsFault>> {
  const { mnemonicToEntropy, list } = await load()
  // Apart from letters nothing counts: accents that a keyboard added, numbers, commas and line ends.
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  const typed: readonly string[] = plain.match(/\p{L}+/gu) ?? []
  const words: string[] = []
  for (const [at, one] of typed.entries()) {
    const word = wordFor(list, one)
    if (word === null) return err({ fault: 'UnknownWord', at, nearest: nearestTo(list, one) })
    words.push(word)
  }
  if (words.length !== WORD_COUNT) return err({ fault: 'WrongCount', count: words.length })
  try {
    return ok(mnemonicToEntropy(words.join(' '), [...list]).slice())
  } catch {
    return err({ fault: 'WrongOrder' })
  }
}

const wordFor = (list: readonly string[], typed: string): string | null => {
  if (list.includes(typed)) return typed
  return typed.length >= 4 ? (list.find(word => word.startsWith(typed)) ?? null) : null
}

const NEAR = 2

function nearestTo(list: readonly string[], typed: string): string[] {
  // What nobody types as one word; and measuring takes time that grows with its length.
  if (typed.length > 16) return []
  return list
    .map(word => ({ word, far: distance(word, typed) }))
    .filter(({ far }) => far <= NEAR)
    .sort((a, b) => a.far - b.far || (a.word < b.word ? -1 : 1))
    .slice(0, 3)
    .map(({ word }) => word)
}

/** Letters that were left out, put in, changed, or swapped with the next one. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = above[j - 1]! + Number(a[i - 1] !== b[j - 1])
      let least = Math.min(changed, above[j]! + 1, row[j - 1]! + 1)
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwapped) least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    before = above
    above = row
  }
  return above[b.length]!
}
