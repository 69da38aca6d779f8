/** What somebody may ask for in Thank you, and the sentence that says why not. */
import { dayAt } from '../shared/reveal.ts'
import { get } from '../shared/shelf.ts'
import type { KeysFrom } from '../shared/words.ts'
import { type Context, type Draft, type Refusal, type Result, type Step, toSeal } from '../slice.ts'
import { type Events, maxDaysInJar, maxThanks, type Note, noteText, type Receipt } from './events.ts'
import { comingSeason, type Season } from './season.ts'
import { type GivenThanks, type Gratitude, isDeleted, isOut, type JarThanks, ownReceipt } from './state.ts'
import { promptItem } from './view.ts'
import type { Words } from './words/en.ts'

export type Intent =
  | { readonly do: 'give'; readonly thanks: Note }
  /** `day`: YYYY-MM-DD in UTC, from tomorrow up to a year from now. */
  | { readonly do: 'put-in-jar'; readonly thanks: Note; readonly day: string }
  /** Opens an own note before its day, for both. */
  | { readonly do: 'open-early'; readonly note: string }
  /** Destroys an own note that nobody has read. The other learns nothing. */
  | { readonly do: 'burn'; readonly note: string }
  | { readonly do: 'receive'; readonly note: string; readonly receipt: Receipt }
  /** Deletes the words of an own note that is out, or what one said to the other's, for both. */
  | { readonly do: 'delete'; readonly note: string }
  /** To read it another time. Written to the own self space alone. `until` null: no time. */
  | { readonly do: 'later'; readonly note: string; readonly until: number | null }
  /** A day on which both open the jar, from tomorrow up to a year from now. */
  | { readonly do: 'offer-season'; readonly day: string }
  | { readonly do: 'agree-season'; readonly season: string }
  | { readonly do: 'let-season-go'; readonly season: string }
  | { readonly do: 'season-not-now'; readonly season: string; readonly until: number | null }
  /** The prompt of this month has done its part, or is not wanted. Written to the own self space alone. */
  | { readonly do: 'rest-prompt' }

export type Refused = KeysFrom<Words, 'refused'>

const dayLength = 24 * 3_600_000

export function decideGratitude(
  state: Gratitude,
  intent: Intent,
  context: Context,
): Result<readonly Step[], Refusal> {
  if (context.other === null) return no('refusedAlone')
  switch (intent.do) {
    case 'give': {
      const thanks = tidy(intent.thanks)
      const wrong = refusedThanks(thanks)
      return wrong ? no(wrong) : yes(event('gratitude.note-given.v1', { note: context.freshId(), thanks }))
    }
    case 'put-in-jar': {
      const thanks = tidy(intent.thanks)
      const wrong = refusedThanks(thanks) ?? refusedDay(intent.day, context.now)
      if (wrong) return no(wrong)
      const id = context.freshId()
      const sealed = toSeal(noteText(thanks), { kind: 'day', id, day: intent.day })
      return yes(event('gratitude.note-sealed.v1', { note: id, sealed }))
    }
    case 'open-early':
    case 'burn':
      return withOwnJarNote(get(state.notes, intent.note), intent.do, context)
    case 'receive':
      return receive(get(state.notes, intent.note), intent.receipt, context)
    case 'delete':
      return deleted(get(state.notes, intent.note), context)
    case 'later':
      return isForMe(get(state.notes, intent.note), context)
        ? yes({ effect: 'put-off', item: intent.note, until: intent.until })
        : no('refusedNotForYou')
    case 'offer-season': {
      const wrong = refusedDay(intent.day, context.now)
      if (wrong) return no(wrong)
      if (comingSeason(state.seasons, context.now)) return no('refusedSeasonIsThere')
      return yes(event('gratitude.season-offered.v1', { season: context.freshId(), day: intent.day }))
    }
    case 'agree-season':
    case 'let-season-go':
    case 'season-not-now':
      return ofSeason(get(state.seasons, intent.season), intent, context)
    case 'rest-prompt':
      return yes({ effect: 'put-off', item: promptItem(context.now), until: null })
  }
}

