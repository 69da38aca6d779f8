/** Bytes and the texts that stand for them: hex for ids and hashes, base64url for everything else. */

export type Bytes = Uint8Array<ArrayBuffer>

/** What people or the world can cause is a value, never a throw. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error })

// Every platform we run on has these two; the island is compiled without DOM and Node types, so it names them itself.
declare const TextEncoder: new () => { encode(text: string): Bytes }
declare const TextDecoder: new (
  encoding: 'utf-8',
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Bytes): string }

const encoder = new TextEncoder()
// ignoreBOM: a leading U+FEFF is part of the text; else two byte strings would decode to one text.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const utf8 = (text: string): Bytes => encoder.encode(text)

/** Null when the bytes are not UTF-8. */
export function fromUtf8(bytes: Bytes): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

const hexDigits = utf8('0123456789abcdef')

export function hex(bytes: Bytes): string {
  // One flat string from character codes: adding up single characters would leave ropes behind, in the verify loop.
  const codes = new Array<number>(bytes.length * 2)
  for (let i = 0; i < bytes.length; i++) {
    codes[2 * i] = hexDigits[bytes[i]! >> 4]!
    codes[2 * i + 1] = hexDigits[bytes[i]! & 15]!
  }
  return codes.length <= 128
    ? String.fromCharCode(...codes)
    : codes.map(code => String.fromCharCode(code)).join('')
}

/** True for lower-case hex of exactly `size` bytes. */
export const isHex = (text: string, size: number): boolean =>
  text.length === size * 2 && /^[0-9a-f]*$/.test(text)

/** Throws on anything but lower-case hex: for our own values, never for what others sent. */
export function unhex(text: string): Bytes {
  const bytes = new Uint8Array(text.length >> 1)
  for (let i = 0; i < bytes.length; i++) bytes[i] = (nibble(text, 2 * i) << 4) | nibble(text, 2 * i + 1)
  if (text.length % 2 === 1) throw new Error('not lower-case hex')
  return bytes
}

function nibble(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 97 && code <= 102) return code - 87
  throw new Error('not lower-case hex')
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const sixBits = new Int8Array(128).fill(-1)
for (let i = 0; i < 64; i++) sixBits[alphabet.charCodeAt(i)] = i

/** Without padding characters (RFC 4648, section 5). */
export function base64url(bytes: Bytes): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const bits = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    text += alphabet[bits >> 18]! + alphabet[(bits >> 12) & 63]!
    if (left > 1) text += alphabet[(bits >> 6) & 63]!
    if (left > 2) text += alphabet[bits & 63]!
  }
  return text
}

/** Null for anything that `base64url` would not have written: one text for each byte string. */
export function unbase64url(text: string): Bytes | null {
  const rest = text.length % 4
  if (rest === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const value = sixBits[text.charCodeAt(i)] ?? -1
    if (value < 0) return null
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at++] = (bits >> held) & 0xff
    }
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null
}

export function concat(...parts: readonly Bytes[]): Bytes {
  let size = 0
  for (const part of parts) size += part.length
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Takes the same time wherever the two differ. */
export function equalBytes(a: Bytes, b: Bytes): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!
  return difference === 0
}

/** Unsigned, big endian, four bytes. */
export function u32(value: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

export const readU32 = (bytes: Bytes, at: number): number =>
  ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0
