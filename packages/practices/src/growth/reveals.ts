/** What is sealed when a month is opened together: the two pages, which open at the same moment. */
import { isErased } from '../shared/blank.ts'
import { whenBoth } from '../shared/reveal.ts'
import { all } from '../shared/shelf.ts'
import { isClosed } from '../shared/talk/index.ts'
import type { Reveal } from '../slice.ts'
import type { Growth, Month } from './state.ts'

export const revealsOfGrowth = (state: Growth): readonly Reveal[] => all(state.months).flatMap(pagesOf)

/**
 * Of a page that was deleted nothing opens; and the other one, if it has not opened yet, never does: nobody is read by
 * somebody who has taken their own page away.
 */
function pagesOf({ life, pages }: Month): readonly Reveal[] {
  const held = pages.map(({ seal, by }) => ({ seal, by }))
  const reveal = whenBoth(life.id, held, isClosed(life))
  const left = held.filter(({ seal }) => !isErased(seal))
  if (left.length === held.length) return [reveal]
  return reveal.stage === 'closed' ? [{ ...reveal, seals: left }] : []
}
