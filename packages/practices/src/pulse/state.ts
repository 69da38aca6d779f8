/** What is true of one's own pulse: one for each month and person, and what I wanted to give more room. */
import { isSentence, readAnswers, type SentenceId, type Taken } from '../shared/pulse/sentences.ts'
import { all, emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import type { FactId, SealOpened } from '../slice.ts'
import type { Fact } from './events.ts'

/** The space of the two, or null for somebody who is not here. */
export type About = string | null

export interface OnePulse extends Taken {
  readonly about: About
  /** What holds the answers: they can be deleted. */
  readonly fact: FactId
}

export interface Focus {
  readonly about: About
  readonly practice: SentenceId
  /** Milliseconds since 1970, when it was chosen. */
  readonly since: number
}

export interface Pulse {
  /** Removed ones are null, so that they do not come back. */
  readonly taken: Shelf<OnePulse | null>
  /** At most one for each person. */
  readonly focuses: readonly Focus[]
}

export const initialPulse: Pulse = { taken: emptyShelf(), focuses: [] }

export function reducePulse(state: Pulse, fact: Fact | SealOpened): Pulse {
  switch (fact.type) {
    case 'pulse.taken.v1':
      return taken(state, fact)
    case 'pulse.removed.v1':
      return { ...state, taken: put(state.taken, fact.data.pulse, null) }
    case 'pulse.focus-chosen.v1': {
      const { about, practice } = fact.data
      const others = state.focuses.filter(focus => focus.about !== about)
      if (practice === null) return { ...state, focuses: others }
      // A newer app may know of more to choose from; here it means none.
      const chosen = isSentence(practice) ? [{ about, practice, since: fact.at }] : []
      return { ...state, focuses: [...others, ...chosen] }
    }
    case 'seal.opened.v1':
      return state
  }
}

function taken(state: Pulse, fact: Extract<Fact, { type: 'pulse.taken.v1' }>): Pulse {
  const { pulse: id, about, month } = fact.data
  const answers = readAnswers(fact.data.answers)
  if (answers === null || get(state.taken, id) !== undefined) return state
  return { ...state, taken: put(state.taken, id, { id, about, month, answers, fact: fact.id }) }
}

/** Of each month the one that was taken last; the oldest month first. */
export function pulsesAbout(state: Pulse, about: About): readonly OnePulse[] {
  const months = new Map<string, OnePulse>()
  for (const one of all(state.taken)) if (one && one.about === about) months.set(one.month, one)
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
}

/** All that was taken about somebody in a month, replaced ones too. */
export const takenIn = (state: Pulse, about: About, month: string): readonly OnePulse[] =>
  all(state.taken).filter(one => one !== null && one.about === about && one.month === month) as OnePulse[]

const focusLasts = 28 * 24 * 3_600_000

export const focusOf = (state: Pulse, about: About): Focus | null =>
  state.focuses.find(focus => focus.about === about) ?? null

/** Its four weeks have gone by: time to look back. */
export const isOver = ({ since }: Focus, now: number): boolean => now - since >= focusLasts

/** What gets a little more room just now; null once its four weeks have gone by. */
export const roomFor = (state: Pulse, about: About, now: number): SentenceId | null => {
  const focus = focusOf(state, about)
  return focus && !isOver(focus, now) ? focus.practice : null
}
