/**
 * What two people kept of a talk on one phone, after both had chosen so there. One event of the practice's own name,
 * written by the one whose phone it was: `{ ...keptEvents('honesty') }`.
 *
 * The record can't know that both chose: it says whose phone it was kept on, and a screen says it too.
 */
import * as v from 'valibot'
import type { Fact, FactId, MemberId } from '../../slice.ts'
import { id16, words } from '../schemas.ts'

/** In UTF-16 units, of one line; and how many lines of one talk. */
export const maxKeptLine = 600
export const maxKeptLines = 12

const schema = v.object({
  /** Names what was kept. */
  talk: id16,
  /** `mine`: said by the one whose phone it was. */
  lines: v.pipe(
    v.array(v.object({ mine: v.boolean(), text: words(maxKeptLine) })),
    v.minLength(1),
    v.maxLength(maxKeptLines),
  ),
})

export type KeptEvents<Id extends string> = { readonly [K in `${Id}.kept-together.v1`]: typeof schema }

export const keptEvents = <Id extends string>(id: Id): KeptEvents<Id> =>
  ({ [`${id}.kept-together.v1`]: schema }) as KeptEvents<Id>

/** What was kept of one talk. Lines that their writer has deleted are empty. */
export interface Kept {
  readonly talk: string
  readonly on: MemberId
  /** By the phone's clock; for display only. */
  readonly at: number
  readonly fact: FactId
  readonly lines: readonly { readonly mine: boolean; readonly text: string }[]
}

/** The fact as something kept, or null when it is another event. */
export function keptFact(id: string, fact: Fact): Kept | null {
  if (fact.type !== `${id}.kept-together.v1`) return null
  const { talk, lines } = fact.data as v.InferOutput<typeof schema>
  return { talk, lines, on: fact.by, at: fact.at, fact: fact.id }
}

/** The list with it: a talk is kept once. */
export const withKept = (list: readonly Kept[], kept: Kept): readonly Kept[] =>
  list.some(({ talk }) => talk === kept.talk) ? list : [...list, kept]

/** For `decide`: the lines as they may be kept, or null when there is nothing to keep or too much. */
export function keptLines(
  lines: readonly { readonly mine: boolean; readonly text: string }[],
): readonly { readonly mine: boolean; readonly text: string }[] | null {
  const said = lines.map(({ mine, text }) => ({ mine, text: text.trim() })).filter(({ text }) => text !== '')
  const fits = said.length > 0 && said.length <= maxKeptLines
  return fits && said.every(({ text }) => text.length <= maxKeptLine) ? said : null
}
