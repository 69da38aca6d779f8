/** What the tests of In your shoes tell with: intents as people form them, and the moment they are about. */
import type { LadderAnswer } from '../shared/ladder/events.ts'
import { type Empathy, type Feeling, type Intent, latestRound, type Picked } from './index.ts'

export const talkOf = (state: Empathy): string => latestRound(state)?.life.id ?? 'f'.repeat(32)

const feeling = (word: string): Feeling =>
  word.startsWith('"') ? { k: 'own', text: word.slice(1) } : { k: 'listed', id: word }

/** Names out of the list; a word of one's own begins with a quotation mark. */
export const picked = (names: readonly string[], because = ''): Picked => ({
  picks: names.map(feeling),
  because,
})

export const bus = 'The bus left without me, in the rain, with all my papers.'

export const tell = (
  names: readonly string[] = ['worried', 'tired'],
  moment: string | null = bus,
): Intent => ({
  do: 'tell',
  about: 'apart',
  moment,
  feelings: picked(names),
})

export const tellOurs: Intent = {
  do: 'tell',
  about: 'us',
  moment: 'We quarrelled.',
  feelings: picked(['sad']),
}

export const heard: LadderAnswer = {
  heard: 'I hear that you stood there alone.',
  guess: '',
  lived: 'It makes sense, because those papers were a month of work.',
  many: '',
  equal: '',
}

type About = (state: Empathy) => Intent
export const guess =
  (names: readonly string[] = ['angry'], because = ''): About =>
  state => ({ do: 'guess', talk: talkOf(state), guess: picked(names, because) })
export const ask =
  (text: string): About =>
  state => ({ do: 'ask', talk: talkOf(state), text })
export const answer =
  (text: string, nth = 0): About =>
  state => ({
    do: 'answer',
    talk: talkOf(state),
    question: latestRound(state)?.questions[nth]?.id ?? '',
    text,
  })
export const mark =
  (marks: readonly ('yes' | 'close' | 'not-this')[] = ['close'], missed = ''): About =>
  state => ({ do: 'mark', talk: talkOf(state), marks, missed })
export const reply =
  (said: LadderAnswer = heard): About =>
  state => ({ do: 'reply', talk: talkOf(state), answer: said })
export const landed: About = state => ({ do: 'receive', talk: talkOf(state), landing: { kind: 'landed' } })
export const notYet =
  (missing = ''): About =>
  state => ({ do: 'receive', talk: talkOf(state), landing: { kind: 'not-yet', missing } })
export const wish =
  (said: 'ours' | 'apart'): About =>
  state => ({ do: 'wish', talk: talkOf(state), wish: said })
/** What all talks have: pass, end, pause. */
export const life =
  (does: 'pass' | 'end' | 'agree'): About =>
  state => ({ do: does, talk: talkOf(state) })
export const act =
  (does: 'delete' | 'erase'): About =>
  state => ({ do: does, talk: talkOf(state) })
