/** What somebody may ask for in a sitting, and the sentence that says why not. */
import { type Decided, drafter, refusedText, refuser, yes } from '../shared/deciding.ts'
import { get } from '../shared/shelf.ts'
import { isClosed, isTalking } from '../shared/talk/index.ts'
import type { KeysFrom } from '../shared/words.ts'
import { type Context, type FactId, toSeal } from '../slice.ts'
import {
  type Events,
  type Form,
  gateOf,
  maxAsk,
  maxClosing,
  maxDid,
  maxMatter,
  maxMeant,
  type Part,
  type Step,
  sittingFrom,
  type When,
} from './events.ts'
import { hasReached, isToCome, nextStep, type Sitting } from './sitting.ts'
import { erasableOf, returnedOf, type SafeSpace, sittingOf } from './state.ts'
import type { Words } from './words/en.ts'

/** What the other did, and what it meant. */
export interface Appreciation {
  readonly did: string
  readonly meant: string
}

export type SittingIntent =
  /** `when` null: now, or whenever the two like. Takes the place of a sitting that has not begun. */
  | { readonly do: 'sit'; readonly form: Form; readonly when: When }
  | { readonly do: 'move'; readonly talk: string; readonly when: When }
  | {
      readonly do: 'prepare-appreciations'
      readonly talk: string
      readonly appreciations: readonly Appreciation[]
    }
  | { readonly do: 'prepare-next'; readonly talk: string; readonly ask: string; readonly offer: string }
  /** `step`: the one that comes next. */
  | { readonly do: 'go-on'; readonly talk: string; readonly step: Step }
  | { readonly do: 'name-matter'; readonly talk: string; readonly text: string }
  | { readonly do: 'choose-closing'; readonly text: string }
  /** Deletes own words that both can read: a matter, a closing, what opened. */
  | { readonly do: 'erase'; readonly fact: FactId }
  /** Destroys own sealed words that have come back and that nobody has read. */
  | { readonly do: 'delete-returned'; readonly seal: string }

type Refused = KeysFrom<Words, 'refused'>
const no = refuser<Refused>()
const event = drafter<Events>()

export function decideSitting(state: SafeSpace, intent: SittingIntent, context: Context): Decided {
  switch (intent.do) {
    case 'sit':
      return sit(state, intent, context)
    case 'choose-closing': {
      const wrong = refusedText(intent.text, maxClosing)
      if (wrong) return no(wrong)
      return yes(event('safe-space.closing-chosen.v1', { text: intent.text.trim() }))
    }
    case 'erase':
      return erasableOf(state, context.me).includes(intent.fact)
        ? yes({ effect: 'erase', facts: [intent.fact] })
        : no('refusedNotYours')
    case 'delete-returned': {
      const found = returnedOf(state, context.me).find(({ seal }) => seal.seal === intent.seal)
      if (found === undefined) return no('refusedNotYours')
      return found.settled
        ? yes({ effect: 'withdraw', gate: found.seal.gate, seal: found.seal.seal })
        : no('refusedNotSettled')
    }
    default: {
      const sitting = get(state.sittings, intent.talk)
      return sitting ? inSitting(sitting, intent, context) : no('refusedNoTalk')
    }
  }
}

function sit(state: SafeSpace, { form, when }: SittingIntent & { do: 'sit' }, { freshId }: Context): Decided {
  const before = sittingOf(state)
  const talk = sittingFrom(freshId())
  if (before === undefined || isClosed(before.life))
    return yes(event('safe-space.sitting-offered.v1', { talk, form, when, instead: null }))
  return isToCome(before)
    ? yes(event('safe-space.sitting-offered.v1', { talk, form, when, instead: before.life.id }))
    : no('refusedSitting')
}

function inSitting(
  sitting: Sitting,
  intent: Extract<SittingIntent, { talk: string }>,
  { me }: Context,
): Decided {
  const { life } = sitting
  if (isClosed(life)) return no('refusedTalkOver')
  const { id: talk } = life
  if (intent.do === 'move')
    return isToCome(sitting)
      ? yes(event('safe-space.sitting-moved.v1', { talk, when: intent.when }))
      : no('refusedSitting')
  if (life.pause) return no('refusedPaused')
  if (!isTalking(life)) return no('refusedNotBegun')
  switch (intent.do) {
    case 'go-on':
      return nextStep(sitting) === intent.step
        ? yes(event('safe-space.step-reached.v1', { talk, step: intent.step }))
        : no(hasReached(sitting, intent.step) ? 'refusedStepPast' : 'refusedStepOrder')
    case 'name-matter': {
      if (sitting.matter || sitting.form === 'short') return no('refusedOneMatter')
      const wrong = refusedText(intent.text, maxMatter)
      if (wrong) return no(wrong)
      return yes(event('safe-space.matter-named.v1', { talk, text: intent.text.trim() }))
    }
    case 'prepare-appreciations': {
      const said = intent.appreciations.map(one => ({ did: one.did.trim(), meant: one.meant.trim() }))
      const whole = said.filter(({ did, meant }) => did !== '' || meant !== '')
      if (whole.length === 0) return no('refusedEmpty')
      if (whole.length > 2) return no('refusedTwoAreMany')
      if (whole.some(({ did, meant }) => did === '' || meant === '')) return no('refusedMeant')
      if (whole.some(({ did, meant }) => did.length > maxDid || meant.length > maxMeant))
        return no('refusedTooLong')
      return seal(sitting, me, 'appreciations', appreciationText(whole))
    }
    case 'prepare-next': {
      const [ask, offer] = [intent.ask.trim(), intent.offer.trim()]
      if (ask === '' || offer === '') return no('refusedAskAndOffer')
      if (ask.length > maxAsk || offer.length > maxAsk) return no('refusedTooLong')
      return seal(sitting, me, 'next', pairText(ask, offer))
    }
  }
}

function seal(sitting: Sitting, me: string, part: Part, text: string): Decided {
  if (sitting[part].some(({ by }) => by === me)) return no('refusedPrepared')
  const { id: talk } = sitting.life
  const gate = { kind: 'both', id: gateOf(talk, part) } as const
  return yes(event('safe-space.preparation-sealed.v1', { talk, part, words: toSeal(text, gate) }))
}

/** Two lines for one appreciation, a blank line between two: so it reads well wherever the text is read. */
export const appreciationText = (said: readonly Appreciation[]): string =>
  said.map(({ did, meant }) => pairText(did, meant)).join('\n\n')

const pairText = (one: string, two: string): string => `${inOneLine(one)}\n${inOneLine(two)}`
const inOneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')

/** The pairs of lines of a text that was sealed; whatever a changed client sealed reads as something. */
export const pairsOf = (text: string): readonly (readonly [string, string])[] =>
  text.split(/\n{2,}/).map(part => {
    const [one = '', ...two] = part.split('\n')
    return [one, two.join('\n')] as const
  })
