/**
 * What an entry is bound to: the one gate that it was written for, as 16 bytes, or none, as zeros. So the name that is
 * all zeros can be no gate's.
 */
import { type Bytes, hex, unhex } from './bytes.ts'

export const BIND_BYTES = 16
const NO_GATE = '00'.repeat(BIND_BYTES)

/** False for what can't name a gate: anything but 32 lower-case hex characters, and the name that is all zeros. */
export const isGate = (text: string): boolean => /^[0-9a-f]{32}$/.test(text) && text !== NO_GATE

/** Throws for what can't name a gate. */
export function encodeBind(gate: string | null): Bytes {
  if (gate === null) return new Uint8Array(BIND_BYTES)
  if (!isGate(gate)) throw new Error('an entry is bound to a gate or to none')
  return unhex(gate)
}

/** The 16 bytes from `at` on. */
export function decodeBind(bytes: Bytes, at: number): string | null {
  for (let i = at; i < at + BIND_BYTES; i++)
    if (bytes[i] !== 0) return hex(bytes.subarray(at, at + BIND_BYTES))
  return null
}
