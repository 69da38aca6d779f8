/**
 * Local encryption: every row with words or keys in it lies under one AES-256-GCM key of this device.
 *
 * Without a lock this is a curtain. The key stands beside the rows, as a handle that scripts can't export, and browsers
 * write such handles to disk in the clear: whoever has the disk has the words. It keeps words out of crash reports,
 * backups of single files and a glance at the developer tools. With a lock (see `lock/`) the key stands nowhere but
 * wrapped under the PIN, and in the memory of an app that is open.
 */
import { type AesKey, type Bytes, concat, fromUtf8, type Primitives, utf8 } from '#protocol'
import type { Table } from './ports.ts'

const NONCE = 12

/** No copy: rows of a snapshot are large. */
const view = (row: Uint8Array, from: number, to = row.length): Bytes => row.subarray(from, to) as Bytes

export interface Vault {
  /** nonce ‖ box, bound to its table and key: a row moved elsewhere does not open. */
  readonly seal: (table: Table, key: string, plain: Bytes) => Promise<Bytes>
  /** Null for anything that was not sealed here, for this place. */
  readonly open: (table: Table, key: string, value: unknown) => Promise<Bytes | null>
  readonly sealJson: (table: Table, key: string, value: unknown) => Promise<Bytes>
  readonly openJson: (table: Table, key: string, value: unknown) => Promise<unknown>
}

/** A fresh local key: made by the platform's randomness, not exportable from then on. */
export const newLocalKey = (p: Primitives): Promise<AesKey> => p.aesKey(p.random(32))

export function createVault(p: Primitives, localKey: AesKey): Vault {
  const place = (table: Table, key: string) => utf8(`${table}/${key}`)
  const seal: Vault['seal'] = async (table, key, plain) => {
    const nonce = p.random(NONCE)
    return concat(nonce, await p.aesSeal(localKey, nonce, plain, place(table, key)))
  }
  const open: Vault['open'] = async (table, key, value) =>
    value instanceof Uint8Array && value.length > NONCE
      ? p.aesOpen(localKey, view(value, 0, NONCE), view(value, NONCE), place(table, key))
      : null
  return {
    seal,
    open,
    sealJson: (table, key, value) => seal(table, key, utf8(JSON.stringify(value))),
    openJson: async (table, key, value) => {
      const plain = await open(table, key, value)
      const text = plain && fromUtf8(plain)
      return text ? (JSON.parse(text) as unknown) : null
    },
  }
}
