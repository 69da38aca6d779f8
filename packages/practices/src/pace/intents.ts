/** What one may ask of one's own pace, and the sentence that says why not. */
import { type Decided, drafter, refuser, yes } from '../shared/deciding.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Events } from './events.ts'
import type { Pace } from './state.ts'
import type { Words } from './words/en.ts'

export type Intent = { readonly do: 'choose' } & Pace
export type Refused = KeysFrom<Words, 'refused'>

const no = refuser<Refused>()
const event = drafter<Events>()

export function decidePace(state: Pace, { week, quiet }: Intent): Decided {
  if (quiet && !(isMinute(quiet.from) && isMinute(quiet.to))) return no('refusedTimes')
  if (quiet && quiet.from === quiet.to) return no('refusedSameTime')
  const same = state.week === week && state.quiet?.from === quiet?.from && state.quiet?.to === quiet?.to
  return same ? yes() : yes(event('pace.chosen.v1', { week, quiet }))
}

const isMinute = (minute: number): boolean => Number.isInteger(minute) && minute >= 0 && minute < 24 * 60
