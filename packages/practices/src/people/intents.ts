/** What one may ask: one's own name, what the two are to each other, and saying goodbye. */
import type { KeysFrom } from '../shared/words.ts'
import type { Bond, Context, Draft, Refusal, Result } from '../slice.ts'
import { type Events, maxName } from './events.ts'
import { hasToldParting, nameOf, type People } from './state.ts'
import type { Words } from './words/en.ts'

export type Intent =
  | { readonly do: 'tell-name'; readonly name: string }
  | { readonly do: 'tell-bond'; readonly bond: Bond }
  | { readonly do: 'tell-parting' }
export type Refused = KeysFrom<Words, 'refused'>

export function decidePeople(
  state: People,
  intent: Intent,
  { me }: Pick<Context, 'me'>,
): Result<readonly Draft[], Refusal> {
  if (intent.do === 'tell-parting')
    return { ok: true, value: hasToldParting(state, me) ? [] : [event('people.parting-told.v1', {})] }
  if (intent.do === 'tell-bond') {
    const { bond } = intent
    const same = state.bonds.some(told => told.of === me && told.bond === bond)
    return { ok: true, value: same ? [] : [event('people.bond-told.v1', { bond })] }
  }
  const name = intent.name.trim()
  if (name === '') return no('refusedEmpty')
  if (name.length > maxName) return no('refusedTooLong')
  return { ok: true, value: name === nameOf(state, me) ? [] : [event('people.name-told.v1', { name })] }
}

const event = (type: keyof Events, data: object): Draft => ({ type, data })
const no = (refused: Refused): Result<readonly Draft[], Refusal> => ({ ok: false, error: { refused } })
