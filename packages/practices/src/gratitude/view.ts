/** Thank you as one of the two sees it. A note of the other is in no list and no count before it can be read. */
import { dayAt } from '../shared/reveal.ts'
import { all } from '../shared/shelf.ts'
import type { FactId, Look, Sight } from '../slice.ts'
import { type Note, type Receipt, readNote } from './events.ts'
import { comingSeason, openSeason, type Season } from './season.ts'
import { type GivenThanks, type Gratitude, isDeleted, isOut, type JarThanks, ownReceipt } from './state.ts'

export interface ThanksView {
  readonly id: string
  readonly byMe: boolean
  /** When it arrived, milliseconds since 1970. */
  readonly at: number
  /** Null when it opened to something that this version can't read. */
  readonly thanks: Note | null
  /** Its writer has deleted it. It is listed only where the one who got it had written words of their own to it. */
  readonly deleted: boolean
  /** I have words of my own here that I can delete for both: the note, or what I said to it. */
  readonly mayDelete: boolean
  /** What holds its words in the record. */
  readonly fact: FactId
  readonly receipt: Receipt | null
  /** I may say how it arrived. */
  readonly mayReceive: boolean
  /** I have put it off, and its time has not come: its words wait in no list. The other is not told. */
  readonly later: boolean
}

export interface JarView {
  readonly id: string
  /** Opens on this day, YYYY-MM-DD in UTC. */
  readonly day: string
  readonly at: number
  readonly thanks: Note | null
}

/** All thank-yous that I can read and that are out of the jar, newest first. */
export function thanksFor(state: Gratitude, look: Look): readonly ThanksView[] {
  return all(state.notes)
    .flatMap(note => {
      const read = reading(note, look)
      return read === 'hidden' ? [] : [{ note, thanks: read }]
    })
    .map(({ note, thanks }) => ({
      id: note.id,
      byMe: note.by === look.me,
      at: arrivedAt(note),
      thanks,
      deleted: isDeleted(note),
      mayDelete: note.by === look.me ? !isDeleted(note) : ownReceipt(note, look.me) !== null,
      fact: note.fact,
      receipt: note.receipt,
      mayReceive: note.by !== look.me && note.receipt === null && !isDeleted(note),
      later: note.by !== look.me && note.receipt === null && isLater(note.id, look),
    }))
    .sort((a, b) => b.at - a.at)
}

/** My own notes that wait in the jar, the next to open first. Burnt ones are gone from it. */
export function jarFor(state: Gratitude, look: Look): readonly JarView[] {
  return all(state.notes)
    .filter(note => note.kind === 'jar')
    .filter(note => note.by === look.me && !isOut(note, look.now) && !isDeleted(note))
    .flatMap(note => {
      const sight = look.sight(note.sealed)
      return sight.kind === 'gone' ? [] : [{ id: note.id, day: note.day, at: note.at, thanks: noteIn(sight) }]
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** Of a jar note only what this device can truly read counts: a clock set forward opens nothing. */
function reading(note: GivenThanks | JarThanks, look: Look): Note | null | 'hidden' {
  if (isDeleted(note)) return hasWords(note.receipt) ? null : 'hidden'
  if (note.kind === 'given') return note.thanks
  const sight = look.sight(note.sealed)
  if (note.by === look.me) return isOut(note, look.now) && sight.kind !== 'gone' ? noteIn(sight) : 'hidden'
  return sight.kind === 'open' || sight.kind === 'mismatch' ? noteIn(sight) : 'hidden'
}

const hasWords = (receipt: Receipt | null): boolean => receipt?.kind === 'deed' && receipt.text !== ''

const noteIn = (sight: Sight): Note | null =>
  sight.kind === 'open' || sight.kind === 'mine' ? readNote(sight.text) : null

/** When it came to its reader: given, opened early, or at the beginning of its day. */
const arrivedAt = (note: GivenThanks | JarThanks): number =>
  note.kind === 'given' ? note.at : (note.openedAt ?? Date.parse(note.day))

/** Thank-yous of the other to which I have not said anything, newest first. */
export const notReceived = (state: Gratitude, look: Look): readonly ThanksView[] =>
  thanksFor(state, look).filter(thanks => thanks.mayReceive && !thanks.later)

const isLater = (item: string, { now, putOff }: Pick<Look, 'now' | 'putOff'>): boolean => {
  const until = putOff(item)?.until
  return until === null || (until !== undefined && until > now)
}

/** The prompt of a month is put off under the month: 32 digits that no note bears. */
export const promptItem = (now: number): string => dayAt(now).slice(0, 7).replace('-', '').padStart(32, '0')

/** Once a month a door to what is always done and rarely seen, until it is used or not wanted. */
export const hasPrompt = ({ now, putOff }: Pick<Look, 'now' | 'putOff'>): boolean =>
  putOff(promptItem(now)) === undefined

export interface SeasonView {
  readonly season: Season
  /** `to-agree`: the other offers it. `waiting`: I do. */
  readonly phase: 'to-agree' | 'waiting' | 'agreed'
  readonly putOff: boolean
}

/** The coming day that both agreed on, or that is offered; null where there is none. */
export function seasonFor(state: Gratitude, look: Look): SeasonView | null {
  const season = comingSeason(state.seasons, look.now)
  if (!season) return null
  const phase = season.agreed ? 'agreed' : season.by === look.me ? 'waiting' : 'to-agree'
  return { season, phase, putOff: phase === 'to-agree' && isLater(season.id, look) }
}

/** A day that both agreed on and that has come, when something of it can be read. */
export function openDay(state: Gratitude, look: Look): string | null {
  const day = openSeason(state.seasons, look.now)?.day
  return day !== undefined && aloudOn(state, day, look).length > 0 ? day : null
}

/** What opens on this day, by turns: one of the one, one of the other, for reading aloud. */
export function aloudOn(state: Gratitude, day: string, look: Look): readonly ThanksView[] {
  const days = new Map(all(state.notes).map(note => [note.id, note.kind === 'jar' ? note.day : null]))
  const opened = thanksFor(state, look).filter(({ id, thanks }) => thanks && days.get(id) === day)
  const [mine, theirs] = [true, false].map(byMe => opened.filter(note => note.byMe === byMe)) as [
    ThanksView[],
    ThanksView[],
  ]
  const [first, second] = mine.length >= theirs.length ? [mine, theirs] : [theirs, mine]
  return first.flatMap((note, at) => [note, ...second.slice(at, at + 1)])
}
