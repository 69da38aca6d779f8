/**
 * The log hashes L_1 … L_n of a space in one growing array that successive states share.
 * A state owns the first `index` of them; what stands behind belongs to a later state.
 */
import type { Bytes } from './bytes.ts'

export interface HashColumn {
  bytes: Bytes
  /** How many hashes have been written. */
  used: number
}

export const emptyColumn = (): HashColumn => ({ bytes: new Uint8Array(32 * 64), used: 0 })

export const columnOf = (hashes: Bytes): HashColumn => ({ bytes: hashes.slice(), used: hashes.length / 32 })

/**
 * Writes L_{owned + 1} and returns the column that holds it: the same one where the state's end is the column's end,
 * a copy where another state has gone on from here (two runs verified on one state, or a run cut by a fault).
 */
export function append(column: HashColumn, owned: number, hash: Bytes): HashColumn {
  const target = column.used === owned ? column : { bytes: column.bytes.slice(0, owned * 32), used: owned }
  if ((owned + 1) * 32 > target.bytes.length) {
    const larger = new Uint8Array(Math.max(64 * 32, target.bytes.length * 2))
    larger.set(target.bytes)
    target.bytes = larger
  }
  target.bytes.set(hash, owned * 32)
  target.used = owned + 1
  return target
}
