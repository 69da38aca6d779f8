/** What the tests of this package share: platforms, two people, and a relay's order that a test can bend. */
import { type Bytes, concat, hex, utf8 } from './bytes.ts'
import type { IndexedBytes } from './entry.ts'
import {
  authorContent,
  type Chain,
  chainAfter,
  chainStart,
  createPrimitives,
  type DeviceKeys,
  deviceKeysFromSeed,
  emptyLog,
  type KeyRing,
  type LogState,
  makeSpace,
  newRing,
  type Platform,
  type Primitives,
  type SubtleLike,
  sha256,
  type Verdict,
  verifyRun,
} from './index.ts'

declare const crypto: { readonly subtle: SubtleLike; getRandomValues(bytes: Bytes): Bytes }

export const platform: Platform = {
  subtle: crypto.subtle,
  random: size => crypto.getRandomValues(new Uint8Array(size)),
}

/** A browser without Ed25519 and X25519, as many phones still have. */
export const withoutCurves = (from: Platform): Platform => {
  const missing = ({ name }: { readonly name: string }) => name === 'Ed25519' || name === 'X25519'
  const refuse = () => Promise.reject(new Error('NotSupportedError'))
  const { subtle } = from
  return {
    random: from.random,
    subtle: {
      importKey: (format, key, algorithm, ...rest) =>
        missing(algorithm) ? refuse() : subtle.importKey(format, key, algorithm, ...rest),
      exportKey: (format, key) => subtle.exportKey(format, key),
      sign: (algorithm, ...rest) => (missing(algorithm) ? refuse() : subtle.sign(algorithm, ...rest)),
      verify: (algorithm, ...rest) => (missing(algorithm) ? refuse() : subtle.verify(algorithm, ...rest)),
      encrypt: (algorithm, key, plain) => subtle.encrypt(algorithm, key, plain),
      decrypt: (algorithm, key, box) => subtle.decrypt(algorithm, key, box),
    },
  }
}

/** The same seed gives the same bytes: SHA-256 of seed and counter, one after the other. */
export function seededRandom(seed: string): (size: number) => Bytes {
  let counter = 0
  return size => {
    const blocks: Bytes[] = []
    for (let have = 0; have < size; have += 32) blocks.push(sha256(utf8(`${seed} ${counter++}`)))
    return concat(...blocks).slice(0, size)
  }
}

export const native = createPrimitives(platform)
export const fallback = createPrimitives(withoutCurves(platform))

export const seedOf = (name: string): Bytes => sha256(utf8(name))
export const idOf = (name: string): string => hex(seedOf(name).slice(0, 16))

/** One device of a space: it writes into its own chain and reads what it is shown. */
export interface Actor {
  readonly keys: DeviceKeys
  readonly member: string
  readonly ring: KeyRing
  chain: Chain
  state: LogState
}

export function newActor(p: Primitives, space: string, keys: DeviceKeys, member: string): Actor {
  return { keys, member, ring: newRing(p), chain: chainStart, state: emptyLog(space) }
}

export const indexed = (entries: readonly Bytes[], first = 1): IndexedBytes[] =>
  entries.map((bytes, i) => ({ index: first + i, bytes }))

export async function write(
  p: Primitives,
  actor: Actor,
  payload: Bytes | string,
  bind?: string,
): Promise<Bytes> {
  const entry = await authorContent(p, {
    space: actor.state.space,
    keys: actor.keys,
    chain: actor.chain,
    seen: actor.state,
    epoch: Math.max(actor.state.epoch, 1),
    ring: actor.ring,
    payload: typeof payload === 'string' ? utf8(payload) : payload,
    ...(bind === undefined ? {} : { bind }),
  })
  actor.chain = chainAfter(entry)
  return entry.bytes
}

/** Shows entries to a device; the device's state moves to what it took. */
export async function show(p: Primitives, actor: Actor, entries: readonly IndexedBytes[]): Promise<Verdict> {
  const verdict = await verifyRun(p, actor.state, entries)
  actor.state = verdict.state
  return verdict
}

/** A space of one, its first entry verified. */
export async function alone(p: Primitives = native, name = 'amara'): Promise<{ actor: Actor; log: Bytes[] }> {
  const space = idOf(`${name}'s space`)
  const keys = await deviceKeysFromSeed(p, seedOf(name))
  const actor = newActor(p, space, keys, idOf(`${name}'s member`))
  const epochKey = seedOf(`${name}'s first epoch`)
  const made = await makeSpace(p, { space, kind: 'self', member: actor.member, keys, epochKey })
  actor.ring.addEpochKey(1, epochKey)
  actor.chain = chainAfter(made)
  await show(p, actor, indexed([made.entry]))
  return { actor, log: [made.entry] }
}

/** One byte of a copy changed. */
export function altered(bytes: Bytes, at: number, by = 1): Bytes {
  const copy = bytes.slice()
  copy[at] = (copy[at]! + by) & 0xff
  return copy
}
