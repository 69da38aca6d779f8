import type { Bytes, Result } from './bytes.ts'
import type { LogState } from './log.ts'
import type { DeviceKeys, Primitives } from './primitives.ts'

export interface Invitation {
  readonly version: 1
  /** What stands before `/i#` in the link. */
  readonly server: string
  readonly space: string
  /** 16 bytes; never leaves the two devices. */
  readonly secret: Bytes
  /** 32 hex characters: its name at the relay. */
  readonly id: string
  /** 32 bytes that the joiner shows to the relay; the relay is given their SHA-256. */
  readonly access: Bytes
  readonly link: string
}
export type PairingFault =
  /** A box that was not made with this invitation's secret, or not for this step. */
  | { readonly fault: 'TamperedBox' }
  /** The joiner opened something else than it had promised. */
  | { readonly fault: 'BrokenPromise' }
  /** A public key that no honest device makes. */
  | { readonly fault: 'WeakKeys' }

/** What a person brings: ids and keys as hex. States hold only text, so they can be stored as JSON. */
export interface Party {
  readonly member: string
  readonly sign: string
  readonly kem: string
  readonly name: string
}
export interface Me {
  readonly member: string
  readonly keys: DeviceKeys
  readonly card: { readonly name: string }
}
export interface Offered {
  readonly stage: 'offered'
  readonly link: string
  readonly inviter: Party
}
export interface Answered extends Omit<Offered, 'stage'> {
  readonly stage: 'answered'
  readonly commitment: string
  readonly nonce: string
}
export interface Claimed {
  readonly stage: 'claimed'
  readonly link: string
  readonly inviter: Party
  readonly joiner: Party
  readonly commitment: string
  readonly nonce: string
}
/** Both sides hold this before people compare the signs. */
export interface Revealed {
  readonly stage: 'revealed'
  readonly side: 'inviter' | 'joiner'
  readonly link: string
  readonly inviter: Party
  readonly joiner: Party
  /** 64 hex characters: hash of all that was said. */
  readonly transcript: string
  /** Seven numbers, 0 to 63. */
  readonly signs: readonly number[]
}
/** The inviter's, when the joiner has confirmed. */
export interface Confirmed extends Omit<Revealed, 'stage'> {
  readonly stage: 'confirmed'
  /** base64url: the joiner's signature that it holds its keys and agrees to join. */
  readonly possession: string
}
export interface Step<State> {
  readonly state: State
  readonly box: Bytes
}

export function makeInvitation(_p: Primitives, _server: string, _space: string): Promise<Invitation> {
  throw new Error('not yet')
}
export function readInvitation(
  _p: Primitives,
  _link: string,
): Promise<Result<Invitation, { readonly fault: 'TamperedLink' }>> {
  throw new Error('not yet')
}
/** Inviter, 1: keys and card. */
export function offer(_p: Primitives, _invitation: Invitation, _me: Me): Promise<Step<Offered>> {
  throw new Error('not yet')
}
/** Joiner, 2: a promise of keys and nonce. */
export function receiveOffer(
  _p: Primitives,
  _invitation: Invitation,
  _me: Me,
  _box: Bytes,
): Promise<Result<Step<Claimed>, PairingFault>> {
  throw new Error('not yet')
}
/** Inviter, 3: a nonce. */
export function receiveClaim(
  _p: Primitives,
  _state: Offered,
  _box: Bytes,
): Promise<Result<Step<Answered>, PairingFault>> {
  throw new Error('not yet')
}
/** Joiner, 4: opens the promise; the signs are known now. */
export function receiveAnswer(
  _p: Primitives,
  _state: Claimed,
  _box: Bytes,
): Promise<Result<Step<Revealed>, PairingFault>> {
  throw new Error('not yet')
}
/** Inviter, 4: checks the promise; the signs are known now. Nothing to send. */
export function receiveReveal(
  _p: Primitives,
  _state: Answered,
  _box: Bytes,
): Promise<Result<Revealed, PairingFault>> {
  throw new Error('not yet')
}
/** Joiner, 5: the person has said that the signs are the same. */
export function sayConfirm(_p: Primitives, _state: Revealed, _keys: DeviceKeys): Promise<Bytes> {
  throw new Error('not yet')
}
/** Inviter, 5. */
export function receiveConfirm(
  _p: Primitives,
  _state: Revealed,
  _box: Bytes,
): Promise<Result<Confirmed, PairingFault>> {
  throw new Error('not yet')
}
/** Inviter, 6: after the relay has the `member-joined` entry. */
export function sayDone(_p: Primitives, _state: Confirmed): Promise<Bytes> {
  throw new Error('not yet')
}
/** Either side, any time. */
export function sayRefuse(_p: Primitives, _invitation: Invitation): Promise<Bytes> {
  throw new Error('not yet')
}
/** Pre-shared key of the first wrap; both sides can make it, the relay can't. */
export function pairingPsk(_p: Primitives, _state: Revealed | Confirmed): Promise<Bytes> {
  throw new Error('not yet')
}
/** True when the log holds exactly the two that were seen while pairing: inviter first, then joiner, with those keys. */
export function pairedAsSeen(_log: LogState, _state: Revealed | Confirmed): boolean {
  throw new Error('not yet')
}
