/** The relay, whole: everything that HTTP, sockets and simulated devices call, with one memory of the spaces. */
import type { Primitives } from '#protocol'
import type { Log } from '../log.ts'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/clock.ts'
import type { RelayStore } from '../ports/relay-store.ts'
import { type Access, access } from './access.ts'
import { type Erasing, erasing } from './erasing.ts'
import { type Gates, gates } from './gates.ts'
import { heads } from './heads.ts'
import { type Invitations, invitations } from './invitations.ts'
import type { Limits } from './limits.ts'
import { type Channel, CLOSE, type LiveSession, liveSessions } from './live.ts'
import { type Recovery, recovery } from './recovery.ts'
import { type Snapshots, snapshots } from './snapshots.ts'
import { type SpaceLog, spaceLog } from './space-log.ts'
import { type TokenBuckets, tokenBuckets } from './token-buckets.ts'
import { turns } from './turns.ts'

export interface RelayNeeds {
  readonly store: RelayStore
  readonly bus: Bus
  readonly clock: Clock
  readonly log: Log
  readonly primitives: Primitives
  readonly limits: Limits
}

export interface Relay extends RelayNeeds {
  readonly access: Access
  readonly spaceLog: SpaceLog
  readonly gates: Gates
  readonly invitations: Invitations
  readonly recovery: Recovery
  readonly erasing: Erasing
  readonly snapshots: Snapshots
  readonly rates: {
    /** By `space device`. */
    readonly device: TokenBuckets
    readonly address: TokenBuckets
    readonly newSpace: TokenBuckets
    readonly recovery: TokenBuckets
  }
  /** Starts a live session over any channel. */
  openLive(space: string, channel: Channel): LiveSession
  /** Lets go of what has had its time. */
  sweep(): Promise<void>
  stopping(): boolean
  /** Takes no new work, ends the live sessions, and resolves when what was under way is done. The store stays open. */
  stop(): Promise<void>
}

const MINUTE = 60_000

export const createRelay = (needs: RelayNeeds): Relay => {
  const { store, bus, clock, log, primitives, limits } = needs
  const known = heads(store, primitives, log, limits.headBytes)
  const order = turns()
  const entries = spaceLog({ store, heads: known, turns: order, bus, clock, primitives, limits })
  const doors = access(store, known, clock, primitives)
  const rates = {
    device: tokenBuckets(clock, limits.requestsPerMinutePerDevice, MINUTE),
    address: tokenBuckets(clock, limits.requestsPerMinutePerAddress, MINUTE),
    newSpace: tokenBuckets(clock, limits.spacesPerHourPerAddress, 60 * MINUTE),
    recovery: tokenBuckets(clock, limits.recoveriesPerHourPerAddress, 60 * MINUTE),
  }
  const live = liveSessions({ spaceLog: entries, access: doors, bus, limits, deviceRate: rates.device })
  let stopping = false
  const pairings = invitations(store, clock, primitives, limits)
  const shelf = snapshots(store, known, clock, limits)
  return {
    ...needs,
    access: doors,
    spaceLog: entries,
    gates: gates(store, known, clock, primitives, limits),
    invitations: pairings,
    recovery: recovery(store, known, primitives),
    erasing: erasing(store, known, order, primitives),
    snapshots: shelf,
    rates,
    openLive: live.open,
    async sweep() {
      await pairings.sweep()
      await shelf.sweep()
    },
    stopping: () => stopping,
    async stop() {
      stopping = true
      live.endAll(CLOSE.goingAway)
      await order.settled()
    },
  }
}
