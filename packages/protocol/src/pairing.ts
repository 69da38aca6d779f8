/**
 * How a second person gets into a space, and another phone of one person into the self space: by a link, seven signs said
 * aloud or compared, and a key that is sent only afterwards.
 *
 *   1 offer    inviter  its member id, keys and name
 *   2 claim    joiner   C = SHA-256("kimbilio/v1/claim" ‖ party ‖ nonce): a promise of its keys, name and nonce
 *   3 answer   inviter  its nonce
 *   4 reveal   joiner   what it had promised
 *   5 confirm  joiner   its signature over space, member, keys and transcript: only after its person has confirmed
 *   6 done     inviter  the transcript's hash: after its person has confirmed and the log has `member-joined`
 *   · refuse   either
 *
 * transcript = space ‖ inviter's party ‖ C ‖ inviter's nonce ‖ joiner's party ‖ joiner's nonce (32 each), with
 * party = member (16) ‖ sign (32) ‖ kem (32) ‖ u32 size of the name ‖ name. Its hash is SHA-256("kimbilio/v1/transcript" ‖ it).
 * Signs: the first 42 bits of SHA-256("kimbilio/v1/signs" ‖ transcript), six at a time.
 * The joiner is bound by C before the inviter's nonce is known, so nobody in between can search for keys that give the
 * same signs on both sides: one try in 2^42, and a wrong one is seen.
 *
 * States hold only text, so that a device can store them as JSON and go on after a reload.
 */
import * as v from 'valibot'
import { tagOf, tagsFor } from './acquaintance.ts'
import {
  type Bytes,
  base64url,
  concat,
  err,
  hex,
  ok,
  type Result,
  u32,
  unbase64url,
  unhex,
  utf8,
} from './bytes.ts'
import { possessionMessage } from './control.ts'
import { type Invitation, readInvitation } from './invitation.ts'
import { labels } from './labels.ts'
import type { LogState } from './log-state.ts'
import { nameSchema, type PairingFault, pack, unpack } from './pairing-box.ts'
import { type DeviceKeys, deviceId, type Primitives } from './primitives.ts'

/** What a person, or a person's other phone, brings; everything but the name is hex. */
export interface Party {
  readonly member: string
  readonly device: string
  readonly sign: string
  readonly kem: string
  readonly name: string
}

/** `member`: 32 random hex characters, fresh for this space, as are the keys. */
export interface Me {
  readonly member: string
  readonly keys: DeviceKeys
  /** At most 200 bytes of UTF-8. */
  readonly card: { readonly name: string }
}

/** `state` has to be stored before `box` is sent; after a reload the same box is sent again. */
export interface Step<State> {
  readonly state: State
  readonly box: Bytes
}

export interface Offered {
  readonly stage: 'offered'
  readonly link: string
  readonly inviter: Party
}
export interface Claimed {
  readonly stage: 'claimed'
  readonly link: string
  readonly inviter: Party
  readonly joiner: Party
  readonly commitment: string
  readonly nonce: string
}
export interface Answered {
  readonly stage: 'answered'
  readonly link: string
  readonly inviter: Party
  readonly commitment: string
  readonly nonce: string
}
/** Both sides hold this while people compare the signs. */
export interface Revealed {
  readonly stage: 'revealed'
  readonly link: string
  readonly inviter: Party
  readonly joiner: Party
  /** 64 hex characters: hash of all that was said. */
  readonly transcript: string
  /** Seven numbers from 0 to 63, places in `SIGNS`. */
  readonly signs: readonly number[]
}
/** The inviter's, when the joiner's person has confirmed. */
export interface Confirmed extends Omit<Revealed, 'stage'> {
  readonly stage: 'confirmed'
  /** base64url: the joiner's signature. */
  readonly possession: string
}

// 1. The inviter offers

/** `acquaintances`: keys of former spaces of two, by which those who were in them know this offer again. */
export async function offer(
  p: Primitives,
  invitation: Invitation,
  me: Me,
  acquaintances: readonly Bytes[] = [],
): Promise<Step<Offered>> {
  const inviter = partyOf(me)
  const known = tagsFor(p, acquaintances, invitation.id)
  const box = await pack(p, invitation, 'offer', { ...said(inviter), known })
  return { state: { stage: 'offered', link: invitation.link, inviter }, box }
}

