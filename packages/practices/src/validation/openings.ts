/** When I hear you would be kind to offer on Today. */
import type { KeysFrom } from '../shared/words.ts'
import type { Look, Opening } from '../slice.ts'
import { sayingsOf, type Validation } from './state.ts'
import type { Words } from './words/en.ts'

const line: KeysFrom<Words, 'opening'> = 'openingBegin'
const why: KeysFrom<Words, 'opening'> = 'openingBeginWhy'

export const openingsOfValidation = (state: Validation, look: Look): readonly Opening[] =>
  sayingsOf(state).some(({ by }) => by === look.me)
    ? []
    : [{ practice: 'validation', rank: 90, line, why, path: '', waiting: false }]
