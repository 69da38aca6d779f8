/**
 * Who is asking: a device shows that it holds its key by signing a challenge, and gets a token for a while. Neither
 * challenges nor tokens are stored; both carry an authentication code under a secret of this server.
 */
import {
  authMessage,
  type Bytes,
  base64url,
  concat,
  equalBytes,
  hex,
  type LogState,
  type Primitives,
  unbase64url,
  unhex,
  utf8,
} from '#protocol'
import type { Clock } from '../ports/clock.ts'
import type { RelayStore } from '../ports/relay-store.ts'
import { done } from '../ports/result.ts'
import type { Heads } from './heads.ts'
import { CHALLENGE_MILLISECONDS, TOKEN_MILLISECONDS } from './limits.ts'
import { refuse, storeProblem, type Told } from './told.ts'

export interface Caller {
  readonly device: string
  readonly member: string
}

export interface Access {
  /** base64url; for any device, known or not, so that asking tells nothing. */
  challenge(space: string, device: string): Told<string>
  token(
    space: string,
    device: string,
    challenge: string,
    signature: Bytes,
  ): Told<{ readonly token: string; readonly expiresInSeconds: number }>
  /** Looks at the token and at the space as it is now: who has left or was removed is out at once. */
  caller(space: string, token: string): Told<Caller>
  /** The same for handing in entries: also a removed device, which may bring the entry that takes it back. */
  writer(space: string, token: string): Told<Caller>
  /** Whether a device may read and write now. */
  mayEnter(space: string, device: string): Promise<boolean>
}

const CHALLENGE = utf8('kimbilio relay challenge 1')
const TOKEN = utf8('kimbilio relay token 1')
const RANDOM_BYTES = 16
const TIME_BYTES = 8
const MAC_BYTES = 32

export const access = (store: RelayStore, heads: Heads, clock: Clock, primitives: Primitives): Access => {
  let secret: Bytes | null = null
  const ownSecret = async () => {
    if (secret) return done(secret)
    const kept = await store.secret('relay access', primitives.random(32))
    if (kept.ok) secret = kept.value
    return kept
  }

  const deviceIn = async (space: string, device: string) => {
    const head = await heads.get(space)
    if (!head.ok) return storeProblem(head.error)
    const known = standingOf(head.value.log, device)
    if (known) return done(known)
    const newest = await heads.refresh(space)
    if (!newest.ok) return storeProblem(newest.error)
    const found = standingOf(newest.value.log, device)
    return found ? done(found) : refuse('unknown-device')
  }

  const codeFor = (key: Bytes, label: Bytes, space: string, device: string, rest: Bytes) =>
    primitives.hmac(key, concat(label, unhex(space), unhex(device), rest))

  /** The device that a good token names. */
  const holder = async (space: string, token: string) => {
    const key = await ownSecret()
    if (!key.ok) return storeProblem(key.error)
    const given = unbase64url(token)
    if (given?.length !== 16 + TIME_BYTES + MAC_BYTES) return refuse('unauthorized')
    const device = hex(given.slice(0, 16))
    const time = given.slice(16, 16 + TIME_BYTES)
    const ours = equalBytes(given.slice(16 + TIME_BYTES), codeFor(key.value, TOKEN, space, device, time))
    if (!ours || timeOf(time) <= clock.now()) return refuse('unauthorized')
    return deviceIn(space, device)
  }

  return {
    async challenge(space, device) {
      const head = await heads.get(space)
      if (!head.ok) return storeProblem(head.error)
      const key = await ownSecret()
      if (!key.ok) return storeProblem(key.error)
      const body = concat(primitives.random(RANDOM_BYTES), timeBytes(clock.now() + CHALLENGE_MILLISECONDS))
      return done(base64url(concat(body, codeFor(key.value, CHALLENGE, space, device, body))))
    },

    async token(space, device, challenge, signature) {
      const key = await ownSecret()
      if (!key.ok) return storeProblem(key.error)
      const given = unbase64url(challenge)
      if (given?.length !== RANDOM_BYTES + TIME_BYTES + MAC_BYTES) return refuse('unauthorized')
      const body = given.slice(0, RANDOM_BYTES + TIME_BYTES)
      const ours = equalBytes(given.slice(body.length), codeFor(key.value, CHALLENGE, space, device, body))
      if (!ours || timeOf(body.slice(RANDOM_BYTES)) <= clock.now()) return refuse('unauthorized')
      const known = await deviceIn(space, device)
      if (!known.ok) return known
      if (!(await primitives.verify(known.value.sign, authMessage(space, device, given), signature))) {
        return refuse('bad-signature')
      }
      // Who was removed may still show that it was removed wrongly (see `writer`); who has left, has left.
      if (known.value.left) return refuse('forbidden')
      const time = timeBytes(clock.now() + TOKEN_MILLISECONDS)
      const token = concat(unhex(device), time, codeFor(key.value, TOKEN, space, device, time))
      return done({ token: base64url(token), expiresInSeconds: TOKEN_MILLISECONDS / 1000 })
    },

    async caller(space, token) {
      const known = await holder(space, token)
      if (!known.ok) return known
      const { removed, device, member } = known.value
      return removed ? refuse('forbidden') : done({ device, member })
    },

    async writer(space, token) {
      const known = await holder(space, token)
      if (!known.ok) return known
      const { left, device, member } = known.value
      return left ? refuse('forbidden') : done({ device, member })
    },

    async mayEnter(space, device) {
      const known = await deviceIn(space, device)
      return known.ok && !known.value.removed
    },
  }
}

const standingOf = ({ devices, members }: LogState, id: string) => {
  const device = devices.get(id)
  if (!device) return null
  const { member, sign, removedAt } = device
  return { device: id, member, sign, removed: removedAt !== null, left: members.get(member)?.left === true }
}

const timeBytes = (milliseconds: number): Bytes => {
  const bytes = new Uint8Array(TIME_BYTES)
  new DataView(bytes.buffer).setFloat64(0, milliseconds)
  return bytes
}
const timeOf = (bytes: Bytes): number => new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0)
