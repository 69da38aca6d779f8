/**
 * What the learned layer looks at: words, stems and classes, alone and beside each other, the constructions heard,
 * and the shape of the passage. Every feature is a number (a hash of its parts), so no list of strings has to be carried.
 */
import type { Heard } from '../cues/cues.ts'
import { isStop, type Word } from '../text/reading.ts'

/** A feature and the words that it stands for (first and last index), so that a judgement can point at them. */
export interface Feature {
  readonly hash: number
  readonly first: number
  readonly last: number
  /** How loud it speaks beside an ordinary one. */
  readonly loud: number
}

const HASH_BITS = 18
const MASK = (1 << HASH_BITS) - 1

const hashText = (text: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash ^ (hash >>> 15)
}

const join = (a: number, b: number): number => {
  const mixed = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}

const KIND = {
  word: 1,
  stem: 2,
  sort: 3,
  prefix: 4,
  wordPair: 5,
  stemPair: 6,
  sortPair: 7,
  stemSort: 8,
  sortStem: 9,
  wordTriple: 10,
  sortTriple: 11,
  stemApart: 12,
  sortApart: 13,
  opening: 14,
  openingPair: 15,
  closing: 16,
  cue: 17,
  shape: 18,
  construction: 19,
} as const

/** A construction of a check says more than two words that happen to stand together. */
const LOUD_CUE = 8
const LOUD_CONSTRUCTION = 5
const FARTHEST = 4
const PREFIX = 5

interface Hashed {
  readonly word: number
  readonly stem: number
  readonly sort: number
  readonly prefix: number
}

const BORROWED = 0x5bd1e995

const hashed = (word: Word): Hashed => {
  const salt = word.borrowed ? BORROWED : 0
  return {
    word: hashText(word.word) ^ salt,
    stem: hashText(word.stem) ^ salt,
    sort: hashText(word.sort) ^ salt,
    prefix: word.stem.length > PREFIX ? hashText(word.stem.slice(0, PREFIX)) ^ salt : 0,
  }
}

const bucket = (count: number): number => (count > 5 ? 6 : count > 3 ? 4 : count)

/** Counts that say something of the passage as a whole. */
const shape = (words: readonly Word[]): number[] => {
  const count = (test: (word: Word) => boolean) => bucket(words.filter(test).length)
  const partner = count(word => word.classes.includes('partner') && !word.borrowed)
  const self = count(word => word.classes.includes('self') && !word.borrowed)
  const commas = count(word => word.word === 'COMMA' || word.word === 'DOTS')
  const long = words.length > 30 ? 3 : words.length > 15 ? 2 : words.length > 4 ? 1 : 0
  return [
    1000,
    1100 + partner,
    1200 + self,
    1300 + commas,
    1400 + long,
    1500 + (words.some(word => word.shouted) ? 1 : 0),
    1600 + (words.at(-1)?.word === 'QM' ? 1 : 0),
    1700 + (partner === 0 ? 1 : 0) + (self === 0 ? 2 : 0),
  ]
}

/** All features of a passage, each once (with the first place where it was seen). */
export const featuresOf = (words: readonly Word[], heard: readonly Heard[]): readonly Feature[] => {
  const seen = new Map<number, Feature>()
  const add = (kind: number, value: number, first: number, last: number, loud = 1) => {
    const hash = join(value, kind) & MASK
    if (!seen.has(hash)) seen.set(hash, { hash, first, last, loud })
  }
  const all = words.map(hashed)
  all.forEach((one, i) => {
    add(KIND.word, one.word, i, i)
    add(KIND.stem, one.stem, i, i)
    add(KIND.sort, one.sort, i, i)
    if (one.prefix) add(KIND.prefix, one.prefix, i, i)
    if (i === 0 || isStop(words[i - 1]?.word ?? '')) {
      add(KIND.opening, one.stem, i, i)
      add(KIND.openingPair, join(one.sort, all[i + 1]?.sort ?? 0), i, i)
    }
    if (i === all.length - 1) add(KIND.closing, one.sort, i, i)
    const next = all[i + 1]
    if (!next || isStop(words[i]?.word ?? '')) return
    add(KIND.wordPair, join(one.word, next.word), i, i + 1)
    add(KIND.stemPair, join(one.stem, next.stem), i, i + 1)
    add(KIND.sortPair, join(one.sort, next.sort), i, i + 1)
    add(KIND.stemSort, join(one.stem, next.sort), i, i + 1)
    add(KIND.sortStem, join(one.sort, next.stem), i, i + 1)
    const third = all[i + 2]
    if (third) {
      add(KIND.wordTriple, join(join(one.word, next.word), third.word), i, i + 2)
      add(KIND.sortTriple, join(join(one.sort, next.sort), third.sort), i, i + 2)
    }
    for (
      let far = i + 2;
      far <= i + FARTHEST && far < all.length && !isStop(words[far - 1]?.word ?? '');
      far++
    ) {
      const there = all[far] as Hashed
      add(KIND.stemApart, join(one.stem, there.stem), i, far)
      add(KIND.sortApart, join(one.sort, there.sort), i, far)
    }
  })
  for (const one of heard) {
    add(KIND.cue, hashText(one.label), one.first, one.last, LOUD_CUE)
    add(
      KIND.construction,
      join(hashText(one.label), hashText(one.source)),
      one.first,
      one.last,
      LOUD_CONSTRUCTION,
    )
  }
  if (heard.length === 0) add(KIND.cue, 1, 0, 0)
  for (const value of shape(words)) add(KIND.shape, value, 0, 0)
  return [...seen.values()]
}
