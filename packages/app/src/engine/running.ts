/** What runs for each space while this tab leads: its sync, the gates of a pair, and the check of its snapshot. */
import type { Primitives } from '#protocol'
import { type KeepArchive, keepArchive } from './archive/keep-archive.ts'
import type { ArchiveSettings } from './archive/settings.ts'
import type { Chance } from './back-off.ts'
import type { Desk } from './desk.ts'
import { type Gates, startGates } from './gates.ts'
import type { Ledger } from './ledger.ts'
import type { OwnRecord } from './own/own-record.ts'
import type { Clock, Relay } from './ports.ts'
import type { SealKeys } from './seal-keys.ts'
import type { Sights } from './sight.ts'
import { startIdleCheck } from './snapshots/idle-check.ts'
import type { Space } from './space.ts'
import { credentialsOf, type Meeting, type Sync, startSync } from './sync.ts'

export interface RunningParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly keys: SealKeys
  readonly sights: Sights
  readonly relay: Relay
  readonly clock: Clock
  readonly chance: Chance
  readonly own: OwnRecord
  readonly archives: ArchiveSettings
  readonly self: () => Space | null
  readonly find: (id: string) => Space | null
  /** This tab leads, and is not closed. */
  readonly mayRun: () => boolean
  readonly shown: () => void
  readonly met: (space: Space, what: Meeting) => void
}

export interface RunningSpaces {
  /** Does nothing for a space that runs already, or that was left. */
  readonly start: (space: Space) => void
  readonly stop: (id: string) => void
  /** Something changed: what waits is sent, and gates look again. */
  readonly look: () => void
  /** The network came back, or something came for this space by another way; for all without an id. */
  readonly online: (id?: string) => void
  readonly stopAll: () => void
}

export function createRunning(parts: RunningParts): RunningSpaces {
  const { p, ledger, clock, find, mayRun, shown } = parts
  const syncs = new Map<string, Sync>()
  const gates = new Map<string, Gates>()
  const checks = new Map<string, () => void>()
  const kept = new Map<string, KeepArchive>()

  const stop = (id: string) => {
    syncs.get(id)?.stop()
    syncs.delete(id)
    gates.get(id)?.stop()
    gates.delete(id)
    checks.get(id)?.()
    checks.delete(id)
    kept.get(id)?.stop()
    kept.delete(id)
  }
  return {
    start: space => {
      if (!mayRun() || syncs.has(space.id) || space.row.stage === 'left') return
      if (space.row.kind === 'pair') gates.set(space.id, startGates(space, credentialsOf(p, space), parts))
      // One relay holds them all: put back for one space, it is put back for the gates of every other.
      const met = (what: Meeting) => {
        for (const [id, gate] of gates) if (id === space.id || what === 'behind') gate.look(what)
        kept.get(space.id)?.look()
        parts.met(space, what)
      }
      checks.set(
        space.id,
        startIdleCheck(space, { ledger, clock, mended: () => syncs.get(space.id)?.online() }),
      )
      kept.set(space.id, keepArchive(space, credentialsOf(p, space), parts))
      syncs.set(space.id, startSync(space, { ...parts, shown, met }))
    },
    stop,
    look: () => {
      for (const [id, sync] of syncs) {
        const space = find(id)
        if (space && (space.outbox.length > 0 || space.carry)) sync.kick()
      }
      for (const gate of gates.values()) gate.look('entries')
    },
    online: id => {
      for (const [one, sync] of syncs) if (id === undefined || one === id) sync.online()
    },
    stopAll: () => {
      for (const id of [...syncs.keys()]) stop(id)
    },
  }
}
