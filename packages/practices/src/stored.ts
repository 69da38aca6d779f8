/** A fold as it is stored, so that opening a space need not begin with its first fact. */
import type { Folded } from './replay.ts'
import { type PageBook, restoreState, saveState } from './shared/saved.ts'
import type { AnySlice } from './slice.ts'

export type { PageBook, PageText } from './shared/saved.ts'

export interface SavedFold {
  /** Of every slice, by its id. */
  readonly states: Readonly<Record<string, string>>
  readonly unread: number
}

/** What a stored fold was made by: other slices, or other versions of their events, read the same log differently. */
export const printOf = (slices: readonly AnySlice[]): string =>
  JSON.stringify(slices.map(({ id, events }) => [id, ...Object.keys(events).sort()]).sort())

export const saveFold = ({ states, unread }: Folded, book: PageBook): SavedFold => ({
  states: Object.fromEntries([...states].map(([id, state]) => [id, saveState(state, book)])),
  unread,
})

export const restoreFold = ({ states, unread }: SavedFold, book: PageBook): Folded => ({
  states: new Map(Object.entries(states).map(([id, text]) => [id, restoreState(text, book)])),
  unread,
})
