/** What a person sees of all that is theirs, as plain data: told by the views from which the screens are made. */
import type { Haven, SpaceView } from '#engine'
import {
  gratitude,
  hasToldParting,
  journal,
  movedTo,
  nameOf,
  notesOf,
  notYet,
  people,
  vulnerability,
} from '#practices'
import { jarFor, thanksFor } from '../../../practices/src/gratitude/index.ts'
import { asidesOf } from '../../../practices/src/not-yet/index.ts'
import type { Sealed } from '../../../practices/src/slice.ts'
import { viewCloser } from '../../../practices/src/vulnerability/index.ts'
import type { World } from '../world.ts'

export interface Shown {
  readonly profile: unknown
  readonly spaces: readonly unknown[]
}

/** Sealed texts open a moment after somebody has looked at them. */
export async function shownTo(world: World, haven: Haven): Promise<Shown> {
  show(haven, world.time.now())
  await world.time.settle()
  // As it is read again: what is not there and what is undefined are the same.
  return JSON.parse(JSON.stringify(show(haven, world.time.now()))) as Shown
}

function show(haven: Haven, now: number): Shown {
  const self = haven.self.value
  const all = [...(self ? [self] : []), ...haven.pairs.value, ...haven.parting.left.value]
  return { profile: haven.profile.value, spaces: all.map(view => space(view, now)) }
}

function space(view: SpaceView, now: number): unknown {
  const { kind, me, other, left, goodbye, unread, withheld } = view
  const states = kind === 'self' ? own(view) : shared(view, now)
  const names = view.stateOf<typeof people.initial>(people)
  const members = [me, ...(other ? [other] : [])].map(({ id, name }) => ({
    name,
    told: nameOf(names, id),
    parting: hasToldParting(names, id),
    moved: movedTo(names, id),
  }))
  return { kind, left, goodbye, unread, withheld, people: members, ...states }
}

const own = (view: SpaceView) => ({
  journal: notesOf(view.stateOf<typeof journal.initial>(journal)).map(
    ({ text, writtenAt, editedAt, facts }) => {
      const [first] = facts
      return { text, writtenAt, editedAt, keep: first ? view.keepOf(first) : null }
    },
  ),
  notYet: asidesOf(view.stateOf<typeof notYet.initial>(notYet)),
})

function shared(view: SpaceView, now: number): object {
  const { sight, putOff, me, other } = view
  const look = { me: me.id, other: other?.id ?? null, now, sight, putOff }
  const thanks = view.stateOf<typeof gratitude.initial>(gratitude)
  const closer = viewCloser(view.stateOf<typeof vulnerability.initial>(vulnerability), look)
  const text = (sealed: Sealed | null): string | null => {
    const seen = sealed && sight(sealed)
    return seen && ('text' in seen ? seen.text : `(${seen.kind})`)
  }
  return {
    // `later` came after v0.1.0 and says something only where somebody chose it.
    thanks: thanksFor(thanks, look).map(({ id: _, fact: __, later, ...one }) =>
      later ? { ...one, later } : one,
    ),
    jar: jarFor(thanks, look).map(({ id: _, ...one }) => one),
    closer: closer.rounds.map(
      ({ id: _, question, mine, theirs, mineFact: __, theirsFact: ___, ...round }) => ({
        ...round,
        question: question?.id ?? null,
        mine: text(mine),
        theirs: text(theirs),
      }),
    ),
    sittingIsOpen: closer.sittingIsOpen,
    mayOffer: closer.mayOffer,
    deepest: closer.deepest,
  }
}
