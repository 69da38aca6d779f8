/** Who is known from a former space: so that the invitations of somebody who was blocked lead nowhere. */
import {
  acquaintanceKey,
  type Bytes,
  type Invitation,
  isKnown,
  type Primitives,
  unbase64url,
} from '#protocol'
import type { OwnRecord } from '../own/own-record.ts'
import { otherOf, type Space } from '../space.ts'

/** As many as an offer has room for. */
const MOST = 16

/** Null where the first key of the space is not on this device. */
export async function acquaintanceOf(p: Primitives, space: Space): Promise<Bytes | null> {
  const epochKey = space.ring.epochKey(1)
  return epochKey && acquaintanceKey(p, epochKey, space.id)
}

/** By what own offers are known again to those with whom this person shares a space, or once did. */
export async function acquaintancesOf(
  p: Primitives,
  own: OwnRecord,
  spaces: Iterable<Space>,
): Promise<readonly Bytes[]> {
  const shared = [...spaces].filter(space => space.row.kind === 'pair' && otherOf(space) !== null)
  const here = await Promise.all(shared.map(space => acquaintanceOf(p, space)))
  const keys = new Map<string, Bytes>()
  for (const key of [...here, ...[...own.acquaintances(), ...own.blocked()].map(unbase64url)])
    if (key) keys.set(key.join(), key)
  return [...keys.values()].slice(0, MOST)
}

/** True when this person has blocked whoever made the offer. */
export const isBlocked = (
  p: Primitives,
  own: OwnRecord,
  invitation: Invitation,
  offer: Bytes,
): Promise<boolean> =>
  isKnown(
    p,
    invitation,
    offer,
    [...own.blocked()].flatMap(key => unbase64url(key) ?? []),
  )
