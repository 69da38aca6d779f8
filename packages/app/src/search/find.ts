/** Looking through words that lie in memory while a page is open. Nothing of it is stored, and nothing of what was looked for. */
import { folded, type Term, termsOf } from './fold.ts'

/** Something that somebody wrote and that can be read now. It does not say who: a practice may show words without their author. */
export interface Written {
  readonly text: string
  readonly at: number
  /** Id of the practice or record. */
  readonly practice: string
  /** Where it stands, below the app's base. */
  readonly path: string
  /** With whom; empty for what is one's own. */
  readonly other: string
  /** In a matter that the two have stopped. */
  readonly stopped: boolean
}

export interface Passage {
  readonly before: string
  readonly hit: string
  readonly after: string
}

export interface Found extends Written {
  readonly passage: Passage
}

export interface Searching {
  /** Words that begin as typed come first, then those that hold the stem; the newest of each first. All typed words must be there. */
  readonly find: (query: string, alsoStopped?: boolean) => readonly Found[]
  /** Something in it comes from a matter that was stopped. */
  readonly hasStopped: boolean
}

export const mostFound = 60
/** Characters before and after the word, about. */
const AROUND = 60

export function searching(written: readonly Written[]): Searching {
  const rows = [...written].sort((a, b) => b.at - a.at).map(one => ({ one, text: folded(one.text) }))
  return {
    hasStopped: written.some(({ stopped }) => stopped),
    find: (query, alsoStopped = false) => {
      const terms = termsOf(query)
      if (terms.length === 0) return []
      const exact: Written[] = []
      const loose: Written[] = []
      for (const { one, text } of rows) {
        if (one.stopped && !alsoStopped) continue
        if (!terms.every(term => text.includes(term.needle) && term.loose.test(text))) continue
        if (terms.every(term => term.exact.test(text))) exact.push(one)
        else loose.push(one)
        if (exact.length >= mostFound) break
      }
      return [...exact, ...loose]
        .slice(0, mostFound)
        .map(one => ({ ...one, passage: passageOf(one.text, terms) }))
    },
  }
}

/** The first place that says it, and some words around. Cut at blanks. */
export function passageOf(text: string, terms: readonly Term[]): Passage {
  const { plain, places } = inPlace(text)
  const hits = terms.flatMap(({ exact, loose }) => {
    const hit = exact.exec(plain) ?? loose.exec(plain)
    return hit ? [hit] : []
  })
  const first = hits.sort((a, b) => a.index - b.index)[0]
  const from = places[first?.index ?? 0] ?? 0
  const inWord =
    /^[\p{L}\p{N}]*/u.exec(plain.slice((first?.index ?? 0) + (first?.[0].length ?? 0)))?.[0] ?? ''
  const to = places[(first?.index ?? 0) + (first?.[0].length ?? 0) + inWord.length] ?? text.length
  const start = from <= AROUND ? 0 : text.indexOf(' ', from - AROUND) + 1
  const end = text.length - to <= AROUND ? text.length : text.lastIndexOf(' ', to + AROUND)
  const begins = start > from ? from : start
  const ends = end < to ? to : end
  return {
    before: `${begins > 0 ? '… ' : ''}${text.slice(begins, from)}`,
    hit: text.slice(from, to),
    after: `${text.slice(to, ends)}${ends < text.length ? ' …' : ''}`,
  }
}

/** The folded text, and of each of its characters the place in the text itself. */
function inPlace(text: string): { readonly plain: string; readonly places: readonly number[] } {
  const places: number[] = []
  let plain = ''
  let place = 0
  for (const character of text) {
    const part = folded(character)
    for (let n = 0; n < part.length; n++) places.push(place)
    plain += part
    place += character.length
  }
  places.push(text.length)
  return { plain, places }
}
