/** The built slices. A new practice is one folder and one line here. */
import { gratitude } from './gratitude/index.ts'
import { journal } from './journal/index.ts'
import { notYet } from './not-yet/index.ts'
import { people } from './people/index.ts'
import type { AnySlice } from './slice.ts'
import { vulnerability } from './vulnerability/index.ts'

export { gratitude, journal, notYet, people, vulnerability }

/** The practices that are built, in the order of the catalogue. */
export const practices: readonly AnySlice[] = [vulnerability, gratitude]

/** No practices, but of the same shape: what a space or a person keeps. */
export const records: readonly AnySlice[] = [journal, notYet, people]

/** All slices whose events live in a space of this kind. */
export const slicesIn = (kind: 'self' | 'pair'): readonly AnySlice[] =>
  [...practices, ...records].filter(({ audience }) => audience === kind || audience === 'every')
