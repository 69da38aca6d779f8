/** When In good time would be kind to offer on Today. */
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import { type Patience, sayingsOf } from './state.ts'
import type { Words } from './words/en.ts'

const line: KeysFrom<Words, 'opening'> = 'openingBegin'
const why: KeysFrom<Words, 'opening'> = 'openingBeginWhy'

export const openingsOfPatience = (state: Patience, look: Look): readonly Opening[] =>
  sayingsOf(state).some(({ by }) => by === look.me)
    ? []
    : [{ practice: 'patience', rank: 90, line, why, path: '', waiting: false }]
