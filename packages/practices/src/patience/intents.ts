/** What somebody may ask for in In good time, and the sentence that says why not. */
import { type Decided, drafter, refuser, yes } from '../shared/deciding.ts'
import { decideTalk, mayPromise, type TalkIntent } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Context } from '../slice.ts'
import type { Events } from './events.ts'
import { latestTalk, type Patience, talkNamed } from './state.ts'
import type { Words } from './words/en.ts'

export type Intent =
  /** The word of one is enough; it is refused only while there is a pause already. */
  { readonly do: 'begin'; readonly until: number } | TalkIntent

export type Refused = KeysFrom<Words, 'refused'>

const no = refuser<Refused>()
const event = drafter<Events>()

export function decidePatience(
  state: Patience,
  intent: Intent,
  context: Pick<Context, 'me' | 'other' | 'now' | 'freshId'>,
): Decided {
  const { other, now, freshId } = context
  if (other === null) return no('refusedAlone')
  if (intent.do !== 'begin') return decideTalk('patience', talkNamed(state, intent.talk), intent, context)
  if (latestTalk(state)?.pause) return no('refusedPausedAlready')
  if (!mayPromise(intent.until, now)) return no('refusedPauseTime')
  return yes(event('patience.begun.v1', { talk: freshId(), until: intent.until }))
}
