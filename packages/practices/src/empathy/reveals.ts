/** What In your shoes has sealed and when it opens: both lists of feelings together, and two wishes compared blindly. */
import { isErased } from '../shared/blank.ts'
import { whenBoth, whenBothWish } from '../shared/reveal.ts'
import { all } from '../shared/shelf.ts'
import { isClosed } from '../shared/talk/index.ts'
import type { Reveal } from '../slice.ts'
import { wishGate } from './events.ts'
import type { Round } from './round.ts'
import { bothWished, type Empathy, latestRound } from './state.ts'

/** Moments and guesses out of turn have no gate: they are never deposited and stay with their authors. */
export function revealsOfEmpathy(state: Empathy): readonly Reveal[] {
  const latest = latestRound(state)?.life.id
  return all(state.rounds).flatMap(round => {
    const lists = listsOf(round)
    if (round.wishes.length === 0) return lists
    // The wish stands after the latest moment only. Once there is another, nothing is to be found out.
    const passed = !bothWished(round) && round.life.id !== latest
    return [...lists, whenBothWish(wishGate(round.life.id), round.wishes, passed)]
  })
}

/**
 * Of a list that was deleted nothing opens; and the other one, if it has not opened yet, never does: nobody is read by
 * somebody who has taken their own words away.
 */
function listsOf({ life, feelings, guess }: Round): readonly Reveal[] {
  const held = guess ? [feelings, guess] : [feelings]
  const reveal = whenBoth(
    life.id,
    held.map(({ seal, by }) => ({ seal, by })),
    isClosed(life),
  )
  const left = reveal.seals.filter(({ seal }) => !isErased(seal))
  if (left.length === reveal.seals.length) return [reveal]
  return reveal.stage === 'closed' ? [{ ...reveal, seals: left }] : []
}
