import type { Bytes, Result } from './bytes.ts'
import type { Primitives } from './primitives.ts'

export interface SealedText {
  /** 32 hex characters, random. */
  readonly seal: string
  /** base64url. */
  readonly commit: string
  readonly box: string
  /** base64url of one half of the key; absent when not split. */
  readonly half?: string
  /** The other half, 32 bytes, for the gate; absent when not split. */
  readonly share?: Bytes
  /** 32 bytes. */
  readonly key: Bytes
}
/** UTF-8 bytes of the longest text. */
export const MAX_SEALED_BYTES = 32 * 1024

export function sealText(
  _p: Primitives,
  _what: { readonly text: string; readonly split: boolean },
): Promise<SealedText> {
  throw new Error('not yet')
}
export interface SealMismatch {
  readonly fault: 'SealMismatch'
}
export function openSeal(
  _p: Primitives,
  _sealed: { readonly commit: string; readonly box: string },
  _key: Bytes,
): Promise<Result<string, SealMismatch>> {
  throw new Error('not yet')
}
export function joinHalves(_a: Bytes, _b: Bytes): Bytes {
  throw new Error('not yet')
}
/** 32 bytes. `gate` is hex. */
export function matchTag(_p: Primitives, _epochKey: Bytes, _gate: string, _yes: boolean): Promise<Bytes> {
  throw new Error('not yet')
}
