/** Invitations at work: the steps of invitation-rules.ts, each written by compare and swap, so that the first claim wins. */
import { type Bytes, equalBytes, hex, type Primitives, unhex } from '#protocol'
import type { Clock } from '../ports/clock.ts'
import type { RelayStore } from '../ports/relay-store.ts'
import { done, type Result } from '../ports/result.ts'
import type { Caller } from './access.ts'
import {
  type InvitationRecord,
  type InvitationRefusal,
  type InviterStep,
  inviterReads,
  inviterSays,
  type JoinerStep,
  joinerReads,
  joinerSays,
} from './invitation-rules.ts'
import { INVITATION_MILLISECONDS, type Limits, TOMBSTONE_MILLISECONDS } from './limits.ts'
import { refuse, storeProblem, type Told } from './told.ts'

interface InvitationView extends Pick<InvitationRecord, 'stage' | 'boxes' | 'expiresAt'> {}

/** Boxes are base64url; `access` at making is the hash of the access key, at use the key itself. */
export interface Invitations {
  make(
    space: string,
    caller: Caller,
    id: string,
    access: Bytes,
    offer: string,
  ): Told<{ readonly expiresAt: number }>
  inviterReads(space: string, caller: Caller, id: string): Told<InvitationView>
  inviterSays(space: string, caller: Caller, id: string, step: InviterStep, box: string): Told<void>
  joinerReads(id: string, access: Bytes, claim: Bytes | null): Told<InvitationView>
  joinerSays(id: string, access: Bytes, claim: Bytes, step: JoinerStep, box: string): Told<void>
  /** Empties what has expired, forgets what expired long ago. */
  sweep(): Promise<void>
}

const MOST_TRIES = 50

export const invitations = (
  store: RelayStore,
  clock: Clock,
  primitives: Primitives,
  limits: Limits,
): Invitations => {
  const view = ({ stage, boxes, expiresAt }: InvitationRecord): InvitationView => ({
    stage,
    boxes,
    expiresAt,
  })
  const hashed = (secret: Bytes): string => hex(primitives.sha256(secret))

  /** Whoever may not know of an invitation hears the same as if there were none. */
  const find = async (id: string, mayKnow: (invitation: InvitationRecord) => boolean) => {
    const stored = await store.readInvitation(id)
    if (!stored.ok) return storeProblem(stored.error)
    if (!stored.value || !mayKnow(stored.value.record)) return refuse('invitation-unknown')
    return done(stored.value)
  }
  const isInviter = (space: string, caller: Caller) => (invitation: InvitationRecord) =>
    invitation.space === space && invitation.inviter === caller.member
  const holdsKey = (access: Bytes) => {
    const given = primitives.sha256(access)
    return (invitation: InvitationRecord) => equalBytes(given, unhex(invitation.access))
  }

  const step = async (
    id: string,
    mayKnow: (invitation: InvitationRecord) => boolean,
    take: (invitation: InvitationRecord) => Result<InvitationRecord, InvitationRefusal>,
  ): Told<void> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const found = await find(id, mayKnow)
      if (!found.ok) return found
      const { version, record } = found.value
      const taken = take(record)
      if (!taken.ok) return refuse(taken.error)
      if (taken.value === record) return done(undefined)
      const written = await store.writeInvitation(id, version, taken.value)
      if (!written.ok) return storeProblem(written.error)
      if (written.value) return done(undefined)
    }
    return refuse('unavailable', { retryAfterSeconds: 1 })
  }

  return {
    async make(space, caller, id, access, offer) {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const there = await store.readInvitation(id)
        if (!there.ok) return storeProblem(there.error)
        if (there.value) {
          const { record } = there.value
          const same = isInviter(space, caller)(record) && record.access === hex(access)
          return same ? done({ expiresAt: record.expiresAt }) : refuse('invitation-used')
        }
        const count = await store.countInvitations(space)
        if (!count.ok) return storeProblem(count.error)
        if (count.value >= limits.invitationsPerSpace) return refuse('space-full')
        const expiresAt = clock.now() + INVITATION_MILLISECONDS
        const written = await store.writeInvitation(id, 0, {
          space,
          inviter: caller.member,
          access: hex(access),
          stage: 'offered',
          boxes: { offer },
          claim: null,
          expiresAt,
        })
        if (!written.ok) return storeProblem(written.error)
        if (written.value) return done({ expiresAt })
      }
      return refuse('unavailable', { retryAfterSeconds: 1 })
    },

    async inviterReads(space, caller, id) {
      const found = await find(id, isInviter(space, caller))
      if (!found.ok) return found
      const read = inviterReads(found.value.record, clock.now())
      return read.ok ? done(view(read.value)) : refuse(read.error)
    },

    inviterSays: (space, caller, id, said, box) =>
      step(id, isInviter(space, caller), invitation => inviterSays(invitation, said, box, clock.now())),

    async joinerReads(id, access, claim) {
      const found = await find(id, holdsKey(access))
      if (!found.ok) return found
      const read = joinerReads(found.value.record, claim && hashed(claim), clock.now())
      return read.ok ? done(view(read.value)) : refuse(read.error)
    },

    joinerSays: (id, access, claim, said, box) =>
      step(id, holdsKey(access), invitation => joinerSays(invitation, hashed(claim), said, box, clock.now())),

    async sweep() {
      await store.sweepInvitations(clock.now(), clock.now() - TOMBSTONE_MILLISECONDS)
    },
  }
}
