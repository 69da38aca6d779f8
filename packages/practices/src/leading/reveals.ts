/** What is sealed in I'll go first, and when it opens: when the one who got it has brought the other half of the gate. */
import { isErased } from '../shared/blank.ts'
import { whenBoth } from '../shared/reveal.ts'
import { all } from '../shared/shelf.ts'
import type { Reveal } from '../slice.ts'
import type { Leading, Share } from './state.ts'

export const revealsOfLeading = (state: Leading): readonly Reveal[] => all(state.shares).flatMap(ofShare)

/** What its author has deleted opens no more. */
function ofShare({ id, by, sealed, asked, stage }: Share): readonly Reveal[] {
  if (isErased(sealed) || (asked && isErased(asked.seal))) return []
  const own = { seal: sealed, by }
  return [whenBoth(id, asked ? [own, asked] : [own], stage === 'replaced')]
}
