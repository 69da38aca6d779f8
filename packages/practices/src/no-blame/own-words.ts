/** What somebody has written on a board and can delete for both. Votes are no words, and stay. */
import { isErased } from '../shared/blank.ts'
import type { FactId, MemberId } from '../slice.ts'
import type { Solving } from './state.ts'

export interface OwnWords {
  readonly fact: FactId
  /** Null: sealed, and open by now; `sight` reads it. */
  readonly text: string | null
}

/** In the order of the steps, as far as they are still there. */
export function ownWords(solving: Solving, me: MemberId): readonly OwnWords[] {
  const { life, opener, reflections, wording, sides, causes, rounds, choice, beside } = solving
  const opened = life.openedBy === me
  const mine = <T extends { readonly by: MemberId }>(list: readonly T[]) => list.filter(({ by }) => by === me)
  const said = opened
    ? [
        { fact: opener.fact, text: [opener.noticed, opener.felt, opener.need, opener.ask].join('\n').trim() },
        ...reflections.flatMap(({ correction }) => correction ?? []),
      ]
    : solving.guest === me
      ? reflections
      : []
  const versions = [...wording.earlier, ...(wording.now ? [wording.now] : [])]
  const choices = [...choice.earlier, ...(choice.now ? [choice.now] : [])]
  const typed = [
    ...said,
    ...mine(versions).map(({ fact, content }) => ({ fact, text: content })),
    ...mine(causes).map(({ fact, own }) => ({ fact, text: own })),
    ...mine(rounds.flatMap(({ options }) => options)),
    ...mine(choices).map(({ fact, content: { mine: one, theirs } }) => ({
      fact,
      text: [one.what, theirs.what].filter(what => what !== '').join('\n'),
    })),
    ...mine(beside),
  ].flatMap(({ fact, text }) => (text ? [{ fact, text }] : []))
  const open = sides.length === 2 ? mine(sides).filter(({ seal }) => !isErased(seal)) : []
  return [...typed, ...open.map(({ fact }) => ({ fact, text: null }))]
}

/** Own sealed words that nobody has read and nobody will: they came out of turn, or the matter was stopped first. */
export const ownReturned = ({ sides, returned, life }: Solving, me: MemberId) => {
  const isOver = life.stage === 'over' || life.stage === 'rested'
  const unopened = isOver && sides.length < 2 ? sides.map(side => ({ ...side, settled: life.settled })) : []
  return [...returned, ...unopened].filter(({ by, seal }) => by === me && !isErased(seal))
}
