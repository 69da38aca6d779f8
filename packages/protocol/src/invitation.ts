/**
 * The link that invites a second person into a space.
 *
 * Link: <server>/i#base64url(version 1 (1) ‖ space (16) ‖ S (16, random) ‖ checksum (4)); the checksum is the beginning of
 * SHA-256("kimbilio/v1/link" ‖ what stands before it), so that a damaged link is told apart from an unknown one.
 * The fragment is never sent. From S, by HKDF with the space: the invitation's id and access key (for the relay), a key
 * for each step's box, and later the pre-shared key of the wrap.
 */
import { type Bytes, base64url, concat, err, hex, ok, type Result, unbase64url, unhex } from './bytes.ts'
import { labels } from './labels.ts'
import type { Primitives } from './primitives.ts'

export interface Invitation {
  readonly version: 1
  /** What stands before `/i#` in the link. */
  readonly server: string
  /** 32 hex characters. */
  readonly space: string
  /** S, 16 bytes; never leaves the two devices. */
  readonly secret: Bytes
  /** 32 hex characters: its name at the relay. */
  readonly id: string
  /** 32 bytes that the joiner shows to the relay; the relay is given their SHA-256. */
  readonly access: Bytes
  readonly link: string
}

/** `server` without a slash at its end. */
export function makeInvitation(p: Primitives, server: string, space: string): Promise<Invitation> {
  const start = concat(Uint8Array.of(1), unhex(space), p.random(16))
  const link = `${server}/i#${base64url(concat(start, checksum(p, start)))}`
  return invitationOf(p, link, server, start)
}

export interface TamperedLink {
  readonly fault: 'TamperedLink'
}

/** Takes the whole link or what stands behind its `#`. */
export async function readInvitation(p: Primitives, link: string): Promise<Result<Invitation, TamperedLink>> {
  const hash = link.lastIndexOf('#')
  const bytes = unbase64url(link.slice(hash + 1).trim())
  const start = bytes?.slice(0, 33)
  if (bytes?.length !== 37 || start?.[0] !== 1 || hex(bytes.slice(33)) !== hex(checksum(p, start))) {
    return err({ fault: 'TamperedLink' })
  }
  const server = link
    .slice(0, Math.max(hash, 0))
    .trim()
    .replace(/(\/app)?\/i\/?$/, '')
  return ok(await invitationOf(p, `${server}/i#${base64url(bytes)}`, server, start))
}

const checksum = (p: Primitives, start: Bytes): Bytes => p.sha256(labels.link, start).slice(0, 4)

async function invitationOf(p: Primitives, link: string, server: string, start: Bytes): Promise<Invitation> {
  const space = start.slice(1, 17)
  const secret = start.slice(17)
  const [id, access] = await Promise.all([
    p.hkdf(secret, concat(labels.invitationId, space), 16),
    p.hkdf(secret, concat(labels.invitationAccess, space), 32),
  ])
  return { version: 1, server, space: hex(space), secret, id: hex(id), access, link }
}
