/**
 * The lock of an open profile: set, changed, taken away. Each time every row is put under a fresh local key in one commit,
 * so that nothing that lay on the disk before opens what lies there afterwards.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { AesKey, Bytes, Primitives, StretchCost } from '#protocol'
import { type Desk, must, type Pen } from '../desk.ts'
import type { Clock, Result, StoreFault } from '../ports.ts'
import { createVault, newLocalKey } from '../vault.ts'
import { tunedCost } from './cost.ts'
import { GENERATION, LOCK, type LockRow, readLock, wrapByPasskey, wrapByPin } from './lock-row.ts'
import { rekey } from './rekey.ts'
import { rawKey, type TryFault } from './unlock.ts'

/** Minutes away after which the app locks by itself; 0: as soon as it is out of sight. */
export type LockAfter = 0 | 1 | 5 | 15
export const lockAfters: readonly LockAfter[] = [0, 1, 5, 15]

/** Null: no lock, only a curtain. */
export type LockView = { readonly after: LockAfter; readonly passkey: boolean } | null

export interface HavenLock {
  readonly state: ReadonlySignal<LockView>
  /** For a profile that has no lock. */
  readonly set: (pin: string) => Promise<Result<void, StoreFault>>
  /** A passkey has to be added again afterwards. */
  /** Whether it is the PIN, for what an open app in a stranger's hand is not to do. Wrong tries slow down here too. */
  readonly check: (pin: string) => Promise<Result<void, TryFault | StoreFault>>
  readonly change: (pin: string, next: string) => Promise<Result<void, TryFault | StoreFault>>
  readonly remove: (pin: string) => Promise<Result<void, TryFault | StoreFault>>
  readonly lockAfter: (after: LockAfter) => Promise<Result<void, StoreFault>>
  /** One more way in, never the only one. */
  readonly addPasskey: (pin: string, passkey: NewPasskey) => Promise<Result<void, TryFault | StoreFault>>
  readonly removePasskey: () => Promise<Result<void, StoreFault>>
}

export interface NewPasskey {
  readonly id: Bytes
  readonly salt: Bytes
  readonly secret: Bytes
}

const AFTER = 'lock-after'
const closed = { ok: false, error: { fault: 'StoreClosed' } } as const

export interface HavenLockParts {
  readonly p: Primitives
  readonly desk: Desk
  readonly clock: Clock
  /** Of a locked profile, from `unlock`. */
  readonly localKey: AesKey | undefined
  /** Tuned on this phone unless given. */
  readonly cost: StretchCost | undefined
}

/** `open` brings vault and state up to the store; false while nobody has begun. Faults by `must`. */
export function createHavenLock(
  parts: HavenLockParts,
): HavenLock & { readonly open: () => Promise<boolean> } {
  const { p, desk, clock } = parts
  const { store } = desk
  const state = signal<LockView>(null)
  let generation = 0

  const open = async (): Promise<boolean> => {
    const found = (must(await store.get('keys', GENERATION)) as number | undefined) ?? 0
    const row = await readLock(store)
    if (!desk.hasVault()) {
      generation = found
      const key = parts.localKey ?? (must(await store.get('keys', 'local')) as AesKey | undefined)
      if (key) desk.unlock(createVault(p, key))
      else if (row) must(closed)
      else return false
    } else if (found !== generation) {
      // Another tab has changed the lock: what this one knows opens nothing any more.
      desk.lock()
      must(closed)
    }
    const after = (await desk.json('meta', AFTER)) as LockAfter | null | undefined
    const next = row && { after: after ?? 5, passkey: row.passkey !== null }
    if (JSON.stringify(next) !== JSON.stringify(state.peek())) state.value = next
    return true
  }

  /** Everything under `key`; the row of the lock, or the bare handle where there is to be none. */
  const turn = async (pen: Pen, key: AesKey, row: LockRow | null) => {
    const vault = createVault(p, key)
    await rekey(pen, store, desk.vault(), vault)
    const next = generation + 1
    pen.put('keys', GENERATION, next)
    if (row) pen.put('keys', LOCK, row)
    else pen.delete('keys', LOCK)
    if (row) pen.delete('keys', 'local')
    else pen.put('keys', 'local', key)
    pen.afterwards(() => {
      desk.unlock(vault)
      generation = next
      state.value = row && { after: state.peek()?.after ?? 5, passkey: false }
    })
  }

  const lockWith = async (pin: string): Promise<Result<void, StoreFault>> => {
    const raw = p.random(32)
    const row = await wrapByPin(p, pin, parts.cost ?? (await tunedCost(clock)), raw)
    const key = await p.aesKey(raw)
    raw.fill(0)
    return desk.change(pen => turn(pen, key, row))
  }
  /** The PIN is asked for again: an open app in a stranger's hand is not to change who can open it. */
  const known = (pin: string) => rawKey({ p, store, clock }, { pin })

  return {
    open,
    state,
    set: lockWith,
    check: async pin => {
      const raw = await known(pin)
      if (!raw.ok) return raw
      raw.value.fill(0)
      return { ok: true, value: undefined }
    },
    change: async (pin, next) => {
      const raw = await known(pin)
      if (!raw.ok) return raw
      raw.value.fill(0)
      return lockWith(next)
    },
    remove: async pin => {
      const raw = await known(pin)
      if (!raw.ok) return raw
      raw.value.fill(0)
      const key = await newLocalKey(p)
      return desk.change(pen => turn(pen, key, null))
    },
    lockAfter: after =>
      desk.change(async pen => {
        await pen.sealJson('meta', AFTER, after)
        pen.afterwards(() => {
          const now = state.peek()
          state.value = now && { ...now, after }
        })
      }),
    addPasskey: async (pin, { id, salt, secret }) => {
      const raw = await known(pin)
      if (!raw.ok) return raw
      const box = await wrapByPasskey(p, secret, raw.value)
      raw.value.fill(0)
      return desk.change(async pen => {
        const row = await readLock(store)
        if (row) pen.put('keys', LOCK, { ...row, passkey: { id, salt, box } })
        pen.afterwards(() => {
          const now = state.peek()
          state.value = now && { ...now, passkey: true }
        })
      })
    },
    removePasskey: () =>
      desk.change(async pen => {
        const row = await readLock(store)
        if (row) pen.put('keys', LOCK, { ...row, passkey: null })
        pen.afterwards(() => {
          const now = state.peek()
          state.value = now && { ...now, passkey: false }
        })
      }),
  }
}
