/** What Solve it together has sealed, and when it opens: the two sides together, and the votes of each round together. */
import { isErased } from '../shared/blank.ts'
import { type Held, whenBoth } from '../shared/reveal.ts'
import { all } from '../shared/shelf.ts'
import { isClosed } from '../shared/talk/index.ts'
import type { Reveal } from '../slice.ts'
import type { NoBlame } from './state.ts'

export const revealsOfNoBlame = (state: NoBlame): readonly Reveal[] =>
  all(state.solvings).flatMap(({ life, sides, rounds }) => {
    const over = isClosed(life)
    return [
      ...(sides.length > 0 ? pairOf(life.id, sides, over) : []),
      ...rounds.flatMap(({ id, votes }) => (votes.length > 0 ? pairOf(id, votes, over) : [])),
    ]
  })

/** Of words that were deleted nothing opens; and those of the other, if they have not opened yet, never do. */
function pairOf(gate: string, held: readonly Held[], over: boolean): readonly Reveal[] {
  const seals = held.map(({ seal, by }) => ({ seal, by }))
  const reveal = whenBoth(gate, seals, over)
  const left = seals.filter(({ seal }) => !isErased(seal))
  if (left.length === seals.length) return [reveal]
  return reveal.stage === 'closed' ? [{ ...reveal, seals: left }] : []
}
