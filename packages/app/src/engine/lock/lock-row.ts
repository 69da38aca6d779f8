/** The lock as it lies in the store, row `keys/lock`: the local key, wrapped by what only its owner knows or holds. */
import { type Bytes, fromUtf8, type Primitives, type StretchCost, stretch, utf8 } from '#protocol'
import { must } from '../desk.ts'
import type { Store } from '../ports.ts'
import { createVault } from '../vault.ts'

export const LOCK = 'lock'
/** Counts how often the local key was changed, so that a tab with a former one never writes. */
export const GENERATION = 'generation'
const BY_PASSKEY = 'lock/passkey'

export interface LockRow {
  readonly salt: Bytes
  readonly cost: StretchCost
  /** The local key under the stretched PIN. */
  readonly box: Bytes
  /** Which keyboard to show: it is no secret worth a clumsy field. */
  readonly letters: boolean
  readonly passkey: WrappedByPasskey | null
}
export interface WrappedByPasskey {
  /** The browser's name for the passkey. */
  readonly id: Bytes
  /** What the passkey makes its secret from. */
  readonly salt: Bytes
  /** The local key under that secret. */
  readonly box: Bytes
}

export const readLock = async (store: Store): Promise<LockRow | null> =>
  (must(await store.get('keys', LOCK)) as LockRow | undefined) ?? null

/** As typed or pasted: the same on every keyboard, and without what a clipboard adds around it. */
const tidyPin = (pin: string): Bytes => utf8(pin.trim().normalize('NFKC'))

export const lengthOfPin = (pin: string): number => [...(fromUtf8(tidyPin(pin)) ?? '')].length

const underPin = async (p: Primitives, pin: string, salt: Bytes, cost: StretchCost) =>
  createVault(p, await p.aesKey(await stretch(tidyPin(pin), salt, cost)))

const underPasskey = async (p: Primitives, secret: Bytes) =>
  createVault(p, await p.aesKey(await p.hkdf(secret, utf8('kimbilio/v1/lock-passkey'), 32)))

export async function wrapByPin(
  p: Primitives,
  pin: string,
  cost: StretchCost,
  localKey: Bytes,
): Promise<LockRow> {
  const salt = p.random(16)
  const box = await (await underPin(p, pin, salt, cost)).seal('keys', LOCK, localKey)
  return { salt, cost, box, letters: !/^\d+$/.test(pin.trim()), passkey: null }
}

export const wrapByPasskey = async (p: Primitives, secret: Bytes, localKey: Bytes): Promise<Bytes> =>
  (await underPasskey(p, secret)).seal('keys', BY_PASSKEY, localKey)

/** The local key, or null when it is not the PIN, or not the passkey. */
export async function unwrap(
  p: Primitives,
  row: LockRow,
  way: { readonly pin: string } | { readonly passkey: Bytes },
): Promise<Bytes | null> {
  if ('pin' in way) return (await underPin(p, way.pin, row.salt, row.cost)).open('keys', LOCK, row.box)
  if (!row.passkey) return null
  return (await underPasskey(p, way.passkey)).open('keys', BY_PASSKEY, row.passkey.box)
}
