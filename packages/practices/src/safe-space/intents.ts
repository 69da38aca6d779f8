/** What somebody may ask for in Our place and time, and the sentence that says why not. */
import { type Decided, drafter, refusedText, refuser, yes } from '../shared/deciding.ts'
import { get } from '../shared/shelf.ts'
import { decideTalk, isTalkIntent, type TalkIntent } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import { type Context, type FactId, toSeal } from '../slice.ts'
import { type Accord, type Content, isAlive, isComplete, mayLookBack, ownWordings } from './accord.ts'
import { type Events, maxAgreement, maxBring, maxHope, maxLookBack, maxName, maxPlace } from './events.ts'
import { decideSitting, type SittingIntent } from './sitting-intents.ts'
import { arcOf, hasArc, type SafeSpace } from './state.ts'
import type { Words } from './words/en.ts'

export type AccordIntent =
  /** `accord` and `after` are null for something new; else what is changed, and the wording that was before the eyes. */
  | {
      readonly do: 'word'
      readonly content: Content
      readonly accord: string | null
      readonly after: FactId | null
    }
  | { readonly do: 'sign'; readonly accord: string; readonly wording: FactId }
  /** Either may, at any time, without a reason; also what has only been offered. */
  | { readonly do: 'let-go'; readonly accord: string }
  /** Not now: kept in the own self space only. `until` null: no time. */
  | { readonly do: 'aside'; readonly accord: string; readonly until: number | null }
  | { readonly do: 'look-back'; readonly accord: string; readonly text: string }
  /** Deletes all own wordings of it for both. Where the present one is among them, nothing is left that could stand. */
  | { readonly do: 'erase-wording'; readonly accord: string }

export type Intent = AccordIntent | SittingIntent | TalkIntent
export type Refused = KeysFrom<Words, 'refused'>

const no = refuser<Refused>()
const event = drafter<Events>()

export function decideSafeSpace(state: SafeSpace, intent: Intent, context: Context): Decided {
  if (context.other === null) return no('refusedAlone')
  if (isTalkIntent(intent))
    return decideTalk('safe-space', get(state.sittings, intent.talk)?.life, intent, context)
  switch (intent.do) {
    case 'word':
      return word(state, intent, context)
    case 'sign':
    case 'let-go':
    case 'aside':
    case 'look-back':
    case 'erase-wording': {
      const accord = get(state.accords, intent.accord)
      return accord ? ofAccord(accord, intent, context) : no('refusedUnknown')
    }
    default:
      return decideSitting(state, intent, context)
  }
}

function word(state: SafeSpace, intent: AccordIntent & { do: 'word' }, { freshId }: Context): Decided {
  const content = trimmed(intent.content)
  const wrong = refusedContent(content)
  if (wrong) return no(wrong)
  const { kind, ...data } = content
  if (intent.accord === null) {
    const arc = kind === 'arc' && hasArc(state) ? arcOf(state) : undefined
    if (arc && !arc.wording.erased) return no('refusedOneArc')
    const first = event(`safe-space.${kind}-worded.v1`, { accord: freshId(), after: null, ...data })
    // Of an arc whose words were deleted nobody can say what it is: a new one takes its place.
    return arc ? yes(event('safe-space.let-go.v1', { accord: arc.id }), first) : yes(first)
  }
  const accord = get(state.accords, intent.accord)
  if (accord === undefined || accord.kind !== kind) return no('refusedUnknown')
  if (!isAlive(accord) || isComplete(accord)) return no('refusedLetGo')
  if (accord.wording.fact !== intent.after) return no('refusedChangedMeanwhile')
  if (JSON.stringify(trimmed(accord.wording.content)) === JSON.stringify(content))
    return no('refusedSameWords')
  return yes(
    event(`safe-space.${kind}-worded.v1`, { accord: accord.id, after: accord.wording.fact, ...data }),
  )
}

function ofAccord(accord: Accord, intent: Exclude<AccordIntent, { do: 'word' }>, { me }: Context): Decided {
  switch (intent.do) {
    case 'sign':
      if (!isAlive(accord) || accord.wording.erased) return no('refusedLetGo')
      if (accord.wording.fact !== intent.wording) return no('refusedChangedMeanwhile')
      if (accord.signed.includes(me)) return no('refusedSigned')
      return yes(event('safe-space.signed.v1', { accord: accord.id, wording: intent.wording }))
    case 'let-go':
      return isAlive(accord) ? yes(event('safe-space.let-go.v1', { accord: accord.id })) : no('refusedLetGo')
    case 'aside':
      return isAlive(accord) || mayLookBack(accord)
        ? yes({ effect: 'put-off', item: accord.id, until: intent.until })
        : no('refusedLetGo')
    case 'erase-wording': {
      const facts = ownWordings(accord, me)
      return facts.length > 0 ? yes({ effect: 'erase', facts }) : no('refusedNotYours')
    }
    case 'look-back': {
      if (!mayLookBack(accord)) return no('refusedNotAtEnd')
      if (accord.lookBacks.some(({ by }) => by === me)) return no('refusedPrepared')
      const wrong = refusedText(intent.text, maxLookBack)
      if (wrong) return no(wrong)
      const gate = { kind: 'both', id: accord.id } as const
      return yes(
        event('safe-space.look-back-sealed.v1', {
          accord: accord.id,
          words: toSeal(intent.text.trim(), gate),
        }),
      )
    }
  }
}

/** In one order of fields, so that two contents that say the same are the same. */
function trimmed(content: Content): Content {
  switch (content.kind) {
    case 'agreement':
      return { kind: 'agreement', text: content.text.trim(), review: content.review }
    case 'ritual': {
      const { name, place, bring, plan } = content
      const { first, time, every, ends } = plan
      const whole = { first, time, every, ends }
      return { kind: 'ritual', name: name.trim(), place: place.trim(), bring: bring.trim(), plan: whole }
    }
    case 'arc':
      return { kind: 'arc', length: content.length, hope: content.hope.trim() }
  }
}

function refusedContent(content: Content): Refused | null {
  switch (content.kind) {
    case 'agreement':
      return refusedText(content.text, maxAgreement)
    case 'ritual': {
      const { name, place, bring, plan } = content
      if (!/^\d{4}-\d{2}-\d{2}$/.test(plan.first) || plan.time === '') return 'refusedNoDay'
      if (plan.ends.kind === 'day' && !(plan.ends.day >= plan.first)) return 'refusedEndsEarly'
      if (place.length > maxPlace || bring.length > maxBring) return 'refusedTooLong'
      return refusedText(name, maxName)
    }
    case 'arc':
      return content.hope.length > maxHope ? 'refusedTooLong' : null
  }
}
