/**
 * What must be true of a pair's record, told by the rules of the product alone: a second telling of Closer and Thank
 * you, so that a fault in the first one shows. It reads what was said in the log's order, and knows no screen or device.
 */
import type { Said, SealRef } from './auditor.ts'

/** A text that somebody sealed, and what the record says about its opening. */
export interface SealedWord {
  readonly by: string
  readonly seal: SealRef
  /** `both`: opens by the gate for both. `never`: stays with its author. `waiting`: not decided yet. */
  fate: 'both' | 'never' | 'waiting'
  /** Its author put the key into the log. */
  given: boolean
  readonly practice: 'answer' | 'wish' | 'jar'
}

export interface QuestionTold {
  readonly round: string
  readonly depth: number
  /** `open`: answers are awaited; `answered`, `rested` and `beside` as the record has it. */
  stage: 'open' | 'answered' | 'rested' | 'beside'
  readonly answeredBy: string[]
  readonly respondedBy: string[]
  readonly deeperBy: string[]
}

export interface Told {
  readonly questions: ReadonlyMap<string, QuestionTold>
  readonly seals: ReadonlyMap<string, SealedWord>
  /** Thank-yous given openly, by id of the note. */
  readonly thanks: ReadonlyMap<string, { readonly by: string; readonly thanks: unknown }>
  /** Who said how a note arrived: the first word counts. */
  readonly receipts: ReadonlyMap<string, { readonly by: string; readonly receipt: unknown }>
}

const QUESTIONS_IN_A_SITTING = 3

/** `textOf` opens a seal with the key that its author wrote into the log; null when it does not open. */
export function tell(said: readonly Said[], textOf: (seal: SealRef, opened: Said) => string | null): Told {
  const questions = new Map<string, QuestionTold>()
  const seals = new Map<string, SealedWord>()
  const thanks = new Map<string, { by: string; thanks: unknown }>()
  const receipts = new Map<string, { by: string; receipt: unknown }>()
  const jar = new Map<string, { by: string; day: string }>()
  let sitting: { id: string; rounds: QuestionTold[]; ended: boolean } | null = null

  const seal = (by: string, ref: SealRef, practice: SealedWord['practice'], fate: SealedWord['fate']) => {
    if (seals.has(ref.seal)) return false
    seals.set(ref.seal, { by, seal: ref, fate, given: false, practice })
    return true
  }
  const fateOf = (round: QuestionTold, fate: 'both' | 'never') => {
    for (const word of seals.values()) {
      if (word.practice === 'answer' && word.seal.gate === round.round && word.fate === 'waiting')
        word.fate = fate
    }
  }
  const rest = (round: QuestionTold) => {
    round.stage = 'rested'
    fateOf(round, 'never')
  }
  const finished = (round: QuestionTold) =>
    round.stage === 'rested' || (round.stage === 'answered' && round.respondedBy.length === 2)
  const agreed = (round: QuestionTold) => round.deeperBy.length === 2

  for (const one of said) {
    // biome-ignore lint/suspicious/noExplicitAny: what was said is read as it stands, without the schemas of the practices.
    const data = one.data as any
    const round = questions.get(data?.round)
    switch (one.type) {
      case 'vulnerability.question-offered.v1': {
        if (round) break
        const last = sitting?.rounds.at(-1)
        const goesOn: boolean = sitting !== null && data.sitting === sitting.id
        const fits: boolean = goesOn
          ? !sitting!.ended && !!last && finished(last) && sitting!.rounds.length < QUESTIONS_IN_A_SITTING
          : data.sitting === data.round && (!last || sitting!.ended || last.stage !== 'open')
        // A sitting never begins at the third depth, and deeper takes both.
        const deepest = !goesOn || !last ? 2 : agreed(last) ? Math.min(3, last.depth + 1) : last.depth
        const counts = fits && data.depth <= deepest
        const stage = counts ? 'open' : 'beside'
        const made = { round: data.round, depth: data.depth, answeredBy: [], respondedBy: [], deeperBy: [] }
        const question: QuestionTold = { ...made, stage }
        questions.set(data.round, question)
        if (!counts) break
        if (goesOn) sitting!.rounds.push(question)
        else sitting = { id: data.sitting, rounds: [question], ended: false }
        break
      }
      case 'vulnerability.answer-sealed.v1': {
        if (!round) break
        const counts = round.stage === 'open' && !round.answeredBy.includes(one.member)
        if (!seal(one.member, data.answer, 'answer', counts ? 'waiting' : 'never') || !counts) break
        round.answeredBy.push(one.member)
        if (round.answeredBy.length < 2) break
        round.stage = 'answered'
        fateOf(round, 'both')
        break
      }
      case 'vulnerability.passed.v1':
        if (round?.stage === 'open') rest(round)
        break
      case 'vulnerability.ended.v1': {
        if (!sitting || sitting.ended || sitting.id !== data.sitting) break
        sitting.ended = true
        const last = sitting.rounds.at(-1)
        if (last?.stage === 'open') rest(last)
        break
      }
      case 'vulnerability.responded.v1':
        if (round?.stage === 'answered' && !round.respondedBy.includes(one.member))
          round.respondedBy.push(one.member)
        break
      case 'vulnerability.wish-sealed.v1':
        seal(one.member, data.wish, 'wish', 'never')
        break
      case 'gratitude.note-given.v1':
        if (!thanks.has(data.note) && !jar.has(data.note))
          thanks.set(data.note, { by: one.member, thanks: data.thanks })
        break
      case 'gratitude.note-sealed.v1':
        if (thanks.has(data.note) || jar.has(data.note)) break
        jar.set(data.note, { by: one.member, day: data.sealed.day })
        seal(one.member, data.sealed, 'jar', 'waiting')
        break
      case 'gratitude.received.v1': {
        const note = thanks.get(data.note) ?? jar.get(data.note)
        if (note && note.by !== one.member && !receipts.has(data.note))
          receipts.set(data.note, { by: one.member, receipt: data.receipt })
        break
      }
      case 'seal.opened.v1': {
        const word = seals.get(data.seal)
        if (!word || word.by !== one.member) break
        const text = textOf(word.seal, one)
        if (text === null) break
        word.given = true
        const wished = word.practice === 'wish' ? wishedRound(questions, word.seal) : undefined
        if (wished && text === 'deeper' && !wished.deeperBy.includes(word.by)) wished.deeperBy.push(word.by)
        break
      }
    }
  }
  return { questions, seals, thanks, receipts }
}

/** The gate of a wish is the round's id with eight added to its first digit. */
function wishedRound(questions: ReadonlyMap<string, QuestionTold>, seal: SealRef): QuestionTold | undefined {
  const first = (Number.parseInt(seal.gate.charAt(0), 16) - 8).toString(16)
  return questions.get(first + seal.gate.slice(1))
}

/** True if everybody in the pair may read this now; `today` is the relay's day in UTC, YYYY-MM-DD. */
export const mayBeRead = (word: SealedWord, today: string): boolean =>
  word.given || word.fate === 'both' || (word.practice === 'jar' && (word.seal.day ?? '9999') <= today)
