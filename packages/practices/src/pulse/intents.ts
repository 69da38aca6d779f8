/** What one may ask of one's own pulse, and the sentence that says why not. */
import { type Decided, drafter, refuser, yes } from '../shared/deciding.ts'
import { monthAt } from '../shared/pulse/months.ts'
import { type Answers, answeredIn, answersText, type SentenceId } from '../shared/pulse/sentences.ts'
import { get } from '../shared/shelf.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Context, Step } from '../slice.ts'
import type { Events } from './events.ts'
import { type About, focusOf, type OnePulse, type Pulse, takenIn } from './state.ts'
import type { Words } from './words/en.ts'

export type Intent =
  /** For the month that it is now. Taken again, it stands in place of what was taken before. */
  | { readonly do: 'take'; readonly about: About; readonly answers: Answers }
  | { readonly do: 'remove'; readonly pulse: string }
  /** What to give more room for four weeks, at most one thing; null lets it go. */
  | { readonly do: 'focus'; readonly about: About; readonly practice: SentenceId | null }

export type Refused = KeysFrom<Words, 'refused'>

const no = refuser<Refused>()
const event = drafter<Events>()

export function decidePulse(state: Pulse, intent: Intent, { now, freshId }: Context): Decided {
  switch (intent.do) {
    case 'take': {
      const { about, answers } = intent
      if (answeredIn(answers).length === 0) return no('refusedAllSkipped')
      const month = monthAt(now)
      const taken = { pulse: freshId(), about, month, answers: answersText(answers) }
      return yes(event('pulse.taken.v1', taken), ...without(takenIn(state, about, month)))
    }
    case 'remove': {
      const one = get(state.taken, intent.pulse)
      if (!one) return no('refusedUnknown')
      return yes(...without(takenIn(state, one.about, one.month)))
    }
    case 'focus': {
      const { about, practice } = intent
      if (practice === null && focusOf(state, about) === null) return yes()
      return yes(event('pulse.focus-chosen.v1', { about, practice }))
    }
  }
}

/** Removed here, and the answers deleted wherever they stand. */
function without(gone: readonly OnePulse[]): readonly Step[] {
  if (gone.length === 0) return []
  const removed = gone.map(({ id }) => event('pulse.removed.v1', { pulse: id }))
  return [...removed, { effect: 'erase', facts: gone.map(({ fact }) => fact) }]
}
