/** What one may ask of one's own not-yet shelf; nothing is ever refused. */
import type { Draft, Refusal, Result } from '../slice.ts'
import type { Events } from './events.ts'
import { asideOf, type NotYet } from './state.ts'

export type Intent =
  /** `until` in milliseconds since 1970; null for no time. */
  | { readonly do: 'put-aside'; readonly space: string; readonly item: string; readonly until: number | null }
  | { readonly do: 'take-down'; readonly space: string; readonly item: string }

export function decideNotYet(state: NotYet, intent: Intent): Result<readonly Draft[], Refusal> {
  const { space, item } = intent
  if (intent.do === 'put-aside') return yes('not-yet.put-aside.v1', { space, item, until: intent.until })
  return asideOf(state, space, item) ? yes('not-yet.taken-down.v1', { space, item }) : { ok: true, value: [] }
}

const yes = (type: keyof Events, data: object): Result<readonly Draft[], Refusal> => ({
  ok: true,
  value: [{ type, data }],
})