/** True when the offer is of somebody with whom one of these keys was shared. False also for what is no offer. */
export async function isKnown(
  p: Primitives,
  invitation: Invitation,
  box: Bytes,
  acquaintances: readonly Bytes[],
): Promise<boolean> {
  const opened = await unpack(p, invitation, 'offer', box)
  if (!opened.ok) return false
  const tags = new Set(opened.value.known)
  return acquaintances.some(key => tags.has(tagOf(p, key, invitation.id)))
}

// 2. The joiner promises

/** Who joins by a device link becomes a device of the inviter's member, whatever member `me` names. */
export async function receiveOffer(
  p: Primitives,
  invitation: Invitation,
  me: Me,
  box: Bytes,
): Promise<Result<Step<Claimed>, PairingFault>> {
  const opened = await unpack(p, invitation, 'offer', box)
  if (!opened.ok) return opened
  const { known, ...party } = opened.value
  const inviter = await soundParty(p, party)
  if (inviter === null) return err({ fault: 'WeakKeys' })
  const joiner = partyOf(invitation.kind === 'device' ? { ...me, member: inviter.member } : me)
  const nonce = hex(p.random(32))
  const commitment = claimOf(p, joiner, nonce)
  const state: Claimed = { stage: 'claimed', link: invitation.link, inviter, joiner, commitment, nonce }
  return ok({ state, box: await pack(p, invitation, 'claim', { commitment }) })
}

// 3. The inviter answers with its nonce

export async function receiveClaim(
  p: Primitives,
  state: Offered,
  box: Bytes,
): Promise<Result<Step<Answered>, PairingFault>> {
  const invitation = await invitationIn(p, state)
  const opened = await unpack(p, invitation, 'claim', box)
  if (!opened.ok) return opened
  const nonce = hex(p.random(32))
  const { commitment } = opened.value
  return ok({
    state: { ...state, stage: 'answered', commitment, nonce },
    box: await pack(p, invitation, 'answer', { nonce }),
  })
}

// 4. The joiner keeps its promise; both know the signs

export async function receiveAnswer(
  p: Primitives,
  state: Claimed,
  box: Bytes,
): Promise<Result<Step<Revealed>, PairingFault>> {
  const invitation = await invitationIn(p, state)
  const opened = await unpack(p, invitation, 'answer', box)
  if (!opened.ok) return opened
  const { link, inviter, joiner, commitment, nonce } = state
  const heard = { inviter, joiner, commitment, inviterNonce: opened.value.nonce, joinerNonce: nonce }
  return ok({
    state: { stage: 'revealed', link, inviter, joiner, ...signsOf(p, invitation, heard) },
    box: await pack(p, invitation, 'reveal', { ...said(joiner), nonce }),
  })
}

export async function receiveReveal(
  p: Primitives,
  state: Answered,
  box: Bytes,
): Promise<Result<Revealed, PairingFault>> {
  const invitation = await invitationIn(p, state)
  const opened = await unpack(p, invitation, 'reveal', box)
  if (!opened.ok) return opened
  const { nonce: joinerNonce, ...party } = opened.value
  if (claimOf(p, party, joinerNonce) !== state.commitment) return err({ fault: 'BrokenPromise' })
  const joiner = await soundParty(p, party)
  if (joiner === null) return err({ fault: 'WeakKeys' })
  // Else the log would refuse what is written for them at the end.
  const isOwn = joiner.member === state.inviter.member
  if (isOwn !== (invitation.kind === 'device') || joiner.device === state.inviter.device) {
    return err({ fault: 'TamperedBox' })
  }
  const { link, inviter, commitment, nonce: inviterNonce } = state
  const heard = { inviter, joiner, commitment, inviterNonce, joinerNonce }
  return ok({ stage: 'revealed', link, inviter, joiner, ...signsOf(p, invitation, heard) })
}

// 5. The joiner's person has confirmed

export async function sayConfirm(p: Primitives, state: Revealed, keys: DeviceKeys): Promise<Bytes> {
  const invitation = await invitationIn(p, state)
  const possession = await p.sign(keys.sign, agreement(invitation.space, state))
  return pack(p, invitation, 'confirm', { possession: base64url(possession) })
}

/** Nothing is written to the log before this has succeeded: `joinEntry` needs what it returns. */
export async function receiveConfirm(
  p: Primitives,
  state: Revealed,
  box: Bytes,
): Promise<Result<Confirmed, PairingFault>> {
  const invitation = await invitationIn(p, state)
  const opened = await unpack(p, invitation, 'confirm', box)
  if (!opened.ok) return opened
  const { possession } = opened.value
  const message = agreement(invitation.space, state)
  if (!(await p.verify(unhex(state.joiner.sign), message, unbase64url(possession)!))) {
    return err({ fault: 'TamperedBox' })
  }
  return ok({ ...state, stage: 'confirmed', possession })
}

