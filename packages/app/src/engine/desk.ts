/**
 * The desk: where everything that changes on this device is written. One change at a time among all tabs; what another
 * tab changed is taken in first; the store has all of a change before memory has any of it.
 */
import type { Bytes } from '#protocol'
import type { Delete, Put, Result, Store, StoreFault, Table } from './ports.ts'
import type { Vault } from './vault.ts'

/** Carries a fault of the store out of nested reads to the one place that turns it into a value again. */
class StoreTrouble extends Error {
  readonly fault: StoreFault
  constructor(fault: StoreFault) {
    super(fault.fault)
    this.fault = fault
  }
}

/** The value, or on to the edge of the change with the fault. */
export function must<T>(result: Result<T, StoreFault>): T {
  if (!result.ok) throw new StoreTrouble(result.error)
  return result.value
}

/** What a fault of the store ended, as a value again. */
export async function storeWork<T>(work: () => Promise<T>): Promise<Result<T, StoreFault>> {
  try {
    return { ok: true, value: await work() }
  } catch (trouble) {
    if (trouble instanceof StoreTrouble) return { ok: false, error: trouble.fault }
    throw trouble
  }
}

export interface Pen {
  /** For key handles and numbers; words and keys in bytes go through `seal`. */
  readonly put: (table: Table, key: string, value: unknown) => void
  /** The row is sealed by the time of the commit; `plain` stays as it is until then. */
  readonly seal: (table: Table, key: string, plain: Bytes) => Promise<void>
  readonly sealJson: (table: Table, key: string, value: unknown) => Promise<void>
  readonly delete: (table: Table, key: string) => void
  /** Runs once the store has the whole change, in the order of asking, before anybody else may change anything. */
  readonly afterwards: (apply: () => void | Promise<void>) => void
}

export interface Desk {
  readonly store: Store
  /** Present once somebody has begun here. */
  readonly vault: () => Vault
  /** Null when the beginning did not come to be. */
  readonly unlock: (vault: Vault | null) => void
  /** Drops the key; every change from now on is `StoreClosed`. */
  readonly lock: () => void
  readonly hasVault: () => boolean
  /** Writes what `work` asks of the pen, or nothing at all. A defect in `work` throws, and nothing is written. */
  readonly change: <T>(work: (pen: Pen) => Promise<T>) => Promise<Result<T, StoreFault>>
  /** Takes in what other tabs have changed. */
  readonly refresh: () => Promise<Result<void, StoreFault>>
  readonly json: (table: Table, key: string) => Promise<unknown>
}

const REVISION = 'revision'

export interface DeskParts {
  readonly store: Store
  /** Brings memory up to the store's state; runs while nobody writes. Faults by `must`. */
  readonly reload: () => Promise<void>
  /** Called after every change that this tab made. */
  readonly changed: () => void
}

export function createDesk({ store, reload, changed }: DeskParts): Desk {
  let vault: Vault | null = null
  let revision = -1
  let locked = false
  const opened = (): Vault => {
    // What was under way when the haven closed ends as if the store had closed first.
    if (locked) throw new StoreTrouble({ fault: 'StoreClosed' })
    if (!vault) throw new Error('nobody has begun on this device')
    return vault
  }

  const catchUp = async (): Promise<void> => {
    const found = must(await store.get('meta', REVISION))
    const current = typeof found === 'number' ? found : 0
    if (current === revision) return
    await reload()
    revision = current
  }

  const guarded = async <T>(work: () => Promise<T>): Promise<Result<T, StoreFault>> => {
    if (locked) return { ok: false, error: { fault: 'StoreClosed' } }
    return storeWork(() => store.exclusive(work))
  }

  return {
    store,
    vault: opened,
    unlock: given => {
      vault = given
      locked = false
    },
    lock: () => {
      vault = null
      locked = true
    },
    hasVault: () => vault !== null,
    refresh: () => guarded(catchUp),
    change: work =>
      guarded(async () => {
        await catchUp()
        const writes: (Put | Delete)[] = []
        const applies: (() => void | Promise<void>)[] = []
        // Rows are sealed beside each other, not one after the other; each keeps the place at which it was asked for.
        const sealing: Promise<void>[] = []
        const place = (table: Table, key: string, row: Promise<Bytes>) => {
          const at = writes.push({ table, key, value: undefined }) - 1
          const sealed = row.then(value => {
            writes[at] = { table, key, value }
          })
          // Whoever gives the change up for another reason leaves nobody who waits for it.
          sealed.catch(() => {})
          sealing.push(sealed)
        }
        const result = await work({
          put: (table, key, value) => writes.push({ table, key, value }),
          seal: async (table, key, plain) => place(table, key, opened().seal(table, key, plain)),
          sealJson: async (table, key, value) => place(table, key, opened().sealJson(table, key, value)),
          delete: (table, key) => writes.push({ table, key, delete: true }),
          afterwards: apply => applies.push(apply),
        })
        await Promise.all(sealing)
        if (writes.length > 0) {
          must(await store.commit([...writes, { table: 'meta', key: REVISION, value: revision + 1 }]))
          revision += 1
        }
        try {
          for (const apply of applies) await apply()
        } catch (defect) {
          // Memory has only a part of what the store has. Whoever writes next reads first, so that no counter is used twice.
          revision = -1
          throw defect
        }
        if (applies.length > 0) changed()
        return result
      }),
    json: async (table, key) => {
      const value = must(await store.get(table, key))
      return value === undefined ? undefined : opened().openJson(table, key, value)
    },
  }
}
