/** What is stored of a pairing under way: each step before what it sends, so that a reload goes on where it was. */
import { signal } from '@preact/signals'
import {
  type Answered,
  type Bytes,
  base64url,
  type Claimed,
  type Confirmed,
  type Invitation,
  type Offered,
  type Primitives,
  type Revealed,
  unbase64url,
} from '#protocol'
import type { ArchiveSettings } from './archive/settings.ts'
import type { Chance } from './back-off.ts'
import type { Desk, Pen } from './desk.ts'
import type { SeededKeys } from './device-keys.ts'
import type { Pairing, PairingStage } from './haven.ts'
import type { Ledger } from './ledger.ts'
import type { Clock, Relay, RelayFault } from './ports.ts'
import type { Space } from './space.ts'
import { startWatch } from './watch.ts'

interface Row {
  /** 32 hex characters: the invitation's name at the relay. */
  readonly id: string
  readonly link: string
  readonly space: string
  /** Whom it lets in. */
  readonly kind: Invitation['kind']
  /** This person has said that the signs are the same. */
  readonly yes: boolean
  /** This person wants no more of it; the relay is still to be told. */
  readonly refused: boolean
}

export interface InviterRow extends Row {
  readonly side: 'inviter'
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  /** base64url. */
  readonly offer: string
  /** The relay has the offer. */
  readonly offered: boolean
  readonly state: Offered | Answered | Revealed | Confirmed
  /** Answer that the relay does not have yet. */
  readonly answer: string | null
  /** What lets the other in is written. */
  readonly joined: boolean
}

export interface JoinerRow extends Row {
  readonly side: 'joiner'
  readonly member: string
  /** base64url, 32 bytes: shows the relay that it is the same joiner who comes back. */
  readonly claim: string
  readonly state: Claimed | Revealed
  /** What the relay does not have yet. */
  readonly box: { readonly step: 'claim' | 'reveal' | 'confirm'; readonly bytes: string } | null
}

export type PairingRow = InviterRow | JoinerRow

export const pairingKey = (id: string) => `pairing/${id}`

export const text = (bytes: Bytes) => base64url(bytes)
/** Of what we wrote ourselves. */
export const bytesIn = (written: string): Bytes => {
  const bytes = unbase64url(written)
  if (!bytes) throw new Error('a stored box is damaged')
  return bytes
}

export interface PairingParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly ledger: Ledger
  readonly relay: Relay
  readonly clock: Clock
  readonly chance: Chance
  readonly archives: ArchiveSettings
  /** Origin of the server, as it stands in links. */
  readonly server: string
  readonly freshId: () => string
  readonly newKeys: () => Promise<SeededKeys>
  readonly myName: () => string
  readonly self: () => Space | null
  readonly find: (space: string) => Space | null
  /** This device has become one more of the person whose name this is: it has begun. */
  readonly become: (pen: Pen, name: string) => Promise<void>
  /** A space that is new on this device, or has changed its stage. */
  readonly enter: (space: Space) => void
  /** By what own offers are known again to those with whom this person shares a space, or once did. */
  readonly acquaintances: () => Promise<readonly Bytes[]>
  /** True when this person has blocked whoever made the offer. */
  readonly isBlocked: (invitation: Invitation, offer: Bytes) => Promise<boolean>
  /** The pairing is over and has to be forgotten. */
  readonly ended: (id: string) => void
}

export type Why = Extract<PairingStage, { stage: 'ended' }>['why']

const REASONS = new Map<string, Why>([
  ['invitation-unknown', 'unknown'],
  ['invitation-expired', 'expired'],
  ['invitation-used', 'used'],
  ['invitation-refused', 'refused'],
])

/** What the relay says of an invitation that can't go on; null for what may pass by itself. */
export const endedBy = (fault: RelayFault): Why | null => {
  if (fault.fault === 'Unreachable') return null
  return REASONS.get(fault.type) ?? null
}

/** A pairing as screens hold it, around the steps of one side. */
export interface Side {
  readonly step: (show: (stage: PairingStage) => void) => Promise<'moved' | 'still' | 'over'>
  readonly confirm: () => Promise<void>
  readonly refuse: () => Promise<void>
}

export interface Running extends Pairing {
  readonly attend: () => void
  /** Something changed here that it may be waiting for. */
  readonly lookSoon: () => void
  readonly stop: () => void
}

export function runPairing(clock: Clock, chance: Chance, first: PairingStage, side: Side): Running {
  const stage = signal<PairingStage>(first)
  const show = (next: PairingStage) => {
    if (JSON.stringify(stage.peek()) !== JSON.stringify(next)) stage.value = next
  }
  const watch = startWatch({ clock, chance, step: () => side.step(show) })
  return {
    stage,
    confirm: async () => {
      await side.confirm()
      watch.nudge()
    },
    refuse: async () => {
      await side.refuse()
      watch.nudge()
    },
    leave: () => watch.attend(false),
    attend: () => watch.attend(true),
    lookSoon: () => {
      const now = stage.peek().stage
      if (now === 'confirmed-waiting' || now === 'offline') watch.nudge()
    },
    stop: watch.stop,
  }
}

/** A pairing that was over before it began. */
export const endedPairing = (stage: PairingStage): Pairing => ({
  stage: signal<PairingStage>(stage),
  confirm: async () => {},
  refuse: async () => {},
  leave: () => {},
})

/** Reads the row, lets `change` say what it becomes (null: nothing changes), writes that. */
export async function changeRow<R extends PairingRow>(
  desk: Desk,
  id: string,
  change: (row: R, pen: Pen) => Promise<R | null>,
): Promise<R | null> {
  const done = await desk.change(async pen => {
    const row = (await desk.json('meta', pairingKey(id))) as R | null | undefined
    if (!row) return null
    const next = await change(row, pen)
    if (next) await pen.sealJson('meta', pairingKey(id), next)
    return next ?? row
  })
  return done.ok ? done.value : null
}

export const readRow = async (desk: Desk, id: string): Promise<PairingRow | null> => {
  const done = await desk.change(async () => (await desk.json('meta', pairingKey(id))) as PairingRow | null)
  return done.ok ? (done.value ?? null) : null
}
