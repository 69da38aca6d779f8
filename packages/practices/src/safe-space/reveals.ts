/** What is sealed here and when it opens: at its step of the sitting, or at the end of an arc, and both together. */
import { isErased } from '../shared/blank.ts'
import { type Held, whenBoth } from '../shared/reveal.ts'
import { all } from '../shared/shelf.ts'
import { isClosed } from '../shared/talk/index.ts'
import type { Reveal } from '../slice.ts'
import { gateOf, parts } from './events.ts'
import { hasReached, type Sitting } from './sitting.ts'
import type { SafeSpace } from './state.ts'

/** What has not come to its step is not listed, so that no half of it is deposited before. */
export function revealsOfSafeSpace(state: SafeSpace): readonly Reveal[] {
  const lookBacks = all(state.accords)
    .filter(accord => accord.lookBacks.length > 0)
    .flatMap(accord => revealOf(accord.id, accord.lookBacks, false))
  return [...all(state.sittings).flatMap(ofSitting), ...lookBacks]
}

const ofSitting = (sitting: Sitting): readonly Reveal[] =>
  parts.flatMap(part => {
    const held = sitting[part]
    const gate = gateOf(sitting.life.id, part)
    if (held.length === 0) return []
    if (hasReached(sitting, part)) return revealOf(gate, held, isClosed(sitting.life))
    return isClosed(sitting.life) ? [{ gate, kind: 'both', seals: held, stage: 'closed' }] : []
  })

/** Of words that were deleted nothing opens; nobody is read by somebody who has taken their own words away. */
function revealOf(gate: string, held: readonly Held[], rested: boolean): readonly Reveal[] {
  const reveal = whenBoth(gate, held, rested)
  const left = held.filter(({ seal }) => !isErased(seal))
  if (left.length === held.length) return [reveal]
  return reveal.stage === 'closed' ? [{ ...reveal, seals: left }] : []
}