// 6. The end

export async function sayDone(p: Primitives, state: Confirmed): Promise<Bytes> {
  return pack(p, await invitationIn(p, state), 'done', { transcript: state.transcript })
}

export async function receiveDone(
  p: Primitives,
  state: Revealed,
  box: Bytes,
): Promise<Result<void, PairingFault>> {
  const opened = await unpack(p, await invitationIn(p, state), 'done', box)
  if (!opened.ok) return opened
  return opened.value.transcript === state.transcript ? ok(undefined) : err({ fault: 'TamperedBox' })
}

/** Either side, at any time. */
export const sayRefuse = (p: Primitives, invitation: Invitation): Promise<Bytes> =>
  pack(p, invitation, 'refuse', {})

/** Pre-shared key of the first wrap, 32 bytes: both sides can make it, the relay can't. */
export async function pairingPsk(p: Primitives, state: Revealed | Confirmed): Promise<Bytes> {
  const { secret, space } = await invitationIn(p, state)
  return p.hkdf(secret, concat(labels.pairingPsk, unhex(space), unhex(state.transcript)), 32)
}

/** True when the log is of a pair, made by the inviter's device and joined by the joiner's, as they were seen while pairing. */
export function pairedAsSeen(log: LogState, { inviter, joiner }: Revealed | Confirmed): boolean {
  const first = log.devices.get(inviter.device)
  const second = log.devices.get(joiner.device)
  return (
    log.kind === 'pair' &&
    first?.admittedAt === 1 &&
    first.member === inviter.member &&
    second?.member === joiner.member
  )
}

/** A state was made from a link that had been read, so its link can be read again. */
async function invitationIn(p: Primitives, state: { readonly link: string }): Promise<Invitation> {
  const invitation = await readInvitation(p, state.link)
  if (!invitation.ok) throw new Error('a pairing state holds a damaged link')
  return invitation.value
}

type SaidParty = Omit<Party, 'device'>

const said = ({ member, sign, kem, name }: Party): SaidParty => ({ member, sign, kem, name })

function partyOf({ member, keys, card }: Me): Party {
  const sign = hex(keys.sign.publicKey)
  return {
    member,
    device: keys.device,
    sign,
    kem: hex(keys.kem.publicKey),
    name: v.parse(nameSchema, card.name),
  }
}

async function soundParty(p: Primitives, party: SaidParty): Promise<Party | null> {
  const sign = unhex(party.sign)
  const kem = unhex(party.kem)
  return (await p.checkPublicKeys(sign, kem)) ? { ...party, device: deviceId(sign, kem) } : null
}

function encodeParty({ member, sign, kem, name }: SaidParty): Bytes {
  const bytes = utf8(name)
  return concat(unhex(member), unhex(sign), unhex(kem), u32(bytes.length), bytes)
}

const claimOf = (p: Primitives, joiner: SaidParty, nonce: string): string =>
  hex(p.sha256(labels.claim, encodeParty(joiner), unhex(nonce)))

interface Heard {
  readonly inviter: Party
  readonly commitment: string
  readonly inviterNonce: string
  readonly joiner: Party
  readonly joinerNonce: string
}

function signsOf(p: Primitives, { space }: Invitation, heard: Heard) {
  const transcript = concat(
    unhex(space),
    encodeParty(heard.inviter),
    unhex(heard.commitment),
    unhex(heard.inviterNonce),
    encodeParty(heard.joiner),
    unhex(heard.joinerNonce),
  )
  const bits = p.sha256(labels.signs, transcript)
  const signs = Array.from({ length: 7 }, (_, i) => sixBitsAt(bits, i * 6))
  return { transcript: hex(p.sha256(labels.transcript, transcript)), signs }
}

function sixBitsAt(bytes: Bytes, bit: number): number {
  const pair = (bytes[bit >> 3]! << 8) | bytes[(bit >> 3) + 1]!
  return (pair >> (10 - (bit & 7))) & 63
}

const agreement = (space: string, { joiner, transcript }: Revealed): Bytes =>
  possessionMessage(space, joiner.member, unhex(joiner.sign), unhex(joiner.kem), transcript)
