/** What somebody may ask for in I hear you, and the sentence that says why not. */
import { type Decided, drafter, refusedText, refuser, yes } from '../shared/deciding.ts'
import {
  type LadderAnswer,
  type Landing,
  type Rung,
  refusedLadder,
  refusedLanding,
  trimmedLadder,
  trimmedLanding,
} from '../shared/ladder/events.ts'
import { all, get } from '../shared/shelf.ts'
import { decideTalk, isTalkIntent, type TalkIntent } from '../shared/talk/intents.ts'
import { isClosed } from '../shared/talk/life.ts'
import type { KeysFrom } from '../shared/words.ts'
import type { Context, FactId } from '../slice.ts'
import { type Events, maxMoment, maxQuality, maxShare } from './events.ts'
import { awaitsAnswer, awaitsLanding, isWholeAloud, type Talk, type Validation } from './state.ts'
import { type OwnWords, ownWords } from './view.ts'
import type { Words } from './words/en.ts'

export type Intent =
  | TalkIntent
  | { readonly do: 'share'; readonly text: string }
  | { readonly do: 'answer'; readonly talk: string; readonly answer: LadderAnswer }
  /** Said face to face: which rungs. */
  | { readonly do: 'answer-aloud'; readonly talk: string; readonly rungs: readonly Rung[] }
  | { readonly do: 'land'; readonly talk: string; readonly landing: Landing }
  | { readonly do: 'affirm'; readonly quality: string; readonly moment: string }
  | { readonly do: 'thank'; readonly affirmation: string }
  /** Deletes own words of a talk for both. */
  | { readonly do: 'erase'; readonly talk: string; readonly what: OwnWords }
  | { readonly do: 'erase-affirmation'; readonly affirmation: string }
  /** Deletes own words that never became part of a talk. */
  | { readonly do: 'erase-beside'; readonly fact: FactId }

export type Refused = KeysFrom<Words, 'refused'>

const no = refuser<Refused>()
const event = drafter<Events>()

export function decideValidation(state: Validation, intent: Intent, context: Context): Decided {
  const { me, other } = context
  if (other === null) return no('refusedAlone')
  switch (intent.do) {
    case 'share':
      return share(state, intent.text, context)
    case 'affirm':
      return affirm(intent, context)
    case 'thank': {
      const affirmation = get(state.affirmations, intent.affirmation)
      if (affirmation === undefined || affirmation.by === me) return no('refusedNotForYou')
      return affirmation.thanked
        ? no('refusedThanked')
        : yes(event('validation.thanked.v1', { affirmation: affirmation.id }))
    }
    case 'erase-affirmation': {
      const affirmation = get(state.affirmations, intent.affirmation)
      return affirmation?.by === me && affirmation.quality !== ''
        ? yes({ effect: 'erase', facts: [affirmation.fact] })
        : no('refusedNothingToDelete')
    }
    case 'erase-beside':
      return state.beside.some(({ by, fact }) => by === me && fact === intent.fact)
        ? yes({ effect: 'erase', facts: [intent.fact] })
        : no('refusedNothingToDelete')
    default:
      return inTalk(get(state.talks, intent.talk), intent, context)
  }
}

type InTalk = Extract<Intent, { talk: string }>

function inTalk(talk: Talk | undefined, intent: InTalk, context: Context): Decided {
  if (isTalkIntent(intent)) return decideTalk('validation', talk?.life, intent, context)
  if (talk === undefined) return no('refusedNoTalk')
  const { id, openedBy, stage, pause } = talk.life
  if (intent.do === 'erase') {
    const facts = ownWords(talk, intent.what, context.me)
    return facts.length > 0 ? yes({ effect: 'erase', facts }) : no('refusedNothingToDelete')
  }
  if (isClosed(talk.life)) return no('refusedTalkOver')
  if (stage === 'offered') return no('refusedNotBegun')
  if (pause) return no('refusedPaused')
  const shares = openedBy === context.me
  if (intent.do === 'land') {
    if (!shares) return no('refusedOnlySharer')
    if (!awaitsLanding(talk)) return no('refusedNoAnswer')
    const wrong = refusedLanding(intent.landing)
    if (wrong) return no(wrong)
    return yes(event('validation.landing-said.v1', { talk: id, landing: trimmedLanding(intent.landing) }))
  }
  if (shares) return no('refusedOwnShare')
  if (!awaitsAnswer(talk)) return no('refusedAnswered')
  if (intent.do === 'answer-aloud') {
    const rungs = [...new Set(intent.rungs)]
    return isWholeAloud(rungs)
      ? yes(event('validation.answered-aloud.v1', { talk: id, rungs }))
      : no('refusedNotWholeAloud')
  }
  const wrong = refusedLadder(intent.answer)
  if (wrong) return no(wrong)
  return yes(event('validation.answered.v1', { talk: id, answer: trimmedLadder(intent.answer) }))
}

/** One at a time of each: who answers has one thing to hold. */
function share(state: Validation, text: string, { me, freshId }: Context): Decided {
  const open = all(state.talks).some(({ life }) => life.openedBy === me && !isClosed(life))
  if (open) return no('refusedOneIsOpen')
  const wrong = refusedText(text, maxShare)
  if (wrong) return no(wrong)
  return yes(event('validation.shared.v1', { talk: freshId(), text: text.trim() }))
}

function affirm({ quality, moment }: Extract<Intent, { do: 'affirm' }>, { freshId }: Context): Decided {
  const wrong = refusedText(quality, maxQuality) ?? refusedText(moment, maxMoment)
  if (wrong) return no(wrong)
  const said = { quality: quality.trim(), moment: moment.trim() }
  return yes(event('validation.affirmed.v1', { affirmation: freshId(), ...said }))
}