function ofSeason(
  season: Season | undefined,
  intent: Extract<Intent, { season: string }>,
  { me, now }: Context,
): Result<readonly Step[], Refusal> {
  if (season === undefined || season.letGo || season.day <= dayAt(now)) return no('refusedNoSeason')
  if (intent.do === 'let-season-go') return yes(event('gratitude.season-let-go.v1', { season: season.id }))
  if (season.by === me || season.agreed) return no('refusedAgreed')
  return intent.do === 'season-not-now'
    ? yes({ effect: 'put-off', item: season.id, until: intent.until })
    : yes(event('gratitude.season-agreed.v1', { season: season.id }))
}

/** By the other, out of the jar, and not answered. */
const isForMe = (note: GivenThanks | JarThanks | undefined, { me, now }: Context): boolean =>
  note !== undefined &&
  note.by !== me &&
  note.receipt === null &&
  !isDeleted(note) &&
  (note.kind === 'given' || isOut(note, now))

/** What still waits in the jar is burnt instead, of which the record says nothing. */
function deleted(
  note: GivenThanks | JarThanks | undefined,
  context: Context,
): Result<readonly Step[], Refusal> {
  const receipt = note && ownReceipt(note, context.me)
  if (receipt) return yes({ effect: 'erase', facts: [receipt] })
  if (note?.by !== context.me || isDeleted(note)) return no('refusedNothingToDelete')
  if (note.kind === 'jar' && !isOut(note, context.now)) return no('refusedInJar')
  return yes({ effect: 'erase', facts: [note.fact] })
}

function withOwnJarNote(
  note: GivenThanks | JarThanks | undefined,
  act: 'open-early' | 'burn',
  context: Context,
): Result<readonly Step[], Refusal> {
  if (note?.kind !== 'jar' || note.by !== context.me || isDeleted(note)) return no('refusedNotYours')
  if (isOut(note, context.now)) return no('refusedAlreadyOpen')
  const { seal, gate } = note.sealed
  return yes(act === 'burn' ? { effect: 'withdraw', gate, seal } : { effect: 'open', seal })
}

function receive(
  note: GivenThanks | JarThanks | undefined,
  receipt: Receipt,
  context: Context,
): Result<readonly Step[], Refusal> {
  if (note === undefined || note.by === context.me || isDeleted(note)) return no('refusedNotForYou')
  if (note.kind === 'jar' && !isOut(note, context.now)) return no('refusedNotForYou')
  if (note.receipt !== null) return no('refusedReceived')
  if (receipt.kind !== 'deed') {
    return yes(event('gratitude.received.v1', { note: note.id, receipt: { kind: receipt.kind } }))
  }
  const wrong = refusedText(receipt.text)
  if (wrong) return no(wrong)
  const tidied: Receipt = { kind: 'deed', text: receipt.text.trim() }
  return yes(event('gratitude.received.v1', { note: note.id, receipt: tidied }))
}

const tidy = (thanks: Note): Note =>
  thanks.kind === 'deed'
    ? { kind: 'deed', deed: thanks.deed.trim() }
    : { kind: 'words', did: thanks.did.trim(), gave: thanks.gave.trim(), says: thanks.says.trim() }

/** The first part is needed, for thanks are for something; the length is that of all parts together. */
function refusedThanks(thanks: Note): Refused | null {
  if (thanks.kind === 'deed') return refusedText(thanks.deed)
  return refusedText(thanks.did) ?? refusedText(thanks.did + thanks.gave + thanks.says)
}

function refusedText(text: string): Refused | null {
  if (text.trim() === '') return 'refusedEmpty'
  return text.length > maxThanks ? 'refusedTooLong' : null
}

function refusedDay(day: string, now: number): Refused | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) return 'refusedDay'
  if (day <= dayAt(now)) return 'refusedDay'
  return day > dayAt(now + maxDaysInJar * dayLength) ? 'refusedDay' : null
}

const event = (type: keyof Events, data: object): Draft => ({ type, data })
const yes = (step: Step): Result<readonly Step[], Refusal> => ({ ok: true, value: [step] })
const no = (refused: Refused): Result<readonly Step[], Refusal> => ({ ok: false, error: { refused } })
