/** Finds the constructions of all checks in one walk over the words. */
import { LABELS, type Label } from '../labels.ts'
import type { Word } from '../text/reading.ts'
import { beginnings, compile, type Match, matchAt, type Pattern } from './pattern.ts'

/** For each label, patterns; see `pattern.ts` for how to read one. */
export type Cues = Readonly<Record<Label, readonly string[]>>

export interface Heard extends Match {
  readonly label: Label
  /** The construction as it is written in the check. */
  readonly source: string
}

interface Entry {
  readonly label: Label
  readonly source: string
  readonly pattern: Pattern
}

export type CueIndex = ReadonlyMap<string, readonly Entry[]>

const ANYWHERE = ''

export const indexCues = (cues: Cues): CueIndex => {
  const index = new Map<string, Entry[]>()
  for (const label of LABELS)
    for (const source of cues[label]) {
      const pattern = compile(source)
      for (const name of beginnings(pattern) ?? [ANYWHERE])
        index.set(name, [...(index.get(name) ?? []), { label, source, pattern }])
    }
  return index
}

/** Every construction heard, in order of the words. Borrowed words begin none. */
export const hear = (words: readonly Word[], index: CueIndex): readonly Heard[] => {
  const heard: Heard[] = []
  const anywhere = index.get(ANYWHERE) ?? []
  words.forEach((word, at) => {
    if (word.borrowed) return
    const names = [
      word.word,
      ...(word.stem === word.word ? [] : [word.stem]),
      ...word.classes.map(name => `@${name}`),
    ]
    const entries = names.flatMap(name => index.get(name) ?? [])
    for (const entry of [...entries, ...anywhere]) {
      const match = matchAt(words, at, entry.pattern)
      if (match) heard.push({ ...match, label: entry.label, source: entry.source })
    }
  })
  return heard
}
