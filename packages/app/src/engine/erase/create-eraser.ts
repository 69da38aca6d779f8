/** Deleting that goes on by itself, in every space: what fades, and what the relay is still to erase. Of the leading tab only. */
import type { Primitives } from '#protocol'
import type { Chance } from '../back-off.ts'
import type { Desk } from '../desk.ts'
import type { Ledger } from '../ledger.ts'
import type { Chore } from '../own/chore.ts'
import type { Clock, Relay } from '../ports.ts'
import type { Space } from '../space.ts'
import { credentialsOf, type Meeting } from '../sync.ts'
import { type Asking, askRelay } from './ask-relay.ts'
import { startFading } from './fading.ts'

export interface EraserParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly relay: Relay
  readonly clock: Clock
  readonly chance: Chance
  readonly spaces: () => Iterable<Space>
}

export interface Eraser {
  /** Something changed on this device. */
  readonly look: () => void
  /** The relay of this space was met. */
  readonly met: (space: string, what: Meeting) => void
  readonly stop: () => void
}

export function createEraser({ p, spaces, ...parts }: EraserParts): Eraser {
  const fading = new Map<string, Chore>()
  const asking = new Map<string, Asking>()
  const stop = (id: string) => {
    fading.get(id)?.stop()
    fading.delete(id)
    asking.get(id)?.stop()
    asking.delete(id)
  }
  return {
    look: () => {
      const all = new Map([...spaces()].map(space => [space.id, space]))
      for (const id of [...fading.keys()]) if (!all.has(id)) stop(id)
      for (const [id, space] of all) {
        const chore = fading.get(id) ?? startFading(space, parts)
        fading.set(id, chore)
        chore.look()
      }
    },
    met: (id, what) => {
      const space = [...spaces()].find(one => one.id === id)
      if (!space) return
      const one = asking.get(id) ?? askRelay(space, credentialsOf(p, space), parts)
      asking.set(id, one)
      one.look(what)
    },
    stop: () => {
      for (const id of new Set([...fading.keys(), ...asking.keys()])) stop(id)
    },
  }
}
