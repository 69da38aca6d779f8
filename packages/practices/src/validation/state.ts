/** What is true in I hear you: what was shared, how it was answered, whether it landed; and affirmations. */
import { type LadderAnswer, type Landing, type Rung, sensing } from '../shared/ladder/events.ts'
import { withLastOf } from '../shared/last-few.ts'
import { isSealOpened } from '../shared/reveal.ts'
import { emptyShelf, get, put, type Shelf } from '../shared/shelf.ts'
import { talkFact } from '../shared/talk/events.ts'
import { isTalking, type Life, offeredLife, reduceLife } from '../shared/talk/life.ts'
import type { FactId, MemberId, SealOpened } from '../slice.ts'
import { type Fact, maxTries } from './events.ts'

/** An answer and what the one who shared said to it. */
export interface Try {
  /** In writing, or which rungs were said face to face. */
  readonly answer:
    | { readonly kind: 'written'; readonly rungs: LadderAnswer }
    | { readonly kind: 'aloud'; readonly rungs: readonly Rung[] }
  readonly fact: FactId
  readonly landing: Landing | null
  readonly landingFact: FactId | null
}

export interface Talk {
  readonly life: Life
  readonly text: string
  /** What holds the text. */
  readonly fact: FactId
  readonly tries: readonly Try[]
}

export interface Affirmation {
  readonly id: string
  readonly by: MemberId
  readonly at: number
  readonly quality: string
  readonly moment: string
  readonly fact: FactId
  readonly thanked: boolean
}

/** Words that came out of turn: no part of any talk, for their author alone. */
export interface BesideWords {
  readonly by: MemberId
  readonly talk: string
  readonly said:
    | { readonly kind: 'answer'; readonly answer: LadderAnswer }
    | { readonly kind: 'missing'; readonly text: string }
  readonly fact: FactId
}

export interface Validation {
  readonly talks: Shelf<Talk>
  readonly affirmations: Shelf<Affirmation>
  /** At most the last few of each. */
  readonly beside: readonly BesideWords[]
}

export const initialValidation: Validation = {
  talks: emptyShelf(),
  affirmations: emptyShelf(),
  beside: [],
}

const besideKept = 3

/** An answer is awaited: none was given yet, or the last one has not landed. */
export const awaitsAnswer = ({ life, tries }: Talk): boolean =>
  isTalking(life) && tries.length < maxTries && tries.at(-1)?.landing !== null

/** The one who shared may say whether the last answer landed. */
export const awaitsLanding = ({ life, tries }: Talk): boolean =>
  isTalking(life) && tries.length > 0 && tries.at(-1)?.landing === null

/** It landed; or it has been tried often enough, and the two sit together. Null when neither is so. */
export const outcomeOf = ({ tries }: Talk): 'landed' | 'sit' | null => {
  const last = tries.at(-1)?.landing
  if (last?.kind === 'landed') return 'landed'
  return last?.kind === 'not-yet' && tries.length >= maxTries ? 'sit' : null
}

/** What was heard, and at least one reason why it makes sense, also where it is said aloud. */
export const isWholeAloud = (rungs: readonly Rung[]): boolean =>
  rungs.includes('heard') && sensing.some(rung => rungs.includes(rung))

export function reduceValidation(state: Validation, fact: Fact | SealOpened): Validation {
  if (isSealOpened(fact)) return state
  if (fact.type === 'validation.affirmed.v1' || fact.type === 'validation.thanked.v1')
    return affirmed(state, fact)
  const talk = get(state.talks, fact.data.talk)
  if (fact.type === 'validation.shared.v1') return talk ? state : shared(state, fact)
  if (talk === undefined) return state
  const shares = talk.life.openedBy === fact.by
  switch (fact.type) {
    case 'validation.answered.v1': {
      const { answer } = fact.data
      if (shares) return state
      return awaitsAnswer(talk)
        ? tried(state, talk, { kind: 'written', rungs: answer }, fact.id)
        : withBeside(state, { ...besideOf(fact), said: { kind: 'answer', answer } })
    }
    case 'validation.answered-aloud.v1':
      return !shares && awaitsAnswer(talk) && isWholeAloud(fact.data.rungs)
        ? tried(state, talk, { kind: 'aloud', rungs: fact.data.rungs }, fact.id)
        : state
    case 'validation.landing-said.v1':
      return shares ? landed(state, talk, fact) : state
    default: {
      const part = talkFact('validation', fact)
      const life = part ? reduceLife(talk.life, part) : talk.life
      return life === talk.life ? state : withTalk(state, { ...talk, life })
    }
  }
}

const besideOf = (fact: Extract<Fact, { data: { talk: string } }>) => ({
  by: fact.by,
  talk: fact.data.talk,
  fact: fact.id,
})

function shared(state: Validation, fact: Extract<Fact, { type: 'validation.shared.v1' }>): Validation {
  const { talk, text } = fact.data
  return withTalk(state, { life: offeredLife(talk, fact), text, fact: fact.id, tries: [] })
}

const tried = (state: Validation, talk: Talk, answer: Try['answer'], fact: FactId): Validation =>
  withTalk(state, {
    ...talk,
    tries: [...talk.tries, { answer, fact, landing: null, landingFact: null }],
  })

/** With the landing, or after the last try, the talk has come to its end. */
function landed(
  state: Validation,
  talk: Talk,
  fact: Extract<Fact, { type: 'validation.landing-said.v1' }>,
): Validation {
  const { landing } = fact.data
  if (!awaitsLanding(talk)) {
    if (landing.kind === 'landed') return state
    return withBeside(state, { ...besideOf(fact), said: { kind: 'missing', text: landing.missing } })
  }
  const tries = talk.tries.map((one, at) =>
    at === talk.tries.length - 1 ? { ...one, landing, landingFact: fact.id } : one,
  )
  const next = { ...talk, tries }
  const life: Life =
    outcomeOf(next) === null ? talk.life : { ...talk.life, stage: 'over', settled: fact.index !== null }
  return withTalk(state, { ...next, life })
}

function affirmed(
  state: Validation,
  fact: Extract<Fact, { type: 'validation.affirmed.v1' | 'validation.thanked.v1' }>,
): Validation {
  const known = get(state.affirmations, fact.data.affirmation)
  if (fact.type === 'validation.thanked.v1')
    return known && known.by !== fact.by && !known.thanked
      ? withAffirmation(state, { ...known, thanked: true })
      : state
  if (known) return state
  const { affirmation: id, quality, moment } = fact.data
  const { by, at } = fact
  return withAffirmation(state, { id, by, at, quality, moment, fact: fact.id, thanked: false })
}

const withTalk = (state: Validation, talk: Talk): Validation => ({
  ...state,
  talks: put(state.talks, talk.life.id, talk),
})

const withAffirmation = (state: Validation, affirmation: Affirmation): Validation => ({
  ...state,
  affirmations: put(state.affirmations, affirmation.id, affirmation),
})

function withBeside(state: Validation, words: BesideWords): Validation {
  return { ...state, beside: withLastOf(state.beside, words, besideKept) }
}
