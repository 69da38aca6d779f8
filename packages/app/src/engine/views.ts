/** What screens see of a space: made anew only when something of it has changed, so that equal means unchanged. */
import { asideOf, bondOf, hasToldParting, nameOf, notYet, people, stateIn } from '#practices'
import type { SpaceView } from './haven.ts'
import type { Ledger } from './ledger.ts'
import type { SealKeys } from './seal-keys.ts'
import type { Sights } from './sight.ts'
import { otherOf, type Space, syncOf } from './space.ts'

export interface Views {
  readonly viewOf: (space: Space, myName: string) => SpaceView
  /** Sealed texts became readable: every view that may show them is new. */
  readonly textsChanged: () => void
}

export interface ViewParts {
  readonly ledger: Ledger
  readonly sights: Sights
  readonly keys: SealKeys
  readonly self: () => Space | null
}

export function createViews({ ledger, sights, keys, self }: ViewParts): Views {
  const made = new Map<string, { readonly from: readonly unknown[]; readonly view: SpaceView }>()
  let texts = 0
  return {
    textsChanged: () => {
      texts += 1
    },
    viewOf: (space, myName) => {
      const sync = syncOf(space)
      // A key in the self space opens a text of a pair, so every view depends on the keys.
      const opened = texts + keys.changes()
      // So does what was put off in it; the state of that slice stays one and the same until something of it changes.
      const own = self()
      const aside = own ? stateIn(ledger.currentOf(own), notYet) : notYet.initial
      const { confirmed, outbox, carry, row, log } = space
      const from = [confirmed, outbox, carry, row, log, JSON.stringify(sync), myName, opened, aside]
      const before = made.get(space.id)
      if (before?.from.every((part, i) => part === from[i])) return before.view
      const folded = ledger.currentOf(space)
      const other = otherOf(space)
      const told = other === null ? null : nameOf(stateIn(folded, people), other)
      const view: SpaceView = {
        id: space.id,
        kind: space.row.kind,
        me: { id: space.row.member, name: myName },
        other: other === null ? null : { id: other, name: told ?? space.row.otherName ?? '' },
        left: space.row.stage === 'left',
        goodbye: other !== null && hasToldParting(stateIn(folded, people), other),
        bond: bondOf(stateIn(folded, people)),
        stateOf: slice => stateIn(folded, slice),
        unread: folded.unread,
        withheld: space.seals.withheld.size,
        sync,
        sight: sealed => sights.sight(space, sealed),
        putOff: item => asideOf(aside, space.id, item),
        keepOf: fact => space.seals.keeps.get(fact)?.keep ?? null,
      }
      made.set(space.id, { from, view })
      return view
    },
  }
}
