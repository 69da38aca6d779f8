/** What somebody may ask of a talk, and the sentence that says why not; the sentences are in the words of a talk. */
import type { Context } from '../../slice.ts'
import { type Decided, refuser, yes } from '../deciding.ts'
import type { KeysFrom } from '../words.ts'
import { maxReturn, type TalkPart } from './events.ts'
import { isClosed, type Life, mayPromise, ownReturns } from './life.ts'
import type { TalkWords } from './words/en.ts'

export type TalkIntent =
  | { readonly do: 'agree'; readonly talk: string }
  | { readonly do: 'pass'; readonly talk: string }
  /** Kept in the own self space only. `until` in milliseconds since 1970; null for no time. */
  | { readonly do: 'not-now'; readonly talk: string; readonly until: number | null }
  | { readonly do: 'end'; readonly talk: string }
  | { readonly do: 'pause'; readonly talk: string; readonly until: number }
  | {
      readonly do: 'move-pause'
      readonly talk: string
      readonly until: number
      readonly how: 'more' | 'moved'
    }
  | { readonly do: 'come-back'; readonly talk: string; readonly own: string; readonly wish: string }
  /** Deletes for both what I said on coming back. */
  | { readonly do: 'erase-return'; readonly talk: string }

const doings: readonly string[] = [
  'agree',
  'pass',
  'not-now',
  'end',
  'pause',
  'move-pause',
  'come-back',
  'erase-return',
] satisfies readonly TalkIntent['do'][]

export const isTalkIntent = (intent: { readonly do: string }): intent is TalkIntent =>
  doings.includes(intent.do)

const no = refuser<KeysFrom<TalkWords, 'refused'>>()

/** `life` is the talk that the intent names; undefined when there is none. `id` is the practice's. */
export function decideTalk(
  id: string,
  life: Life | undefined,
  intent: TalkIntent,
  { me, now }: Pick<Context, 'me' | 'now'>,
): Decided {
  if (life === undefined) return no('refusedNoTalk')
  if (intent.do === 'erase-return') {
    const facts = ownReturns(life, me).flatMap(({ fact, instead }) => [fact, ...instead])
    return facts.length === 0 ? no('refusedNoReturn') : yes({ effect: 'erase', facts })
  }
  if (isClosed(life)) return no('refusedTalkOver')
  const event = (part: TalkPart, data: object) =>
    yes({ type: `${id}.${part}.v1`, data: { talk: life.id, ...data } })
  const { stage, pause } = life
  switch (intent.do) {
    case 'agree':
      if (life.openedBy === me) return no('refusedOwnOffer')
      return stage === 'offered' ? event('agreed', {}) : no('refusedAgreedAlready')
    case 'pass':
      return stage === 'offered' ? event('passed', {}) : no('refusedAgreedAlready')
    case 'not-now':
      if (stage !== 'offered' || life.openedBy === me) return no('refusedAgreedAlready')
      return yes({ effect: 'put-off', item: life.id, until: intent.until })
    case 'end':
      return event('ended', {})
    case 'pause':
      if (stage !== 'agreed') return no('refusedNotBegun')
      if (pause) return no('refusedPausedAlready')
      return mayPromise(intent.until, now)
        ? event('paused', { until: intent.until, nth: life.hasPaused ? 2 : 1 })
        : no('refusedPauseTime')
    case 'move-pause':
      if (pause === null) return no('refusedNotPaused')
      if (!mayPromise(intent.until, now)) return no('refusedPauseTime')
      if (intent.how === 'more' && (pause.longer || intent.until <= pause.until))
        return no('refusedLongerOnce')
      return event('pause-moved', { until: intent.until, how: intent.how })
    case 'come-back':
      if (pause === null) return no('refusedNotPaused')
      if (pause.back.some(({ by }) => by === me)) return no('refusedBackAlready')
      if (intent.own.trim().length > maxReturn || intent.wish.trim().length > maxReturn)
        return no('refusedReturnTooLong')
      return event('came-back', { own: intent.own.trim(), wish: intent.wish.trim() })
  }
}
