/** What somebody wrote in a moment, and may have back or delete. */
import { isErased } from '../shared/blank.ts'
import { isClosed } from '../shared/talk/index.ts'
import type { FactId, MemberId } from '../slice.ts'
import { isEmpty } from './beside.ts'
import { type Feelings, isTeller, type Round } from './round.ts'
import type { Empathy } from './state.ts'

export type Returned = Feelings & { readonly settled: boolean }

/** Sealed feelings that never opened and came back: the teller's when the moment rests, a guess out of turn. */
export function ownReturned(round: Round, me: MemberId): Returned | null {
  const { life, feelings, guess, returned } = round
  if (isTeller(round, me)) {
    const back = guess === null && isClosed(life) && !isErased(feelings.seal)
    return back ? { ...feelings, settled: life.settled } : null
  }
  // A guess that counts is the one to show; what came beside it is of no use any more.
  return guess ? null : (returned.findLast(({ by, seal }) => by === me && !isErased(seal)) ?? null)
}

/** Facts with own words that both can read, and that their author may delete for both. */
export function ownFacts(round: Round, me: MemberId): readonly FactId[] {
  const { life, moment, feelings, guess, questions, marked, replies } = round
  const teller = isTeller(round, me)
  const facts: FactId[] = []
  const add = (mine: boolean, text: string, fact: FactId) => {
    if (mine && text !== '') facts.push(fact)
  }
  // What waits at the gate is let rest first, so that nobody reads without being read.
  const waits = guess === null && !(isClosed(life) && life.settled)
  const told = isErased(feelings.seal) ? '' : moment.told === 'written' ? moment.text : 'aloud'
  if (!waits) add(teller, told, feelings.fact)
  if (guess && !isErased(guess.seal)) add(guess.by === me, 'guess', guess.fact)
  for (const { text, fact, answer } of questions) {
    add(!teller, text, fact)
    if (answer) add(teller, answer.text, answer.fact)
  }
  if (marked) add(teller, marked.missed, marked.fact)
  for (const { answer, fact, receipt } of replies) {
    add(!teller, answer.heard, fact)
    if (receipt?.landing.kind === 'not-yet') add(teller, receipt.landing.missing, receipt.fact)
  }
  return facts
}

/** Own words that came out of turn and that nobody has deleted. */
export const ownBeside = (state: Empathy, me: MemberId) =>
  state.beside.filter(one => one.by === me && !isEmpty(one))
