/** Everything about leaving, put together: what screens ask for, what goes on by itself, and the end of a whole profile. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Chance } from '../back-off.ts'
import { must } from '../desk.ts'
import { openKeys } from '../device-keys.ts'
import type { SpaceView } from '../haven.ts'
import { type Relay, type Result, type StoreFault, TABLES } from '../ports.ts'
import type { Space } from '../space.ts'
import { credentialsOf } from '../sync.ts'
import { type Farewell, farewellPrefix, startFarewell } from './farewell.ts'
import { follow, isBehind, type Leaving, leave, leaveAll, type PartingParts } from './parting.ts'

export interface Parting {
  /** Spaces that this person has left and kept, to be read. */
  readonly left: ReadonlySignal<readonly SpaceView[]>
  /**
   * At once, and offline too. With `forget` nothing of the space stays on this phone; a space that was left before can
   * be forgotten later. The other is told nothing, unless `notice` is wished.
   */
  readonly leave: (space: string, how?: Leaving) => Promise<Result<void, StoreFault>>
  /**
   * Leaves every space, with the self space last, and empties this profile. `offline`: the server could not be told, and
   * the profile is still here. With `evenOffline` it is emptied all the same: the server then keeps what nobody can open.
   */
  readonly deleteEverything: (how: {
    readonly evenOffline: boolean
  }) => Promise<Result<'deleted' | 'offline', StoreFault>>
}

export interface PartingSide extends Parting {
  /** Something has changed: follow what the self space says, and bid the farewells that wait. For the leading tab. */
  readonly settle: () => void
  readonly show: (viewOf: (space: Space) => SpaceView) => void
  readonly online: () => void
  readonly stop: () => void
}

export interface CreatePartingParts extends PartingParts {
  readonly relay: Relay
  readonly chance: Chance
  /** The profile is empty: nobody has begun here. */
  readonly ended: () => void
}

export function createParting(parts: CreatePartingParts): PartingSide {
  const { p, desk, ledger, own, relay, clock, chance, spaces, self, find } = parts
  const left = signal<readonly SpaceView[]>([])
  const farewells = new Map<string, Farewell>()
  let over = false
  let settling = false
  let again = false
  /** Of what was left when the farewells were last looked for: none begins without that. */
  let lookedFor: string | null = null

  const bid = (space: string): Farewell => {
    const already = farewells.get(space)
    if (already) return already
    const farewell = startFarewell(space, {
      p,
      desk,
      relay,
      clock,
      chance,
      keysOf: async id => {
        const read = await desk.change(async () =>
          openKeys(p, desk.vault(), id, must(await desk.store.get('keys', id))),
        )
        return read.ok ? (read.value?.keys ?? null) : null
      },
      recordOf: async id => {
        const space = find(id)
        return space ? ledger.entriesAfter(space, 0) : []
      },
      done: async (pen, id) => {
        if (!find(id)) pen.delete('keys', id)
        pen.afterwards(() => {
          farewells.delete(id)
        })
      },
    })
    farewells.set(space, farewell)
    return farewell
  }
  const farewellsWaiting = async (): Promise<readonly string[]> => {
    const rows = await desk.change(async () => must(await desk.store.range('errands', farewellPrefix)))
    return rows.ok ? rows.value.map(([key]) => key.slice(farewellPrefix.length)) : []
  }

  const leftNow = () =>
    [
      ...own.left().keys(),
      ...[...spaces()].filter(({ row }) => row.stage === 'left').map(({ id }) => id),
    ].join()

  const settle = () => {
    if (settling) {
      again = true
      return
    }
    if (over || !desk.hasVault() || (lookedFor === leftNow() && !isBehind(parts))) return
    settling = true
    again = false
    const round = async () => {
      await follow(parts)
      lookedFor = leftNow()
      for (const space of await farewellsWaiting()) if (!over) bid(space)
    }
    round()
      .finally(() => {
        settling = false
        if (again) settle()
      })
      .catch((bug: unknown) => {
        if (!over) throw bug
      })
  }

  const wipe = (): Promise<Result<void, StoreFault>> =>
    desk.store.exclusive(async () => {
      const writes = []
      for (const table of TABLES) {
        const rows = await desk.store.range(table, '')
        if (!rows.ok) return rows
        writes.push(...rows.value.map(([key]) => ({ table, key, delete: true as const })))
      }
      return desk.store.commit(writes)
    })

  const deleteEverything: Parting['deleteEverything'] = async ({ evenOffline }) => {
    const mine = self()
    if (mine && !evenOffline) {
      const reached = await relay.read(credentialsOf(p, mine), mine.log.index)
      if (!reached.ok && reached.error.fault === 'Unreachable') return { ok: true, value: 'offline' }
      const done = await leaveAll(parts)
      if (!done.ok) return done
      const told = await Promise.all((await farewellsWaiting()).map(space => bid(space).tried()))
      if (told.includes(false)) return { ok: true, value: 'offline' }
    }
    const wiped = await wipe()
    if (!wiped.ok) return wiped
    parts.ended()
    return { ok: true, value: 'deleted' }
  }

  return {
    left,
    leave: (space, how = {}) => leave(parts, space, how),
    deleteEverything,
    settle,
    show: viewOf => {
      const shown = [...spaces()].filter(({ row }) => row.kind === 'pair' && row.stage === 'left').map(viewOf)
      const before = left.peek()
      if (shown.length !== before.length || shown.some((view, i) => view !== before[i])) left.value = shown
    },
    online: () => {
      for (const farewell of farewells.values()) farewell.hurry()
    },
    stop: () => {
      over = true
      for (const farewell of farewells.values()) farewell.stop()
      farewells.clear()
      left.value = []
    },
  }
}
