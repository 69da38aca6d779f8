/**
 * Somebody who wants to read a sealed text before its time, with everything that a place of the world holds: all that
 * a device's cryptography was ever given or gave out, all that crossed a link. It knows the formats, and tries every
 * secret that it has ever seen, alone and joined with the half that lies beside a seal.
 *
 * Two places are tried apart, as the threat table has it: the relay with the network, and a member's own devices with
 * whatever client. The relay and a member together can open a split seal early; only a strict one withstands both.
 */
import { contentKey, openBox, openPayload, openSealed, type Parsed, type SealRef } from './auditor.ts'

const SECRET_BYTES = 32
/** Bytes that are no text and no longer than this may be several secrets put together: every window is tried. */
const PACKED_BYTES = 128
const IN_TEXT = /(?<![A-Za-z0-9_-])([0-9a-f]{64}|[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/g

export interface Adversary {
  /** Takes note of bytes that the adversary can see. */
  readonly hear: (bytes: Uint8Array) => void
  /** The text, if any secret heard so far opens this seal. */
  readonly open: (seal: SealRef) => string | null
  /** The payload, if any secret heard so far opens this entry, as a content key or as an epoch key. */
  readonly read: (entry: Parsed) => string | null
  /** Every secret heard so far. */
  readonly all: () => readonly Uint8Array[]
}

export function adversary(): Adversary {
  const secrets: Buffer[] = []
  const known = new Set<string>()
  /** How many secrets were tried on a seal, so that only new ones are tried again. */
  const tried = new Map<string, { upTo: number; text: string | null }>()

  /** The key that opened an entry of one device and epoch: the first to be tried on its others. */
  const fitting = new Map<string, Buffer>()
  /** How many secrets were tried on an entry, by its hash, and none opened it. */
  const unread = new Map<string, number>()

  const learn = (secret: Buffer) => {
    const name = secret.toString('latin1')
    if (known.has(name)) return
    known.add(name)
    secrets.push(Buffer.from(secret))
  }
  const hear = (bytes: Uint8Array) => {
    const seen = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const packed = seen.length === SECRET_BYTES || seen.some(byte => byte < 0x20 || byte > 0x7e)
    if (packed && seen.length >= SECRET_BYTES && seen.length <= PACKED_BYTES) {
      for (let at = 0; at + SECRET_BYTES <= seen.length; at++) learn(seen.subarray(at, at + SECRET_BYTES))
    }
    if (seen.length < SECRET_BYTES) return
    for (const [text] of seen.toString('latin1').matchAll(IN_TEXT)) {
      learn(Buffer.from(text, text.length === 64 ? 'hex' : 'base64url'))
    }
  }
  const joined = (secret: Buffer, half: Buffer) => {
    const key = Buffer.alloc(SECRET_BYTES)
    for (let i = 0; i < SECRET_BYTES; i++) key[i] = secret[i]! ^ half[i]!
    return key
  }
  const open = (seal: SealRef): string | null => {
    const so = tried.get(seal.seal) ?? { upTo: 0, text: null }
    tried.set(seal.seal, so)
    const half = seal.half ? Buffer.from(seal.half, 'base64url') : null
    for (; so.text === null && so.upTo < secrets.length; so.upTo++) {
      const secret = secrets[so.upTo]!
      so.text = openSealed(seal, secret) ?? (half ? openSealed(seal, joined(secret, half)) : null)
    }
    return so.text
  }
  const readWith = (entry: Parsed, key: Buffer): string | null => {
    // The box first: it is cheap, and a wrong key never gets past it.
    if (!openBox(key, entry.body.subarray(0, 12), entry.body.subarray(12), entry.header)) return null
    return openPayload(entry, key)?.payload.toString() ?? null
  }
  const read = (entry: Parsed): string | null => {
    const series = `${entry.space} ${entry.device} ${entry.epoch}`
    const before = fitting.get(series)
    const again = before ? readWith(entry, before) : null
    if (again !== null) return again
    const name = entry.hash.toString('latin1')
    for (let at = unread.get(name) ?? 0; at < secrets.length; at++) {
      const secret = secrets[at]!
      for (const key of [secret, contentKey(secret, entry.space, entry.epoch, entry.device)]) {
        const text = readWith(entry, key)
        if (text === null) continue
        fitting.set(series, key)
        return text
      }
    }
    unread.set(name, secrets.length)
    return null
  }
  return { hear, open, read, all: () => secrets }
}

/** Every way in which marked words could lie open in bytes: as they are, in base64 of any alignment, in hex, in UTF-16. */
export function lookFor(marker: string): (bytes: Uint8Array) => boolean {
  const plain = Buffer.from(marker)
  const inner = (shift: number) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64')
    // The first and the last group of four also carry bits of what stands beside the words.
    return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, Math.floor((shift + plain.length) / 3) * 4))
  }
  const forms = [
    plain,
    inner(0),
    inner(1),
    inner(2),
    Buffer.from(plain.toString('hex')),
    Buffer.from(marker, 'utf16le'),
  ]
  return bytes => {
    const seen = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return forms.some(form => seen.includes(form))
  }
}
