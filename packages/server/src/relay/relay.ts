/** The relay, whole: everything that HTTP, sockets and simulated devices call, with one memory of the spaces. */
import type { Primitives } from '#protocol'
import type { Log } from '../log.ts'
import type { Bus } from '../ports/bus.ts'
import type { Clock } from '../ports/clock.ts'
import type { RelayStore } from '../ports/relay-store.ts'
import { type Access, access } from './access.ts'
import { type Gates, gates } from './gates.ts'
import { heads } from './heads.ts'
import { type Invitations, invitations } from './invitations.ts'
import type { Limits } from './limits.ts'
import { type Channel, CLOSE, type LiveSession, liveSessions } from './live.ts'
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
  readonly rates: {
    /** By `space device`. */
    readonly device: TokenBuckets
    readonly address: TokenBuckets
    readonly newSpace: TokenBuckets
  }
  /** Starts a live session over any channel. */
  openLive(space: string, channel: Channel): LiveSession
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
  }
  const live = liveSessions({ spaceLog: entries, access: doors, bus, limits, deviceRate: rates.device })
  let stopping = false
  return {
    ...needs,
    access: doors,
    spaceLog: entries,
    gates: gates(store, known, clock, primitives, limits),
    invitations: invitations(store, clock, primitives, limits),
    rates,
    openLive: live.open,
    stopping: () => stopping,
    async stop() {
      stopping = true
      live.endAll(CLOSE.goingAway)
      await order.settled()
    },
  }
}
