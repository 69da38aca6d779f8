/**
 * The link that invites a second person into a space, or another phone of the same person.
 *
 *   person  <server>/i#base64url(1 (1 byte) ‖ space (16) ‖ S (16, random) ‖ checksum (4))
 *   device  <server>/d#base64url(2 (1 byte) ‖ space (16) ‖ D (16, random) ‖ checksum (4)),
 *           S = HKDF(D, "kimbilio/v1/own-phone" ‖ space, 16 bytes)
 *
 * The checksum is the beginning of SHA-256("kimbilio/v1/link" ‖ what stands before it), so that a damaged link is told
 * apart from an unknown one. The fragment is never sent. From S, by HKDF with the space: the invitation's id and access key
 * (for the relay), a key for each step's box, and later the pre-shared key of the wrap. A link of one kind that somebody
 * turns into the other names an invitation that does not exist.
 */
import { type Bytes, base64url, concat, err, hex, ok, type Result, unbase64url, unhex } from './bytes.ts'
import { labels } from './labels.ts'
import type { Primitives } from './primitives.ts'

export interface Invitation {
  /** Whom it lets in: another person, or another phone of the one who made it. */
  readonly kind: 'person' | 'device'
  /** What stands before `/i#` or `/d#` in the link. */
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

const letters = { person: 'i', device: 'd' } as const
const codes = { person: 1, device: 2 } as const

/** For a second person. `server` without a slash at its end. */
export const makeInvitation = (p: Primitives, server: string, space: string): Promise<Invitation> =>
  invitationOf(p, server, concat(Uint8Array.of(codes.person), unhex(space), p.random(16)))

/** For another phone of the same person: `space` is the self space. */
export const makeDeviceLink = (p: Primitives, server: string, space: string): Promise<Invitation> =>
  invitationOf(p, server, concat(Uint8Array.of(codes.device), unhex(space), p.random(16)))

export interface TamperedLink {
  readonly fault: 'TamperedLink'
}

/** Takes the whole link or what stands behind its `#`; both kinds. */
export async function readInvitation(p: Primitives, link: string): Promise<Result<Invitation, TamperedLink>> {
  const hash = link.lastIndexOf('#')
  const bytes = unbase64url(link.slice(hash + 1).trim())
  const start = bytes?.slice(0, 33)
  if (bytes?.length !== 37 || start === undefined || hex(bytes.slice(33)) !== hex(checksum(p, start))) {
    return err({ fault: 'TamperedLink' })
  }
  if (start[0] !== codes.person && start[0] !== codes.device) return err({ fault: 'TamperedLink' })
  const server = link
    .slice(0, Math.max(hash, 0))
    .trim()
    .replace(/(\/app)?\/[id]\/?$/, '')
  return ok(await invitationOf(p, server, start))
}

const checksum = (p: Primitives, start: Bytes): Bytes => p.sha256(labels.link, start).slice(0, 4)

async function invitationOf(p: Primitives, server: string, start: Bytes): Promise<Invitation> {
  const kind = start[0] === codes.device ? 'device' : 'person'
  const link = `${server}/${letters[kind]}#${base64url(concat(start, checksum(p, start)))}`
  const space = start.slice(1, 17)
  const own = start.slice(17)
  const secret = kind === 'device' ? await p.hkdf(own, concat(labels.ownPhone, space), 16) : own
  const [id, access] = await Promise.all([
    p.hkdf(secret, concat(labels.invitationId, space), 16),
    p.hkdf(secret, concat(labels.invitationAccess, space), 32),
  ])
  return { kind, server, space: hex(space), secret, id: hex(id), access, link }
}
