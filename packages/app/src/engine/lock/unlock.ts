/** What stands before a locked profile: is there a lock, and does this open it. */
import type { AesKey, Bytes, Primitives } from '#protocol'
import { must, storeWork } from '../desk.ts'
import type { Clock, Result, Store, StoreFault } from '../ports.ts'
import { readLock, unwrap } from './lock-row.ts'
import { type Tries, waitAfter, waitLeft } from './tries.ts'

export interface LockParts {
  readonly p: Primitives
  readonly store: Store
  readonly clock: Clock
}

/** `waitMs` is how long until the next try. `TooSoon`: this one was not even looked at. */
export interface TryFault {
  readonly fault: 'WrongPin' | 'WrongPasskey' | 'TooSoon'
  readonly waitMs: number
}

export type WayIn = { readonly pin: string } | { readonly passkey: Bytes }

export type LockState =
  | { readonly locked: false }
  | {
      readonly locked: true
      readonly waitMs: number
      /** The PIN is more than digits. */
      readonly letters: boolean
      readonly passkey: { readonly id: Bytes; readonly salt: Bytes } | null
    }

const TRIES = 'tries'
const readTries = async (store: Store) => (must(await store.get('keys', TRIES)) as Tries | undefined) ?? null

export const lockState = ({ store, clock }: Omit<LockParts, 'p'>): Promise<Result<LockState, StoreFault>> =>
  storeWork(async () => {
    const row = await readLock(store)
    if (!row) return { locked: false }
    const { ms } = waitLeft(await readTries(store), clock.now())
    const passkey = row.passkey && { id: row.passkey.id, salt: row.passkey.salt }
    return { locked: true, waitMs: ms, letters: row.letters, passkey }
  })

/** The local key in the clear: whoever asks for it wraps it, or makes a handle of it, and forgets it. */
export async function rawKey(
  { p, store, clock }: LockParts,
  way: WayIn,
): Promise<Result<Bytes, TryFault | StoreFault>> {
  // Counted before it is tried: a page that is closed in the middle of a wrong try has still made it.
  const counted = await storeWork(() =>
    store.exclusive(async () => {
      if (!('pin' in way)) return { waitMs: 0, wrong: 0 }
      const { ms, tries } = waitLeft(await readTries(store), clock.now())
      const next = ms > 0 ? tries : { wrong: tries.wrong + 1, at: clock.now() }
      must(await store.commit([{ table: 'keys', key: TRIES, value: next }]))
      return { waitMs: ms, wrong: next.wrong }
    }),
  )
  if (!counted.ok) return counted
  const { waitMs, wrong } = counted.value
  if (waitMs > 0) return { ok: false, error: { fault: 'TooSoon', waitMs } }
  const opened = await storeWork(async () => {
    const row = await readLock(store)
    const raw = row && (await unwrap(p, row, way))
    if (raw) must(await store.commit([{ table: 'keys', key: TRIES, delete: true }]))
    return raw
  })
  if (!opened.ok) return opened
  if (opened.value) return { ok: true, value: opened.value }
  return 'pin' in way
    ? { ok: false, error: { fault: 'WrongPin', waitMs: waitAfter(wrong) } }
    : { ok: false, error: { fault: 'WrongPasskey', waitMs: 0 } }
}

/** The local key as a handle that can't be read out; nothing of it stays in the store. */
export async function unlock(parts: LockParts, way: WayIn): Promise<Result<AesKey, TryFault | StoreFault>> {
  const raw = await rawKey(parts, way)
  if (!raw.ok) return raw
  const key = await parts.p.aesKey(raw.value)
  raw.value.fill(0)
  return { ok: true, value: key }
}
