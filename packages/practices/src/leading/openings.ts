/** When I'll go first would be kind to offer on Today. */
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import { type Leading, sayingsOf } from './state.ts'
import type { Words } from './words/en.ts'

const line: KeysFrom<Words, 'opening'> = 'openingBegin'
const why: KeysFrom<Words, 'opening'> = 'openingBeginWhy'

export const openingsOfLeading = (state: Leading, look: Look): readonly Opening[] =>
  sayingsOf(state).some(({ by }) => by === look.me)
    ? []
    : [{ practice: 'leading', rank: 90, line, why, path: '', waiting: false }]
