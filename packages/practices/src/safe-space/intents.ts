/** What somebody may ask for in Our place and time, and the sentence that says why not. */
import type { KeysFrom } from '../shared/words.ts'
import type { Context, Draft, Refusal, Result } from '../slice.ts'
import { type Events, maxText } from './events.ts'
import type { SafeSpace } from './state.ts'
import type { Words } from './words/en.ts'

export type Intent = { readonly do: 'say'; readonly text: string }
export type Refused = KeysFrom<Words, 'refused'>

export function decideSafeSpace(
  _state: SafeSpace,
  intent: Intent,
  { freshId }: Pick<Context, 'freshId'>,
): Result<readonly Draft[], Refusal> {
  const text = intent.text.trim()
  if (text === '') return no('refusedEmpty')
  if (text.length > maxText) return no('refusedTooLong')
  return { ok: true, value: [event('safe-space.said.v1', { saying: freshId(), text })] }
}

const event = (type: keyof Events, data: object): Draft => ({ type, data })
const no = (refused: Refused): Result<readonly Draft[], Refusal> => ({ ok: false, error: { refused } })
